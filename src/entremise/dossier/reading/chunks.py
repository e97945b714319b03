"""What a sentence is made of: nominal groups, verb groups, dates, and the marks between them."""

from dataclasses import dataclass, field
from enum import StrEnum

from entremise.dossier.reading.dates import DateWords
from entremise.dossier.reading.gazetteer import Known
from entremise.dossier.reading.lexicon import Act, Noun, Thing
from entremise.dossier.reading.tokens import Token
from entremise.dossier.values import Modality


class Sort(StrEnum):
    """What a nominal group is headed by."""

    KNOWN = "known"  # a name of the gazetteer
    CITY = "city"
    NAMED = "named"  # capitals that no list knows
    NOUN = "noun"  # a noun of the lexicon
    PRONOUN = "pronoun"
    OTHER = "other"


@dataclass(eq=False)
class Nominal:
    """A nominal group: from its first to its last token, without what is said of it after a preposition.

    `prep` stands before it; `of` is the group that it completes ("the forces of …"), `owners` those that complete it;
    `same` is what stands in apposition ("the minister, …"). `group` is filled with all that it is coordinated with.
    """

    first: int
    last: int
    head: int
    sort: Sort
    noun: Noun | None = None
    known: Known | None = None
    capital: bool = False
    prep: str = ""
    prep_at: int = -1
    determiner: str = ""
    number: int = 0
    plural: bool = False
    feminine: bool | None = None
    titled: bool = False  # "Mr", "Mme" stand before the name
    none: bool = False
    neither: bool = False  # "neither A nor B": the first of them
    possible: bool = False
    possessive: str = ""
    whose: "Nominal | None" = None  # "Mugabe, whose troops": of the troops
    one_of: bool = False
    adjectives: tuple[Known, ...] = ()
    words: tuple[str, ...] = ()
    of: "Nominal | None" = None
    owners: "list[Nominal]" = field(default_factory=list)
    same: "list[Nominal]" = field(default_factory=list)
    alias: str = ""
    group: "list[Nominal]" = field(default_factory=list)
    pair: bool = False
    compounds: "list[tuple[Nominal, str]]" = field(default_factory=list)  # "Iran-backed": Iran, backed
    city: Known | None = None  # "the Paris talks"
    inside: bool = False  # part of a larger name: nothing is said of it by itself

    @property
    def thing(self) -> Thing | None:
        return self.noun.thing if self.noun is not None else None

    @property
    def office(self) -> str | None:
        """What office, where it is a person by what they are."""
        return self.noun.says if self.noun is not None and self.noun.thing is Thing.OFFICE else None

    @property
    def actor(self) -> bool:
        """Whether it can act: somebody, not something."""
        if self.sort in (Sort.KNOWN, Sort.NAMED, Sort.PRONOUN):
            return True
        return self.thing in (Thing.OFFICE, Thing.GROUP, Thing.FORCES, Thing.SIDES, Thing.UNNAMED, Thing.GO_BETWEEN)

    def all(self) -> "list[Nominal]":
        return self.group or [self]


@dataclass(eq=False)
class VerbGroup:
    """A verb with its auxiliaries, negation and modals.

    `form`: finite, inf, ger, or pp (a participle by itself); `unsure` where an English -ed may be either finite or pp.
    `by` is what introduces an infinitive or gerund ("without", "pour"); `because` are the words behind the modality.
    """

    first: int
    last: int
    main: int
    lemma: str
    acts: frozenset[Act]
    form: str
    tense: str = ""
    passive: bool = False
    reflexive: bool = False
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    unsure: bool = False
    by: str = ""
    perfect: bool = False
    subject: str = ""  # an inverted pronoun: "a-t-il déclaré"
    because: tuple[str, ...] = ()
    idiom: bool = False
    half: bool = False  # French "ne" without "pas": what follows decides
    unreal: bool = False  # "would have signed"


@dataclass(eq=False)
class Dated:
    """Words of time."""

    first: int
    last: int
    words: DateWords


class Kind(StrEnum):
    """Marks that the clauses are read by."""

    COMMA = "comma"
    ALSO = "also"
    BUT = "but"
    RELATIVE = "relative"
    CLAUSE = "clause"
    CONDITION = "condition"
    LATER = "later"
    ONCE = "once"
    QUOTE = "quote"
    STOP = "stop"
    VOICE = "voice"
    PREP = "prep"
    WORD = "word"


@dataclass(eq=False)
class Mark:
    """Any other word or sign, by what it does in a sentence."""

    first: int
    last: int
    kind: Kind
    norm: str = ""


Chunk = Nominal | VerbGroup | Dated | Mark


@dataclass
class Sentence:
    """A sentence taken apart: its tokens, and its chunks in their order."""

    n: int
    start: int
    end: int
    words: list[Token]
    chunks: list[Chunk] = field(default_factory=list)
    quoted: bool = False  # whether a quotation is open where it begins

    def text(self, first: int, last: int, source: str) -> str:
        """The words from one token to another, as they stand in the text."""
        return " ".join(source[self.words[first].start : self.words[last].end].split())
