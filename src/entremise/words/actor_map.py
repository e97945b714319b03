"""Sentences of the map of actors: what one is to another, on a line, as an office and as a sentence; conflicts."""

from collections.abc import Mapping
from typing import Final

from entremise.dossier.relations import TieKind
from entremise.dossier.values import RoleKind
from entremise.words import facts
from entremise.words.catalogue import N_

LINES: Final[Mapping[TieKind, str]] = {
    TieKind.LEADS: N_("leads"),
    TieKind.HOSTS: N_("hosts"),
    TieKind.SPONSORS: N_("sponsors"),
    TieKind.MEDIATES: N_("mediates"),
    TieKind.BACKS: N_("backs"),
    TieKind.CONTROLS: N_("controls"),
    TieKind.RECOGNISES: N_("recognises"),
    TieKind.GUARANTEES: N_("guarantees"),
    TieKind.WITNESSES: N_("bears witness"),
    TieKind.KEEPS: N_("keeps the text"),
    TieKind.CONVENES: N_("convenes"),
}
"""What an actor does to another, as it stands on a line."""

OFFICES: Final[Mapping[TieKind, str]] = {
    TieKind.LEADS: N_("leader"),
    TieKind.HOSTS: N_("host"),
    TieKind.SPONSORS: N_("sponsor"),
    TieKind.MEDIATES: N_("mediator"),
    TieKind.BACKS: N_("backer"),
    TieKind.CONTROLS: N_("control"),
    TieKind.RECOGNISES: N_("recognition"),
    TieKind.GUARANTEES: N_("guarantor"),
    TieKind.WITNESSES: N_("witness"),
    TieKind.KEEPS: N_("depositary"),
    TieKind.CONVENES: N_("convener"),
}
"""What somebody is who does that."""

SENTENCES: Final[Mapping[TieKind, tuple[str, str]]] = {
    **{TieKind(role.value): facts.ROLES[role] for role in RoleKind},
    TieKind.GUARANTEES: (N_("{actor} guarantees: {of}"), N_("{actor} guarantees the accord")),
    TieKind.WITNESSES: (N_("{actor} bears witness: {of}"), N_("{actor} bears witness to the accord")),
    TieKind.KEEPS: (N_("{actor} keeps the text: {of}"), N_("{actor} keeps the text")),
    TieKind.CONVENES: (N_("{actor} convenes: {of}"), N_("{actor} convenes the talks")),
}
"""A tie to somebody or something, and one of which that isn't known, or is the talks themselves."""

_M, _S, _H = TieKind.MEDIATES, TieKind.SPONSORS, TieKind.HOSTS
BACKS: Final[Mapping[frozenset[TieKind], str]] = {
    frozenset({_M}): N_("{actor} mediates, and backs {seat}."),
    frozenset({_S}): N_("{actor} sponsors the talks, and backs {seat}."),
    frozenset({_H}): N_("{actor} hosts the talks, and backs {seat}."),
    frozenset({_M, _S}): N_("{actor} sponsors and mediates, and backs {seat}."),
    frozenset({_M, _H}): N_("{actor} hosts and mediates, and backs {seat}."),
    frozenset({_S, _H}): N_("{actor} hosts and sponsors the talks, and backs {seat}."),
    frozenset({_M, _S, _H}): N_("{actor} hosts, sponsors and mediates, and backs {seat}."),
}
"""Who serves the talks and backs a party in them, or who leads it."""

THROUGH: Final[Mapping[frozenset[TieKind], str]] = {
    frozenset({_M}): N_("{actor} mediates, and stands behind {seat} through others."),
    frozenset({_S}): N_("{actor} sponsors the talks, and stands behind {seat} through others."),
    frozenset({_H}): N_("{actor} hosts the talks, and stands behind {seat} through others."),
    frozenset({_M, _S}): N_("{actor} sponsors and mediates, and stands behind {seat} through others."),
    frozenset({_M, _H}): N_("{actor} hosts and mediates, and stands behind {seat} through others."),
    frozenset({_S, _H}): N_("{actor} hosts and sponsors the talks, and stands behind {seat} through others."),
    frozenset({_M, _S, _H}): N_("{actor} hosts, sponsors and mediates, and stands behind {seat} through others."),
}
"""The same where it does so through others."""
