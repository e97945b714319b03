"""What reports hold, as listed by hand, and what a reading of them is worth beside the list."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from entremise.dossier.candidates import Candidate, EventCandidate, Reading, RoleCandidate, StatementCandidate
from entremise.dossier.reading.tokens import folded

SECTIONS = ("actors", "roles", "events", "statements", "background")


@dataclass(frozen=True)
class Listed:
    """One thing that a report holds. `at` are the places where it stands; optional ones may be missed."""

    section: str
    line: str
    optional: bool
    parts: tuple[str, ...]
    at: tuple[tuple[int, int], ...]
    until: str | None = None
    since: str | None = None


@dataclass(frozen=True)
class Report:
    """A report and its list."""

    name: str
    text: str
    language: str
    date: str
    listed: tuple[Listed, ...]
    names: dict[str, frozenset[str]]


@dataclass
class Score:
    """Found and missed of the list; wrong is what was offered and isn't on it."""

    found: list[Listed] = field(default_factory=list)
    missed: list[Listed] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    offered: int = 0

    def counts(self) -> tuple[int, int, int]:
        return len(self.found), len(self.missed), len(self.wrong)


def load(path: Path, text: str | None = None) -> Report:
    """A report with its list; of a list without its text (the text lies elsewhere), with that text."""
    held = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    words = text if text is not None else held["text"]
    listed = [
        _listed(section, str(line), words, by_offset=text is not None)
        for section in SECTIONS
        for line in held[section] or []
    ]
    names: dict[str, frozenset[str]] = {}
    for one in listed:
        if one.section == "actors":
            called = frozenset(_plain(name) for name in one.parts[0].split(" = "))
            for name in called:
                names[name] = names.get(name, frozenset()) | called
    return Report(path.name.removesuffix(".yaml"), words, held["language"], str(held["date"]), tuple(listed), names)


def _listed(section: str, line: str, text: str, *, by_offset: bool) -> Listed:
    optional = line.startswith("~")
    parts = [part.strip() for part in line.removeprefix("~").split("|")]
    until = since = None
    if section == "events" and parts[-1].startswith("until="):
        until = parts.pop().removeprefix("until=")
    if section == "roles" and parts[-1].startswith("since="):
        since = parts.pop().removeprefix("since=")
    at: list[tuple[int, int]] = []
    if section != "actors":
        for words in parts.pop().split("//"):
            if by_offset:
                at.append((int(words), int(words) + 1))
                continue
            start = text.find(words.strip())
            assert start >= 0, f"{words!r} isn't in the text"
            while start >= 0:
                at.append((start, start + len(words.strip())))
                start = text.find(words.strip(), start + 1)
    return Listed(section, line, optional, tuple(parts), tuple(at), until, since)


def _plain(name: str) -> str:
    words = folded(name).replace("\u00a0", " ").split()
    while words and words[0] in ("the", "le", "la", "les", "un", "une", "des", "a", "an"):
        words = words[1:]
    return " ".join(words).removeprefix("l'")


class _Compare:
    def __init__(self, report: Report, reading: Reading) -> None:
        self._report = report
        self._aliases = dict(report.names)
        for actor in reading.actors:
            called = frozenset(_plain(name) for name in (actor.name, *actor.names))
            known = frozenset().union(*(self._aliases.get(name, frozenset()) for name in called))
            for name in called:
                self._aliases[name] = self._aliases.get(name, frozenset()) | called | known

    def same(self, name: str, other: str) -> bool:
        one, two = _plain(name), _plain(other)
        return one == two or two in self._aliases.get(one, ()) or one in self._aliases.get(two, ())

    def all_same(self, names: tuple[str, ...], wanted: str) -> bool:
        if wanted.strip() == "*":
            return True
        for choice in wanted.rstrip().removesuffix("/").split(" / ") if wanted.strip() else [""]:
            expected = [name.strip() for name in choice.split(";") if name.strip()]
            if len(expected) == len(names) and all(any(self.same(name, one) for one in names) for name in expected):
                return True
        return wanted.rstrip().endswith("/") and not names

    def fits(self, listed: Listed, offered: Candidate) -> bool:
        """Whether what is offered is what is listed, at one of its places."""
        if not any(offered.passage.start <= start and end <= offered.passage.end for start, end in listed.at):
            return False
        parts = listed.parts
        match offered:
            case RoleCandidate() if listed.section == "roles":
                return (
                    any(self.same(offered.actor, name) for name in parts[0].split(" / "))
                    and offered.role.value in parts[1].split("/")
                    and (
                        parts[2] == "*"
                        or any(o in ("*", "") or self.same(offered.of or "", o) for o in _choices(parts[2]))
                    )
                    and (parts[3] == "*" or offered.modality.value in parts[3].split("/"))
                    and (listed.since is None or offered.since == listed.since)
                )
            case EventCandidate() if listed.section == "events":
                dates = parts[3].split("/") if len(parts) > 3 else ["*"]
                return (
                    offered.kind.value in parts[0].split("/")
                    and self.all_same(offered.who, parts[1])
                    and (parts[2] == "*" or offered.modality.value in parts[2].split("/"))
                    and ("*" in dates or (offered.date or "-") in dates)
                    and (listed.until is None or (offered.until or "-") == listed.until)
                )
            case StatementCandidate() if listed.section == "statements":
                return self.all_same(offered.who, parts[0])
        return listed.section == "background" and type(offered).__name__ == "BackgroundCandidate"


def _choices(of: str) -> list[str]:
    return [one.strip() for one in of.replace(" / ", "/").split("/")]


def score(report: Report, reading: Reading) -> Score:
    """A reading beside the list."""
    compare = _Compare(report, reading)
    result = Score()
    matched: set[int] = set()
    for actor in reading.actors:
        result.offered += 1
        fits = [
            one
            for one in report.listed
            if one.section == "actors"
            and actor.kind.value in one.parts[1].split("/")
            and any(_plain(name) in map(_plain, (actor.name, *actor.names)) for name in one.parts[0].split(" = "))
        ]
        matched.update(map(id, fits))
        if not fits:
            result.wrong.append(f"actor {actor.name} ({actor.kind.value}) {list(actor.names)}")
    for offered in (*reading.roles, *reading.events, *reading.statements, *reading.background):
        result.offered += 1
        fits = [one for one in report.listed if one.section != "actors" and compare.fits(one, offered)]
        matched.update(map(id, fits))
        if not fits:
            result.wrong.append(told(offered))
    # What is listed once with and once without those who did it is one fact.
    twins = {(one.section, one.parts[:1], one.at) for one in report.listed if id(one) in matched}
    for one in report.listed:
        if one.optional:
            continue
        if one.section in ("roles", "events") and (one.section, one.parts[:1], one.at) in twins and not one.parts[1]:
            matched.add(id(one))
        (result.found if id(one) in matched else result.missed).append(one)
    return result


def told(one: Any) -> str:
    """A candidate in a line."""
    match one:
        case RoleCandidate():
            said = f"{one.actor} {one.role.value} {one.of}{f' since {one.since}' if one.since else ''}"
        case EventCandidate():
            said = f"{one.kind.value} {list(one.who)} {one.date} until {one.until}"
        case StatementCandidate():
            said = f"statement {list(one.who)} {one.verb}"
        case _:
            said = "background"
    return f"{said} [{one.modality.value}] {one.passage.words[:70]!r}"
