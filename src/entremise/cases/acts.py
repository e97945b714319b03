"""The acts of a file, checked one by one in their order, each against what stood before it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from entremise.cases.faults import Fault, Params, Wrong
from entremise.cases.fields import FILLED, LABELLED, PLACEHOLDER, Fields, read_fields
from entremise.cases.local_time import read_when
from entremise.cases.model import BY, SLUG, Account, ArticleEntry, Entry, Head
from entremise.cases.naming import Known
from entremise.cases.reading import Node, Path
from entremise.talks.acts import KINDS
from entremise.talks.acts.base import Act, Hand
from entremise.talks.acts.convening import Convene
from entremise.talks.acts.disclosing import Disclose
from entremise.talks.acts.drafting import TableDraft
from entremise.talks.acts.form import faults, parse_act, refusal_of
from entremise.talks.refusal import Code, Refusal, Refused
from entremise.talks.time import Coarse, When

COMMON: Final = frozenset({*Head.model_fields, "kind"})

REFERS_TO: Final[Mapping[str, tuple[str, ...]]] = {
    "asked": ("ask-time",),
    "begun": ("begin-sitting",),
    "contradicts": ("statement",),
    "conveying": ("convey",),
    "draft": ("table-draft",),
    "frozen": ("freeze-room",),
    "incident": ("incident",),
    "noted": ("note-oral",),
    "opened": ("open-round",),
    "opening": ("open-signature",),
    "proposal": ("propose",),
    "replaces": ("table-draft",),
    "source": ("message", "note-oral", "take-position"),
    "terms": ("put-terms",),
    "wording": ("show-wording",),
}
"""What a reference can only be to; `about` may be to anything."""

Sections = Mapping[str, Any]
"""What fills in the act of convening."""


@dataclass
class Reader:
    """Reads the acts of one file; `faults` fills up meanwhile.

    `labels` are those of acts before this file's (of the case, where this is a fork), with their kinds.
    """

    file: str
    zone: ZoneInfo
    known: Known
    sources: frozenset[str]
    articles: Mapping[str, ArticleEntry]
    convene: Sections | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def read(self, acts: Sequence[Node]) -> tuple[Entry, ...]:
        """All acts that are whole; what is wrong with the others is among `faults`."""
        standing = {label: (kind, 0) for label, kind in self.labels.items()}
        lines = _labels(acts)
        found: list[Entry] = []
        for k, node in enumerate(acts):
            one = _One(self, k, node, standing, lines)
            entry = one.entry()
            label, kind = node.get("label"), node.get("kind")
            if label is not None and isinstance(label.value, str):
                named = str(kind.value) if kind is not None else ""
                if label.value in standing:
                    first = standing[label.value][1]
                    one.fault(("label",), Wrong.LABEL_TWICE, {"label": label.value, "first": first})
                else:
                    standing[label.value] = (named, label.line)
            if entry is not None:
                found.append(entry)
        return tuple(found)


def _labels(acts: Sequence[Node]) -> dict[str, int]:
    """Each label of the file with its line, the first where it stands twice."""
    found: dict[str, int] = {}
    for node in acts:
        label = node.get("label")
        if label is not None and isinstance(label.value, str):
            found.setdefault(label.value, label.line)
    return found


def path_of(k: int, label: object, path: Path = ()) -> str:
    """Where something stands in an act: under the act's label, or its number where it has none that can be read."""
    named = isinstance(label, str) and SLUG.fullmatch(label)
    return ".".join(str(step) for step in ("acts", label if named else k, *path))


