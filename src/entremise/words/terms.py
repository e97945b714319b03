"""What the field's terms are called: kinds of acts and seats, roles, capacities, states."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from entremise.talks.acts.convening import Capacity, Role, SeatKind
from entremise.talks.acts.drafting import Stance
from entremise.talks.acts.messages import Carry, Means
from entremise.talks.acts.procedure import Subject
from entremise.talks.acts.public import Reported
from entremise.talks.view.state import Asked, Passage, Phase
from entremise.words.catalogue import N_, Translator

ACTS: Final[Mapping[str, str]] = {
    "convene": N_("convening of the talks"),
    "add-seat": N_("addition of a seat"),
    "add-actor": N_("mention of an actor"),
    "relate": N_("relation between actors"),
    "accredit": N_("accreditation"),
    "replace-person": N_("replacement of a person"),
    "entrust": N_("leave to release words"),
    "agree-name": N_("agreement on a name"),
    "put-terms": N_("terms of procedure"),
    "answer-terms": N_("answer to terms of procedure"),
    "freeze-room": N_("freezing of a room"),
    "thaw-room": N_("thawing of a room"),
    "open-round": N_("opening of a round"),
    "suspend-round": N_("suspension of a round"),
    "adjourn-round": N_("adjournment of a round"),
    "resume-round": N_("resumption of a round"),
    "declare-failed": N_("declaration of failure"),
    "close-round": N_("closing of a round"),
    "arrive": N_("arrival"),
    "leave": N_("departure"),
    "consult": N_("departure for consultations"),
    "begin-sitting": N_("beginning of a sitting"),
    "end-sitting": N_("end of a sitting"),
    "message": N_("message"),
    "note-oral": N_("note of spoken words"),
    "answer-oral": N_("answer to a note of spoken words"),
    "show-wording": N_("wording shown for approval"),
    "answer-wording": N_("answer on a wording"),
    "convey": N_("conveying of words"),
    "confirm-conveying": N_("confirmation of a conveying"),
    "recall-conveying": N_("recall of a conveying"),
    "inner-paper": N_("paper of the inner room"),
    "mediator-note": N_("note among mediators"),
    "hand-over-non-paper": N_("handing over of a non-paper"),
    "table-draft": N_("tabling of a draft"),
    "take-position": N_("position on a text"),
    "propose": N_("double-blind proposal"),
    "answer-proposal": N_("answer to a proposal"),
    "initial": N_("initials"),
    "open-signature": N_("opening for signature"),
    "sign": N_("signature"),
    "confirm-signature": N_("confirmation of signatures"),
    "decline-signature": N_("refusal to sign"),
    "withdraw-signature": N_("withdrawal of a sealed signature"),
    "ask-time": N_("request for time"),
    "grant-time": N_("granting of time"),
    "refuse-time": N_("refusal of time"),
    "statement": N_("statement"),
    "communique": N_("communiqué"),
    "characterise": N_("characterisation"),
    "hostilities": N_("state of hostilities"),
    "forces": N_("position of forces"),
    "incident": N_("incident"),
    "finding": N_("finding"),
    "disclose": N_("disclosure"),
    "acquaint": N_("acquainting of a new seat"),
    "word": N_("words that arrived"),
    "carried": N_("arrival of conveyed words"),
    "terms-settled": N_("acceptance of terms by all"),
    "proposal-outcome": N_("outcome of a proposal"),
    "signatures-opened": N_("opening of the sealed signatures"),
    "deadline-moved": N_("new deadline"),
    "opening-lapsed": N_("lapse of an opening for signature"),
    "time-lapsed": N_("lapse of a request for time"),
    "enter-into-force": N_("entry into force"),
    # Not a kind: what a refusal calls an act of which it says no more.
    "act": N_("act"),
}

SEAT_KINDS: Final[Mapping[SeatKind, str]] = {
    SeatKind.PARTY: N_("party"),
    SeatKind.MEDIATOR: N_("mediator"),
    SeatKind.OBSERVER: N_("observer"),
    SeatKind.CONSULTED: N_("consulted group"),
    SeatKind.MONITOR: N_("monitor"),
    SeatKind.PRESS: N_("press"),
}

ROLES: Final[Mapping[Role, str]] = {
    Role.HOST: N_("host"),
    Role.SPONSOR: N_("sponsor"),
    Role.MEDIATOR: N_("mediator"),
    Role.BACKER: N_("backer"),
    Role.GUARANTOR: N_("guarantor"),
    Role.WITNESS: N_("witness"),
    Role.DEPOSITARY: N_("depositary"),
    Role.CONVENER: N_("convener"),
    Role.RECOGNISES: N_("recognition"),
    Role.CONTROLS: N_("control"),
}

CAPACITIES: Final[Mapping[Capacity, str]] = {
    Capacity.HEAD: N_("head of delegation"),
    Capacity.DELEGATE: N_("delegate"),
    Capacity.ADVISER: N_("adviser"),
    Capacity.INTERPRETER: N_("interpreter"),
    Capacity.NOTE_TAKER: N_("note-taker"),
}

SUBJECTS: Final[Mapping[Subject, str]] = {
    Subject.AGENDA: N_("the agenda"),
    Subject.GROUND_RULES: N_("the ground rules"),
    Subject.CONFIDENTIALITY: N_("confidentiality"),
    Subject.PLATFORM: N_("this platform"),
}

CARRIES: Final[Mapping[Carry, str]] = {
    Carry.IN_CONFIDENCE: N_("in confidence"),
    Carry.MAY_BE_CONVEYED: N_("may be conveyed"),
    Carry.AS_MEDIATORS_IDEA: N_("may be conveyed as the mediators’ own idea"),
}

MEANS: Final[Mapping[Means, str]] = {
    Means.WORD_OF_MOUTH: N_("by word of mouth"),
    Means.TELEPHONE: N_("by telephone"),
    Means.PAPER: N_("on paper"),
    Means.SCREEN: N_("on a screen"),
}

STANCES: Final[Mapping[Stance, str]] = {
    Stance.ACCEPTS: N_("acceptance"),
    Stance.ACCEPTS_IF: N_("acceptance on a condition"),
    Stance.RESERVES: N_("reservation"),
    Stance.REFUSES: N_("rejection"),
}

REPORTED: Final[Mapping[Reported, str]] = {
    Reported.CALL_FOR_CEASEFIRE: N_("call for a ceasefire"),
    Reported.TALKS: N_("talks"),
    Reported.MEETING: N_("meeting"),
    Reported.DRAFT: N_("draft accord"),
    Reported.INITIAL: N_("initialling"),
    Reported.SIGN: N_("signature"),
    Reported.ACCEPT: N_("acceptance"),
    Reported.REFUSE: N_("refusal"),
    Reported.ASK_TIME: N_("request for time"),
    Reported.GRANT_TIME: N_("time granted"),
    Reported.LEAVE: N_("departure"),
    Reported.FAIL: N_("failure of the talks"),
    Reported.ADJOURN: N_("adjournment"),
    Reported.BREACH: N_("breach"),
    Reported.WITHDRAW_FORCES: N_("withdrawal of forces"),
    Reported.OTHER: N_("another fact"),
}

NEGATED: Final[Mapping[Reported, str]] = {
    Reported.CALL_FOR_CEASEFIRE: N_("no call for a ceasefire"),
    Reported.TALKS: N_("no talks"),
    Reported.MEETING: N_("no meeting"),
    Reported.DRAFT: N_("no draft accord"),
    Reported.INITIAL: N_("not initialled"),
    Reported.SIGN: N_("not signed"),
    Reported.ACCEPT: N_("not accepted"),
    Reported.REFUSE: N_("not refused"),
    Reported.ASK_TIME: N_("no request for time"),
    Reported.GRANT_TIME: N_("no time granted"),
    Reported.LEAVE: N_("not departed"),
    Reported.FAIL: N_("no failure of the talks"),
    Reported.ADJOURN: N_("no adjournment"),
    Reported.BREACH: N_("no breach"),
    Reported.WITHDRAW_FORCES: N_("no withdrawal of forces"),
    Reported.OTHER: N_("another fact, denied"),
}
"""What is said not to be so, as each is put."""

NEGATIONS: Final = frozenset({"negated", "apparently-not"})
"""The modalities that deny."""

QUALIFIED: Final[Mapping[str, str]] = {
    "apparent": N_("{report}, apparently"),
    "apparently-not": N_("apparently {report}"),
    "possible": N_("{report}, possibly"),
    "planned": N_("{report}, planned"),
}
"""How a report is put that isn't made outright, by its modality."""

