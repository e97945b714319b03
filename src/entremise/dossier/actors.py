"""Who is who: the actors that facts speak of, under all their names, joined to those that the talks know.

Names lead to an actor for those who look; the facts keep the words in which they were taken in.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from entremise.dossier.fact import ActorClaim, Claim, EventClaim, Fact, RoleClaim, StatementClaim
from entremise.dossier.reading.tokens import folded
from entremise.dossier.values import ActorKind, RoleKind

_ARTICLE: Final = re.compile(r"^[ae]l[-‐‑](?=.)", re.IGNORECASE)
"""The article of Arabic names, which reports leave out: "al-Sarraj" is "Sarraj" too."""


@dataclass(frozen=True)
class KnownActor:
    """An actor that the talks know: its slug there, what it is called for this reader, and every name that it has."""

    slug: str
    name: str
    names: tuple[str, ...] = ()
    kind: ActorKind | None = None


@dataclass(frozen=True)
class Actor:
    """Somebody of whom facts speak. `slug` where the talks know it; `told` are the facts that name it as an actor."""

    name: str
    names: tuple[str, ...]
    kind: ActorKind | None
    slug: str | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Actors:
    """All actors: those of the talks first, then by the facts that first name them."""

    all: tuple[Actor, ...]
    _by_name: Mapping[str, int | None] = field(repr=False)

    def find(self, name: str) -> Actor | None:
        """Who is called that; None for nobody, and where two are."""
        n = self._by_name.get(as_found(name))
        return self.all[n] if n is not None else None

    def own(self, name: str) -> str:
        """The name of whoever is called that; the name as it is, where nobody is known by it."""
        found = self.find(name)
        return found.name if found is not None else name


def actors_of(facts: Iterable[Fact], known: Iterable[KnownActor] = ()) -> Actors:
    """The actors of the facts, and of the talks.

    Two facts speak of one actor where the fullest name of one is among the names of the other. A name that several
    have, and that is nobody's fullest, leads to none of them. A last name alone leads to the one person who has it.
    """
    drafts = [_Draft(one.name, [one.name, *one.names], one.kind, one.slug) for one in known]
    main: dict[str, int] = {}
    alias: dict[str, set[int]] = {}
    for n, draft in enumerate(drafts):
        _list(main, alias, n, draft.names, draft.names)
    facts = tuple(facts)
    for fact in facts:
        if isinstance(fact.claim, ActorClaim):
            _join(drafts, main, alias, fact.id, fact.claim)
    for fact in facts:
        for name in _certain(fact.claim):
            if as_found(name) not in main and not alias.get(as_found(name)):
                drafts.append(_Draft(name, [name], None, None))
                _list(main, alias, len(drafts) - 1, [name], [name])
    by_name: dict[str, int | None] = {name: next(iter(ns)) if len(ns) == 1 else None for name, ns in alias.items()}
    by_name |= main
    return _with_last_names(drafts, by_name, main)


def as_found(name: str) -> str:
    """A name as it is looked up: without case, accents, hard spaces, and signs that only turn the direction."""
    bare = "".join(one for one in name if unicodedata.category(one) != "Cf")
    return " ".join(folded(bare).split())


def named_in(claim: Claim) -> tuple[str, ...]:
    """The actors that a claim speaks of by itself: not those within words that are said."""
    match claim:
        case ActorClaim():
            return (claim.name,)
        case RoleClaim():
            return (claim.actor, claim.of) if claim.of is not None else (claim.actor,)
        case EventClaim() | StatementClaim():
            return claim.who
    return ()


def _certain(claim: Claim) -> tuple[str, ...]:
    """Those whom a claim takes for somebody: what is hosted or controlled may be talks, or a town."""
    match claim:
        case RoleClaim(role=RoleKind.BACKS | RoleKind.RECOGNISES | RoleKind.LEADS):
            return named_in(claim)
        case RoleClaim(actor=actor):
            return (actor,)
    return named_in(claim)


@dataclass
class _Draft:
    name: str
    names: list[str]
    kind: ActorKind | None
    slug: str | None
    told: list[str] = field(default_factory=list)

    def called_only(self, last: str) -> bool:
        """Whether nothing but this last name is known of somebody, and it may be a person's."""
        names = {_ARTICLE.sub("", as_found(name)) for name in self.names}
        return self.slug is None and self.kind in (ActorKind.PERSON, None) and names == {_ARTICLE.sub("", last)}

    def done(self) -> Actor:
        return Actor(self.name, tuple(dict.fromkeys(self.names)), self.kind, self.slug, tuple(self.told))


def _join(
    drafts: list[_Draft], main: dict[str, int], alias: dict[str, set[int]], ident: str, claim: ActorClaim
) -> None:
    n = main.get(as_found(claim.name))
    if n is None:
        called = alias.get(as_found(claim.name), set())
        fullest = {main[as_found(name)] for name in claim.names if as_found(name) in main}
        found = called or fullest
        n = next(iter(found)) if len(found) == 1 else None
    if n is None:
        n = len(drafts)
        drafts.append(_Draft(claim.name, [], None, None))
        _list(main, alias, n, [claim.name], ())
    draft, names = drafts[n], (claim.name, *claim.names)
    draft.names += names
    draft.kind = draft.kind or claim.kind
    draft.told.append(ident)
    _list(main, alias, n, (), names)


def _with_last_names(drafts: list[_Draft], by_name: dict[str, int | None], main: Mapping[str, int]) -> Actors:
    """All actors, with whoever is only ever called by a last name joined to the one person who has it."""
    having: dict[str, set[int]] = {}
    for n, draft in enumerate(drafts):
        if draft.kind in (ActorKind.PERSON, None):
            for last in (last for name in draft.names for last in _last_names(name)):
                having.setdefault(last, set()).add(main.get(as_found(draft.name), n))
    joined: dict[int, int] = {}
    for last, ns in having.items():
        whole = next(iter(ns))
        if len(ns) > 1 or drafts[whole].kind is not ActorKind.PERSON:
            continue
        alone = by_name.setdefault(last, whole)
        if alone is not None and alone != whole and drafts[alone].called_only(last):
            joined[alone] = whole
    for alone, whole in sorted(joined.items()):
        drafts[whole].names += drafts[alone].names
        drafts[whole].told += drafts[alone].told
    left = [n for n in range(len(drafts)) if n not in joined]
    place = {n: i for i, n in enumerate(left)}
    leads = {name: place[joined.get(n, n)] if n is not None else None for name, n in by_name.items()}
    return Actors(tuple(drafts[n].done() for n in left), leads)


def _last_names(name: str) -> Iterator[str]:
    """By what a person of that name is called for short: "Haftar", and both "al-Sarraj" and "Sarraj"."""
    *first, last = name.split() or [""]
    # "UN observer" is no name that ends in a last name.
    if not first or not (bare := _ARTICLE.sub("", last)) or bare[0].islower():
        return
    yield from dict.fromkeys((as_found(last), as_found(bare)))


def _list(
    main: dict[str, int], alias: dict[str, set[int]], n: int, fullest: Iterable[str], names: Iterable[str]
) -> None:
    for name in fullest:
        main.setdefault(as_found(name), n)
    for name in names:
        alias.setdefault(as_found(name), set()).add(n)
