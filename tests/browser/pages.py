"""All pages that a person can open by going there: read from the routes, and those forms that need nothing named."""

from __future__ import annotations

from entremise.server.routes import routes
from entremise.web.forms.registry import FORMS


def addresses(talks: str) -> list[str]:
    """The addresses of pages, without those that need an act, a link's secret or a file's name."""
    found: list[str] = []
    for route in routes():
        path = str(route["path"]).replace("{talks}", talks)
        if (
            "GET" not in route["methods"]
            or path.startswith(("/api/", "/static/"))
            or path.endswith(("/events/", ".pdf"))
        ):
            continue
        if path.endswith("/do/{kind}/"):
            found.extend(path.replace("{kind}", kind) for kind in FORMS)
        elif "{" not in path:
            found.append(path)
    return found
