"""Variations: until, without, sealed, then; and the clock that stays where it was."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from entremise.cases import Faulty, Wrong, load_then, vary
from entremise.cases.local_time import end_of, read_when, said, start_of, zone_of
from entremise.talks.refusal import Code, Refused
from tests.cases.samples import SMALL, load, moscow, tuesday, with_act

PARIS = zone_of("Europe/Paris")


def labels(**options: object) -> list[str]:
    return [cue.label for cue in vary(moscow(), **options).cues]  # type: ignore[arg-type]


def test_until_a_label_is_up_to_and_with_that_act():
    assert labels(until="gna-sign-sarraj")[-1] == "gna-sign-sarraj"
    script = vary(moscow(), until="gna-sign-sarraj")
    assert script.ends == script.cues[-1].now
    assert not script.whole
    assert script.expect is None


def test_until_a_time_is_by_the_replays_clock():
    assert labels(until="2020-01-13 12:00")[-1] == "sitting-with-lna"
    assert labels(until="2020-01-13 12:00+03:00") == labels(until="2020-01-13 09:00Z")
    assert labels(until="2020-01-13")[-1] == "planned-meeting-never-held"
    assert labels(until="2020-01-14") == labels()


@pytest.mark.parametrize(
    ("options", "code", "path"),
    [
        ({"until": "noon"}, Wrong.UNTIL_UNKNOWN, "until"),
        ({"until": ""}, Wrong.UNTIL_UNKNOWN, "until"),
        ({"until": "2019-04-04"}, Wrong.UNTIL_TOO_EARLY, "until"),
        ({"without": ["nobody"]}, Wrong.WITHOUT_UNKNOWN, "without"),
        ({"without": ["convene"]}, Wrong.WITHOUT_CONVENE, "without"),
        ({"then": True}, Wrong.THEN_WITHOUT_UNTIL, "then"),
    ],
)
def test_options_that_say_nothing_are_faults(options, code, path):
    if "then" in options:
        options = {"then": tuesday()}
    with pytest.raises(Faulty) as raised:
        vary(moscow(), **options)
    (fault,) = raised.value.faults
    assert (fault.code, fault.path, fault.file, fault.line) == (code, path, "", None)


def test_until_a_local_time_that_came_twice_is_asked_about():
    with pytest.raises(Faulty) as raised:
        vary(load(SMALL), until="2021-10-31 02:30")
    assert raised.value.faults[0].code is Code.TWO_SUCH_LOCAL_TIMES


def test_what_refers_to_an_act_that_is_left_out_is_left_out_with_it_however_far():
    gone = set(labels()) - set(labels(without=["draft-tabled"]))
    assert {"draft-tabled", "gna-on-forces", "signature-opened", "gna-sign-mishri", "lna-ask-time"} <= gone
    assert "lna-leave-table" not in gone


def test_leaving_out_moves_nothing_else():
    clock = {cue.label: (cue.n, cue.now) for cue in vary(moscow()).cues}
    for options in ({"without": ["gna-arrive", "draft-tabled"]}, {"sealed": True}, {"until": "round-opens"}):
        for cue in vary(moscow(), **options).cues:
            assert (cue.n, cue.now) == clock[cue.label]


def test_the_clock_runs_strictly_forwards_and_leaves_room_for_held_words():
    nows = [cue.now for cue in vary(moscow()).cues]
    assert all(after - before >= timedelta(minutes=1) for before, after in pairwise(nows))


def test_the_clock_stands_where_times_say():
    cues = {cue.label: cue for cue in vary(load(SMALL)).cues}
    assert cues["convene"].now == datetime(2021, 3, 1, 9, 0, tzinfo=UTC)
    assert cues["draft"].now == datetime(2021, 3, 1, 23, 0, tzinfo=UTC), "a day: at its first instant"
    assert cues["opened"].now == cues["draft"].now + timedelta(minutes=1), "only the order: shortly after"
    assert cues["nora-signs"].now == datetime(2021, 3, 3, 11, 0, tzinfo=UTC)
    assert cues["opened"].at is None


def test_what_happened_before_convening_is_placed_after_it():
    case = load(with_act("statement", "south", "speaker: S", "text: T", "language: en", "at: 2019-04-04"))
    last = vary(case).cues[-1]
    assert last.at == date(2019, 4, 4)
    assert last.now == datetime(2021, 3, 3, 11, 1, tzinfo=UTC)


def test_what_was_found_out_late_says_when_it_came_on_the_record():
    lines = ("speaker: S", "text: T", "language: en", "at: 2021-03-02 09:00", "recorded: 2021-03-05 09:00")
    last = vary(load(with_act("statement", "south", *lines))).cues[-1]
    assert (last.at, last.now) == (
        datetime(2021, 3, 2, 8, 0, tzinfo=UTC),
        datetime(2021, 3, 5, 8, 0, tzinfo=UTC),
    )


def test_a_day_as_a_deadline_is_kept_and_its_end_decides():
    case = load(with_act("ask-time", "north/nora", "to: [home]", "until: {day: 2021-03-27, words: by the weekend}"))
    assert case.acts[-1].fields["until"] == {
        "at": "2021-03-27T23:00:00Z",
        "day": "2021-03-27",
        "words": "by the weekend",
    }
    plain = load(with_act("ask-time", "north/nora", "to: [home]", "until: 2021-03-28"))
    assert plain.acts[-1].fields["until"] == {"at": "2021-03-28T22:00:00Z", "day": "2021-03-28"}
    exact = load(with_act("ask-time", "north/nora", "to: [home]", "until: 2021-03-28 12:00"))
    assert exact.acts[-1].fields["until"] == {"at": "2021-03-28T10:00:00Z"}


def test_a_fork_goes_on_counting_and_goes_forwards():
    script = vary(moscow(), until="lna-ask-time", then=tuesday())
    fork = script.cues[-3:]
    assert [cue.n for cue in fork] == [len(moscow().acts) + k for k in (1, 2, 3)]
    assert fork[0].now == datetime(2020, 1, 14, 7, 0, tzinfo=UTC)


def test_a_fork_cannot_rest_on_what_it_leaves_out():
    with pytest.raises(Faulty) as raised:
        vary(moscow(), until="draft-tabled", then=tuesday())
    assert [fault.code for fault in raised.value.faults] == [Wrong.NOT_BEFORE_FORK] * 2


def test_a_fork_cannot_go_back():
    text = """\
