"""The form by which a seat shows others what it has seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entremise.web.forms.fields import Make

FORMS: Mapping[str, Make] = {}
