"""The page on which a mediator writes a draft and tables it."""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect

from entremise.talks.acts.convening import SeatKind
from entremise.talks.acts.drafting import TableDraft
from entremise.talks.acts.form import parse_act
from entremise.talks.refusal import Code, Refused
from entremise.talks.view.state import DraftState
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.forms import options
from entremise.web.forms.act_page import append, happened
from entremise.web.forms.allowed import refusal_of
from entremise.web.forms.fields import ActForm, Option
from entremise.web.forms.means import seen_by
from entremise.web.forms.reading import YES
from entremise.web.forms.registry import FORMS
from entremise.web.language import direction_of
from entremise.web.shell import show_room
from entremise.web.text.arriving import arriving, hidden
from entremise.web.text.articles import called, languages_of, latest
from entremise.web.text.editor import KIND, Row, Written, Wrong, edited, from_articles, from_sent, given, placed_at
from entremise.web.text.editor import wrongs as all_wrongs
from entremise.web.visit import Visit
from entremise.words import refusals
from entremise.words.names import in_language

LOOK: Final = "look"
"""What is sent as `edit` to see what would arrive."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box to write in: a heading or a text in one language."""

    name: str
    language: str
    language_name: str
    value: str
    wrong: str

    @property
    def ident(self) -> str:
        return _ident(self.name)

    @property
    def direction(self) -> str:
        return direction_of(self.language)


