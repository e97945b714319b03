"""Writing Entremise's own YAML: what `read_scenario` reads back to an equal scenario."""

import json
from fractions import Fraction

from entremise.settlement.formats.model import FORMAT
from entremise.settlement.sheet import Forbidden, Issue, Kind, Scenario, decimal_text


def write_scenario(scenario: Scenario) -> bytes:
    """A settlement file, UTF-8. Numbers are exact: decimals where they end, ratios where they don't."""
    lines = [f"entremise: {FORMAT}"]
    if scenario.title:
        lines.append(f"title: {_text(scenario.title)}")
    if scenario.invented:
        lines.append("invented: true")
    lines.append("issues:")
    for issue in scenario.issues:
        lines += _issue(issue)
    lines.append("parties:")
    for sheet in scenario.sheets:
        lines.append(f"- name: {_text(sheet.party)}")
        lines.append(f"  reservation: {_number(sheet.reservation)}")
        lines.append("  scores:")
        for issue, weight, values in zip(scenario.issues, sheet.weights, sheet.values, strict=True):
            lines.append(f"    {_text(issue.name)}:")
            lines.append(f"      weight: {_number(weight)}")
            lines.append("      options:")
            for option, value in zip(issue.options, values, strict=True):
                lines.append(f"        {_text(option)}: {_number(value)}")
    if scenario.constraints:
        lines.append("constraints:")
        lines += [f"- forbid: {_sets(scenario, rule)}" for rule in scenario.constraints]
    return ("\n".join(lines) + "\n").encode()


def _issue(issue: Issue) -> list[str]:
    lines = [f"- name: {_text(issue.name)}"]
    if issue.numbers is None:
        return [*lines, "  options:", *(f"  - {_text(option)}" for option in issue.options)]
    ends = f"from: {_number(issue.numbers[0])}, to: {_number(issue.numbers[-1])}"
    if issue.kind is Kind.INTEGER:
        return [*lines, f"  integer: {{{ends}}}"]
    return [*lines, f"  real: {{{ends}, step: {_number(issue.numbers[1] - issue.numbers[0])}}}"]


def _sets(scenario: Scenario, rule: Forbidden) -> str:
    named = {
        scenario.issues[issue].name: [scenario.issues[issue].options[o] for o in sorted(options)]
        for issue, options in rule.sets
    }
    return json.dumps(named, ensure_ascii=False)


def _text(label: str) -> str:
    # JSON's quoted strings are YAML's too, and keep "no", "1e3" and "#" what they are.
    return json.dumps(label, ensure_ascii=False)


def _number(number: Fraction) -> str:
    return decimal_text(number)
