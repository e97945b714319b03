"""Moscow's talks with a dossier beside them: facts are taken in as somebody says them, a minute passes before each."""

from typing import Any

from entremise.dossier.book import Book, enter
from entremise.dossier.entries import AddSource, Entered, Entry, Take
from entremise.dossier.fact import ActorClaim, Claim, Evidence, Place, RoleClaim
from entremise.dossier.source import Source, digest
from entremise.dossier.values import ActorKind, Attribution, RoleKind
from entremise.house.map import ActorMap, Spot, actor_map
from entremise.words.catalogue import translator
from entremise.words.names import Reader
from tests.talks.cast import Talks

TEXT = "Whatever the report says."


def piece(grade: str = "C2") -> Evidence:
    return Evidence(place=Place(source="report", start=0, end=8), attribution=Attribution.UNATTRIBUTED, grade=grade)


class Kept:
    """Talks and one seat's dossier; what is done to either is done in turn."""

    def __init__(self, seat: str = "russia", **convene: Any) -> None:
        self.talks = Talks(**convene)
        self.seat = seat
        self.book = Book()
        self.enter(AddSource(source=Source(slug="report", language="en", digest=digest(TEXT), length=len(TEXT))))

    def enter(self, entry: Entry) -> str:
        """Enter this into the dossier; the id that a fact has by it."""
        self.talks.passes(minutes=1)
        n = self.book.n + 1
        self.book = enter(self.book, Entered(n=n, at=self.talks.now, person="somebody", entry=entry))
        return f"fact-{n}"

    def take(self, claim: Claim, *evidence: Evidence) -> str:
        return self.enter(Take(claim=claim, evidence=evidence or (piece(),)))

    def take_all(self, *claims: Claim) -> None:
        """Take many in at once."""
        for claim in claims:
            entry = Take(claim=claim, evidence=(piece(),))
            self.book = enter(self.book, Entered(n=self.book.n + 1, at=self.talks.now, person="somebody", entry=entry))

    def actor(self, name: str, *names: str, kind: str = "state") -> str:
        return self.take(ActorClaim(name=name, names=names, kind=ActorKind(kind)))

    def role(self, actor: str, role: str, of: str | None = None, **more: Any) -> str:
        return self.take(RoleClaim(actor=actor, role=RoleKind(role), of=of, **more))

    def map(self, on: str | None = None, today: str | None = None) -> ActorMap:
        return actor_map(Reader.of(self.talks.view(self.seat), translator("en")), self.book, on, today)

    def spots(self) -> dict[str, Spot]:
        """Where everybody stands, by name."""
        found = self.map()
        return {found.who[who].name: spot for who, spot in found.spots.items()}

    def conflicts(self, on: str | None = None) -> set[tuple[str, ...]]:
        """Each conflict's chain, by names."""
        found = self.map(on)
        return {tuple(found.who[who].name for who in one.chain) for one in found.conflicts}
