"""What the user allows the engine to take up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Caps:
    """What the user allows: `points`, vectors kept in one exact layer; `memory`, bytes for layers and tables."""

    points: int = 300_000
    memory: int = 2_000_000_000


USUAL = Caps()
"""What is allowed where the user says nothing."""
