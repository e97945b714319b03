"""What the table does by itself, in words: pages say it before anyone acts."""

from collections.abc import Iterable
from dataclasses import dataclass

from entremise.talks.table import DUTIES, Duty
from entremise.words import terms
from entremise.words.catalogue import Translator
from entremise.words.names import begun


@dataclass(frozen=True)
class Said:
    """A duty of the table for a reader: what it is called, when it comes, what it reads and what it reveals to whom.

    `acts` are the kinds of the table's acts in it, the one that it is called by first.
    """

    acts: tuple[str, ...]
    title: str
    trigger: str
    reads: str
    reveals: str


def duties(_: Translator) -> tuple[Said, ...]:
    """All duties of the table, in the reader's language."""
    return _said(DUTIES, _)


def for_act(kind: str, _: Translator) -> tuple[Said, ...]:
    """The duties that begin with an act of this kind, or that one can set going; none for most kinds."""
    return _said((duty for duty in DUTIES if kind in {act.kind for act in duty.after}), _)


def _said(found: Iterable[Duty], _: Translator) -> tuple[Said, ...]:
    return tuple(
        Said(
            acts=tuple(act.kind for act in duty.acts),
            title=begun(_(terms.ACTS[duty.acts[0].kind])),
            trigger=_(duty.trigger),
            reads=_(duty.reads),
            reveals=_(duty.reveals),
        )
        for duty in found
    )
