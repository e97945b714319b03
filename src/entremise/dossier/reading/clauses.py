"""Clauses: who does what, to what, and under what each clause stands.

A shallow reading from left to right with a stack of open clauses: enough for who acts and what is denied, planned or
said by somebody, and it says nothing of what it can't place.
"""

from dataclasses import dataclass, field

from entremise.dossier.reading.chunks import Chunk, Dated, Kind, Mark, Nominal, Sentence, Sort, VerbGroup
from entremise.dossier.reading.grouping import plural_verb
from entremise.dossier.reading.lexicon import Act, Lexicon, Thing

SPEAKS = frozenset({Act.SAY, Act.DENY, Act.ACCUSE, Act.JUDGE, Act.URGE, Act.DEMAND, Act.THREATEN, Act.PROMISE})
_WHEN = frozenset("after since because while when as although though where than".split())
_UNTIL = frozenset("before until till once unless".split())


@dataclass(eq=False)
class Clause:
    """A verb with its subject, its objects, and what stands after prepositions.

    `link` says how it hangs on `parent`: main, relative, said, condition, later, adverbial, without, inf, ger, pp.
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

    def has(self, *acts: Act) -> bool:
        return any(act in self.verb.acts for act in acts)

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
class _Frame:
    """A clause that is open: its subject, and its clause once the verb has come."""

    link: str
    parent: Clause | None = None
    subject: list[Nominal] = field(default_factory=list)
    clause: Clause | None = None
    antecedent: Nominal | None = None
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


def parsed(sentence: Sentence, lexicon: Lexicon) -> Parsed:
    """The clauses of a sentence whose groups are joined."""
    return _Parser(sentence, lexicon).run()


class _Parser:
    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self._sentence = sentence
        self._lexicon = lexicon
        self._chunks = [
            chunk for chunk in sentence.chunks if not (isinstance(chunk, Nominal) and chunk.inside and not chunk.group)
        ]
        self._stack = [_Frame("main")]
        self._current: Clause | None = None
        self._out = Parsed(sentence, [])
        self._separator: Kind | None = None
        self._quoted = False
        self._seen: set[int] = set()
        self._words_before: list[str] = []
        self._likewise = False

    def run(self) -> Parsed:
        k = 0
        while k < len(self._chunks):
            chunk = self._chunks[k]
            if isinstance(chunk, Nominal):
                self._nominal(k, chunk)
            elif isinstance(chunk, VerbGroup):
                self._verb(k, chunk)
                self._separator = None
            elif isinstance(chunk, Dated):
                (self._current.dated if self._current is not None else self._stack[-1].dated).append(chunk)
            else:
                k = self._mark(k, chunk)
                continue
            k += 1
        for frame in self._stack:
            self._settle(frame)
        return self._out

    @property
    def _top(self) -> _Frame:
        return self._stack[-1]

    # ---- nominal groups

    def _nominal(self, k: int, one: Nominal) -> None:
        if id(one) in self._seen:
            return
        for member in one.group:
            self._seen.add(id(member))
        head = one
        if one.of is not None:
            self._loose(one)
            return
        following = self._verb_after(k, one)
        if one.prep:
            if following and (one.prep in _WHEN or one.prep in _UNTIL) and self._lexicon.language == "en":
                self._push("later" if one.prep in _UNTIL else "adverbial", one.all())
                return
            self._oblique(one)
            return
        if one.thing is Thing.TIME and self._top.clause is None:
            return
        self._unprefixed(k, head, following)
        self._separator = None

    def _loose(self, one: Nominal) -> None:
        self._out.loose.append(one)

    def _oblique(self, one: Nominal) -> None:
        if self._current is not None:
            self._current.oblique.append(one)
        else:
            self._top.oblique.append(one)

    def _unprefixed(self, k: int, one: Nominal, following: bool) -> None:
        top = self._top
        if top.clause is None:
            if top.subject and following and self._directly_before(k, top.subject[0]):
                # "the accord X refused …": a relative clause without its pronoun.
                self._push("relative", one.all(), antecedent=top.subject[0])
            elif not top.subject:
                top.subject = one.all()
            elif one.actor and not top.subject[0].actor:
                top.subject = one.all()
            return
        separated = self._separator in (Kind.COMMA, Kind.ALSO, Kind.BUT, Kind.STOP)
        if following and not separated and self._current is not None and self._complements(self._current):
            self._push("said", one.all(), parent=self._current)
            return
        if separated and (following or self._relative_after(k, one)) and self._opens_outer():
            self._pop_to_open()
            self._unprefixed(k, one, following)
            return
        if following and separated:
            self._settle(top)
            link = top.link if top.link in ("said", "relative", "adverbial", "condition") else "main"
            if link == "relative":
                link = "main"
            self._stack[-1] = _Frame(link, top.parent, one.all(), before=[*self._words_before])
            self._current = None
            return
        if self._current is not None and self._likewise and one.actor and top.clause is not None:
            # "X signed, as did …": "X a signé, de même que A et B"
            top.clause.subject = [*top.clause.subject, *one.all()]
            return
        if self._current is not None:
            self._current.objects.extend(one.all())

    def _directly_before(self, k: int, subject: Nominal) -> bool:
        before = self._chunks[k - 1] if k else None
        return self._lexicon.language == "en" and before is subject and not subject.actor

    def _complements(self, clause: Clause) -> bool:
        return clause.has(Act.SAY, Act.DENY, Act.EXPECT, Act.INTEND, Act.SEEM) and clause.verb.form != "pp"

    def _verb_after(self, k: int, one: Nominal) -> bool:
        """Whether a finite verb that can be this group's follows it at once."""
        members = {id(member) for member in one.all()}
        n = k + 1
        while n < len(self._chunks):
            chunk = self._chunks[n]
            if isinstance(chunk, Nominal) and (id(chunk) in members or chunk.of is not None or chunk.inside):
                n += 1
                continue
            if isinstance(chunk, Mark) and chunk.kind in (Kind.PREP, Kind.ALSO, Kind.COMMA) and n + 1 < len(self._chunks):
                after = self._chunks[n + 1]
                if isinstance(after, Nominal) and (id(after) in members or after.of is not None):
                    n += 1
                    continue
            if isinstance(chunk, Mark) and chunk.kind is Kind.WORD and self._lexicon.adverb(chunk.norm):
                n += 1
                continue
            if isinstance(chunk, Dated):
                n += 1
                continue
            break
        chunk = self._chunks[n] if n < len(self._chunks) else None
        if not isinstance(chunk, VerbGroup) or chunk.form != "finite" or chunk.subject:
            return False
        if chunk.unsure and self._is_participle(n, chunk, one):
            return False
        number = plural_verb(self._sentence, chunk, self._lexicon.language)
        several = len(one.all()) > 1 or one.plural
        return number is None or number == several or (one.sort is Sort.KNOWN and number) or not (several and not number)

    def _relative_after(self, k: int, one: Nominal) -> bool:
        """ "…, Haftar qui … est …": the subject's own clause comes first."""
        after = self._chunks[k + 1] if k + 1 < len(self._chunks) else None
        return isinstance(after, Mark) and after.kind in (Kind.RELATIVE, Kind.COMMA) and one.actor

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
        frame = _Frame(link, parent if parent is not None else self._top.clause, subject or [], antecedent=antecedent)
        frame.before = [*self._words_before]
        self._stack.append(frame)
        self._current = None

    # ---- verbs

    def _verb(self, k: int, verb: VerbGroup) -> None:
        before = self._nearest(k)
        if verb.unsure and self._separator is Kind.COMMA and self._opens_outer():
            before = None
        again = self._separator is Kind.ALSO and before is None and self._current is not None and self._current.verb.passive
        if verb.form == "pp" or (verb.unsure and (again or before is not None) and self._is_participle(k, verb, before)):
            self._participle(k, verb, before)
        elif verb.form in ("inf", "ger"):
            self._dependent(verb)
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
            verb.negated, verb.modality, verb.because = current.verb.negated, current.verb.modality, current.verb.because
            self._current = self._new(verb, current.subject, current.link, current.parent)
            return
        waits = before is None
        subject = before.all() if before is not None and before.group and before.group[-1] is before else (
            [before] if before is not None else []
        )
        clause = self._new(verb, subject, "pp", self._current)
        if waits and self._top.clause is None:
            self._top.waiting.append(clause)
        self._current = clause

    def _dependent(self, verb: VerbGroup) -> None:
        parent = self._current if self._current is not None else self._top.clause
        clause = self._new(verb, [], verb.form, parent)
        if parent is None:
            self._top.waiting.append(clause)
        else:
            clause.subject = self._controls(parent, verb)
        self._current = clause

    def _controls(self, parent: Clause, verb: VerbGroup) -> list[Nominal]:
        """Who does what stands in the infinitive: who is urged or prevented, else who acts in the clause above."""
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
            frame = _Frame("said" if self._current is not None and self._complements(self._current) else "main",
                           self._current, list(last))  # fmt: skip
            self._stack.append(frame)
            self._fill(frame, verb)
            return
        frame = _Frame(top.link, top.parent, top.subject, antecedent=top.antecedent)
        self._settle(top)
        self._stack[-1] = frame
        self._fill(frame, verb)

    def _outer_open(self, verb: VerbGroup) -> _Frame | None:
        number = plural_verb(self._sentence, verb, self._lexicon.language)
        for frame in reversed(self._stack[:-1]):
            if frame.clause is None and frame.subject:
                several = len(frame.subject) > 1 or frame.subject[0].plural
                if number is None or number == several or frame.subject[0].sort in (Sort.KNOWN, Sort.PRONOUN):
                    return frame
                return frame
        return None

    def _fill(self, frame: _Frame, verb: VerbGroup) -> None:
        before = (*frame.before, *self._words_before)
        clause = self._new(verb, frame.subject, frame.link, frame.parent)
        clause.antecedent = frame.antecedent
        clause.oblique.extend(frame.oblique)
        clause.dated.extend(frame.dated)
        clause.before = before
        if frame.link == "relative" and frame.antecedent is not None and frame.antecedent not in frame.subject:
            clause.objects.append(frame.antecedent)
        frame.clause = clause
        self._current = clause

    def _new(self, verb: VerbGroup, subject: list[Nominal], link: str, parent: Clause | None) -> Clause:
        clause = Clause(verb, subject, parent, link, quoted=self._quoted, before=tuple(self._words_before))
        self._words_before = []
        self._out.clauses.append(clause)
        return clause

    def _settle(self, frame: _Frame) -> None:
        """What was said before a clause's subject came is said of it: "Having signed, X …"."""
        for clause in frame.waiting:
            clause.parent = clause.parent or frame.clause
            if not clause.subject:
                clause.subject = frame.subject
        frame.waiting = []

    # ---- marks

    def _mark(self, k: int, mark: Mark) -> int:
        match mark.kind:
            case Kind.COMMA | Kind.ALSO | Kind.BUT:
                if not (mark.kind is Kind.COMMA and self._separator in (Kind.ALSO, Kind.BUT)):
                    self._separator = mark.kind
                self._likewise = mark.norm in ("de même que", "ainsi que", "as well as", "along with")
            case Kind.STOP if self._sentence.words[mark.first].text not in "()":
                for frame in self._stack:
                    self._settle(frame)
                self._stack = [_Frame("main")]
                self._current = None
            case Kind.QUOTE:
                self._quoted = not self._quoted if mark.norm == '"' else mark.norm in ("«", "“")
            case Kind.RELATIVE:
                self._relative(k, mark)
            case Kind.CONDITION:
                self._push("condition")
            case Kind.LATER:
                if self._clause_follows(k):
                    self._push("later")
            case Kind.CLAUSE:
                self._clause(k, mark)
            case Kind.VOICE:
                return self._voice(k)
            case Kind.WORD:
                self._words_before = [*self._words_before[-4:], mark.norm]
            case _:
                pass
        return k + 1

    def _voice(self, k: int) -> int:
        voice = self._chunks[k + 1] if k + 1 < len(self._chunks) else None
        if not isinstance(voice, Nominal):
            return k + 1
        self._out.voice = voice
        n = k + 2
        while n < len(self._chunks):
            chunk = self._chunks[n]
            if isinstance(chunk, (VerbGroup, Mark)) and not (
                isinstance(chunk, Mark) and chunk.kind in (Kind.PREP, Kind.WORD)
            ):
                break
            if isinstance(chunk, Nominal) and not (chunk.of is not None or chunk.prep or chunk in voice.group):
                break
            n += 1
        return n

    def _relative(self, k: int, mark: Mark) -> None:
        antecedent = None
        for n in range(k - 1, -1, -1):
            chunk = self._chunks[n]
            if isinstance(chunk, Nominal):
                antecedent = chunk
                break
            if isinstance(chunk, (VerbGroup, Dated)) or chunk.kind not in (Kind.COMMA, Kind.PREP, Kind.STOP):
                break
        following = self._chunks[k + 1] if k + 1 < len(self._chunks) else None
        as_subject = isinstance(following, VerbGroup) and mark.norm in ("qui", "who", "which", "that")
        if antecedent is not None:
            antecedent = self._of_whom(antecedent, mark)
        subject = antecedent.all() if as_subject and antecedent is not None and self._ends_group(antecedent) else (
            [antecedent] if as_subject and antecedent is not None else []
        )
        self._push("relative", subject, parent=self._current, antecedent=antecedent)

    def _ends_group(self, one: Nominal) -> bool:
        return bool(one.group) and one.group[-1] is one and one.plural

    def _of_whom(self, nearest: Nominal, mark: Mark) -> Nominal:
        """ "the forces of X, who …": the nearest that can act; "the envoy of the UN, who …": the person."""
        if mark.norm in ("who", "whom"):
            one: Nominal | None = nearest
            while one is not None and one.sort is Sort.KNOWN and one.of is not None:
                one = one.of
            return one or nearest
        if nearest.of is not None and nearest.of.office is not None and nearest.sort is not Sort.NAMED:
            return nearest.of
        if nearest.same and nearest.inside:
            return nearest.same[0]
        return nearest

    def _clause_follows(self, k: int) -> bool:
        for chunk in self._chunks[k + 1 : k + 6]:
            if isinstance(chunk, VerbGroup):
                return chunk.form == "finite"
            if isinstance(chunk, Mark) and chunk.kind in (Kind.COMMA, Kind.STOP):
                return False
        return False

    def _clause(self, k: int, mark: Mark) -> None:
        before = self._chunks[k - 1] if k else None
        previous = before.norm if isinstance(before, Mark) else ""
        if mark.norm in ("que", "qu'", "that"):
            if previous == "sans":
                self._push("without")
            elif previous in ("avant", "condition", "moins"):
                self._push("later" if previous == "avant" else "condition")
            elif previous in ("après", "alors", "tandis", "pendant", "dès", "parce", "bien", "depuis"):
                if self._top.link == "adverbial" and self._top.clause is None and not self._top.subject:
                    return
                self._push("adverbial")
            elif self._current is not None:
                self._push("said", parent=self._current)
            return
        if mark.norm in ("alors", "tandis") and not self._que_follows(k):
            return
        if mark.norm == "comme" and not self._clause_follows(k):
            return
        link = "condition" if mark.norm in ("si", "if", "unless", "whether") else "adverbial"
        if mark.norm in _UNTIL:
            link = "later"
        self._push(link)

    def _que_follows(self, k: int) -> bool:
        after = self._chunks[k + 1] if k + 1 < len(self._chunks) else None
        return isinstance(after, Mark) and after.norm in ("que", "qu'")


def _outermost(one: Nominal) -> Nominal:
    while one.of is not None:
        one = one.of
    return one


def chunk_words(sentence: Sentence, chunk: Chunk) -> str:
    """A chunk's words, in small letters."""
    return " ".join(word.norm for word in sentence.words[chunk.first : chunk.last + 1])
