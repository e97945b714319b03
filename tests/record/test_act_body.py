"""The envelope of an act: written and read; the forms that it refuses are tried in test_forgeries.py too."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from entremise.record.body import Body, By, read_body, record_key, write_body
from entremise.record.canonical import Misfit, NotCanonical, Unreadable
from entremise.record.shape import Misshapen, Rule
from tests.record import cast
from tests.record.cast import plain

ASKED = Body(
    talks=cast.TALKS,
    id=cast.act_id(4),
    kind="ask-for-time",
    version=1,
    by=By("lna", "haftar"),
    recorded_at="2020-01-13T18:30:00Z",
    at=None,
    audience=("lna", "russia"),
    public=False,
    act={"until": "2020-01-14"},
)


def test_a_body_is_written_in_its_one_form():
    assert write_body(ASKED) == plain(cast.bodies()[3])


@pytest.mark.parametrize("doc", cast.bodies(), ids=lambda doc: doc["kind"])
def test_a_body_is_read_as_it_was_written(doc: dict[str, Any]):
    assert plain(doc) == write_body(read_body(plain(doc)))


@pytest.mark.parametrize("at", [None, "2020-01-13", "2020-01-13T18:29:00Z"])
def test_when_it_happened_is_as_precise_as_is_known(at: str | None):
    assert read_body(write_body(replace(ASKED, at=at))).at == at


def test_the_tables_own_acts_name_the_table_and_no_person():
    lapse = replace(ASKED, kind="lapse", by=By("table"))
    assert read_body(write_body(lapse)).by == By("table", None)


WRONG = [
    ({"talks": "moscow"}, "talks", Rule.HEX),
    ({"id": cast.act_id(4).upper()}, "id", Rule.HEX),
    ({"kind": ""}, "kind", Rule.TEXT),
    ({"version": 0}, "version", Rule.NUMBER),
    ({"version": True}, "version", Rule.NUMBER),
    ({"by": By("LNA")}, "by.seat", Rule.ACTOR),
    ({"by": By("lna", "")}, "by.person", Rule.TEXT),
    ({"recorded_at": "2020-01-13T18:30:00+00:00"}, "recorded_at", Rule.INSTANT),
    ({"at": "Monday"}, "at", Rule.DAY_OR_INSTANT),
    ({"audience": ()}, "audience", Rule.SEATS),
    ({"audience": ("russia", "lna")}, "audience", Rule.SEATS),
    ({"audience": ("lna", "lna")}, "audience", Rule.SEATS),
    ({"audience": ("table",)}, "audience", Rule.SEAT),
    ({"public": 1}, "public", Rule.FLAG),
]


@pytest.mark.parametrize(("changed", "where", "rule"), WRONG)
def test_a_malformed_body_is_not_written(changed: dict[str, Any], where: str, rule: Rule):
    with pytest.raises(Misshapen) as raised:
        write_body(replace(ASKED, **changed))
    assert (raised.value.where, raised.value.rule) == (where, rule)


def test_a_number_that_is_not_whole_is_not_written():
    with pytest.raises(NotCanonical) as raised:
        write_body(replace(ASKED, act={"weight": 0.5}))
    assert (raised.value.code, raised.value.path) == (Misfit.FLOAT, ("act", "weight"))


def test_a_body_too_deep_to_be_exported_is_not_written():
    deep: list[Any] = []
    for _ in range(30):
        deep = [deep]
    with pytest.raises(NotCanonical) as raised:
        write_body(replace(ASKED, act={"deep": deep}))
    assert raised.value.code is Misfit.DEPTH
    write_body(replace(ASKED, act={"deep": deep[0]}))


def test_bytes_that_are_no_body_are_not_read():
    with pytest.raises(Misshapen):
        read_body(b"{}")
    with pytest.raises(NotCanonical):
        read_body(plain(cast.bodies()[3]) + b" ")
    with pytest.raises(Unreadable):
        read_body(b"")


def test_a_body_does_not_change():
    with pytest.raises(FrozenInstanceError):
        ASKED.kind = "sign"  # type: ignore[misc]


def test_the_act_of_convening_names_the_records_key():
    convened = read_body(plain(cast.bodies()[0]))
    assert record_key(convened) == bytes.fromhex(cast.key_of(cast.PRIVATE))


def test_other_acts_name_no_key():
    assert record_key(replace(ASKED, act={"record_key": cast.key_of(cast.PRIVATE)})) is None


@pytest.mark.parametrize("act", [{}, {"record_key": None}, {"record_key": "ab"}])
def test_convening_without_a_key_is_malformed(act: dict[str, Any]):
    with pytest.raises(Misshapen) as raised:
        record_key(replace(ASKED, kind="convene", act=act))
    assert raised.value.where == "act.record_key"
