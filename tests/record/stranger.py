"""A verifier written from docs/record.md alone, with nothing but the standard library. Shares no code with ours."""

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

Point = tuple[int, int, int, int]


class NotReadable(Exception):
    """Not UTF-8 or not JSON: the code is the argument."""


class Wrong(Exception):
    """The reason, and the number at which it stands."""


def verify(bundle: bytes, receipts: Sequence[bytes] = ()) -> dict[str, Any]:
    values = [parse(bundle), *map(parse, receipts)]
    state: dict[str, Any] = {"entries": 0, "head": bytes(32)}
    try:
        check(bundle, values[0], list(zip(receipts, values[1:], strict=True)), state)
        reason, first_bad = None, None
    except Wrong as wrong:
        reason, first_bad = wrong.args
    return {
        "valid": reason is None,
        "entries": state["entries"],
        "head": state["head"].hex(),
        "first_bad": first_bad,
        "reason": reason,
    }


def check(raw: bytes, bundle: Any, apart: list[tuple[bytes, Any]], state: dict[str, Any]) -> None:
    check_file(raw, bundle)
    state["entries"] = len(bundle["entries"])
    acts: set[str] = set()
    times: dict[int, str] = {}
    last, key = None, None
    for place, entry in enumerate(bundle["entries"], start=1):
        if entry["n"] != place:
            raise Wrong("number-gap", place)
        if entry["body"] != "erased":
            body = entry["body"]
            if not is_body(body) or (place == 1 and body["kind"] == "convene" and not names_key(body)):
                raise Wrong("body-shape", place)
            if place == 1 and body["kind"] == "convene":
                key = body["act"]["record_key"]
            if body["talks"] != bundle["talks"]:
                raise Wrong("other-talks", place)
            if body["id"] != entry["act"]:
                raise Wrong("other-act", place)
            if bundle["seat"] not in body["audience"]:
                raise Wrong("not-addressed", place)
            if body["id"] in acts:
                raise Wrong("repeated-act", place)
            if last and moment(body["recorded_at"]) < last:
                raise Wrong("time-backwards", place)
            if leaf(bundle["seat"], entry).hex() != entry["leaf"]:
                raise Wrong("leaf-mismatch", place)
            acts.add(body["id"])
            last = moment(body["recorded_at"])
            times[place] = body["recorded_at"]
        head = H(b"\x02", state["head"], bytes.fromhex(entry["leaf"]))
        if head.hex() != entry["head"]:
            raise Wrong("head-mismatch", place)
        state["head"] = head
    said: dict[int, Any] = {}
    for receipt in bundle["receipts"]:
        key = check_receipt(receipt, bundle, times, key, said)
    for file, receipt in apart:
        if canonical(receipt) != file or not is_receipt(receipt):
            raise Wrong("receipt-shape", None)
        key = check_receipt(receipt, bundle, times, key, said)


def check_file(raw: bytes, bundle: Any) -> None:
    if canonical(bundle) != raw:
        raise Wrong("not-canonical", None)
    if not isinstance(bundle, dict) or bundle.get("schema") != "entremise/bundle/1":
        raise Wrong("unknown-schema", None)
    if set(bundle) != {"schema", "talks", "seat", "entries", "receipts"}:
        raise Wrong("wrong-shape", None)
    if not (is_hex(bundle["talks"], 16) and is_seat(bundle["seat"])):
        raise Wrong("wrong-shape", None)
    if not (isinstance(bundle["entries"], list) and isinstance(bundle["receipts"], list)):
        raise Wrong("wrong-shape", None)
    for place, entry in enumerate(bundle["entries"], start=1):
        if not is_entry(entry):
            raise Wrong("wrong-shape", place)
    if not all(map(is_receipt, bundle["receipts"])):
        raise Wrong("receipt-shape", None)
    before = 0
    for receipt in bundle["receipts"]:
        if receipt["n"] <= before:
            raise Wrong("receipts-unordered", receipt["n"])
        before = receipt["n"]


def check_receipt(receipt: Any, bundle: Any, times: dict[int, str], key: str | None, said: dict[int, Any]) -> str:
    unsigned = {name: value for name, value in receipt.items() if name != "signature"}
    n = receipt["n"]
    signature, by = bytes.fromhex(receipt["signature"]), bytes.fromhex(receipt["key"])
    if not ed25519(by, signature, b"\x03" + written(unsigned, 1).encode()):
        raise Wrong("receipt-signature", n)
    if receipt["talks"] != bundle["talks"]:
        raise Wrong("receipt-other-talks", n)
    if receipt["seat"] != bundle["seat"]:
        raise Wrong("receipt-other-seat", n)
    if receipt["key"] != (key or receipt["key"]):
        raise Wrong("receipt-key", n)
    if n > len(bundle["entries"]):
        raise Wrong("receipt-beyond-end", n)
    entry = bundle["entries"][n - 1]
    same = receipt["head"] == entry["head"]
    if entry["body"] != "erased":
        same = same and receipt["act"] == entry["act"] and receipt["at"] == times[n]
    if not same:
        raise Wrong("receipt-head", n)
    if said.setdefault(n, unsigned) != unsigned:
        raise Wrong("receipt-conflict", n)
    return str(receipt["key"])


# The canonical form.


class NoInteger:
    """Stands for a number that isn't one of the integers allowed."""


def parse(raw: bytes) -> Any:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise NotReadable("not-utf-8") from None
    try:
        return json.loads(text, parse_int=whole, parse_float=lambda _: NoInteger(), parse_constant=no_constant)
    except RecursionError:
        return NoInteger()
    except ValueError:
        raise NotReadable("not-json") from None


