"""docs/record.md: its worked example is computed anew, its codes are those of the code."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from entremise.record.body import By, read_body
from entremise.record.canonical import Illegible
from entremise.record.reasons import Reason
from entremise.record.verify import Verdict, verdict_json, verify
from tests.record import stranger
from tests.record.cast import plain

PAGE = (Path(__file__).parents[2] / "docs" / "record.md").read_text("utf-8")
BLOCKS = re.findall(r"^```example\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
EXAMPLE = dict(line.split(" = ", 1) for block in BLOCKS for line in block.splitlines())
BUNDLE = EXAMPLE["bundle"].encode()


def binary(name: str) -> bytes:
    return bytes.fromhex(EXAMPLE[name])


@pytest.mark.parametrize("n", [1, 2, 3])
def test_the_hashes_of_an_entry(n: int):
    body = EXAMPLE[f"body-{n}"].encode()
    assert plain(json.loads(body)) == body
    assert hashlib.sha256(binary(f"salt-{n}") + body).digest() == binary(f"commitment-{n}")
    leaf_input = {
        "at": json.loads(body)["recorded_at"],
        "commitment": EXAMPLE[f"commitment-{n}"],
        "n": n,
        "seat": EXAMPLE["seat"],
    }
    assert plain(leaf_input) == EXAMPLE[f"leaf-input-{n}"].encode()
    assert hashlib.sha256(b"\x00" + plain(leaf_input)).digest() == binary(f"leaf-{n}")
    before = bytes(32) if n == 1 else binary(f"head-{n - 1}")
    assert hashlib.sha256(b"\x02" + before + binary(f"leaf-{n}")).digest() == binary(f"head-{n}")


def test_the_bodies_are_bodies_of_these_talks():
    for n in (1, 2, 3):
        assert read_body(EXAMPLE[f"body-{n}"].encode()).talks == EXAMPLE["talks"]
    assert read_body(EXAMPLE["body-3"].encode()).by == By("lna", "haftar")


def test_the_receipt_is_signed_by_the_key():
    private = Ed25519PrivateKey.from_private_bytes(binary("private-key"))
    assert private.public_key().public_bytes_raw() == binary("key")
    assert private.sign(b"\x03" + EXAMPLE["receipt-input"].encode()) == binary("signature")
    assert json.loads(EXAMPLE["body-1"])["act"]["record_key"] == EXAMPLE["key"]


def test_the_bundle_is_made_of_these_parts():
    def entry(n: int) -> dict[str, object]:
        body = json.loads(EXAMPLE[f"body-{n}"])
        content = {"act": body["id"], "salt": EXAMPLE[f"salt-{n}"], "body": body}
        if n == 2:
            content = {"act": None, "salt": None, "body": "erased"}
        return {"n": n, **content, "leaf": EXAMPLE[f"leaf-{n}"], "head": EXAMPLE[f"head-{n}"]}

    receipt = {**json.loads(EXAMPLE["receipt-input"]), "signature": EXAMPLE["signature"]}
    assert (
        plain(
            {
                "schema": "entremise/bundle/1",
                "talks": EXAMPLE["talks"],
                "seat": EXAMPLE["seat"],
                "entries": [entry(1), entry(2), entry(3)],
                "receipts": [receipt],
            }
        )
        == BUNDLE
    )
    assert hashlib.sha256(BUNDLE).hexdigest() == EXAMPLE["bundle-sha256"]


def test_the_bundle_is_valid_for_us_and_for_a_stranger():
    receipt = plain(json.loads(BUNDLE)["receipts"][0])
    verdict = verify(BUNDLE, [receipt])
    assert verdict == Verdict(True, 3, EXAMPLE["head-3"], None, None)
    assert stranger.verify(BUNDLE, [receipt]) == verdict_json(verdict)


def rows(header: str) -> list[list[str]]:
    """The rows of the table under such a header."""
    lines = PAGE[PAGE.index(header) :].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_each_reason_has_a_row_in_the_order_of_the_checks():
    assert [row[0].strip("`") for row in rows("| reason | of |")] == [reason.value for reason in Reason]


def test_each_row_says_what_it_is_a_fault_of_and_what_is_wrong():
    for _, of, wrong in rows("| reason | of |"):
        assert of in {"file", "entry", "receipt", "file, receipt"}
        assert wrong


def test_the_codes_of_unreadable_files_are_named():
    for code in Illegible:
        assert f"(`{code.value}`)" in PAGE


def test_the_keys_of_the_verdict_are_those_of_the_page():
    verdict = verdict_json(verify(BUNDLE))
    assert [row[0].strip("`") for row in rows("| key | value |\n|---|---|\n| `valid`")] == list(verdict)
