"""Reading a report in a process of its own: it has no database and no keys, and so much time and memory.

A file that comes from anywhere can be made to keep its reader busy for ever, or worse. Run as a program
(`python -m entremise.reports.apart`) this reads a job from its input and prints what came of it.
"""

import logging
import os
import resource
import subprocess
import sys
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from pydantic import TypeAdapter, ValidationError

from entremise.dossier.candidates import Reading
from entremise.dossier.language import READ, UNKNOWN, language_of, stated_date
from entremise.dossier.reading.gazetteer import Known
from entremise.dossier.reading.reader import read
from entremise.dossier.source import is_date
from entremise.reports.extracted import Extracted
from entremise.reports.text import extract
from entremise.reports.unreadable import Noted, Remark, Unreadable, Wrong

SECONDS: Final = 60
MEMORY: Final = 2 * 1024**3
"""What one report is given, in seconds of a processor and in bytes."""
AT_ONCE: Final = 2
_KEPT: Final = frozenset(
    {"PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "HOME", "TMPDIR"}
)
_HERE: Final = Path(__file__).resolve().parents[2]
_log: Final = logging.getLogger(__name__)
_turn = BoundedSemaphore(AT_ONCE)
_running: set[subprocess.Popen[bytes]] = set()


@dataclass(frozen=True)
class Job:
    """What is to be read: the bytes of a file; what is known of it, and the talks' own actors.

    `plain`: the bytes are a text in UTF-8 that was taken from its file before, and is read as it is.
    """

    data: bytes
    date: str | None = None
    language: str | None = None
    reliability: str | None = None
    actors: tuple[Known, ...] = ()
    plain: bool = False


@dataclass(frozen=True)
class ReadReport:
    """A report's text, its language, its date as given or as it gives itself, and what a reading offers."""

    found: Extracted
    language: str
    date: str | None
    reading: Reading
    remarks: tuple[Noted, ...]


@dataclass(frozen=True)
class _Wrong:
    code: Wrong
    params: dict[str, str | int]


@dataclass(frozen=True)
class _Broke:
    """The reader itself broke: on which kind of exception, in which line. Nothing of the report is in it."""

    kind: str
    line: str


_JOB: Final = TypeAdapter(Job)
_DONE: Final[TypeAdapter[ReadReport | _Wrong | _Broke]] = TypeAdapter(ReadReport | _Wrong | _Broke)


def read_report(job: Job) -> ReadReport:
    """The text of a report and what it offers. One in a language that isn't read offers nothing, and says so.

    Raises `Unreadable`.
    """
    found = Extracted(job.data.decode("utf-8")) if job.plain else extract(job.data)
    tag = job.language or language_of(found.text) or UNKNOWN
    date = job.date or _day_known(stated_date(found.text, tag) if tag in READ else None) or _day_known(found.date)
    remarks = [*found.remarks, *(() if date else (Noted(Remark.NO_DATE),))]
    if tag not in READ:
        remarks.append(Noted(Remark.OTHER_LANGUAGE, {"found": "" if tag == UNKNOWN else tag}))
        return ReadReport(found, tag, date, Reading(tag, date), tuple(remarks))
    reading = read(found.text, tag, date=date, actors=job.actors, reliability=job.reliability)
    return ReadReport(found, tag, date, reading, tuple(remarks))


def _day_known(said: str | None) -> str | None:
    """A date that a report gives itself, where there is such a day."""
    return said if said is not None and is_date(said) else None


def read_apart(job: Job, seconds: int = SECONDS) -> ReadReport:
    """As `read_report`, in a process of its own; few of them at once, the others wait. Raises `Unreadable`."""
    with _turn:
        try:
            came = _DONE.validate_json(_read_in_a_process(job, seconds))
        except (subprocess.SubprocessError, ValidationError):
            raise Unreadable(Wrong.TOO_HARD, seconds=seconds) from None
    if isinstance(came, _Broke):
        _log.error("the reading of a report broke on %s in %s", came.kind, came.line)
        raise Unreadable(Wrong.TOO_HARD, seconds=seconds)
    if isinstance(came, _Wrong):
        raise Unreadable(came.code, **came.params)
    return came


def _read_in_a_process(job: Job, seconds: int) -> bytes:
    """What the process prints. Raises `SubprocessError` where it comes to no good end."""
    command = [sys.executable, "-P", "-m", "entremise.reports.apart", str(seconds)]
    pipe, env = subprocess.PIPE, _bare_environment()
    with subprocess.Popen(command, env=env, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as process:
        _running.add(process)
        try:
            # What is known of it in a line, then the file as it is.
            said = _JOB.dump_json(replace(job, data=b"")) + b"\n" + job.data
            printed, _ = process.communicate(said, timeout=seconds * 2)
        finally:
            process.kill()
            _running.discard(process)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return printed


def let_go() -> None:
    """End the readings that are under way: whoever waits for them stops."""
    for process in tuple(_running):
        process.kill()


def _bare_environment() -> dict[str, str]:
    """What the process is told: nothing of the server's settings, in which secrets stand."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT}
    return {**kept, "PYTHONPATH": str(_HERE), "PYTHONDONTWRITEBYTECODE": "1"}


def _main(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # No file that it writes could have a byte in it.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    known = _JOB.validate_json(sys.stdin.buffer.readline())
    job = replace(known, data=sys.stdin.buffer.read())
    try:
        came: ReadReport | _Wrong | _Broke = read_report(job)
    except Unreadable as wrong:
        came = _Wrong(wrong.code, dict(wrong.params))
    except Exception as broke:  # noqa: BLE001  # the one who runs the server is to know where
        frame = traceback.extract_tb(broke.__traceback__)[-1]
        came = _Broke(type(broke).__name__, f"{Path(frame.filename).name}:{frame.lineno}")
    sys.stdout.buffer.write(_DONE.dump_json(came))


if __name__ == "__main__":
    _main(int(sys.argv[1]))
