"""The contract of a store, met by the plainest one; and the functions that prepare what is kept."""

from dataclasses import replace

import pytest

from entremise.record.body import write_body
from entremise.record.chain import START, Head
from entremise.record.keeping import Keeping, NotKept, link, new_act
from entremise.record.shape import Misshapen
from tests.record import cast
from tests.record.conformance import KeepingConformance, convey
from tests.record.memory_store import MemoryKeeping


class TestMemoryStore(KeepingConformance):
    @pytest.fixture
    def keeping(self) -> Keeping:
        return MemoryKeeping()


def test_the_columns_of_a_new_act_are_those_of_its_body():
    body = replace(convey(1), audience=("lna", "russia"))
    act = new_act(body, salt=cast.salt(1))
    assert (act.talks, act.id, act.kind, act.version) == (body.talks, body.id, body.kind, body.version)
    assert (act.recorded_at, act.effective_at) == (body.recorded_at, body.at)
    assert (act.body, act.salt) == (write_body(body), cast.salt(1))
    assert act.audience == {"lna", "russia"}


@pytest.mark.parametrize("audience", [(), ("LNA",), ("lna", "table"), ("russia", "lna"), ("lna", "lna")])
def test_an_act_without_a_proper_audience_is_refused(audience: tuple[str, ...]):
    with pytest.raises(ValueError, match="audience"):
        new_act(replace(convey(1), audience=audience), salt=cast.salt(1))


def test_an_act_with_a_short_salt_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        new_act(convey(1), salt=bytes(31))


def test_an_act_with_a_malformed_body_is_refused():
    with pytest.raises(Misshapen):
        new_act(replace(convey(1), kind=""), salt=cast.salt(1))


def test_what_a_store_refuses_it_names():
    with MemoryKeeping().hold(cast.TALKS) as held, pytest.raises(NotKept, match="unknown-act"):
        held.erase(cast.act_id(1))


def test_a_link_is_computed_as_in_the_case():
    doc = cast.good()
    first = doc["entries"][0]
    convened = new_act(convey(1), salt=cast.salt(1))
    convened = replace(convened, body=cast.plain(first["body"]), recorded_at=first["body"]["recorded_at"])
    where = link("lna", START, convened)
    assert (where.n, where.leaf.hex(), where.head.hex()) == (1, first["leaf"], first["head"])


def test_a_link_counts_on_from_its_head():
    act = new_act(convey(1), salt=cast.salt(1))
    assert link("lna", Head(7, bytes(32)), act).n == 8
    assert link("lna", Head(7, bytes(32)), act).leaf != link("gna", Head(7, bytes(32)), act).leaf
