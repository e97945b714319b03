"""Words that a party entrusted to the mediators: what they are, under which rule, and what became of them."""

from dataclasses import dataclass

from entremise.talks.acts.drafting import TakePosition
from entremise.talks.acts.inner import MediatorNote
from entremise.talks.acts.messages import AnswerWording, Carry, Message, NoteOral, ShowWording
from entremise.talks.view.state import Entrusted, Seen, WordingState
from entremise.talks.waiting import Waits, goes
from entremise.web.desk import crossing
from entremise.web.desk.ledger import Ledger
from entremise.web.desk.matrix import article_name
from entremise.web.desk.standpoint import Standpoint
from entremise.web.desk.told import Crossing
from entremise.web.desk.told import crossing as crossing_of
from entremise.words import terms
from entremise.words.chronicle.line import Words, carry
from entremise.words.direction import isolate, neutralise
from entremise.words.names import begun


@dataclass(frozen=True, slots=True)
class Shown:
    """A wording that was shown to the party for approval, and its answer. `approved` is None as long as it waits."""

    id: str
    words: Words
    approved: bool | None
    says: str
    remark: Words | None


@dataclass(frozen=True, slots=True)
class Way:
    """Somebody to whom words may be conveyed: where a link leads. `again`: such words went there already."""

    seat: str
    name: str
    side: int | None
    wording: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """Words received. `closed` says why they go to nobody; `waits` why they stand first; both empty otherwise."""

    id: str
    n: int
    place: tuple[int, ...]
    what: str
    by: str
    when: str
    words: Words | None
    rule: str
    sign: str
    with_whom: str
    doubt: str
    closed: str
    waits: str
    ways: tuple[Way, ...]
    may_show: bool
    may_note: bool
    shown: tuple[Shown, ...]
    crossings: tuple[Crossing, ...]
    notes: tuple[Words, ...]

    @property
    def ident(self) -> str:
        return f"w-{self.id}"

    @property
    def crosses(self) -> bool:
        """Whether a party may have them."""
        return any(one.side is not None for one in self.ways)

    @property
    def further(self) -> bool:
        """Whether somebody else may."""
        return any(one.side is None for one in self.ways)


def heard(at: Standpoint, ledger: Ledger, seen: Seen) -> Heard:
    """A message, a position or a note of spoken words, as the desk shows it."""
    source = at.view.entrusted[seen.placed.id]
    shown = tuple(_shown(at, ledger, one) for one in ledger.wordings.get(source.id, ()))
    found = crossing.recipients(at, source)
    allowed = [one.seat for one in found if one.refusal is None]
    approved = next(iter(crossing.approved(at, source.id)), None) if source.rule.exact_wording else None
    may_show = crossing.may_show(at, source)
    conveyings = [at.view.conveyings[one] for one in ledger.conveyed.get(source.id, ())]
    went = {one.convey.to for one in conveyings if goes(at.view, one.id)}
    crossings = tuple(crossing_of(at, ledger, one) for one in reversed(conveyings))
    return Heard(
        id=source.id,
        n=seen.n,
        place=seen.place,
        what=_what(at, seen),
        by=at.reader.person(seen.placed.by.seat, seen.placed.by.person) if seen.placed.by.person else "",
        when=at.hour(seen.placed.at),
        words=_words(at, source),
        rule=carry(at.reader, source.rule),
        sign=sign_of(source),
        with_whom=_with_whom(at, source),
        doubt=_doubt(at, ledger, seen, source),
        closed="" if allowed else crossing.reason(at, source),
        waits=waits(at, ledger, seen),
        ways=tuple(
            Way(one, at.reader.seat(one), at.sides.get(one), approved.id if approved is not None else "", one in went)
            for one in allowed
        ),
        may_note=at.may(MediatorNote(text=crossing.UNWRITTEN, language=at.say.language, about=source.id)),
        may_show=may_show and (source.rule.exact_wording or bool(allowed)),
        shown=shown,
        crossings=crossings,
        notes=tuple(_note(one) for one in ledger.about.get(source.id, ())),
    )


