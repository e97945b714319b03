"""Every forgery is found, for the reason that it should be; and nothing that is whole is called forged."""

import copy
from typing import Any

import pytest

from entremise.record.canonical import Illegible, Unreadable
from entremise.record.reasons import Reason
from entremise.record.verify import Verdict, verdict_json, verify
from tests.record import cast
from tests.record.case import Case, Forgery
from tests.record.cast import brief, plain
from tests.record.forged_fields import FLIPPED
from tests.record.forgeries import FORGERIES

ZEROS = "00" * 32


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.name)
def test_a_forgery_is_found(forgery: Forgery):
    case = forgery.made()
    verdict = verify(case.bundle, case.apart)
    assert (verdict.valid, verdict.reason, verdict.first_bad) == (False, forgery.reason, forgery.first_bad)


def test_each_forgery_changes_something_and_has_a_name_of_its_own():
    untouched = Case()
    assert all((forgery.made().bundle, forgery.made().apart) != (untouched.bundle, []) for forgery in FORGERIES)
    names = [forgery.name for forgery in FORGERIES]
    assert sorted(set(names)) == sorted(names)


def test_each_reason_has_a_forgery():
    assert {forgery.reason for forgery in FORGERIES} == {reason.value for reason in Reason}


def test_each_field_is_flipped_somewhere():
    doc = cast.good()
    one_of_each = {**doc, "entries": {"1": doc["entries"][1]}, "receipts": {"0": doc["receipts"][0]}}
    assert set(leaves(one_of_each)) == set(FLIPPED)


def leaves(value: Any, path: str = "") -> list[str]:
    if not isinstance(value, dict):
        return [path.removeprefix(".")]
    return [found for key, inner in value.items() for found in leaves(inner, f"{path}.{key}")]


def test_the_good_case_is_valid():
    doc = cast.good()
    assert verify(plain(doc)) == Verdict(True, 5, doc["entries"][-1]["head"], None, None)


def test_receipts_kept_apart_go_with_the_bundle_in_any_order_and_any_number():
    receipts = [plain(receipt) for receipt in cast.good()["receipts"]]
    assert verify(plain(cast.good()), [*reversed(receipts), *receipts]).valid


def test_a_bundle_without_receipts_is_valid():
    doc = cast.good()
    doc["receipts"] = []
    assert verify(plain(doc)).valid


def test_a_seat_that_saw_nothing_has_an_empty_bundle():
    assert verify(plain(cast.chained([], receipts=()))) == Verdict(True, 0, ZEROS, None, None)


def test_two_acts_may_be_recorded_at_the_same_instant():
    bodies = cast.bodies()
    bodies[2]["recorded_at"] = bodies[1]["recorded_at"]
    assert verify(plain(cast.chained(bodies))).valid


def test_a_body_may_be_nested_32_deep():
    bodies = cast.bodies()
    deep: list[Any] = []
    for _ in range(29):
        deep = [deep]
    bodies[2]["act"]["deep"] = deep  # 30 lists in the act in the body
    assert verify(plain(cast.chained(bodies))).valid


def test_a_chain_that_does_not_begin_with_convening_takes_the_key_of_its_first_receipt():
    doc = cast.chained(cast.bodies()[1:], receipts=(3, 4))
    cast.resigned(doc, cast.OTHER_PRIVATE)
    assert verify(plain(doc)).valid


@pytest.mark.parametrize("erased", [(1,), (2,), (5,), (1, 3, 4), (1, 2, 3, 4, 5)])
def test_erasure_leaves_the_chain_whole(erased: tuple[int, ...]):
    doc = cast.good()
    for n in erased:
        cast.erase(doc, n)
    receipts = [plain(receipt) for receipt in doc["receipts"]]
    assert verify(plain(doc), receipts) == Verdict(True, 5, cast.good()["entries"][-1]["head"], None, None)


