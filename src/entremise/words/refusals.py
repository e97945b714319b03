"""The one sentence of each refusal: the field, the rule, and what would be right.

A refusal says nothing that its reader doesn't know: names are looked up in the reader's own view, and what that
doesn't hold is called as the reader called it.
"""

import re
from collections.abc import Mapping
from typing import Final

from entremise.talks.refusal import Code, Refusal
from entremise.words import terms
from entremise.words.catalogue import N_, Translator
from entremise.words.direction import isolate
from entremise.words.names import Reader

SENTENCES: Final[Mapping[Code, str]] = {
    # what is not there
    Code.UNKNOWN_ACT: N_(
        "there is nothing of this kind to refer to ({kind}): name an earlier act that this seat has seen."
    ),
    Code.UNKNOWN_ACTOR: N_("there is no actor “{actor}”: name one that the talks know, or enter it first."),
    Code.UNKNOWN_ARTICLE: N_(
        "the draft has no article “{article}”: name one of its articles, or none for the whole draft."
    ),
    Code.UNKNOWN_PERSON: N_(
        "the delegation of {seat} has nobody called “{person}”: name one of its members, or accredit this person first."
    ),
    Code.UNKNOWN_ROUND: N_("no round “{round}” is publicly known: name one that is, or none."),
    Code.UNKNOWN_SEAT: N_("there is no seat “{seat}”: name a seat of these talks."),
    # who may
    Code.NOT_CONVENED: N_("the talks aren’t convened yet: convening them comes first."),
    Code.ALREADY_CONVENED: N_(
        "the talks are convened already: to change who takes part, add seats, actors or persons."
    ),
    Code.ROOM_FROZEN: N_(
        "the room of {seat} is frozen: it sees all that it is shown, and does nothing until a mediator whose own "
        "room isn’t frozen thaws it."
    ),
    Code.NOT_OF_THIS_SEAT: N_(
        "“{person}” isn’t of the delegation of {seat}: nobody acts for another seat than their own."
    ),
    Code.NOT_FOR_THIS_SEAT: N_("this isn’t for {seat} to do: it takes a seat of this kind: {kinds}."),
    Code.NEEDS_CAPACITY: N_("{person} can’t do this for the delegation: it takes this capacity: {capacities}."),
    Code.NOT_YOURS: N_("this concerns another seat: only that seat can do it."),
    Code.NOT_ADDRESSED_TO_YOU: N_("this was put to others: only those to whom it was put answer it."),
    Code.TABLE_ONLY: N_("this follows by itself ({kind}) and can’t be done by anybody: leave it out."),
    # who may be meant
    Code.WRONG_KIND_OF_SEAT: N_("{seat} can’t stand here: name a seat of this kind: {kinds}."),
    Code.NOT_SHOWN_TO: N_(
        "this refers to something that {seat} hasn’t seen: disclose that first, or leave this seat out."
    ),
    Code.TAKEN: N_("“{name}” is taken: choose another name."),
    Code.TWICE: N_(
        "“{name}” stands more than once, or stands beside itself: name each one once, and not the one who acts."
    ),
    # in which order
    Code.ALREADY_DONE: N_("this has been done already: once is enough."),
    Code.NOT_YET: N_("it is too early for this: what it waits for hasn’t come."),
    Code.TOO_LATE: N_("it is too late for this: it has lapsed, or is decided."),
    Code.IN_THE_PAST: N_("this time has passed: give one that lies ahead."),
    Code.IN_THE_FUTURE: N_("what has happened can’t lie ahead: give a time that has passed, or none."),
    Code.WRONG_STATE: N_("this can’t be done in the present state: {state}."),
    Code.ROUND_IS_OPEN: N_("a round hasn’t ended yet: close it, or declare that it failed, before another opens."),
    # the wall
    Code.TWO_PARTIES_IN_A_ROOM: N_(
        "in a proximity round two parties don’t sit in one room ({parties}): hold a sitting with each, or "
        "open a round face to face."
    ),
    Code.IN_CONFIDENCE: N_(
        "these words were entrusted in confidence, and can’t be conveyed: ask the party to release them."
    ),
    Code.CONDITION_NOT_MET: N_("these words may be conveyed only on a condition (“{condition}”): say how it is met."),
    Code.ORALLY_ONLY: N_("these words may be conveyed orally only: say so, and tell them by word of mouth."),
    Code.ORIGIN_HIDDEN: N_("the recipient may not learn whose words these are: leave the origin out."),
    Code.NOT_TO_THIS_RECIPIENT: N_("{seat} can’t be the recipient here: choose another."),
    Code.WORDING_NOT_APPROVED: N_("the party hasn’t approved this wording: show it, and wait for the approval."),
    Code.WORDING_DIFFERS: N_(
        "this isn’t the approved wording to the letter: convey it as it was approved, or have the new one approved."
    ),
    Code.NEEDS_SECOND: N_("{seat} must do this: whoever confirms was settled when the words were prepared."),
    Code.CONTESTED: N_("the party contests that it said this: it can’t be conveyed."),
    Code.NOT_YOURS_TO_DISCLOSE: N_(
        "only what is one’s own can be shown to others, and a party’s words to mediators alone: leave this out."
    ),
    Code.DIFFERENT_AUDIENCES: N_(
        "these acts weren’t seen by the same seats: disclose those with one audience at a time."
    ),
    # the text and its signature
    Code.BRACKETS_LEFT: N_(
        "brackets are left in the text: only a clean text is opened for signature; settle or strike them first."
    ),
    Code.NO_TRANSLATION: N_(
        "article “{article}” doesn’t stand in the same languages as the others ({languages}): give each "
        "article in the same languages."
    ),
    Code.NOT_REQUIRED_TO_SIGN: N_("this signature isn’t asked for: only those named at the opening sign."),
    Code.NOT_SEALED: N_("an open signature can’t be taken back: only a sealed one can, until it is opened."),
    Code.NOT_SIGNED: N_("there is no signature of this kind here: it would have to be given first."),
    # the form of what was given
    Code.MISSING: N_("this must be given."),
    Code.EMPTY: N_("nothing is written here: write something, or leave it out."),
    Code.TOO_LONG: N_("at most {limit} characters: shorten it."),
    Code.TOO_MANY: N_("at most {limit}: leave some out."),
    Code.TOO_FEW: N_("at least {least}: add what is missing."),
    Code.WRONG_TYPE: N_("this isn’t of the right kind: {expected}."),
    Code.WRONG_FORM: N_("this isn’t in the right form: {expected}."),
    Code.UNKNOWN_FIELD: N_("there is no such field here: correct its name, or leave it out."),
    Code.UNKNOWN_KIND: N_("there is no kind of act “{kind}”: name one of those that “schema” lists."),
    Code.UNKNOWN_VERSION: N_("version {version} of this act ({kind}) isn’t known here: a newer Entremise may read it."),
    Code.UNKNOWN_ZONE: N_("there is no time zone “{zone}”: name one of the IANA list, such as “Europe/Moscow”."),
    Code.CONTROL_CHARACTER: N_("a character stands here that can’t be read (U+{character}): take it out."),
    Code.BRACKETS: N_("the brackets don’t fit together: close each before the next opens, and nest none."),
    Code.NO_SUCH_LOCAL_TIME: N_(
        "{time} doesn’t exist in {zone}, for the clocks are put forward then: write {earlier} or {later}."
    ),
    Code.TWO_SUCH_LOCAL_TIMES: N_(
        "{time} comes twice in {zone}, for the clocks are put back then: write {earlier} or {later}."
    ),
    # the house
    Code.VIEW_MOVED: N_("something has come in since you last looked: read it, then do this again."),
    Code.REQUEST_DIFFERS: N_("this request came before with other content: send it anew, under a number of its own."),
    Code.NOT_ERASABLE: N_(
        "this can’t be erased ({kind}): it would undo what was done; erase words on which nothing rests."
    ),
}

