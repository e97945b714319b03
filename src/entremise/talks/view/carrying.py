"""What a seat comes to know of words: entrusted, shown for approval, conveyed, received."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from entremise.talks.acts.base import Act
from entremise.talks.acts.drafting import TakePosition
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
from entremise.talks.acts.table import Carried
from entremise.talks.view.state import ConveyingState, Entrusted, Passage, Seen, View, WordingState

HOLD: Final = timedelta(seconds=30)
"""How long confirmed words are held back, so that a slip can be undone."""


def message(view: View, seen: Seen, act: Message) -> View:
    return _entrust(view, seen, seen.placed.by.seat, act.to, act)


def note_oral(view: View, seen: Seen, act: NoteOral) -> View:
    return _entrust(view, seen, act.party, (seen.placed.by.seat, *act.to), act, oral=True)


def _entrust(
    view: View, seen: Seen, party: str, mediators: tuple[str, ...], act: Message | NoteOral, oral: bool = False
) -> View:
    words = Entrusted(
        seen.place,
        seen.placed.id,
        party,
        frozenset(mediators),
        act.text,
        act.language,
        act.rule,
        oral,
    )
    return replace(view, entrusted=view.entrusted.insert(seen.placed.id, words))


def take_position(view: View, seen: Seen, act: TakePosition) -> View:
    """The words of a position are entrusted like a message; the stance itself is kept with the draft."""
    words = Entrusted(
        seen.place,
        seen.placed.id,
        seen.placed.by.seat,
        frozenset(act.to),
        act.text or "",
        "",
        act.rule,
    )
    return replace(view, entrusted=view.entrusted.insert(seen.placed.id, words))


def answer_oral(view: View, seen: Seen, act: AnswerOral) -> View:
    words = view.entrusted.get(act.noted)
    if words is None:
        return view
    answered = replace(words, confirmed=act.confirmed)
    return replace(view, entrusted=view.entrusted.insert(act.noted, answered))


def show_wording(view: View, seen: Seen, act: ShowWording) -> View:
    wording = WordingState(seen.place, seen.placed.id, act.source, act.to, act.text, act.language)
    return replace(view, wordings=view.wordings.insert(seen.placed.id, wording))


def answer_wording(view: View, seen: Seen, act: AnswerWording) -> View:
    wording = view.wordings.get(act.wording)
    if wording is None:
        return view
    return replace(view, wordings=view.wordings.insert(act.wording, replace(wording, approved=act.approved)))


def convey(view: View, seen: Seen, act: Convey) -> View:
    passage = Passage.SAID if act.orally else Passage.PREPARED
    conveying = ConveyingState(seen.place, seen.placed.id, seen.placed.by.seat, act, passage)
    return replace(view, conveyings=view.conveyings.insert(seen.placed.id, conveying))


def confirm_conveying(view: View, seen: Seen, act: ConfirmConveying) -> View:
    conveying = view.conveyings.get(act.conveying)
    if conveying is None:
        return view
    due = seen.placed.recorded_at + HOLD
    if conveying.convey.not_before is not None:
        due = max(due, conveying.convey.not_before)
    held = replace(conveying, passage=Passage.HELD, due=due)
    return replace(
        view,
        conveyings=view.conveyings.insert(act.conveying, held),
        held=view.held.insert(act.conveying, held),
    )


def recall_conveying(view: View, seen: Seen, act: RecallConveying) -> View:
    return _let_go(view, act.conveying, Passage.RECALLED)


def carried(view: View, seen: Seen, act: Carried) -> View:
    return _let_go(view, act.conveying, Passage.CARRIED)


def _let_go(view: View, conveying: str, passage: Passage) -> View:
    known = view.conveyings.get(conveying)
    if known is None:
        return view
    return replace(
        view,
        conveyings=view.conveyings.insert(conveying, replace(known, passage=passage)),
        held=view.held.discard(conveying),
    )


STEPS: Mapping[type[Act], Callable[[View, Seen, Any], View]] = {
    Message: message,
    NoteOral: note_oral,
    AnswerOral: answer_oral,
    ShowWording: show_wording,
    AnswerWording: answer_wording,
    Convey: convey,
    ConfirmConveying: confirm_conveying,
    RecallConveying: recall_conveying,
    Carried: carried,
}
