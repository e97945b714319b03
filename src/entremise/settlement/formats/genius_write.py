"""Writing GENIUS XML, so that other tools of the field can take our scenarios up."""

from fractions import Fraction
from xml.sax.saxutils import quoteattr

from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sheet import Issue, Kind, Scenario, Sheet, decimal_text


def write_genius(scenario: Scenario, domain: str = "domain") -> dict[str, bytes]:
    """File names to contents: `domain`.xml and one profile a party, which `read_genius` reads back to equal
    scores.

    Evaluations are whole numbers out of the issue's greatest; where a sheet gives an issue's best option less
    than one, the weight takes that up. Raises Refused (cannot-write) for what the format can't say:
    constraints, values below nought, ranges that aren't linear, numbers that no decimal ends, names that would
    collide.
    """
    if scenario.constraints:
        raise Refused(Code.CANNOT_WRITE, what="constraints", where="GENIUS XML")
    if domain in scenario.parties:
        raise Refused(Code.TWICE, what="file", name=domain)
    issues = "\n".join(_issue(number, issue) for number, issue in enumerate(scenario.issues, start=1))
    files = {
        f"{domain}.xml": f'<negotiation_template>\n<utility_space number_of_issues="{len(scenario.issues)}">\n'
        f'<objective index="0" name="root" type="objective" etype="objective" description="">\n{issues}\n'
        "</objective>\n</utility_space>\n</negotiation_template>\n"
    }
    for sheet in scenario.sheets:
        files[f"{sheet.party}.xml"] = _profile(scenario, sheet)
    return {name: text.encode() for name, text in files.items()}


def _head(number: int, issue: Issue) -> str:
    kind = issue.kind.value
    bounds = ""
    if issue.numbers is not None:
        bounds = f' lowerbound="{decimal_text(issue.numbers[0])}" upperbound="{decimal_text(issue.numbers[-1])}"'
    return f'<issue index="{number}" name={quoteattr(issue.name)} type="{kind}" etype="{kind}" vtype="{kind}"{bounds}>'


def _issue(number: int, issue: Issue) -> str:
    items = ""
    if issue.kind is Kind.DISCRETE:
        items = "".join(
            f'\n<item index="{n}" value={quoteattr(label)} cost="0"/>' for n, label in enumerate(issue.options, start=1)
        )
    return f"{_head(number, issue)}{items}\n</issue>"


def _profile(scenario: Scenario, sheet: Sheet) -> str:
    parts: list[str] = []
    weights: list[str] = []
    for n, issue in enumerate(scenario.issues):
        values, weight = sheet.values[n], sheet.weights[n]
        if issue.numbers is not None:
            body = _evaluator(sheet, issue, values)
        else:
            body, weight = _items(sheet, issue, values, weight)
        parts.append(f"{_head(n + 1, issue)}{body}\n</issue>")
        weights.append(f'<weight index="{n + 1}" value="{_plain(weight, sheet)}"/>')
    discount = "" if sheet.discount is None else f'<discount_factor value="{_plain(sheet.discount, sheet)}"/>\n'
    return (
        "<utility_space>\n"
        '<objective index="0" name="root" type="objective" etype="objective" description="">\n'
        + "\n".join([*parts, *weights])
        + f'\n</objective>\n{discount}<reservation value="{_plain(sheet.reservation, sheet)}"/>\n</utility_space>\n'
    )


def _items(sheet: Sheet, issue: Issue, values: tuple[Fraction, ...], weight: Fraction) -> tuple[str, Fraction]:
    if min(values) < 0:
        raise Refused(Code.CANNOT_WRITE, what=f"{sheet.party}: {issue.name} < 0", where="GENIUS XML")
    greatest = max(values)
    scale = 1
    for value in values:
        share = value / greatest if greatest else value
        scale = scale * share.denominator // _gcd(scale, share.denominator)
    lines = [
        f'\n<item index="{n}" value={quoteattr(label)} cost="0"'
        f' evaluation="{int(value / greatest * scale) if greatest else 0}"/>'
        for n, (label, value) in enumerate(zip(issue.options, values, strict=True), start=1)
    ]
    return "".join(lines), weight * greatest if greatest else weight


def _gcd(one: int, two: int) -> int:
    while two:
        one, two = two, one % two
    return one


def _evaluator(sheet: Sheet, issue: Issue, values: tuple[Fraction, ...]) -> str:
    assert issue.numbers is not None
    slope = Fraction(0)
    if len(values) > 1:
        slope = (values[1] - values[0]) / (issue.numbers[1] - issue.numbers[0])
    for number, value in zip(issue.numbers, values, strict=True):
        if value != values[0] + slope * (number - issue.numbers[0]):
            raise Refused(Code.CANNOT_WRITE, what=f"{sheet.party}: {issue.name}", where="GENIUS XML")
    offset = _plain(values[0], sheet)
    return f'\n<evaluator ftype="linear" offset="{offset}" slope="{_plain(slope, sheet)}"/>'


def _plain(number: Fraction, sheet: Sheet) -> str:
    text = decimal_text(number)
    if "/" in text:
        raise Refused(Code.CANNOT_WRITE, what=f"{sheet.party}: {text}", where="GENIUS XML")
    return text
