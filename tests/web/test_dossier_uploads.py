"""Reports at the server's door: how large, how many at once, and what is said of one that is too large."""

from __future__ import annotations

import asyncio
import http.client
import re
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from entremise.house.uploads import UPLOAD_LIMIT
from entremise.server import asgi
from entremise.server.sizes import BODY_LIMIT, THROWN_AWAY, UPLOAD_BODY_LIMIT
from entremise.server.uploads import Sends, Uploads, sends
from tests.served import Served, start, stop

MEGABYTE = 1024 * 1024
TEXT = "The North Shore signed the accord. Norway, which mediates the talks, denied having left the table.\n"
TALKS = "/talks/1f82d2f6fefb88cc186319e1eb785db7"


# ---- which requests


@pytest.mark.parametrize(
    ("method", "path", "found"),
    [
        ("POST", f"{TALKS}/dossier/add/", Sends(large=True, tells=True)),
        ("POST", f"{TALKS}/dossier/import/", Sends(large=True, tells=True)),
        ("POST", f"/api/v1{TALKS}/dossier/sources", Sends(large=True, tells=False)),
        ("POST", f"{TALKS}/dossier/reports/a/about/", Sends(large=False, tells=False)),
        ("GET", f"{TALKS}/dossier/add/", None),
        ("POST", f"{TALKS}/dossier/add/more/", None),
        ("POST", f"{TALKS}/do/message/", None),
        ("POST", f"/api/v1{TALKS}/acts", None),
        ("POST", f"/elsewhere{TALKS}/dossier/add/", None),
    ],
)
def test_only_what_brings_a_report_may_be_large(method: str, path: str, found: Sends | None):
    assert sends({"method": method, "path": path}) == found


# ---- how a body is read


def read(*pieces: bytes, announced: int | None = None, asked: list[str] | None = None) -> asgi.Body:
    """What is read of a body that comes in these pieces, where a report may come."""
    left = [*pieces]
    length = sum(map(len, pieces)) if announced is None else announced

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    async def room() -> None:
        if asked is not None:
            asked.append("room")

    headers = [(b"content-length", str(length).encode())] if length else []
    return asyncio.run(asgi.read_upload({"headers": headers}, receive, room))


PIECE = b"x" * MEGABYTE


def test_a_report_is_read_whole_and_waits_for_room_once():
    asked: list[str] = []
    assert read(*[PIECE] * 16, asked=asked) == asgi.Body(PIECE * 16)
    assert asked == ["room"]


def test_a_small_report_waits_for_nobody():
    asked: list[str] = []
    assert read(PIECE, PIECE, asked=asked) == asgi.Body(PIECE * 2)
    assert asked == []


def test_of_what_is_too_large_the_beginning_is_kept_and_no_room_is_taken():
    asked: list[str] = []
    assert read(*[PIECE] * 50, asked=asked) == asgi.Body((PIECE * 3)[:BODY_LIMIT], cut=True)
    assert asked == []


def test_a_body_that_does_not_say_how_large_it_is_is_cut_as_well():
    assert read(*[PIECE] * 30, announced=0) == asgi.Body((PIECE * 3)[:BODY_LIMIT], cut=True)


def test_what_says_that_it_is_far_too_large_is_not_read_to_its_end():
    left = iter([PIECE] * 4)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": next(left), "more_body": True}

    async def room() -> None:
        raise AssertionError("nothing of it is held")

    headers = [(b"content-length", str(THROWN_AWAY + 1).encode())]
    assert asyncio.run(asgi.read_upload({"headers": headers}, receive, room)).cut


def test_what_is_larger_than_it_said_is_not_read_for_ever():
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": PIECE, "more_body": True}

    async def room() -> None:
        return None

    assert asyncio.run(asgi.read_upload({"headers": []}, receive, room)).cut


def test_no_longer_is_waited_for_a_report_than_may_be(monkeypatch):
    monkeypatch.setattr(asgi, "UPLOAD_WITHIN", 0.05)

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def room() -> None:
        return None

    assert asyncio.run(asgi.read_upload({"headers": []}, receive, room)).fault == asgi.TOO_SLOW


def test_a_report_that_waits_for_room_loses_none_of_its_own_time(monkeypatch):
    monkeypatch.setattr(asgi, "UPLOAD_WITHIN", 0.05)
    pieces = [b"x" * (BODY_LIMIT + 1), b"y"]

    async def receive():
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def room():
        await asyncio.sleep(0.2)

    body = asyncio.run(asgi.read_upload({"headers": []}, receive, room))
    assert (body.fault, len(body.content)) == ("", BODY_LIMIT + 2)


def test_each_has_one_report_on_its_way_and_waits_for_nobody_elses():
    async def run() -> list[str]:
        uploads, order = Uploads(), []
        first = asyncio.Event()

        async def send(who: str, name: str) -> None:
            async with uploads.turn(who):
                order.append(f"{name} begins")
                if name == "a1":
                    await first.wait()
                order.append(f"{name} ends")

        a1 = asyncio.create_task(send("a", "a1"))
        a2 = asyncio.create_task(send("a", "a2"))
        await asyncio.sleep(0)
        await asyncio.create_task(send("b", "b1"))
        first.set()
        await asyncio.gather(a1, a2)
        assert uploads.turns == 0, "nothing is remembered of whoever waits for nothing"
        return order

    assert asyncio.run(run()) == ["a1 begins", "b1 begins", "b1 ends", "a1 ends", "a2 begins", "a2 ends"]


