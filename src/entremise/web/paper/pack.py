"""The printed pack of one seat, as data: where things stand, the text, what was seen, sheets to go on with by hand."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from entremise.accord.text import Article, digest
from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.messages import Carry
from entremise.talks.rules.carrying import HEARD
from entremise.talks.view.state import DraftState, Seen, in_order
from entremise.web.language import direction_of
from entremise.web.visit import Visit
from entremise.words import chronicle, standing, terms
from entremise.words.names import in_language
from entremise.words.plain import plain

NEWEST: Final = 200
"""How many entries of the chronicle are printed: what is older is in the record that a seat exports."""


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's words, in their language and its direction; of an article also its heading."""

    text: str
    language: str
    direction: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """One line of a part: when, what, in which words, and what follows from it."""

    at: str
    says: str
    words: tuple[Said, ...] = ()
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the pack; `empty` is said where nothing stands in it."""

    title: str
    lines: tuple[Printed, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A field of a sheet that is filled in by hand: boxes to tick, and lines to write on."""

    label: str
    options: tuple[str, ...] = ()
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to go on with by hand, and what becomes of it."""

    title: str
    use: str
    fields: tuple[Blank, ...]


def pack(visit: Visit, asked: str, record: tuple[int, str]) -> dict[str, Any]:
    """All that is printed for this seat, from what it has seen; `record`: how many entries it has, and their head."""
    _ = visit.say
    convened = visit.view.convened
    title = visit.reader.words(convened.title) if convened is not None else ""
    made = _("As of {time}.", time=visit.when(visit.now))
    return {
        "language": _.language.partition("-")[0],
        "direction": direction_of(_.language),
        "title": plain(title),
        "for_seat": plain(_("For the seat of {seat} alone", seat=visit.reader.seat(visit.seat))),
        "exercise": _("Exercise: nothing here is real.") if visit.premises.exercise else "",
        "made": plain(made),
        "standing": plain(standing.headline(visit.reader)),
        "asked": plain(asked),
        "use": _(
            "With this, talks go on by paper when the screens fail. Keep it as you would keep the room. What happens "
            "on paper is entered afterwards, by whoever did it, with the time at which it happened."
        ),
        "parts": [asdict(part) for part in (_delegation(visit), _record(visit, *record), _chronicle(visit))],
        "text": _text(visit),
        "sheets": [asdict(sheet) for sheet in _sheets(visit)],
    }


def _delegation(visit: Visit) -> Part:
    _ = visit.say
    lines = []
    for one in visit.view.delegation(visit.seat):
        capacities = visit.reader.list(_(terms.CAPACITIES[capacity]) for capacity in one.person.capacities)
        lines.append(Printed("", plain(f"{visit.reader.person(visit.seat, one.person.slug)}: {capacities}")))
    return Part(_("Our delegation"), tuple(lines), _("Nobody is named yet."))


def _record(visit: Visit, entries: int, head: str) -> Part:
    _ = visit.say
    says = _("Our chain has {n} entries. Its head: {head}", n=entries, head=head or "–")
    use = _("Against this head anybody can show later whether the record was changed.")
    return Part(_("The record"), (Printed("", says, follows=use),))


def _chronicle(visit: Visit) -> Part:
    _ = visit.say
    seen = [*visit.view.timeline()]
    lines = tuple(_line(visit, one) for one in seen[-NEWEST:])
    title = _("What we have seen") if len(seen) <= NEWEST else _("What we have seen last")
    return Part(title, lines, _("Nothing has been shown to this seat."))


def _line(visit: Visit, seen: Seen) -> Printed:
    line = chronicle.line(visit.reader, seen)
    at = visit.when(seen.placed.at) if seen.placed.at is not None else ""
    words = tuple(_said(one.text, one.language or visit.say.language) for one in line.words)
    return Printed(plain(at), plain(line.says), words, plain(" ".join(line.follows)))


def _said(text: str, language: str, heading: str = "") -> Said:
    return Said(text, language.partition("-")[0], direction_of(language), heading)


def _text(visit: Visit) -> dict[str, Any] | None:
    """The latest draft that this seat was shown, in all its languages."""
    drafts = in_order(visit.view.drafts.values())
    if not drafts:
        return None
    draft = drafts[-1]
    _ = visit.say
    return {
        "title": plain(visit.reader.words(draft.title)),
        "digest": _(
            "Draft {n}. Digest (SHA-256): {digest}", n=draft.number, digest=digest(draft.title, draft.articles)
        ),
        "articles": [_article(visit, draft, article) for article in draft.articles],
    }


def _article(visit: Visit, draft: DraftState, article: Article) -> dict[str, Any]:
    words = [asdict(_said(article.text[tag], tag, in_language(article.heading, tag))) for tag in sorted(article.text)]
    return {"words": words, "position": plain(_position(visit, draft, article.slug))}


def _position(visit: Visit, draft: DraftState, article: str) -> str:
    """Our own latest position on an article; mediators print none: a pack is carried about."""
    _ = visit.say
    own = [
        one.position
        for one in in_order(visit.view.positions.values())
        if one.party == visit.seat and one.position.draft == draft.id and one.position.article == article
    ]
    return _("Our position: {stance}", stance=_(terms.STANCES[own[-1].stance])) if own else ""


def _sheets(visit: Visit) -> Iterable[Sheet]:
    _ = visit.say
    kind = visit.seated.kind
    when = Blank(_("Day and hour"))
    if kind in HEARD:
        rules = tuple(_(terms.CARRIES[rule]) for rule in Carry)
        yield Sheet(
            _("A message to the mediators"),
            _("Hand it to the mediators that you name, to nobody else; keep a copy and enter it afterwards."),
            (
                Blank(_("To the mediators")),
                when,
                Blank(_("What they may do with it"), options=rules),
                Blank(_("Only to, only if, not before"), lines=2),
                Blank(_("The words"), lines=10),
                Blank(_("Name and signature")),
            ),
        )
    if kind is SeatKind.PARTY:
        yield from _signature_sheets(visit)
        yield Sheet(
            _("A request for time"),
            _("Hand it to the mediators."),
            (
                Blank(_("Until")),
                when,
                Blank(_("For what reason, if one is given"), lines=4),
                Blank(_("Name and signature")),
            ),
        )
    if kind is SeatKind.MEDIATOR:
        yield Sheet(
            _("Words that are carried"),
            _(
                "One sheet for one recipient. Write the recipient’s name first. It is entered as conveyed by word of "
                "mouth."
            ),
            (
                Blank(_("To"), options=_names(visit, HEARD)),
                when,
                Blank(_("The words as they are conveyed"), lines=8),
                Blank(_("On which words of whom they rest (never to be shown)"), lines=3),
            ),
        )
        yield Sheet(
            _("What was said"),
            _("Entered afterwards as noted words; unconfirmed until the party confirms them, and never consent."),
            (
                Blank(_("Who spoke"), options=_names(visit, HEARD)),
                when,
                Blank(_("By which means"), options=tuple(_(one) for one in terms.MEANS.values())),
                Blank(_("The words"), lines=8),
                Blank(_("What may be done with them"), options=tuple(_(terms.CARRIES[rule]) for rule in Carry)),
            ),
        )


def _signature_sheets(visit: Visit) -> Iterable[Sheet]:
    """A sheet for each opening in which this seat is still to sign: what is signed is named by its digest."""
    _ = visit.say
    for opening in in_order(visit.view.openings.values()):
        draft = visit.view.drafts.get(opening.draft)
        if draft is None or opening.ended or visit.seat not in opening.required:
            continue
        missing = [one for one in opening.required[visit.seat] if not opening.has_signed(visit.seat, one)]
        if missing:
            yield Sheet(
                _("A sheet for signature"),
                _(
                    "For draft {n}, whose digest is {digest}, and for no other text. Each signs by hand; what binds is "
                    "the signature that the same person enters afterwards.",
                    n=draft.number,
                    digest=digest(draft.title, draft.articles),
                ),
                (
                    *(Blank(plain(visit.reader.person(visit.seat, one)), lines=2) for one in missing),
                    Blank(_("Day and hour")),
                ),
            )


def _names(visit: Visit, kinds: Iterable[SeatKind]) -> tuple[str, ...]:
    slugs = visit.view.seats_of(*kinds)
    return tuple(plain(visit.reader.seat(one.seat.slug)) for one in in_order(visit.view.seats[slug] for slug in slugs))
