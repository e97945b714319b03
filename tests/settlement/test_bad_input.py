"""Bad input is refused with file and line, or is an answer; never a traceback, never a guess."""

from pathlib import Path

import pytest

from entremise.settlement.acceptance import acceptance as chances
from entremise.settlement.formats.own import read_scenario, read_uncertain
from entremise.settlement.formats.reading import read_files
from entremise.settlement.refusal import Code, Refusal, Refused, Remark
from entremise.settlement.settle import settle
from entremise.words import translator
from entremise.words.settlement import REFUSALS, REMARKS, remark, sentence
from tests.settlement.conftest import Run
from tests.settlement.files import DOMAIN, PROFILE, YAML, genius_files

ENGLISH = translator("en")


def refused(files: dict[str, bytes]) -> Refusal:
    with pytest.raises(Refused) as caught:
        read_files(files)
    assert sentence(caught.value.refusal, ENGLISH)
    return caught.value.refusal


def spoilt(name: str, old: str, new: str) -> dict[str, bytes]:
    """The two-party folder with one file changed in one place."""
    files = genius_files()
    text = files[name].decode()
    assert old in text
    files[name] = text.replace(old, new, 1).encode()
    return files


def yaml(old: str, new: str) -> dict[str, bytes]:
    assert old in YAML
    return {"case.yaml": YAML.replace(old, new, 1).encode()}


def test_the_unspoilt_files_are_read() -> None:
    assert settle(read_files(genius_files())).packages == 14
    assert settle(read_files({"case.yaml": YAML.encode()})).packages == 10


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "line"),
    [
        ("one.xml", 'evaluation="4"', 'evaluation="much"', Code.NOT_A_NUMBER, 5),
        ("one.xml", 'evaluation="4"', 'evaluation="NaN"', Code.NOT_A_NUMBER, 5),
        ("one.xml", 'evaluation="4"', 'evaluation="inf"', Code.NOT_A_NUMBER, 5),
        ("one.xml", 'evaluation="4"', 'evaluation="1e999999999"', Code.NOT_A_NUMBER, 5),
        ("one.xml", 'evaluation="4"', 'evaluation="-4"', Code.NEGATIVE, 5),
        ("one.xml", 'evaluation="4"', "", Code.NOT_A_NUMBER, 5),
        ("one.xml", 'index="3" value="0.6"', 'index="3" value="NaN"', Code.NOT_A_NUMBER, 11),
        ("one.xml", 'index="3" value="0.6"', 'index="3" value="0.7"', Code.WEIGHTS, 10),
        ("one.xml", 'index="3" value="0.6"', 'index="3" value="-0.6"', Code.NEGATIVE, 11),
        ("one.xml", '<weight index="3" value="0.6"/>', "", Code.NO_WEIGHT, 7),
        ("one.xml", '<weight index="3"', '<weight index="4"', Code.UNKNOWN_ISSUE, 11),
        ("one.xml", 'value="there"', 'value="elsewhere"', Code.UNKNOWN_OPTION, 5),
        ("one.xml", '<item index="2" value="there" evaluation="4"/>', "", Code.OPTIONS_DIFFER, 3),
        ("one.xml", 'upperbound="14"', 'upperbound="15"', Code.OPTIONS_DIFFER, 7),
        ("one.xml", 'name="line"', 'name="lines"', Code.UNKNOWN_ISSUE, 3),
        ("one.xml", 'value="there"', 'value="here"', Code.TWICE, 5),
        ("one.xml", 'ftype="linear"', 'ftype="triangular"', Code.UNKNOWN_EVALUATOR, 8),
        ("one.xml", 'slope="0.15"', 'slope="steep"', Code.NOT_A_NUMBER, 8),
        ("one.xml", '<reservation value="0.2"/>', '<reservation value="2"/>', Code.OUT_OF_RANGE, 13),
        ("one.xml", "<utility_space>", '<utility_space type="nonlinear">', Code.NOT_ADDITIVE, 1),
        ("one.xml", "</issue>", "</issues>", Code.BROKEN_XML, 6),
        ("one.xml", PROFILE, "", Code.BROKEN_XML, 1),
        ("domain.xml", '<item index="2" value="there"/>', "", Code.ONE_OPTION, 3),
        ("domain.xml", 'lowerbound="8"', 'lowerbound="15"', Code.EMPTY_RANGE, 7),
        ("domain.xml", 'lowerbound="8"', 'lowerbound="-99999999999"', Code.TOO_MANY_OPTIONS, 7),
        ("domain.xml", 'etype="integer" vtype="integer"', 'etype="real" vtype="real"', Code.NO_STEP, 7),
        ("domain.xml", "negotiation_template", "recipe", Code.BROKEN_XML, 10),
    ],
)  # fmt: skip
def test_spoilt_genius_files_are_refused_where_they_are_wrong(
    name: str, old: str, new: str, code: Code, line: int
) -> None:
    refusal = refused(spoilt(name, old, new))
    assert (refusal.code, refusal.file, refusal.line) == (code, name, line)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.org/x"> %p;]>',
    ],
)
def test_entities_and_external_references_are_refused(declaration: str) -> None:
    files = genius_files()
    files["one.xml"] = f"{declaration}\n{PROFILE}".encode()
    assert (refused(files).code, refused(files).line) == (Code.ENTITIES, 1)


