"""The words in which a dossier speaks of facts: kinds, attribution, modality, grades."""

import re
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    PARTY = "party"
    COLLECTIVE = "collective"


class RoleKind(StrEnum):
    """What an actor is to the talks, or to another actor."""

    LEADS = "leads"
    HOSTS = "hosts"
    SPONSORS = "sponsors"
    MEDIATES = "mediates"
    BACKS = "backs"
    CONTROLS = "controls"
    RECOGNISES = "recognises"


class EventKind(StrEnum):
    """What happened, or was planned, or didn't happen."""

    TALKS = "talks"
    SITTING = "sitting"
    DRAFT = "draft"
    INITIAL = "initial"
    SIGN = "sign"
    REFUSE = "refuse"
    ASK_TIME = "ask_time"
    GRANT_TIME = "grant_time"
    LEAVE = "leave"
    FAIL = "fail"
    ADJOURN = "adjourn"
    HOSTILITIES = "hostilities"
    POSITION = "position"


class Attribution(StrEnum):
    """How openly a fact comes: from the one who acted, from a named voice, as a side's claim, from nobody named."""

    OFFICIAL = "official"
    ATTRIBUTED = "attributed"
    CLAIMED = "claimed"
    UNATTRIBUTED = "unattributed"


class Modality(StrEnum):
    """How a fact is put by who reports it."""

    ASSERTED = "asserted"
    APPARENT = "apparent"
    POSSIBLE = "possible"
    PLANNED = "planned"
    NEGATED = "negated"


GRADE: Final = re.compile(r"[A-F][1-6]")
Grade = Annotated[
    str,
    Field(
        pattern=rf"^{GRADE.pattern}$",
        description="Admiralty grade: how reliable the source is (A-F), how credible what it says (1-6)",
    ),
]


def proposed_grade(
    attribution: Attribution, modality: Modality, *, voiced: bool, reliability: str | None = None
) -> str:
    """The grade that a machine can propose before a person has judged the source.

    What somebody says on the record of their own doings is B2; a named voice on others B3; a side's claim, or a voice
    without a name, C3; what the report says in its own name C2. What is only apparent or possible is a step less
    credible. `reliability` is the letter that a person has given the report, where one has: nothing is graded above it.
    """
    letter, credible = {
        Attribution.OFFICIAL: ("B", 2),
        Attribution.ATTRIBUTED: ("B", 3),
        Attribution.CLAIMED: ("C", 3),
        Attribution.UNATTRIBUTED: ("C", 3 if voiced else 2),
    }[attribution]
    if modality in (Modality.APPARENT, Modality.POSSIBLE):
        credible += 1
    return f"{max(letter, reliability or letter)}{credible}"