def _words(at: Standpoint, source: Entrusted) -> Words | None:
    return Words(neutralise(source.text), crossing.language_of(at, source.id) or "") if source.text else None


def _note(seen: Seen) -> Words:
    act = seen.placed.act
    return Words(neutralise(getattr(act, "text", "")), getattr(act, "language", ""))


def _what(at: Standpoint, seen: Seen) -> str:
    """What it is: a message; a stance on an article; words noted, by whom they were said and how."""
    _ = at.say
    act = seen.placed.act
    match act:
        case TakePosition():
            stance = _(terms.STANCES[act.stance])
            if act.article is None:
                return begun(_("{stance}: the whole text", stance=stance))
            return begun(_("{stance}: {article}", stance=stance, article=article_name(at, act.draft, act.article)))
        case NoteOral():
            return _("Noted, {means}: {speaker}", means=_(terms.MEANS[act.means]), speaker=speaker_of(at, act))
        case Message() if act.about is not None:
            return _("Message, in answer")
        case _message:
            return _("Message")


def speaker_of(at: Standpoint, act: NoteOral) -> str:
    """Who is said to have said it."""
    if act.speaker is not None:
        return at.reader.person(act.party, act.speaker)
    return isolate(act.speaker_named) if act.speaker_named is not None else at.reader.seat(act.party)


def sign_of(source: Entrusted) -> str:
    """The carry rule as a sign: shut, open, open without a name; with a mark where it holds more conditions."""
    sign = {Carry.IN_CONFIDENCE: "shut", Carry.MAY_BE_CONVEYED: "open", Carry.AS_MEDIATORS_IDEA: "nameless"}
    rule = source.rule
    bound = rule.if_condition or rule.not_before or rule.orally_only or rule.exact_wording
    plain = sign[rule.carry]
    return "bound" if bound and plain != "shut" else plain


def _with_whom(at: Standpoint, source: Entrusted) -> str:
    """Which other mediators hold these words."""
    _ = at.say
    others = at.view.reach(source.id) & at.other_mediators()
    if others:
        return _("also with {seats}", seats=at.reader.seats(others))
    return _("with you alone") if at.other_mediators() else ""


def _doubt(at: Standpoint, ledger: Ledger, seen: Seen, source: Entrusted) -> str:
    _ = at.say
    if not isinstance(seen.placed.act, NoteOral):
        return ""
    answer = ledger.answers.get(source.id)
    remark = getattr(answer.placed.act, "remark", None) if answer is not None else None
    says = {
        True: _("Confirmed by the party."),
        False: _("Contested by the party."),
        None: _("Not yet confirmed by the party."),
    }[source.confirmed]
    return says if not remark else _("{says} “{remark}”", says=says, remark=isolate(remark))


def _shown(at: Standpoint, ledger: Ledger, seen: Seen) -> Shown:
    _ = at.say
    act = seen.placed.act
    assert isinstance(act, ShowWording)
    state: WordingState = at.view.wordings[seen.placed.id]
    says = {
        True: _("The party approves this wording."),
        False: _("The party doesn’t approve this wording."),
        None: _("Shown to the party, {time}; it hasn’t answered.", time=at.hour(seen.placed.at)),
    }[state.approved]
    answer = ledger.answers.get(seen.placed.id)
    remark = answer.placed.act.remark if answer and isinstance(answer.placed.act, AnswerWording) else None
    return Shown(
        seen.placed.id,
        Words(neutralise(act.text), act.language),
        state.approved,
        says,
        Words(neutralise(remark)) if remark else None,
    )


def waits(at: Standpoint, ledger: Ledger, seen: Seen) -> str:
    """Why these words come first; empty where nothing is awaited of the mediators."""
    _ = at.say
    why = ledger.waiting.get(seen.placed.id)
    if why is None:
        return ""
    return {
        Waits.CONTESTED: _("Contested: it can’t be carried"),
        Waits.APPROVED: _("The wording is approved"),
        Waits.NOT_APPROVED: _("The wording isn’t approved"),
        Waits.OPEN: _("Not answered"),
    }[why]
