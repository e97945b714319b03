"""Nominal groups: who and what is spoken of."""

import re
from typing import Final

from entremise.dossier.reading.chunks import Nominal, Sort
from entremise.dossier.reading.gazetteer import Gazetteer, Known
from entremise.dossier.reading.lexicon import Lexicon, Noun, Thing
from entremise.dossier.reading.tokens import Token

_LONGEST: Final = 5
_LONGEST_NAME: Final = 12
"""Words of a name in capitals: a headline has more, and is none."""
_PARTICLE: Final = re.compile(r"(?:al|el|as|ar|ad|an|at|az|ash|ach|ed|es|ul)-[A-ZÀ-Þ]\w*")
_ACRONYM: Final = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:-[A-Z0-9]+)?")
_ADJECTIVAL: Final = re.compile(
    r".+(?:aux?|ales?|iques?|ifs?|ives?|iens?|iennes?|istes?|aires?|els?|elles?|eux|euses?|ables?|ibles?|ois|oises?|"
    r"ains?|aines?|ants?|antes?|ents?|entes?)"
)


class NominalReader:
    """Reads the nominal groups of one sentence."""

    def __init__(self, words: list[Token], lexicon: Lexicon, names: Gazetteer) -> None:
        self._words = words
        self._lexicon = lexicon
        self._names = names

    def at(self, k: int, *, after_nominal: bool = False) -> Nominal | None:
        """The nominal group that begins at a token, where one does."""
        word = self._words[k]
        pronoun = self._pronoun(k)
        if pronoun is not None:
            return pronoun
        if not (word.word or word.norm.isdigit() or word.text[0].isdigit()):
            return None
        found = self._group(k)
        if found is None or self._lexicon.language == "fr":
            return found
        return self._possessed(found)

    def _pronoun(self, k: int) -> Nominal | None:
        norm = self._words[k].norm
        what = self._lexicon.pronouns.get(norm)
        following = self._words[k + 1] if k + 1 < len(self._words) else None
        if norm == "no" and following is not None and following.norm in ("one", "party", "side"):
            return Nominal(k, k + 1, k, Sort.PRONOUN, none=True, words=("nobody",))
        if norm == "pas" and k == 0 and following is not None and following.norm in ("de", "d'"):
            return self._nothing_of(k)
        if what is None or norm.startswith("-") or following is None:
            return None
        if norm in ("lui", "y", "ce", "c'", "cela", "personne", "rien") and not (
            norm in ("personne", "rien") and k == 0
        ):
            return None
        if (
            norm in ("her", "this", "neither", "aucun", "aucune")
            and following.word
            and following.norm not in ("of", "d'", "des", "de")
            and not (
                norm == "neither" and following.norm in ("has", "have", "had", "is", "was", "would", "will", "did")
            )
        ):
            return None
        plural = what.startswith("they")
        return Nominal(k, k, k, Sort.PRONOUN, plural=plural, none=what == "nobody", words=(norm,))

    def _nothing_of(self, k: int) -> Nominal | None:
        """ "Pas d'accord à Genève"."""
        found = self._group(k + 2) if k + 2 < len(self._words) else None
        if found is not None:
            found.first, found.none, found.determiner = k, True, "aucun"
        return found

    def _group(self, k: int) -> Nominal | None:
        """Determiners, what stands before the head, the head, and what belongs to it."""
        words, lexicon = self._words, self._lexicon
        whole = self._names.name_at(words, k) if words[k].norm in lexicon.determiners else None
        if whole is not None and whole[1] > 1 and whole[0].found_in == "talks":
            # "some Western powers": the name has what looks like its determiner.
            plural = words[k].norm in lexicon.plurals
            return Nominal(k, k + whole[1] - 1, k, Sort.KNOWN, known=whole[0], determiner=words[k].norm, plural=plural,
                           words=tuple(word.norm for word in words[k : k + whole[1]]))  # fmt: skip
        n = k + self._remains(k)
        determiner, number, plural, none, one_of = "", 0, False, False, False
        neither = False
        feminine: bool | None = None
        while n < len(words) and (words[n].norm in lexicon.determiners or words[n].text[0].isdigit()):
            norm = words[n].norm
            following = words[n + 1].norm if n + 1 < len(words) else ""
            named = n + 1 < len(words) and words[n + 1].capital
            if norm == "that" and (named or following in lexicon.determiners or following in lexicon.pronouns):
                return None
            if norm in ("neither", "either", "both") and n == k and self._names_first_of_two(n):
                neither, n = norm == "neither", n + 1
                continue
            if norm in lexicon.numerals or words[n].text[0].isdigit():
                number = lexicon.numerals.get(norm, 99)
            determiner = determiner or norm
            plural |= norm in lexicon.plurals or (words[n].text[0].isdigit() and norm != "1")
            none |= norm in lexicon.none
            if norm in lexicon.feminines:
                feminine = True
            elif norm in lexicon.masculines:
                feminine = False
            if norm in ("l'", "un", "une", "one") and self._one_of(n):
                one_of = True
                break
            n += 1
        if one_of:
            head = self._one_of(n)
            return Nominal(k, head, head, Sort.NOUN, Noun(Thing.SIDES), determiner=determiner, one_of=True,
                           words=tuple(word.norm for word in words[k : head + 1]))  # fmt: skip
        found = self._headed(k, n, bool(determiner))
        if found is None:
            return None
        found.determiner, found.number = determiner, number
        found.plural |= plural
        found.none |= none
        found.neither = neither
        if not found.titled:
            found.feminine = feminine
        found.words = tuple(word.norm for word in words[found.first : found.last + 1])
        if (
            found.sort is Sort.NAMED
            and determiner in ("the", "les", "these", "ces")
            and words[found.last].norm.endswith("s")
        ):
            found.plural = True
        if determiner in ("son", "sa", "ses", "leur", "leurs", "his", "her", "its", "their"):
            found.possessive = determiner
        return found

    def _names_first_of_two(self, n: int) -> bool:
        """ "neither the north nor …", "both Norway and …": not "neither side"."""
        words = self._words
        following = words[n + 1].norm if n + 1 < len(words) else ""
        joined = any(word.norm in ("nor", "and", "or") for word in words[n + 2 : n + 14])
        return joined and following not in self._lexicon.nouns and following not in ("of", "")

    def _remains(self, k: int) -> int:
        """ "what remains of the army" is of the army."""
        if self._words[k].norm not in ("ce", "what"):
            return 0
        for pattern in (("ce", "qui", "reste", "de"), ("what", "remains", "of"), ("what", "is", "left", "of")):
            if tuple(word.norm for word in self._words[k : k + len(pattern)]) == pattern:
                return len(pattern)
        return 0

    def _one_of(self, n: int) -> int:
        """ "l'une des parties", "one of the sides", "one side": the token of the noun, 0 where it is something else."""
        norms = [word.norm for word in self._words[n : n + 5]]
        for pattern in (("l'", "une", "des"), ("l'", "un", "des"), ("une", "des"), ("un", "des"), ("one", "of", "the"),
                        ("one",), ("one", "of", "the", "two")):  # fmt: skip
            if tuple(norms[: len(pattern)]) == pattern and len(norms) > len(pattern):
                after = n + len(pattern)
                while after < len(self._words) and self._words[after].norm in ("deux", "two", "warring"):
                    after += 1
                noun = self._lexicon.nouns.get(self._words[after].norm) if after < len(self._words) else None
                side = pattern == ("one",) and noun is not None and noun.thing is Thing.GROUP and not noun.plural
                if side or (noun is not None and noun.thing is Thing.SIDES and noun.plural):
                    return after
        return 0

    # ---- heads

    def _headed(self, k: int, n: int, determined: bool) -> Nominal | None:
        if self._lexicon.language == "fr":
            return self._french(k, n, determined)
        return self._english(k, n, determined)

    def _french(self, k: int, n: int, determined: bool) -> Nominal | None:
        words, lexicon = self._words, self._lexicon
        adjectives: list[Known] = []
        possible = False
        while n < len(words) and words[n].norm in lexicon.adjectives and not self._noun_at(n):
            possible |= words[n].norm in lexicon.possible
            n += 1
        if n >= len(words):
            return None
        noun = self._noun_at(n)
        found = self._known(k, n)
        if found is None and (noun is None or noun[1] == 1):
            found = self._capitals(k, n)
        if found is None and noun is not None:
            found = Nominal(k, n + noun[1] - 1, n, Sort.NOUN, noun[0], plural=noun[0].plural)
        unknown = words[n].word and not words[n].capital and not self._function(n) and words[n].norm != "est"
        if found is None and determined and unknown:
            found = Nominal(k, n, n, Sort.OTHER, plural=words[n].norm.endswith(("s", "x")))
        if found is None:
            return None
        found.possible = possible
        self._french_after(found, adjectives)
        found.adjectives = tuple(adjectives)
        return found

    def _french_after(self, found: Nominal, adjectives: list[Known]) -> None:
        """Adjectives after the head, and the complements that belong to a proper name."""
        words, lexicon = self._words, self._lexicon
        n = found.last + 1
        while n < len(words):
            norm = words[n].norm
            if (known := self._names.adjective_at(words, n)) is not None:
                adjectives.append(known[0])
                n += known[1]
            elif norm in lexicon.adjectives or (norm in ("les", "plus") and self._superlative(n)):
                found.possible |= norm in lexicon.possible
                n += 1
            elif self._group_adjective(found, n) or (
                words[n].word
                and _ADJECTIVAL.fullmatch(norm)
                and not words[n].capital
                and norm not in lexicon.verbs
                and norm not in lexicon.nouns
                and not lexicon.adverb(norm)
                and not self._function(n)
                and found.sort is not Sort.KNOWN
            ):
                n += 1
            else:
                break
            found.last = n - 1
        if found.thing in (Thing.GROUP, Thing.FORCES) and words[found.head].capital and found.head > 0:
            while found.last + 1 < len(words) and self._name_word(found.last + 1):
                # "le Front Polisario"
                found.last += 1
            self._whole_name(found)

    def _group_adjective(self, found: Nominal, n: int) -> bool:
        """ "les rebelles touaregs": a word that no list knows, right after a group and of its number."""
        word = self._words[n]
        return (
            found.thing in (Thing.GROUP, Thing.FORCES)
            and found.plural
            and n == found.last + 1
            and word.word
            and not word.capital
            and word.norm.endswith("s")
            and not word.norm.endswith(("és", "ées"))
            and word.norm not in self._lexicon.verbs
            and word.norm not in self._lexicon.nouns
            and not self._function(n)
        )

    def _superlative(self, n: int) -> bool:
        return any(word.norm in ("importants", "importantes", "puissants") for word in self._words[n : n + 3])

    def _whole_name(self, found: Nominal) -> None:
        """A name that begins with a noun in capitals goes on with "de": Forces nationales de libération."""
        words = self._words
        n = found.last + 1
        while n + 1 < len(words) and words[n].norm in ("de", "d'", "du", "des", "pour"):
            after = n + 1
            while after < len(words) and words[after].norm in ("la", "l'", "les", "le"):
                after += 1
            if after >= len(words) or not words[after].word or (not words[after].capital and self._function(after)):
                break
            if words[n].norm != "pour" or words[found.head].capital:
                last = after
                known = self._names.name_at(words, after)
                if known is not None:
                    last = after + known[1] - 1
                while last + 1 < len(words) and (
                    (words[last + 1].capital and words[last].norm not in (".", ",") and words[last + 1].word)
                    or self._names.adjective_at(words, last + 1)
                    or (words[last + 1].norm in self._lexicon.adjectives)
                ):
                    last += 1
                found.last = last
                n = last + 1
        if found.thing is Thing.OTHER or found.noun is None:
            found.noun = Noun(Thing.GROUP, False, "organisation")

    def _english(self, k: int, n: int, determined: bool) -> Nominal | None:
        """English runs of nouns are read by the reader for English."""
        return None

    def _function(self, n: int) -> bool:
        """Whether a word holds the sentence together rather than names something."""
        norm, lexicon = self._words[n].norm, self._lexicon
        return (
            norm in lexicon.prepositions
            or norm in lexicon.determiners
            or norm in lexicon.also
            or norm in lexicon.relatives
            or norm in lexicon.clauses
            or norm in lexicon.pronouns
            or norm in lexicon.months
            or norm in lexicon.days
            or norm in lexicon.maybe
            or norm in lexicon.apparent
            or norm in ("mais", "but", "or", "ne", "n'", "se", "s'", "'s", "’")
            or lexicon.adverb(norm)
            or (norm in lexicon.verbs and norm not in lexicon.nouns and norm not in lexicon.adjectives)
        )

    def _noun_at(self, n: int) -> tuple[Noun, int] | None:
        if self._words[n].norm == "est" and (n == 0 or self._words[n - 1].norm not in ("l'", "d'", "-", "le", "cet")):
            return None
        for length in range(min(_LONGEST, len(self._words) - n), 0, -1):
            noun = self._lexicon.nouns.get(" ".join(word.norm for word in self._words[n : n + length]))
            if noun is not None:
                return noun, length
        return None

    def _known(self, k: int, n: int) -> Nominal | None:
        found = self._names.name_at(self._words, n)
        if found is not None and not self._common(n, found):
            # A person of the talks is read as any person; the rest is as good as a state.
            sort = Sort.NAMED if found[0].kind == "person" else Sort.KNOWN
            return Nominal(k, n + found[1] - 1, n, sort, known=found[0])
        city = self._names.city_at(self._words, n)
        if city is not None:
            return Nominal(k, n + city[1] - 1, n, Sort.CITY, known=city[0], capital=city[2])
        return None

    def _common(self, n: int, found: tuple[Known, int]) -> bool:
        """Whether one of the talks' own is called by a common word, and the word is likely that here.

        "Union officials" at the head of a sentence, "the Union for Peace": neither is a party called Union.
        """
        known, length = found
        norm, lexicon = self._words[n].norm, self._lexicon
        if known.found_in != "talks" or length > 1 or self._words[n].text.isupper():
            return False
        word = norm in lexicon.nouns or norm in lexicon.adjectives or norm in lexicon.verbs or self._function(n)
        if not word:
            return False
        if not self._words[n].capital or self._begins(n):
            return self._words[n].capital or norm in lexicon.verbs or self._function(n)
        after = self._words[n + 1 : n + 3]
        linked = bool(after) and after[0].norm in ("of", "for", "de", "du", "des", "d'", "pour")
        return bool(after) and (after[0].capital or (linked and len(after) > 1 and after[1].capital))

    def _capitals(self, k: int, n: int) -> Nominal | None:
        """A name that no list knows: a person, a place, an organisation."""
        words, lexicon = self._words, self._lexicon
        if words[n].norm in lexicon.titles and words[n].capital and n + 1 < len(words) and self._name_word(n + 1):
            return self._titled(k, n)
        if not self._name_word(n) or words[n].norm in lexicon.months or words[n].norm in lexicon.days:
            return None
        first = self._begins(n)
        if first and (self._function(n) or words[n].norm in lexicon.adjectives):
            return None
        if lexicon.language == "fr" and words[n].norm in lexicon.nouns and not words[n].text.isupper():
            return None
        last = n
        while last + 1 < len(words) and last - n < _LONGEST_NAME:
            if self._name_word(last + 1):
                if words[last + 1].norm in lexicon.months | lexicon.days.keys() and lexicon.language == "en":
                    break
                last += 1
            elif (
                words[last + 1].norm in lexicon.particles | {"n'"}
                and last + 2 < len(words)
                and self._name_word(last + 2)
                and (
                    words[last + 1].norm not in ("de", "du", "des", "d'", "la")
                    or (last == n and self._particle(last + 1))
                )
            ):
                last += 2
            elif [word.norm for word in words[last + 1 : last + 3]] == ["de", "la"] and self._name_word_at(last + 3):
                last += 3
            else:
                break
        if first and last == n and lexicon.nouns.get(words[n].norm) is not None:
            return None
        return Nominal(k, last, n, Sort.NAMED)

    def _titled(self, k: int, n: int) -> Nominal | None:
        """ "Mme Vosk": a person, whose title is no part of the name."""
        words = self._words
        last = n + 1
        while last + 1 < len(words) and last - n < _LONGEST_NAME and self._name_word(last + 1):
            last += 1
        return Nominal(k, last, n + 1, Sort.NAMED, titled=True, feminine=self._lexicon.titles[words[n].norm])

    def _begins(self, n: int) -> bool:
        """Whether a word begins the sentence, or what is quoted in it: its capital says nothing then."""
        return n == 0 or self._words[n - 1].text in '“"«‘:—–'

    def _name_word_at(self, n: int) -> bool:
        known = n < len(self._words) and self._names.name_at(self._words, n) is not None
        return n < len(self._words) and self._name_word(n) and not known

    def _particle(self, n: int) -> bool:
        """Whether "de" belongs to a person's name: after one capital word, and with a capital after it (de Mistura)."""
        return self._words[n].norm == "de" and self._names.name_at(self._words, n + 1) is None

    def _name_word(self, n: int) -> bool:
        word = self._words[n]
        return (word.capital and word.word and not word.text.endswith("'")) or bool(_PARTICLE.fullmatch(word.text))

    def acronym(self, n: int) -> bool:
        return bool(_ACRONYM.fullmatch(self._words[n].text))

    def _possessed(self, found: Nominal) -> Nominal:
        return found
