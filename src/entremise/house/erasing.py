"""Which acts can be erased: words on which nothing rests. A view reads as if they had never been there."""

from typing import Final

from entremise.house.form import embedded, placed_from
from entremise.record.keeping import KeptAct
from entremise.talks.acts.base import Act
from entremise.talks.acts.disclosing import Disclose
from entremise.talks.acts.inner import HandOverNonPaper, InnerPaper, MediatorNote
from entremise.talks.acts.messages import Message
from entremise.talks.acts.public import Characterise, Communique, Finding, Forces, Hostilities, Incident, Statement
from entremise.talks.acts.table import Word

_WORDS: Final[tuple[type[Act], ...]] = (
    *(Message, Word, InnerPaper, MediatorNote, HandOverNonPaper),
    *(Statement, Communique, Characterise, Hostilities, Forces, Incident, Finding),
)

ERASABLE: Final = frozenset(act.kind for act in _WORDS)
"""The kinds whose content is words, and whose fold leaves nothing that lets a rule allow more or makes a duty due.

Without a message nothing new can be conveyed of it; what was prepared was judged when it was. What a mediator noted
down isn't here: once contested it can't be conveyed, and erased that would be forgotten.
"""


def can_be_erased(kept: KeptAct) -> bool:
    """Whether an act is of these kinds, or was erased before."""
    return kept.body is None or kept.kind in ERASABLE


def can_go_with_it(copy: KeptAct) -> bool:
    """Whether an act in which another stands whole can be erased with it: where it shows nothing but such words.

    What the table showed a new seat can't: it would fall due again.
    """
    placed = placed_from(copy)
    if placed is None:
        return True
    return isinstance(placed.act, Disclose) and all(
        one.act.kind in ERASABLE or isinstance(one.act, Disclose) for one in embedded(placed.act)
    )