def test_elements_nested_without_end_are_refused() -> None:
    files = genius_files()
    files["one.xml"] = b"<a>" * 100_000
    assert refused(files).code is Code.TOO_DEEP


def test_other_xml_is_no_domain() -> None:
    refusal = refused({"x.xml": b"<recipe/>"})
    assert (refusal.code, refusal.file) == (Code.NOT_A_DOMAIN, "x.xml")


def test_one_party_is_refused() -> None:
    files = genius_files()
    del files["two.xml"]
    assert refused(files).code is Code.PARTIES


def test_nine_parties_are_refused() -> None:
    files = genius_files() | {f"party{n}.xml": PROFILE.encode() for n in range(7)}
    assert refused(files).code is Code.PARTIES


def test_no_domain_and_two_domains_are_refused() -> None:
    files = genius_files()
    assert refused(files | {"other.xml": DOMAIN.encode()}).code is Code.TWO_DOMAINS
    del files["domain.xml"]
    assert refused(files).code is Code.NO_DOMAIN


def test_weights_that_do_not_add_up_may_be_normalised_when_asked() -> None:
    files = spoilt("one.xml", 'value="0.6"', 'value="1.2"')
    assert refused(files).code is Code.WEIGHTS
    scenario = read_files(files, normalise=True)
    assert sum(scenario.sheets[0].weights) == 1
    assert [note.remark for note in scenario.notes] == [Remark.WEIGHTS_NORMALISED]


def test_weights_within_a_thousandth_are_used_and_said() -> None:
    scenario = read_files(spoilt("one.xml", 'value="0.6"', 'value="0.6009"'))
    assert float(sum(scenario.sheets[0].weights)) == 1.0009
    assert [note.remark for note in scenario.notes] == [Remark.WEIGHTS_NEARLY_ONE]
    assert "1.0009" in remark(scenario.notes[0], ENGLISH)


def test_an_issue_that_is_worth_nothing_is_said() -> None:
    files = spoilt("one.xml", 'evaluation="10"', 'evaluation="0"')
    files["one.xml"] = files["one.xml"].replace(b'evaluation="4"', b'evaluation="0"')
    assert [note.remark for note in read_files(files).notes] == [Remark.ALL_ZERO]