_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

# What the values that pydantic and the core check by are called; patterns stand as they do in the core.
_EXPECTED: Final[Mapping[str, str]] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": N_(
        "lower-case Latin letters, digits and single hyphens are expected, such as “united-arab-emirates”"
    ),
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": N_("a language tag is expected, such as “en” or “fr”"),
    r"^[0-9a-f]{32}$": N_("an earlier act is expected here"),
    r"^[0-9a-f]{64}$": N_("64 lower-case hexadecimal digits are expected"),
    r"^[A-F][1-6]$": N_("an Admiralty grade is expected, from A1 to F6"),
    r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$": N_(
        "a seat is expected, or a seat and one of its persons, such as “russia/lavrov”"
    ),
    r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$": N_(
        "a seat and one of its persons are expected, such as “russia/lavrov”"
    ),
    "2020-01-13, 2020-01-13 19:30, 2020-01-13 19:30+03:00": N_(
        "a day (2020-01-13), a local time (2020-01-13 19:30) or one with its offset (… 19:30+03:00) is expected"
    ),
    "32 lower-case hexadecimal digits": N_("32 lower-case hexadecimal digits are expected"),
    "neither a day nor an instant": N_("a day (2020-01-13) or a time (2020-01-13 19:30) is expected"),
    "an instant without its offset": N_("a time with its offset is expected (2020-01-13T19:30:00+03:00)"),
    rf"^({_DAY}|[0-9]{{4}}-[0-9]{{2}})$": N_("a day (2020-01-13) or a month (2020-01) is expected"),
    "an act: `label`, `kind`, `by` and its own fields": N_(
        "an act is expected: “label”, “kind”, “by” and its own fields"
    ),
    "the label of an earlier act": N_("the label of an earlier act is expected"),
    "labels of earlier acts": N_("labels of earlier acts are expected"),
    "names of articles": N_("names of articles are expected"),
    "one of `day` and `at`": N_("one of “day” and “at” is expected"),
    "2020-01-14 10:00": N_("a time is expected (2020-01-14 10:00)"),
    "2020-01-13 19:30": N_("a time is expected (2020-01-13 19:30)"),
    "2020-01-14": N_("a day is expected (2020-01-14)"),
    "true or false": N_("true or false is expected"),
    "a whole number": N_("a whole number is expected"),
    "acts as they stand in the record": N_("acts are expected as they stand in the record"),
    "`at` stands with force: at, and only there": N_("“at” stands with “force: at”, and only there"),
    "`days` stands with force: days-after, and only there": N_(
        "“days” stands with “force: days-after”, and only there"
    ),
}
_TYPES: Final[tuple[tuple[str, str], ...]] = (
    ("valid string", N_("text is expected")),
    ("valid boolean", N_("true or false is expected")),
    ("valid integer", N_("a whole number is expected")),
    ("valid number", N_("a number is expected")),
    ("valid tuple", N_("a list is expected")),
    ("valid list", N_("a list is expected")),
    ("valid array", N_("a list is expected")),
    ("valid mapping", N_("keys and values are expected")),
    ("valid dictionary", N_("keys and values are expected")),
    ("valid object", N_("keys and values are expected")),
    ("mapping", N_("keys and values are expected")),
    ("valid datetime", N_("a time with its offset is expected (2020-01-13T19:30:00+03:00)")),
    ("valid date", N_("a day is expected (2020-01-13)")),
    ("timezone", N_("a time with its offset is expected (2020-01-13T19:30:00+03:00)")),
)
_BOUND: Final = re.compile(r"(greater|less) than or equal to (-?\d+)")


