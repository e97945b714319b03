"""Verbs find their clauses: which open clause a verb belongs to, and who controls an infinitive."""

from entremise.dossier.reading.chunks import Chunk, Dated, Kind, Mark, Nominal, Sentence, Sort, VerbGroup
from entremise.dossier.reading.clauses import Clause, Frame, Parsed
from entremise.dossier.reading.grouping import plural_verb
from entremise.dossier.reading.lexicon import Act, Lexicon, Thing


class VerbParser:
    """What a sentence's parser does with its verbs, and the stack of clauses that are open."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self._sentence = sentence
        self._lexicon = lexicon
        self._chunks = [
            chunk for chunk in sentence.chunks if not (isinstance(chunk, Nominal) and chunk.inside and not chunk.group)
        ]
        self._stack = [Frame("main")]
        self._current: Clause | None = None
        self._out = Parsed(sentence, [])
        self._separator: Kind | None = None
        self._quoted = sentence.quoted
        self._seen: set[int] = set()
        self._words_before: list[str] = []
        self._likewise = False

    @property
    def _top(self) -> Frame:
        return self._stack[-1]

    def _complements(self, clause: Clause) -> bool:
        return clause.has(Act.SAY, Act.DENY, Act.EXPECT, Act.INTEND, Act.SEEM) and clause.verb.form != "pp"

    def _opens_outer(self) -> bool:
        """Whether an outer clause still waits for its subject."""
        return any(frame.clause is None for frame in self._stack[:-1])

    def _pop_to_open(self) -> None:
        while len(self._stack) > 1 and self._top.clause is not None:
            self._settle(self._stack.pop())
        self._current = None

    def _push(
        self,
        link: str,
        subject: list[Nominal] | None = None,
        *,
        parent: Clause | None = None,
        antecedent: Nominal | None = None,
    ) -> None:
        frame = Frame(link, parent if parent is not None else self._top.clause, subject or [], antecedent=antecedent)
        frame.before = [*self._words_before]
        self._stack.append(frame)
        self._current = None

    # ---- verbs

    def _verb(self, k: int, verb: VerbGroup) -> None:
        before = self._nearest(k)
        if verb.unsure and self._separator is Kind.COMMA and self._opens_outer():
            before = None
        again = (
            self._separator is Kind.ALSO and before is None and self._current is not None and self._current.verb.passive
        )
        if verb.form == "pp" or (
            verb.unsure and (again or before is not None) and self._is_participle(k, verb, before)
        ):
            self._participle(k, verb, before)
        elif verb.form in ("inf", "ger"):
            self._dependent(k, verb)
        else:
            self._finite(k, verb)

    def _nearest(self, k: int) -> Nominal | None:
        """The group that a participle right after it would be said of."""
        for n in range(k - 1, -1, -1):
            chunk = self._chunks[n]
            if isinstance(chunk, Nominal):
                return self._agreeing(n, k, chunk)
            if not (isinstance(chunk, Mark) and (chunk.kind is Kind.COMMA or self._lexicon.adverb(chunk.norm))):
                return None
        return None

    def _agreeing(self, n: int, k: int, nearest: Nominal) -> Nominal:
        """The head of a chain "A of B", or B where only B agrees with a French participle."""
        verb = self._chunks[k]
        assert isinstance(verb, VerbGroup)
        if nearest.of is None or self._lexicon.language != "fr" or verb.form != "pp":
            return nearest if nearest.of is None or nearest.actor else _outermost(nearest)
        word = self._sentence.words[verb.main].norm
        plural, feminine = word.endswith("s") and not word.endswith("is"), word.rstrip("s").endswith("e")
        chain = [nearest]
        while chain[-1].of is not None:
            chain.append(chain[-1].of)
        for one in reversed(chain):
            if one.plural == plural and one.feminine in (None, feminine) and one.sort is not Sort.OTHER:
                return one
        return nearest

    def _is_participle(self, k: int, verb: VerbGroup, before: Nominal | None) -> bool:
        """Whether an English -ed after a noun is "that was …ed": an agent follows, or a thing can't do it."""
        after = self._chunks[k + 1] if k + 1 < len(self._chunks) else None
        if isinstance(after, Mark) and after.norm in self._lexicon.agents:
            following = self._chunks[k + 2] if k + 2 < len(self._chunks) else None
            return isinstance(following, Nominal) and following.thing is not Thing.TIME
        transitive = verb.acts & {Act.SIGN, Act.INITIAL, Act.SPONSOR, Act.BACK, Act.HOST, Act.REJECT, Act.MEDIATE}
        return before is not None and bool(transitive) and not before.actor and before.sort is not Sort.CITY

    def _participle(self, k: int, verb: VerbGroup, before: Nominal | None) -> None:
        verb.form, verb.passive = "pp", True
        if before is None and self._separator is Kind.ALSO and self._current is not None and self._current.verb.passive:
            # "chaired by X and hosted by Y"
            clause = self._new(verb, self._current.subject, "pp", self._current)
            self._current = clause
            return
        current = self._current
        if (
            before is None and self._separator is Kind.ALSO and current is not None
            and current.verb.perfect and current.verb.form == "finite" and self._lexicon.language == "fr"
        ):  # fmt: skip
            # "a signé l'accord et quitté Genève"
            verb.form, verb.passive, verb.perfect = "finite", False, True
            verb.negated, verb.modality, verb.because = (
                current.verb.negated,
                current.verb.modality,
                current.verb.because,
            )
            self._current = self._new(verb, current.subject, current.link, current.parent)
            return
        waits = before is None
        subject = (
            before.all()
            if before is not None and before.group and before.group[-1] is before
            else ([before] if before is not None else [])
        )
        clause = self._new(verb, subject, "pp", self._current)
        if waits and self._top.clause is None:
            self._top.waiting.append(clause)
        self._current = clause

    def _dependent(self, k: int, verb: VerbGroup) -> None:
        parent = self._current if self._current is not None else self._top.clause
        clause = self._new(verb, [], verb.form, parent)
        noun = self._noun_before(k)
        clause.unknown = self._unknown_before(k)
        if noun is not None:
            clause.effect = self._lexicon.effects[self._sentence.words[noun.head].norm]
            clause.subject = [member for owner in noun.owners for member in owner.all() if member.actor]
        if clause.subject:
            pass
        elif parent is None:
            self._top.waiting.append(clause)
        else:
            clause.subject = self._controls(k, parent, verb)
        self._current = clause

    def _before_verb(self, k: int) -> Chunk | None:
        """What stands before an infinitive, its "to", "de" or "à" left out."""
        n = k - 1
        while n >= 0 and isinstance(one := self._chunks[n], Mark) and one.kind is Kind.PREP:
            n -= 1
        return self._chunks[n] if n >= 0 else None

    def _noun_before(self, k: int) -> Nominal | None:
        """A noun that says of its infinitive that it isn't so: "the failure to sign", "le refus de X de signer"."""
        before = self._before_verb(k)
        one = before if isinstance(before, Nominal) else None
        while one is not None:
            if self._sentence.words[one.head].norm in self._lexicon.effects:
                return one
            one = one.of
        return None

    def _unknown_before(self, k: int) -> bool:
        before = self._before_verb(k)
        if not (isinstance(before, Mark) and before.kind is Kind.WORD and len(before.norm) > 3):
            return False
        return before.norm.isalpha() and not self._lexicon.adverb(before.norm)

    def _controls(self, k: int, parent: Clause, verb: VerbGroup) -> list[Nominal]:
        """Who does what stands in the infinitive: who is urged or prevented, else who acts in the clause above."""
        before = self._chunks[k - 1] if k else None
        if (
            verb.by == "to" and parent.has(Act.INTEND, Act.EXPECT, Act.DEMAND) and isinstance(before, Nominal)
            and before in parent.objects and before.actor and not parent.verb.passive
        ):  # fmt: skip
            # "wants X to sign"
            return before.all()
        if parent.has(Act.URGE, Act.PREVENT, Act.ACCUSE) or (parent.has(Act.ASK) and verb.by in ("de", "d'", "to")):
            asked = [one for one in (*parent.objects, *parent.oblique) if one.actor]
            if asked:
                return asked[0].all()
        if parent.verb.passive and parent.verb.form == "pp":
            return []
        if parent.link == "pp" and parent.verb.passive:
            return parent.agents(self._lexicon)
        return parent.subject

    def _finite(self, k: int, verb: VerbGroup) -> None:
        top = self._top
        if verb.subject and (top.clause is not None or not top.subject):
            # "…, a-t-il déclaré": who spoke the words before.
            clause = self._new(verb, [], "spoken", None)
            self._current = clause
            return
        if self._turned_round(k, verb):
            # "…, ont annoncé les médiateurs"
            self._current = self._new(verb, [], "spoken", None)
            return
        if top.clause is None:
            self._fill(top, verb)
            return
        joined = self._separator in (Kind.ALSO, Kind.BUT)
        if not joined and (outer := self._outer_open(verb)) is not None:
            while self._top is not outer:
                self._settle(self._stack.pop())
            self._fill(outer, verb)
            return
        if not joined and self._separator is None:
            # A verb that nothing introduces: its subject is the last thing named.
            last = self._current.objects[-1:] if self._current is not None else []
            if last and self._current is not None:
                self._current.objects.remove(last[0])
            frame = Frame("said" if self._current is not None and self._complements(self._current) else "main",
                           self._current, list(last))  # fmt: skip
            self._stack.append(frame)
            self._fill(frame, verb)
            return
        frame = Frame(top.link, top.parent, top.subject, antecedent=top.antecedent)
        self._settle(top)
        self._stack[-1] = frame
        self._fill(frame, verb)

    def _turned_round(self, k: int, verb: VerbGroup) -> bool:
        """French: a verb of saying after what was said, its subject behind it."""
        n = k + 1
        while n < len(self._chunks) and isinstance(self._chunks[n], Dated):
            n += 1
        after = self._chunks[n] if n < len(self._chunks) else None
        if not isinstance(after, Nominal) or after.prep or not after.actor or not verb.acts & {Act.SAY, Act.JUDGE}:
            return False
        before = self._chunks[k - 1] if k else None
        closes = isinstance(before, Mark) and (before.kind in (Kind.QUOTE, Kind.COMMA) or before.norm in "’'!?")
        if self._lexicon.language == "en":
            # “…,” said X; not: “…,” said X had …
            quoted = any(word.text in '”"’' for word in self._sentence.words[max(0, verb.first - 2) : verb.first])
            return closes and (quoted or self._last(n)) and after.sort is not Sort.PRONOUN
        named = bool(after.determiner) or after.titled or after.sort in (Sort.KNOWN, Sort.NAMED)
        return (
            closes
            and named
            and (self._top.clause is not None or not self._top.subject or self._quote_before(k, within=3))
            and bool(self._out.clauses or self._quote_before(k))
            and self._outer_open(verb) is None
        )

    def _last(self, n: int) -> bool:
        """Whether a group, with what completes it, is the last of the sentence: "…, said an aide to X."."""
        holder = self._chunks[n]
        rest = [one for one in self._chunks[n + 1 :] if not isinstance(one, Dated)]
        return bool(self._out.clauses) and all(
            (isinstance(one, Mark) and (one.kind is Kind.PREP or one.norm in (".", "!")))
            or (isinstance(one, Nominal) and (one.of is holder or one.inside))
            for one in rest
        )

    def _quote_before(self, k: int, *, within: int = 400) -> bool:
        before = self._chunks[max(0, k - within) : k]
        return any(isinstance(chunk, Mark) and chunk.kind is Kind.QUOTE for chunk in before)

    def _outer_open(self, verb: VerbGroup) -> Frame | None:
        number = plural_verb(self._sentence, verb, self._lexicon.language)
        for frame in reversed(self._stack[:-1]):
            if frame.clause is None and frame.subject:
                several = len(frame.subject) > 1 or frame.subject[0].plural
                if number is None or number == several or frame.subject[0].sort in (Sort.KNOWN, Sort.PRONOUN):
                    return frame
                return frame
        return None

    def _fill(self, frame: Frame, verb: VerbGroup) -> None:
        before = (*frame.before, *self._words_before)
        clause = self._new(verb, frame.subject, frame.link, frame.parent)
        clause.antecedent = frame.antecedent
        clause.oblique.extend(frame.oblique)
        clause.dated.extend(frame.dated)
        clause.before = before
        if frame.link == "relative" and frame.antecedent is not None and frame.antecedent not in frame.subject:
            if frame.whose:
                for one in frame.subject:
                    one.whose = frame.antecedent
            else:
                clause.objects.append(frame.antecedent)
        frame.clause = clause
        self._current = clause
        if frame.parent is None and frame.link in ("once", "claim", "condition") and len(self._stack) > 1:
            below = self._stack[self._stack.index(frame) - 1]
            if below is not frame and below.clause is None:
                below.waiting.append(clause)

    def _new(self, verb: VerbGroup, subject: list[Nominal], link: str, parent: Clause | None) -> Clause:
        clause = Clause(verb, subject, parent, link, quoted=self._quoted, before=tuple(self._words_before))
        self._words_before = []
        self._out.clauses.append(clause)
        return clause

    def _settle(self, frame: Frame) -> None:
        """What was said before a clause's subject came is said of it: "Having signed, X …"."""
        for clause in frame.waiting:
            clause.parent = clause.parent or frame.clause
            if not clause.subject:
                clause.subject = frame.subject
        frame.waiting = []


def _outermost(one: Nominal) -> Nominal:
    while one.of is not None:
        one = one.of
    return one
