"""What a page or a route of the API says of itself: by which methods it is opened, and by whom."""

from dataclasses import dataclass
from typing import Final

from entremise.talks.acts.convening import SeatKind

ANYONE: Final = "anyone"
SIGNED_IN: Final = "signed-in"
EVERY_SEAT: Final = tuple(SeatKind)


@dataclass(frozen=True, slots=True)
class Access:
    """What a route is for: its methods, and the kinds of seats (or `anyone`, `signed-in`) that may open it."""

    methods: tuple[str, ...]
    seats: tuple[str, ...]
