"""Each field of each part changed, taken away, added, or given a value that isn't of its form."""

from collections.abc import Callable
from typing import Any

from tests.record import cast
from tests.record.case import Case, Register
from tests.record.cast import OTHER_PRIVATE, OTHER_SEAT, OTHER_TALKS, act_id

forgery = Register()

# Every field, changed to another of the same form, and nothing else touched. Entry 2, the first receipt (of 4).

FLIPPED: dict[str, tuple[Any, str, int | None]] = {
    "schema": ("entremise/bundle/2", "unknown-schema", None),
    "talks": (OTHER_TALKS, "other-talks", 1),
    "seat": (OTHER_SEAT, "not-addressed", 1),
    "entries.1.n": (3, "number-gap", 2),
    "entries.1.act": (act_id(9), "other-act", 2),
    "entries.1.salt": ("00" * 32, "leaf-mismatch", 2),
    "entries.1.leaf": ("00" * 32, "leaf-mismatch", 2),
    "entries.1.head": ("00" * 32, "head-mismatch", 2),
    "entries.1.body.talks": (OTHER_TALKS, "other-talks", 2),
    "entries.1.body.id": (act_id(9), "other-act", 2),
    "entries.1.body.kind": ("communique", "leaf-mismatch", 2),
    "entries.1.body.version": (2, "leaf-mismatch", 2),
    "entries.1.body.by.seat": ("turkey", "leaf-mismatch", 2),
    "entries.1.body.by.person": (None, "leaf-mismatch", 2),
    "entries.1.body.recorded_at": ("2020-01-13T14:59:59.999999Z", "leaf-mismatch", 2),
    "entries.1.body.at": (None, "leaf-mismatch", 2),
    "entries.1.body.audience": (["gna", "lna", "russia"], "leaf-mismatch", 2),
    "entries.1.body.public": (True, "leaf-mismatch", 2),
    "entries.1.body.act.words": ("النص ليس جاهزا", "leaf-mismatch", 2),
    "receipts.0.schema": ("entremise/receipt/2", "receipt-shape", None),
    "receipts.0.talks": (OTHER_TALKS, "receipt-signature", 4),
    "receipts.0.seat": (OTHER_SEAT, "receipt-signature", 4),
    "receipts.0.n": (3, "receipt-signature", 3),
    "receipts.0.act": (act_id(3), "receipt-signature", 4),
    "receipts.0.at": ("2020-01-13T18:30:01Z", "receipt-signature", 4),
    "receipts.0.head": ("00" * 32, "receipt-signature", 4),
    "receipts.0.key": (cast.key_of(OTHER_PRIVATE), "receipt-signature", 4),
    "receipts.0.signature": ("00" * 64, "receipt-signature", 4),
}


def at(doc: Any, path: str) -> tuple[Any, str | int]:
    """Where a path ends: what holds the field, and its key there."""
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        doc = doc[step]
    return doc, last


def put(path: str, value: Any) -> Callable[[Case], None]:
    def forge(case: Case) -> None:
        holder, key = at(case.doc, path)
        holder[key] = value

    return forge


def drop(path: str) -> Callable[[Case], None]:
    def forge(case: Case) -> None:
        holder, key = at(case.doc, path)
        del holder[key]

    return forge


for path, (value, reason, first_bad) in FLIPPED.items():
    forgery.add(f"{path} is another", put(path, value), reason, first_bad)


# Every field taken away, and one added to every object; each with a value that is not of its form.


def shape_of(path: str) -> tuple[str, int | None]:
    if path.startswith("receipts."):
        return "receipt-shape", None
    if path.startswith("entries.1.body."):
        return "body-shape", 2
    return "wrong-shape", 2 if path.startswith("entries.") else None


for path in FLIPPED:
    if path == "schema":
        forgery.add("schema is missing", drop(path), "unknown-schema", None)
    elif path == "entries.1.body.act.words":
        forgery.add(f"{path} is missing", drop(path), "leaf-mismatch", 2)
    else:
        forgery.add(f"{path} is missing", drop(path), *shape_of(path))

for path in ("entries", "receipts", "entries.1.body", "entries.1.body.by", "entries.1.body.act"):
    forgery.add(f"{path} is missing", drop(path), *shape_of(path))
    forgery.add(f"{path} is null", put(path, None), *shape_of(path))

