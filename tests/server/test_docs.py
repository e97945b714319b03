"""The pages on the server and the API say what is so."""

from __future__ import annotations

import re

from entremise.api import sent
from entremise.api.openapi import document
from entremise.api.pages import PAGE
from entremise.api.problems import PROBLEMS
from entremise.api.reading import DEPTH, DIGITS
from entremise.house import limits, stream
from entremise.house.house import REQUEST_LIMIT
from entremise.server import asgi, protocol, running, sizes
from entremise.server.environment import PREFIX, SECRET_LEAST, Environment
from tests.served import ROOT

SERVING = " ".join((ROOT / "docs/serving.md").read_text("utf-8").split())
API = " ".join((ROOT / "docs/api.md").read_text("utf-8").split())


def test_every_setting_is_there_with_what_it_is_unless_set():
    rows = re.findall(r"\| `(ENTREMISE_\w+)`(?:, `(ENTREMISE_\w+)`)? \| [^|]+ \| ([^|]+) \|", SERVING)
    said = {name: value for first, second, value in rows for name in (first, second) if name}
    assert set(said) == {f"{PREFIX}{name.upper()}" for name in Environment.model_fields}
    assert f"`{Environment.model_fields['database'].default}`" in said["ENTREMISE_DATABASE"]
    assert f"`{Environment.model_fields['host'].default}`" in said["ENTREMISE_HOST"]
    assert f"`{Environment.model_fields['port'].default}`" in said["ENTREMISE_PORT"]
    assert f"`{Environment.model_fields['idle_minutes'].default}`" in said["ENTREMISE_IDLE_MINUTES"]
    assert f"at least {SECRET_LEAST} characters" in SERVING


def test_the_limits_are_these():
    assert f"{limits.READS.a_minute:,} readings and {limits.WRITES.a_minute} writings a minute" in SERVING
    assert f"{limits.FAILURES.a_minute} a minute for an address" in SERVING
    assert f"| {limits.STREAMS} for a session or a token" in SERVING
    assert f"{sizes.HEAD_LIMIT // 1_024} KiB, within {protocol.ASKED_WITHIN:.0f} seconds" in SERVING
    assert f"{sizes.BODY_LIMIT / 1e6} MB (an act by the API: {sent.LIMIT // 10**6} MB), within a minute" in SERVING
    assert asgi.BODY_WITHIN == protocol.TAKEN_WITHIN == 60
    assert f"| {sizes.CONNECTIONS:,}; the next" in SERVING
    assert f"at once | {sizes.THREADS};" in SERVING
    assert sizes.THREADS == 6, "it is written out"
    assert running.GRACE == 5, "it is written out"
    assert stream.BEAT == 20, "it is written out"


def test_the_api_is_this():
    for path, methods in document()["paths"].items():
        shown = path.replace("{talks}", "{id}")
        assert all(f"`{method.upper()} {shown}`" in API for method in methods)
    statuses = {
        int(status)
        for methods in document()["paths"].values()
        for one in methods.values()
        for status in one["responses"]
    }
    assert {int(status) for status in re.findall(r"\| (4\d\d|500) \|", API)} == {one for one in statuses if one >= 400}
    assert {one.status for one in PROBLEMS.values()} <= statuses
    assert f"the entries after `after`, {PAGE} at most" in API
    assert f"at most {REQUEST_LIMIT} characters" in API
    assert f"at most {DIGITS} digits, objects and lists at most {DEPTH} deep" in API
    assert f"{limits.WRITES.a_minute} acts or {limits.READS.a_minute:,} readings a minute" in API
    assert f"holds {limits.STREAMS} streams at most" in API


def test_the_acts_of_the_page_can_be_sent(served):
    import json

    from django.test import Client

    example = re.search(r"```json\n(.+?)\n```", (ROOT / "docs/api.md").read_text("utf-8"))
    assert example is not None
    act = json.loads(example[1])
    token = served.premises.people.give_token(served.talks, "lna", "haftar")
    program = Client(headers={"host": "localhost", "authorization": f"Bearer {token}"})
    held = program.get(f"/api/v1/talks/{served.talks}/view").json()["n"]
    assert act["expected"] == held, "the view of the demonstration's LNA"
    placed = program.post(f"/api/v1/talks/{served.talks}/acts", act, content_type="application/json")
    assert placed.status_code == 201
