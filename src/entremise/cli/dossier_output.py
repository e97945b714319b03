"""What `dossier read` writes: a list for people, and the draft of a case."""

import io

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from entremise.dossier.candidates import (
    ActorCandidate,
    Candidate,
    EventCandidate,
    Reading,
    RoleCandidate,
    StatementCandidate,
)
from entremise.dossier.draft_case import Words, draft_case
from entremise.dossier.source import Source
from entremise.words import Translator, isolate
from entremise.words import dossier as words
from entremise.words.plain import plain


def listed(reading: Reading, source: Source, _: Translator) -> str:
    """All candidates by section: what, how it stands and who says so, why, and the passage. Names are isolated."""
    lines = [_("{title} ({date}), SHA-256 {digest}", title=isolate(source.title or source.slug),
               date=source.date or _("without a date"), digest=source.digest[:12])]  # fmt: skip
    for heading, found in (
        (_("Actors"), reading.actors),
        (_("Roles"), reading.roles),
        (_("Events"), reading.events),
        (_("Statements"), reading.statements),
        (_("Background"), reading.background),
    ):
        lines += ["", f"{heading} ({len(found)})"]
        for one in found:
            lines += _lines(one, _)
    # Each line by itself: one name in Arabic is no reason to show what isolates all others.
    return "".join(f"{plain(line)}\n" for line in lines)


def _lines(one: Candidate, _: Translator) -> list[str]:
    said = [_(words.MODALITIES[one.modality]), _(words.ATTRIBUTIONS[one.attribution]), one.grade]
    if one.who_says:
        said.insert(1, isolate(one.who_says))
    passage = " ".join(one.passage.words.split())
    return [
        f"  {_what(one, _)}",
        f"      {', '.join(said)}. {words.reason(one.reasons, _)}",
        f"      {one.passage.start}-{one.passage.end}: {isolate(passage)}",
    ]


def _what(one: Candidate, _: Translator) -> str:
    match one:
        case ActorCandidate():
            others = [isolate(name) for name in one.names if name != one.name]
            called = f"{isolate(one.name)} [{_(words.ACTOR_KINDS[one.kind])}]"
            return f"{called}: {', '.join(others)}" if others else called
        case RoleCandidate():
            since = _("since {date}", date=one.since) if one.since else ""
            parts = [isolate(one.actor), _(words.ROLE_KINDS[one.role]), isolate(one.of) if one.of else ""]
            return " · ".join(filter(None, (" ".join(filter(None, parts)), since)))
        case EventCandidate():
            parts = [_(words.EVENT_KINDS[one.kind]), ", ".join(isolate(name) for name in one.who), one.date or ""]
            until = _("until {date}", date=one.until) if one.until else ""
            return " · ".join(filter(None, (*parts, until)))
        case StatementCandidate():
            return f"{', '.join(isolate(name) for name in one.who)} · {isolate(one.verb)}"
    return _("background")


def draft(reading: Reading, source: Source, said: Words) -> bytes:
    """The draft of a case as YAML."""
    yaml = YAML()
    yaml.width = 110
    yaml.allow_unicode = True
    out = io.BytesIO()
    yaml.dump(_quoted(draft_case(reading, source, said)), out)
    return out.getvalue()


def _quoted(value: object) -> object:
    """Text that YAML could take for something else, or that holds lines, in quotes."""
    if isinstance(value, dict):
        return {key: _quoted(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_quoted(held) for held in value]
    if isinstance(value, str) and not value.replace("-", "").replace("_", "").isalpha():
        return DoubleQuotedScalarString(value)
    return value
