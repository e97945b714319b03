"""What is taken from the file of a report."""

from dataclasses import dataclass

from entremise.reports.unreadable import Noted


@dataclass(frozen=True)
class Extracted:
    """A report's text, and what is known of it from the file: publisher and date only where it says them."""

    text: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    remarks: tuple[Noted, ...] = ()
