"""What is expected of the reader, a sentence each; and the one sentence that stands on top of every page."""

from collections.abc import Callable, Sequence

from entremise.talks.acts.messages import Means, NoteOral
from entremise.talks.acts.signing import Mode
from entremise.talks.expected import Expected, Kind
from entremise.talks.time import Deadline
from entremise.words import terms
from entremise.words.direction import isolate
from entremise.words.names import Reader, begun

Until = Callable[[Deadline], str]
"""Says a deadline: in the talks' zone, and in the reader's own where that is another."""


def summary(reader: Reader, expected: Sequence[Expected], *, until: Until | None = None, of_delegation: int = 0) -> str:
    """The one sentence: what presses most, by when, and how much more there is.

    `expected` as `entremise.talks.expected.expected` gives it; `of_delegation` is how much is asked of others in
    the reader's delegation, where nothing is of the reader. `until` says deadlines (else the talks' zone does).
    """
    _ = reader.say
    if any(one.kind is Kind.FROZEN for one in expected):
        return _("This room is frozen: you read on, and nothing can be done from here until a mediator thaws it.")
    asked = [one for one in expected if one.asked]
    if not asked:
        if not of_delegation:
            return _("Nothing is asked of you now.")
        return _.ngettext(
            "Nothing is asked of you now; {n} thing is asked of others in your delegation.",
            "Nothing is asked of you now; {n} things are asked of others in your delegation.",
            of_delegation,
        ).format(n=of_delegation)
    first, more = sentence(reader, asked[0], until=until), len(asked) - 1
    if not more:
        return first
    rest = _.ngettext("{n} more thing is asked of you.", "{n} more things are asked of you.", more).format(n=more)
    return f"{first} {rest}"


def sentence(reader: Reader, one: Expected, *, until: Until | None = None) -> str:
    """One thing that is expected, or that stands, in one sentence."""
    said = until or reader.deadline
    spoken = _asked(reader, one, said) if one.asked else _standing(reader, one, said)
    return begun(spoken)


def of_others(reader: Reader, one: Expected, persons: str, *, until: Until | None = None) -> str:
    """What is asked of others in the reader's delegation, who are named in `persons`."""
    _ = reader.say
    time = (until or reader.deadline)(one.deadline) if one.deadline is not None else ""
    match one.kind:
        case Kind.SIGN if time:
            title = _text(reader, one.about)
            return _("To be signed by {persons}, by {time}: “{title}”.", persons=persons, time=time, title=title)
        case Kind.SIGN:
            return _("To be signed by {persons}: “{title}”.", persons=persons, title=_text(reader, one.about))
        case Kind.CONFIRM_SIGNATURE:
            title = _text(reader, one.about)
            return _("To be confirmed by {persons}: the signature of “{title}”.", persons=persons, title=title)
        case Kind.ANSWER_PROPOSAL if time:
            return _("To be answered by {persons}, by {time}: the mediators’ proposal.", persons=persons, time=time)
        case Kind.ANSWER_PROPOSAL:
            return _("To be answered by {persons}: the mediators’ proposal.", persons=persons)
        case Kind.ANSWER_WORDING:
            return _("To be approved by {persons}: words in which ours would be carried.", persons=persons)
        case Kind.ANSWER_ORAL:
            return _("To be confirmed or contested by {persons}: what was noted that we said.", persons=persons)
        case Kind.ANSWER_TERMS:
            return _("To be answered by {persons}: terms on {subject}.", persons=persons, subject=_subject(reader, one))
        case Kind.RELEASE:
            return _("To be released by {persons}: a draft in the inner room.", persons=persons)
        case _:
            return _("For {persons}: {what}", persons=persons, what=sentence(reader, one, until=until))


def _text(reader: Reader, opening: str) -> str:
    """The title of the text that is open for signature."""
    known = reader.view.openings.get(opening)
    draft = reader.view.drafts.get(known.draft) if known is not None else None
    return reader.words(draft.title) if draft is not None else reader.say("the accord")


def _asked(reader: Reader, one: Expected, until: Until) -> str:
    _ = reader.say
    seat = reader.seat(one.seat)
    time = until(one.deadline) if one.deadline is not None else ""
    match one.kind:
        case Kind.SIGN:
            return _sign(reader, one, time)
        case Kind.CONFIRM_SIGNATURE:
            return _(
                "The signature of “{title}” is ad referendum: you are asked to confirm it.",
                title=_text(reader, one.about),
            )
        case Kind.ANSWER_PROPOSAL if time:
            return _("You are asked for a yes or a no to the mediators’ proposal, by {time}.", time=time)
        case Kind.ANSWER_PROPOSAL:
            return _("You are asked for a yes or a no to the mediators’ proposal.")
        case Kind.ANSWER_WORDING:
            return _("{seat} asks you to approve the words in which yours would be carried.", seat=seat)
        case Kind.ANSWER_ORAL:
            return _(
                "{seat} noted what you said {means}: you are asked to confirm or contest it.",
                seat=seat,
                means=_(terms.MEANS[_means(reader, one.about)]),
            )
        case Kind.ANSWER_TERMS:
            return _terms(reader, one)
        case Kind.RELEASE:
            return _released(reader, one)
        case _:
            return _of_mediators(reader, one, time)


