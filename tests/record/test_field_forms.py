"""The one form of an instant. The forms of all fields are also tried, and refused, in test_forgeries.py."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entremise.record.shape import Misshapen, Rule, read_instant, seat, write_instant

MOSCOW = timezone(timedelta(hours=3))

KNOWN = [
    (datetime(2020, 1, 13, 16, 30, tzinfo=UTC), "2020-01-13T16:30:00Z"),
    (datetime(2020, 1, 13, 16, 30, 0, 123456, tzinfo=UTC), "2020-01-13T16:30:00.123456Z"),
    (datetime(2020, 1, 13, 16, 30, 0, 100000, tzinfo=UTC), "2020-01-13T16:30:00.100000Z"),
    (datetime(2020, 1, 13, 16, 30, 0, 1, tzinfo=UTC), "2020-01-13T16:30:00.000001Z"),
    (datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00Z"),
]


@pytest.mark.parametrize(("moment", "text"), KNOWN)
def test_an_instant_is_written_and_read_in_one_form(moment: datetime, text: str):
    assert write_instant(moment) == text
    assert read_instant(text) == moment


def test_an_instant_of_another_zone_is_written_in_utc():
    assert write_instant(datetime(2020, 1, 13, 19, 30, tzinfo=MOSCOW)) == "2020-01-13T16:30:00Z"


def test_a_time_without_a_zone_is_no_instant():
    with pytest.raises(ValueError, match="time zone"):
        write_instant(datetime(2020, 1, 13, 19, 30))  # noqa: DTZ001


@given(st.datetimes(timezones=st.just(UTC)))
def test_any_instant_is_read_as_it_was_written(moment: datetime):
    assert read_instant(write_instant(moment)) == moment


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_two_instants_have_two_texts(one: datetime, other: datetime):
    assert (write_instant(one) == write_instant(other)) == (one == other)


@given(st.text(alphabet="0123456789-:.TZ+ W", max_size=30))
def test_any_text_is_refused_or_written_back_alike(text: str):
    try:
        moment = read_instant(text)
    except Misshapen:
        return
    assert write_instant(moment) == text


def test_a_refusal_names_the_field_and_the_rule():
    with pytest.raises(Misshapen, match="recorded_at: should be instant") as raised:
        read_instant("yesterday", "recorded_at")
    assert (raised.value.where, raised.value.rule) == ("recorded_at", Rule.INSTANT)


@pytest.mark.parametrize("slug", ["gna", "united-arab-emirates", "5-5", "a", "a" * 64])
def test_a_seat_is_a_slug(slug: str):
    assert seat(slug, "seat") == slug