# ---- a real server


@pytest.fixture(scope="module")
def moscow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    process, served = start(tmp_path_factory.mktemp("uploads") / "moscow.sqlite3")
    PID[:] = [process.pid]
    try:
        yield served
    finally:
        stop(process)


PID: list[int] = []


class Browser:
    """Somebody's browser, as far as forms go."""

    def __init__(self, served: Served, person: str = "") -> None:
        self.at = urllib.parse.urlsplit(served.url)
        self.cookies: dict[str, str] = {}
        if person:
            page = self.ask("GET", urllib.parse.urlsplit(served.links[person]).path)[1]
            self.form(urllib.parse.urlsplit(served.links[person]).path, page, {})

    def ask(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        connection = http.client.HTTPConnection(str(self.at.hostname), self.at.port, timeout=60)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        # The server may answer before all was sent.
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.request(method, path, body, {"Host": self.at.netloc, "Cookie": cookie, **(headers or {})})
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        said = answer.read().decode()
        connection.close()
        return answer.status, said or str(answer.getheader("Location"))

    def form(self, path: str, page: str, fields: dict[str, str], file: tuple[str, bytes] | None = None) -> Any:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        mark = "----boundary"
        parts = {"csrfmiddlewaretoken": token[1] if token else "", **fields}
        body = b"".join(
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in parts.items()
        )
        if file is not None:
            head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{file[0]}"\r\n\r\n'
            body += head.encode() + file[1] + b"\r\n"
        body += f"--{mark}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={mark}", "Origin": self.at.geturl()}
        return self.ask("POST", path, body, headers)


def memory() -> int:
    """What the server has held at most so far, in bytes."""
    status = Path(f"/proc/{PID[0]}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) * 1024


@pytest.fixture(scope="module")
def sarraj(moscow: Served) -> Browser:
    return Browser(moscow, "gna/sarraj")


def add(moscow: Served) -> str:
    return f"/talks/{moscow.talks}/dossier/add/"


def test_fifty_megabytes_are_answered_with_how_large_a_file_may_be_and_what_was_typed(moscow, sarraj):
    page = sarraj.ask("GET", add(moscow))[1]
    before = memory()
    typed = {"title": "A long report", "date": "2020-01", "text": ""}
    status, said = sarraj.form(add(moscow), page, typed, ("scan.pdf", b"%PDF-" + bytes(50 * MEGABYTE)))
    assert status == 413
    assert "The file is larger than 16 MB, and no larger one can be sent." in said
    assert 'value="A long report"' in said
    assert 'value="2020-01"' in said
    assert memory() - before < 16 * MEGABYTE


def test_a_file_just_above_the_limit_gets_the_same_sentence(moscow, sarraj):
    page = sarraj.ask("GET", add(moscow))[1]
    assert UPLOAD_LIMIT + 1_000 < UPLOAD_BODY_LIMIT
    status, said = sarraj.form(add(moscow), page, {"title": "A"}, ("scan.pdf", bytes(UPLOAD_LIMIT + 1_000)))
    assert status == 413
    assert "The file is larger than 16 MB" in said


def test_a_text_too_long_to_be_sent_is_told_from_a_file(moscow, sarraj):
    page = sarraj.ask("GET", add(moscow))[1]
    status, said = sarraj.form(add(moscow), page, {"title": "A", "text": TEXT * 300_000})
    assert status == 413
    assert "The text is longer than 1000000 characters, and only its beginning is still here: divide it." in said
    assert TEXT * 10 in said.replace("\r", "")


def test_a_large_file_is_read(moscow, sarraj):
    page = sarraj.ask("GET", add(moscow))[1]
    # As a scanned report would be: large, and without any text that could be read.
    status, said = sarraj.form(
        add(moscow), page, {"title": "A"}, ("scan.pdf", b"%PDF-1.7\n" + b"%x\n" * (5 * MEGABYTE))
    )
    assert status == 422
    assert "this PDF is broken" in said


def test_whoever_is_not_signed_in_sends_no_more_than_ever(moscow):
    nobody = Browser(moscow)
    page = nobody.ask("GET", "/")[1]
    before = memory()
    status, said = nobody.form(add(moscow), page, {}, ("scan.pdf", bytes(8 * MEGABYTE)))
    assert status == 413
    assert "That was more than can be sent at once" in said
    assert memory() - before < 8 * MEGABYTE


def test_no_other_address_takes_more_than_before(moscow, sarraj):
    page = sarraj.ask("GET", add(moscow))[1]
    path = f"/talks/{moscow.talks}/do/message/"
    status, said = sarraj.form(path, page, {"text": "x" * (BODY_LIMIT + 1)})
    assert status == 413
    assert "That was more than can be sent at once" in said


def test_a_report_sent_to_a_server_is_in_the_dossier(moscow, sarraj):
    page = sarraj.ask("GET", add(moscow))[1]
    status, where = sarraj.form(add(moscow), page, {"title": "Shores", "date": "2021-03-08"}, ("a.txt", TEXT.encode()))
    assert (status, where) == (302, f"/talks/{moscow.talks}/dossier/reports/shores/")
