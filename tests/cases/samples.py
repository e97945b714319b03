"""Case files for tests: the shipped ones, a small one that is right, and ways to make it wrong."""

from functools import cache
from pathlib import Path

from entremise.cases import Case, Fault, Faulty, Then, Wrong, load_case, load_then

ROOT = Path(__file__).resolve().parent.parent.parent
MOSCOW = ROOT / "cases" / "moscow-2020.yaml"
TUESDAY = ROOT / "cases" / "moscow-2020.then-tuesday.yaml"

HEAD = """\
schema: entremise/case/1
slug: small
title: {en: Small talks}
zone: Europe/Paris
languages: [en]
sources:
  paper: {title: {en: A paper}, publisher: The Paper, date: 2021-03, language: en}
actors:
  north: {kind: party, name: {en: North}, sources: [paper], grade: B2}
  home: {kind: state, name: {en: Home}, sources: [paper], grade: B2}
relations:
  - {actor: home, role: mediator, sources: [paper], grade: B2}
seats:
  north: {kind: party, actor: north, name: {en: North}}
  south: {kind: party, name: {en: South}}
  home: {kind: mediator, actor: home, name: {en: Home}}
persons:
  north/nora: {name: {en: Nora}, capacities: [head]}
  home/hugo: {name: {en: Hugo}, capacities: [head]}
articles:
  peace: {heading: {en: Peace}, text: {en: There is peace.}}
"""

ACTS = """\
acts:
  - label: convene
    kind: convene
    by: home/hugo
    at: 2021-03-01 10:00
    sources: [paper]
    grade: B2
  - label: draft
    kind: table-draft
    by: home/hugo
    at: 2021-03-02
    to: [north, south]
    title: {en: Accord}
    articles: [peace]
    sources: [paper]
    grade: B2
  - label: opened
    kind: open-signature
    by: home/hugo
    draft: draft
    mode: open
    required: {north: [nora]}
    sources: [paper]
    grade: B2
  - label: nora-signs
    kind: sign
    by: north/nora
    at: 2021-03-03 12:00
    opening: opened
    sources: [paper]
    grade: B2
"""

SMALL = HEAD + ACTS

NEXT = """\
  - label: more
    kind: {kind}
    by: {by}
    sources: [paper]
    grade: B2
"""


def with_act(kind: str, by: str, *lines: str) -> str:
    """The small case with one more act at its end."""
    return SMALL + NEXT.format(kind=kind, by=by) + "".join(f"    {line}\n" for line in lines)


def line_of(text: str, wanted: str) -> int:
    """The line on which something stands, once."""
    found = [n for n, line in enumerate(text.splitlines(), 1) if wanted in line]
    assert len(found) == 1, (wanted, found)
    return found[0]


def load(text: str | bytes) -> Case:
    return load_case(text.encode() if isinstance(text, str) else text, "small.yaml")


def faults(text: str | bytes) -> tuple[Fault, ...]:
    """What is wrong with a case; nothing where it loads."""
    try:
        load(text)
    except Faulty as faulty:
        return faulty.faults or (Fault(Wrong.NOT_YAML, "faulty without a fault", None),)
    return ()


@cache
def moscow() -> Case:
    return load_case(MOSCOW.read_bytes(), MOSCOW.name)


@cache
def tuesday() -> Then:
    return load_then(TUESDAY.read_bytes(), TUESDAY.name, moscow())
