"""The optional language model: asked over HTTP, checked against the text, off by default."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from entremise.reports.model import Endpoint, Unhelpful, propose
from tests.cli.conftest import Run

TEXT = "The northern delegation has not signed the accord."


class Server:
    """A real server on this machine; it answers as told and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.answer: Callable[[], tuple[int, bytes]] = lambda: (200, b"{}")
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.keys.append(self.headers.get("Authorization"))
                outer.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                status, body = outer.answer()
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/v1/chat/completions"

    def says(self, content: object) -> None:
        text = content if isinstance(content, str) else json.dumps(content)
        body = json.dumps({"choices": [{"message": {"content": text}}]}).encode()
        self.answer = lambda: (200, body)

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


def event(passage: str, **more: object) -> dict[str, object]:
    return {"kind": "sign", "who": ["northern delegation"], "modality": "negated", "passage": passage, **more}


def test_a_proposal_comes_in_the_same_form_and_says_that_it_is_one(server: Server):
    server.says({"events": [event(TEXT, reason="“has not”")]})
    reading = propose(Endpoint(server.address, "some-model", key="k"), TEXT, "en")
    (one,) = reading.events
    assert (one.kind, one.who, one.modality) == ("sign", ("northern delegation",), "negated")
    assert TEXT[one.passage.start : one.passage.end] == one.passage.words
    assert [reason.code for reason in one.reasons] == ["model"]
    assert server.keys == ["Bearer k"]
    assert server.asked[0]["model"] == "some-model"
    assert TEXT in server.asked[0]["messages"][1]["content"]


def test_a_passage_that_is_not_in_the_text_is_dropped_and_so_is_what_has_no_form(server: Server):
    server.says({"events": [event("They signed."), {"kind": "dance", "passage": TEXT}, "x"], "roles": "none"})
    assert propose(Endpoint(server.address, "m"), TEXT, "en").all() == ()


@pytest.mark.parametrize("content", ["I can't.", "[]", "12"])
def test_another_form_is_said(server: Server, content: str):
    server.says(content)
    with pytest.raises(Unhelpful, match="another-form"):
        propose(Endpoint(server.address, "m"), TEXT, "en")


def test_a_refusal_is_said(server: Server):
    server.answer = lambda: (401, b"no")
    with pytest.raises(Unhelpful, match="refused 401"):
        propose(Endpoint(server.address, "m"), TEXT, "en")


@pytest.mark.parametrize("address", ["ftp://x", "nowhere", "http://127.0.0.1:1/", "http://[", "http://x:y/"])
def test_nobody_there(address: str):
    with pytest.raises(Unhelpful, match="unreachable"):
        propose(Endpoint(address, "m", seconds=2), TEXT, "en")


# ---- on the command line

REPORT = f"{TEXT} Norway mediates the talks.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_no_model_is_asked_unless_an_address_is_given(run: Run, report: Path, server: Server):
    assert run("dossier", "read", report, "--json").code == 0
    assert server.asked == []


def test_what_a_model_proposes_stands_beside_what_the_rules_offer_and_nothing_twice(
    run: Run, report: Path, server: Server, monkeypatch: pytest.MonkeyPatch
):
    rules = json.loads(run("dossier", "read", report, "--json").out)
    mediates = {"actor": "Norway", "role": "mediates", "of": "talks", "passage": "Norway mediates the talks."}
    backs = {"actor": "Norway", "role": "backs", "of": "northern delegation", "passage": "Norway mediates the talks."}
    server.says({"roles": [mediates, backs]})
    monkeypatch.setenv("ENTREMISE_MODEL_KEY", "k")
    ended = run("dossier", "read", report, "--json", "--model", server.address, "--model-name", "some")
    assert ended.code == 0
    assert "The whole report is sent to" in ended.err
    assert server.keys == ["Bearer k"]
    found = json.loads(ended.out)
    further = [one for one in found["roles"] if one not in rules["roles"]]
    assert [(one["role"], "language model" in one["reason"]) for one in further] == [("backs", True)]
    assert {name: len(items) for name, items in found.items() if name != "roles"} == {
        name: len(items) for name, items in rules.items() if name != "roles"
    }


@pytest.mark.parametrize(
    ("status", "says"),
    [(401, "refuses (401); a key is given in ENTREMISE_MODEL_KEY"), (200, "answered in another form")],
)
def test_a_model_that_does_not_help_is_one_sentence(run: Run, report: Path, server: Server, status: int, says: str):
    server.answer = lambda: (status, b"no")
    ended = run("dossier", "read", report, "--json", "--model", server.address)
    assert (ended.code, ended.out) == (2, "")
    assert says in " ".join(ended.err.split())


def test_nobody_at_the_address_is_one_sentence(run: Run, report: Path):
    ended = run("dossier", "read", report, "--model", "there")
    assert (ended.code, ended.out) == (2, "")
    assert "nobody answers at there" in ended.err
