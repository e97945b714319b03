"""The report that the reference case starts from: every fact that it holds is offered, and no false one is."""

from pathlib import Path

import pytest

from benchmarks.reading_lists import load, score
from entremise.cases import vary
from entremise.dossier.candidates import EventCandidate, Reading
from entremise.dossier.reading.reader import read
from entremise.dossier.values import EventKind, Modality
from entremise.house.known import names_known
from entremise.house.replay import replay
from tests.cases.samples import moscow as moscow_case
from tests.dossier.conftest import REPORTS

LIST = REPORTS / "moscow-2020.facts.yaml"


@pytest.fixture(scope="module")
def text(moscow: Path) -> str:
    return moscow.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reading(text: str) -> Reading:
    return read(text, "fr", date="2020-01")


def test_every_fact_is_offered_with_its_sentence_and_no_false_one(text: str, reading: Reading):
    result = score(load(LIST, text), reading)
    assert [one.line for one in result.missed] == []
    assert result.wrong == []
    assert len(result.found) >= 60


def test_the_talks_own_actors_make_it_no_worse(text: str):
    own = names_known(replay(vary(moscow_case()), seed=1).whole)
    assert {"gna/sarraj", "russia", "gna"} <= {one.key for one in own}
    reading = read(text, "fr", date="2020-01", actors=own)
    result = score(load(LIST, text), reading)
    assert [one.line for one in result.missed] == []
    assert result.wrong == []
    keys = {one.key for one in reading.actors}
    assert {"gna/sarraj", "lna/haftar", "russia/lavrov", "russia", "turkey", "united-nations"} <= keys


def test_each_passage_stands_in_the_text_where_it_is_said_to(text: str, reading: Reading):
    for one in reading.all():
        assert text[one.passage.start : one.passage.end] == one.passage.words
        assert one.passage.start <= one.mark[0] < one.mark[1] <= one.passage.end
        assert one.reasons


def test_each_voice_is_kept(reading: Reading):
    from ruamel.yaml import YAML

    listed = YAML(typ="safe").load(LIST.read_text(encoding="utf-8"))["voices"]
    for line in listed:
        kind, at, attribution, voice = (part.strip() for part in line.split("|"))
        found = [
            one
            for one in (*reading.events, *reading.roles)
            if getattr(one, "kind", getattr(one, "role", "")) == kind and one.passage.start <= int(at) < one.passage.end
        ]
        assert found, line
        for one in found:
            assert one.attribution == attribution, line
            names = {one.who_says, "forces de Haftar" if one.who_says == "hommes de Haftar" else one.who_says}
            assert (voice if voice != "-" else None) in names, line


def the_request(reading: Reading) -> EventCandidate:
    (found,) = [one for one in reading.events if one.kind is EventKind.ASK_TIME]
    return found


def test_until_tuesday_stays_open_unless_the_reports_day_is_known(text: str):
    assert the_request(read(text, "fr", date="2020-01")).until is None
    assert the_request(read(text, "fr")).until is None
    for day in ("2020-01-13", "2020-01-14"):
        assert the_request(read(text, "fr", date=day)).until == "2020-01-14"


def test_what_did_not_happen_is_nowhere_told_as_done(reading: Reading):
    done = [one for one in reading.events if one.modality is Modality.ASSERTED]
    assert [one for one in done if one.kind is EventKind.SITTING] == []
    assert [one.who for one in done if one.kind is EventKind.SIGN] == [("Fayez al-Sarraj",)]


def test_an_anonymous_voice_is_worth_c3_at_best(reading: Reading):
    anonymous = [one for one in reading.all() if one.who_says and one.who_says.startswith("des informations")]
    assert anonymous
    assert {one.grade for one in anonymous} <= {"C3", "C4"}
