"""GeniusWeb's JSON profiles, one a party: LinearAdditiveUtilitySpace and SumOfGroupsUtilitySpace.

The reservation is the score of the reservation bid, where it names every issue; else nought. In a sum of
groups, issues of one group are scored together: such issues are merged into one ("price + delivery"), for all
parties. A DefaultPartialOrdering has no scores, and is refused.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

from entremise.settlement.formats.genius import stem
from entremise.settlement.formats.number import exact, weights_of
from entremise.settlement.refusal import Code, Note, Refused
from entremise.settlement.sheet import MOST_OPTIONS, Issue, Kind, Scenario, Sheet, ranged

MOST_BYTES = 20_000_000

Part = tuple[tuple[str, ...], dict[tuple[str, ...], Fraction]]
"""Issues scored together, and the score of each combination of their options."""


@dataclass(frozen=True)
class _Profile:
    file: str
    issues: tuple[Issue, ...]
    parts: tuple[Part, ...]
    reservation: Mapping[str, str]


def read_geniusweb(files: Mapping[str, bytes], *, normalise: bool = False, step: Fraction | None = None) -> Scenario:
    """A scenario from profiles: file names to contents (a file that holds a domain alone is checked against them)."""
    notes: list[Note] = []
    profiles: list[_Profile] = []
    for name, data in sorted(files.items()):
        content = _load(data, name)
        if "issuesValues" not in content:
            profiles.append(_profile(content, name, normalise, step, notes))
    if not profiles:
        raise Refused(Code.UNKNOWN_FORMAT)
    issues = profiles[0].issues
    for profile in profiles[1:]:
        if set(profile.issues) != set(issues):
            differing = next(i for i in (*issues, *profile.issues) if i not in issues or i not in profile.issues)
            raise Refused(
                Code.OPTIONS_DIFFER, party=stem(profile.file), issue=differing.name, option="", file=profile.file
            )
    groups = _groups(issues, profiles)
    merged = tuple(_merged(group) for group in groups)
    sheets = tuple(_sheet(profile, groups) for profile in profiles)
    return Scenario(merged, sheets, notes=tuple(notes))


def _load(data: bytes, file: str) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise Refused(Code.TOO_BIG, most=MOST_BYTES, file=file)
    try:
        # Numbers stay the text that was written, so nothing is rounded.
        content = json.loads(data, parse_float=str, parse_int=str, parse_constant=str)
    except UnicodeDecodeError:
        raise Refused(Code.NOT_TEXT, file=file) from None
    except RecursionError:
        raise Refused(Code.TOO_DEEP, most=100, file=file) from None
    except json.JSONDecodeError as error:
        raise Refused(Code.BROKEN_JSON, reason=error.msg, file=file, line=error.lineno) from None
    if not isinstance(content, dict):
        raise Refused(Code.UNKNOWN_FORMAT, file=file, line=1)
    return content


def _at(content: Any, *path: str, file: str) -> Any:
    for step in path:
        if not isinstance(content, dict) or step not in content:
            raise Refused(Code.AGAINST_SCHEMA, where=".".join(path), problem="missing", said="", file=file)
        content = content[step]
    return content


def _profile(content: dict[str, Any], file: str, normalise: bool, step: Fraction | None, notes: list[Note]) -> _Profile:
    kind = next(iter(content), "")
    if kind not in ("LinearAdditiveUtilitySpace", "SumOfGroupsUtilitySpace"):
        code = Code.NOT_ADDITIVE if "Ordering" in kind or "Utility" in kind else Code.UNKNOWN_FORMAT
        raise Refused(code, tag=kind, file=file, line=1)
    body = content[kind]
    values = _at(body, "domain", "issuesValues", file=file)
    issues = tuple(_issue(name, values[name], file, step) for name in sorted(values))
    bid = body.get("reservationBid") or {}
    chosen = {str(k): str(v) for k, v in (bid.get("issuevalues") or {}).items()}
    parts = _linear(body, issues, file, normalise, notes) if kind.startswith("Linear") else _grouped(body, issues, file)
    return _Profile(file, issues, parts, chosen)


def _issue(name: str, values: dict[str, Any], file: str, step: Fraction | None) -> Issue:
    if "values" in values:
        issue = Issue(name, tuple(map(str, values["values"])))
        if len(set(issue.options)) != len(issue.options):
            raise Refused(Code.TWICE, what="option", name=issue.options[0], file=file)
    else:
        low, high, given = (
            exact(str(_at(values, "range", key, file=file)), what=key, file=file) for key in ("low", "high", "step")
        )
        try:
            issue = ranged(name, low, high, step or given, Kind.REAL)
        except Refused as refused:
            raise refused.at(file) from None
    if len(issue.options) < 2:
        raise Refused(Code.ONE_OPTION, issue=name, count=len(issue.options), file=file)
    return issue


def _linear(
    body: dict[str, Any], issues: tuple[Issue, ...], file: str, normalise: bool, notes: list[Note]
) -> tuple[Part, ...]:
    raw = [exact(str(_at(body, "issueWeights", issue.name, file=file)), what="weight", file=file) for issue in issues]
    weights, said = weights_of(raw, party=stem(file), normalise=normalise, file=file, line=None)
    notes += said
    parts: list[Part] = []
    for issue, weight in zip(issues, weights, strict=True):
        scored = _at(body, "issueUtilities", issue.name, file=file)
        if "discreteutils" in scored:
            utilities = _at(scored, "discreteutils", "valueUtilities", file=file)
            for option in utilities:
                if option not in issue.options:
                    raise Refused(Code.UNKNOWN_OPTION, issue=issue.name, option=option, file=file)
            # GeniusWeb gives what isn't listed a utility of nought.
            values = [exact(str(utilities.get(o, "0")), what=o, file=file) for o in issue.options]
        else:
            low, least, high, most = (
                exact(str(_at(scored, "numberutils", key, file=file)), what=key, file=file)
                for key in ("lowValue", "lowUtility", "highValue", "highUtility")
            )
            if issue.numbers is None or high == low:
                raise Refused(Code.UNKNOWN_EVALUATOR, issue=issue.name, kind="numberutils", file=file)
            values = [least + (number - low) / (high - low) * (most - least) for number in issue.numbers]
        parts.append(((issue.name,), {(o,): weight * v for o, v in zip(issue.options, values, strict=True)}))
    return tuple(parts)


def _grouped(body: dict[str, Any], issues: tuple[Issue, ...], file: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    named = {issue.name: issue for issue in issues}
    for group in _at(body, "partUtilities", file=file).values():
        inner = group.get("partsutils", group)
        members = tuple(map(str, _at(inner, "issues", file=file)))
        for member in members:
            if member not in named:
                raise Refused(Code.UNKNOWN_ISSUE, issue=member, file=file)
        table = {way: Fraction(0) for way in product(*(named[member].options for member in members))}
        for entry in _at(inner, "utilslist", file=file):
            way = tuple(map(str, _at(entry, "values", file=file)))
            if way not in table:
                raise Refused(Code.UNKNOWN_OPTION, issue=" + ".join(members), option=" + ".join(way), file=file)
            table[way] = exact(str(_at(entry, "util", file=file)), what="util", file=file)
        parts.append((members, table))
    covered = [member for members, _ in parts for member in members]
    for issue in issues:
        if covered.count(issue.name) != 1:
            raise Refused(Code.MISSING_ISSUE, issue=issue.name, file=file)
    return tuple(parts)


def _groups(issues: Sequence[Issue], profiles: Sequence[_Profile]) -> list[tuple[Issue, ...]]:
    """Issues that some profile scores together, merged until no group overlaps another."""
    groups = [{issue.name} for issue in issues]
    for profile in profiles:
        for members, _ in profile.parts:
            touched = [group for group in groups if group & set(members)]
            groups = [group for group in groups if group not in touched] + [set().union(*touched)]
    merged = [tuple(issue for issue in issues if issue.name in group) for group in groups]
    return sorted(merged, key=lambda group: issues.index(group[0]))


def _merged(group: tuple[Issue, ...]) -> Issue:
    if len(group) == 1:
        return group[0]
    count = prod(len(issue.options) for issue in group)
    name = " + ".join(issue.name for issue in group)
    if count > MOST_OPTIONS:
        raise Refused(Code.TOO_MANY_OPTIONS, issue=name, count=str(count), most=MOST_OPTIONS)
    return Issue(name, tuple(" + ".join(way) for way in product(*(issue.options for issue in group))))


def _sheet(profile: _Profile, groups: Sequence[tuple[Issue, ...]]) -> Sheet:
    values: list[tuple[Fraction, ...]] = []
    for group in groups:
        names = [issue.name for issue in group]
        here = [part for part in profile.parts if part[0][0] in names]
        values.append(
            tuple(
                sum((table[tuple(way[names.index(m)] for m in members)] for members, table in here), Fraction(0))
                for way in product(*(issue.options for issue in group))
            )
        )
    least = Fraction(0)
    chosen = profile.reservation
    if chosen and all(issue.name in chosen for issue in profile.issues):
        for members, table in profile.parts:
            way = tuple(chosen[member] for member in members)
            if way not in table:
                raise Refused(Code.UNKNOWN_OPTION, issue=" + ".join(members), option=" + ".join(way), file=profile.file)
            least += table[way]
    return Sheet(stem(profile.file), (Fraction(1),) * len(groups), tuple(values), least)
