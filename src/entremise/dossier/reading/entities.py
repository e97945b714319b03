"""An actor of a report, under every name that it is given there."""

from dataclasses import dataclass, field

from entremise.dossier.values import ActorKind


@dataclass(eq=False)
class Entity:
    """An actor of the report. `key` is the gazetteer's; `head` the noun by which a group can be taken up again."""

    kind: ActorKind
    name: str
    key: str = ""
    head: str = ""
    names: dict[str, tuple[int, int]] = field(default_factory=dict)
    state: "Entity | None" = None
    owner: "Entity | None" = None
    office: str = ""
    named: bool = False
    unnamed: bool = False
    feminine: bool | None = None  # where the report tells: by an article, a title, an office
    taking_part: bool = False
    side: bool = False
    why: tuple[str, str] = ("", "")
    also: tuple[str, ...] = ()

    def called(self, name: str, span: tuple[int, int]) -> None:
        """Keeps a name with where it stands first."""
        self.names.setdefault(name, span)


def shortest(entity: Entity) -> str:
    """The shortest name that a person goes by."""
    return min(entity.names, key=len, default=entity.name) if entity.kind is ActorKind.PERSON else entity.name