@dataclass(frozen=True, slots=True)
class RowShown:
    """An article on the page: its boxes, and what is kept of languages that aren't shown."""

    n: int
    number: int
    slug: str
    name: str
    headings: tuple[Box, ...]
    texts: tuple[Box, ...]
    kept: tuple[tuple[str, str], ...]
    focus: bool
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, the id of the box that it is about, and what that is called: there it is said why."""

    ident: str
    called: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Tabling:
    """The page: everything that was typed, and what is wrong with it."""

    form: ActForm
    request: str
    expected: int
    titles: tuple[Box, ...]
    title_kept: tuple[tuple[str, str], ...]
    languages: tuple[tuple[Option, bool], ...]
    to: tuple[tuple[Option, bool], ...]
    rows: tuple[RowShown, ...]
    replaces: DraftState | None
    replacing: bool
    gone: str
    gone_kept: tuple[tuple[str, str], ...]
    faults: tuple[Fault, ...]
    wrong_places: Mapping[str, str]
    happened: str


@room_page("GET", "POST", seats=(SeatKind.MEDIATOR,))
def tabling(visit: Visit) -> HttpResponse:
    """The draft as it is being written; sent with `edit`, it is changed, or shown as it would arrive; else tabled."""
    sent = visit.request.POST
    if visit.request.method != "POST":
        return _page(visit, _begun(visit), QueryDict(mutable=True))
    written, edit = from_sent(sent), sent.get("edit", "")
    if edit and edit != LOOK:
        return _page(visit, edited(written, edit), sent)
    wrongs = all_wrongs(written)
    if not wrongs:
        try:
            if edit == LOOK:
                return _arriving(visit, written, sent)
            # Who has looked at what arrives tables it only if nothing has come in since.
            looked = sent.get("looked") == YES
            append(visit, parse_act(KIND, given(written)), sent, at=happened(visit, sent), consequential=looked)
        except Refused as refused:
            wrongs = (placed_at(written, refused.refusal),)
        else:
            return redirect(visit.url("text"))
    return _page(visit, written, sent, wrongs, status=422)


def _arriving(visit: Visit, written: Written, sent: QueryDict) -> HttpResponse:
    """The page that shows exactly what would arrive; nothing is done yet. Raises `Refused` for what would be."""
    form, act = FORMS[KIND](visit, {}), parse_act(KIND, given(written))
    if form is None or not isinstance(act, TableDraft):
        return errors.not_found(visit.request)
    if refusal := refusal_of(visit, act):
        raise Refused(refusal.code, refusal.about, **dict(refusal.params))
    context = {
        "form": form,
        "arriving": arriving(visit, act),
        "seen_by": seen_by(visit, act),
        "kept": hidden(dict(sent.lists()), ("csrfmiddlewaretoken", "edit", "request", "expected", "looked")),
        "request_key": sent.get("request", "") or secrets.token_urlsafe(16),
        "expected": visit.view.n,
        "happened": sent.get("happened", ""),
        "live": False,
        "page_title": visit.say("What arrives"),
    }
    return show_room(visit, "entremise/text/arriving.html", context)


def _begun(visit: Visit) -> Written:
    """What stands there at first: the draft that it is to take the place of, else one empty article."""
    asked = visit.request.GET
    before = visit.view.drafts.get(asked.get("replaces", "")) if "replaces" in asked else latest(visit.view)
    if before is not None:
        act = visit.view.seen[before.id].placed.act
        named = act.to if isinstance(act, TableDraft) else ()
        to = (visit.view.reach(before.id) | frozenset(named)) - {visit.seat}
        languages = languages_of(visit, before.articles)
        return from_articles(before.title, before.articles, languages, sorted(to), before.id)
    parties = tuple(sorted(visit.view.parties()))
    return Written({}, (visit.say.language,), (Row(),), parties)


def _page(
    visit: Visit, written: Written, sent: QueryDict, wrongs: Sequence[Wrong] = (), *, status: int = 200
) -> HttpResponse:
    form = FORMS[KIND](visit, {})
    if form is None:
        return errors.not_found(visit.request)
    context = {"page": shown(visit, form, written, sent, wrongs), "live": False, "page_title": form.title}
    return show_room(visit, "entremise/text/tabling.html", context, status=status)


def shown(visit: Visit, form: ActForm, written: Written, sent: QueryDict, wrongs: Sequence[Wrong]) -> Tabling:
    """The page of a draft as it was typed."""
    sentences = {one.place: _sentence(visit, written, one) for one in wrongs}
    renewed = any(one.refusal.code is Code.REQUEST_DIFFERS for one in wrongs)
    talks = (*(one.value for one in options.languages(visit)), *written.languages)
    others = options.seats(visit, visit.view.seats_of() - {visit.seat})
    replaced = visit.view.drafts.get(written.replaces or sent.get("replaced", ""))
    at = visit.request.GET.get("happened", "") or sent.get("happened", "")
    titles = _boxes(visit, "title", written.title, written.languages, sentences)
    rows = tuple(_row_shown(visit, written, n, sentences) for n in range(len(written.rows)))
    has_box = {box.name for box in (*titles, *(box for row in rows for box in (*row.headings, *row.texts)))}
    has_box |= {"languages", "to", *(["replaces"] if replaced is not None else [])}
    return Tabling(
        form=form,
        request=sent.get("request", "") if sent.get("request") and not renewed else secrets.token_urlsafe(16),
        expected=visit.view.n,
        titles=titles,
        title_kept=tuple(_hidden("title", written.title, written.languages)),
        languages=tuple(
            (Option(tag, called), tag in written.languages)
            for tag, called in options.named(visit, dict.fromkeys(talks))
        ),
        to=tuple((one, one.value in written.to) for one in others),
        rows=rows,
        replaces=replaced,
        replacing=bool(written.replaces),
        gone=_gone(visit, written),
        gone_kept=tuple(_gone_kept(written)),
        faults=tuple(_fault(visit, written, one, sentences, has_box) for one in wrongs),
        wrong_places=sentences,
        happened=at,
    )


def _fault(
    visit: Visit, written: Written, wrong: Wrong, sentences: Mapping[str, str], has_box: Collection[str]
) -> Fault:
    """What is wrong, with the name of its box; without one, where it has none beside which it could be said."""
    name = _called(visit, written, wrong) if wrong.place in has_box else ""
    return Fault(_ident(wrong.place), name, sentences[wrong.place])


def _sentence(visit: Visit, written: Written, wrong: Wrong) -> str:
    """What is wrong, with the article and the language by which the reader knows them."""
    return refusals.sentence(wrong.refusal, visit.reader, _called(visit, written, wrong) or None)


def _called(visit: Visit, written: Written, wrong: Wrong) -> str:
    _ = visit.say
    if wrong.row is not None:
        row = written.rows[wrong.row - 1] if wrong.row <= len(written.rows) else Row()
        return called(visit, wrong.row, row.heading, wrong.language)
    return {
        "title": _("Title"),
        "to": _("Tabled to"),
        "languages": _("Languages of the draft"),
        "articles": _("Articles"),
        "replaces": _("The draft whose place it takes"),
    }.get(wrong.place.partition(".")[0], "")


def _ident(place: str) -> str:
    return f"f-{place.replace('.', '-')}" if place else "tabling"


def _boxes(
    visit: Visit, name: str, texts: Mapping[str, str], languages: Iterable[str], sentences: Mapping[str, str]
) -> tuple[Box, ...]:
    return tuple(
        Box(f"{name}.{tag}", tag, called, texts.get(tag, ""), sentences.get(f"{name}.{tag}", ""))
        for tag, called in options.named(visit, languages)
    )


def _hidden(name: str, texts: Mapping[str, str], languages: Sequence[str]) -> Iterable[tuple[str, str]]:
    """What was typed in languages that are no more ticked: kept, should they be again."""
    return ((f"{name}.{tag}", text) for tag, text in texts.items() if tag not in languages)


def _row_shown(visit: Visit, written: Written, n: int, sentences: Mapping[str, str]) -> RowShown:
    row, tags, last = written.rows[n], written.languages, len(written.rows) - 1
    kept = (
        *_hidden(f"a.{n}.heading", row.heading, tags),
        *_hidden(f"a.{n}.text", row.text, tags),
    )
    return RowShown(
        n=n,
        number=n + 1,
        slug=row.slug,
        name=in_language(row.heading, visit.say.language) if row.heading else "",
        headings=_boxes(visit, f"a.{n}.heading", row.heading, tags, sentences),
        texts=_boxes(visit, f"a.{n}.text", row.text, tags, sentences),
        kept=kept,
        focus=written.focus == n,
        first=n == 0,
        last=n == last,
    )


def _gone(visit: Visit, written: Written) -> str:
    _ = visit.say
    if written.gone is None:
        return ""
    heading = written.gone[1].heading
    if not heading:
        return _("An article was taken out.")
    return _("The article “{heading}” was taken out.", heading=visit.reader.words(heading))


def _gone_kept(written: Written) -> Iterable[tuple[str, str]]:
    if written.gone is not None:
        at, row = written.gone
        yield "gone.at", str(at)
        yield "gone.slug", row.slug
        yield from _hidden("gone.heading", row.heading, ())
        yield from _hidden("gone.text", row.text, ())
