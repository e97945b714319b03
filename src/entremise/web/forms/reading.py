"""From what a browser sends to what the core reads: the same mapping as an outside program would send."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import QueryDict

from entremise.cases.local_time import deadline, last_of, read_when
from entremise.talks.refusal import Code, Refused
from entremise.talks.time import iso
from entremise.web.forms.fields import Field, Option, Widget
from entremise.words import times
from entremise.words.names import Reader

YES = "yes"


def given_of(fields: Iterable[Field], sent: QueryDict, zone: ZoneInfo) -> dict[str, Any]:
    """The fields of an act as they were sent; what was left empty is left out.

    Raises `Refused`, naming the field, for a time that can't be read or doesn't exist in the talks' zone.
    """
    given: dict[str, Any] = {}
    for field in fields:
        value = _value(field, sent, zone)
        if value is not None:
            _put(given, field.name.split("."), value)
    return given


def _put(given: dict[str, Any], path: list[str], value: Any) -> None:
    for step in path[:-1]:
        given = given.setdefault(step, {})
    given[path[-1]] = value


def _value(field: Field, sent: QueryDict, zone: ZoneInfo) -> Any:
    said = _tidy(sent.get(field.name, ""))
    match field.widget:
        case Widget.YES:
            return said == YES
        case Widget.CONFIRM:
            if said != YES:
                raise Refused(Code.MISSING, field.name)
            return None
        case Widget.ANSWER:
            return None if said not in ("yes", "no") else said == YES
        case Widget.CHOICES | Widget.GIVEN:
            return list(sent.getlist(field.name)) or None
        case Widget.NUMBER:
            return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else said or None
        case Widget.TEXTS:
            return _texts(field, sent)
        case Widget.INSTANT:
            return _instant(field, sent, zone)
        case Widget.WHEN:
            known = _said_time(field, sent, zone)
            return iso(known[1]) if known is not None else None
        case Widget.DEADLINE:
            return _deadline(field, sent, zone)
        case _:
            return said or None


def _tidy(text: str) -> str:
    """A browser sends lines with carriage returns, which nobody typed."""
    return text.replace("\r\n", "\n").strip()


def _texts(field: Field, sent: QueryDict) -> Mapping[str, str] | None:
    found = {tag: _tidy(sent.get(f"{field.name}.{tag}", "")) for tag, _ in field.languages}
    return {tag: text for tag, text in found.items() if text} or None


def _said_time(field: Field, sent: QueryDict, zone: ZoneInfo) -> tuple[str, Any] | None:
    """The day and the hour as they were sent, and what they are in the talks' zone."""
    day, hour = _tidy(sent.get(f"{field.name}.day", "")), _tidy(sent.get(f"{field.name}.hour", ""))
    if not day:
        if hour:
            raise Refused(Code.MISSING, field.name)
        return None
    said = f"{day} {hour}".strip()
    # Of an hour that comes twice, or not at all, the sender was asked which is meant; another hour is asked anew.
    chosen = _tidy(sent.get(f"{field.name}.choice", ""))
    if chosen and sent.get(f"{field.name}.asked") == said:
        said = chosen
    try:
        return hour, read_when(said, zone)
    except Refused as refused:
        raise Refused(refused.refusal.code, field.name, **dict(refused.refusal.params)) from None


def _instant(field: Field, sent: QueryDict, zone: ZoneInfo) -> str | None:
    said = _said_time(field, sent, zone)
    if said is None:
        return None
    _, at = said
    return iso(at if isinstance(at, datetime) else last_of(at, zone))


def _deadline(field: Field, sent: QueryDict, zone: ZoneInfo) -> dict[str, object] | None:
    words = _tidy(sent.get(f"{field.name}.words", ""))
    said = _said_time(field, sent, zone)
    if said is None:
        if words:
            raise Refused(Code.MISSING, field.name)
        return None
    _, at = said
    return deadline(at, zone, words or None)


def which_hour(said: str, reader: Reader) -> Sequence[Option]:
    """The two hours that a local time can mean which comes twice, or not at all; none where there is no doubt."""
    try:
        read_when(said, reader.zone)
    except Refused as refused:
        if refused.refusal.code in (Code.TWO_SUCH_LOCAL_TIMES, Code.NO_SUCH_LOCAL_TIME):
            return [_hour(str(refused.refusal.params[which]), reader) for which in ("earlier", "later")]
    return []


def _hour(exact: str, reader: Reader) -> Option:
    at = datetime.fromisoformat(exact)
    return Option(exact, reader.say("{time} ({offset})", time=reader.when(at), offset=times.offset(at, reader.zone)))
