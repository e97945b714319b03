"""Receipts forged, and forgeries that only a receipt kept apart shows."""

import copy

from tests.record import cast
from tests.record.case import Case, Register
from tests.record.cast import OTHER_PRIVATE, OTHER_SEAT, OTHER_TALKS, act_id, plain

forgery = Register()

# Receipts in the bundle.


@forgery("receipts-unordered", 4)
def receipts_swapped(case: Case) -> None:
    case.doc["receipts"].reverse()


@forgery("receipts-unordered", 4)
def a_receipt_twice(case: Case) -> None:
    case.doc["receipts"].insert(0, copy.deepcopy(case.doc["receipts"][0]))


@forgery("receipt-signature", 4)
def signatures_swapped(case: Case) -> None:
    one, other = case.doc["receipts"]
    one["signature"], other["signature"] = other["signature"], one["signature"]


@forgery("receipt-signature", 4)
def a_signature_without_the_leading_byte(case: Case) -> None:
    one = case.doc["receipts"][0]
    unsigned = {name: value for name, value in one.items() if name != "signature"}
    one["signature"] = cast.PRIVATE.sign(plain(unsigned)).hex()


@forgery("receipt-signature", 4)
def a_signature_raised_by_the_order_of_the_group(case: Case) -> None:
    one = case.doc["receipts"][0]
    signature = bytes.fromhex(one["signature"])
    order = 2**252 + 27742317777372353535851937790883648493
    raised = int.from_bytes(signature[32:], "little") + order
    one["signature"] = (signature[:32] + raised.to_bytes(32, "little")).hex()


@forgery("receipt-signature", 4)
def a_key_that_is_no_point_of_the_curve(case: Case) -> None:
    case.doc["receipts"][0]["key"] = (2).to_bytes(32, "little").hex()


@forgery("receipt-key", 4)
def receipts_by_a_key_that_the_convening_act_does_not_name(case: Case) -> None:
    cast.resigned(case.doc, OTHER_PRIVATE)


@forgery("receipt-key", 5)
def one_receipt_by_another_key(case: Case) -> None:
    case.doc["receipts"][1] = cast.receipt(case.doc, 5, OTHER_PRIVATE)


@forgery("receipt-key", 5)
def receipts_by_two_keys_where_none_is_named(case: Case) -> None:
    case.doc["receipts"][1] = cast.receipt(case.doc, 5, OTHER_PRIVATE)
    cast.erase(case.doc, 1)


@forgery("receipt-other-talks", 4)
def a_receipt_of_other_talks(case: Case) -> None:
    case.doc["receipts"][0] = cast.receipt(case.doc, 4, talks=OTHER_TALKS)


@forgery("receipt-other-seat", 4)
def a_receipt_of_another_seat(case: Case) -> None:
    case.doc["receipts"][0] = cast.receipt(case.doc, 4, seat=OTHER_SEAT)


@forgery("receipt-beyond-end", 5)
def the_last_entry_cut_and_its_receipt_left(case: Case) -> None:
    case.doc["entries"].pop()


@forgery("receipt-beyond-end", 4)
def all_entries_cut_and_the_receipts_left(case: Case) -> None:
    case.doc["entries"].clear()


@forgery("receipt-head", 4)
def a_receipt_signed_for_another_head(case: Case) -> None:
    case.doc["receipts"][0] = cast.receipt(case.doc, 4, head="00" * 32)


@forgery("receipt-head", 4)
def a_receipt_signed_for_another_act(case: Case) -> None:
    case.doc["receipts"][0] = cast.receipt(case.doc, 4, act=act_id(3))


@forgery("receipt-head", 4)
def a_receipt_signed_for_another_time(case: Case) -> None:
    case.doc["receipts"][0] = cast.receipt(case.doc, 4, at="2020-01-13T18:30:01Z")


@forgery("receipt-head", 3)
def a_receipt_signed_for_another_number(case: Case) -> None:
    case.doc["receipts"][0] = cast.receipt(case.doc, 4, n=3)


@forgery("receipt-head", 4)
def a_receipt_for_another_head_of_an_erased_entry(case: Case) -> None:
    case.doc["receipts"][0] = cast.receipt(case.doc, 4, head="00" * 32)
    cast.erase(case.doc, 4)


@forgery("receipt-head", 4)
def an_earlier_act_changed_and_all_hashes_made_anew(case: Case) -> None:
    case.doc["entries"][1]["body"]["act"]["words"] = "نعم"
    cast.rechain(case.doc)


# Forgeries that leave a bundle whole in itself: only a receipt kept apart shows them.


@forgery("receipt-beyond-end", 5)
def the_end_cut_off_cleanly(case: Case) -> None:
    case.keep(case.doc["receipts"].pop())
    case.doc["entries"].pop()


@forgery("receipt-beyond-end", 4)
def everything_cut_off(case: Case) -> None:
    case.keep(case.doc["receipts"][0])
    case.doc["entries"].clear()
    case.doc["receipts"].clear()


