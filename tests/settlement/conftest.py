"""What the settlement tests share."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from entremise.cli.app import main

FILES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "genius"


@pytest.fixture
def genius():
    """Reads a folder of the files beside the repository; skips where they aren't there."""

    def contents(folder: str) -> dict[str, bytes]:
        place = FILES / folder
        if not place.exists():
            pytest.skip(f"{place} is not there: the published scenarios are kept outside the repository")
        return {one.name: one.read_bytes() for one in sorted(place.iterdir())}

    return contents


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    exit_code: int
    stdout: str
    stderr: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process, in English."""
    for variable in ("ENTREMISE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)

    def ran(*arguments: str | Path) -> Ended:
        capsys.readouterr()
        code = main([str(one) for one in arguments])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return ran
