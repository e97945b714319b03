"""Forms for what is said and told in public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from entremise.talks.acts.base import Act, Ref
from entremise.talks.acts.public import (
    Called,
    Characterise,
    Communique,
    Fighting,
    Finding,
    Forces,
    Hostilities,
    Incident,
    Modality,
    Posture,
    Reported,
    Statement,
)
from entremise.talks.refusal import Code, Refused
from entremise.talks.view.state import Seen, in_order
from entremise.web.forms import fighting, options
from entremise.web.forms.allowed import offered, slug_of
from entremise.web.forms.fields import ActForm, Field, Option, Widget
from entremise.web.forms.means import seen_by
from entremise.web.visit import Visit
from entremise.words import chronicle, terms
from entremise.words.catalogue import N_
from entremise.words.names import begun
from entremise.words.standing import short

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make

REPORTS: Final = 2
"""For how many reports a statement's form has room; outside programs may send more."""
CHOICES: Final = 50
"""How many earlier acts can be chosen from, the latest first."""
NAMED: Final = "named"
"""The field for a speaker who is neither an actor nor a seat."""

MODALITIES: Final[Mapping[Modality, str]] = {
    Modality.ASSERTED: N_("that it is so"),
    Modality.APPARENT: N_("that it apparently is so"),
    Modality.APPARENTLY_NOT: N_("that it apparently isn’t so"),
    Modality.POSSIBLE: N_("that it is possible"),
    Modality.PLANNED: N_("that it is planned"),
    Modality.NEGATED: N_("that it isn’t so"),
}
CALLED: Final[Mapping[Called, str]] = {
    Called.WALK_OUT: N_("a walk-out"),
    Called.FAILED: N_("a failure"),
    Called.PROGRESS: N_("progress"),
    Called.OTHER: N_("something else, in the words below"),
}
FIGHTING: Final[Mapping[Fighting, str]] = {
    Fighting.WAR: N_("war"),
    Fighting.OFFENSIVE: N_("an offensive is under way"),
    Fighting.SIEGE: N_("the siege goes on"),
    Fighting.TRUCE: N_("a truce"),
    Fighting.CEASEFIRE: N_("a ceasefire"),
    Fighting.CAPTURED: N_("captured"),
    Fighting.ENDED: N_("the fighting has ended"),
}
POSTURES: Final[Mapping[Posture, str]] = {
    Posture.HOLD: N_("they hold their positions"),
    Posture.ADVANCE: N_("they advance"),
    Posture.WITHDRAW: N_("they withdraw"),
    Posture.WILL_NOT_WITHDRAW: N_("they will not withdraw"),
}


def _form(
    visit: Visit,
    given: Mapping[str, str],
    sample: Act,
    words: tuple[str, str, str],
    fields: tuple[Field, ...],
) -> ActForm | None:
    """A form for something public, where this seat may place it. `words`: title, button, what it means."""
    if not offered(visit, given, sample):
        return None
    title, button, means = words
    return ActForm(
        kind=sample.kind,
        title=title,
        button=button,
        fields=fields,
        means=(means, seen_by(visit, sample)),
        shape=_shaped,
    )


def _shaped(given: dict[str, Any]) -> Mapping[str, Any]:
    """Who speaks, chosen or named; a place by its name; reports in their order, those left empty left out."""
    shaped = {name: value for name, value in given.items() if name not in (NAMED, "reports")}
    if NAMED in given:
        shaped["speaker" if "speaker" in given else "says"] = given[NAMED]
    if "where" in shaped:
        shaped["where"] = slug_of(str(shaped["where"]))
    if reports := [one for one in (_report(n, one) for n, one in given.get("reports", {}).items()) if one]:
        shaped["reports"] = reports
    return shaped


