"""Rules for statements: who says something, and in whose voice each thing is told."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from entremise.dossier.reading.actors import Registry
from entremise.dossier.reading.chunks import Nominal, Sentence
from entremise.dossier.reading.clauses import Clause, Parsed
from entremise.dossier.reading.entities import Entity
from entremise.dossier.reading.found import FoundStatement, Voice, Why, why
from entremise.dossier.reading.lexicon import Act, Lexicon, Thing
from entremise.dossier.reading.modality_reason import modality_reason
from entremise.dossier.reading.standing import Standings
from entremise.dossier.values import Modality

_SAYS: Final = frozenset(
    "dire déclarer affirmer annoncer indiquer ajouter estimer préciser expliquer prétendre souligner marteler prévenir "
    "avertir confier say tell declare announce state claim add explain note argue assert warn stress".split()
)
"""Verbs that always speak. Others (confirm, support, recognise) do with what is said after them."""
_WEAK: Final = frozenset({Act.SAY, Act.URGE})


class Saying:
    """The statements of one sentence, and the voices in it."""

    def __init__(self, parsed: Parsed, standings: Standings, registry: Registry, lexicon: Lexicon) -> None:
        self._parsed = parsed
        self._sentence: Sentence = parsed.sentence
        self._standings = standings
        self._registry = registry
        self._lexicon = lexicon

    def speaks(self, clause: Clause) -> bool:
        """Whether a clause is somebody's saying something."""
        verb = clause.verb
        if verb.form == "ger" and self._standings.of(clause).modality is not Modality.ASSERTED:
            # "stopped short of declaring …"
            return False
        if verb.passive or (verb.form in ("pp", "inf") and not (verb.form == "inf" and verb.perfect)):
            return False
        if clause.has(Act.DENY, Act.ACCUSE, Act.JUDGE):
            return True
        content = any(one.parent is clause and one.link in ("said", "inf") for one in self._parsed.clauses)
        if clause.has(Act.URGE):
            return content or verb.idiom or verb.lemma in ("appeler", "call", "exhorter", "urge")
        if not clause.has(Act.SAY):
            return False
        if verb.lemma in _SAYS:
            return True
        return (
            clause.link == "spoken"
            or clause.quoted
            or any(one.parent is clause and one.link == "said" for one in self._parsed.clauses)
        )

    def speakers(self, clause: Clause) -> list[Entity]:
        if clause.verb.subject:
            return self._registry.pronoun(clause.verb.subject)
        return self._registry.all(self._sentence, clause.subject, acting=True)

    def of_clause(self, clause: Clause) -> Iterator[FoundStatement]:
        """The statement that a clause is."""
        if not self.speaks(clause):
            return
        who = self.speakers(clause)
        if not who:
            return
        standing = self._standings.of(clause)
        words = self._sentence.words
        verb = clause.verb
        text = self._text(verb.first, verb.last)
        mark = (words[verb.first].start, words[verb.last].end)
        found = FoundStatement(self._sentence.start, self._sentence.end, mark, who=who, verb=text)
        found.about = self._about(clause)
        found.reasons.append(why(Why.SPEAKING, word=text))
        found.modality = standing.modality
        if (reason := modality_reason(standing)) is not None:
            found.reasons.append(reason)
        found.voice = Voice(tuple(who), text)
        yield found

    def of_voice(self) -> Iterator[FoundStatement]:
        """ "According to X": a statement of X's, unless X has no name."""
        voice = self._parsed.voice
        if voice is None or (
            voice.thing is Thing.UNNAMED and voice.noun is not None and voice.noun.plural and self._papers(voice)
        ):
            return
        who = self._registry.all(self._sentence, voice.all(), acting=True)
        if not who:
            return
        words = self._sentence.words
        first = max(0, voice.first - 1)
        mark = (words[first].start, words[voice.last].end)
        found = FoundStatement(self._sentence.start, self._sentence.end, mark, who=who, verb=words[first].text)
        if self._lexicon.language == "en":
            found.verb = "according to"
        after = voice.last + 1
        found.about = self._text(after, len(words) - 1).strip(" ,.")
        found.reasons.append(why(Why.ACCORDING, word=self._text(first, voice.last)))
        found.voice = Voice(tuple(who), found.verb)
        yield found

    def _papers(self, voice: Nominal) -> bool:
        """ "According to information from …": nobody who could have made a statement."""
        return self._sentence.words[voice.head].norm in ("informations", "rumeurs", "médias", "reports", "media")

    def _about(self, clause: Clause) -> str:
        """What is said: all that follows the verb, or for a verb at the end all that stands before its subject."""
        words = self._sentence.words
        after = self._text(clause.verb.last + 1, len(words) - 1).strip(' ,.»”"')
        if clause.link == "spoken" or (len(after) < 12 and clause.subject):
            first = min((one.first for one in clause.subject), default=clause.verb.first)
            return self._text(0, first - 1).strip(' ,.«»“”"') if first > 0 else after
        return after

    def _text(self, first: int, last: int) -> str:
        if first > last:
            return ""
        words = self._sentence.words
        out = words[first].text
        for before, word in zip(words[first:last], words[first + 1 : last + 1], strict=True):
            out += (" " if word.start > before.end else "") + word.text
        return out

    # ---- voices

    def voice_of(self, clause: Clause | None) -> Voice | None:
        """In whose voice a clause is told, None for the report's own."""
        if clause is not None:
            said_by = self._standings.of(clause).said_by
            if said_by is not None and said_by is not clause:
                who = self.speakers(said_by)
                outer = self.voice_of(said_by) if not who else None
                return Voice(tuple(who), self._text(said_by.verb.first, said_by.verb.last)) if who else outer
            trailing = self._trailing(clause)
            if trailing is not None:
                return Voice(tuple(self.speakers(trailing)), self._text(trailing.verb.first, trailing.verb.last))
        voice = self._parsed.voice
        if voice is None:
            return None
        named = self._registry.all(self._sentence, voice.all(), acting=True)
        if len(named) == 1 and named[0].unnamed:
            named = [replace(named[0], name=self._whole(voice))]
        return Voice(tuple(named), "") if named else None

    def _whole(self, voice: Nominal) -> str:
        """A voice without a name, as the report describes it: up to the comma."""
        words = self._sentence.words
        last = voice.last
        while last + 1 < len(words) and words[last + 1].word:
            last += 1
        return self._text(voice.first, last)

    def _trailing(self, clause: Clause) -> Clause | None:
        """ "…, officials said": who said all that stands before."""
        clauses = self._parsed.clauses
        for one in clauses[clauses.index(clause) + 1 :]:
            bare = not any(child.parent is one for child in clauses) and not one.objects
            if one.link in ("main", "spoken", "adverbial") and one.has(Act.SAY) and bare and self.speaks(one):
                return one if clause.link != "spoken" else None
        return None

    def claimed(self, clause: Clause) -> bool:
        return self._standings.of(clause).accused
