"""A case as it is to be played: whole, or varied by what was asked on the command line."""

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from entremise.cases.clock import clocks, order
from entremise.cases.faults import Fault, Faulty, Params, Wrong
from entremise.cases.local_time import last_of, read_when, said, zone_of
from entremise.cases.model import Account, Case, Entry, Expectable, OnlyWhen, Then
from entremise.talks.acts.base import Hand
from entremise.talks.acts.signing import Mode, OpenSignature
from entremise.talks.refusal import Code, Refused

_AFTERWARDS = timedelta(minutes=1)
"""How long a replay goes on after its last act where the case doesn't say: what is held for seconds arrives."""


@dataclass(frozen=True)
class Cue:
    """An act to be placed, and the instant of the replay's clock at which it is.

    `n` is its place in the case file; the acts of a fork go on counting after the last of the file.
    """

    label: str
    n: int
    kind: str
    by: Hand
    now: datetime
    at: date | datetime | None
    account: Account
    only_when: OnlyWhen | None
    fields: Mapping[str, Any]
    refs: Mapping[tuple[str | int, ...], str]
    shows: tuple[str, ...]

    def given(self, ids: Mapping[str, str]) -> dict[str, Any]:
        """The act's own fields, with the ids of the acts that it refers to, by their labels."""
        filled: Any = copy.deepcopy(dict(self.fields))
        for path, label in self.refs.items():
            target = filled
            for step in path[:-1]:
                target = target[step]
            target[path[-1]] = ids[label]
        return dict(filled)


@dataclass(frozen=True)
class Script:
    """What is played: acts with their instants, and the instant at which the replay ends.

    `whole` is true where nothing was varied: then `expect` says how it must end, as it does in a fork that is not
    varied further; it is None where nothing is expected. `dropped` are the labels of the acts that were left out.
    """

    case: Case
    cues: tuple[Cue, ...]
    ends: datetime
    whole: bool
    sealed: bool
    forked: bool
    dropped: frozenset[str]
    expect: Mapping[Expectable, Any] | None

    @property
    def by_label(self) -> Mapping[str, Cue]:
        return {cue.label: cue for cue in self.cues}


def vary(
    case: Case,
    *,
    until: str | None = None,
    without: Iterable[str] = (),
    sealed: bool = False,
    then: Then | None = None,
) -> Script:
    """The script of a case.

    `until` is a label, or a time as a case file has it: what the replay's clock places later is left out. `without`
    leaves acts out, with all that refer to them. `sealed` makes signatures deposits; acts that suppose an open
    signature drop out. `then` goes on otherwise after `until`. Raises `Faulty`, with faults of the options.
    """
    without = tuple(without)
    every = _cues(case)
    _check_options(case, then, without, until)
    cut, kept = _cut(case, every, until)
    ends = _ends(case, kept, cut)
    cues = kept
    if then is not None:
        _check_fork(case, kept, then)
        cues = kept + _fork(case, kept, then, cut)
        ends = _later(then.ends or case.ends, cues)
    dropped = _dropped(cues, without, sealed)
    staying = tuple(_seal(cue) if sealed else cue for cue in cues if cue.label not in dropped)
    whole = until is None and then is None and not without and not sealed
    expect: Mapping[Expectable, Any] | None = case.expect if whole else None
    if then is not None and not without and not sealed:
        expect = then.top.expect
    return Script(case, staying, ends, whole, sealed, then is not None, dropped, expect)


def _cue(entry: Entry, now: datetime, after: int = 0) -> Cue:
    return Cue(
        label=entry.label,
        n=after + entry.n,
        kind=entry.kind,
        by=entry.by,
        now=now,
        at=entry.at,
        account=entry.account,
        only_when=entry.only_when,
        fields=entry.fields,
        refs=entry.refs,
        shows=entry.shows,
    )


def _cues(case: Case) -> tuple[Cue, ...]:
    placed = clocks(case.acts, zone_of(case.top.zone))
    return tuple(_cue(entry, now) for entry, now in zip(case.acts, placed, strict=True))