@forgery("receipt-head", 4)
def made_anew_by_those_who_hold_the_key(case: Case) -> None:
    case.keep(case.doc["receipts"][0])
    case.doc["entries"][1]["body"]["act"]["words"] = "نعم"
    cast.rechain(case.doc)
    cast.resigned(case.doc)


@forgery("receipt-head", 4)
def made_anew_with_an_act_left_out(case: Case) -> None:
    case.keep(case.doc["receipts"][0])
    case.doc = cast.chained([*cast.bodies()[:2], *cast.bodies()[3:]], receipts=(3, 4))


@forgery("receipt-key", 4)
def made_anew_with_another_key(case: Case) -> None:
    case.keep(case.doc["receipts"][0])
    case.doc["entries"][0]["body"]["act"]["record_key"] = cast.key_of(OTHER_PRIVATE)
    cast.rechain(case.doc)
    cast.resigned(case.doc, OTHER_PRIVATE)


@forgery("receipt-other-seat", 4)
def the_bundle_of_another_seat(case: Case) -> None:
    case.keep(case.doc["receipts"][0])
    case.doc["seat"] = OTHER_SEAT
    for entry in case.doc["entries"]:
        entry["body"]["audience"] = [OTHER_SEAT, "russia"]
    cast.rechain(case.doc)
    cast.resigned(case.doc)


@forgery("receipt-other-talks", 4)
def the_bundle_of_other_talks(case: Case) -> None:
    case.keep(case.doc["receipts"][0])
    case.doc["talks"] = OTHER_TALKS
    for entry in case.doc["entries"]:
        entry["body"]["talks"] = OTHER_TALKS
    cast.rechain(case.doc)
    cast.resigned(case.doc)


@forgery("receipt-conflict", 4)
def a_second_receipt_for_an_erased_entry_names_another_act(case: Case) -> None:
    case.keep(cast.receipt(case.doc, 4, act=act_id(9)))
    cast.erase(case.doc, 4)


@forgery("receipt-conflict", 4)
def two_receipts_apart_disagree_about_the_time_of_an_erased_entry(case: Case) -> None:
    case.doc["receipts"].clear()
    case.keep(cast.receipt(case.doc, 4))
    case.keep(cast.receipt(case.doc, 4, at="2020-01-13T18:30:01Z"))
    cast.erase(case.doc, 4)


# Receipts kept apart that are themselves amiss.


@forgery("receipt-shape")
def a_bundle_for_a_receipt(case: Case) -> None:
    case.keep(case.doc)


@forgery("receipt-shape")
def a_receipt_with_a_line_break_at_its_end(case: Case) -> None:
    case.apart.append(plain(case.doc["receipts"][0]) + b"\n")


@forgery("receipt-shape")
def a_receipt_with_a_key_twice(case: Case) -> None:
    case.apart.append(plain(case.doc["receipts"][0]).replace(b'"n":4', b'"n":3,"n":4'))


@forgery("receipt-shape")
def a_list_of_receipts_for_a_receipt(case: Case) -> None:
    case.apart.append(plain(case.doc["receipts"]))


@forgery("receipt-signature", 4)
def a_receipt_apart_whose_head_was_changed(case: Case) -> None:
    case.keep({**case.doc["receipts"][0], "head": "00" * 32})


@forgery("receipt-signature", 5)
def the_second_receipt_apart_is_forged(case: Case) -> None:
    one, other = case.doc["receipts"]
    case.keep(one)
    case.keep({**other, "act": act_id(9)})


# Two faults at once: the order of the checks is fixed.


@forgery("leaf-mismatch", 2)
def a_bad_entry_is_told_before_a_bad_receipt(case: Case) -> None:
    case.doc["entries"][1]["body"]["version"] = 2
    case.doc["receipts"][0]["signature"] = "00" * 64
    case.apart.append(b"{}")


@forgery("head-mismatch", 2)
def the_first_bad_entry_is_told(case: Case) -> None:
    case.doc["entries"][1]["head"] = "00" * 32
    case.doc["entries"][2]["salt"] = "00" * 32


@forgery("wrong-shape", 4)
def a_wrong_shape_is_told_before_a_wrong_hash(case: Case) -> None:
    case.doc["entries"][1]["head"] = "00" * 32
    case.doc["entries"][3]["head"] = None


@forgery("wrong-shape", 4)
def an_entrys_shape_is_told_before_a_receipts(case: Case) -> None:
    case.doc["entries"][3]["head"] = None
    case.doc["receipts"][0]["n"] = None


@forgery("receipt-shape")
def a_receipts_shape_is_told_before_their_order(case: Case) -> None:
    case.doc["receipts"].reverse()
    case.doc["receipts"].append({})


@forgery("receipt-signature", 4)
def a_receipt_in_the_bundle_is_told_before_one_apart(case: Case) -> None:
    case.doc["receipts"][0]["signature"] = "00" * 64
    case.apart.append(b"{}")