def whole(digits: str) -> Any:
    return int(digits) if len(digits) < 18 and abs(int(digits)) < 2**53 else NoInteger()


def no_constant(name: str) -> None:
    raise ValueError(name)


def canonical(value: Any, depth: int = 64) -> bytes | None:
    """The canonical bytes, or None where there are none."""
    try:
        return written(value, depth).encode("utf-8")
    except (UnicodeEncodeError, TypeError, OverflowError):
        return None


def written(value: Any, depth: int) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + re.sub(r'["\\\x00-\x1f]', escaped, value) + '"'
    if isinstance(value, (list, dict)) and depth < 1:
        raise OverflowError
    if isinstance(value, list):
        return "[" + ",".join(written(inner, depth - 1) for inner in value) + "]"
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{written(key, 0)}:{written(value[key], depth - 1)}" for key in keys) + "}"
    raise TypeError


def escaped(match: re.Match[str]) -> str:
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
    return short.get(match[0]) or f"\\u{ord(match[0]):04x}"


# The forms of the fields.


def is_hex(value: Any, size: int) -> bool:
    return isinstance(value, str) and re.fullmatch(f"[0-9a-f]{{{2 * size}}}", value) is not None


def is_slug(value: Any) -> bool:
    if not isinstance(value, str) or len(value) > 64:
        return False
    return re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", value) is not None


def is_seat(value: Any) -> bool:
    return is_slug(value) and value != "table"


def is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def is_day(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date(int(value[:4]), int(value[5:7]), int(value[8:]))
    except ValueError:
        return False
    return True


def is_instant(value: Any) -> bool:
    form = "[0-9-]{10}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{6})?Z"
    if not isinstance(value, str) or not re.fullmatch(form, value):
        return False
    return is_day(value[:10]) and not value.endswith(".000000Z")


def moment(instant: str) -> datetime:
    return datetime.fromisoformat(instant)


def has_keys(value: Any, names: str) -> bool:
    return isinstance(value, dict) and set(value) == set(names.split())


def is_entry(entry: Any) -> bool:
    if not has_keys(entry, "n act salt body leaf head") or not is_number(entry["n"]):
        return False
    if not (is_hex(entry["leaf"], 32) and is_hex(entry["head"], 32)):
        return False
    if entry["body"] == "erased":
        return entry["act"] is None and entry["salt"] is None
    return isinstance(entry["body"], dict) and is_hex(entry["act"], 16) and is_hex(entry["salt"], 32)


def is_body(body: Any) -> bool:
    return (
        canonical(body, depth=32) is not None
        and has_keys(body, "talks id kind version by recorded_at at audience public act")
        and is_hex(body["talks"], 16)
        and is_hex(body["id"], 16)
        and is_text(body["kind"])
        and is_number(body["version"])
        and has_keys(body["by"], "seat person")
        and is_slug(body["by"]["seat"])
        and (body["by"]["person"] is None or is_text(body["by"]["person"]))
        and is_instant(body["recorded_at"])
        and (body["at"] is None or is_day(body["at"]) or is_instant(body["at"]))
        and is_audience(body["audience"])
        and isinstance(body["public"], bool)
        and isinstance(body["act"], dict)
    )


def is_audience(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(is_seat, value)) and value == sorted(set(value))


def names_key(body: Any) -> bool:
    return is_hex(body["act"].get("record_key"), 32)


def is_receipt(receipt: Any) -> bool:
    return (
        has_keys(receipt, "schema talks seat n act at head key signature")
        and receipt["schema"] == "entremise/receipt/1"
        and is_hex(receipt["talks"], 16)
        and is_seat(receipt["seat"])
        and is_number(receipt["n"])
        and is_hex(receipt["act"], 16)
        and is_instant(receipt["at"])
        and is_hex(receipt["head"], 32)
        and is_hex(receipt["key"], 32)
        and is_hex(receipt["signature"], 64)
    )


# The hashes.


def H(*parts: bytes) -> bytes:  # noqa: N802, the page's name for it
    return hashlib.sha256(b"".join(parts)).digest()


def leaf(seat: str, entry: Any) -> bytes:
    commitment = H(bytes.fromhex(entry["salt"]), written(entry["body"], 32).encode()).hex()
    named = {"at": entry["body"]["recorded_at"], "commitment": commitment, "n": entry["n"], "seat": seat}
    return H(b"\x00", written(named, 1).encode())


# Ed25519 (RFC 8032, 5.1), on points in extended coordinates.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def ed25519(key: bytes, signature: bytes, message: bytes) -> bool:
    point = decoded(key)
    s = int.from_bytes(signature[32:], "little")
    if point is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    x, y, z, t = point
    minus = (-x % P, y, z, -t % P)
    return encoded(added(scaled(s, BASE), scaled(k, minus))) == signature[:32]


def decoded(data: bytes) -> Point | None:
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x % 2 != sign:
        x = P - x
    return x, y, 1, x * y % P


def encoded(point: Point) -> bytes:
    x, y, z, _ = point
    inverse = pow(z, -1, P)
    x, y = x * inverse % P, y * inverse % P
    return (y | (x % 2) << 255).to_bytes(32, "little")


def added(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def scaled(factor: int, point: Point) -> Point:
    total = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            total = added(total, point)
        point = added(point, point)
        factor >>= 1
    return total


BASE = decoded((4 * pow(5, -1, P) % P).to_bytes(32, "little")) or (0, 1, 1, 0)