# What a refusal calls the state in which something can't be done; the values are those of several enumerations.
STATES: Final[Mapping[str, str]] = {
    Phase.OPEN.value: N_("open"),
    Phase.SUSPENDED.value: N_("suspended"),
    Phase.ADJOURNED.value: N_("adjourned"),
    Phase.FAILED.value: N_("failed"),
    Phase.CLOSED.value: N_("closed"),
    Passage.PREPARED.value: N_("prepared, not yet confirmed"),
    Passage.HELD.value: N_("confirmed and held back"),
    Passage.RECALLED.value: N_("recalled"),
    Passage.CARRIED.value: N_("arrived"),
    Passage.SAID.value: N_("said orally"),
    Asked.ASKED.value: N_("asked, not yet answered"),
    Asked.GRANTED.value: N_("granted"),
    Asked.REFUSED.value: N_("refused"),
    Asked.LAPSED.value: N_("lapsed"),
    Asked.OVERTAKEN.value: N_("overtaken"),
    "declined": N_("declined"),
    "signed": N_("signed"),
}

_ALL: Final[Mapping[str, str]] = {one.value: said for table in (SEAT_KINDS, CAPACITIES) for one, said in table.items()}


def named(_: Translator, values: str) -> str:
    """Kinds of seats and capacities as a refusal carries them ("party, observer"), in the reader's language."""
    known = (_(_ALL[one]) if one in _ALL else one for one in values.split(", "))
    return _.pgettext("between alternatives", " or ").join(known)


def listed(_: Translator, values: Iterable[StrEnum], table: Mapping[StrEnum, str]) -> str:
    """Several terms of one table: head of delegation, delegate."""
    return _.pgettext("between names", ", ").join(_(table[one]) for one in values)