def _option(code: Wrong | Code, option: str, params: Params | None = None) -> Fault:
    return Fault(code, "", None, option, params or {})


def _check_options(case: Case, then: Then | None, without: Sequence[str], until: str | None) -> None:
    known = {entry.label for entry in case.acts} | ({entry.label for entry in then.acts} if then else set())
    faults = [_option(Wrong.WITHOUT_UNKNOWN, "without", {"label": label}) for label in without if label not in known]
    first = case.acts[0].label
    if first in without:
        faults.append(_option(Wrong.WITHOUT_CONVENE, "without", {"label": first}))
    if then is not None and until is None:
        faults.append(_option(Wrong.THEN_WITHOUT_UNTIL, "then"))
    if faults:
        raise Faulty(faults)


def _cut(case: Case, every: tuple[Cue, ...], until: str | None) -> tuple[datetime | None, tuple[Cue, ...]]:
    """The instant after which nothing is played, and the acts up to it."""
    if until is None:
        return None, every
    for k, cue in enumerate(every):
        if cue.label == until:
            return cue.now, every[: k + 1]
    zone = zone_of(case.top.zone)
    try:
        cut = last_of(read_when(until, zone), zone)
    except Refused as refused:
        code = refused.refusal.code
        if code is Code.WRONG_FORM:
            raise Faulty([_option(Wrong.UNTIL_UNKNOWN, "until", {"until": until[:64]})]) from None
        raise Faulty([_option(code, "until", refused.refusal.params)]) from None
    if cut < every[0].now:
        params = {"until": until, "begins": said(every[0].now, zone)}
        raise Faulty([_option(Wrong.UNTIL_TOO_EARLY, "until", params)])
    return cut, tuple(cue for cue in every if cue.now <= cut)


def _ends(case: Case, kept: tuple[Cue, ...], cut: datetime | None) -> datetime:
    return cut if cut is not None else _later(case.ends, kept)


def _later(ends: datetime | None, cues: tuple[Cue, ...]) -> datetime:
    last = cues[-1].now
    return max(ends, last) if ends is not None else last + _AFTERWARDS


def _check_fork(case: Case, kept: tuple[Cue, ...], then: Then) -> None:
    """A fork can't rest on what it leaves out, and can't go back behind the place where it forks."""
    standing = {cue.label for cue in kept} | {entry.label for entry in then.acts}
    faults = [
        Fault(Wrong.NOT_BEFORE_FORK, then.file, entry.line, f"acts.{entry.n - 1}", {"label": label})
        for entry in then.acts
        for label in sorted(entry.needs - standing)
    ]
    since = kept[-1].now
    for k, name, code, params in order(then.acts, zone_of(case.top.zone), since):
        entry = then.acts[k]
        faults.append(Fault(code, then.file, entry.line, f"acts.{entry.n - 1}.{name}", params))
    if faults:
        raise Faulty(faults)


def _fork(case: Case, kept: tuple[Cue, ...], then: Then, cut: datetime | None) -> tuple[Cue, ...]:
    since = (max(kept[-1].now, cut) if cut is not None else kept[-1].now) + _AFTERWARDS
    placed = clocks(then.acts, zone_of(case.top.zone), since)
    return tuple(_cue(entry, now, len(case.acts)) for entry, now in zip(then.acts, placed, strict=True))


def _dropped(cues: tuple[Cue, ...], without: Sequence[str], sealed: bool) -> frozenset[str]:
    """The acts left out, and all that refer to one of them, however far."""
    dropped = set(without)
    for cue in cues:  # in order: what is referred to stands before
        needs = {*cue.refs.values(), *cue.shows}
        if needs & dropped or (sealed and cue.only_when is OnlyWhen.OPEN):
            dropped.add(cue.label)
    return frozenset(dropped)


def _seal(cue: Cue) -> Cue:
    if cue.kind != OpenSignature.kind:
        return cue
    return replace(cue, fields={**cue.fields, "mode": Mode.SEALED.value})
