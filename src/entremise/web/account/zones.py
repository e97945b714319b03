"""The time zones that are suggested where one is chosen; any of the IANA list is taken."""

from functools import lru_cache
from zoneinfo import available_timezones

_AREAS = ("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/")


@lru_cache
def zones() -> tuple[str, ...]:
    """Cities, in the order of their areas."""
    return ("UTC", *sorted(one for one in available_timezones() if one.startswith((*_AREAS, "Pacific/"))))
