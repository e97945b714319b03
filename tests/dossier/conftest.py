"""Where the report on the Moscow talks lies, for who has it; and the command line as a function."""

from pathlib import Path

import pytest

from tests.cli.conftest import run

__all__ = ["moscow", "run"]

REPORTS = Path(__file__).parent / "reports"
MOSCOW = Path(__file__).resolve().parents[3] / "shared" / "source-moscow-2020.fr.txt"


@pytest.fixture(scope="session")
def moscow() -> Path:
    """The report itself isn't kept here: it is read where it lies beside the working copies."""
    if not MOSCOW.exists():
        pytest.skip(f"the report on the Moscow talks isn't at {MOSCOW.parent.name}/{MOSCOW.name}")
    return MOSCOW