class _One:
    """One act being read."""

    def __init__(
        self, reader: Reader, k: int, node: Node, standing: Mapping[str, tuple[str, int]], lines: Mapping[str, int]
    ) -> None:
        self._reader = reader
        self._k = k
        self._node = node
        self._standing = standing
        self._lines = lines
        self._whole = True

    def fault(self, path: Path, code: Wrong | Code, params: Params | None = None) -> None:
        self._whole = False
        label = self._node.get("label")
        whole_path = path_of(self._k, label.value if label is not None else None, path)
        self._reader.faults.append(
            Fault(code, self._reader.file, self._node.line_of(path), whole_path, params or {}),
        )

    def _refused(self, path: Path, refusal: Refusal) -> None:
        self.fault(path, refusal.code, refusal.params)

    def entry(self) -> Entry | None:
        """The act, where all of it is right."""
        if not isinstance(self._node.value, Mapping):
            self.fault((), Code.WRONG_TYPE, {"expected": "an act: `label`, `kind`, `by` and its own fields"})
            return None
        head = self._head()
        at, recorded = self._when("at"), self._when("recorded")
        if recorded is not None and not isinstance(recorded, datetime):
            self.fault(("recorded",), Code.WRONG_FORM, {"expected": "2020-01-13 19:30"})
            recorded = None
        kind = self._kind()
        if kind is None:
            return None
        fields = self._fields(kind)
        shows = self._fill(kind, fields)
        act = self._act(kind, fields)
        self._references(fields, shows)
        by = self._by()
        if by is not None and act is not None:
            self._names(by, act, fields)
        if head is None or by is None or not self._whole:
            return None
        return Entry(
            label=head.label,
            n=self._k + 1,
            line=self._node.line,
            kind=kind.kind,
            by=by,
            at=at,
            recorded=recorded,
            account=Account.model_validate(head.model_dump(include=set(Account.model_fields))),
            only_when=head.only_when,
            fields=fields.plain,
            refs=fields.refs,
            shows=shows,
        )

    def _by(self) -> Hand | None:
        """Who acts, as far as that can be read, whatever else is wrong."""
        node = self._node.get("by")
        if node is None or not isinstance(node.value, str) or not BY.fullmatch(node.value):
            return None
        seat, _, person = node.value.partition("/")
        by = Hand(seat=seat, person=person or None)
        for path, refusal in self._reader.known.hand(by):
            self._refused(path, refusal)
        return by

    def _names(self, by: Hand, act: Act, fields: Fields) -> None:
        for path, refusal in self._reader.known.named(by, act, fields.refs):
            self._refused(path, refusal)
        label = self._node.get("label")
        if label is not None and isinstance(label.value, str):
            articles = [one.slug for one in act.articles] if isinstance(act, TableDraft) and act.articles else None
            self._reader.known.learn(label.value, act, articles)

    def _head(self) -> Head | None:
        given = {key: value for key, value in self._node.plain().items() if key in Head.model_fields}
        invented = self._node.get("invented")
        if invented is not None and not isinstance(invented.value, bool):
            self.fault(("invented",), Code.WRONG_TYPE, {"expected": "true or false"})
            del given["invented"]
        head = None
        try:
            head = Head.model_validate(given)
        except ValidationError as wrong:
            for one in wrong.errors(include_url=False):
                self._refused(one["loc"], refusal_of(one))
        if head is not None:
            self._account(head)
        return head

    def _account(self, head: Head) -> None:
        for k, source in enumerate(head.sources):
            if source not in self._reader.sources:
                self.fault(("sources", k), Wrong.UNKNOWN_SOURCE, {"source": source})
        if head.sources and head.grade is None:
            self.fault(("grade",), Code.MISSING)
        if not head.sources and not head.invented:
            self.fault(("sources",), Wrong.NO_SOURCE)
        if head.invented and head.doubt is None:
            self.fault(("doubt",), Wrong.INVENTED_WITHOUT_DOUBT)
        if head.unconfirmed:
            self.fault(("unconfirmed",), Wrong.UNCONFIRMED)

    def _when(self, name: str) -> When | Coarse | None:
        node = self._node.get(name)
        if node is None or node.value is None:
            return None
        try:
            return read_when(node.value, self._reader.zone, coarse=name == "at")
        except Refused as refused:
            # Of another type altogether: the head has said so.
            if isinstance(node.value, str):
                self._refused((name,), refused.refusal)
            return None

    def _kind(self) -> type[Act] | None:
        node = self._node.get("kind")
        if node is None:
            self.fault(("kind",), Code.MISSING)
            return None
        kind = KINDS.get(node.value) if isinstance(node.value, str) else None
        if kind is None:
            self.fault(("kind",), Code.UNKNOWN_KIND, {"kind": str(node.value)[:64]})
            return None
        if kind.by_table:
            self.fault(("kind",), Code.TABLE_ONLY, {"kind": kind.kind})
            return None
        if (kind is Convene) != (self._k == 0 and self._reader.convene is not None):
            if kind is Convene:
                self.fault(("kind",), Wrong.CONVENE_ONCE)
                return None
            if self._k == 0 and self._reader.convene is not None:
                self.fault(("kind",), Wrong.CONVENE_FIRST, {"kind": kind.kind})
        return kind

    def _fields(self, kind: type[Act]) -> Fields:
        given = self._node.value
        assert isinstance(given, Mapping)
        filled = FILLED.get(kind, {})
        own = [name for name in given if name not in COMMON and name not in filled]
        for name in given:
            if name in filled:
                self.fault((name,), Wrong.FILLED_IN, {"field": name, "section": filled[name]})
        fields = read_fields(kind, self._node, own, self._reader.zone)
        for path, refusal in fields.faults:
            self._refused(path, refusal)
        return fields

    def _fill(self, kind: type[Act], fields: Fields) -> tuple[str, ...]:
        """Puts in what a file has elsewhere; returns the labels of the acts that are shown."""
        if kind is Convene and self._reader.convene is not None:
            fields.plain.update(self._reader.convene)
        name = LABELLED.get(kind)
        if name is None or name not in fields.plain:
            return ()
        given = fields.plain[name]
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            expected = "labels of earlier acts" if kind is Disclose else "names of articles"
            self.fault((name,), Code.WRONG_TYPE, {"expected": expected})
            del fields.plain[name]
            return ()
        if kind is Disclose:
            fields.plain[name] = [{"talks": PLACEHOLDER, "id": PLACEHOLDER}] * len(given)
            return tuple(given)
        for k, slug in enumerate(given):
            if slug not in self._reader.articles:
                self.fault((name, k), Code.UNKNOWN_ARTICLE, {"article": slug})
        if self._whole or all(slug in self._reader.articles for slug in given):
            entries = ((slug, self._reader.articles[slug]) for slug in given)
            fields.plain[name] = [{"slug": slug, **entry.model_dump(mode="json")} for slug, entry in entries]
        else:
            del fields.plain[name]
        return ()

    def _act(self, kind: type[Act], fields: Fields) -> Act | None:
        wrong_already = {path[0] for path, _ in fields.faults}
        named = LABELLED.get(kind)
        wrong = faults(kind.kind, fields.plain)
        filled = FILLED.get(kind, {})
        for refusal in wrong:
            path = _path(refusal.about)
            # What the sections fill in is faulty where they are, which has been said there.
            if path and path[0] in filled:
                continue
            if refusal.code is Code.TOO_FEW and any(within(_path(one.about), path) for one in wrong):
                continue
            # What could not be read, or was taken out above, is not reported a second time.
            taken_out = bool(path) and path[0] == named and named not in fields.plain
            if path and (path[0] in wrong_already or taken_out) and self._node.get(str(path[0])) is not None:
                continue
            self._refused(path, refusal)
        # So that whom it names can be looked at as well: the act without what is faulty, where it does without.
        faulty = {path[0] for refusal in wrong if (path := _path(refusal.about))}
        sound = {name: value for name, value in fields.plain.items() if name not in faulty}
        return _as_far_as(kind, sound) if faults(kind.kind, sound) else parse_act(kind.kind, sound)

    def _references(self, fields: Fields, shows: tuple[str, ...]) -> None:
        name = "acts"
        for path, label in (*fields.refs.items(), *(((name, k), label) for k, label in enumerate(shows))):
            self._reference(path, label)

    def _reference(self, path: Path, label: str) -> None:
        if label not in self._standing:
            if label in self._lines:
                self.fault(path, Wrong.LABEL_LATER, {"label": label, "later": self._lines[label]})
            else:
                self.fault(path, Wrong.LABEL_UNKNOWN, {"label": label})
            return
        kinds = REFERS_TO.get(str(path[0]))
        kind = self._standing[label][0]
        if kinds is not None and kind not in kinds:
            self.fault(path, Wrong.LABEL_WRONG_KIND, {"label": label, "kind": kind, "kinds": ", ".join(kinds)})


def _as_far_as(kind: type[Act], sound: Mapping[str, Any]) -> Act:
    """An act that can't be, for what can be read of it: whom it names is looked at, and nothing else of it is used.

    What is missing is None there, whatever its type says.
    """
    found: dict[str, Any] = dict.fromkeys(kind.model_fields)
    for name, value in sound.items():
        info = kind.model_fields.get(name)
        if info is None:
            continue
        held: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        with suppress(ValidationError):
            found[name] = TypeAdapter(held).validate_python(value)
    return kind.model_construct(None, **found)


def within(path: Path, outer: Path) -> bool:
    """Whether a fault lies within what is called too few: then fewer are left only because some are faulty."""
    return len(path) > len(outer) and path[: len(outer)] == outer


def _path(about: str | None) -> Path:
    return tuple(int(step) if step.isdecimal() else step for step in about.split(".")) if about else ()
