"""From a placed act to what is kept of it, and back."""

import json
from typing import Any

from entremise.record.body import Body, By
from entremise.record.keeping import KeptAct, NewAct, new_act
from entremise.talks.acts.base import Act, Placed
from entremise.talks.acts.disclosing import Acquaint, Disclose
from entremise.talks.acts.form import body, placed_of


def kept_form(placed: Placed, talks: str, salt: bytes) -> NewAct:
    """A placed act, ready to be appended."""
    written = body(placed, talks)
    by, audience = By(**written.pop("by")), tuple(written.pop("audience"))
    # Field by field: what the talks write and what the record holds can't drift apart.
    return new_act(Body(by=by, audience=audience, **written), salt=salt)


def body_of(kept: KeptAct) -> dict[str, Any] | None:
    """The body of a kept act, read; None once it is erased."""
    if kept.body is None:
        return None
    read: dict[str, Any] = json.loads(kept.body)
    return read


def placed_from(kept: KeptAct) -> Placed | None:
    """The act as it was placed; None once it is erased."""
    read = body_of(kept)
    return None if read is None else placed_of(read)


def embedded(act: Act) -> list[Placed]:
    """The earlier acts that stand whole within an act, those within these included."""
    found: list[Placed] = []
    if isinstance(act, Disclose | Acquaint):
        for given in act.acts:
            placed = placed_of(given)
            found += [placed, *embedded(placed.act)]
    return found
