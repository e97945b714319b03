"""What docs/cases.md and docs/moscow.md show is there, and works."""

import re

from entremise.cases import differences, vary
from entremise.talks.refusal import Code
from tests.cases.samples import ROOT, faults, load, moscow
from tests.cases.stage import Played

CASES = (ROOT / "docs" / "cases.md").read_text(encoding="utf-8")
MOSCOW = (ROOT / "docs" / "moscow.md").read_text(encoding="utf-8")


def test_the_sample_loads_and_ends_as_it_expects():
    (sample,) = re.findall(r"```yaml\n(.*?)```", CASES, re.DOTALL)
    assert faults(sample) == ()
    script = vary(load(sample))
    assert script.expect is not None
    assert differences(Played(script).told(), script.expect) == ()


def test_every_act_that_the_page_on_moscow_names_is_in_the_case():
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", MOSCOW))
    labels = {act.label for act in moscow().acts} | {"lna-sign-haftar", "lna-sign-saleh", "accord-announced"}
    others = {act.kind for act in moscow().acts} | set(moscow().top.actors) | {code.value for code in Code}
    assert named <= labels | others, named - labels - others
    # Each act that rests on the report is on the page.
    assert [
        act.label for act in moscow().acts if "press-report" in act.account.sources and f"`{act.label}`" not in MOSCOW
    ] == []


def test_every_test_that_the_page_on_moscow_names_is_there():
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", MOSCOW)
    assert named
    for file, test in named:
        assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), test


def test_every_file_that_the_page_on_moscow_names_is_there():
    for file in re.findall(r"`((?:src|cases|docs|tests)/[\w./-]+)`", MOSCOW):
        assert (ROOT / file).exists(), file