def _report(n: str, given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """One report; the modality is always sent, and alone says nothing."""
    if set(given) <= {"modality"}:
        return None
    if "what" not in given:
        raise Refused(Code.MISSING, f"reports.{n}.what")
    return given


# ---- fields that several have


def _at(visit: Visit) -> Field:
    return Field("at", visit.say("When it was, if not now"), Widget.WHEN, folded=True)


def _speaker(visit: Visit, name: str) -> tuple[Field, Field]:
    """Who says so: the own seat, unless somebody else is chosen or named."""
    _ = visit.say
    view = visit.view
    seats = options.seats(visit, view.seats_of())
    seated = {one.seat.actor or one.seat.slug for one in view.seats.values()}
    actors = [Option(slug, begun(visit.reader.actor(slug))) for slug in sorted(set(view.actors) - seated)]
    hint = _("Where it is neither an actor nor a seat: as it was named in public.")
    return (
        Field(name, _("Who says so"), Widget.CHOICE, options=(*seats, *actors), required=True, value=visit.seat),
        Field(NAMED, _("Or somebody else"), Widget.LINE, hint=hint, limit=200),
    )


def _seat(visit: Visit, name: str, label: str, *, required: bool = False) -> Field:
    parties = options.seats(visit, visit.view.parties())
    return Field(name, label, Widget.CHOICE, options=parties, required=required)


def _where(visit: Visit) -> Field:
    _ = visit.say
    return Field(
        "where", _("Where"), Widget.LINE, hint=_("A place, in Latin letters: Tripoli."), required=True, limit=60
    )


def _text(visit: Visit, label: str, *, required: bool = True) -> Field:
    return Field("text", label, Widget.TEXT, required=required, rows=5, limit=20_000)


def _choice(name: str, label: str, table: Mapping[Any, str], visit: Visit, value: str = "") -> Field:
    found = tuple(Option(one.value, visit.say(said)) for one, said in table.items())
    return Field(name, label, Widget.CHOICE, options=found, required=True, value=value)


def _earlier(visit: Visit, found: list[Seen]) -> tuple[Option, ...]:
    """Earlier acts to choose from, each by the line of the chronicle that it is; the latest first."""
    return tuple(Option(one.placed.id, _called(visit, one)) for one in reversed(found[-CHOICES:]))


def _called(visit: Visit, one: Seen) -> str:
    line = chronicle.line(visit.reader, one)
    words = line.words[0].text if line.words else ""
    return " ".join(filter(None, (line.says, visit.say("“{text}”", text=short(words, 70)) if words else "")))


# ---- the forms


def statement(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    sample = Statement(speaker=visit.seat, text="x", language="en")
    said = [one for one in visit.view.said if isinstance(one.placed.act, Statement)]
    fields = (
        *_speaker(visit, "speaker"),
        _text(visit, _("What was said")),
        options.language_field(visit),
        Field("published", _("Where it was published"), Widget.LINE, folded=True, limit=200),
        _at(visit),
        Field(
            "contradicts",
            _("An earlier statement that it contradicts"),
            Widget.CHOICE,
            hint=_("Both will stand side by side."),
            options=_earlier(visit, said),
            folded=True,
            value=given.get("contradicts", ""),
        ),
        *(field for n in range(REPORTS) for field in _reports(visit, n)),
    )
    means = _(
        "It stands in the chronicle as said by whom you name. What it reports of others stays a report: it never "
        "becomes the act itself."
    )
    words = (_("Place a statement"), _("Place this statement in public"), means)
    return _form(visit, given, sample, words, fields)


def _reports(visit: Visit, n: int) -> tuple[Field, ...]:
    """One report of another's act."""
    _ = visit.say
    aside = frozenset() if fighting.of_fighting(visit.view) else fighting.REPORTS
    ordered = sorted(Reported, key=lambda one: (one is Reported.OTHER, one in aside))
    what = tuple(Option(one.value, begun(_(terms.REPORTED[one]))) for one in ordered)
    how = tuple(Option(one.value, _(said)) for one, said in MODALITIES.items())
    first = n == 0
    return (
        Field(
            f"reports.{n}.what",
            _("It reports") if first else _("It also reports"),
            Widget.CHOICE,
            options=what,
            folded=True,
            hint=_("An act of somebody else, as the statement tells it.") if first else "",
        ),
        Field(
            f"reports.{n}.modality",
            _("It says"),
            Widget.CHOICE,
            options=how,
            folded=True,
            required=True,
            value=Modality.ASSERTED.value,
        ),
        Field(
            f"reports.{n}.seat",
            _("Of whom"),
            Widget.CHOICE,
            folded=True,
            options=options.seats(visit, visit.view.seats_of()),
        ),
        Field(f"reports.{n}.when", _("When that was"), Widget.WHEN, folded=True),
        Field(f"reports.{n}.until", _("Until when, where it says so"), Widget.DEADLINE, folded=True),
    )


def communique(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    fields = (_text(visit, _("The communiqué")), options.language_field(visit), _at(visit))
    means = _("The mediators publish it: what is in it is said to all, and can’t be taken back.")
    words = (_("Publish a communiqué"), _("Publish this communiqué"), means)
    return _form(visit, given, Communique(text="x", language="en"), words, fields)


def characterise(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    view = visit.view
    rounds = tuple(
        Option(one.slug, one.venue) for one in reversed(in_order(view.rounds.values())) if view.is_public(one.id)
    )
    fields = (
        _choice("word", _("What it is called"), CALLED, visit, Called.OTHER.value),
        *_speaker(visit, "speaker"),
        _seat(visit, "of_seat", _("Of which party")),
        *((Field("of_round", _("Of which round"), Widget.CHOICE, options=rounds, folded=True),) if rounds else ()),
        _text(visit, _("In which words"), required=False),
        options.language_field(visit),
        _at(visit),
    )
    means = _("An opinion, with who holds it. What happened stands on a line of its own, and isn’t changed by it.")
    words = (_("Note what an event is called"), _("Place this in public"), means)
    return _form(visit, given, Characterise(word=Called.OTHER, speaker=visit.seat), words, fields)


def hostilities(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    fields = (
        _where(visit),
        _choice("state", _("The state of the fighting"), FIGHTING, visit),
        *_speaker(visit, "says"),
        _seat(visit, "of_seat", _("Whose doing it is, where it is one party’s")),
        _text(visit, _("In which words"), required=False),
        _at(visit),
    )
    means = _("The state of the fighting at a place, as somebody says. Who says otherwise stands beside it.")
    words = (_("Report the state of the fighting"), _("Place this report in public"), means)
    sample = Hostilities(where="x", state=Fighting.WAR, says=visit.seat)
    return _form(visit, given, sample, words, fields)


def forces(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    parties = sorted(visit.view.parties())
    if not parties:
        return None
    fields = (
        _seat(visit, "of_seat", _("Whose forces"), required=True),
        _where(visit),
        _choice("posture", _("What they do"), POSTURES, visit, Posture.HOLD.value),
        *_speaker(visit, "says"),
        _text(visit, _("In which words"), required=False),
        _at(visit),
    )
    means = _("Where a party’s forces stand, as somebody says.")
    words = (_("Report where forces stand"), _("Place this report in public"), means)
    sample = Forces(of_seat=parties[0], where="x", posture=Posture.HOLD, says=visit.seat)
    return _form(visit, given, sample, words, fields)


def incident(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    fields = (
        _where(visit),
        *_speaker(visit, "says"),
        _seat(visit, "accused", _("Who is accused of it")),
        _text(visit, _("What is said to have happened")),
        _at(visit),
    )
    means = _("An incident is reported, not established: a finding may follow.")
    words = (_("Report an incident"), _("Place this report in public"), means)
    return _form(visit, given, Incident(where="x", says=visit.seat, text="x"), words, fields)


def finding(visit: Visit, given: Mapping[str, str]) -> ActForm | None:
    _ = visit.say
    known = in_order(one for one in visit.view.said if isinstance(one.placed.act, Incident))
    if not known:
        return None
    asked = given.get("incident", "")
    fields = (
        Field(
            "incident",
            _("On which incident"),
            Widget.CHOICE,
            options=_earlier(visit, known),
            required=True,
            value=asked if asked in visit.view.seen else known[-1].placed.id,
        ),
        Field("established", _("Is it established?"), Widget.ANSWER, required=True),
        _text(visit, _("What was found")),
        _at(visit),
    )
    means = _("What you make of an incident, in public and in your seat’s name.")
    words = (_("Make a finding"), _("Place this finding in public"), means)
    sample = Finding(incident=Ref(known[-1].placed.id), established=True, text="x")
    return _form(visit, given, sample, words, fields)


FORMS: Mapping[str, Make] = {
    "statement": statement,
    "communique": communique,
    "characterise": characterise,
    "hostilities": hostilities,
    "forces": forces,
    "incident": incident,
    "finding": finding,
}
