"""The papers of a delegation's inner room, and who may release its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from entremise.talks.acts.convening import Capacity, SeatKind
from entremise.talks.acts.drafting import TableDraft
from entremise.talks.acts.inner import InnerPaper, Purpose
from entremise.talks.expected import drafts_waiting, may_speak
from entremise.talks.view.state import Seen, in_order
from entremise.web.forms.registry import FORMS
from entremise.web.room.conversation import PAGE, moment
from entremise.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Way:
    """Something to do with a paper."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the inner room, and what can be done with it. `about` is the earlier one that it answers."""

    ident: str
    purpose: str
    called: str
    who: str
    at: str
    text: str
    language: str
    about: str
    about_called: str
    waiting: bool
    release: tuple[Way, ...] = ()
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Papers:
    """A page of papers, the newest first, and the number before which earlier ones go on."""

    papers: tuple[Paper, ...]
    before: int | None


@dataclass(frozen=True, slots=True)
class Trusted:
    """A person of the delegation: whether it may release words, and the way to decide otherwise (the head's alone)."""

    name: str
    head: bool
    may_release: bool
    url: str


def papers(visit: Visit, before: int | None = None) -> Papers:
    """The papers of this seat's inner room."""
    own = in_order(seen for seen in visit.view.seen.values() if _is_ours(visit, seen))
    earlier = [seen for seen in own if before is None or seen.n < before]
    shown = earlier[-PAGE:]
    waiting = {seen.placed.id for seen in drafts_waiting(visit.view, visit.seat)}
    return Papers(
        tuple(_paper(visit, seen, seen.placed.id in waiting) for seen in reversed(shown)),
        shown[0].n if shown and len(earlier) > len(shown) else None,
    )


def _is_ours(visit: Visit, seen: Seen) -> bool:
    return isinstance(seen.placed.act, InnerPaper) and seen.placed.by.seat == visit.seat


def paper_of(visit: Visit, act: str) -> InnerPaper | None:
    """A paper of this seat's inner room, by its id."""
    seen = visit.view.seen.get(act)
    if seen is None or not _is_ours(visit, seen):
        return None
    assert isinstance(seen.placed.act, InnerPaper)
    return seen.placed.act


def _paper(visit: Visit, seen: Seen, waiting: bool) -> Paper:
    act, by = seen.placed.act, seen.placed.by
    assert isinstance(act, InnerPaper)
    answered = visit.view.seen.get(act.about or "")
    ours = answered is not None and _is_ours(visit, answered)
    return Paper(
        ident=seen.placed.id,
        purpose=act.purpose.value,
        called=_called(visit)[act.purpose],
        who=visit.reader.person(by.seat, by.person) if by.person is not None else visit.reader.seat(by.seat),
        at=moment(visit, seen),
        text=act.text,
        language=act.language,
        about=answered.placed.id if answered is not None and ours else "",
        about_called=_excerpt(answered) if answered is not None and ours else "",
        waiting=waiting,
        release=_releases(visit, seen.placed.id, act) if waiting else (),
        ways=_ways(visit, seen.placed.id, act),
    )


def _called(visit: Visit) -> Mapping[Purpose, str]:
    _ = visit.say
    return {Purpose.NOTE: _("Note"), Purpose.DRAFT: _("Draft"), Purpose.INSTRUCTION: _("Instruction")}


def _excerpt(seen: Seen) -> str:
    act = seen.placed.act
    assert isinstance(act, InnerPaper)
    flat = " ".join(act.text.split())
    return flat if len(flat) <= 60 else flat[:60].rsplit(" ", 1)[0] + "…"


def _ways(visit: Visit, ident: str, act: InnerPaper) -> tuple[Way, ...]:
    _ = visit.say
    do, back = visit.url("do", kind="inner-paper"), visit.url("inner")
    found = [Way(_("Answer"), f"{do}?{urlencode({'about': ident, 'back': back})}")]
    if act.purpose is Purpose.DRAFT:
        found.append(Way(_("New version"), f"{do}?{urlencode({'revises': ident, 'back': back})}"))
    return tuple(found)


RELEASED_AS = ("message", "take-position")
"""The kinds of acts as which a draft can leave the inner room."""


def _releases(visit: Visit, ident: str, act: InnerPaper) -> tuple[Way, ...]:
    """How a draft may leave this room by the reader's hand; empty where it may not."""
    _ = visit.say
    if not may_speak(visit.view, visit.by):
        return ()
    names = {"message": _("Release to the mediators…"), "take-position": _("Release as a position on the text…")}
    return tuple(
        Way(names[kind], reverse("release", kwargs={"talks": visit.talks, "paper": ident, "kind": kind}))
        for kind in RELEASED_AS
        if (make := FORMS.get(kind)) is not None and make(visit, given_for(visit, kind, act)) is not None
    )


def given_for(visit: Visit, kind: str, act: InnerPaper) -> dict[str, str]:
    """What the form is told beforehand, as which a paper is released."""
    if kind != "take-position":
        return {}
    about = visit.view.seen.get(act.about or "")
    if about is not None and isinstance(about.placed.act, TableDraft):
        return {"draft": about.placed.id}
    drafts = in_order(visit.view.drafts.values())
    return {"draft": drafts[-1].id} if drafts else {}


def trusted(visit: Visit) -> list[Trusted]:
    """Who may release the words of a party's delegation."""
    if visit.seated.kind is not SeatKind.PARTY:
        return []
    found = []
    for member in visit.view.delegation(visit.seat):
        slug, head = member.person.slug, member.has(Capacity.HEAD)
        query = urlencode({"person": slug, "back": visit.url("inner")})
        url = f"{visit.url('do', kind='entrust')}?{query}" if visit.seated.is_head and not head else ""
        name = visit.reader.person(visit.seat, slug)
        found.append(Trusted(name, head, head or member.may_release, url))
    return found
