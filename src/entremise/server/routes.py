"""Every address that a server answers, by which methods, and for whom: read from the views, not from a list."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def routes() -> list[dict[str, Any]]:
    """`path`, `methods` and `seats` of each address, in the order of the paths.

    `seats` are kinds of seats, or `anyone`, or `signed-in`. Raises `TypeError` for a view that doesn't say.
    """
    found = []
    for path, view in _views(get_resolver().url_patterns, "/"):
        access = getattr(view, "access", None)
        if access is None:
            raise TypeError(f"the view of {path} doesn't say who may open it")
        found.append({"path": path, "methods": list(access.methods), "seats": [str(one) for one in access.seats]})
    return sorted(found, key=lambda one: str(one["path"]))


def _views(patterns: list[Any], before: str) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        path = before + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern):
            yield path, pattern.callback
