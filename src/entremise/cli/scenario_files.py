"""Files of scenarios, read for the settlement commands; and how these commands refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from entremise.cli import files
from entremise.cli.errors import Stop, os_sentence
from entremise.settlement.refusal import Code, Note, Refused
from entremise.words import Translator
from entremise.words.settlement import remark, sentence

ENDINGS = {".xml", ".json", ".yaml", ".yml"}
MOST_BYTES = 20_000_000


def contents(path: Path, _: Translator) -> dict[str, bytes]:
    """File names to contents: of one file, or of a folder's files that may belong to a scenario.

    A file given by name is read whatever its ending. Raises Refused (empty-place, too-big) and Stop.
    """
    try:
        if path.is_dir():
            found = sorted(one for one in path.iterdir() if one.is_file() and one.suffix.lower() in ENDINGS)
        else:
            found = [path] if path.is_file() else []
    except (OSError, ValueError):
        found = []
    if not found:
        raise Refused(Code.EMPTY_PLACE, path=str(path))
    read = {one.name: files.read(one, MOST_BYTES, _) for one in found}
    for name, data in read.items():
        if len(data) > MOST_BYTES:
            raise Refused(Code.TOO_BIG, most=MOST_BYTES, file=name)
    return read


@contextmanager
def refusing(_: Translator) -> Iterator[None]:
    """Within it, a refusal ends the command: one sentence on stderr, exit code 2."""
    try:
        yield
    except Refused as refused:
        raise Stop([sentence(refused.refusal, _)]) from None
    except MemoryError:
        raise Stop([_("There isn't enough memory for this: lower --memory or --cap.")]) from None


def write(path: Path, text: str, _: Translator) -> None:
    """A file of the answer, in UTF-8."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as wrong:
        raise Stop([os_sentence(wrong, str(path), _)]) from None


def say_notes(notes: tuple[Note, ...], _: Translator) -> None:
    """What is to be said beside an answer, on stderr."""
    for note in notes:
        files.say(_("Note: {remark}.", remark=remark(note, _)))
