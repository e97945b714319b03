"""What is written is read back the same, and each format means what its source says."""

import json
from fractions import Fraction
from itertools import islice

import jsonschema
import pytest
from ruamel import yaml as ruamel

from entremise.settlement.formats.genius_write import write_genius
from entremise.settlement.formats.model import json_schema
from entremise.settlement.formats.own import read_scenario
from entremise.settlement.formats.own_write import write_scenario
from entremise.settlement.formats.reading import read_files
from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sheet import Kind, Scenario, every_package
from tests.settlement.files import YAML, genius_files
from tests.settlement.scenarios import random_scenario


def same_scores(one: Scenario, two: Scenario) -> bool:
    return one.parties == two.parties and all(
        one.scores(package) == two.scores(package) for package in islice(every_package(one), 200)
    )


def writable(seed: int) -> Scenario | None:
    """A random scenario that a file may hold: two options an issue and more, values from nought to one."""
    scenario = random_scenario(seed, packages=200)
    fits = all(len(issue.options) > 1 for issue in scenario.issues)
    fits &= all(0 <= v <= 1 for sheet in scenario.sheets for row in sheet.values for v in row)
    fits &= all(sheet.reservation <= 1 for sheet in scenario.sheets)
    return scenario if fits else None


def test_yaml_is_read_back_equal() -> None:
    read = 0
    for seed in range(600):
        scenario = writable(seed)
        if scenario is None:
            continue
        again = read_scenario(write_scenario(scenario), "again.yaml")
        assert (again.issues, again.sheets) == (scenario.issues, scenario.sheets)
        assert list(every_package(again)) == list(every_package(scenario))
        read += 1
    assert read > 50


def test_genius_xml_is_read_back_with_equal_scores() -> None:
    scenario = read_files(genius_files())
    again = read_files(write_genius(scenario))
    assert again.issues == scenario.issues
    assert same_scores(scenario, again)
    assert again.reservations == scenario.reservations
    assert [sheet.discount for sheet in again.sheets] == [sheet.discount for sheet in scenario.sheets]


def test_genius_cannot_say_constraints() -> None:
    with pytest.raises(Refused) as refused:
        write_genius(read_files({"case.yaml": YAML.encode()}))
    assert refused.value.refusal.code is Code.CANNOT_WRITE


def test_genius_divides_evaluations_by_the_greatest_and_counts_from_the_lower_bound() -> None:
    scenario = read_files(genius_files())
    sheet = scenario.sheets[0]
    assert sheet.values[0] == (Fraction(1), Fraction(2, 5))
    assert sheet.values[1][0] == Fraction(1, 10)
    assert sheet.values[1][6] == Fraction(1)
    assert sheet.weights == (Fraction(2, 5), Fraction(3, 5))


def test_real_ranges_are_taken_at_the_stated_step() -> None:
    text = YAML.replace("integer: {from: 8, to: 14}", "real: {from: 8, to: 9, step: 0.25}")
    text = text.replace("price: [8, 9, 10]", "price: [8, 8.25]")
    scenario = read_scenario(text.encode(), "case.yaml")
    assert scenario.issues[1].kind is Kind.REAL
    assert scenario.issues[1].options == ("8", "8.25", "8.5", "8.75", "9")
    files = genius_files()
    for name in files:
        files[name] = files[name].replace(b'type="integer"', b'type="real"')
    assert len(read_files(files, step=Fraction(1, 2)).issues[1].options) == 13


def test_the_sample_fits_the_json_schema() -> None:
    plain = ruamel.YAML(typ="safe").load(YAML)
    jsonschema.validate(json.loads(json.dumps(plain)), json_schema())


def test_negmas_folders_are_read_as_negmas_means_them() -> None:
    domain = """issues:
- {name: line, type: CategoricalIssue, values: [here, there]}
- {name: price, type: ContiguousIssue, values: [8, 10]}
type: DiscreteCartesianOutcomeSpace
"""
    sheet = """type: LinearAdditiveUtilityFunction
reserved_value: 0.3
weights: [0.5, 0.5]
values:
- {type: TableFun, mapping: {here: 10.0, there: 4.0}}
- {type: AffineFun, bias: 1.0, slope: -0.1}
"""
    files = {"domain.yml": domain.encode(), "one.yml": sheet.encode(), "two.yml": sheet.encode()}
    scenario = read_files(files)
    assert scenario.scores((0, 2)) == (Fraction(5), Fraction(5))
    assert scenario.reservations == (Fraction(3, 10),) * 2
    files["two.yml"] = sheet.replace("LinearAdditiveUtilityFunction", "HyperRectangleUtilityFunction").encode()
    with pytest.raises(Refused) as refused:
        read_files(files)
    assert refused.value.refusal.code is Code.NOT_ADDITIVE


def geniusweb(space: str, body: dict[str, object]) -> bytes:
    domain = {"name": "d", "issuesValues": {
        "line": {"values": ["here", "there"]},
        "price": {"range": {"low": "8", "high": "10", "step": "1"}},
    }}  # fmt: skip
    return json.dumps({space: {"domain": domain, "name": "p", **body}}).encode()


def test_geniusweb_profiles_are_read() -> None:
    linear = geniusweb("LinearAdditiveUtilitySpace", {
        "issueWeights": {"line": 0.4, "price": 0.6},
        "issueUtilities": {
            "line": {"discreteutils": {"valueUtilities": {"here": 1, "there": 0.5}}},
            "price": {"numberutils": {"lowValue": 8, "lowUtility": 0, "highValue": 10, "highUtility": 1}},
        },
        "reservationBid": {"issuevalues": {"line": "there", "price": "9"}},
    })  # fmt: skip
    scenario = read_files({"a.json": linear, "b.json": linear})
    assert scenario.scores((1, 1)) == (Fraction(1, 2),) * 2
    assert scenario.reservations == (Fraction(1, 2),) * 2


def test_geniusweb_groups_are_merged_into_one_issue() -> None:
    grouped = geniusweb("SumOfGroupsUtilitySpace", {"partUtilities": {"all": {"partsutils": {
        "issues": ["line", "price"],
        "utilslist": [{"values": ["here", "8"], "util": 0.9}, {"values": ["there", "10"], "util": 0.2}],
    }}}})  # fmt: skip
    scenario = read_files({"a.json": grouped, "b.json": grouped})
    assert [issue.name for issue in scenario.issues] == ["line + price"]
    assert max(scenario.scores(package) for package in every_package(scenario)) == (Fraction(9, 10),) * 2


def test_geniusweb_orderings_without_scores_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_files({"a.json": geniusweb("DefaultPartialOrdering", {"bids": [], "better": []})})
    assert refused.value.refusal.code is Code.NOT_ADDITIVE
