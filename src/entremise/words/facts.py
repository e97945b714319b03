"""Sentences on facts: what is claimed, who says so, what it is worth."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from entremise.dossier.dossier import Fault, Misplaced
from entremise.dossier.fact import ActorClaim, BackgroundClaim, Claim, EventClaim, Evidence, RoleClaim, StatementClaim
from entremise.dossier.values import Attribution, EventKind, Modality, RoleKind
from entremise.words import times
from entremise.words.catalogue import N_, Translator
from entremise.words.direction import isolate
from entremise.words.dossier import ACTOR_KINDS

ROLES: Final[Mapping[RoleKind, tuple[str, str]]] = {
    RoleKind.LEADS: (N_("{actor} leads {of}"), N_("{actor} leads")),
    RoleKind.HOSTS: (N_("{actor} hosts: {of}"), N_("{actor} hosts the talks")),
    RoleKind.SPONSORS: (N_("{actor} sponsors: {of}"), N_("{actor} sponsors the talks")),
    RoleKind.MEDIATES: (N_("{actor} mediates: {of}"), N_("{actor} mediates")),
    RoleKind.BACKS: (N_("{actor} backs {of}"), N_("{actor} backs somebody who isn’t named")),
    RoleKind.CONTROLS: (N_("{actor} controls {of}"), N_("{actor} controls what isn’t named")),
    RoleKind.RECOGNISES: (N_("{actor} recognises {of}"), N_("{actor} recognises somebody who isn’t named")),
}
"""A role towards somebody or something, and one of which that isn't known."""

EVENTS: Final[Mapping[EventKind, tuple[str, str]]] = {
    EventKind.TALKS: (N_("talks: {who}"), N_("talks")),
    EventKind.SITTING: (N_("a sitting: {who}"), N_("a sitting")),
    EventKind.DRAFT: (N_("a draft: {who}"), N_("a draft")),
    EventKind.INITIAL: (N_("initials: {who}"), N_("initials, nobody named")),
    EventKind.SIGN: (N_("signature: {who}"), N_("signature, nobody named")),
    EventKind.REFUSE: (N_("refusal: {who}"), N_("a refusal, nobody named")),
    EventKind.ASK_TIME: (N_("time asked for: {who}"), N_("time asked for, nobody named")),
    EventKind.GRANT_TIME: (N_("time granted: {who}"), N_("time granted, nobody named")),
    EventKind.LEAVE: (N_("departure: {who}"), N_("a departure, nobody named")),
    EventKind.FAIL: (N_("failure of the talks: {who}"), N_("failure of the talks")),
    EventKind.ADJOURN: (N_("adjournment: {who}"), N_("adjournment")),
    EventKind.HOSTILITIES: (N_("hostilities: {who}"), N_("hostilities")),
    EventKind.POSITION: (N_("position taken: {who}"), N_("a position taken, nobody named")),
}
"""What happened, with those whose doing it was, and without."""

FRAMES: Final[Mapping[Modality, str]] = {
    Modality.APPARENT: N_("Apparently: {says}"),
    Modality.POSSIBLE: N_("Left open: {says}"),
    Modality.PLANNED: N_("Planned: {says}"),
    Modality.NEGATED: N_("Denied: {says}"),
}
"""How it is told. What is denied, planned or left open never reads as done."""

RELIABLE: Final[Mapping[str, str]] = {
    "A": N_("completely reliable"),
    "B": N_("usually reliable"),
    "C": N_("fairly reliable"),
    "D": N_("not usually reliable"),
    "E": N_("unreliable"),
    "F": N_("reliability can’t be judged"),
}
CREDIBLE: Final[Mapping[str, str]] = {
    "1": N_("confirmed by others"),
    "2": N_("probably true"),
    "3": N_("possibly true"),
    "4": N_("doubtful"),
    "5": N_("improbable"),
    "6": N_("truth can’t be judged"),
}
"""The Admiralty grades in words (NATO AJP-2.1)."""