def _sign(reader: Reader, one: Expected, time: str) -> str:
    _ = reader.say
    title = _text(reader, one.about)
    opening = reader.view.openings.get(one.about)
    if opening is not None and opening.mode is Mode.SEALED:
        if time:
            return _("You are asked to sign “{title}” under seal, by {time}.", title=title, time=time)
        return _("You are asked to sign “{title}” under seal.", title=title)
    if time:
        return _("You are asked to sign “{title}”, by {time}.", title=title, time=time)
    return _("You are asked to sign “{title}”.", title=title)


def _means(reader: Reader, noted: str) -> Means:
    seen = reader.view.seen.get(noted)
    act = seen.placed.act if seen is not None else None
    return act.means if isinstance(act, NoteOral) else Means.WORD_OF_MOUTH


def _terms(reader: Reader, one: Expected) -> str:
    _ = reader.say
    subject = _subject(reader, one)
    return _("{seat} asks you to accept terms on {subject}, or not.", seat=reader.seat(one.seat), subject=subject)


def _subject(reader: Reader, one: Expected) -> str:
    _ = reader.say
    known = reader.view.terms.get(one.about)
    return _(terms.SUBJECTS[known.put.subject]) if known is not None else _(terms.ACTS["put-terms"])


def _released(reader: Reader, one: Expected) -> str:
    _ = reader.say
    seen = reader.view.seen.get(one.about)
    if seen is None or seen.placed.by.person is None:
        return _("A draft of the inner room waits for you to release it.")
    person = reader.person(seen.placed.by.seat, seen.placed.by.person)
    return _("A draft by {person} in the inner room waits for you to release it.", person=person)


def _of_mediators(reader: Reader, one: Expected, time: str) -> str:
    _ = reader.say
    seat = reader.seat(one.seat)
    match one.kind:
        case Kind.GRANT_TIME:
            return _("{seat} asks for time until {time}: grant it or refuse it.", seat=seat, time=time)
        case Kind.REFUSE_TIME:
            return _("{seat} asks for time until {time}: too late to be granted.", seat=seat, time=time)
        case Kind.CONFIRM_CONVEYING:
            return _("Words for {seat} are prepared: they go once you confirm them.", seat=seat)
        case Kind.RECALL_CONVEYING:
            return _("Words prepared for {seat} rest on what was contested since: recall them.", seat=seat)
        case Kind.CONVEY:
            return _("Words of {seat} that could not go before a set time may be conveyed now.", seat=seat)
        case Kind.SHOW_WORDING:
            return _("Words of {seat} may go now, once it has approved their wording: show it.", seat=seat)
        case Kind.WORDS_WAIT:
            return _("Words of {seats} wait for you.", seats=reader.seats(one.waiting))
        case _:
            return _("The round was adjourned until {time}, which has come: resume it, or end it.", time=time)


def _standing(reader: Reader, one: Expected, until: Until) -> str:
    _ = reader.say
    seat = reader.seat(one.seat)
    time = until(one.deadline) if one.deadline is not None else ""
    match one.kind:
        case Kind.FROZEN:
            return _("This room is frozen until a mediator thaws it.")
        case Kind.ROOM_FROZEN:
            return _("The room of {seat} is frozen.", seat=seat)
        case Kind.DEPOSIT:
            return _("Your signature is deposited under seal; until it is opened you can take it back.")
        case Kind.TIME_ASKED:
            return _("You have asked for time until {time}; there is no answer yet.", time=time)
        case Kind.SIGNATURE_OUT if time:
            return _waiting(
                reader,
                one,
                _("“{title}” is open for signature, until {time}.", title=_text(reader, one.about), time=time),
            )
        case Kind.SIGNATURE_OUT:
            return _waiting(reader, one, _("“{title}” is open for signature.", title=_text(reader, one.about)))
        case Kind.PROPOSAL_OUT if time:
            return _waiting(reader, one, _("A proposal is with the parties, until {time}.", time=time))
        case Kind.PROPOSAL_OUT:
            return _waiting(reader, one, _("A proposal is with the parties."))
        case Kind.TERMS_OUT:
            return _waiting(reader, one, _("Terms of procedure are with the parties."))
        case Kind.AWAITS_SECOND:
            second = reader.seats(one.waiting)
            return _("Words for {seat} wait until {second} confirms them.", seat=seat, second=second)
        case Kind.CONDITION:
            return _condition(reader, one)
        case _ if time:
            return _("The round is adjourned until {time}.", time=time)
        case _:
            return _("The round is interrupted, until it is resumed.")


def _waiting(reader: Reader, one: Expected, said: str) -> str:
    _ = reader.say
    if not one.waiting:
        return said
    return f"{said} {_('Not answered by {seats}.', seats=reader.seats(one.waiting))}"


def _condition(reader: Reader, one: Expected) -> str:
    _ = reader.say
    words = reader.view.entrusted.get(one.about)
    condition = words.rule.if_condition if words is not None else None
    return _(
        "Words of {seat} may go only if: {condition}",
        seat=reader.seat(one.seat),
        condition=isolate(condition or ""),
    )
