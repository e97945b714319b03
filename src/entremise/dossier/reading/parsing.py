"""From a sentence's chunks to its clauses: nominal groups and the small words between them."""

from entremise.dossier.reading.chunks import Dated, Kind, Mark, Nominal, Sentence, Sort, VerbGroup
from entremise.dossier.reading.clauses import Clause, Frame, Parsed
from entremise.dossier.reading.grouping import plural_verb
from entremise.dossier.reading.lexicon import Act, Lexicon, Thing
from entremise.dossier.reading.parsing_verbs import VerbParser

_WHEN = frozenset(["after", "since", "because", "while", "when", "as", "although", "though", "where", "than"])
_UNTIL = frozenset(["before", "until", "till", "once", "unless"])


def parsed(sentence: Sentence, lexicon: Lexicon) -> Parsed:
    """The clauses of a sentence whose groups are joined."""
    return _Parser(sentence, lexicon).run()


class _Parser(VerbParser):
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
            if frame.clause is None and frame.subject and frame.link == "main":
                self._out.topics.append(frame.subject)
        return self._out

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
        if self._partitive(one):
            self._unprefixed(k, head, following)
            self._separator = None
            return
        if one.prep and following and self._at_once(one):
            self._push("once", one.all())
            return
        if one.prep:
            if following and (one.prep in _WHEN or one.prep in _UNTIL) and self._lexicon.language == "en":
                self._push("later" if one.prep in _UNTIL else "adverbial", one.all())
                return
            self._oblique(one)
            return
        if one.thing is Thing.TIME and self._top.clause is None:
            return
        if self._merely_first(k, one) and not following:
            return
        self._unprefixed(k, head, following)
        self._separator = None

    def _partitive(self, one: Nominal) -> bool:
        """ "a rencontré des responsables", "a réuni, lundi, des délégués": an article, no preposition."""
        takes = (Act.MEET, Act.GATHER, Act.RECEIVE, Act.ATTACK, Act.PRESENT, Act.SIGN, Act.KILL)
        return (
            one.prep == "de"
            and self._sentence.words[one.prep_at].norm in ("des", "du")
            and self._current is not None
            and self._current.has(*takes)
            and not (self._current.objects or self._current.verb.passive or self._current.verb.reflexive)
        )

    def _at_once(self, one: Nominal) -> bool:
        return (*one.prep.split(),) in self._lexicon.phrases and self._lexicon.phrases[(*one.prep.split(),)] == "once"

    def _takes(self, k: int) -> bool:
        """Whether the group after a mark holds it as its own: it is looked at there."""
        after = self._chunks[k + 1] if k + 1 < len(self._chunks) else None
        return isinstance(after, Nominal) and after.prep_at == self._chunks[k].first

    def _merely_first(self, k: int, one: Nominal) -> bool:
        """Whether a capital only begins the sentence: a single word that no list knows, before no verb of its own."""
        after = self._chunks[k + 1] if k + 1 < len(self._chunks) else None
        by_itself = one.first == one.last == 0 and one.sort is Sort.NAMED and len(one.group) < 2
        return (
            by_itself
            and not self._sentence.words[0].text.isupper()
            and (isinstance(after, Nominal) or (isinstance(after, Mark) and after.kind in (Kind.PREP, Kind.WORD)))
        )

    def _loose(self, one: Nominal) -> None:
        self._out.loose.append(one)

    def _oblique(self, one: Nominal) -> None:
        if self._current is not None:
            self._current.oblique.append(one)
        else:
            self._top.oblique.append(one)

    def _unprefixed(self, k: int, one: Nominal, following: bool) -> None:
        top = self._top
        current = self._current
        turned = current is not None and not (current.verb.subject or current.subject) and (
            current.link == "spoken" or self._after_que(current)
        )  # fmt: skip
        if current is not None and turned and one.actor:
            current.subject = one.all()
            return
        if top.clause is None:
            if top.subject and following and self._directly_before(k, top.subject[0]):
                # "the accord X refused …": a relative clause without its pronoun.
                self._push("relative", one.all(), antecedent=top.subject[0])
            elif not top.subject or (one.actor and not top.subject[0].actor):
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
            self._stack[-1] = Frame(link, top.parent, one.all(), before=[*self._words_before])
            self._current = None
            return
        beyond = top.link == "relative" and self._ends_clause(k)
        if self._current is not None and self._likewise and one.actor and top.clause is not None:
            if beyond:
                return
            # "X signed, as did …": "X a signé, de même que A et B"
            top.clause.subject = [*top.clause.subject, *one.all()]
            return
        if self._current is not None:
            self._current.objects.extend(one.all())

    def _ends_clause(self, k: int) -> bool:
        """Whether a comma stands before "ainsi que": what follows is no part of the relative clause before it."""
        before = [chunk for chunk in self._chunks[max(0, k - 2) : k] if isinstance(chunk, Mark)]
        return len(before) == 2 and before[0].kind is Kind.COMMA

    def _after_que(self, clause: Clause) -> bool:
        """ "que dirige X": a French relative clause whose subject stands behind its verb."""
        return (
            self._lexicon.language == "fr"
            and clause.link == "relative"
            and clause.antecedent is not None
            and clause.objects == [clause.antecedent]
            and not clause.verb.passive
        )

    def _directly_before(self, k: int, subject: Nominal) -> bool:
        before = self._chunks[k - 1] if k else None
        return self._lexicon.language == "en" and before is subject and not subject.actor

    def _verb_after(self, k: int, one: Nominal) -> bool:
        """Whether a finite verb that can be this group's follows it at once."""
        members = {id(member) for member in one.all()}
        n = k + 1
        while n < len(self._chunks):
            chunk = self._chunks[n]
            if isinstance(chunk, Nominal) and (id(chunk) in members or chunk.of is not None or chunk.inside):
                n += 1
                continue
            if (
                isinstance(chunk, Mark)
                and chunk.kind in (Kind.PREP, Kind.ALSO, Kind.COMMA)
                and n + 1 < len(self._chunks)
            ):
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
        verb = self._chunks[n] if n < len(self._chunks) else None
        if not isinstance(verb, VerbGroup) or verb.form != "finite" or verb.subject:
            return False
        if verb.unsure and self._is_participle(n, verb, one):
            return False
        number = plural_verb(self._sentence, verb, self._lexicon.language)
        several = len(one.all()) > 1 or one.plural
        return (
            number is None or number == several or (one.sort is Sort.KNOWN and number) or not (several and not number)
        )

    def _relative_after(self, k: int, one: Nominal) -> bool:
        """ "…, Haftar qui … est …": the subject's own clause comes first."""
        after = self._chunks[k + 1] if k + 1 < len(self._chunks) else None
        return isinstance(after, Mark) and after.kind in (Kind.RELATIVE, Kind.COMMA) and one.actor

    # ---- marks

    def _mark(self, k: int, mark: Mark) -> int:
        match mark.kind:
            case Kind.COMMA | Kind.ALSO | Kind.BUT:
                if not (mark.kind is Kind.COMMA and self._separator in (Kind.ALSO, Kind.BUT)):
                    self._separator = mark.kind
                self._likewise = mark.norm in ("de même que", "ainsi que", "tout comme", "as well as", "along with")
            case Kind.STOP if self._sentence.words[mark.first].text not in "()":
                for frame in self._stack:
                    self._settle(frame)
                self._stack = [Frame("main")]
                self._current = None
            case Kind.QUOTE:
                self._quoted = not self._quoted if mark.norm == '"' else mark.norm in ("«", "“")
            case Kind.RELATIVE:
                if self._claims(k):
                    self._push("claim", parent=self._current)
                else:
                    self._relative(k, mark)
            case Kind.CONDITION:
                self._push("condition")
            case Kind.LATER:
                if self._clause_follows(k):
                    self._push("later")
            case Kind.ONCE:
                if self._clause_follows(k) and not self._takes(k):
                    self._push("once")
            case Kind.CLAUSE:
                self._clause(k, mark)
            case Kind.VOICE:
                return self._voice(k)
            case Kind.WORD:
                self._words_before = [*self._words_before[-4:], mark.norm]
            case _:
                pass
        return k + 1

    def _claims(self, k: int) -> bool:
        """ "les informations selon lesquelles …"."""
        before = self._chunks[k - 1] if k else None
        noun = self._chunks[k - 2] if k > 1 else None
        return isinstance(before, Mark) and before.norm == "selon" and isinstance(noun, Nominal)

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
        many = isinstance(following, VerbGroup) and plural_verb(self._sentence, following, self._lexicon.language)
        subject = (
            antecedent.all()
            if as_subject and antecedent is not None and self._ends_group(antecedent, many=bool(many))
            else ([antecedent] if as_subject and antecedent is not None else [])
        )
        self._push("relative", subject, parent=self._current, antecedent=antecedent)
        self._top.whose = mark.norm in ("whose", "dont")

    def _ends_group(self, one: Nominal, *, many: bool) -> bool:
        return bool(one.group) and one.group[-1] is one and (one.plural or many)

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
        texts = (Thing.ACCORD, Thing.DRAFT, Thing.PROPOSAL, Thing.TALKS, Thing.MEETING)
        if nearest.of is not None and nearest.of.thing in texts and nearest.thing in (None, Thing.TIME, Thing.OTHER):
            # "un texte de douze pages que …"
            return nearest.of if not nearest.actor else nearest
        if nearest.of is not None and nearest.of.actor and not nearest.actor and nearest.sort is not Sort.CITY:
            # "la délégation du Nord, qui …"
            return nearest.of
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
        if isinstance(before, Nominal) and self._sentence.words[before.head].norm in self._lexicon.claims:
            # "reports that …": what they hold is theirs.
            self._push("claim", parent=self._current)
            return
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
            elif self._governs(k) and self._top.subject:
                # After a word that no list knows: what it says of this stays open.
                self._push("said")
            return
        if mark.norm in ("lesquelles", "lesquels", "laquelle", "lequel"):
            return
        if mark.norm in ("alors", "tandis") and not self._que_follows(k):
            return
        if mark.norm == "comme" and not self._clause_follows(k):
            return
        link = "condition" if mark.norm in ("si", "if", "unless", "whether") else "adverbial"
        if mark.norm in _UNTIL:
            link = "once" if mark.norm == "once" else "later"
        self._push(link)

    def _governs(self, k: int) -> bool:
        """Whether the word before "que", "that" may be a verb that no list knows."""
        before = self._chunks[k - 1] if k else None
        return isinstance(before, Mark) and before.kind is Kind.WORD and len(before.norm) > 3

    def _que_follows(self, k: int) -> bool:
        after = self._chunks[k + 1] if k + 1 < len(self._chunks) else None
        return isinstance(after, Mark) and after.norm in ("que", "qu'")
