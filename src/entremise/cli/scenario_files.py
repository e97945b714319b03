"""Files of scenarios, read for the settlement commands; and how these commands refuse."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from entremise.settlement.refusal import Code, Note, Refused
from entremise.words.settlement import remark, sentence

ENDINGS = {".xml", ".json", ".yaml", ".yml"}
MOST_BYTES = 50_000_000


def contents(path: Path) -> dict[str, bytes]:
    """File names to contents: of one file, or of a folder's files that may belong to a scenario.

    Raises Refused (empty-place, too-big); a file given by name is read whatever its ending.
    """
    if path.is_dir():
        files = sorted(one for one in path.iterdir() if one.is_file() and one.suffix.lower() in ENDINGS)
    else:
        files = [path] if path.is_file() else []
    if not files:
        raise Refused(Code.EMPTY_PLACE, path=str(path))
    for one in files:
        if one.stat().st_size > MOST_BYTES:
            raise Refused(Code.TOO_BIG, most=MOST_BYTES, file=one.name)
    return {one.name: one.read_bytes() for one in files}


@contextmanager
def refusing() -> Iterator[None]:
    """Within it, a refusal becomes one sentence on stderr and exit code 2."""
    try:
        yield
    except Refused as refused:
        say(sentence(refused.refusal))
    except OSError as error:
        say(f"{error.filename}: {error.strerror}")
    except MemoryError:
        say("There isn't enough memory for this; lower --memory or --cap.")
    else:
        return
    raise typer.Exit(2)


def say(words: str) -> None:
    """Something for people, beside the answer: on stderr."""
    print(words, file=sys.stderr)


def say_notes(notes: tuple[Note, ...]) -> None:
    """What is to be said beside an answer."""
    for note in notes:
        say(f"Note: {remark(note)}.")
