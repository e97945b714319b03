"""English nominal groups: runs of adjectives, names and nouns, of which the last is the head."""

from entremise.dossier.reading.chunks import Nominal, Sort
from entremise.dossier.reading.gazetteer import Known
from entremise.dossier.reading.groups import group_at
from entremise.dossier.reading.lexicon import Noun, Thing
from entremise.dossier.reading.nominals import NominalReader


class EnglishNominals(NominalReader):
    """Reads the nominal groups of an English sentence."""

    def _english(self, k: int, n: int, determined: bool) -> Nominal | None:
        """A run of adjectives, names and nouns: its last noun is the head, unless a name follows it."""
        words, lexicon = self._words, self._lexicon
        adjectives: list[Known] = []
        head: Nominal | None = None
        possible = False
        compounds: list[tuple[Nominal, str]] = []
        before: list[Nominal] = []
        city: Known | None = None
        while n < len(words):
            word = words[n]
            own = self._own(k, n) if head is None else None
            if own is not None and (own.sort is Sort.NAMED or not self._modifies(own.last + 1)):
                head, n = own, own.last + 1
                break
            if (adjective := self._names.adjective_at(words, n)) and (joined := self._compound_after(n + adjective[1])):
                compounds.append((Nominal(n, n + adjective[1] - 1, n, Sort.KNOWN, known=adjective[0]), joined))
                n += adjective[1] + 1
                continue
            if (adjective := self._names.adjective_at(words, n)) and not self._named_here(n, adjective[1]):
                if head is not None and head.sort is not Sort.NOUN:
                    break
                adjectives.append(adjective[0])
                n += adjective[1]
                if head is None and (n >= len(words) or self._ends_run(n)):
                    # "the Russians", "the Palestinian": the people themselves.
                    return None if not words[n - 1].norm.endswith("s") else self._people(k, n - 1, adjective[0])
                continue
            noun = self._noun_at(n)
            if noun is not None and self._begins_name(n, noun[0]):
                noun = None
            if noun is not None and not (head is not None and self._verb_here(n)):
                if head is not None and head.office is not None and word.capital:
                    break
                last = n + noun[1] - 1
                head = Nominal(k, last, last, Sort.NOUN, noun[0], plural=noun[0].plural)
                n = last + 1
                continue
            if word.norm in lexicon.adjectives:
                if head is not None:
                    break
                possible |= word.norm in lexicon.possible
                n += 1
                continue
            known = self._known(k, n) or self._capitals(k, n)
            if known is not None and known.sort is Sort.NAMED and (proper := self._proper_group(k, known)) is not None:
                head = proper
                n = head.last + 1
                break
            if known is not None and (compound := self._compound(known)):
                compounds.append((known, compound))
                n = known.last + 2
                continue
            if known is not None:
                if head is not None and (head.office is not None or head.sort is not Sort.NOUN or not word.capital):
                    break
                if not self._modifies(known.last + 1):
                    if head is None:
                        head = known
                    break
                if known.sort is Sort.CITY:
                    city = known.known
                elif known.known is not None:
                    adjectives.append(known.known)
                elif not known.titled:
                    before.append(known)
                n = known.last + 1
                continue
            if head is None and word.word and not word.capital and not self._function(n) and (
                determined or adjectives or self._noun_soon(n)
            ):  # fmt: skip
                if determined and not self._noun_soon(n):
                    head = Nominal(k, n, n, Sort.OTHER, plural=word.norm.endswith("s"))
                    n += 1
                    break
                n += 1
                continue
            break
        if head is None:
            return None
        if head.thing in (Thing.OFFICE, Thing.GO_BETWEEN):
            for owner in before:
                # "Renamo leader X"
                owner.prep, owner.of = "of", head
                head.owners.append(owner)
        head.first, head.possible, head.adjectives = k, possible, tuple(adjectives)
        head.compounds, head.city = compounds, city
        return head

    def _own(self, k: int, n: int) -> Nominal | None:
        """One of the talks' own, whatever its words would be by themselves."""
        found = self._names.name_at(self._words, n)
        return self._known(k, n) if found is not None and found[0].found_in == "talks" else None

    def _compound(self, known: Nominal) -> str:
        """ "Iran-backed": what is said of the noun that follows, by whom."""
        return self._compound_after(known.last + 1)

    def _compound_after(self, n: int) -> str:
        after = self._words[n] if n < len(self._words) else None
        return after.norm[1:] if after is not None and after.norm.startswith("-") and len(after.norm) > 3 else ""

    def _begins_name(self, n: int, noun: Noun) -> bool:
        """ "the North Shore": a noun in capitals before another capital is part of a name."""
        words = self._words
        if noun.thing in (Thing.OFFICE, Thing.GROUP) or not words[n].capital or n + 1 >= len(words):
            return False
        return (
            self._name_word(n + 1) and words[n + 1].norm not in self._lexicon.months.keys() | self._lexicon.days.keys()
        )

    def _modifies(self, n: int) -> bool:
        """Whether a name is followed by a noun that it stands before: the UN envoy, Kosovo Albanian delegation."""
        words = self._words
        while n < len(words) and self._names.adjective_at(words, n) is not None:
            n += 1
        if n >= len(words):
            return False
        if n and self._names.adjective_at(words, n - 1) is not None and words[n - 1].norm.endswith("s"):
            return True
        if self._noun_at(n) is None:
            return False
        following = words[n + 1] if n + 1 < len(words) else None
        return not (
            self._verb_here(n)
            and following is not None
            and (
                following.norm in self._lexicon.determiners
                or following.capital
                or following.norm in ("for", "on", "to")
            )
        )

    def _proper_group(self, k: int, named: Nominal) -> Nominal | None:
        """A name in capitals whose last word is a noun for a group: the Orange Democratic Movement."""
        noun = self._lexicon.nouns.get(self._words[named.last].norm)
        if noun is None or noun.thing not in (Thing.GROUP, Thing.FORCES) or named.last == named.head:
            return None
        return Nominal(k, named.last, named.last, Sort.NOUN, noun, plural=noun.plural)

    def _named_here(self, n: int, length: int) -> bool:
        """Whether an adjective of a state begins a longer known name (American, but South African Republic)."""
        known = self._names.name_at(self._words, n)
        return known is not None and known[1] >= length

    def _people(self, k: int, n: int, state: Known) -> Nominal:
        return Nominal(k, n, n, Sort.NOUN, Noun(Thing.GROUP, True, "collective"), plural=True, adjectives=(state,))

    def _ends_run(self, n: int) -> bool:
        word = self._words[n]
        return not word.word or self._function(n) or (self._verb_here(n))

    def _noun_soon(self, n: int) -> bool:
        """Whether a noun of the lexicon follows within two words, nothing but words between."""
        for at in (n + 1, n + 2):
            if at >= len(self._words) or self._function(at):
                return False
            if self._noun_at(at) is not None:
                return True
        return False

    def _verb_here(self, n: int) -> bool:
        return group_at(self._words, n, self._lexicon, after_nominal=True) is not None

    def _possessed(self, found: Nominal) -> Nominal:
        """English: "Kenya's President", each owner completing what follows it."""
        words = self._words
        n = found.last + 1
        if n + 1 < len(words) and (
            words[n].norm == "'s" or (words[n].text in "'’" and words[n - 1].norm.endswith("s"))
        ):
            after = self._english(n + 1, n + 1, True)
            if after is not None and after.sort in (Sort.NOUN, Sort.OTHER):
                found.prep = "of"
                found.of = after
                after.owners.append(found)
                after.first = found.first
                after.determiner = "the"
                return self._possessed(after)
        return found
