"""The few files that pages are made with: read once, packed once, each under an address that changes with it."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import django_htmx
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from entremise.web.access import open_page
from entremise.web.door import errors

_OWN: Final = Path(__file__).resolve().parent / "static" / "entremise"
_HTMX: Final = Path(django_htmx.__file__).resolve().parent / "static" / "django_htmx" / "htmx-2.min.js"
KEEP: Final = "public, max-age=31536000, immutable"
_PACKED: Final = (".css", ".js", ".svg")


@dataclass(frozen=True, slots=True)
class File:
    """A file: its bytes, the same packed where that helps, its kind and its digest."""

    plain: bytes
    packed: bytes | None
    kind: str
    digest: str


@lru_cache
def _files() -> dict[str, File]:
    found = {path.relative_to(_OWN).as_posix(): path for path in sorted(_OWN.rglob("*")) if path.is_file()}
    return {name: _read(path) for name, path in {**found, "htmx.js": _HTMX}.items()}


def _read(path: Path) -> File:
    plain = path.read_bytes()
    packed = gzip.compress(plain, 9, mtime=0) if path.suffix in _PACKED else None
    kind = {".woff2": "font/woff2", ".js": "text/javascript"}.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return File(plain, packed, kind or "application/octet-stream", hashlib.sha256(plain).hexdigest()[:16])


def url(name: str) -> str:
    """The address of a file. Raises `KeyError` for one that isn't there: a mistake in a template."""
    return reverse("file", kwargs={"digest": _files()[name].digest, "name": name})


@open_page("GET")
def file(request: HttpRequest, digest: str, name: str) -> HttpResponseBase:
    """A file, by its name; the digest is only there to change with it."""
    found = _files().get(name)
    if found is None:
        return errors.not_found(request)
    packs = found.packed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(found.packed if packs else found.plain, content_type=found.kind)
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = KEEP
    return response
