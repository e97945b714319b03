"""Properties: no change of a byte, no cut, gets past; and nothing that is thrown at the verifier makes it fall over."""

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from entremise.record.bundle import read_bundle, write_bundle
from entremise.record.canonical import Unreadable
from entremise.record.reasons import Reason
from entremise.record.verify import verdict_json, verify
from tests.record import cast, stranger
from tests.record.cast import Doc, plain

calm = settings(deadline=None)  # signatures take their time on a busy machine

numbers = st.integers(-(2**53) + 1, 2**53 - 1)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.text("abcdefgh_", min_size=1, max_size=6)  # in ASCII, for ``plain``
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def bundles(draw: st.DrawFn, erasing: bool = True) -> Doc:
    """A valid bundle of one to five acts, the first with its body, with a receipt for the last at least."""
    bodies = cast.bodies()[: draw(st.integers(1, 5))]
    for body in bodies[1:]:
        body["act"] = draw(st.dictionaries(names, values, max_size=4))
        body["by"]["person"] = draw(st.none() | texts.filter(bool))
    count = len(bodies)
    others = draw(st.sets(st.integers(1, count)))
    doc = cast.chained(bodies, receipts=tuple(sorted(others | {count})))
    if erasing and count > 1:
        for n in draw(st.sets(st.integers(2, count))):
            cast.erase(doc, n)
    return doc


def passes(bundle: bytes, receipts: list[bytes] | None = None) -> bool:
    try:
        return verify(bundle, receipts or []).valid
    except Unreadable:
        return False


@calm
@given(bundles())
def test_a_bundle_is_valid_and_written_as_it_was_read(doc: Doc):
    bundle = plain(doc)
    verdict = verify(bundle, [plain(receipt) for receipt in doc["receipts"]])
    assert verdict.valid
    assert (verdict.entries, verdict.head) == (len(doc["entries"]), doc["entries"][-1]["head"])
    assert write_bundle(read_bundle(bundle)) == bundle


@calm
@given(bundles(), st.data())
def test_no_byte_can_be_another(doc: Doc, data: st.DataObject):
    bundle = plain(doc)
    place = data.draw(st.integers(0, len(bundle) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != bundle[place]))
    assert not passes(bundle[:place] + bytes([other]) + bundle[place + 1 :])


@calm
@given(bundles(), st.data())
def test_no_byte_can_be_taken_out_or_put_in(doc: Doc, data: st.DataObject):
    bundle = plain(doc)
    place = data.draw(st.integers(0, len(bundle) - 1))
    byte = data.draw(st.binary(min_size=1, max_size=1))
    assert not passes(bundle[:place] + bundle[place + 1 :])
    assert not passes(bundle[:place] + byte + bundle[place:])


def test_no_byte_of_the_good_case_can_be_another():
    """Every place, once: bit 0, which turns a hex digit into another and a letter into its neighbour."""
    bundle = plain(cast.good())
    passed = [
        place for place, byte in enumerate(bundle) if passes(bundle[:place] + bytes([byte ^ 1]) + bundle[place + 1 :])
    ]
    assert passed == []


@calm
@given(bundles(), st.data())
def test_no_receipt_survives_a_changed_byte(doc: Doc, data: st.DataObject):
    receipt = plain(doc["receipts"][-1])
    place = data.draw(st.integers(0, len(receipt) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != receipt[place]))
    assert not passes(plain(doc), [receipt[:place] + bytes([other]) + receipt[place + 1 :]])


@calm
@given(bundles(), st.data())
def test_a_file_cut_off_anywhere_is_unreadable(doc: Doc, data: st.DataObject):
    bundle = plain(doc)
    with pytest.raises(Unreadable):
        verify(bundle[: data.draw(st.integers(0, len(bundle) - 1))])


@calm
@given(bundles(), st.data())
def test_a_chain_cut_off_cleanly_is_caught_by_a_receipt_kept_apart(doc: Doc, data: st.DataObject):
    kept = plain(doc["receipts"][-1])
    left = data.draw(st.integers(0, len(doc["entries"]) - 1))
    doc["entries"] = doc["entries"][:left]
    doc["receipts"] = [receipt for receipt in doc["receipts"] if receipt["n"] <= left]
    assert passes(plain(doc))
    verdict = verify(plain(doc), [kept])
    assert (verdict.valid, verdict.reason) == (False, Reason.RECEIPT_BEYOND_END)


@calm
@given(bundles(erasing=False), bundles(erasing=False))
def test_a_chain_made_anew_is_caught_by_a_receipt_kept_apart(doc: Doc, anew: Doc):
    kept = plain(doc["receipts"][-1])
    assume(len(anew["entries"]) >= len(doc["entries"]))
    assume(anew["entries"][len(doc["entries"]) - 1]["head"] != doc["entries"][-1]["head"])
    assert passes(plain(anew))
    assert verify(plain(anew), [kept]).reason is Reason.RECEIPT_HEAD


@calm
@given(bundles(erasing=False), st.data())
def test_erasure_leaves_the_chain_and_its_receipts_whole(doc: Doc, data: st.DataObject):
    head = doc["entries"][-1]["head"]
    for n in data.draw(st.sets(st.integers(1, len(doc["entries"])))):
        cast.erase(doc, n)
    verdict = verify(plain(doc), [plain(receipt) for receipt in doc["receipts"]])
    assert (verdict.valid, verdict.head) == (True, head)


anything = st.binary(max_size=60) | values.map(plain)


@st.composite
def torn(draw: st.DrawFn) -> Doc:
    """A bundle of which some part is replaced by any value."""
    doc = draw(bundles())
    holder: Any = doc
    while True:
        keys = sorted(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = draw(st.sampled_from(keys))
        if not isinstance(holder[key], dict | list) or not holder[key] or draw(st.booleans()):
            holder[key] = draw(values)
            return doc
        holder = holder[key]


@calm
@given(anything | torn().map(plain), st.lists(anything, max_size=2))
def test_whatever_is_thrown_at_it_the_verifier_answers_and_a_stranger_agrees(bundle: bytes, receipts: list[bytes]):
    assert answer(bundle, receipts) == stranger_answer(bundle, receipts)


def answer(bundle: bytes, receipts: list[bytes]) -> object:
    try:
        return verdict_json(verify(bundle, receipts))
    except Unreadable as unreadable:
        return unreadable.code


def stranger_answer(bundle: bytes, receipts: list[bytes]) -> object:
    try:
        return stranger.verify(bundle, receipts)
    except stranger.NotReadable as unreadable:
        return unreadable.args[0]