def test_an_empty_zone_is_an_answer() -> None:
    settled = settle(read_files(spoilt("one.xml", '<reservation value="0.2"/>', '<reservation value="1"/>')))
    assert settled.zone == 1
    files = yaml("reservation: 0.2", "reservation: 0.99")
    settled = settle(read_files(files))
    assert settled.zone == 0
    assert settled.points.nash == settled.points.welfare == ()
    assert len(settled.frontier)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("there: 0.4", "there: .nan", Code.NOT_A_NUMBER, 12),
        ("there: 0.4", "there: lots", Code.NOT_A_NUMBER, 12),
        ("there: 0.4", "there: 1.4", Code.OUT_OF_RANGE, 12),
        (", there: 0.4", "", Code.OPTIONS_DIFFER, 12),
        ("there: 0.4", "elsewhere: 0.4", Code.UNKNOWN_OPTION, 12),
        ("there: 0.4", "here: 0.4", Code.TWICE, 12),
        ("weight: 0.4", "weight: 0.5", Code.WEIGHTS, 11),
        ("weight: 0.4", "weight: -0.4", Code.NEGATIVE, 11),
        ("    line: {weight: 0.4", "    lines: {weight: 0.4", Code.UNKNOWN_ISSUE, 12),
        ("[here, there]", "[here]", Code.ONE_OPTION, 4),
        ("[here, there]", "[here, here]", Code.TWICE, 5),
        ("from: 8, to: 14", "from: 14, to: 8", Code.EMPTY_RANGE, 6),
        ("integer: {from: 8, to: 14}", "real: {from: 8, to: 14}", Code.AGAINST_SCHEMA, 7),
        ("integer: {from: 8, to: 14}", "real: {from: 8, to: 14, step: 0}", Code.NO_STEP, 6),
        ("reservation: 0.2", "reservation: 2", Code.OUT_OF_RANGE, 10),
        ("reservation: 0.2", "reserve: 0.2", Code.AGAINST_SCHEMA, 10),
        ("if: {line: here}", "if: {lime: here}", Code.UNKNOWN_ISSUE, 19),
        ("if: {line: here}", "if: {line: hare}", Code.UNKNOWN_OPTION, 19),
        ("- name: two", "- name: one", Code.TWICE, 14),
        ("[8, 9, 10]", "[8, 9, 10", Code.BROKEN_YAML, 20),
        ("title: A line and a price", "title: &a A line", Code.ANCHORS, 2),
        ("entremise: settlement/1", "entremise: settlement/9", Code.AGAINST_SCHEMA, 1),
        ("entremise: settlement/1", "something: else", Code.UNKNOWN_FORMAT, 1),
    ],
)  # fmt: skip
def test_spoilt_yaml_is_refused_where_it_is_wrong(old: str, new: str, code: Code, line: int) -> None:
    refusal = refused(yaml(old, new))
    assert (refusal.code, refusal.file, refusal.line) == (code, "case.yaml", line)


def test_constraints_that_leave_nothing_are_refused() -> None:
    files = yaml("then: {price: [8, 9, 10]}", "then: {price: 8}\n- forbid: {line: [here, there]}")
    with pytest.raises(Refused) as caught:
        settle(read_files(files))
    assert caught.value.refusal.code is Code.NOTHING_ALLOWED


def test_bytes_that_are_no_text_are_refused() -> None:
    assert refused({"case.yaml": b"\xff\xfe\x00"}).code is Code.NOT_TEXT


def test_unknown_endings_are_refused() -> None:
    assert refused({"case.docx": b"PK"}).code is Code.UNKNOWN_FORMAT


def test_known_preferences_that_contradict_themselves_are_refused() -> None:
    text = YAML + "packages:\n- {line: here, price: 8}\n"
    scores = text.index("  scores:")
    known = "  known: {weights: {line: [0.7, 0.8], price: [0.7, 0.8]}}\n"
    uncertain = read_uncertain((text[:scores] + known + text[scores:]).encode(), "case.yaml")
    with pytest.raises(Refused) as caught:
        chances(uncertain, 100)
    assert caught.value.refusal.code is Code.CONTRADICTION


def test_every_code_has_its_sentence() -> None:
    assert set(REFUSALS) == set(Code)
    assert set(REMARKS) == set(Remark)


@pytest.mark.parametrize("draws", ["1000000000", "0", "-5"])
def test_too_many_or_too_few_draws_are_refused_at_once(run: Run, tmp_path: Path, draws: str) -> None:
    (tmp_path / "case.yaml").write_text(YAML)
    result = run("acceptance", str(tmp_path / "case.yaml"), "--draws", draws)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "10000000" in result.stderr


