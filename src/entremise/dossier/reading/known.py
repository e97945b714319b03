"""An actor that is known before a report is read."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """An actor that is known beforehand: its key, what it is, what it is called by language, every name."""

    key: str
    kind: str
    titles: Mapping[str, str]
    names: tuple[str, ...]
    found_in: str
