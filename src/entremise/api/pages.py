"""A view as it is sent to a program: the acts that the seat was shown, where things stand, what is expected of it."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import QueryDict

from entremise.api.access import Call
from entremise.record.bundle import ERASED
from entremise.talks.acts.form import body
from entremise.talks.expected import Expected, expected
from entremise.talks.refusal import Code, Refused
from entremise.talks.told import told
from entremise.talks.view.state import Seen, View

PAGE: Final = 500
"""Acts that are sent at once."""
AFTER: Final = "after"
_DIGITS: Final = 15


def after(query: QueryDict) -> int:
    """From which number on a view is asked for. Raises `Refused` for another query than `after=N`."""
    for name in query:
        if name != AFTER:
            raise Refused(Code.UNKNOWN_FIELD, name)
    said = query.getlist(AFTER) or ["0"]
    if len(said) > 1 or not (said[0].isascii() and said[0].isdigit()) or len(said[0]) > _DIGITS:
        raise Refused(Code.WRONG_FORM, AFTER, expected="a whole number")
    return int(said[0])


def page(call: Call, since: int) -> dict[str, Any]:
    """The acts after a number, at most so many; with them, where things stand now."""
    house, talks, seat = call.premises.house, call.seated.talks, call.seated.seat
    head, view = house.head(talks, seat), call.seated.view
    while view.n != head.n:  # something came in between the two
        head, view = house.head(talks, seat), house.view(talks, seat)
    until = min(since + PAGE, view.n)
    person = call.seated.place.person
    return {
        "talks": talks,
        "seat": seat,
        "person": person,
        "n": view.n,
        "head": head.digest.hex(),
        "acts": entries(view, talks, since, until),
        "next": until if until < view.n else None,
        "standing": told(view),
        "expected": [_expected(one) for one in expected(view, seat, person, house.now())],
    }


def entries(view: View, talks: str, since: int, until: int) -> list[dict[str, Any]]:
    """What stands at each number on the seat's chain, as in its bundle, without what it is hashed with."""
    own: Mapping[int, Seen] = {
        seen.n: seen for seen in view.seen.values() if since < seen.n <= until and seen.place == (seen.n, 0)
    }
    return [_entry(n, own.get(n), talks) for n in range(since + 1, until + 1)]


def _entry(n: int, seen: Seen | None, talks: str) -> dict[str, Any]:
    if seen is None:
        return {"n": n, "act": None, "body": ERASED}
    return {"n": n, "act": seen.placed.id, "body": body(seen.placed, talks)}


def _expected(one: Expected) -> dict[str, Any]:
    kind, field = one.form or (None, None)
    return {
        "kind": one.kind.value,
        "about": one.about,
        "seat": one.seat,
        "asked": one.asked,
        "deadline": one.deadline.model_dump(mode="json") if one.deadline is not None else None,
        "waiting": list(one.waiting),
        "met_by": {"kind": kind, "field": field} if kind is not None else None,
    }
