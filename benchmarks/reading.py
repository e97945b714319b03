"""Reading reports: found, missed and wrong for each and in all, and how fast, beside spaCy's blank French pipeline.

    .venv/bin/python -m benchmarks.reading [--details] [--spacy PYTHON]

The reports held out were never looked at while the rules were made; `--details` says what was missed and wrong for the
others alone. `--spacy` names the Python of an environment in which spaCy is installed
(it is no dependency of this project); without it that row is left out, and says so.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.reading_lists import Report, Score, load, score
from entremise.dossier.reading.reader import read

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "tests" / "dossier" / "reports"
MOSCOW = ROOT.parent / "shared" / "source-moscow-2020.fr.txt"
CHILD = r"""
import json, sys, time
try:
    import spacy
except ImportError:
    print(json.dumps({"said": "spaCy is not installed in this environment"})); sys.exit()
text = json.load(sys.stdin)
nlp = spacy.blank("fr"); nlp.add_pipe("sentencizer"); nlp.max_length = len(text) + 1
list(nlp(text[:5000]).sents)
start = time.perf_counter()
sentences = len(list(nlp(text).sents))
print(json.dumps({"version": spacy.__version__, "seconds": time.perf_counter() - start, "sentences": sentences}))
"""
CHARACTERS = 200_000
SETS = (
    ("developed", "reports that the rules were tried on", False),
    ("developed_2", "reports that the rules were tried on, second set", False),
    ("held_out", "reports held out", True),
    ("held_out_2", "reports held out, second set", True),
)


def measure(report: Report) -> Score:
    """A report read, beside its list."""
    return score(report, read(report.text, report.language, date=report.date))


def table(title: str, reports: list[Report], *, details: bool) -> None:
    """Found, missed and wrong for each report, and in all."""
    print(f"\n{title}\n{'report':24}{'found':>7}{'missed':>8}{'wrong':>7}")
    total = [0, 0, 0]
    for report in reports:
        result = measure(report)
        counts = result.counts()
        total = [a + b for a, b in zip(total, counts, strict=True)]
        print(f"{report.name:24}{counts[0]:7}{counts[1]:8}{counts[2]:7}")
        if details:
            for one in result.missed:
                print(f"    missed  {one.section}: {one.line}")
            for line in result.wrong:
                print(f"    wrong   {line}")
    found, missed, wrong = total
    print(f"{'in all':24}{found:7}{missed:8}{wrong:7}")
    if found:
        print(f"{'':24}{found / (found + missed):7.1%} of the list found; {wrong / (found + wrong):.1%} wrong")


def speed(reports: list[Report], spacy: str | None) -> None:
    """Characters a second on French reports set end to end."""
    french = "\n\n".join(report.text for report in reports if report.language == "fr")
    text = (french + "\n\n") * (CHARACTERS // len(french) + 1)
    text = text[:CHARACTERS]
    read(french[:2000], "fr")
    start = time.perf_counter()
    read(text, "fr", date="2020-01-13")
    seconds = time.perf_counter() - start
    print(f"\nspeed, {len(text):,} characters of French")
    print(f"reading, all rules        {len(text) / seconds:12,.0f} characters a second")
    if spacy is None:
        print("spaCy, blank pipeline     left out: name an environment that has it with --spacy")
        return
    run = subprocess.run([spacy, "-c", CHILD], input=json.dumps(text), capture_output=True, text=True, check=False)
    said = json.loads(run.stdout) if run.returncode == 0 and run.stdout else {"said": run.stderr.strip()[-200:]}
    if "seconds" not in said:
        print(f"spaCy, blank pipeline     {said['said']}")
        return
    rate = len(text) / float(said["seconds"])
    print(f"spaCy {said['version']}, blank, sentencizer {rate:8,.0f} characters a second (words and sentences only)")
    print(
        f"ratio                     {len(text) / seconds / rate:12.2f} (ours offers facts, spaCy’s words and sentences)"
    )


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--details", action="store_true", help="what was missed and wrong, held-out reports apart")
    parser.add_argument("--spacy", metavar="PYTHON", help="the Python of an environment that has spaCy")
    given = parser.parse_args()
    if MOSCOW.exists():
        moscow = load(REPORTS / "moscow-2020.facts.yaml", MOSCOW.read_text(encoding="utf-8"))
        table("the report on the Moscow talks", [moscow], details=given.details)
    else:
        print("the report on the Moscow talks isn't here: left out", file=sys.stderr)
    everything: list[Report] = []
    for folder, title, held_out in SETS:
        reports = [load(path) for path in sorted((REPORTS / folder).glob("*.yaml"))]
        table(title, reports, details=given.details and not held_out)
        everything += reports
    speed(everything, given.spacy)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
