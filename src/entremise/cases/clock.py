"""The replay's clock: when each act of a file is placed, from what is known of when it happened.

Worked out once, for the whole file, before anything is left out of it: so leaving out an act that somebody never saw
can't move anything that they did see.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from entremise.cases.faults import Params, Wrong
from entremise.cases.local_time import first_of, last_of, said
from entremise.cases.model import Entry

ROOM = timedelta(minutes=1)
"""How long after one act the next is placed at the earliest: words that are held for thirty seconds pass."""


def clocks(acts: Sequence[Entry], zone: ZoneInfo, since: datetime | None = None) -> tuple[datetime, ...]:
    """The instant at which each act is placed, strictly in the order of the file.

    What has an exact time is placed then; what has a day, as early in it as the order allows; what has neither, or
    lies before the talks were convened, shortly after the act before. `recorded` says otherwise.
    """
    found: list[datetime] = []
    begins = since
    for act in acts:
        wanted = act.recorded or (first_of(act.at, zone) if act.at is not None else None)
        earliest = found[-1] + ROOM if found else since
        if begins is None:
            begins = wanted or _NO_TIME
        options = [instant for instant in (wanted, earliest) if instant is not None]
        found.append(max(options, default=_NO_TIME))
    return tuple(found)


_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""Where a file that is faulty anyway says no time at all."""


def order(
    acts: Sequence[Entry], zone: ZoneInfo, since: datetime | None = None
) -> Iterator[tuple[int, str, Wrong, Params]]:
    """Where times contradict the order of the file: number of the act, field, fault.

    What happened before the talks were convened may stand anywhere after convening; an act that came on the record
    late says so by `recorded`.
    """
    begins: datetime | None = None
    stated, stated_as, label = since, said(since, zone) if since is not None else "", ""
    for k, act in enumerate(acts):
        when: date | datetime | None = act.recorded or act.at
        name = "recorded" if act.recorded is not None else "at"
        if act.recorded is not None and act.at is not None and first_of(act.at, zone) > act.recorded:
            yield k, "at", Wrong.AFTER_RECORDED, {"at": said(act.at, zone), "recorded": said(act.recorded, zone)}
        if when is None:
            continue
        first, last = first_of(when, zone), last_of(when, zone)
        if begins is None and since is None:
            begins = first
        elif begins is not None and name == "at" and _over(when, last, begins):
            continue  # background
        if stated is not None and _over(when, last, stated):
            yield k, name, Wrong.BACKWARDS, {"at": said(when, zone), "before": stated_as, "label": label}
            continue
        if stated is None or first > stated:
            stated, stated_as, label = first, said(when, zone), act.label


def _over(when: date | datetime, last: datetime, by: datetime) -> bool:
    """Whether what is so dated must be over at that instant: a day is, at its end."""
    return last < by if isinstance(when, datetime) else last <= by
