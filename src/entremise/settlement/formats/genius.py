"""GENIUS XML: a domain and one profile a party (Lin, Kraus, Baarslag et al., Computational Intelligence 2014).

A discrete option is worth weight x evaluation / the issue's greatest evaluation; an integer or real issue with
a linear evaluator is worth weight x (offset + slope x (value - lowerbound)), as GENIUS computes them.
Reservation (absent: nought) and discount are on 0..1; cost is ignored. Issues are matched by name between
files, and weights by index within one, so it doesn't matter from which number a file counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from entremise.settlement.formats.number import exact, weights_of
from entremise.settlement.formats.xml import Element, parse_xml
from entremise.settlement.refusal import Code, Note, Refused, Remark
from entremise.settlement.sheet import Issue, Kind, Scenario, Sheet, ranged

DOMAIN, PROFILE = "negotiation_template", "utility_space"


@dataclass(frozen=True)
class _File:
    name: str
    root: Element

    def refuse(self, code: Code, line: int, /, **params: str | int) -> Refused:
        return Refused(code, file=self.name, line=line, **params)


def read_genius(files: Mapping[str, bytes], *, normalise: bool = False, step: Fraction | None = None) -> Scenario:
    """A scenario from a domain and its profiles: file names (with their ending) to contents.

    Parties are named after their files, without the ending, and sorted. `normalise`: divide weights by their
    sum. `step`: the step at which real issues are taken. Raises Refused with file and line.
    """
    parsed: list[_File] = []
    broken: Refused | None = None
    for name, data in sorted(files.items()):
        try:
            parsed.append(_File(name, parse_xml(data, name)))
        except Refused as refused:
            broken = broken or refused
    for file in parsed:
        if file.root.tag not in (DOMAIN, PROFILE):
            raise file.refuse(Code.NOT_A_DOMAIN, file.root.line, tag=file.root.tag)
        _additive(file)
    if broken is not None:
        raise broken
    domains = [file for file in parsed if file.root.tag == DOMAIN]
    if len(domains) > 1:
        raise domains[1].refuse(Code.TWO_DOMAINS, domains[1].root.line, other=domains[0].name)
    if not domains:
        raise Refused(Code.NO_DOMAIN, file=parsed[0].name if parsed else None)
    issues = _domain(domains[0], step)
    sheets: list[Sheet] = []
    notes: list[Note] = []
    for file in parsed:
        if file.root.tag == PROFILE:
            sheet, said = _profile(file, issues, normalise)
            sheets.append(sheet)
            notes += said
    sheets.sort(key=lambda sheet: sheet.party)
    return Scenario(issues, tuple(sheets), notes=tuple(notes))


def stem(file: str) -> str:
    """A file's name without its ending."""
    return file.rpartition(".")[0] or file


def _additive(file: _File) -> None:
    for element in file.root.walk():
        nonlinear = element.tag == PROFILE and element.get("type") not in (None, "", "linear", "additive")
        if nonlinear or element.tag in ("ufun", "hyperRectangle"):
            raise file.refuse(Code.NOT_ADDITIVE, element.line, tag=element.tag)


def _objective(file: _File) -> Element:
    """The one objective that holds the issues."""
    space = file.root if file.root.tag == PROFILE else next(iter(file.root.all(PROFILE)), file.root)
    objectives = space.all("objective")
    if len(objectives) != 1 or objectives[0].all("objective"):
        raise file.refuse(Code.NOT_ADDITIVE, space.line, tag="objective")
    return objectives[0]


def _kind(file: _File, issue: Element) -> Kind:
    given = issue.get("vtype", "etype", "type") or "discrete"
    try:
        return Kind(given)
    except ValueError:
        raise file.refuse(Code.UNKNOWN_EVALUATOR, issue.line, issue=_name(file, issue), kind=given) from None


def _name(file: _File, issue: Element) -> str:
    name = issue.get("name")
    if not name:
        raise file.refuse(Code.MISSING_ISSUE, issue.line, issue="")
    return name


def _bounds(file: _File, issue: Element) -> tuple[Fraction, Fraction]:
    holder = issue if issue.get("lowerbound") is not None else next(iter(issue.all("range")), issue)
    low, high = (
        exact(holder.get(which), what=which, file=file.name, line=holder.line) for which in ("lowerbound", "upperbound")
    )
    return low, high


def _items(file: _File, issue: Element) -> dict[str, Element]:
    """Option labels to their elements, in the file's order."""
    found: dict[str, Element] = {}
    for item in issue.all("item"):
        label = item.get("value") or ""
        if label in found:
            raise file.refuse(Code.TWICE, item.line, what="option", name=label)
        found[label] = item
    return found


def _domain(file: _File, step: Fraction | None) -> tuple[Issue, ...]:
    issues: list[Issue] = []
    for element in _objective(file).all("issue"):
        name, kind = _name(file, element), _kind(file, element)
        if kind is Kind.DISCRETE:
            issue = Issue(name, tuple(_items(file, element)))
        else:
            low, high = _bounds(file, element)
            if kind is Kind.INTEGER and (low.denominator != 1 or high.denominator != 1):
                raise file.refuse(Code.NOT_A_NUMBER, element.line, what="lowerbound", text=str(low))
            if kind is Kind.REAL and step is None:
                raise file.refuse(Code.NO_STEP, element.line, issue=name)
            try:
                issue = ranged(name, low, high, Fraction(1) if kind is Kind.INTEGER else step or Fraction(0), kind)
            except Refused as refused:
                raise refused.at(file.name, element.line) from None
        if len(issue.options) < 2:
            raise file.refuse(Code.ONE_OPTION, element.line, issue=name, count=len(issue.options))
        if any(name == other.name for other in issues):
            raise file.refuse(Code.TWICE, element.line, what="issue", name=name)
        issues.append(issue)
    if not issues:
        raise file.refuse(Code.NO_ISSUES, file.root.line)
    return tuple(issues)


