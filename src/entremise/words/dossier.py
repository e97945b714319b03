"""Sentences on the reading of reports: why something is offered, and why a report can't be read."""

from collections.abc import Iterable, Mapping
from typing import Final

from entremise.dossier.candidates import Reason
from entremise.dossier.draft_case import Words
from entremise.dossier.reading.found import Why
from entremise.dossier.values import ActorKind, Attribution, EventKind, Modality, RoleKind
from entremise.reports.model import Unhelpful
from entremise.reports.unreadable import Noted, Remark, Unreadable, Wrong
from entremise.words.catalogue import N_, Translator
from entremise.words.direction import isolate

REASONS: Final[Mapping[Why, str]] = {
    Why.GAZETTEER: N_("“{word}” stands in the list of names ({where})."),
    Why.CAPITALS: N_("“{word}” is written as a name, and no list has it."),
    Why.NOUN: N_("“{where}” names a group."),
    Why.VERB: N_("“{word}” says so."),
    Why.NOUN_OF: N_("“{word}” tells it as a noun."),
    Why.OFFICE: N_("“{word}” stands beside the name."),
    Why.CAPITAL_CITY: N_("“{word}” stands for {state}."),
    Why.MINISTRY: N_("“{word}” acts for {state}."),
    Why.PAIR: N_("“{word}” are taken for the two between whom the talks are."),
    Why.SPEAKING: N_("“{word}” is a word of saying."),
    Why.ACCORDING: N_("“{word}” gives the words to somebody."),
    Why.SINCE: N_("“{word}” lies before the talks."),
    Why.PRESENCE: N_("It says where {word} was."),
    Why.NEGATED: N_("“{word}” denies it."),
    Why.PLANNED: N_("“{word}” plans or promises it: it isn’t told as done."),
    Why.POSSIBLE: N_("“{word}” leaves it open."),
    Why.APPARENT: N_("“{word}” makes it apparent only."),
    Why.APPARENTLY_NOT: N_("“{word}” denies it, and only apparently."),
    Why.SELF_PROCLAIMED: N_("“{word}”: so they call themselves."),
    Why.DAY_OPEN: N_("“{word}”: the day is left open, since the report’s own day isn’t known."),
    Why.DAY_COUNTED: N_("“{word}”, counted from the report’s day, is {day}."),
    Why.DAY_TOLD: N_("“{word}”, counted from a day told before it, is {day}."),
    Why.MODEL: N_("The language model “{word}” proposes it: {said}"),
}
_OPEN: Final[Mapping[Why, str]] = {
    Why.NEGATED: N_("It is denied."),
    Why.PLANNED: N_("It is planned: it isn’t told as done."),
    Why.POSSIBLE: N_("It is left open."),
    Why.APPARENT: N_("It is apparent only."),
    Why.APPARENTLY_NOT: N_("It is denied, and only apparently."),
}
"""The same where no single word says so."""

WRONGS: Final[Mapping[Wrong, str]] = {
    Wrong.EMPTY: N_("nothing is in this file."),
    Wrong.TOO_LARGE: N_("the file is too large for a report: at most {limit} MB."),
    Wrong.TOO_LONG: N_("the report has {found} characters, and at most {limit} are read: divide it."),
    Wrong.NOT_TEXT: N_("this is neither text, nor HTML, nor PDF."),
    Wrong.BROKEN_PDF: N_("this PDF is broken: open it, and save it again."),
    Wrong.LOCKED_PDF: N_("this PDF is locked with a password: save it without one."),
    Wrong.SCANNED_PDF: N_(
        "this PDF holds pictures of its pages ({pages}) and no text: have the text recognised first."
    ),
    Wrong.ONLY_NAVIGATION: N_("this page holds no article, only what leads elsewhere: save the article’s own page."),
    Wrong.OTHER_LANGUAGE: N_("the report isn’t in French or English ({found}): these two are read."),
    Wrong.NO_WORDS: N_("there are no words in this file."),
    Wrong.TOO_HARD: N_("this file can’t be read within {seconds} seconds: save its text by itself, and give that."),
}
REMARKS: Final[Mapping[Remark, str]] = {
    Remark.NOT_UTF8: N_("the file isn’t UTF-8: it was read as {encoding}. See whether the accents are right."),
    Remark.GARBLED: N_("the file had been saved in a wrong encoding: its accents were put right."),
    Remark.PAGES_WITHOUT_TEXT: N_("pages without text, which were not read: {pages}."),
    Remark.NO_DATE: N_(
        "the report gives no date: “--date” gives it one, and days told as “Tuesday” stay open without."
    ),
    Remark.OTHER_LANGUAGE: N_(
        "the report isn’t in French or English ({found}): nothing is offered from it, and facts are taken by hand."
    ),
    Remark.CONTROL: N_("characters that can’t be read, shown as spaces: {count}."),
}