schema: entremise/then/1
title: {en: Too early}
acts:
  - label: early
    kind: communique
    by: russia/lavrov
    at: 2020-01-13 09:30
    text: T
    language: en
    invented: true
    doubt: D
"""
    then = load_then(text.encode(), "then.yaml", moscow())
    with pytest.raises(Faulty) as raised:
        vary(moscow(), until="lna-ask-time", then=then)
    (fault,) = raised.value.faults
    assert (fault.code, fault.line) == (Wrong.BACKWARDS, 4)


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        ("Europe/Paris", date(2021, 3, 28), "2021-03-28 00:00+01:00"),
        ("America/Sao_Paulo", date(2018, 11, 4), "2018-11-04 01:00-02:00"),
        ("Africa/Cairo", date(2023, 4, 28), "2023-04-28 01:00+03:00"),
    ],
)
def test_a_day_begins_where_clocks_skip_midnight_too(zone, day, begins):
    assert said(start_of(day, zone_of(zone)), zone_of(zone)) == begins
    assert end_of(day - timedelta(days=1), zone_of(zone)) == start_of(day, zone_of(zone))


@pytest.mark.parametrize(
    "text",
    [
        *("2021-3-1", "20210301", "2021-W09-1", "2021-03-01T10", " 2021-03-01", "2021-03-01 24:30", "٢٠٢١-٠٣-٠١"),
        *("0001-01-01", "9999-12-31", None, 7),
    ],
)
def test_a_time_is_written_one_way(text):
    with pytest.raises(Refused) as raised:
        read_when(text, PARIS)
    assert raised.value.refusal.code is Code.WRONG_FORM
