"""A line of the chronicle, and what the lines of several families are made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from entremise.talks.acts.base import Circle
from entremise.talks.acts.messages import CarryRule, Translation
from entremise.talks.view.state import Seen
from entremise.words import terms
from entremise.words.direction import isolate, neutralise
from entremise.words.names import Reader, in_language


@dataclass(frozen=True)
class Words:
    """Words that somebody wrote, as lines of their own, and their language (empty where it isn't said)."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Against:
    """What was said before and is now said otherwise: who said it, in which words, in which act, and who says now."""

    speaker: str
    words: Words
    act: str
    other: str


@dataclass(frozen=True)
class Line:
    """What an act was, for one reader.

    `says` is the sentence; `words` what was written or said in it; `follows` what follows from it or limits it, a
    short sentence each; `doubtful` that it is only said to be so, or not yet confirmed by whom it is ascribed to.
    `of` is the seat whose matter it is where that isn't the one who acts; `against` an earlier statement that this one
    contradicts.
    """

    says: str
    words: tuple[Words, ...] = ()
    follows: tuple[str, ...] = ()
    doubtful: bool = False
    of: str | None = None
    against: Against | None = None

    def but(self, *follows: str | None) -> "Line":
        """The line with more that follows."""
        return replace(self, follows=(*self.follows, *(one for one in follows if one)))


def words(text: str | None, language: str | None = None) -> tuple[Words, ...]:
    return () if text is None else (Words(neutralise(text), language or ""),)


def words_in(reader: Reader, texts: Mapping[str, str]) -> tuple[Words, ...]:
    """Of words that stand in several languages, those in the reader's."""
    said = in_language(texts, reader.say.language)
    return (Words(neutralise(said), next(tag for tag in sorted(texts) if texts[tag] == said)),)


def earlier(reader: Reader, act: str, kind: type[Any]) -> Any:
    """The earlier act that one refers to, where the reader has seen it."""
    seen = reader.view.seen.get(act)
    return seen.placed.act if seen is not None and isinstance(seen.placed.act, kind) else None


def by_of(reader: Reader, act: str) -> str | None:
    """The seat that placed an earlier act."""
    seen: Seen | None = reader.view.seen.get(act)
    return seen.placed.by.seat if seen else None


def who(reader: Reader, seen: Seen) -> str:
    return reader.hand(seen.placed.by)


def told(reader: Reader, circle: Circle) -> str | None:
    """How far word of an act went, where it isn't public."""
    _ = reader.say
    match circle:
        case Circle.PUBLIC:
            return None
        case Circle.TABLE:
            return _("Known to the table alone.")
        case Circle.MEDIATORS:
            return _("Known to the mediators alone.")


def carry(reader: Reader, rule: CarryRule) -> str:
    """Under which rule words were entrusted, in one sentence."""
    _ = reader.say
    parts = [_(terms.CARRIES[rule.carry])]
    if rule.to is not None:
        parts.append(_("to {seats} only", seats=reader.seats(rule.to)))
    if rule.if_condition is not None:
        parts.append(_("only if: {condition}", condition=isolate(rule.if_condition)))
    if rule.not_before is not None:
        parts.append(_("not before {time}", time=reader.when(rule.not_before)))
    if rule.orally_only:
        parts.append(_("orally only"))
    if rule.exact_wording:
        parts.append(_("in wording to be approved"))
    return _("Carry rule: {rule}.", rule=_.pgettext("between names", ", ").join(parts))


def translation(reader: Reader, given: Translation | None) -> tuple[tuple[Words, ...], str | None]:
    """A translation's words, and who made it."""
    _ = reader.say
    if given is None:
        return (), None
    made = _("Translated by {translator}.", translator=isolate(given.translator))
    return words(given.text, given.language), made


def others(to: Iterable[str], *own: str) -> list[str]:
    return [slug for slug in to if slug not in own]