def test_the_command_refuses_in_one_sentence_with_exit_code_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(YAML.replace("there: 0.4", "there: lots"))
    result = run("settle", str(tmp_path / "case.yaml"), "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("case.yaml, line 12: ")
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr


def test_a_place_without_files_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("settle", str(tmp_path)).exit_code == 2
    assert run("settle", str(tmp_path / "nowhere.yaml")).exit_code == 2


def test_a_scenario_needs_scores_to_be_settled() -> None:
    text = YAML[: YAML.index("- name: two")] + "- name: two\n  known: {order: [line, price]}\n"
    with pytest.raises(Refused) as caught:
        read_scenario(text.encode(), "case.yaml")
    assert (caught.value.refusal.code, caught.value.refusal.line) == (Code.AGAINST_SCHEMA, 14)


def said(run: Run, tmp_path: Path, text: str, *arguments: str) -> str:
    """What a command says of a spoilt case.yaml."""
    (tmp_path / "case.yaml").write_text(text)
    command, *options = arguments
    result = run(command, tmp_path / "case.yaml", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    # A progress bar that has been taken away leaves an empty line.
    assert len(result.stderr.split("\n")) <= 3, result.stderr
    assert len(result.stderr.strip().split("\n")) == 1, result.stderr
    return result.stderr.strip()


@pytest.mark.parametrize(
    ("table", "code", "line"),
    [
        ("{line: there}", Code.MISSING_ISSUE, 21),
        ("{lime: there, price: 8}", Code.UNKNOWN_ISSUE, 21),
        ("\n  line: there\n  price: 7", Code.UNKNOWN_OPTION, 23),
        ("{line: here, price: 14}", Code.NOT_ALLOWED, 21),
        ("[there, 8]", Code.AGAINST_SCHEMA, 21),
    ],
)
def test_a_table_that_is_no_package_is_refused(table: str, code: Code, line: int) -> None:
    refusal = refused({"case.yaml": f"{YAML}table: {table}\n".encode()})
    assert (refusal.code, refusal.file, refusal.line) == (code, "case.yaml", line)


def test_one_party_and_nine_are_counted_in_the_right_number(run: Run, tmp_path: Path) -> None:
    one = YAML[: YAML.index("- name: two")]
    for command in ("settle", "acceptance"):
        assert said(run, tmp_path, one, command) == "case.yaml, line 8: There is 1 party; there must be 2 to 8."
    nine = one + "".join(f"- {{name: p{n}}}\n" for n in range(8))
    assert "There are 9 parties; there must be 2 to 8." in said(run, tmp_path, nine, "settle")


def test_a_folder_with_one_party_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "domain.xml").write_text(DOMAIN)
    (tmp_path / "one.xml").write_text(PROFILE)
    assert run("settle", tmp_path).stderr == f"{tmp_path.name}: There is 1 party; there must be 2 to 8.\n"


@pytest.mark.parametrize(("options", "count"), [("[]", "0 options,"), ("[here]", "1 option,")])
def test_options_are_counted_in_the_right_number(run: Run, tmp_path: Path, options: str, count: str) -> None:
    assert f"has {count}" in said(run, tmp_path, YAML.replace("[here, there]", options), "settle")


def test_a_place_in_the_file_is_told_by_the_party_s_name(run: Run, tmp_path: Path) -> None:
    told = said(run, tmp_path, YAML.replace("reservation: 0.2", "reservation: lots"), "settle")
    assert told.startswith("case.yaml, line 10: one.reservation is “lots”, which is no number")
    told = said(run, tmp_path, YAML.replace("reservation: 0.2", "reserve: 0.2"), "settle")
    assert told.startswith("case.yaml, line 10: one.reserve: ")


@pytest.mark.parametrize("command", ["settle", "acceptance"])
def test_constraints_that_leave_nothing_name_the_file(run: Run, tmp_path: Path, command: str) -> None:
    text = YAML + "- forbid: {line: [here, there]}\n"
    told = said(run, tmp_path, text, command)
    assert told == "case.yaml: The constraints leave no package at all; drop or loosen one."


def test_known_preferences_that_contradict_themselves_name_the_file(run: Run, tmp_path: Path) -> None:
    known = "  known: {weights: {line: [0.7, 0.8], price: [0.7, 0.8]}}\n"
    told = said(run, tmp_path, YAML.replace("  scores:", known + "  scores:", 1), "acceptance", "--draws", "100")
    assert told.startswith("case.yaml: What is known of one contradicts itself")


def test_too_many_draws_name_the_file(run: Run, tmp_path: Path) -> None:
    assert said(run, tmp_path, YAML, "acceptance", "--draws", "1000000000").startswith("case.yaml: 1000000000 draws")


def test_acceptance_says_that_it_takes_a_settlement_file(run: Run, tmp_path: Path) -> None:
    for name, data in genius_files().items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "other.yaml").write_text("issues: []\n")
    for place in (tmp_path, tmp_path / "one.xml", tmp_path / "other.yaml"):
        result = run("acceptance", place)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"{place}: acceptance takes a settlement file (YAML")
