"""What is asked of the delegation: of the reader with a way to answer, of others with their names."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from entremise.talks.expected import Expected, Kind, Together
from entremise.web.forms.registry import FORMS
from entremise.web.visit import Visit
from entremise.words.catalogue import Translator
from entremise.words.expected import of_others, sentence

AT_SIGHT: Final = 2
"""How many things that are asked stand unfolded: on a phone the newest words are to be seen below them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked, or that stands: in a sentence, with what is left of its time and the way to its form."""

    ident: str
    says: str
    left: str = ""
    url: str = ""
    do: str = ""


@dataclass(frozen=True, slots=True)
class AllAsked:
    """What is asked of the reader, the most pressing first and `more` folded; what is asked of others; what stands."""

    first: tuple[Asked, ...]
    more: tuple[Asked, ...]
    others: tuple[Asked, ...]
    standing: tuple[Asked, ...]


def asked(visit: Visit, found: Together) -> AllAsked:
    """What is expected of the delegation, for the page."""
    mine = [_of_reader(visit, one) for one in found.mine if one.asked]
    standing = [_of_reader(visit, one) for one in found.mine if not one.asked]
    others = [_of_others(visit, one, who) for one, who in found.others]
    # Nothing is gained by folding one away.
    at_sight = AT_SIGHT if len(mine) > AT_SIGHT + 1 else len(mine)
    return AllAsked(tuple(mine[:at_sight]), tuple(mine[at_sight:]), tuple(others), tuple(standing))


def _of_others(visit: Visit, one: Expected, who: tuple[str, ...]) -> Asked:
    names = visit.reader.list(visit.reader.person(visit.seat, slug) for slug in who)
    return Asked(_ident(one), of_others(visit.reader, one, names, until=visit.deadline), _left(visit, one))


def _of_reader(visit: Visit, one: Expected) -> Asked:
    url = link(visit, one) or ""
    said = sentence(visit.reader, one, until=visit.deadline)
    return Asked(_ident(one), said, _left(visit, one), url, _verb(visit.say, one.kind) if url else "")


def _ident(one: Expected) -> str:
    return f"asked-{one.kind.value}-{one.about}"


def link(visit: Visit, one: Expected) -> str | None:
    """Where one goes to do it; None where there is no form for it."""
    if one.kind is Kind.RELEASE:
        return f"{visit.url('inner')}#paper-{one.about}"
    if one.form is None:
        return None
    kind, field = one.form
    make = FORMS.get(kind)
    if make is None or make(visit, {field: one.about}) is None:
        return None
    return f"{visit.url('do', kind=kind)}?{urlencode({field: one.about, 'back': visit.request.path})}"


def _verb(_: Translator, kind: Kind) -> str:
    return {
        Kind.SIGN: _("Read and sign"),
        Kind.CONFIRM_SIGNATURE: _("Confirm the signature"),
        Kind.RELEASE: _("Read the draft"),
        Kind.DEPOSIT: _("Take it back"),
    }.get(kind, _("Answer"))


def _left(visit: Visit, one: Expected) -> str:
    return time_left(visit.say, one.deadline.at, visit.now) if one.deadline is not None else ""


def time_left(_: Translator, at: datetime, now: datetime) -> str:
    """What is left of the time, in words; it doesn't tick."""
    minutes = int((at - now).total_seconds() // 60)
    if minutes < 1:
        return _("The time is up.")
    if minutes < 120:
        return _.ngettext("{n} minute left.", "{n} minutes left.", minutes).format(n=minutes)
    hours = minutes // 60
    if hours < 48:
        return _.ngettext("{n} hour left.", "{n} hours left.", hours).format(n=hours)
    return _.ngettext("{n} day left.", "{n} days left.", hours // 24).format(n=hours // 24)
