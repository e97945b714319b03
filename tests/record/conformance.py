"""What every store has to do for the record. A store's tests inherit from this and give the fixture ``keeping``."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

import pytest

from entremise.record.body import Body, By
from entremise.record.bundle import Bundle, write_bundle
from entremise.record.chain import START, Head
from entremise.record.keeping import Keeping, Link, NotKept, Remembered, Unkept, exported, new_act
from entremise.record.verify import verify
from tests.record.cast import OTHER_TALKS, TALKS, act_id, salt

MEDIATORS = ("russia", "turkey")
ALL = (*MEDIATORS, "gna", "lna")


def convey(n: int, talks: str = TALKS, at: str = "2020-01-13T15:00:00Z", kind: str = "convey") -> Body:
    act = {"words": f"the text, passage {n}"}
    return Body(talks, act_id(n), kind, 1, By("russia", "lavrov"), at, "2020-01-13", ("lna",), False, act)


def put(keeping: Keeping, body: Body, audience: Iterable[str], salted: int = 0) -> dict[str, Link]:
    with keeping.hold(body.talks) as held:
        addressed = replace(body, audience=tuple(sorted(audience)))
        return dict(held.append(new_act(addressed, salt=salt(salted))))


class KeepingConformance:
    """Run against each store; ``keeping`` is an empty one."""

    def test_talks_that_do_not_exist_are_empty(self, keeping: Keeping):
        talks = keeping.read(TALKS)
        assert talks.last_recorded() is None
        assert talks.head("lna") == START
        assert list(talks.entries("lna")) == []
        assert list(talks.acts({"convey"})) == []
        assert talks.recall("lna", "key") is None

    def test_an_act_stands_on_the_chain_of_each_seat_in_its_audience(self, keeping: Keeping):
        put(keeping, convey(1), MEDIATORS)
        links = put(keeping, convey(2), ("russia", "lna"), salted=2)
        assert set(links) == {"russia", "lna"}
        assert (links["russia"].n, links["lna"].n) == (2, 1)
        talks = keeping.read(TALKS)
        assert [entry.act.id for entry in talks.entries("russia")] == [act_id(1), act_id(2)]
        assert [entry.act.id for entry in talks.entries("turkey")] == [act_id(1)]
        assert [entry.act.id for entry in talks.entries("lna")] == [act_id(2)]
        assert list(talks.entries("gna")) == []
        assert talks.head("lna") == Head(1, links["lna"].head)
        assert talks.head("gna") == START

    def test_what_is_kept_is_what_was_appended(self, keeping: Keeping):
        act = new_act(convey(1), salt=salt(7))
        with keeping.hold(TALKS) as held:
            where = held.append(act)["lna"]
        (entry,) = keeping.read(TALKS).entries("lna")
        assert entry.link == where
        kept = entry.act
        assert (kept.id, kept.kind, kept.version) == (act.id, "convey", 1)
        assert (kept.recorded_at, kept.effective_at) == ("2020-01-13T15:00:00Z", "2020-01-13")
        assert (kept.body, kept.salt) == (act.body, act.salt)

    def test_each_chain_is_a_valid_bundle(self, keeping: Keeping):
        for n in range(1, 6):
            put(keeping, convey(n), ALL[: 1 + n % 4], salted=n)
        for seat in ALL:
            entries = tuple(exported(entry) for entry in keeping.read(TALKS).entries(seat))
            assert all(entry.content is not None for entry in entries)
            verdict = verify(write_bundle(Bundle(TALKS, seat, entries)))
            assert verdict.valid
            assert verdict.head == keeping.read(TALKS).head(seat).digest.hex()

    def test_entries_are_read_from_a_number_on(self, keeping: Keeping):
        for n in (1, 2, 3):
            put(keeping, convey(n), ["lna"])
        talks = keeping.read(TALKS)
        assert [entry.link.n for entry in talks.entries("lna", 2)] == [2, 3]
        assert list(talks.entries("lna", 4)) == []

    def test_acts_are_read_by_kind_and_from_a_place_on(self, keeping: Keeping):
        for n, kind in enumerate(["convey", "sign", "lapse", "sign"], start=1):
            put(keeping, convey(n, kind=kind), ["lna"])
        talks = keeping.read(TALKS)
        signed = talks.acts({"sign"})
        assert [act.id for act in signed] == [act_id(2), act_id(4)]
        assert [act.id for act in talks.acts({"sign", "lapse"}, signed[0].seq + 1)] == [act_id(3), act_id(4)]
        assert list(talks.acts(set())) == []

    def test_one_talks_knows_nothing_of_another(self, keeping: Keeping):
        put(keeping, convey(1), ["lna"])
        put(keeping, convey(2, talks=OTHER_TALKS, at="2020-01-12T00:00:00Z"), ["lna"])
        assert [entry.act.id for entry in keeping.read(OTHER_TALKS).entries("lna")] == [act_id(2)]
        assert keeping.read(TALKS).last_recorded() == "2020-01-13T15:00:00Z"
        assert keeping.read(OTHER_TALKS).last_recorded() == "2020-01-12T00:00:00Z"

    def test_a_holder_reads_what_it_has_written(self, keeping: Keeping):
        with keeping.hold(TALKS) as held:
            held.append(new_act(convey(1), salt=salt(1)))
            assert held.head("lna").n == 1
            assert held.last_recorded() == "2020-01-13T15:00:00Z"
            assert held.append(new_act(convey(2), salt=salt(2)))["lna"].n == 2

    def test_after_an_exception_nothing_is_kept(self, keeping: Keeping):
        put(keeping, convey(1), ["lna"])

        def killed() -> None:
            with keeping.hold(TALKS) as held:
                held.append(new_act(convey(2), salt=salt(2)))
                held.remember("lna", "key", b"digest", act_id(2))
                held.erase(act_id(1))
                raise InterruptedError

        with pytest.raises(InterruptedError):
            killed()
        talks = keeping.read(TALKS)
        (entry,) = talks.entries("lna")
        assert entry.act.body is not None
        assert talks.recall("lna", "key") is None

    def test_time_does_not_run_backwards(self, keeping: Keeping):
        put(keeping, convey(1, at="2020-01-13T15:00:00.500000Z"), ["gna"])
        assert_refused(keeping, convey(2, at="2020-01-13T15:00:00Z"), Unkept.TIME_BACKWARDS)
        put(keeping, convey(2, at="2020-01-13T15:00:00.500000Z"), ["lna"])
        put(keeping, convey(3, at="2020-01-13T15:00:01Z"), ["lna"])
        assert keeping.read(TALKS).last_recorded() == "2020-01-13T15:00:01Z"

    def test_an_act_is_appended_once(self, keeping: Keeping):
        put(keeping, convey(1), ["gna"])
        assert_refused(keeping, convey(1), Unkept.REPEATED_ACT)

    def test_an_act_of_other_talks_is_refused(self, keeping: Keeping):
        with keeping.hold(TALKS) as held, pytest.raises(NotKept) as raised:
            held.append(new_act(convey(1, talks=OTHER_TALKS), salt=salt(1)))
        assert raised.value.code is Unkept.OTHER_TALKS

    def test_erasure_takes_body_and_salt_from_every_chain(self, keeping: Keeping):
        put(keeping, convey(1), ["gna", "lna"])
        put(keeping, convey(2), ["gna", "lna"])
        before = {seat: keeping.read(TALKS).head(seat) for seat in ("gna", "lna")}
        for _ in range(2):  # twice is once
            with keeping.hold(TALKS) as held:
                held.erase(act_id(1))
        for seat in ("gna", "lna"):
            first, second = keeping.read(TALKS).entries(seat)
            assert (first.act.body, first.act.salt) == (None, None)
            assert second.act.body is not None
            bundle = Bundle(TALKS, seat, (exported(first), exported(second)))
            assert verify(write_bundle(bundle)).head == before[seat].digest.hex()
        assert keeping.read(TALKS).acts({"convey"})[0].body is None

    def test_an_act_that_is_not_there_can_not_be_erased(self, keeping: Keeping):
        put(keeping, convey(1, talks=OTHER_TALKS), ["lna"])
        with keeping.hold(TALKS) as held, pytest.raises(NotKept) as raised:
            held.erase(act_id(1))
        assert raised.value.code is Unkept.UNKNOWN_ACT

    def test_a_request_is_remembered_for_its_seat_alone(self, keeping: Keeping):
        put(keeping, convey(1), ["gna", "lna"])
        digest = hashlib.sha256(b"asked").digest()
        with keeping.hold(TALKS) as held:
            held.remember("lna", "key", digest, act_id(1))
            assert held.recall("lna", "key") == Remembered(digest, act_id(1))
        talks = keeping.read(TALKS)
        assert talks.recall("lna", "key") == Remembered(digest, act_id(1))
        assert talks.recall("gna", "key") is None
        assert talks.recall("lna", "other") is None

    def test_a_request_is_remembered_once(self, keeping: Keeping):
        put(keeping, convey(1), ["lna"])
        with keeping.hold(TALKS) as held:
            held.remember("lna", "key", b"digest", act_id(1))
            with pytest.raises(NotKept) as raised:
                held.remember("lna", "key", b"digest", act_id(1))
            held.remember("gna", "key", b"digest", act_id(1))
        assert raised.value.code is Unkept.REPEATED_REQUEST

    def test_only_an_act_that_is_there_can_be_remembered(self, keeping: Keeping):
        with keeping.hold(TALKS) as held, pytest.raises(NotKept) as raised:
            held.remember("lna", "key", b"digest", act_id(1))
        assert raised.value.code is Unkept.UNKNOWN_ACT


def assert_refused(keeping: Keeping, body: Body, code: Unkept) -> None:
    """Refused, and nothing of it done."""
    talks = keeping.read(body.talks)
    before = (talks.head("lna"), talks.last_recorded(), len(talks.acts({body.kind})))
    with keeping.hold(body.talks) as held, pytest.raises(NotKept) as raised:
        held.append(new_act(body, salt=salt(1)))
    talks = keeping.read(body.talks)
    assert raised.value.code is code
    assert (talks.head("lna"), talks.last_recorded(), len(talks.acts({body.kind}))) == before
