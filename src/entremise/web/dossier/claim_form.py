"""The form of a claim and of what bears it out: shown, read, and what is wrong with it said beside each field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.http import QueryDict
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from entremise.dossier.fact import Claim, Evidence, Place
from entremise.talks.acts.form import refusal_of
from entremise.talks.refusal import Refusal
from entremise.web.dossier.claim_fields import (
    CLAIMS,
    DATES,
    NAMED,
    Values,
    claim_fields,
    claim_given,
    evidence_fields,
    evidence_given,
    field_of,
    switched,
)
from entremise.web.dossier.links import passage_url
from entremise.web.dossier.offered import KINDS
from entremise.web.dossier.opened import Opened
from entremise.web.dossier.own import Own
from entremise.web.forms.act_page import Filled
from entremise.web.forms.fields import Field, Option
from entremise.web.visit import Visit
from entremise.words import refusals
from entremise.words.direction import isolate

SUGGESTED: Final = 200
"""How many known names a form suggests."""
TYPED: Final = 60_000
"""How much of what was typed into one field is kept, so that it can be shortened."""


@dataclass(frozen=True)
class Borne:
    """One of those that bear a claim out, in its form: the passage, where it stands, and the fields."""

    n: int
    words: str
    url: str
    fields: Sequence[Filled]


@dataclass(frozen=True)
class ClaimForm:
    """A form as it stands on a page."""

    about: str
    fields: Sequence[Filled]
    borne: Sequence[Borne]
    kinds: Sequence[Option]
    suggested: Sequence[str]
    named: frozenset[str]
    wrong: str = ""


@dataclass(frozen=True)
class Given:
    """What was made of a form: a claim and what bears it out, or what is wrong with which field."""

    claim: Claim | None = None
    evidence: tuple[Evidence, ...] = ()
    wrong: Mapping[str, str] = field(default_factory=dict)


def sent_values(sent: QueryDict) -> dict[str, str]:
    """What was typed, by the names of the fields."""
    return {name: sent.get(name, "").replace("\r\n", "\n")[:TYPED] for name in sent}


def about_of(values: Values, otherwise: str) -> str:
    """Which kind of claim a form is for."""
    asked = values.get("about", "")
    return asked if asked in CLAIMS else otherwise


def changed(values: Values, passage: str = "") -> tuple[str, dict[str, str]] | None:
    """The form of another kind with what was typed, where that was asked for."""
    other = values.get("other", "")
    return (other, switched(values, other, passage)) if "change" in values and other in CLAIMS else None


def shown(
    own: Own,
    about: str,
    values: Values,
    places: Sequence[tuple[Opened, Place]],
    wrong: Mapping[str, str] | None = None,
    summary: str = "",
) -> ClaimForm:
    """A form with what stands in its fields, for these passages."""
    _, faults = own.visit.say, wrong or {}

    def filled(fields: Iterable[Field]) -> list[Filled]:
        typed = {name: (value,) for name, value in values.items()}
        return [Filled(one, typed if one.name in typed else None, faults.get(one.name, "")) for one in fields]

    borne = [
        Borne(
            n, opened.words(place.start, place.end), passage_url(own.visit, place), filled(evidence_fields(n, _))
        )
        for n, (opened, place) in enumerate(places)
    ]  # fmt: skip
    return ClaimForm(
        about=about,
        fields=filled(claim_fields(about, _)),
        borne=borne,
        kinds=[Option(kind, _(title)) for kind, title in KINDS.items()],
        suggested=[actor.name for actor in own.actors.all[:SUGGESTED]],
        named=NAMED | {f"e{n}.who_says" for n in range(len(borne))},
        wrong=summary or next(iter(faults.values()), ""),
    )


def read(visit: Visit, about: str, values: Values, places: Sequence[Place]) -> Given:
    """A claim and its evidence from what was typed; everything that is wrong, where something is."""
    _, wrong = visit.say, dict[str, str]()
    labels = {one.name: one.label for one in claim_fields(about, _)}
    claim: Claim | None = None
    try:
        claim = CLAIMS[about].model_validate(claim_given(values, about))
    except ValidationError as faults:
        for fault in faults.errors(include_url=False):
            name = field_of(about, fault["loc"])
            wrong.setdefault(name, _sentence(visit, fault, name, labels.get(name, name), values.get(name, "")))
    evidence = []
    for n, place in enumerate(places):
        labels = {one.name: one.label for one in evidence_fields(n, _)}
        try:
            evidence.append(Evidence.model_validate({**evidence_given(values, n), "place": place}))
        except ValidationError as faults:
            for fault in faults.errors(include_url=False):
                name = f"e{n}.{'reliable' if fault['loc'][0] == 'grade' else fault['loc'][0]}"
                wrong.setdefault(name, _sentence(visit, fault, name, labels.get(name, name), values.get(name, "")))
    return Given(wrong=wrong) if wrong else Given(claim, tuple(evidence))


def _sentence(visit: Visit, fault: ErrorDetails, name: str, label: str, typed: str) -> str:
    _ = visit.say
    if name in DATES:
        return _(
            "“{date}” is no date: write a day as 2020-01-13, a month as 2020-01 or a year as 2020.",
            date=isolate(typed.strip()[:40]),
        )
    found = refusal_of(fault)
    return refusals.sentence(Refusal(found.code, None, found.params), visit.reader, label)
