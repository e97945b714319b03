"""The command line as a function: what it writes where, and how it ends."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from entremise.cli.app import main

CASES = Path(__file__).parent / "cases"
FERRY = str(CASES / "ferry.yaml")
AGREED = str(CASES / "agreed.yaml")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process, in English and 80 columns unless the environment is set otherwise."""
    for variable in ("ENTREMISE_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def ran(*arguments: str | Path) -> Ended:
        capsys.readouterr()
        code = main([str(one) for one in arguments])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return ran
