"""From candidates to facts: by what a candidate is known, and the claim and evidence that accepting it makes."""

import hashlib
import json
from collections.abc import Iterable
from typing import Final

from entremise.accord.value import TEXT_LIMIT, TITLE_LIMIT, written
from entremise.dossier.candidates import (
    ActorCandidate,
    BackgroundCandidate,
    Candidate,
    EventCandidate,
    Reading,
    RoleCandidate,
    StatementCandidate,
)
from entremise.dossier.fact import (
    NAMES_LIMIT,
    ActorClaim,
    BackgroundClaim,
    Claim,
    EventClaim,
    Evidence,
    Place,
    RoleClaim,
    StatementClaim,
)

_KINDS: Final = {ActorCandidate: "actor", RoleCandidate: "role", EventCandidate: "event",
                 StatementCandidate: "statement", BackgroundCandidate: "background"}  # fmt: skip


def keyed(reading: Reading) -> tuple[tuple[str, Candidate], ...]:
    """All candidates of a reading in the order of the text, each with its key: the same again for the same text.

    A key rests on what is offered and where, not on dates, grades or voices: when a report is read again with its date
    known, what was decided still holds.
    """
    taken: dict[str, int] = {}
    found = []
    for one in sorted(reading.all(), key=lambda one: (one.passage.start, one.mark, kind_of(one))):
        key = f"{kind_of(one)}-{_digest(one)}"
        taken[key] = taken.get(key, 0) + 1
        found.append((key if taken[key] == 1 else f"{key}-{taken[key]}", one))
    return tuple(found)


def kind_of(candidate: Candidate) -> str:
    """Which of the five lists a candidate belongs to: actor, role, event, statement, background."""
    return _KINDS[type(candidate)]


def _digest(one: Candidate) -> str:
    what: tuple[object, ...] = ()
    match one:
        case ActorCandidate():
            what = (one.name,)
        case RoleCandidate():
            what = one.actor, one.role, one.of
        case EventCandidate():
            what = one.kind, one.who
        case StatementCandidate():
            what = one.who, one.verb
    said = json.dumps([one.passage.start, one.passage.end, *one.mark, one.modality, *what], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def claim_of(candidate: Candidate) -> Claim:
    """What is claimed by who accepts a candidate as it is offered. Longer words than a fact may have are cut."""
    match candidate:
        case ActorCandidate():
            return ActorClaim(name=_title(candidate.name), names=_titles(candidate.names), kind=candidate.kind)
        case RoleCandidate():
            of = _title(candidate.of) if candidate.of is not None else None
            return RoleClaim(
                actor=_title(candidate.actor), role=candidate.role, of=of, since=candidate.since,
                modality=candidate.modality,
            )  # fmt: skip
        case EventCandidate():
            return EventClaim(
                kind=candidate.kind, who=_titles(candidate.who), date=candidate.date, until=candidate.until,
                modality=candidate.modality,
            )  # fmt: skip
        case StatementCandidate():
            # "…, said Norway": where nothing is left beside who says it, the whole passage is what was said.
            said = candidate.about if written(candidate.about) else candidate.passage.words
            return StatementClaim(
                who=_titles(candidate.who), verb=_title(candidate.verb), said=_cut(said, TEXT_LIMIT),
                modality=candidate.modality,
            )  # fmt: skip
    return BackgroundClaim(text=_cut(candidate.passage.words, TEXT_LIMIT))


def evidence_of(candidate: Candidate, source: str) -> Evidence:
    """What bears that out: the passage, who says so, and what it is worth as far as a machine can say."""
    return Evidence(
        place=Place(source=source, start=candidate.passage.start, end=candidate.passage.end),
        who_says=_title(candidate.who_says) if candidate.who_says else None,
        attribution=candidate.attribution,
        grade=candidate.grade,
    )


def _titles(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_title(name) for name in names if name.strip()))[:NAMES_LIMIT]


def _title(words: str) -> str:
    return _cut(" ".join(words.split()), TITLE_LIMIT)


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[: limit - 1] + "…"
