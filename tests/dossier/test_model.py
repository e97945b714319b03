"""The optional language model: asked over HTTP, checked against the text, off by default."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from entremise.reports.model import Endpoint, Unhelpful, propose

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