def sentence(refusal: Refusal, reader: Reader, field: str | None = None) -> str:
    """The sentence of a refusal. `field` is what the field is called where the reader sees it; else by its path."""
    _ = reader.say
    said = _(SENTENCES[refusal.code]).format_map(_Filled(reader, refusal))
    called = field or refusal.about
    if not called:
        return said[:1].upper() + said[1:]
    return _("“{field}”: {sentence}", field=isolate(called), sentence=said)


class _Filled(dict[str, object]):
    """The parameters of a refusal as they go into its sentence."""

    def __init__(self, reader: Reader, refusal: Refusal) -> None:
        super().__init__()
        for name, value in refusal.params.items():
            self[name] = _said(reader, refusal.code, name, value)


def _said(reader: Reader, code: Code, name: str, value: str | int) -> str | int:
    _ = reader.say
    if isinstance(value, int):
        return value
    match name:
        case "seat" if code is Code.UNKNOWN_SEAT:
            return isolate(value)
        case "seat" | "parties":
            return reader.seats(value.split(", "))
        case "person" if code is Code.NEEDS_CAPACITY:
            return _person(reader, value)
        case "kind" if code is not Code.UNKNOWN_KIND and value in terms.ACTS:
            return _(terms.ACTS[value])
        case "kinds" | "capacities":
            return terms.named(_, value)
        case "state":
            return _(terms.STATES[value]) if value in terms.STATES else isolate(value)
        case "expected":
            return expected(_, value)
        case _other:
            return isolate(value)


def _person(reader: Reader, slug: str) -> str:
    """A person by slug alone: the refusal is about one of the reader's own delegation."""
    for seat, person in reader.view.persons:
        if person == slug and reader.view.seat in (None, seat):
            return reader.person(seat, person)
    return isolate(slug)


def expected(_: Translator, given: str) -> str:
    """What would be right, from what the check says in its own words."""
    if given in _EXPECTED:
        return _(_EXPECTED[given])
    if options := re.findall(r"'([^']+)'", given):
        return _("one of these is expected: {options}", options=_.pgettext("between names", ", ").join(options))
    if bound := _BOUND.search(given):
        if bound[1] == "greater":
            return _("{n} or more is expected", n=bound[2])
        return _("{n} or less is expected", n=bound[2])
    for words, said in _TYPES:
        if words in given:
            return _(said)
    return isolate(given)