FAULTS: Final[Mapping[Fault, str]] = {
    Fault.SOURCE_TAKEN: N_("Another report in this dossier is called {source}: give this one another title."),
    Fault.NO_SOURCE: N_("There is no report {source} in this dossier; it may have been removed meanwhile."),
    Fault.BEYOND: N_("The report {source} has {length} characters: a passage must lie within them."),
    Fault.NO_FACT: N_(
        "This fact doesn’t stand in the dossier any more: it was taken back, or put otherwise, meanwhile."
    ),
    Fault.NO_PLACE: N_("The fact doesn’t rest on that passage any more."),
    Fault.DECIDED: N_("Somebody in your delegation has decided on this meanwhile: what they decided stands."),
    Fault.UNDECIDED: N_("This wasn’t refused: there is nothing to reopen."),
    Fault.CROWDED: N_("A fact rests on {limit} passages at most: this one has enough."),
    Fault.NO_CANDIDATE: N_("Nothing is offered under that key in the report {source}."),
    Fault.FULL: N_("A dossier holds {limit} reports at most: remove one that you don’t need."),
}

Named = Callable[[str], str]
"""How an actor that a claim names is called on this page; by default as the claim has it."""


def claim(claimed: Claim, _: Translator, named: Named = isolate) -> str:
    """What is claimed, in one line, without a full stop: names isolated, what isn't told as done said so."""
    match claimed:
        case ActorClaim():
            return _("{name}, {kind}", name=named(claimed.name), kind=_(ACTOR_KINDS[claimed.kind]))
        case RoleClaim():
            towards, alone = ROLES[claimed.role]
            says = _(towards if claimed.of is not None else alone).format(
                actor=named(claimed.actor), of=named(claimed.of or "")
            )
            return _framed(claimed.modality, says, _)
        case EventClaim():
            by, nobody = EVENTS[claimed.kind]
            says = _(by if claimed.who else nobody).format(who=_list(claimed.who, _, named))
            if claimed.until is not None:
                says = _("{says}, until {date}", says=says, date=times.as_written(claimed.until, _))
            return _framed(claimed.modality, says, _)
        case StatementClaim():
            says = _(
                "{who} {verb}: {said}",
                who=_list(claimed.who, _, named),
                verb=isolate(claimed.verb),
                said=isolate(claimed.said),
            )
            return _framed(claimed.modality, says, _)
        case BackgroundClaim():
            return isolate(claimed.text)


def dates(claimed: Claim, _: Translator) -> str:
    """When: the day of an event, or from and until when a role was held; nothing where that isn't known."""
    match claimed:
        case EventClaim(date=str() as at):
            return times.as_written(at, _)
        case RoleClaim(since=str() as since, until=str() as until):
            return _("{since} to {until}", since=times.as_written(since, _), until=times.as_written(until, _))
        case RoleClaim(since=str() as since):
            return _("since {date}", date=times.as_written(since, _))
        case RoleClaim(until=str() as until):
            return _("until {date}", date=times.as_written(until, _))
    return ""


def voice(evidence: Evidence, _: Translator) -> str:
    """Who says so, and how openly."""
    said = {
        Attribution.OFFICIAL: N_("officially, {who}"),
        Attribution.ATTRIBUTED: N_("according to {who}"),
        Attribution.CLAIMED: N_("{who} claims it"),
        Attribution.UNATTRIBUTED: N_("{who}, nobody named"),
    }
    if evidence.who_says is None:
        return _(_NOBODY[evidence.attribution])
    return _(said[evidence.attribution]).format(who=isolate(evidence.who_says))


_NOBODY: Final[Mapping[Attribution, str]] = {
    Attribution.OFFICIAL: N_("officially, nobody named"),
    Attribution.ATTRIBUTED: N_("according to somebody who isn’t named"),
    Attribution.CLAIMED: N_("claimed by a side that isn’t named"),
    Attribution.UNATTRIBUTED: N_("the report in its own name"),
}
"""Who says so, where no name is given."""


def grade(said: str, _: Translator) -> str:
    """A grade in words: "B2: usually reliable, probably true"."""
    return _(
        "{grade}: {reliable}, {credible}", grade=said, reliable=_(RELIABLE[said[0]]), credible=_(CREDIBLE[said[1]])
    )


def misplaced(wrong: Misplaced, _: Translator) -> str:
    """Why something couldn't be taken into a dossier."""
    params = {name: isolate(value) if isinstance(value, str) else value for name, value in wrong.params.items()}
    return _(FAULTS[wrong.code]).format(**params)


def _framed(modality: Modality, says: str, _: Translator) -> str:
    return _(FRAMES[modality]).format(says=says) if modality is not Modality.ASSERTED else says


def _list(names: Iterable[str], _: Translator, named: Named) -> str:
    given = [named(name) for name in names]
    if len(given) < 2:
        return "".join(given)
    between = _.pgettext("between names, before the last", ", ")
    return _("{others} and {last}", others=between.join(given[:-1]), last=given[-1])
