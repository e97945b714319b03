"""From bytes to a case, or to everything that is wrong with it at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from entremise.cases.acts import Reader, path_of, within
from entremise.cases.clock import clocks, order
from entremise.cases.faults import Fault, Faulty, Params, Wrong
from entremise.cases.local_time import last_of, read_when, said, zone_of
from entremise.cases.model import ACT_LIMIT, CASE, THEN, ArticleEntry, Case, CaseFile, Entry, Sourced, Then, ThenFile
from entremise.cases.naming import Known
from entremise.cases.reading import Node, Path, read
from entremise.talks.acts.form import refusal_of
from entremise.talks.refusal import Code, Refused

Top = TypeVar("Top", CaseFile, ThenFile)


def load_case(data: bytes, file: str) -> Case:
    """The case that a file holds. Raises `Faulty` with everything that is wrong, in the order of the file."""
    check = _Check(read(data, file), file)
    top = check.top(CaseFile, CASE)
    zone = check.zone()
    if top is not None:
        check.sourced("actors", top.actors.items(), top)
        check.sourced("relations", enumerate(top.relations), top)
        check.names(top)
    # The acts are checked as far as the sections can be read, so that all faults come at once.
    reader = Reader(
        file=file,
        zone=zone or ZoneInfo("UTC"),
        known=_known(check.node),
        sources=frozenset(_keys(check.node, "sources")),
        articles=top.articles if top is not None else dict.fromkeys(_keys(check.node, "articles"), _ARTICLE),
        convene=_convene(top) if top is not None else {},
    )
    acts = check.acts(reader)
    ends = check.ends(acts, reader.zone, None)
    if top is None or zone is None or check.faults:
        raise check.faulty()
    return Case(file, top, acts, ends)


def load_then(data: bytes, file: str, case: Case) -> Then:
    """The acts of a fork of that case. Raises `Faulty`."""
    check = _Check(read(data, file), file)
    top = check.top(ThenFile, THEN)
    zone = zone_of(case.top.zone)
    reader = Reader(
        file=file,
        zone=zone,
        known=_known_by(case),
        sources=frozenset((*case.top.sources, *_keys(check.node, "sources"))),
        articles=case.top.articles,
        labels={act.label: act.kind for act in case.acts},
    )
    acts = check.acts(reader)
    ends = check.ends(acts, zone, clocks(case.acts, zone)[0])
    if top is None or check.faults:
        raise check.faulty()
    return Then(file, top, acts, ends)


_ARTICLE = ArticleEntry(heading={"en": "?"}, text={"en": "?"})
"""Stands for an article of a file whose sections can't be read, so that it isn't called unknown as well."""


class _Check:
    """One file being checked: its nodes, and the faults found so far."""

    def __init__(self, node: Node, file: str) -> None:
        self.node = node
        self.faults: list[Fault] = []
        self._file = file
        if not isinstance(node.value, Mapping):
            raise Faulty([Fault(Wrong.NOT_A_MAPPING, file, node.line)])

    def fault(self, path: Path, code: Wrong | Code, params: Params | None = None) -> None:
        where = ".".join(str(step) for step in path)
        self.faults.append(Fault(code, self._file, self.node.line_of(path), where, params or {}))

    def faulty(self) -> Faulty:
        return Faulty(sorted(self.faults, key=lambda fault: (fault.line or 0, fault.path)))

    def top(self, form: type[Top], schema: str) -> Top | None:
        """The top of the file; its acts are checked apart."""
        given = self.node.plain()
        said = given.get("schema")
        if said != schema:
            # Of a file of another kind nothing more could be said that helps.
            self.fault(
                ("schema",), Wrong.WRONG_SCHEMA, {"expected": schema, "found": "" if said is None else str(said)[:64]}
            )
            raise self.faulty()
        if isinstance(given.get("acts"), list) and not given["acts"]:
            self.fault(("acts",), Wrong.NO_ACTS)
        if isinstance(given.get("acts"), list):
            given["acts"] = [{}]
        self._truths(given)
        try:
            return form.model_validate(given)
        except ValidationError as wrong:
            found = wrong.errors(include_url=False)
            for one in found:
                refusal = refusal_of(one)
                if refusal.code is Code.TOO_FEW and any(within(other["loc"], one["loc"]) for other in found):
                    continue
                self.fault(one["loc"], refusal.code, refusal.params)
            return None

    def _truths(self, given: Mapping[str, Any]) -> None:
        """`invented: no` would be read as false; in a file it is text."""
        entries: list[tuple[Path, Any]] = []
        for section in ("actors", "relations"):
            held = given.get(section)
            items = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ()
            entries.extend(((section, key), entry) for key, entry in items)
        for path, entry in entries:
            if isinstance(entry, dict) and not isinstance(entry.get("invented", False), bool):
                self.fault((*path, "invented"), Code.WRONG_TYPE, {"expected": "true or false"})
                del entry["invented"]

    def zone(self) -> ZoneInfo | None:
        node = self.node.get("zone")
        if node is None or not isinstance(node.value, str):
            return None
        try:
            return zone_of(node.value)
        except Refused as refused:
            self.fault(("zone",), refused.refusal.code, refused.refusal.params)
            return None

    def sourced(self, section: str, entries: Any, top: CaseFile) -> None:
        """Every fact of a section rests on a source that is listed, with its grade, or says that it is invented."""
        entry: Sourced
        for key, entry in entries:
            path: Path = (section, key)
            for k, source in enumerate(entry.sources):
                if source not in top.sources:
                    self.fault((*path, "sources", k), Wrong.UNKNOWN_SOURCE, {"source": source})
            if entry.sources and entry.grade is None:
                self.fault((*path, "grade"), Code.MISSING)
            if not entry.sources and not entry.invented:
                self.fault((*path, "sources"), Wrong.NO_SOURCE)
            if entry.invented and entry.doubt is None:
                self.fault((*path, "doubt"), Wrong.INVENTED_WITHOUT_DOUBT)
            if entry.unconfirmed:
                self.fault((*path, "unconfirmed"), Wrong.UNCONFIRMED)

    def names(self, top: CaseFile) -> None:
        """Relations, seats and persons name actors and seats of this file."""
        known = _known(self.node)
        for k, relation in enumerate(top.relations):
            wrong = list(known.actor(relation.actor, ("relations", k, "actor")))
            wrong += known.actor(relation.of, ("relations", k, "of"), known.seats)
            for path, refusal in wrong:
                self.fault(path, refusal.code, refusal.params)
        for section, entries in (("seats", top.seats), ("persons", top.persons)):
            for slug, held in entries.items():
                if held.unconfirmed:
                    self.fault((section, slug, "unconfirmed"), Wrong.UNCONFIRMED)
        for slug, seat in top.seats.items():
            if slug == "table":
                self.fault(("seats", slug), Code.TAKEN, {"name": slug})
            for path, refusal in known.actor(seat.actor, ("seats", slug, "actor")):
                self.fault(path, refusal.code, refusal.params)
        for name in top.persons:
            for path, refusal in known.seat(name.partition("/")[0], ("persons", name)):
                self.fault(path, refusal.code, refusal.params)

    def acts(self, reader: Reader) -> tuple[Entry, ...]:
        node = self.node.get("acts")
        if node is None or not isinstance(node.value, Sequence) or isinstance(node.value, str):
            return ()
        if len(node.value) > ACT_LIMIT:
            self.fault(("acts",), Code.TOO_MANY, {"limit": ACT_LIMIT})
            return ()
        acts = reader.read(node.value)
        self.faults.extend(reader.faults)
        if reader.convene is not None and acts and acts[0].n == 1 and acts[0].at is None and acts[0].recorded is None:
            line = self.node.line_of(("acts", 0, "at"))
            self.faults.append(Fault(Code.MISSING, self._file, line, path_of(0, acts[0].label, ("at",))))
        for k, field, code, params in order(acts, reader.zone):
            line = self.node.line_of(("acts", acts[k].n - 1, field))
            self.faults.append(Fault(code, self._file, line, path_of(k, acts[k].label, (field,)), params))
        return acts

    def ends(self, acts: Sequence[Entry], zone: ZoneInfo, since: datetime | None) -> datetime | None:
        """The instant at which the replay ends; of a day, its end."""
        node = self.node.get("ends")
        if node is None or not isinstance(node.value, str):
            return None
        try:
            ends = last_of(read_when(node.value, zone), zone)
        except Refused as refused:
            self.fault(("ends",), refused.refusal.code, refused.refusal.params)
            return None
        placed = clocks(acts, zone, since)
        if placed and placed[-1] > ends:
            params = {"ends": said(ends, zone), "label": acts[-1].label, "at": said(placed[-1], zone)}
            self.fault(("ends",), Wrong.ENDS_EARLY, params)
        return ends


def _keys(node: Node, section: str) -> Iterator[str]:
    held = node.get(section)
    if held is not None and isinstance(held.value, Mapping):
        yield from held.value


def _known(node: Node) -> Known:
    """Who is known by the sections of a file, as far as they can be read."""
    return Known(set(_keys(node, "seats")), set(_keys(node, "persons")), set(_keys(node, "actors")))


def _known_by(case: Case) -> Known:
    """Who is known by a whole case: its sections, and whoever came in its course."""
    known = Known(set(case.top.seats), set(case.top.persons), set(case.top.actors))
    for act in case.acts:
        act_fields = act.fields
        if act.kind == "add-seat":
            known.seats.add(str(act_fields["seat"]["slug"]))
        elif act.kind == "add-actor":
            known.actors.add(str(act_fields["actor"]["slug"]))
        elif act.kind == "accredit":
            known.persons.add(f"{act_fields['person']['seat']}/{act_fields['person']['slug']}")
        elif act.kind == "replace-person":
            known.persons.add(f"{act_fields['seat']}/{act_fields['successor']}")
        elif act.kind == "table-draft":
            known.articles[act.label] = frozenset(str(one["slug"]) for one in act_fields["articles"])
    return known


def _convene(top: CaseFile) -> dict[str, Any]:
    """What the act of convening says, from the sections of the file."""
    persons = (name.partition("/") for name in top.persons)
    return {
        "title": dict(top.title),
        "zone": top.zone,
        "languages": list(top.languages),
        "actors": [
            {"slug": slug, "kind": entry.kind.value, "name": dict(entry.name)} for slug, entry in top.actors.items()
        ],
        "relations": [
            entry.model_dump(mode="json", include={"actor", "role", "of", "says"}) for entry in top.relations
        ],
        "seats": [
            {"slug": slug, **entry.model_dump(mode="json", exclude={"unconfirmed"})}
            for slug, entry in top.seats.items()
        ],
        "persons": [
            {"seat": seat, "slug": slug, **entry.model_dump(mode="json", exclude={"unconfirmed"})}
            for (seat, _, slug), entry in zip(persons, top.persons.values(), strict=True)
        ],
    }
