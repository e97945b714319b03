"""A real server in a process of its own: the demonstration, which says in its first line where it is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Served:
    """A running demonstration: where it is, and a link and a token for each person."""

    url: str
    talks: str
    links: dict[str, str]
    tokens: dict[str, str]
    database: Path


def environment(**more: str) -> dict[str, str]:
    """The environment of a command, without what the tests' own says of a server."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("ENTREMISE_")}
    return {**bare, "PYTHONPATH": str(ROOT / "src"), **more}


def start(database: Path, *arguments: str) -> tuple[subprocess.Popen[str], Served]:
    """Start the demonstration on a free port of this machine's loopback."""
    process = subprocess.Popen(
        [sys.executable, "-m", "entremise", "demo", "--port", "0", "--db", str(database), "--json", *arguments],
        stdout=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    assert process.stdout is not None
    line: dict[str, Any] = json.loads(process.stdout.readline())
    return process, Served(line["url"], line["talks"], line["links"], line["tokens"], database)


def stop(process: subprocess.Popen[str]) -> None:
    """Stop it by its own process id, in good order."""
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0


def command(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the house to its end."""
    return subprocess.run(
        [sys.executable, "-m", "entremise", *arguments],
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
