"""Which reader a scenario needs: told from its files' names and first words, never guessed past that."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction

from entremise.settlement.formats.genius import read_genius
from entremise.settlement.formats.geniusweb import read_geniusweb
from entremise.settlement.formats.negmas import read_negmas
from entremise.settlement.formats.own import read_tabled
from entremise.settlement.refusal import Code, Refused
from entremise.settlement.sheet import Package, Scenario


def read_files(files: Mapping[str, bytes], *, normalise: bool = False, step: Fraction | None = None) -> Scenario:
    """A scenario from file names (with endings) to contents: one settlement file, or a folder of the field's
    formats.

    A folder with XML is read as GENIUS, with JSON as GeniusWeb, with YAML as NegMAS; other files in it are left
    aside. Raises Refused (unknown-format where nothing fits).
    """
    return read_files_tabled(files, normalise=normalise, step=step)[0]


def read_files_tabled(
    files: Mapping[str, bytes], *, normalise: bool = False, step: Fraction | None = None
) -> tuple[Scenario, Package | None]:
    """As `read_files`, and the package that a settlement file puts on the table."""
    by_ending: dict[str, dict[str, bytes]] = {}
    for name, data in files.items():
        by_ending.setdefault(name.rpartition(".")[2].lower(), {})[name] = data
    yaml = by_ending.get("yaml", {}) | by_ending.get("yml", {})
    if len(files) == 1 and yaml:
        ((name, data),) = files.items()
        return read_tabled(data, name, normalise=normalise)
    if "xml" in by_ending:
        return read_genius(by_ending["xml"], normalise=normalise, step=step), None
    if "json" in by_ending:
        return read_geniusweb(by_ending["json"], normalise=normalise, step=step), None
    if yaml:
        own = [name for name, data in yaml.items() if data.lstrip().startswith(b"entremise:")]
        if len(own) == 1:
            return read_tabled(yaml[own[0]], own[0], normalise=normalise)
        return read_negmas(yaml, normalise=normalise), None
    raise Refused(Code.UNKNOWN_FORMAT, file=next(iter(files)) if len(files) == 1 else None)


@contextmanager
def about(place: str) -> Iterator[None]:
    """Within it, what is refused without naming a file names this place."""
    try:
        yield
    except Refused as refused:
        if refused.refusal.code is Code.EMPTY_PLACE:
            raise
        raise refused.at(place) from None
