"""What programs send in the tests."""

from typing import Any

import httpx


def message(text: str = "We want time until Tuesday.", **more: Any) -> dict[str, Any]:
    """The word of a delegation to Russia, in confidence."""
    return {"kind": "message", "act": {"to": ["russia"], "text": text, "language": "en"}, **more}


def paper(text: str = "Hold out.") -> dict[str, Any]:
    """A paper in one's own inner room, that nobody else sees."""
    return {"kind": "inner-paper", "act": {"purpose": "note", "text": text, "language": "en"}}


def code(answer: httpx.Response, status: int) -> str:
    """The code of a problem, once it is sure that it is one, whole."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert list(problem) == ["type", "title", "status", "detail", "code", "about", "params", "faults"]
    assert problem["status"] == status
    assert problem["type"] == f"/api/v1/problems/{problem['code']}"
    assert problem["title"]
    assert problem["detail"]
    return str(problem["code"])
