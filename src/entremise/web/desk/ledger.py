"""What the desk looks up again and again, gathered in one pass over what the seat has seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from entremise.talks.acts.drafting import TakePosition
from entremise.talks.acts.inner import HandOverNonPaper, MediatorNote
from entremise.talks.acts.messages import (
    AnswerOral,
    AnswerWording,
    ConfirmConveying,
    Convey,
    Message,
    NoteOral,
    RecallConveying,
    ShowWording,
)
from entremise.talks.acts.rounds import EndSitting
from entremise.talks.acts.table import Carried
from entremise.talks.view.state import Seen, View
from entremise.talks.waiting import Waits, waiting


@dataclass(frozen=True, slots=True)
class Ledger:
    """Acts by what they follow from.

    `channels` has for each seat all that passed between it and the mediators, newest first: words that it entrusted,
    words for it, papers handed over. The other maps are from the id of an earlier act: what was answered to a note of
    spoken words or to a wording, which wordings were shown of words, which words were conveyed that rest on them,
    which notes were made about them, when what was prepared was confirmed, recalled, or arrived, how sittings ended.
    `notes` are those among mediators, newest first; `waiting` says of which words something is awaited, and why.
    """

    channels: Mapping[str, tuple[Seen, ...]]
    answers: Mapping[str, Seen] = field(default_factory=dict)
    wordings: Mapping[str, tuple[Seen, ...]] = field(default_factory=dict)
    conveyed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    about: Mapping[str, tuple[Seen, ...]] = field(default_factory=dict)
    ended: Mapping[str, Seen] = field(default_factory=dict)
    notes: tuple[Seen, ...] = ()
    waiting: Mapping[str, Waits] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View) -> "Ledger":
        return _gathered(view)


def _gathered(view: View) -> Ledger:
    channels: dict[str, list[Seen]] = {}
    answers: dict[str, Seen] = {}
    wordings: dict[str, list[Seen]] = {}
    conveyed: dict[str, list[str]] = {}
    about: dict[str, list[Seen]] = {}
    ended: dict[str, Seen] = {}
    notes: list[Seen] = []
    for seen in view.seen.values():
        act = seen.placed.act
        match act:
            case Message() | TakePosition():
                channels.setdefault(seen.placed.by.seat, []).append(seen)
            case NoteOral():
                channels.setdefault(act.party, []).append(seen)
            case Convey():
                channels.setdefault(act.to, []).append(seen)
                if act.source is not None:
                    conveyed.setdefault(act.source, []).append(seen.placed.id)
            case HandOverNonPaper():
                other = act.to if seen.placed.by.seat in view.mediators() else seen.placed.by.seat
                channels.setdefault(other, []).append(seen)
            case AnswerOral():
                answers[act.noted] = seen
            case AnswerWording():
                answers[act.wording] = seen
            case ShowWording():
                wordings.setdefault(act.source, []).append(seen)
            case ConfirmConveying() | RecallConveying() | Carried():
                ended[act.conveying] = max(seen, ended.get(act.conveying, seen), key=_place)
            case EndSitting():
                ended[act.begun] = seen
            case MediatorNote():
                notes.append(seen)
                if act.about is not None:
                    about.setdefault(act.about, []).append(seen)
    return Ledger(
        {seat: _newest(found) for seat, found in channels.items()},
        answers,
        {act: _newest(found) for act, found in wordings.items()},
        {act: tuple(found) for act, found in conveyed.items()},
        {act: _newest(found) for act, found in about.items()},
        ended,
        _newest(notes),
        waiting(view),
    )


def _place(seen: Seen) -> tuple[int, ...]:
    return seen.place


def _newest(found: list[Seen]) -> tuple[Seen, ...]:
    return tuple(sorted(found, key=_place, reverse=True))
