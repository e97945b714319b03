"""Every error of a wrong case at once: its code, the line of the very field, and what would be right."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entremise.cases import Faulty, Wrong, load_then
from entremise.cases.reading import read
from entremise.cases.schema import placeable
from entremise.talks.acts import KINDS as KINDS_OF_ACTS
from entremise.talks.refusal import Code
from tests.cases.samples import ACTS, HEAD, MOSCOW, SMALL, TUESDAY, faults, line_of, load, moscow, with_act


def test_the_small_case_is_right():
    assert faults(SMALL) == ()
    assert [act.label for act in load(SMALL).acts] == ["convene", "draft", "opened", "nora-signs"]


CHANGES = [
    # what is changed, into what, the code, what stands on the line of the fault
    ("slug: small", "slug: Small Talks", Code.WRONG_FORM, "slug:"),
    ("slug: small\n", "", Code.MISSING, "schema:"),
    ("languages: [en]", "languages: []", Code.TOO_FEW, "languages:"),
    ("languages: [en]", "languages: en", Code.WRONG_TYPE, "languages:"),
    ("languages: [en]", "languages: [E N]", Code.WRONG_FORM, "languages:"),
    ("zone: Europe/Paris", "zone: Europe/Tripolis", Code.UNKNOWN_ZONE, "zone:"),
    ("zone: Europe/Paris", "zone: Europe", Code.UNKNOWN_ZONE, "zone:"),
    ("zone: Europe/Paris", "zone: ../../etc/passwd", Code.UNKNOWN_ZONE, "zone:"),
    ("zone: Europe/Paris", "zone: Europe/Paris\ncolour: red", Code.UNKNOWN_FIELD, "colour:"),
    ("date: 2021-03", "date: March 2021", Code.WRONG_FORM, "paper:"),
    ("  north: {kind: party, name", "  north: {kind: tribe, name", Code.WRONG_FORM, "tribe"),
    ("name: {en: North}, sources: [paper]", "name: {en: North}, sources: [letter]", Wrong.UNKNOWN_SOURCE, "letter"),
    ("name: {en: North}, sources: [paper], grade: B2", "name: {en: N}", Wrong.NO_SOURCE, "en: N}"),
    ("name: {en: North}, sources: [paper], grade: B2", "name: {en: N}, sources: [paper]", Code.MISSING, "en: N}"),
    (
        "name: {en: North}, sources: [paper], grade: B2",
        "name: {en: N}, sources: [paper], grade: B2, invented: no",
        Code.WRONG_TYPE,
        "en: N}",
    ),
    (
        "role: mediator, sources: [paper], grade: B2",
        "role: mediator, sources: [paper], grade: G7",
        Code.WRONG_FORM,
        "G7",
    ),
    ("{actor: home, role: mediator", "{actor: away, role: mediator", Code.UNKNOWN_ACTOR, "away"),
    ("actor: home, name: {en: Home}}", "actor: away, name: {en: Home}}", Code.UNKNOWN_ACTOR, "away"),
    ("  north/nora:", "  east/nora:", Code.UNKNOWN_SEAT, "east/nora"),
    ("  south: {kind: party", "  table: {kind: party", Code.TAKEN, "table:"),
    ("text: {en: There is peace.}", "text: {en: 'There is [peace'}", Code.BRACKETS, "[peace'"),
    ("    kind: convene", "    kind: convoke", Code.UNKNOWN_KIND, "convoke"),
    ("    kind: convene", "    kind: opening-lapsed", Code.TABLE_ONLY, "opening-lapsed"),
    ("    at: 2021-03-01 10:00\n", "", Code.MISSING, "- label: convene"),
    ("    kind: sign\n", "", Code.MISSING, "nora-signs"),
    ("    by: north/nora", "    by: north/noor", Code.UNKNOWN_PERSON, "north/noor"),
    ("    by: north/nora", "    by: north", Code.WRONG_FORM, "by: north"),
    ("    by: north/nora", "    by: east", Code.UNKNOWN_SEAT, "by: east"),
    ("    by: north/nora", "    by: North Nora", Code.WRONG_FORM, "North Nora"),
    ("    opening: opened", "    opening: draft", Wrong.LABEL_WRONG_KIND, "opening: draft"),
    ("    opening: opened", "    opening: nowhere", Wrong.LABEL_UNKNOWN, "nowhere"),
    ("    opening: opened", "    opening: nora-signs", Wrong.LABEL_LATER, "opening: nora-signs"),
    ("    opening: opened", "    opening: [opened]", Code.WRONG_TYPE, "opening: [opened]"),
    ("    opening: opened\n", "", Code.MISSING, "- label: nora-signs"),
    ("    opening: opened", "    opening: opened\n    colour: red", Code.UNKNOWN_FIELD, "colour"),
    ("    opening: opened", "    opening: opened\n    ad_referendum: no", Code.WRONG_TYPE, "ad_referendum"),
    ("    mode: open", "    mode: shut", Code.WRONG_FORM, "mode: shut"),
    ("    mode: open", "    mode: open\n    entry: {force: at}", Code.WRONG_FORM, "force: at"),
    ("    required: {north: [nora]}", "    required: {north: [noor]}", Code.UNKNOWN_PERSON, "noor"),
    ("    required: {north: [nora]}", "    required: {east: [nora]}", Code.UNKNOWN_SEAT, "east"),
    ("    to: [north, south]", "    to: [north, east]", Code.UNKNOWN_SEAT, "east"),
    ("    to: [north, south]", "    to: north", Code.WRONG_TYPE, "to: north"),
    ("    articles: [peace]", "    articles: [war]", Code.UNKNOWN_ARTICLE, "war"),
    ("    articles: [peace]", "    articles: peace", Code.WRONG_TYPE, "articles: peace"),
    ("    title: {en: Accord}", "    title: {en: ' '}", Code.EMPTY, "title: {en: ' '}"),
    ("    title: {en: Accord}", f"    title: {{en: {'x' * 201}}}", Code.TOO_LONG, "xxx"),
    ("  - label: draft\n", "  - label: convene # again\n", Wrong.LABEL_TWICE, "# again"),
    ("  - label: draft\n", "  - label: The draft\n", Code.WRONG_FORM, "The draft"),
    ("    at: 2021-03-03 12:00", "    recorded: 2021-02-01 09:00", Wrong.BACKWARDS, "recorded"),
    ("    at: 2021-03-03 12:00", "    at: 2021-03-01 12:00", Wrong.BACKWARDS, "2021-03-01 12:00"),
    ("    at: 2021-03-03 12:00", "    at: 2021-03-01 # a day", Wrong.BACKWARDS, "# a day"),
    (
        "    at: 2021-03-03 12:00",
        "    at: 2021-03-04\n    recorded: 2021-03-03 12:00",
        Wrong.AFTER_RECORDED,
        "2021-03-04",
    ),
    ("    at: 2021-03-03 12:00", "    at: 3 March", Code.WRONG_FORM, "3 March"),
    ("    at: 2021-03-03 12:00", "    at: 2021 # a year", Code.WRONG_TYPE, "# a year"),
    ("    at: 2021-03-03 12:00", "    at: 2021-02-30", Code.WRONG_FORM, "2021-02-30"),
    ("    at: 2021-03-03 12:00", "    at: 9999-12-31", Code.WRONG_FORM, "9999"),
    ("    at: 2021-03-03 12:00", "    at: 0001-01-01", Code.WRONG_FORM, "0001"),
    ("    at: 2021-03-03 12:00", "    at: 1815-06-09", None, ""),
    ("    at: 2021-03-03 12:00", "    recorded: 2021-03-03", Code.WRONG_FORM, "recorded"),
    ("    at: 2021-03-03 12:00", "    at: 2021-03-28 02:30", Code.NO_SUCH_LOCAL_TIME, "02:30"),
    ("    at: 2021-03-03 12:00", "    at: 2021-10-31 02:30", Code.TWO_SUCH_LOCAL_TIMES, "02:30"),
    ("acts:\n", "ends: 2021-03-02\nacts:\n", Wrong.ENDS_EARLY, "ends:"),
    ("acts:\n", "ends: 2021-10-31 02:30\nacts:\n", Code.TWO_SUCH_LOCAL_TIMES, "ends:"),
    ("acts:\n", "expect: {peace: true}\nacts:\n", Code.WRONG_FORM, "expect:"),
]


NAMES = {"  north/nora:", "  south: {kind: party", "  - label: draft\n"}


@pytest.mark.parametrize(("old", "new", "code", "stands"), CHANGES)
def test_a_fault_names_its_line(old, new, code, stands):
    assert SMALL.count(old) == 1, "the change is made in one place"
    text = SMALL.replace(old, new)
    found = faults(text)
    if code is None:
        # A time long before convening is background, wherever it stands.
        assert found == ()
        return
    line = line_of(text, stands)
    assert (code, line) in {(fault.code, fault.line) for fault in found}, found
    # Where a name is taken away, whatever uses it is faulty as well.
    assert len(found) == 1 or old in NAMES, found


TEXT = ["text: T", "language: en"]
SAID = ["speaker: S", *TEXT]
ASKED = ["to: [home]"]
POSITION = ["draft: draft", "stance: refuses", "to: [home]"]

MORE = [
    ("statement", "south", [*SAID, "for_actor: away"], Code.UNKNOWN_ACTOR, "for_actor"),
    ("statement", "south", [*SAID, "reports: [{what: sign, seat: east}]"], Code.UNKNOWN_SEAT, "reports"),
    ("statement", "south", [*SAID, "reports: [{what: sign, when: 3 March}]"], Code.WRONG_FORM, "reports"),
    ("ask-time", "north/nora", [*ASKED, "until: {words: soon}"], Code.WRONG_FORM, "until"),
    ("ask-time", "north/nora", [*ASKED, "until: {day: 2021-04-01, at: 2021-04-01}"], Code.WRONG_FORM, "until"),
    ("ask-time", "north/nora", [*ASKED, "until: {day: 2021-04-01 10:00}"], Code.WRONG_FORM, "until"),
    ("ask-time", "north/nora", [*ASKED, "until: {day: 2021-04-01, wrods: soon}"], Code.UNKNOWN_FIELD, "until"),
    ("ask-time", "north/nora", [*ASKED, "until: 2021-03-28 02:30"], Code.NO_SUCH_LOCAL_TIME, "until"),
    ("ask-time", "north/nora", [*ASKED, "until: 2021-10-31 02:30"], Code.TWO_SUCH_LOCAL_TIMES, "until"),
    ("ask-time", "north/nora", [*ASKED, "until: 7"], Code.WRONG_FORM, "until"),
    ("ask-time", "north/nora", ["to: [no one]", "until: 2021-04-01"], Code.WRONG_FORM, "to: [no one]"),
    ("message", "south", [*ASKED, *TEXT, "rule: {not_before: 2021-04-01}"], Code.WRONG_FORM, "rule"),
    ("message", "south", [*ASKED, *TEXT, "rule: {to: [east]}"], Code.UNKNOWN_SEAT, "rule"),
    (
        "note-oral",
        "home/hugo",
        ["party: north", "speaker: noor", "means: paper", *TEXT],
        Code.UNKNOWN_PERSON,
        "speaker",
    ),
    ("begin-sitting", "home/hugo", ["sitting: s", "who: [{seat: north, person: noor}]"], Code.UNKNOWN_PERSON, "who"),
    ("take-position", "north/nora", [*POSITION, "article: war"], Code.UNKNOWN_ARTICLE, "article: war"),
    ("disclose", "home/hugo", ["public: true", "acts: [{id: 7}]"], Code.WRONG_TYPE, "acts: ["),
    ("disclose", "home/hugo", ["public: true", "acts: [nowhere]"], Wrong.LABEL_UNKNOWN, "acts: ["),
    ("convene", "home/hugo", [], Wrong.CONVENE_ONCE, None),
]


@pytest.mark.parametrize(("kind", "by", "lines", "code", "stands"), MORE)
def test_a_fault_in_an_act_of_any_kind_names_its_line(kind, by, lines, code, stands):
    text = with_act(kind, by, *lines)
    (found,) = faults(text)
    assert found.code is code
    if stands is not None:
        assert found.line == line_of(text, f"    {stands}")


def test_a_local_time_that_came_twice_is_asked_about_with_both_choices():
    (found,) = faults(SMALL.replace("at: 2021-03-03 12:00", "at: 2021-10-31 02:30"))
    assert found.params["earlier"] == "2021-10-31 02:30+02:00"
    assert found.params["later"] == "2021-10-31 02:30+01:00"
    for choice in (found.params["earlier"], found.params["later"]):
        assert faults(SMALL.replace("at: 2021-03-03 12:00", f"at: {choice}")) == ()


def test_a_local_time_that_was_skipped_is_asked_about_with_both_choices():
    (found,) = faults(SMALL.replace("at: 2021-03-03 12:00", "at: 2021-03-28 02:30"))
    assert (found.params["earlier"], found.params["later"]) == ("2021-03-28 01:30+01:00", "2021-03-28 03:30+02:00")


def test_an_act_of_convening_comes_first_and_is_filled_in():
    without = HEAD + ACTS.replace("    kind: convene\n", "    kind: communique\n    text: T\n    language: en\n", 1)
    assert [fault.code for fault in faults(without)] == [Wrong.CONVENE_FIRST]
    given = SMALL.replace("    kind: convene\n", "    kind: convene\n    title: {en: Other}\n")
    (found,) = faults(given)
    assert (found.code, found.params) == (Wrong.FILLED_IN, {"field": "title", "section": "title"})


def test_all_faults_come_at_once_and_in_order():
    text = (
        SMALL.replace("slug: small", "slug: Small Talks")
        .replace("grade: B2}\nseats", "grade: G7}\nseats")
        .replace("    kind: table-draft", "    kind: table-daft")
        .replace("    mode: open", "    mode: shut")
        .replace("    required: {north: [nora]}", "    required: {north: [nora]}\n    colour: red")
        .replace("    opening: opened", "    opening: nowhere")
    )
    found = faults(text)
    assert [fault.code for fault in found] == [
        Code.WRONG_FORM,
        Code.WRONG_FORM,
        Code.UNKNOWN_KIND,
        Wrong.LABEL_WRONG_KIND,
        Code.WRONG_FORM,
        Code.UNKNOWN_FIELD,
        Wrong.LABEL_UNKNOWN,
    ]
    assert [fault.line for fault in found] == sorted(fault.line or 0 for fault in found)
    assert all(fault.file == "small.yaml" for fault in found)


def test_whom_a_faulty_act_names_is_looked_at_all_the_same():
    text = with_act("ask-time", "north/noor", "to: [home, hom]", "until: 2021-04-01", "colour: red", "grade: Z9")
    found = faults(text.replace("    grade: B2\n    to:", "    to:"))
    assert {fault.path for fault in found} == {"acts.4.by", "acts.4.to.1", "acts.4.colour", "acts.4.grade"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- a\n- b\n", Wrong.NOT_A_MAPPING),
        ("just text\n", Wrong.NOT_A_MAPPING),
        ("slug: small\n", Wrong.WRONG_SCHEMA),
        ("schema: entremise/case/2\n", Wrong.WRONG_SCHEMA),
        ("schema: [entremise/case/1]\n", Wrong.WRONG_SCHEMA),
        (TUESDAY.read_text(encoding="utf-8"), Wrong.WRONG_SCHEMA),
        (HEAD + "acts: []\n", Wrong.NO_ACTS),
        (HEAD + "acts:\n" + "  - convene\n" * 5_001, Code.TOO_MANY),
        (HEAD + "acts: {a: b}\n", Code.WRONG_TYPE),
        (HEAD + "acts:\n  - convene\n", Code.WRONG_TYPE),
        (HEAD, Code.MISSING),
    ],
    ids=range(11),
)
def test_what_is_no_case_is_said_to_be_none(text, code):
    assert [fault.code for fault in faults(text)] == [code]


def test_what_is_invented_says_why():
    text = SMALL.replace(
        "    opening: opened\n    sources: [paper]\n    grade: B2\n", "    opening: opened\n    invented: true\n"
    )
    assert [fault.code for fault in faults(text)] == [Wrong.INVENTED_WITHOUT_DOUBT]
    assert faults(text + "    doubt: Nobody knows.\n") == ()


THEN = """\
schema: entremise/then/1
title: {en: Otherwise}
acts:
  - label: lna-sign-haftar
    kind: sign
    by: lna/haftar
    opening: signature-opened
    invented: true
    doubt: He did not.
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("lna-sign-haftar", "gna-sign-sarraj", Wrong.LABEL_TWICE, 4),
        ("signature-opened", "signature-open", Wrong.LABEL_UNKNOWN, 7),
        ("signature-opened", "draft-tabled", Wrong.LABEL_WRONG_KIND, 7),
        ("lna/haftar", "lna/haftah", Code.UNKNOWN_PERSON, 6),
        ("kind: sign", "kind: convene", Wrong.CONVENE_ONCE, 5),
        ("then/1", "case/1", Wrong.WRONG_SCHEMA, 1),
    ],
)
def test_a_fork_is_checked_against_its_case(old, new, code, line):
    assert load_then(THEN.encode(), "then.yaml", moscow()).acts
    with pytest.raises(Faulty) as raised:
        load_then(THEN.replace(old, new).encode(), "then.yaml", moscow())
    (fault,) = raised.value.faults
    assert (fault.code, fault.line, fault.file) == (code, line, "then.yaml")


