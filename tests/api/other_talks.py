"""Other talks in the file of a server that runs: convened beside it, as a second process of the same house would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.served import ROOT, environment

CODE = """
import sys
from entremise.server.ready import make_ready
make_ready()
from pathlib import Path
from entremise.house.house import House
from entremise.store.setup import open_store
from entremise.talks.acts.base import Hand
from entremise.talks.acts.convening import Convene
from tests.talks.cast import CONVENE
store = open_store(Path(sys.argv[1]))
house = House(store, store.keys.record)
print(house.convene(Hand(seat="russia", person="lavrov"), Convene.model_validate(CONVENE)).talks)
"""


def convene(database: Path) -> str:
    """The id of the talks that were convened."""
    made = subprocess.run(
        [sys.executable, "-c", CODE, str(database)],
        env=environment(PYTHONPATH=f"{ROOT / 'src'}:{ROOT}"),
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.strip()
