"""What a language's word lists say: classes of verbs and nouns, and the small words that hold a sentence together.

Rules are written against the classes alone, so that they are the same for each language.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from entremise.dossier.reading.forms import Form


class Act(StrEnum):
    """Classes of verbs."""

    SIGN = "sign"
    INITIAL = "initial"
    AFFIX = "affix"  # … a signature
    REFUSE = "refuse"
    REJECT = "reject"
    ASK = "ask"
    DEMAND = "demand"
    GRANT = "grant"
    LEAVE = "leave"  # … a place
    DEPART = "depart"
    WALK_OUT = "walk-out"
    WITHDRAW = "withdraw"
    FAIL = "fail"
    END = "end"
    ADJOURN = "adjourn"
    START = "start"
    NEGOTIATE = "negotiate"
    MEET = "meet"
    GATHER = "gather"  # bring others together
    RECEIVE = "receive"
    PRESENT = "present"
    ATTACK = "attack"
    LAUNCH = "launch"
    SEIZE = "seize"
    BREAK = "break"
    CEASE = "cease"  # put an end to
    ACCEPT = "accept"
    AGREE = "agree"
    OPPOSE = "oppose"
    INTEND = "intend"
    PROMISE = "promise"
    THREATEN = "threaten"
    DROP = "drop"
    TRY = "try"
    SUCCEED = "succeed"
    CONTINUE = "continue"
    AVOID = "avoid"  # what is avoided, forgotten, ruled out isn't done
    DOUBT = "doubt"  # what is doubted, feared, asked after is open
    TRUE = "true"  # "it is true that"
    FALSE = "false"  # "it is untrue that"
    SEEM = "seem"
    EXPECT = "expect"
    PREVENT = "prevent"
    SAY = "say"
    JUDGE = "judge"  # says what one thinks of a thing
    DENY = "deny"
    ACCUSE = "accuse"
    URGE = "urge"
    BACK = "back"
    LEAD = "lead"
    HOST = "host"
    SPONSOR = "sponsor"
    MEDIATE = "mediate"
    SHUTTLE = "shuttle"
    SERVE = "serve"
    CONTROL = "control"
    OCCUPY = "occupy"
    RECOGNISE = "recognise"
    ENJOY = "enjoy"
    JOIN = "join"
    BE = "be"
    HAVE = "have"
    STAND = "stand"  # be at a place
    CHOOSE = "choose"
    LAST = "last"  # a state that goes on
    KILL = "kill"
    OTHER = "other"


class Thing(StrEnum):
    """Classes of nouns."""

    TALKS = "talks"
    MEETING = "meeting"
    ACCORD = "accord"
    DRAFT = "draft"
    PROPOSAL = "proposal"
    TIME = "time"
    SIGNATURE = "signature"
    TABLE = "table"
    CEASEFIRE = "ceasefire"
    FIGHTING = "fighting"
    OFFENSIVE = "offensive"
    ARMS = "arms"
    FAILURE = "failure"
    MEDIATION = "mediation"
    GO_BETWEEN = "go-between"
    SUPPORT = "support"
    AUSPICES = "auspices"
    TERRITORY = "territory"
    PLACE = "place"
    POSTS = "posts"  # power, an office: leaving it is no departure from talks
    POSITIONS = "positions"
    DEMAND = "demand"
    REFUSAL = "refusal"
    PROCESS = "process"
    ROLE = "role"
    OVERTHROW = "overthrow"
    OFFICE = "office"  # a person by what they are
    GROUP = "group"
    FORCES = "forces"
    SIDES = "sides"
    UNNAMED = "unnamed"  # sources, residents: a voice without a name
    OTHER = "other"


@dataclass(frozen=True)
class Noun:
    """A noun's class; of a person what the office is (leads, mediates, speaks, minister, …), of a group its kind."""

    thing: Thing
    plural: bool = False
    says: str = ""