LINES = MOSCOW.read_text(encoding="utf-8").splitlines(keepends=True)
SMALL_LINES = SMALL.splitlines(keepends=True)
SCRAPS = st.sampled_from(
    ["~", "7", "-1", "1.5", "true", "no", "[]", "{}", "[x, 7]", "{x: 7}", "''", "x", "2020-01-13", "2021-03-28 02:30"]
)


@settings(max_examples=250, deadline=None)
@given(
    st.integers(0, len(SMALL_LINES) - 1), st.sampled_from(["drop", "twice", "value", "key", "indent", "cut"]), SCRAPS
)
def test_a_mutated_case_loads_or_has_faults(k, how, scrap):
    lines = list(SMALL_LINES)
    key, colon, _ = lines[k].partition(":")
    match how:
        case "drop":
            del lines[k]
        case "twice":
            lines.insert(k, lines[k])
        case "value":
            lines[k] = f"{key}{colon} {scrap}\n"
        case "key":
            lines[k] = lines[k].replace(key.strip(" -"), scrap, 1)
        case "indent":
            lines[k] = "  " + lines[k]
        case "cut":
            lines = lines[:k]
    for fault in faults("".join(lines)):
        assert fault.line
        assert 1 <= fault.line <= len(lines) + 1


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(LINES) - 1), st.booleans(), SCRAPS)
def test_a_mutated_moscow_loads_or_has_faults(k, drop, scrap):
    key, colon, _ = LINES[k].partition(":")
    changed = [] if drop else [f"{key}{colon} {scrap}\n"]
    faults("".join([*LINES[:k], *changed, *LINES[k + 1 :]]))


PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
NAMES_OF_FIELDS = st.sampled_from(["en", "kind", "seat", "person", "to", "at", "day", "label", "by", "sources"])
ANYTHING = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES_OF_FIELDS, inner, max_size=3),
    max_leaves=8,
)
SECTIONS = ["title", "seats", "persons", "articles", "sources", "actors", "relations", "acts", "zone", "languages"]


@settings(max_examples=100, deadline=None)
@given(ANYTHING, st.sampled_from(SECTIONS))
def test_no_section_of_any_form_raises_anything_but_faults(value, section):
    top = read(SMALL.encode(), "small.yaml").plain()
    assert section in top
    # JSON is YAML, but for what it may hide in strings.
    faults(json.dumps({**top, section: value}))


KINDS = [act.kind for act in placeable()]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KINDS), st.data())
def test_no_field_of_any_act_raises_anything_but_faults(kind, data):
    fields = sorted(KINDS_OF_ACTS[kind].model_fields)
    given = data.draw(st.dictionaries(st.sampled_from([*fields, "by", "at"]), ANYTHING, max_size=4)) if fields else {}
    top = read(SMALL.encode(), "small.yaml").plain()
    act = {"label": "more", "by": "home/hugo", "invented": True, "doubt": "D", **given, "kind": kind}
    faults(json.dumps({**top, "acts": [*top["acts"], act]}))
