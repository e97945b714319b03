"""Files that a command reads and writes, and the two streams that it writes to."""

import contextlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from entremise.cli.errors import BROKEN_PIPE, Stop, os_sentence
from entremise.words import Translator, isolate

BUNDLE_LIMIT = 1024 * 1024 * 1024
"""A record of millions of acts is smaller; what is larger is something else, or has no end."""

_PIECE = 1024 * 1024


def read(path: Path, limit: int, _: Translator) -> bytes:
    """A file's bytes, at most one more than the limit: enough to tell that it is too large."""
    try:
        with path.open("rb") as file:
            return b"".join(_pieces(file, limit + 1))
    except OSError as wrong:
        raise Stop([os_sentence(wrong, str(path), _)]) from None
    except ValueError:  # a name that no file can have
        raise Stop([_("{file}: there is no such file.", file=isolate(str(path)))]) from None


def _pieces(file: BinaryIO, most: int) -> Iterator[bytes]:
    # In pieces: asked for all at once, memory for the limit would be taken up for the smallest file.
    while most > 0 and (piece := file.read(min(most, _PIECE))):
        most -= len(piece)
        yield piece


def write_all(folder: Path, files: Mapping[str, bytes], _: Translator) -> None:
    """Writes files into a folder, which is made where it isn't there; each file appears whole or stays as it was.

    All are written aside before the first takes its place, so that a full disk changes nothing.
    """
    aside: dict[Path, Path] = {}
    at = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            at = folder / name
            aside[at] = _write_aside(folder, name, data)
        for at, written in aside.items():
            written.replace(at)
        _settle(folder)
    except OSError as wrong:
        raise Stop([os_sentence(wrong, str(at), _)]) from None
    except ValueError:
        raise Stop([_("{file}: no folder can have this name.", file=isolate(str(folder)))]) from None
    finally:
        for written in aside.values():
            written.unlink(missing_ok=True)


def _write_aside(folder: Path, name: str, data: bytes) -> Path:
    handle, written = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        Path(written).unlink(missing_ok=True)
        raise
    return Path(written)


def _settle(folder: Path) -> None:
    """Makes the new names last, where the system lets a folder be settled at all."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def show(text: str, _: Translator) -> None:
    """Writes what a command has computed to stdout. A reader who has gone is no error, and ends the command."""
    if sys.stdout is None:  # closed before the command began: nobody asked to read it
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout.fileno())
        raise Stop(code=BROKEN_PIPE) from None
    except OSError as wrong:
        _silence(sys.stdout.fileno())
        raise Stop([os_sentence(wrong, "stdout", _)]) from None


def show_json(value: object, _: Translator) -> None:
    """Writes a value as JSON, in UTF-8 whatever the terminal's encoding: it is read by programs."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    show(json.dumps(value, ensure_ascii=False, indent=2) + "\n", _)


def _silence(stream: int) -> None:
    """Sends what is still in a buffer nowhere: Python would complain of it as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream)
    os.close(nowhere)


def say(*sentences: str) -> None:
    """Writes sentences to stderr, a line each, without what only a text around them would need."""
    from entremise.words.plain import plain

    if sys.stderr is None:
        return
    with contextlib.suppress(OSError):
        for sentence in sentences:
            sys.stderr.write(f"{plain(sentence)}\n")
        sys.stderr.flush()