@dataclass(frozen=True)
class Lexicon:
    """A language's words. Keys are lower case with straight apostrophes; phrases are words parted by spaces."""

    language: str
    verbs: Mapping[str, tuple[Form, ...]]
    classes: Mapping[str, frozenset[Act]]
    idioms: Mapping[str, tuple[tuple[tuple[str, ...], Act], ...]]
    nouns: Mapping[str, Noun]
    determiners: frozenset[str]
    plurals: frozenset[str]  # determiners that say "several"
    feminines: frozenset[str]
    masculines: frozenset[str]
    none: frozenset[str]  # determiners and pronouns of nothing and nobody
    numerals: Mapping[str, int]
    adjectives: frozenset[str]
    possible: frozenset[str]  # adjectives of what may be
    of: frozenset[str]
    agents: frozenset[str]
    between: frozenset[str]
    prepositions: frozenset[str]
    locatives: frozenset[str]
    also: tuple[str, ...]  # what coordinates
    relatives: frozenset[str]
    conditions: frozenset[str]
    later: frozenset[str]  # introduces what hasn't happened yet
    clauses: frozenset[str]  # introduces another clause
    pronouns: Mapping[str, str]  # -> he, she, they, it, nobody
    adverbs: frozenset[str]
    not_: frozenset[str]
    apparent: frozenset[str]
    maybe: frozenset[str]
    particles: frozenset[str]  # small words within names
    titles: Mapping[str, bool | None]  # "Mme": whether feminine, where that tells
    according: tuple[str, ...]
    months: Mapping[str, int]
    days: Mapping[str, int]
    since: frozenset[str]
    claims: frozenset[str]  # nouns that bring what somebody says without knowing it: reports that …
    almost: frozenset[str]  # adverbs of what came near and wasn't done
    effects: Mapping[str, str]  # nouns whose infinitive isn't done: "the failure to sign" -> modality
    phrases: Mapping[tuple[str, ...], str]  # several words that do what one mark does -> once, later, condition, prep

    first_of_phrases: frozenset[str] = field(init=False)
    joining: Mapping[str, tuple[tuple[str, ...], ...]] = field(init=False)  # `also` by first words, the longest first
    voices: Mapping[str, tuple[tuple[str, ...], ...]] = field(init=False)  # `according` likewise
    times: frozenset[str] = field(init=False)  # words by which words of time may begin

    def __post_init__(self) -> None:
        firsts = {parts[0] for parts in self.phrases}
        firsts |= {norm for norm, whole in (("d'", "de"), ("qu'", "que")) if whole in firsts}
        object.__setattr__(self, "first_of_phrases", frozenset(firsts))
        object.__setattr__(self, "joining", _by_first(self.also))
        object.__setattr__(self, "voices", _by_first(self.according))
        object.__setattr__(self, "times", frozenset((*self.months, *self.days, *self.numerals)))

    def adverb(self, norm: str) -> bool:
        """Whether a word says how, when or whether, and may stand within a verb."""
        ending = "ment" if self.language == "fr" else "ly"
        return norm in self.adverbs or (norm.endswith(ending) and len(norm) > 5 and norm not in self.nouns)


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for parts in sorted((tuple(one.split()) for one in phrases), key=len, reverse=True):
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found


def verbs(
    listed: Mapping[Act, str], conjugate: Callable[[str], list[tuple[str, str]]], separator: str = " "
) -> tuple[dict[str, tuple[Form, ...]], dict[str, frozenset[Act]]]:
    """Every form with its readings, and each verb's classes, from lists of verbs by class."""
    classes: dict[str, set[Act]] = {}
    forms: dict[str, list[Form]] = {}
    for act, entries in listed.items():
        for entry in entries.split(separator):
            entry = " ".join(entry.split())
            if not entry:
                continue
            lemma = entry.split()[0]
            if lemma not in classes:
                for form, tense in conjugate(entry):
                    forms.setdefault(form, []).append(Form(lemma, tense))
            classes.setdefault(lemma, set()).add(act)
    return {form: tuple(readings) for form, readings in forms.items()}, {
        lemma: frozenset(acts) for lemma, acts in classes.items()
    }


def nouns(listed: Iterable[tuple[Thing, str, str]], plural: Callable[[str], str]) -> dict[str, Noun]:
    """Nouns with their plurals. An entry is `singular` or `singular/plural`; `=plural` has no singular."""
    found: dict[str, Noun] = {}
    for thing, says, entries in listed:
        for entry in entries.split(","):
            one, _, many = " ".join(entry.split()).partition("/")
            if one.startswith("="):
                found[one[1:]] = Noun(thing, True, says)
                continue
            if not one:
                continue
            found[one] = Noun(thing, False, says)
            found.setdefault(many or plural(one), Noun(thing, True, says))
    return found


EMPTY: Final[frozenset[str]] = frozenset()
