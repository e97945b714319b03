"""A failure's page and its line in the log name the page and the lines of code, and nothing of what was said."""

from __future__ import annotations

import logging
import sys
from typing import Any

import pytest
from django.test import Client

from entremise.server.log import Bare
from entremise.talks.acts import KINDS
from tests.web.served import Come, Served

SAID = "We hold the line at Abu Grein"


def line(error: Exception | None = None, name: str = "django.request", message: str = "%s", *args: object) -> str:
    info: Any = None
    if error is not None:
        with pytest.raises(type(error)) as raised:
            raise error
        info = (raised.type, raised.value, raised.tb)
    return Bare().format(logging.LogRecord(name, logging.ERROR, "views.py", 12, message, args, info))


def test_an_exceptions_words_are_left_out():
    found = line(ValueError(SAID), "django.request", "Failure: %s", SAID)
    assert "ValueError" in found
    assert "server/test_log.py:" in found or "test_log.py:" in found
    assert SAID not in found


def test_those_that_led_to_it_are_named_likewise():
    try:
        try:
            raise KeyError(SAID)
        except KeyError as wrong:
            raise ValueError(SAID) from wrong
    except ValueError as wrong:
        found = line(wrong)
    assert "ValueError" in found
    assert "KeyError" in found
    assert SAID not in found


def test_a_form_that_pydantic_refuses_is_not_written_out():
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - whatever it says isn't looked at
        KINDS["message"].model_validate({"to": [SAID], "text": 7})
    assert SAID in str(raised.value)
    assert SAID not in line(raised.value)


def test_others_messages_are_left_out_and_ours_are_written():
    assert SAID not in line(None, "uvicorn.error", "Task with %r", SAID)
    assert SAID not in line(None, "asyncio", SAID)
    assert "3 talks" in line(None, "entremise.alarm", "%s talks", 3)


def test_what_is_wrong_with_the_code_is_said():
    assert "no attribute 'colour'" in line(AttributeError("'Seat' object has no attribute 'colour'"))


def test_a_failing_page_says_nothing_of_it_and_neither_does_the_log(
    served: Served, come: Come, monkeypatch, capsys, caplog
):
    def fails(*_given: object) -> None:
        raise RuntimeError(SAID)

    monkeypatch.setattr("entremise.house.house.House.append", fails)
    monkeypatch.setattr("entremise.house.house.House.head", fails)
    client = come("gna/sarraj")
    client.raise_request_exception = False
    token = served.premises.people.give_token(served.talks, "gna", "sarraj")
    console = logging.StreamHandler(sys.stderr)
    console.setFormatter(Bare())
    logging.getLogger("django.request").addHandler(console)
    try:
        sent = client.post(served.url("do/message/"), {"text": SAID, "to": "russia", "language": "en", "carry": "x"})
        program = Client(headers={"host": "localhost", "authorization": f"Bearer {token}"})
        program.raise_request_exception = False
        read = program.get(f"/api/v1/talks/{served.talks}/view")
    finally:
        logging.getLogger("django.request").removeHandler(console)
    assert read.status_code == 500
    assert read.headers["Content-Type"] == "application/problem+json"
    assert SAID not in read.content.decode()
    if sent.status_code == 500:
        assert SAID not in sent.content.decode()
    written = capsys.readouterr().err
    assert "500 GET /api/v1/talks/<str:talks>/view RuntimeError" in written
    assert SAID not in written
    assert served.talks not in written
