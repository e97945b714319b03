"""A case to forge, and the register of forgeries: what is done, and what must be found."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.record import cast
from tests.record.cast import Doc, plain

Forge = Callable[["Case"], object]


@dataclass
class Case:
    """A good case, to be changed in place.

    ``doc`` is the bundle before it is written, ``file`` its bytes where these are no canonical form of
    anything, ``apart`` the receipts that the seat kept.
    """

    doc: Doc = field(default_factory=cast.good)
    file: bytes | None = None
    apart: list[bytes] = field(default_factory=list)

    @property
    def bundle(self) -> bytes:
        return plain(self.doc) if self.file is None else self.file

    def keep(self, receipt: Doc) -> None:
        self.apart.append(plain(receipt))


@dataclass(frozen=True)
class Forgery:
    name: str
    forge: Forge
    reason: str
    first_bad: int | None

    def made(self) -> Case:
        case = Case()
        self.forge(case)
        return case


@dataclass
class Register:
    """Forgeries as they are written down, each by the name of its function."""

    forgeries: list[Forgery] = field(default_factory=list)

    def add(self, name: str, forge: Forge, reason: str, first_bad: int | None) -> None:
        self.forgeries.append(Forgery(name, forge, reason, first_bad))

    def __call__(self, reason: str, first_bad: int | None = None) -> Callable[[Forge], None]:
        def named(forge: Forge) -> None:
            self.add(forge.__name__.replace("_", " "), forge, reason, first_bad)

        return named

    def rechained(self, reason: str, first_bad: int | None = None) -> Callable[[Forge], None]:
        """A forgery by one who makes all hashes and receipts anew."""

        def named(forge: Forge) -> None:
            def forged(case: Case) -> None:
                forge(case)
                cast.rechain(case.doc)
                cast.resigned(case.doc)

            self.add(forge.__name__.replace("_", " "), forged, reason, first_bad)

        return named
