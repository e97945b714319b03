"""Each code, reason and kind of act has its sentence, in each language, with nothing left to fill in."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from entremise.cases.faults import Fault, Wrong
from entremise.record.canonical import Illegible
from entremise.record.reasons import Reason
from entremise.record.verify import Verdict
from entremise.talks.acts import ALL, KINDS
from entremise.talks.refusal import Code, Refusal
from entremise.talks.view.fold import fold
from entremise.talks.view.state import View
from entremise.words import chronicle, faults, isolate, languages, refusals, standing, terms, translator, verdicts
from entremise.words.direction import FSI, PDI
from entremise.words.names import Reader
from tests.talks.cast import Talks, article, person

SOURCE = Path(__file__).resolve().parents[2] / "src" / "entremise"
LANGUAGES = languages()


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def whole(sentence: str) -> bool:
    """Nothing unfilled, nothing open that was opened, and an end."""
    return (
        not re.search(r"[{}]", sentence)
        and sentence.count(FSI) == sentence.count(PDI)
        and sentence.strip()[-1:] in ".:…!?؟»”" + PDI
    )


# ---- refusals


def raised() -> Iterator[tuple[Code, set[str], str]]:
    """Each place in the talks where something is refused: the code, the parameters given, the place."""
    for path in sorted((SOURCE / "talks").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused"):
                continue
            code = node.args[0] if node.args else None
            if isinstance(code, ast.Attribute) and isinstance(code.value, ast.Name) and code.value.id == "Code":
                given = {word.arg for word in node.keywords if word.arg}
                yield Code[code.attr], given, f"{path.name}:{node.lineno}"


# What the form of an act is checked for, and times as they are typed; not raised by name.
OTHERWISE = {
    Code.TOO_LONG: {"limit"},
    Code.TOO_MANY: {"limit"},
    Code.TOO_FEW: {"least"},
    Code.WRONG_TYPE: {"expected"},
    Code.CONTROL_CHARACTER: {"character"},
    Code.NO_SUCH_LOCAL_TIME: {"time", "zone", "earlier", "later"},
    Code.TWO_SUCH_LOCAL_TIMES: {"time", "zone", "earlier", "later"},
    Code.UNKNOWN_ZONE: {"zone"},
    Code.NOT_ERASABLE: {"kind"},
}
SAMPLES: dict[str, str | int] = {
    "seat": "gna, lna",
    "person": "sarraj",
    "kinds": "party, mediator",
    "capacities": "head, delegate",
    "state": "suspended",
    "kind": "message",
    "parties": "gna, lna",
    "expected": "Input should be a valid string",
    "limit": 200,
    "least": 1,
    "version": 2,
}


def test_each_code_has_its_sentence():
    assert set(refusals.SENTENCES) == set(Code)


def test_a_sentence_asks_for_no_more_than_each_refusal_gives():
    short = [
        (code, place, wanted)
        for code, given, place in raised()
        if (wanted := placeholders(refusals.SENTENCES[code]) - given)
    ]
    assert short == []


def test_codes_that_nobody_raises_by_name_ask_for_what_is_known():
    named = {code for code, _, _ in raised()}
    wanted = {code: placeholders(refusals.SENTENCES[code]) for code in set(Code) - named}
    assert {code: names for code, names in wanted.items() if names} == OTHERWISE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", Code)
def test_a_refusal_is_said_in_one_whole_sentence(code, language):
    reader = Reader.of(Talks().view("russia"), translator(language))
    params = {name: SAMPLES.get(name, "x") for name in placeholders(refusals.SENTENCES[code])}
    said = refusals.sentence(Refusal(code, "to", params), reader)
    assert whole(said), said
    assert isolate("to") in said
    assert "\n" not in said
    # Without a field it begins as a sentence does, where its letters know of capitals.
    assert not refusals.sentence(Refusal(code, None, params), reader)[0].islower()


def test_a_refusal_tells_no_name_that_its_reader_does_not_know():
    hidden = Refusal(Code.UNKNOWN_SEAT, "to", {"seat": "algeria"})
    absent = Refusal(Code.UNKNOWN_SEAT, "to", {"seat": "elsewhere"})
    reader = Reader.of(Talks().view("gna"), translator("en"))
    assert refusals.sentence(hidden, reader).replace("algeria", "elsewhere") == refusals.sentence(absent, reader)


def test_what_was_typed_stays_within_its_bounds():
    reader = Reader.of(View(None), translator("en"))
    said = refusals.sentence(Refusal(Code.UNKNOWN_SEAT, "to", {"seat": "\u202egna\x1b[2J\nforged"}), reader)
    assert "\u202e" not in said
    assert "\x1b" not in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Input should be a valid string", "text is expected"),
        ("'party', 'mediator' or 'press'", "one of these is expected: party, mediator, press"),
        (r"^[a-z0-9]+(-[a-z0-9]+)*$", "single hyphens are expected"),
        ("Input should be greater than or equal to 1", "1 or more is expected"),
        ("neither a day nor an instant", "a day (2020-01-13)"),
    ],
)
def test_what_would_be_right_is_said_in_words(given, said):
    assert said in refusals.expected(translator("en"), given)


def test_every_expectation_of_the_loader_is_known():
    """What the case loader expects is written in English there; here it must be known, to be said in any language."""
    found = set()
    for path in (SOURCE / "cases").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and key.value == "expected" and isinstance(value, ast.Constant):
                        found.add(str(value.value))
    english = translator("en")
    assert found
    for language in LANGUAGES[1:]:
        own = translator(language)
        assert [given for given in found if refusals.expected(own, given) == refusals.expected(english, given)] == []


# ---- faults of case files


def declared() -> dict[Wrong, str]:
    """What the comment beside each code says of its parameters."""
    text = (SOURCE / "cases" / "faults.py").read_text(encoding="utf-8")
    return {Wrong(code): said for code, said in re.findall(r'= "([a-z0-9-]+)"  # (.*)', text)}


def test_each_fault_has_its_sentence_and_asks_for_what_is_declared():
    assert set(faults.SENTENCES) == set(Wrong)
    comments = declared()
    short = {
        code: missing
        for code, sentence in faults.SENTENCES.items()
        if (missing := {name for name in placeholders(sentence) if name not in comments[code]})
    }
    assert short == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", Wrong)
def test_a_fault_is_said_in_one_whole_sentence(code, language):
    _ = translator(language)
    params = {name: SAMPLES.get(name, "x") for name in placeholders(faults.SENTENCES[code])}
    fault = Fault(code, "case.yaml", 3, "acts.0.until", params)
    assert whole(faults.sentence(fault, _))
    assert faults.place(fault) == "case.yaml:3"


# ---- verdicts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_each_reason_has_its_sentence(reason, language):
    said = verdicts.sentences(Verdict(False, 3, "0" * 64, 2, reason), translator(language))
    assert len(said) == 3
    assert not any("{" in one for one in said)
    assert whole(said[1])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", Illegible)
def test_what_is_unreadable_is_said(code, language):
    assert whole(verdicts.unreadable(code, "x.json", translator(language)))


# ---- acts


def everything() -> Talks:
    """Talks in which every kind of act happens."""
    t = Talks(
        persons=[person("gna", "sarraj"), person("gna", "mishri", "delegate"), person("lna", "haftar"),
                 person("lna", "saleh", "delegate"), person("russia", "lavrov"), person("turkey", "cavusoglu")],
    )  # fmt: skip
    t.russia.add_actor()
    t.russia.add_seat()
    t.russia.relate()
    t.gna.accredit()
    t.gna.entrust()
    t.gna.replace_person(person="bashagha", successor="zara")
    t.russia.agree_name()
    terms_put = t.russia.put_terms()
    t.gna.answer_terms(terms=terms_put)
    t.lna.answer_terms(terms=terms_put)
    t.turkey.thaw_room(frozen=t.russia.freeze_room(seat="lna", reason="A telephone was lost."))
    t.russia.freeze_room(seat="algeria")
    opened = t.russia.open_round(planned="A meeting of the two.")
    t.gna.arrive()
    sitting = t.russia.begin_sitting()
    t.russia.end_sitting(begun=sitting)
    t.russia.suspend_round(opened=opened)
    t.russia.resume_round(opened=opened)
    t.russia.adjourn_round(opened=opened, until=t.later(hours=1))
    rule = {"carry": "may-be-conveyed", "exact_wording": True, "if_condition": "they stop", "to": ["gna"]}
    words = t.lna.message(rule=rule)
    shown = t.russia.show_wording(source=words)
    t.lna.answer_wording(wording=shown)
    for recalled in (True, False):
        conveying = t.russia.convey(source=words, wording=shown, condition_met="they stopped", origin="lna")
        t.russia.confirm_conveying(conveying=conveying)
        if recalled:
            t.russia.recall_conveying(conveying=conveying, wait=5)
        t.passes(minutes=2)
    noted = t.russia.note_oral()
    t.lna.answer_oral(noted=noted)
    t.gna.inner_paper()
    t.russia.mediator_note(to=["turkey"])
    t.russia.hand_over_non_paper(called="Elements")
    draft = t.russia.table_draft(articles=[article(text="They [stop | pause].")])
    t.lna.take_position(draft=draft, article="ceasefire")
    t.lna.take_position(draft=draft)
    t.gna.initial(draft=draft)
    t.russia.disclose(to=["algeria"], acts=[one for one in t.bodies("russia") if one["id"] == draft])
    proposal = t.russia.propose(deadline=t.later(hours=3))
    t.gna.answer_proposal(proposal=proposal)
    t.lna.answer_proposal(proposal=proposal, yes=False)
    for mode in ("open", "sealed"):
        clean = t.russia.table_draft(replaces=draft)
        opening = t.russia.open_signature(draft=clean, mode=mode, deadline=t.later(hours=5))
        t.lna.decline_signature(opening=opening)
        asked = t.lna.ask_time(opening=opening, until=t.later(hours=9))
        t.russia.grant_time(asked=asked)
        again = t.gna.ask_time(opening=opening, until=t.later(hours=8))
        t.russia.refuse_time(asked=again, reason="Enough.")
        t.signs(opening, "gna/sarraj")
        if mode == "sealed":
            t.gna.withdraw_signature(opening=opening)
        t.passes(hours=12)
    final = t.russia.open_signature(draft=t.russia.table_draft(), mode="sealed")
    t.signs(final, "gna/sarraj", "lna/haftar", "lna/saleh")
    t.gna.by("mishri").sign(opening=final, ad_referendum=True)
    t.gna.confirm_signature(opening=final)
    said = t.press.by(None).statement(reports=[{"what": "sign", "seat": "gna", "modality": "apparent"}])
    t.press.by(None).statement(text="They didn't.", contradicts=said, for_actor="russia", published="Radio")
    t.russia.communique()
    t.press.by(None).characterise()
    t.press.by(None).hostilities(of_seat="lna")
    t.press.by(None).forces()
    incident = t.press.by(None).incident(accused="lna")
    t.unsmil.by(None).finding(incident=incident)
    t.lna.consult()
    t.lna.arrive(scene="table")
    t.lna.leave(where="Moscow")
    t.russia.declare_failed(opened=opened)
    closed = t.russia.open_round(round="second", format="face-to-face")
    t.russia.close_round(opened=closed, outcome="Signed.")
    return t


@pytest.fixture(scope="module")
def talks() -> Talks:
    return everything()


def views(t: Talks) -> dict[str, View]:
    found = {seat: t.view(seat) for seat in ("gna", "lna", "russia", "turkey", "press", "algeria", "un")}
    return {**found, "whole": fold(None, t.hall.memory.acts)}


def test_each_kind_of_act_has_its_line_and_its_name():
    assert set(chronicle.LINES) == set(ALL)
    assert set(terms.ACTS) == {*KINDS, "act"}


def test_everything_happens(talks):
    assert {placed.act.kind for placed in talks.acts()} == set(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", ["gna", "lna", "russia", "turkey", "press", "algeria", "un", "whole"])
def test_each_act_is_said_wholly_to_whoever_sees_it(talks, reader, language):
    view = views(talks)[reader]
    known = Reader.of(view, translator(language))
    for seen in view.timeline():
        line = chronicle.line(known, seen)
        for said in (line.says, *line.follows):
            assert whole(said), (seen.placed.act.kind, said)
            assert "\n" not in said


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_line_is_the_same_in_two_languages(talks, kind):
    view = views(talks)["whole"]
    for seen in view.timeline():
        if seen.placed.act.kind == kind:
            said = {chronicle.line(Reader.of(view, translator(one)), seen).says for one in LANGUAGES}
            assert len(said) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_things_stand_is_said_at_every_step(talks, language):
    """Whoever looks, after whatever act: sentences that are whole, one on top."""
    for reader in ("gna", "press", "russia"):
        acts = talks.seen(reader)
        for k in range(1, len(acts) + 1, 3):
            known = Reader.of(fold(reader, acts[:k]), translator(language))
            assert whole(standing.headline(known))
            for paragraph in standing.paragraphs(known):
                assert all(whole(one) for one in paragraph.says), paragraph


def test_each_reader_reads_the_name_agreed_for_it():
    t = Talks()
    t.russia.agree_name()
    t.lna.leave(told="public")
    lines = {}
    for seat in ("gna", "turkey"):
        view = t.view(seat)
        lines[seat] = chronicle.line(Reader.of(view, translator("en")), [*view.timeline()][-1]).says
    assert "The eastern side" in lines["gna"] or "the eastern side" in lines["gna"]
    assert "eastern" not in lines["turkey"]


def test_words_in_a_line_come_from_the_readers_view_alone():
    """The carrier reads whose words they were; the recipient, whom nobody told, doesn't."""
    t = Talks()
    words = t.lna.message(rule={"carry": "as-mediators-idea"})
    conveying = t.russia.convey(source=words, text="Might time help?")
    t.russia.confirm_conveying(conveying=conveying)
    t.passes(minutes=1)
    told = {}
    for seat in ("gna", "russia"):
        view = t.view(seat)
        reader = Reader.of(view, translator("en"))
        lines = [chronicle.line(reader, seen) for seen in view.timeline()][1:]
        told[seat] = " ".join(f"{line.says} {' '.join(line.follows)}" for line in lines)
    assert "lna" in told["russia"]
    assert "lna" not in told["gna"]
    assert "russia" in told["gna"]
