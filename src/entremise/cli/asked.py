"""What a replay is asked for: the options of the command as one value."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Asked:
    """What a replay is asked for."""

    case: Path
    as_json: bool = False
    seat: str | None = None
    until: str | None = None
    without: tuple[str, ...] = ()
    sealed: bool = False
    then: Path | None = None
    seed: int | None = None
    export: Path | None = None
    receipts: bool = False
