"""The fields of a claim by its kind, and of what bears it out: what stands in them, and what is made of it."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

from entremise.accord.value import TEXT_LIMIT, TITLE_LIMIT
from entremise.dossier.fact import (
    ActorClaim,
    BackgroundClaim,
    Claim,
    EventClaim,
    Evidence,
    RoleClaim,
    StatementClaim,
)
from entremise.dossier.values import ActorKind, Attribution, EventKind, Modality, RoleKind
from entremise.web.forms.fields import Field, Option, Widget
from entremise.words import dossier as words
from entremise.words import facts
from entremise.words.catalogue import Translator

Kind = TypeVar("Kind", bound=StrEnum)
Values = Mapping[str, str]
"""What stands in a form, by the names of its fields."""
CLAIMS: Final[Mapping[str, type[ActorClaim | RoleClaim | EventClaim | StatementClaim | BackgroundClaim]]] = {
    "actor": ActorClaim,
    "role": RoleClaim,
    "event": EventClaim,
    "statement": StatementClaim,
    "background": BackgroundClaim,
}
NAMES: Final = frozenset({"names", "who"})
"""Fields with a name on each line."""
DATES: Final = frozenset({"since", "until", "date"})
NAMED: Final = frozenset({"name", "actor", "of", "who_says"})
"""Fields that hold one name: those known are suggested."""
_OF_KIND: Final[Mapping[str, tuple[str, ...]]] = {
    "actor": ("name", "names", "actor_kind"),
    "role": ("actor", "role", "of", "since", "until", "modality"),
    "event": ("event_kind", "who", "date", "until", "modality"),
    "statement": ("who", "verb", "said", "modality"),
    "background": ("text",),
}
_IN_CLAIM: Final = {"actor_kind": "kind", "event_kind": "kind"}
"""What a field is called in its claim, where that is otherwise."""


# ---- what is shown


def claim_fields(about: str, _: Translator) -> list[Field]:
    """The fields of one kind of claim."""
    return [_FIELDS[name](_) for name in _OF_KIND[about]]


def evidence_fields(n: int, _: Translator) -> list[Field]:
    """The fields of one of those that bear a claim out."""
    reliable = tuple(Option(one, _("{letter}: {words}", letter=one, words=_(said))) for one, said in _RELIABLE)
    credible = tuple(Option(one, _("{letter}: {words}", letter=one, words=_(said))) for one, said in _CREDIBLE)
    report = _("Left empty: the report in its own name, or somebody whom it doesn’t name.")
    return [
        Field(f"e{n}.who_says", _("Who says so"), Widget.LINE, hint=report, limit=TITLE_LIMIT),
        Field(
            f"e{n}.attribution",
            _("How openly"),
            Widget.CHOICE,
            options=_options(words.ATTRIBUTIONS, _),
            required=True,
            value=Attribution.UNATTRIBUTED.value,
        ),
        Field(f"e{n}.reliable", _("The source is"), Widget.CHOICE, options=reliable, required=True, value="C"),
        Field(f"e{n}.credible", _("What it says is"), Widget.CHOICE, options=credible, required=True, value="2"),
        Field(f"e{n}.note", _("Remark"), Widget.TEXT, rows=2, limit=TEXT_LIMIT),
    ]


def _line(name: str, label: str, *, hint: str = "", required: bool = False) -> Field:
    return Field(name, label, Widget.LINE, hint=hint, required=required, limit=TITLE_LIMIT)


def _date(name: str, label: str, _: Translator) -> Field:
    # Longer than a date, so that what was typed in words is said again whole.
    hint = _("A day (2020-01-13), a month (2020-01) or a year (2020).")
    return Field(name, label, Widget.LINE, hint=hint, limit=TITLE_LIMIT)


def _choice(name: str, label: str, named: Mapping[Kind, str], _: Translator, value: str = "") -> Field:
    return Field(name, label, Widget.CHOICE, options=_options(named, _), required=True, value=value)


def _options(named: Mapping[Kind, str], _: Translator) -> tuple[Option, ...]:
    return tuple(Option(str(value), _(label)) for value, label in named.items())


_RELIABLE: Final = tuple(facts.RELIABLE.items())
_CREDIBLE: Final = tuple(facts.CREDIBLE.items())
_FIELDS: Final[Mapping[str, Callable[[Translator], Field]]] = {
    "name": lambda _: _line("name", _("Name"), hint=_("The fullest that the actor has."), required=True),
    "names": lambda _: Field("names", _("All names, one a line"), Widget.TEXT, rows=3),
    "actor_kind": lambda _: _choice(
        "actor_kind", _("What it is"), words.ACTOR_KINDS, _, value=ActorKind.ORGANISATION.value
    ),
    "actor": lambda _: _line("actor", _("Actor"), required=True),
    "role": lambda _: _choice("role", _("Role"), words.ROLE_KINDS, _, value=RoleKind.BACKS.value),
    "of": lambda _: _line("of", _("Whom or what")),
    "since": lambda _: _date("since", _("Since"), _),
    "until": lambda _: _date("until", _("Until"), _),
    "event_kind": lambda _: _choice(
        "event_kind", _("What happened"), words.EVENT_KINDS, _, value=EventKind.TALKS.value
    ),
    "who": lambda _: Field("who", _("Who, one a line"), Widget.TEXT, rows=3),
    "date": lambda _: _date("date", _("When"), _),
    "verb": lambda _: _line("verb", _("In which word it is said"), required=True),
    "said": lambda _: Field("said", _("What is said"), Widget.TEXT, rows=4, required=True, limit=TEXT_LIMIT),
    "text": lambda _: Field("text", _("In your words"), Widget.TEXT, rows=4, required=True, limit=TEXT_LIMIT),
    "modality": lambda _: _choice(
        "modality", _("How it is told"), words.MODALITIES, _, value=Modality.ASSERTED.value
    ),
}  # fmt: skip


# ---- what stands in them


def values_of(claim: Claim) -> dict[str, str]:
    """A claim as its form shows it."""
    kinds = {"actor": "actor_kind", "event": "event_kind"}
    found = {}
    for name, value in claim.model_dump(mode="json").items():
        if name == "kind":
            found[kinds[claim.about]] = value
        elif value is not None and name != "about":
            found[name] = "\n".join(value) if isinstance(value, list) else value
    return found


def evidence_values(evidence: Evidence, n: int) -> dict[str, str]:
    """What bears a claim out, as its form shows it."""
    return {
        f"e{n}.who_says": evidence.who_says or "",
        f"e{n}.attribution": evidence.attribution.value,
        f"e{n}.reliable": evidence.grade[0],
        f"e{n}.credible": evidence.grade[1],
        f"e{n}.note": evidence.note or "",
    }


def switched(values: Values, about: str, passage: str = "") -> dict[str, str]:
    """What was typed for one kind of claim, brought into the fields of another where they are empty."""
    names = next((values[one] for one in ("who", "actor", "name") if values.get(one)), "")
    first = names.split("\n")[0]
    words = next((values[one] for one in ("said", "text") if values.get(one)), passage)
    brought = {
        "actor": {"name": first},
        "role": {"actor": first},
        "event": {"who": names},
        "statement": {"who": names, "said": words},
        "background": {"text": words},
    }[about]
    return {**values, **{name: value for name, value in brought.items() if not values.get(name)}}


# ---- and what is made of it


def claim_given(values: Values, about: str) -> dict[str, object]:
    """The fields of a claim as its model takes them; what was left empty is left out."""
    given: dict[str, object] = {"about": about}
    for name in _OF_KIND[about]:
        value = values.get(name, "").strip()
        if name in NAMES:
            given[_IN_CLAIM.get(name, name)] = list(lines(value))
        elif value:
            given[_IN_CLAIM.get(name, name)] = value
    return given


def evidence_given(values: Values, n: int) -> dict[str, object]:
    """What bears a claim out, likewise; without its place."""
    grade = values.get(f"e{n}.reliable", "") + values.get(f"e{n}.credible", "")
    given = {name: values.get(f"e{n}.{name}", "").strip() for name in ("who_says", "attribution", "note")}
    return {**{name: value for name, value in given.items() if value}, "grade": grade}


def field_of(about: str, path: tuple[str | int, ...]) -> str:
    """The field of a form in which a claim's fault lies."""
    step = str(path[0]) if path else ""
    return next((name for name in _OF_KIND[about] if _IN_CLAIM.get(name, name) == step), step)


def lines(text: str) -> Iterable[str]:
    """The names on the lines of a field, each once."""
    return dict.fromkeys(line.strip() for line in text.split("\n") if line.strip())
