"""The forms of verbs, by regular pattern: from a short list of verbs to every form that a report may hold."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple


class Form(NamedTuple):
    """One reading of a word as a verb. `tense`: pres, past, fut, cond, pp, inf, ger."""

    lemma: str
    tense: str


Forms = Iterator[tuple[str, str]]
"""Pairs of a form and its tense."""

_PRESENT: Final = ("e", "es", "ent", "ons", "ez")
_IMPERFECT: Final = ("ait", "aient", "ais", "ions")
_FUTURE: Final = ("a", "ont", "ai", "ons")
_CONDITIONAL: Final = ("ait", "aient", "ais", "ions")


def _later(stem: str) -> Forms:
    for ending in _FUTURE:
        yield stem + ending, "fut"
    for ending in _CONDITIONAL:
        yield stem + ending, "cond"


def _participle(stem: str) -> Forms:
    for ending in ("", "e", "s", "es"):
        yield (stem if ending == "s" and stem.endswith("s") else stem + ending), "pp"


def _first(lemma: str) -> Forms:
    """-er. A stem in -c or -g softens before a; -eter, -eler, -ener, -ever change before a mute e."""
    stem = lemma[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    mute = stem
    if lemma in ("appeler", "rejeter", "jeter", "rappeler"):
        mute = stem + stem[-1]
    elif len(stem) > 2 and stem[-2] in "eé" and stem[-1] not in "aeiouéyr" and not stem.endswith(("ess", "ell")):
        mute = stem[:-2] + "è" + stem[-1]
    elif stem.endswith("y") and not stem.endswith("ey"):
        mute = stem[:-1] + "i"
    for ending in _PRESENT:
        yield (mute if ending in ("e", "es", "ent") else soft if ending == "ons" else stem) + ending, "pres"
    for ending in _IMPERFECT:
        yield (stem if ending == "ions" else soft) + ending, "past"
    yield soft + "a", "past"
    yield stem + "èrent", "past"
    yield from _later((mute if mute != stem and "é" not in stem[-2:-1] else stem) + "er")
    yield from _participle(stem + "é")
    yield lemma, "inf"
    yield soft + "ant", "ger"


def _second(lemma: str) -> Forms:
    """-ir as finir."""
    stem = lemma[:-1]
    for ending in ("t", "s"):
        yield stem + ending, "pres"
    for ending in ("ssent", "ssons", "sse"):
        yield stem + ending, "pres"
    for ending in ("ssait", "ssaient", "rent"):
        yield stem + ending, "past"
    yield from _later(lemma)
    yield from _participle(stem)
    yield lemma, "inf"
    yield stem + "ssant", "ger"


def _third(lemma: str, singular: str, plural: str, participle: str, past: str = "", future: str = "") -> Forms:
    """Any other, by its parts: il tient, ils tiennent (stem), tenu, tinrent (stem), tiendra (stem)."""
    yield singular, "pres"
    yield singular[:-1] + "s" if singular.endswith("t") else singular + "s", "pres"
    yield plural + "ent", "pres"
    yield plural + "e", "pres"
    lasting = _lasting(lemma, plural)
    for ending in _IMPERFECT:
        yield lasting + ending, "past"
    if past:
        yield past + "t", "past"
        yield past + "rent", "past"
    yield from _later(future or (lemma[:-1] if lemma.endswith("re") else lemma))
    yield from _participle(participle)
    yield lemma, "inf"
    yield lasting + "ant", "ger"


def _lasting(lemma: str, plural: str) -> str:
    """The stem of the imperfect: il pren-ait, il ten-ait, il voy-ait."""
    if lemma.endswith("prendre"):
        return plural[:-1]
    if lemma.endswith("oir"):
        return lemma[:-3] + ("y" if lemma.endswith(("croire", "prévoir", "revoir")) or lemma == "voir" else "")
    return plural if lemma.endswith("re") else lemma[:-2]


_FAMILIES: Final[Mapping[str, tuple[str, str, str, str, str]]] = {
    # ending of the lemma: what replaces it in il …, ils …ent, participle, past, future
    "tenir": ("tient", "tienn", "tenu", "tin", "tiendr"),
    "venir": ("vient", "vienn", "venu", "vin", "viendr"),
    "prendre": ("prend", "prenn", "pris", "pri", ""),
    "mettre": ("met", "mett", "mis", "mi", ""),
    "cevoir": ("çoit", "çoiv", "çu", "çu", "cevr"),
    "naître": ("naît", "naiss", "nu", "nu", ""),
    "raître": ("raît", "raiss", "ru", "ru", ""),
    "soudre": ("sout", "solv", "solu", "solu", ""),
    "frir": ("fre", "fr", "fert", "fri", ""),
    "aindre": ("aint", "aign", "aint", "aigni", ""),
    "duire": ("duit", "duis", "duit", "duisi", ""),
    "ouvrir": ("ouvre", "ouvr", "ouvert", "ouvri", ""),
    "partir": ("part", "part", "parti", "parti", ""),
    "sortir": ("sort", "sort", "sorti", "sorti", ""),
    "servir": ("sert", "serv", "servi", "servi", ""),
    "mentir": ("ment", "ment", "menti", "menti", ""),
    "sentir": ("sent", "sent", "senti", "senti", ""),
    "cueillir": ("cueille", "cueill", "cueilli", "cueilli", "cueiller"),
    "suivre": ("suit", "suiv", "suivi", "suivi", ""),
    "battre": ("bat", "batt", "battu", "batti", ""),
    "rompre": ("rompt", "romp", "rompu", "rompi", ""),
    "clure": ("clut", "clu", "clu", "clu", ""),
    "clore": ("clôt", "clos", "clos", "", ""),
    "oindre": ("oint", "oign", "oint", "oigni", ""),
    "devoir": ("doit", "doiv", "dû", "du", "devr"),
    "pouvoir": ("peut", "peuv", "pu", "pu", "pourr"),
    "vouloir": ("veut", "veul", "voulu", "voulu", "voudr"),
    "crire": ("crit", "criv", "crit", "crivi", ""),
    "voir": ("voit", "voi", "vu", "vi", "verr"),
    "croire": ("croit", "croi", "cru", "cru", ""),
    "dire": ("dit", "dis", "dit", "di", ""),
    "faire": ("fait", "fais", "fait", "fi", "fer"),
    "dre": ("d", "d", "du", "di", ""),
}
_PARTICULAR: Final[Mapping[str, str]] = {
    "aller": "va:pres vont:pres vas:pres allait:past allaient:past alla:past allèrent:past ira:fut iront:fut "
    "irait:cond iraient:cond allé:pp allée:pp allés:pp allées:pp aller:inf allant:ger aille:pres",
    "être": "est:pres sont:pres était:past étaient:past fut:past furent:past sera:fut seront:fut serait:cond "
    "seraient:cond été:pp être:inf étant:ger soit:pres soient:pres suis:pres sommes:pres",
    "avoir": "a:pres ont:pres avait:past avaient:past eut:past eurent:past aura:fut auront:fut aurait:cond "
    "auraient:cond eu:pp eue:pp avoir:inf ayant:ger ait:pres aient:pres ai:pres avons:pres",
}


def french(lemma: str) -> list[tuple[str, str]]:
    """Every form of a French verb, with its tense; a form that has two stands twice."""
    if lemma in _PARTICULAR:
        return [(form, tense) for form, _, tense in (pair.partition(":") for pair in _PARTICULAR[lemma].split())]
    for ending, (singular, plural, participle, past, future) in _FAMILIES.items():
        if lemma.endswith(ending) and participle:
            root = lemma[: -len(ending)]
            parts = (root + part if part else "" for part in (singular, plural, participle, past, future))
            forms = list(dict.fromkeys(_third(lemma, *parts)))
            return [*forms, (root + "font", "pres")] if ending == "faire" else forms
    if lemma.endswith("ir"):
        return list(dict.fromkeys(_second(lemma)))
    return list(dict.fromkeys(_first(lemma)))


_DOUBLE: Final = frozenset(
    "commit admit permit submit stop drop step strip ban bar rebel compel quit transfer refer occur plan".split()
)


def english(entry: str) -> list[tuple[str, str]]:
    """Every form of an English verb: `sign`, or with its past and participle where irregular: `meet met met`."""
    base, *irregular = entry.split()
    stem = base + base[-1] if base in _DOUBLE else base
    if base.endswith("e"):
        past, ing = base + "d", (base[:-1] if not base.endswith("ee") else base) + "ing"
    elif base.endswith("y") and base[-2] not in "aeiou":
        past, ing = base[:-1] + "ied", base + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    forms = {third: "pres", ing: "ger"}
    if irregular:
        forms[irregular[0]] = "past"
        forms[irregular[1]] = "pp" if irregular[1] != irregular[0] else "past"
    else:
        forms[past] = "past"
    if base.endswith("l") and base[-2] in "aeiou" and not irregular:
        forms |= {f"{base}led": "past", f"{base}ling": "ger"}
    if base not in forms:
        forms[base] = "base"
    return list(forms.items())
