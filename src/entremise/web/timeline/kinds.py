"""Kinds by which a timeline is filtered: the same for what is on record and for what reports tell."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from entremise.dossier.fact import Claim, EventClaim, RoleClaim, StatementClaim
from entremise.dossier.values import EventKind
from entremise.talks.acts.base import Act
from entremise.words.catalogue import N_


class Kind(StrEnum):
    """What an entry is about, in the order in which it is offered."""

    TALKS = "talks"
    SITTINGS = "sittings"
    WORDS = "words"
    DRAFTS = "drafts"
    POSITIONS = "positions"
    SIGNATURES = "signatures"
    REFUSALS = "refusals"
    TIME = "time"
    PRESENCE = "presence"
    STATEMENTS = "statements"
    HOSTILITIES = "hostilities"
    ROLES = "roles"
    PROCEDURE = "procedure"


NAMES: Final[Mapping[Kind, str]] = {
    Kind.TALKS: N_("Talks and rounds"),
    Kind.SITTINGS: N_("Sittings"),
    Kind.WORDS: N_("Words that are carried"),
    Kind.DRAFTS: N_("Drafts and proposals"),
    Kind.POSITIONS: N_("Positions"),
    Kind.SIGNATURES: N_("Initials, signatures, entry into force"),
    Kind.REFUSALS: N_("Refusals"),
    Kind.TIME: N_("Time asked for, and deadlines"),
    Kind.PRESENCE: N_("Arrivals and departures"),
    Kind.STATEMENTS: N_("Statements"),
    Kind.HOSTILITIES: N_("Hostilities and incidents"),
    Kind.ROLES: N_("Who is what to whom"),
    Kind.PROCEDURE: N_("Procedure, rooms and persons"),
}

_ACTS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.TALKS: (
        "convene",
        "open-round",
        "suspend-round",
        "adjourn-round",
        "resume-round",
        "declare-failed",
        "close-round",
    ),
    Kind.SITTINGS: ("begin-sitting", "end-sitting"),
    Kind.WORDS: (
        "message",
        "note-oral",
        "answer-oral",
        "show-wording",
        "answer-wording",
        "convey",
        "confirm-conveying",
        "recall-conveying",
        "word",
        "carried",
        "inner-paper",
        "mediator-note",
    ),
    Kind.DRAFTS: ("hand-over-non-paper", "table-draft", "propose", "answer-proposal", "proposal-outcome"),
    Kind.POSITIONS: ("take-position",),
    Kind.SIGNATURES: (
        "initial",
        "open-signature",
        "sign",
        "confirm-signature",
        "withdraw-signature",
        "signatures-opened",
        "opening-lapsed",
        "enter-into-force",
    ),
    Kind.REFUSALS: ("decline-signature", "refuse-time"),
    Kind.TIME: ("ask-time", "grant-time", "refuse-time", "deadline-moved", "time-lapsed"),
    Kind.PRESENCE: ("arrive", "leave", "consult"),
    Kind.STATEMENTS: ("statement", "communique", "characterise"),
    Kind.HOSTILITIES: ("hostilities", "forces", "incident", "finding"),
    Kind.ROLES: ("relate", "add-actor"),
}
_EVENTS: Final[Mapping[EventKind, Kind]] = {
    EventKind.TALKS: Kind.TALKS,
    EventKind.SITTING: Kind.SITTINGS,
    EventKind.DRAFT: Kind.DRAFTS,
    EventKind.INITIAL: Kind.SIGNATURES,
    EventKind.SIGN: Kind.SIGNATURES,
    EventKind.REFUSE: Kind.REFUSALS,
    EventKind.ASK_TIME: Kind.TIME,
    EventKind.GRANT_TIME: Kind.TIME,
    EventKind.LEAVE: Kind.PRESENCE,
    EventKind.FAIL: Kind.TALKS,
    EventKind.ADJOURN: Kind.TALKS,
    EventKind.HOSTILITIES: Kind.HOSTILITIES,
    EventKind.POSITION: Kind.POSITIONS,
}


def _by_act(pairs: Iterable[tuple[Kind, tuple[str, ...]]]) -> Mapping[str, frozenset[Kind]]:
    found: dict[str, frozenset[Kind]] = {}
    for kind, codes in pairs:
        for code in codes:
            found[code] = found.get(code, frozenset()) | {kind}
    return found


_BY_ACT: Final = _by_act(_ACTS.items())
_REST: Final = frozenset({Kind.PROCEDURE})


def of_act(act: Act) -> frozenset[Kind]:
    """The kinds of an act; a refusal of time is both a refusal and about time."""
    return _BY_ACT.get(act.kind, _REST)


def of_claim(claim: Claim) -> Kind | None:
    """The kind of what a fact claims; None for what has no place in time: who an actor is, what lies behind."""
    match claim:
        case EventClaim():
            return _EVENTS[claim.kind]
        case StatementClaim():
            return Kind.STATEMENTS
        case RoleClaim():
            return Kind.ROLES
    return None
