"""Whose the words in quotation marks are, also where they go on over several sentences."""

from collections.abc import Sequence

from entremise.dossier.reading.actors import Registry
from entremise.dossier.reading.clauses import Parsed
from entremise.dossier.reading.entities import Entity
from entremise.dossier.reading.lexicon import Lexicon
from entremise.dossier.reading.saying import Saying
from entremise.dossier.reading.standing import Standings


class Quotations:
    """Who speaks in each sentence of a report, in their order."""

    def __init__(self, parsed: Sequence[Parsed], registry: Registry, lexicon: Lexicon) -> None:
        self._parsed = parsed
        self._registry = registry
        self._lexicon = lexicon

    def speakers(self, one: Parsed, saying: Saying) -> list[Entity]:
        """Who says the words in quotation marks: told in the same sentence, else in the one before or after."""
        before = self._registry.recall.speakers
        speaks = [clause for clause in one.clauses if not clause.quoted and saying.speaks(clause)]
        if speaks:
            # The verb of saying at the end, where what was said stands before it.
            spoken = [clause for clause in speaks if clause.link == "spoken"]
            return saying.speakers((spoken or speaks)[0])
        if not one.sentence.quoted and not any(clause.quoted for clause in one.clauses):
            return []
        introducing = [clause for clause in one.clauses if not clause.quoted and clause.link == "main"]
        if introducing:
            # "Untel a été clair : « … »"
            return before if one.sentence.quoted else saying.speakers(introducing[0])
        return before or self._told_after(one)

    def _told_after(self, one: Parsed) -> list[Entity]:
        """ "« … » X said": who is told to have spoken in the sentence after a quotation."""
        following = self._parsed[one.sentence.n + 1] if one.sentence.n + 1 < len(self._parsed) else None
        if following is None:
            return []
        saying = Saying(following, Standings(following, self._lexicon), self._registry, self._lexicon)
        spoken = [clause for clause in following.clauses if clause.link == "spoken" and saying.speaks(clause)]
        return saying.speakers(spoken[0]) if spoken else []


def quoted_after(text: str, span: tuple[int, int], before: int, quoted: bool) -> bool:
    """Whether a quotation is open after a sentence; one that nobody closed ends with its paragraph."""
    open_ = quoted and "\n" not in text[before : span[0]]
    for character in text[slice(*span)]:
        if character in "«“":
            open_ = True
        elif character in "»”":
            open_ = False
        elif character == '"':
            open_ = not open_
    return open_
