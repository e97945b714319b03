"""Every act that there is, by kind, and their form in the record."""

from collections.abc import Mapping
from typing import Final

from entremise.talks.acts import (
    convening,
    disclosing,
    drafting,
    inner,
    messages,
    procedure,
    public,
    rounds,
    signing,
    table,
)
from entremise.talks.acts.base import Act

ALL: Final[tuple[type[Act], ...]] = (
    *convening.ACTS,
    *procedure.ACTS,
    *rounds.ACTS,
    *messages.ACTS,
    *inner.ACTS,
    *drafting.ACTS,
    *signing.ACTS,
    *public.ACTS,
    *disclosing.ACTS,
    *table.ACTS,
)

KINDS: Final[Mapping[str, type[Act]]] = {act.kind: act for act in ALL}
