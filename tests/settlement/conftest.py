"""What the settlement tests share."""

from pathlib import Path

import pytest

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
