"""Clauses: who does what, to what, and under what each clause stands.

A shallow reading from left to right with a stack of open clauses: enough for who acts and what is denied, planned or
said by somebody, and it says nothing of what it can't place.
"""

from dataclasses import dataclass, field

from entremise.dossier.reading.chunks import Dated, Nominal, Sentence, VerbGroup
from entremise.dossier.reading.lexicon import Act, Lexicon

SPEAKS = frozenset({Act.SAY, Act.DENY, Act.ACCUSE, Act.JUDGE, Act.URGE, Act.DEMAND, Act.THREATEN, Act.PROMISE})


@dataclass(eq=False)
class Clause:
    """A verb with its subject, its objects, and what stands after prepositions.

    `link` says how it hangs on `parent`: main, relative, said, claim, condition, later, once, adverbial,
    without, inf, ger, pp, spoken.
    """

    verb: VerbGroup
    subject: list[Nominal]
    parent: "Clause | None" = None
    link: str = "main"
    objects: list[Nominal] = field(default_factory=list)
    oblique: list[Nominal] = field(default_factory=list)
    dated: list[Dated] = field(default_factory=list)
    quoted: bool = False
    antecedent: Nominal | None = None
    before: tuple[str, ...] = ()
    unknown: bool = False  # an infinitive or gerund after a word that no list knows
    effect: str = ""  # the modality that a noun before an infinitive gives it: "the failure to sign"

    def has(self, *acts: Act) -> bool:
        return not self.verb.acts.isdisjoint(acts)

    def agents(self, lexicon: Lexicon) -> list[Nominal]:
        """Who does it: the subject, or of a passive what stands after "by"."""
        if not self.verb.passive:
            return self.subject
        by = next((one for one in self.oblique if one.prep in lexicon.agents), None)
        return by.all() if by is not None else []

    def patients(self) -> list[Nominal]:
        """What it is done to."""
        return self.subject if self.verb.passive else self.objects

    def things(self) -> list[Nominal]:
        """All that it speaks of beside who acts."""
        return [*(self.subject if self.verb.passive else ()), *self.objects, *self.oblique]


@dataclass(eq=False)
class Frame:
    """A clause that is open: its subject, and its clause once the verb has come."""

    link: str
    parent: Clause | None = None
    subject: list[Nominal] = field(default_factory=list)
    clause: Clause | None = None
    antecedent: Nominal | None = None
    whose: bool = False
    oblique: list[Nominal] = field(default_factory=list)
    dated: list[Dated] = field(default_factory=list)
    waiting: list[Clause] = field(default_factory=list)
    before: list[str] = field(default_factory=list)


@dataclass
class Parsed:
    """The clauses of a sentence, the voice that the whole of it is given to, and what is nobody's object."""

    sentence: Sentence
    clauses: list[Clause]
    voice: Nominal | None = None
    voice_kind: str = ""
    loose: list[Nominal] = field(default_factory=list)
    topics: list[list[Nominal]] = field(default_factory=list)  # subjects of verbs that no list knows