def test_what_is_made_anew_by_the_holder_of_the_key_is_whole_in_itself():
    """The limit that docs/record.md states: a bundle alone can't show this, a receipt kept apart can."""
    for forgery in FORGERIES:
        if forgery.name.startswith("made anew"):
            case = forgery.made()
            assert verify(case.bundle).valid
            assert not verify(case.bundle, case.apart).valid


def test_a_bundle_with_everything_erased_binds_neither_talks_nor_seat():
    """Another limit that docs/record.md states."""
    doc = cast.good()
    doc["receipts"] = []
    for n in range(1, 6):
        cast.erase(doc, n)
    doc.update(talks=cast.OTHER_TALKS, seat=cast.OTHER_SEAT)
    assert verify(plain(doc)).valid


def test_the_head_is_the_last_one_that_agreed():
    doc = cast.good()
    doc["entries"][3]["salt"] = ZEROS
    assert verify(plain(doc)) == Verdict(False, 5, doc["entries"][2]["head"], 4, Reason.LEAF_MISMATCH)


def test_no_head_has_agreed_where_the_first_entry_is_bad_or_there_is_no_bundle():
    doc = cast.good()
    doc["entries"][0]["salt"] = ZEROS
    assert verify(plain(doc)) == Verdict(False, 5, ZEROS, 1, Reason.LEAF_MISMATCH)
    assert verify(b"{}") == Verdict(False, 0, ZEROS, None, Reason.UNKNOWN_SCHEMA)


def test_a_bad_receipt_leaves_the_head_of_the_whole_chain():
    doc = cast.good()
    doc["receipts"][0]["signature"] = "00" * 64
    assert verify(plain(doc)) == Verdict(False, 5, doc["entries"][-1]["head"], 4, Reason.RECEIPT_SIGNATURE)


NOT_JSON = [b"", b" ", b"{", b"hello", plain(cast.good())[:-1], plain(cast.good()) + b"}", b"\xef\xbb\xbf{}"]
NOT_JSON += [b'{"n":NaN}', b'{"n":Infinity}', b'{"n":01}', b"{'n':1}", b'{"n":"\n"}', b'{"n":1,}', b"[1.5,"]
NOT_UTF_8 = [b"\xff", plain(cast.good()).replace(b"lna", b"l\xffa"), b'"\xed\xa0\x80"', "{}".encode("utf-16")]
UNREADABLE = [(data, Illegible.NOT_JSON) for data in NOT_JSON] + [(data, Illegible.NOT_UTF_8) for data in NOT_UTF_8]


@pytest.mark.parametrize(("data", "code"), UNREADABLE, ids=brief)
def test_what_is_not_json_is_unreadable(data: bytes, code: Illegible):
    with pytest.raises(Unreadable) as raised:
        verify(data)
    assert (raised.value.code, raised.value.receipt) == (code, None)


@pytest.mark.parametrize(("data", "code"), UNREADABLE, ids=brief)
def test_an_unreadable_receipt_is_told_before_any_fault(data: bytes, code: Illegible):
    one = plain(cast.good()["receipts"][0])
    for bundle in (plain(cast.good()), b"{}"):
        with pytest.raises(Unreadable) as raised:
            verify(bundle, [one, data])
        assert (raised.value.code, raised.value.receipt) == (code, 1)


def test_the_verdict_as_json():
    doc = cast.good()
    head = doc["entries"][-1]["head"]
    assert verdict_json(verify(plain(doc))) == {
        "valid": True,
        "entries": 5,
        "head": head,
        "first_bad": None,
        "reason": None,
    }
    doc["receipts"].reverse()
    assert verdict_json(verify(plain(doc))) == {
        "valid": False,
        "entries": 0,
        "head": ZEROS,
        "first_bad": 4,
        "reason": "receipts-unordered",
    }


def test_verifying_changes_nothing_and_says_the_same_again():
    bundle = plain(cast.good())
    assert verify(copy.copy(bundle)) == verify(bundle)