for path in ("note", "entries.1.note", "entries.1.body.note", "entries.1.body.by.note", "receipts.0.note"):
    forgery.add(f"{path} is added", put(path, "x"), *shape_of(path))

forgery.add("entries.1.body.act.note is added", put("entries.1.body.act.note", "x"), "leaf-mismatch", 2)

NOT_HEX: list[Any] = [None, 7, "", "zz" * 32, "AB" * 32, "ab" * 31, "ab" * 33, "ab " * 32, "٠١" * 32]
NOT_ID: list[Any] = [None, 7, "", "zz" * 16, "AB" * 16, "ab" * 15, "ab" * 17]
NOT_SEAT: list[Any] = [None, 7, "", "LNA", "l--na", "-lna", "lna-", "l na", "lña", "l" * 65, "lna\n", "table"]
NOT_NUMBER: list[Any] = [None, "2", 0, -2, True, [2]]
NOT_INSTANT: list[Any] = [
    None,
    7,
    "",
    "2020-01-13",
    "2020-01-13T15:00Z",
    "2020-01-13T15:00:00",
    "2020-01-13T15:00:00z",
    "2020-01-13t15:00:00Z",
    "2020-01-13 15:00:00Z",
    "20200113T150000Z",
    "2020-W03-1T15:00:00Z",
    "2020-01-13T15:00:00+00:00",
    "2020-01-13T15:00:00+00:00Z",
    "2020-01-13T15:00:00.250Z",
    "2020-01-13T15:00:00,250000Z",
    "2020-01-13T15:00:00.000000Z",
    "2020-01-13T15:00:00.2500000Z",
    "2020-01-13T24:00:00Z",
    "2020-01-13T15:00:60Z",
    "2020-02-30T15:00:00Z",
    "0000-01-13T15:00:00Z",
    "2020-01-13T15:00:00ZZ",
    "٢٠٢٠-01-13T15:00:00Z",
]
NOT_DAY: list[Any] = ["2020-01", "2020-02-30", "20200113", "2020-W03-1", "13.1.2020", "", 2020]

MISFORMED: dict[str, list[Any]] = {
    "talks": NOT_ID,
    "seat": NOT_SEAT,
    "entries": [{}, "entries"],
    "receipts": [{}, "receipts"],
    "entries.1": [None, [], "erased"],
    "entries.1.n": NOT_NUMBER,
    "entries.1.act": NOT_ID,
    "entries.1.salt": NOT_HEX,
    "entries.1.body": [None, [], "Erased", "", 7],
    "entries.1.leaf": NOT_HEX,
    "entries.1.head": NOT_HEX,
    "entries.1.body.talks": NOT_ID,
    "entries.1.body.id": NOT_ID,
    "entries.1.body.kind": [None, 7, ""],
    "entries.1.body.version": NOT_NUMBER,
    "entries.1.body.by": [None, [], "russia"],
    "entries.1.body.by.seat": NOT_SEAT[:-1],
    "entries.1.body.by.person": [7, "", ["lavrov"]],
    "entries.1.body.recorded_at": NOT_INSTANT,
    "entries.1.body.at": NOT_DAY + [form for form in NOT_INSTANT if form not in (None, "2020-01-13")],
    "entries.1.body.audience": [None, [], {}, "lna", ["table"], ["russia", "lna"], ["lna", "lna"], ["lna", 7]],
    "entries.1.body.public": [None, 0, 1, "false"],
    "entries.1.body.act": [None, [], "act"],
    "receipts.0": [None, [], "receipt"],
    "receipts.0.talks": NOT_ID,
    "receipts.0.seat": NOT_SEAT,
    "receipts.0.n": NOT_NUMBER,
    "receipts.0.act": NOT_ID,
    "receipts.0.at": NOT_INSTANT,
    "receipts.0.head": NOT_HEX,
    "receipts.0.key": NOT_HEX,
    "receipts.0.signature": [*NOT_HEX, "ab" * 32, "AB" * 64],
}
for path, values in MISFORMED.items():
    for place, value in enumerate(values):
        name = f"{path} misformed, {place}: {str(value)[:30]!r}"
        forgery.add(name, put(path, value), *shape_of(path))
