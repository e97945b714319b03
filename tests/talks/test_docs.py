"""docs/wall.md and docs/acts.md keep up with the code.

`python -m tests.talks.test_docs` writes the list of duties anew.
"""

import re
from pathlib import Path

from entremise.talks.acts import KINDS
from entremise.talks.table import DUTIES

DOCS = Path(__file__).parent.parent.parent / "docs"
MARK = "<!-- duties -->"


def duties() -> str:
    lines = ["| act | after | when | it reads | it reveals |", "|---|---|---|---|---|"]
    for duty in DUTIES:
        acts, after = (", ".join(f"`{act.kind}`" for act in kinds) for kinds in (duty.acts, duty.after))
        lines.append(f"| {acts} | {after} | {duty.trigger} | {duty.reads} | {duty.reveals} |")
    return "\n".join(lines)


def test_the_page_on_the_wall_has_every_duty_of_the_table():
    assert f"{MARK}\n\n{duties()}\n" in (DOCS / "wall.md").read_text(encoding="utf-8")


def test_the_page_on_acts_has_every_kind_once():
    page = (DOCS / "acts.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)) == sorted(KINDS)


if __name__ == "__main__":
    path = DOCS / "wall.md"
    before, _, after = path.read_text(encoding="utf-8").partition(MARK)
    rest = after[after.index("\n## ") :]
    path.write_text(f"{before}{MARK}\n\n{duties()}\n{rest}", encoding="utf-8")
