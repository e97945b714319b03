"""Case files: talks written down as YAML, checked, varied and, once replayed, told as an outcome.

Pure given bytes. What others need:

    load_case(data: bytes, file: str) -> Case                   raises Faulty, with every fault at once
    load_then(data: bytes, file: str, case: Case) -> Then       the same for the acts of a fork
    schema() -> dict                  JSON Schema (2020-12) of case files, with then files and acts among its $defs
    vary(case, *, until=None, without=(), sealed=False, then=None) -> Script    raises Faulty
        until: a label, a day, a local time or an instant, as typed; without: labels; then: what load_then gave
    outcome(script, view, labels, *, seat=None, refused=()) -> dict     what `replay --json` prints
        labels: act id -> label, as the driver drew them; seat None: the whole view
    differences(outcome, script.expect) -> tuple[Difference, ...]       key, expected, found; script.expect is None
        for what is varied otherwise than by a fork alone: nothing is expected of that

    Case: slug, top (title, about, zone, languages, sources, actors, relations, ... as in the file), acts, ends, expect
    Script: case, cues (an act with the instant at which the replay places it), ends, whole (nothing was varied),
        sealed, forked, dropped; expect (the case's, or the fork's)
    Cue: label, n, kind, by, now, at, account (sources, attribution, grade, doubt, invented), only_when
    Faulty.faults: Fault(code: Wrong | talks.refusal.Code, file, line, path, params), in the order of the file

`entremise.house.replay.replay(script, *, seed=None, store=":memory:") -> Replayed` plays a script through the house:
    Replayed: views (by seat), whole (View), labels (act id -> label), refused (RefusedAct: label, seat, refusal),
        bundles (by seat, bytes)
    told(script, replayed, seat=None) -> dict                   its outcome
"""

from entremise.cases.checking import load_case, load_then
from entremise.cases.faults import Fault, Faulty, Wrong
from entremise.cases.model import Case, Then
from entremise.cases.outcome import Difference, RefusedAct, differences, outcome
from entremise.cases.schema import schema
from entremise.cases.script import Cue, Script, vary

__all__ = [
    "Case",
    "Cue",
    "Difference",
    "Fault",
    "Faulty",
    "RefusedAct",
    "Script",
    "Then",
    "Wrong",
    "differences",
    "load_case",
    "load_then",
    "outcome",
    "schema",
    "vary",
]
