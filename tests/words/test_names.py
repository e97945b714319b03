"""How names are listed and times are written, in each language."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from entremise.talks.time import Deadline
from entremise.talks.view.state import View
from entremise.words import times, translator
from entremise.words.direction import isolate
from entremise.words.names import Reader

MOSCOW = ZoneInfo("Europe/Moscow")


def spaced(said: str) -> str:
    """With plain spaces for those at which no line is broken."""
    return said.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ["A", "A and B", "A, B and C"]), ("fr", ["A", "A et B", "A, B et C"]), ("ar", ["A", "A وB", "A وB وC"])],
)
def test_names_are_listed(language: str, said: list[str]):
    reader = Reader.of(View(None), translator(language))
    assert [reader.list("ABC"[:n]) for n in (1, 2, 3)] == said
    assert reader.list([]) == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Monday 13 January 2020; 13 January 2020, 19:30"),
        ("fr", "lundi 13 janvier 2020; 13 janvier 2020 à 19 h 30"),
        ("ar", "الاثنين 13 يناير 2020; 13 يناير 2020، 19:30"),
    ],
)
def test_days_and_times_are_written(language: str, said: str):
    _ = translator(language)
    evening = datetime(2020, 1, 13, 16, 30, tzinfo=UTC)
    assert spaced(f"{times.long_day(date(2020, 1, 13), _)}; {times.when(evening, MOSCOW, _)}") == said


def test_the_first_of_a_month():
    assert [spaced(times.day(date(2020, 1, 1), translator(one))) for one in ("en", "fr", "ar")] == [
        "1 January 2020",
        "1er janvier 2020",
        "1 يناير 2020",
    ]


def test_who_reads_in_another_zone_is_told_both_hours_and_the_day_where_it_is_another():
    reader = Reader(View(None), translator("en"), MOSCOW, ZoneInfo("America/New_York"))
    evening = datetime(2020, 1, 13, 16, 30, tzinfo=UTC)
    assert spaced(reader.when(evening)) == "13 January 2020, 19:30 (11:30 for you)"
    assert spaced(reader.deadline(Deadline(at=datetime(2020, 1, 13, 22, 0, tzinfo=UTC)))) == (
        "14 January 2020, 01:00 (13 January 2020, 17:00 for you)"
    )
    assert reader.when(date(2020, 1, 13)) == times.day(date(2020, 1, 13), reader.say)


def test_a_deadline_said_as_a_day_says_that_its_end_counts():
    tuesday = Deadline(at=datetime(2020, 1, 14, 21, 0, tzinfo=UTC), day=date(2020, 1, 14), words="until Tuesday")
    here = Reader(View(None), translator("en"), MOSCOW)
    assert spaced(here.deadline(tuesday)) == f"14 January 2020, end of the day (“{isolate('until Tuesday')}”)"
    away = Reader(View(None), translator("en"), MOSCOW, ZoneInfo("America/New_York"))
    assert spaced(away.deadline(Deadline(at=tuesday.at, day=tuesday.day))) == (
        "14 January 2020, end of the day (14 January 2020, 16:00 for you)"
    )


def test_a_zone_that_is_that_of_the_talks_is_not_said_twice():
    assert Reader.of(View(None), translator("en"), ZoneInfo("UTC")).own is None