def _profile(file: _File, issues: tuple[Issue, ...], normalise: bool) -> tuple[Sheet, list[Note]]:
    party = stem(file.name)
    objective = _objective(file)
    elements: dict[str, Element] = {}
    for element in objective.all("issue"):
        name = _name(file, element)
        if name in elements:
            raise file.refuse(Code.TWICE, element.line, what="issue", name=name)
        if name not in [issue.name for issue in issues]:
            raise file.refuse(Code.UNKNOWN_ISSUE, element.line, issue=name)
        elements[name] = element
    weights = _weights(file, objective, elements)
    notes: list[Note] = []
    values: list[tuple[Fraction, ...]] = []
    for issue in issues:
        if issue.name not in elements:
            raise file.refuse(Code.MISSING_ISSUE, objective.line, issue=issue.name)
        element = elements[issue.name]
        if issue.kind is Kind.DISCRETE:
            values.append(_evaluations(file, issue, element, notes))
        else:
            values.append(_linear(file, issue, element))
    line = min((weight.line for weight in objective.all("weight")), default=objective.line)
    used, said = weights_of(
        [weights[issue.name] for issue in issues], party=party, normalise=normalise, file=file.name, line=line
    )
    reservation = _on_scale(file, "reservation") or Fraction(0)
    return Sheet(party, used, tuple(values), reservation, _on_scale(file, "discount_factor")), notes + said


def _weights(file: _File, objective: Element, elements: Mapping[str, Element]) -> dict[str, Fraction]:
    by_index: dict[str, str] = {}
    for name, element in elements.items():
        index = element.get("index") or ""
        if index in by_index:
            raise file.refuse(Code.TWICE, element.line, what="index", name=index)
        by_index[index] = name
    weights: dict[str, Fraction] = {}
    for element in objective.all("weight"):
        name = by_index.get(element.get("index") or "", "")
        if not name:
            raise file.refuse(Code.UNKNOWN_ISSUE, element.line, issue=element.get("index") or "")
        if name in weights:
            raise file.refuse(Code.TWICE, element.line, what="weight", name=name)
        weights[name] = exact(element.get("value"), what="weight", file=file.name, line=element.line)
        if weights[name] < 0:
            raise file.refuse(Code.NEGATIVE, element.line, what="weight", text=element.get("value") or "")
    for name, element in elements.items():
        if name not in weights:
            raise file.refuse(Code.NO_WEIGHT, element.line, issue=name)
    return weights


def _evaluations(file: _File, issue: Issue, element: Element, notes: list[Note]) -> tuple[Fraction, ...]:
    if _kind(file, element) is not Kind.DISCRETE:
        raise file.refuse(Code.OPTIONS_DIFFER, element.line, party=stem(file.name), issue=issue.name)
    items = _items(file, element)
    for label, item in items.items():
        if label not in issue.options:
            raise file.refuse(Code.UNKNOWN_OPTION, item.line, issue=issue.name, option=label)
    raw: list[Fraction] = []
    for label in issue.options:
        if label not in items:
            raise file.refuse(Code.OPTIONS_DIFFER, element.line, party=stem(file.name), issue=issue.name, option=label)
        item = items[label]
        number = exact(item.get("evaluation"), what="evaluation", file=file.name, line=item.line)
        if number < 0:
            raise file.refuse(Code.NEGATIVE, item.line, what="evaluation", text=item.get("evaluation") or "")
        raw.append(number)
    greatest = max(raw)
    if not greatest:
        # GENIUS would divide by nought; an issue on which nothing is worth anything is simply that.
        notes.append(Note(Remark.ALL_ZERO, {"issue": issue.name}, file.name, element.line))
        return tuple(raw)
    return tuple(number / greatest for number in raw)


def _linear(file: _File, issue: Issue, element: Element) -> tuple[Fraction, ...]:
    assert issue.numbers is not None
    low, high = _bounds(file, element)
    if (
        _kind(file, element) is not issue.kind
        or low != issue.numbers[0]
        or not 0 <= high - issue.numbers[-1] < issue.numbers[1] - issue.numbers[0]
    ):
        raise file.refuse(Code.OPTIONS_DIFFER, element.line, party=stem(file.name), issue=issue.name)
    evaluators = element.all("evaluator")
    if len(evaluators) != 1 or evaluators[0].get("ftype") != "linear":
        kind = evaluators[0].get("ftype") or "" if evaluators else ""
        line = evaluators[0].line if evaluators else element.line
        raise file.refuse(Code.UNKNOWN_EVALUATOR, line, issue=issue.name, kind=kind)
    offset, slope = (
        exact(evaluators[0].get(which), what=which, file=file.name, line=evaluators[0].line)
        for which in ("offset", "slope")
    )
    return tuple(offset + slope * (number - low) for number in issue.numbers)


def _on_scale(file: _File, tag: str) -> Fraction | None:
    """The value of `<tag value="..."/>`, which must lie on 0..1; None where there is none."""
    for element in file.root.walk():
        if element.tag == tag:
            number = exact(element.get("value"), what=tag, file=file.name, line=element.line)
            if not 0 <= number <= 1:
                raise file.refuse(
                    Code.OUT_OF_RANGE, element.line, what=tag, text=element.get("value") or "", low="0", high="1"
                )
            return number
    return None