ACTOR_KINDS: Final[Mapping[ActorKind, str]] = {
    ActorKind.PERSON: N_("person"),
    ActorKind.STATE: N_("state"),
    ActorKind.ORGANISATION: N_("organisation"),
    ActorKind.PARTY: N_("party"),
    ActorKind.COLLECTIVE: N_("group"),
}
ROLE_KINDS: Final[Mapping[RoleKind, str]] = {
    RoleKind.LEADS: N_("leads"),
    RoleKind.HOSTS: N_("hosts"),
    RoleKind.SPONSORS: N_("sponsors"),
    RoleKind.MEDIATES: N_("mediates"),
    RoleKind.BACKS: N_("backs"),
    RoleKind.CONTROLS: N_("controls"),
    RoleKind.RECOGNISES: N_("recognises"),
}
EVENT_KINDS: Final[Mapping[EventKind, str]] = {
    EventKind.TALKS: N_("talks"),
    EventKind.SITTING: N_("sitting"),
    EventKind.DRAFT: N_("draft"),
    EventKind.INITIAL: N_("initials"),
    EventKind.SIGN: N_("signature"),
    EventKind.REFUSE: N_("refusal"),
    EventKind.ASK_TIME: N_("request for time"),
    EventKind.GRANT_TIME: N_("granting of time"),
    EventKind.LEAVE: N_("departure"),
    EventKind.FAIL: N_("failure"),
    EventKind.ADJOURN: N_("adjournment"),
    EventKind.HOSTILITIES: N_("hostilities"),
    EventKind.POSITION: N_("position"),
}
ATTRIBUTIONS: Final[Mapping[Attribution, str]] = {
    Attribution.OFFICIAL: N_("official"),
    Attribution.ATTRIBUTED: N_("attributed"),
    Attribution.CLAIMED: N_("claimed by a side"),
    Attribution.UNATTRIBUTED: N_("unattributed"),
}
MODALITIES: Final[Mapping[Modality, str]] = {
    Modality.ASSERTED: N_("told as so"),
    Modality.APPARENT: N_("apparent"),
    Modality.POSSIBLE: N_("possible"),
    Modality.PLANNED: N_("planned"),
    Modality.NEGATED: N_("denied"),
}


def reason(reasons: Iterable[Reason], _: Translator) -> str:
    """Why something is offered, as one text."""
    return " ".join(_reason(one, _) for one in reasons)


def _reason(one: Reason, _: Translator) -> str:
    code = Why(one.code)
    params = {name: isolate(value) for name, value in one.params}
    if code in _OPEN and not dict(one.params).get("word"):
        return _(_OPEN[code])
    return _(REASONS[code]).format_map(params).strip()


def unreadable(wrong: Unreadable, _: Translator) -> str:
    """The sentence of why a report can't be read; the file's name comes before it."""
    params = {name: isolate(value) if isinstance(value, str) else value for name, value in wrong.params.items()}
    if wrong.code is Wrong.OTHER_LANGUAGE and not wrong.params.get("found"):
        return _("the report’s language can’t be told: French and English are read.")
    return _(WRONGS[wrong.code]).format_map(params)


def remark(noted: Noted, _: Translator) -> str:
    """What was done about a report that could be read all the same."""
    if noted.code is Remark.OTHER_LANGUAGE and not noted.params.get("found"):
        return _("the report’s language can’t be told: nothing is offered from it, and facts are taken by hand.")
    params = {name: isolate(value) if isinstance(value, str) else value for name, value in noted.params.items()}
    return _(REMARKS[noted.code]).format_map(params)


UNHELPFUL: Final[Mapping[str, str]] = {
    "unreachable": N_("“--model”: nobody answers at {address}: a whole address of a chat interface is expected."),
    "refused": N_("“--model”: {address} refuses ({detail}); a key is given in {variable}."),
    "another-form": N_("“--model”: {address} answered in another form than the one that was asked for."),
}


def unhelpful(wrong: Unhelpful, address: str, variable: str, _: Translator) -> str:
    """Why a language model proposed nothing."""
    return _(UNHELPFUL[wrong.code]).format(address=isolate(address), detail=isolate(wrong.detail), variable=variable)


def draft_words(_: Translator) -> Words:
    """The few sentences that a draft case needs."""
    return Words(
        untitled=_("Talks, drafted from a report"),
        unnamed_press=_("press, not named"),
        press=_("the press"),
        mediators=_("the mediators"),
        convened=_("When the talks were convened, and by whom, isn’t taken from the report."),
        mediators_unknown=_("Who mediates isn’t told."),
    )
