"""Entries taken, moved, put in, changed and erased, by one who holds no key or makes the hashes anew."""

import copy
import json

from tests.record import cast
from tests.record.case import Case, Register
from tests.record.cast import OTHER_TALKS, act_id

forgery = Register()

# Entries taken, moved, put in; hashes left as they were.


@forgery("number-gap", 1)
def the_first_entry_cut(case: Case) -> None:
    del case.doc["entries"][0]


@forgery("number-gap", 3)
def an_entry_cut_from_the_middle(case: Case) -> None:
    del case.doc["entries"][2]


@forgery("number-gap", 3)
def an_entry_twice(case: Case) -> None:
    case.doc["entries"].insert(2, copy.deepcopy(case.doc["entries"][1]))


@forgery("number-gap", 2)
def two_entries_swapped(case: Case) -> None:
    entries = case.doc["entries"]
    entries[1], entries[2] = entries[2], entries[1]


@forgery("number-gap", 1)
def all_entries_backwards(case: Case) -> None:
    case.doc["entries"].reverse()


@forgery("number-gap", 1)
def counted_from_two(case: Case) -> None:
    for entry in case.doc["entries"]:
        entry["n"] += 1


@forgery("leaf-mismatch", 3)
def an_entry_cut_and_the_rest_renumbered(case: Case) -> None:
    del case.doc["entries"][2]
    for n, entry in enumerate(case.doc["entries"], start=1):
        entry["n"] = n


@forgery("leaf-mismatch", 2)
def two_entries_swapped_and_renumbered(case: Case) -> None:
    entries = case.doc["entries"]
    entries[1], entries[2] = entries[2], entries[1]
    entries[1]["n"], entries[2]["n"] = 2, 3
    # The same time, lest the clock give it away first.
    entries[1]["body"]["recorded_at"] = entries[2]["body"]["recorded_at"]


@forgery("leaf-mismatch", 2)
def salts_swapped(case: Case) -> None:
    entries = case.doc["entries"]
    entries[1]["salt"], entries[2]["salt"] = entries[2]["salt"], entries[1]["salt"]


@forgery("leaf-mismatch", 2)
def leaves_swapped(case: Case) -> None:
    entries = case.doc["entries"]
    entries[1]["leaf"], entries[2]["leaf"] = entries[2]["leaf"], entries[1]["leaf"]


@forgery("head-mismatch", 2)
def heads_swapped(case: Case) -> None:
    entries = case.doc["entries"]
    entries[1]["head"], entries[2]["head"] = entries[2]["head"], entries[1]["head"]


@forgery("head-mismatch", 2)
def a_body_changed_and_its_leaf_with_it(case: Case) -> None:
    entry = case.doc["entries"][1]
    entry["body"]["act"]["words"] = "نعم"
    entry["leaf"] = cast.leaf(cast.SEAT, entry).hex()


@forgery("leaf-mismatch", 3)
def a_salt_shifted_by_a_byte(case: Case) -> None:
    entry = case.doc["entries"][2]
    entry["salt"] = (bytes.fromhex(entry["salt"])[1:] + b"{").hex()


@forgery("head-mismatch", 3)
def an_entry_of_another_act_spliced_in(case: Case) -> None:
    strange = cast.body(8, "convey", "turkey", None, "2020-01-13T15:00:01Z", None, words="Oui.")
    entry = {"n": 3, "act": act_id(8), "salt": "07" * 32, "body": strange}
    entry["leaf"] = cast.leaf(cast.SEAT, entry).hex()
    case.doc["entries"][2] = {**entry, "head": case.doc["entries"][2]["head"]}


# Hashes made anew, but what they hash can't be on one record.


@forgery.rechained("other-talks", 3)
def an_act_of_other_talks_chained(case: Case) -> None:
    case.doc["entries"][2]["body"]["talks"] = OTHER_TALKS


@forgery.rechained("other-act", 3)
def an_act_under_another_id_chained(case: Case) -> None:
    case.doc["entries"][2]["act"] = act_id(9)


@forgery.rechained("not-addressed", 3)
def an_act_for_others_chained(case: Case) -> None:
    case.doc["entries"][2]["body"]["audience"] = ["gna", "russia"]


@forgery.rechained("repeated-act", 3)
def an_act_twice_chained(case: Case) -> None:
    case.doc["entries"][2]["body"]["id"] = case.doc["entries"][2]["act"] = act_id(2)


@forgery.rechained("time-backwards", 3)
def an_act_recorded_before_the_one_before_chained(case: Case) -> None:
    case.doc["entries"][2]["body"]["recorded_at"] = "2020-01-13T14:59:59.999999Z"


@forgery.rechained("time-backwards", 5)
def an_instant_that_only_sorts_later_as_text(case: Case) -> None:
    case.doc["entries"][3]["body"]["recorded_at"] = "2020-01-13T22:10:00.000001Z"


@forgery.rechained("time-backwards", 4)
def time_runs_backwards_across_an_erased_entry(case: Case) -> None:
    cast.erase(case.doc, 3)
    case.doc["entries"][3]["body"]["recorded_at"] = "2020-01-13T14:00:00Z"


@forgery.rechained("body-shape", 3)
def a_body_without_its_envelope_chained(case: Case) -> None:
    case.doc["entries"][2]["body"] = {"words": "nobody said so"}


@forgery.rechained("body-shape", 3)
def a_body_nested_deeper_than_32_chained(case: Case) -> None:
    case.doc["entries"][2]["body"]["act"]["deep"] = json.loads("[" * 31 + "]" * 31)


@forgery.rechained("body-shape", 1)
def convened_without_the_records_key(case: Case) -> None:
    del case.doc["entries"][0]["body"]["act"]["record_key"]


@forgery.rechained("body-shape", 1)
def convened_with_half_a_key(case: Case) -> None:
    case.doc["entries"][0]["body"]["act"]["record_key"] = "ab" * 16


# Erasure that isn't.


@forgery("wrong-shape", 2)
def erased_but_the_act_is_named(case: Case) -> None:
    case.doc["entries"][1].update(body="erased", salt=None)


@forgery("wrong-shape", 2)
def erased_but_the_salt_is_kept(case: Case) -> None:
    case.doc["entries"][1].update(body="erased", act=None)


@forgery("wrong-shape", 2)
def the_salt_destroyed_but_the_body_kept(case: Case) -> None:
    case.doc["entries"][1].update(salt=None)


@forgery("wrong-shape", 2)
def the_act_unnamed_but_the_body_kept(case: Case) -> None:
    case.doc["entries"][1].update(act=None)


@forgery("head-mismatch", 2)
def erased_with_another_leaf(case: Case) -> None:
    cast.erase(case.doc, 2)
    case.doc["entries"][1]["leaf"] = "00" * 32


@forgery("head-mismatch", 2)
def erased_with_another_head(case: Case) -> None:
    cast.erase(case.doc, 2)
    case.doc["entries"][1]["head"] = "00" * 32


@forgery("number-gap", 2)
def erased_with_another_number(case: Case) -> None:
    cast.erase(case.doc, 2)
    case.doc["entries"][1]["n"] = 3


@forgery("head-mismatch", 2)
def an_erased_entry_put_in(case: Case) -> None:
    entries = case.doc["entries"]
    entries.insert(1, {"n": 2, "act": None, "salt": None, "body": "erased", "leaf": "11" * 32, "head": "22" * 32})
    for n, entry in enumerate(entries, start=1):
        entry["n"] = n
