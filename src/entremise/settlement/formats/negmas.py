"""NegMAS's folders: a domain (YAML with `issues`) and one utility function a party.

Read as NegMAS means them: a score is the sum of weight x value, values as they stand, not divided by anything,
and the reservation on the same scale. Understood: CategoricalIssue, ContiguousIssue (whole numbers);
LinearAdditiveUtilityFunction with TableFun, AffineFun, LinearFun, IdentityFun.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from entremise.settlement.formats.genius import stem
from entremise.settlement.formats.marked import Marked, Path, read_marked
from entremise.settlement.formats.number import exact, weights_of
from entremise.settlement.refusal import Code, Note, Refused
from entremise.settlement.sheet import Issue, Kind, Scenario, Sheet, ranged

ADDITIVE = ("LinearAdditiveUtilityFunction", "LinearUtilityFunction")


def read_negmas(files: Mapping[str, bytes], *, normalise: bool = False) -> Scenario:
    """A scenario from a folder's YAML files: file names to contents. Raises Refused with file and line."""
    documents = [read_marked(data, name) for name, data in sorted(files.items())]
    domains = [one for one in documents if isinstance(one.value, dict) and "issues" in one.value]
    sheets = [one for one in documents if isinstance(one.value, dict) and "weights" in one.value]
    for one in documents:
        if one not in domains and one not in sheets:
            if isinstance(one.value, dict) and "type" in one.value:
                raise Refused(Code.NOT_ADDITIVE, tag=str(one.value["type"]), file=one.file, line=1)
            raise Refused(Code.UNKNOWN_FORMAT, file=one.file, line=1)
    if len(domains) != 1:
        if domains:
            raise Refused(Code.TWO_DOMAINS, other=domains[0].file, file=domains[1].file, line=1)
        raise Refused(Code.NO_DOMAIN)
    issues = tuple(_issue(domains[0], n) for n in range(len(_list(domains[0], ("issues",)))))
    notes: list[Note] = []
    read = sorted((_sheet(one, issues, normalise, notes) for one in sheets), key=lambda sheet: sheet.party)
    return Scenario(issues, tuple(read), notes=tuple(notes))


def _get(document: Marked, path: Path) -> Any:
    value: Any = document.value
    for n, step in enumerate(path):
        inside = isinstance(value, dict) and step in value
        inside |= isinstance(value, list) and isinstance(step, int) and step < len(value)
        if not inside:
            raise _against(document, path[:n], f"{'.'.join(map(str, path))}", "missing")
        value = value[step]
    return value


def _list(document: Marked, path: Path) -> list[Any]:
    value = _get(document, path)
    if not isinstance(value, list):
        raise _against(document, path, ".".join(map(str, path)), "list_type")
    return value


def _against(document: Marked, path: Path, where: str, problem: str) -> Refused:
    return Refused(
        Code.AGAINST_SCHEMA, where=where, problem=problem, said="", file=document.file, line=document.line(path)
    )


def _issue(domain: Marked, n: int) -> Issue:
    path: Path = ("issues", n)
    name, kind = str(_get(domain, (*path, "name"))), str(_get(domain, (*path, "type")))
    values = _list(domain, (*path, "values"))
    line = domain.line(path)
    if kind == "CategoricalIssue":
        if len(set(values)) != len(values):
            raise Refused(Code.TWICE, what="option", name=str(values[0]), file=domain.file, line=line)
        issue = Issue(name, tuple(map(str, values)))
    elif kind == "ContiguousIssue" and len(values) == 2:
        low, high = (exact(end, what=name, file=domain.file, line=line) for end in values)
        try:
            issue = ranged(name, low, high, Fraction(1), Kind.INTEGER)
        except Refused as refused:
            raise refused.at(domain.file, line) from None
    else:
        raise Refused(Code.UNKNOWN_EVALUATOR, issue=name, kind=kind, file=domain.file, line=line)
    if len(issue.options) < 2:
        raise Refused(Code.ONE_OPTION, issue=name, count=len(issue.options), file=domain.file, line=line)
    return issue


def _sheet(document: Marked, issues: tuple[Issue, ...], normalise: bool, notes: list[Note]) -> Sheet:
    party = stem(document.file)
    kind = str(document.value.get("type", ""))
    if kind.rpartition(".")[2] not in ADDITIVE:
        raise Refused(Code.NOT_ADDITIVE, tag=kind, file=document.file, line=document.line(("type",)))
    raw, values = _list(document, ("weights",)), _list(document, ("values",))
    if len(raw) != len(issues) or len(values) != len(issues):
        raise Refused(
            Code.OPTIONS_DIFFER, party=party, issue="", option="", file=document.file, line=document.line(("weights",))
        )
    weights = [
        exact(one, what="weight", file=document.file, line=document.line(("weights", n))) for n, one in enumerate(raw)
    ]
    line = document.line(("weights",))
    used, said = weights_of(weights, party=party, normalise=normalise, file=document.file, line=line)
    notes += said
    scored = tuple(_values(document, ("values", n), issue, party) for n, issue in enumerate(issues))
    reserved = document.value.get("reserved_value")
    least = Fraction(0)
    if reserved not in (None, "-.inf", "-inf"):
        where = document.line(("reserved_value",))
        least = exact(reserved, what="reserved_value", file=document.file, line=where)
    return Sheet(party, used, scored, least)


def _values(document: Marked, path: Path, issue: Issue, party: str) -> tuple[Fraction, ...]:
    kind, line = str(_get(document, (*path, "type"))), document.line(path)

    def number(name: str) -> Fraction:
        return exact(_get(document, (*path, name)), what=name, file=document.file, line=line)

    if kind == "TableFun":
        mapping = _get(document, (*path, "mapping"))
        if not isinstance(mapping, dict):
            raise _against(document, path, "mapping", "dict_type")
        for option in issue.options:
            if option not in mapping:
                raise Refused(
                    Code.OPTIONS_DIFFER, party=party, issue=issue.name, option=option, file=document.file, line=line
                )
        for option in mapping:
            if option not in issue.options:
                where = document.line((*path, "mapping", option))
                raise Refused(Code.UNKNOWN_OPTION, issue=issue.name, option=option, file=document.file, line=where)
        return tuple(
            exact(mapping[o], what=o, file=document.file, line=document.line((*path, "mapping", o)))
            for o in issue.options
        )
    if issue.numbers is not None and kind in ("AffineFun", "LinearFun", "IdentityFun"):
        slope = Fraction(1) if kind == "IdentityFun" else number("slope")
        bias = number("bias") if kind == "AffineFun" else Fraction(0)
        return tuple(bias + slope * value for value in issue.numbers)
    raise Refused(Code.UNKNOWN_EVALUATOR, issue=issue.name, kind=kind, file=document.file, line=line)
