"""What stands in a server's log: which page it was and how it ended, and never what was said.

Exceptions carry what they were raised about, addresses carry the secrets of links, and other people's messages carry
either. So only our own messages are written out; of others, and of exceptions, their kind and the lines of code.
"""

import logging
import traceback
from typing import Final

from django.template import TemplateDoesNotExist, TemplateSyntaxError

OURS: Final = "entremise"
"""Loggers of this name write messages of ours, which name no content."""


class Bare(logging.Formatter):
    """Formats without content."""

    def format(self, record: logging.LogRecord) -> str:
        said = [self.formatTime(record), record.levelname, record.name, _message(record)]
        if record.exc_info and record.exc_info[1] is not None:
            said.append(_chain(record.exc_info[1]))
        return " ".join(part for part in said if part)


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] == OURS:
        return record.getMessage()
    request = getattr(record, "request", None)
    status = getattr(record, "status_code", None)
    where = f"{record.module}:{record.lineno}"
    if request is None or status is None:
        return where
    match = getattr(request, "resolver_match", None)
    route = f"/{match.route}" if match is not None else "an address that there isn't"
    return f"{status} {request.method if request.method in _METHODS else 'a method'} {route}"


_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


_OF_CODE: Final = (ImportError, NameError, AttributeError, TemplateSyntaxError, TemplateDoesNotExist)
"""What these say is about the code alone."""
_LINES: Final = 8
_CAUSES: Final = 3


def _chain(error: BaseException) -> str:
    """The kinds of an exception and of those that led to it, each with the last lines that it came through."""
    found: BaseException | None = error
    parts: list[str] = []
    while found is not None and len(parts) < _CAUSES:
        frames = traceback.extract_tb(found.__traceback__)[-_LINES:]
        lines = " > ".join(f"{_module(frame.filename)}:{frame.lineno}" for frame in frames)
        said = f": {found}" if isinstance(found, _OF_CODE) else ""
        parts.append(f"{type(found).__name__}{said} ({lines})")
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    return " from ".join(parts)


def _module(path: str) -> str:
    """A file as code calls it; where the program stands on this machine is nobody's business."""
    for root in ("/entremise/", "/site-packages/"):
        if root in path:
            return path.rpartition(root)[2]
    return path.rpartition("/")[2]
