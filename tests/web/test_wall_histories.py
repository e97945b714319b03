"""The claim of docs/wall.md, for pages: in two histories that look the same to a seat, each page of it is the same.

Histories, and others that differ from them behind the wall alone, come from `tests.talks`. Each is played in a house
of its own; where the watched seat's record is the same to the byte in both, so must be every page, every form
and every answer, whatever it is asked about.
"""

from __future__ import annotations

import difflib
import functools
import itertools
import os
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from entremise.dossier.entries import Refuse, Take
from entremise.dossier.taking import claim_of, evidence_of, keyed
from entremise.house.chance import Chance, Seeded
from entremise.house.dossiers import Report
from entremise.house.limits import Limits
from entremise.house.premises import Premises, open_premises
from entremise.people.people import People
from entremise.reports.apart import read_apart
from entremise.server.environment import Environment
from entremise.server.running import configure, premises_of
from entremise.store.keys import keys_from_seed
from entremise.store.setup import open_store
from entremise.talks.acts.base import Hand
from entremise.talks.acts.form import parse_act
from entremise.talks.refusal import Refused
from tests.talks.cast import SEATS, TALKS, person
from tests.talks.hunt import vary
from tests.talks.wandering import IDS, Command, Wanderer
from tests.web.served import ADDRESS

LONG = bool(os.environ.get("ENTREMISE_LONG"))
WATCHED = ("gna", "lna", "russia", "press") if LONG else ("gna", "russia", "press")
SEEDS = range(40) if LONG else (2,)
ASKED = 400 if LONG else 12
"""After how many acts each page asks."""
PAGES = (
    *("", "chronicle/", "delegation/", "desk/", "desk/gna/", "desk/lna/", "gallery/", "inner/", "map/", "paper/"),
    *("proceedings/", "record/", "record/bundle/", "record/receipt/", "room/", "table/", "text/", "text/compare/"),
    *("text/draft/", "chronicle/?see=public", "pack.pdf", "subscriptions/", "calendar.ics", "chronicle.atom"),
    *("dossier/", "dossier/add/", "dossier/facts/", "dossier/facts/?rivals=1", "dossier/import/"),
    *("dossier/dossier.json", "map.json", "map.graphml", "map/?on=2020-01-13", "map/?actor=Norway", "timeline/"),
)
NAMED = (
    *("act", "answer", "asked", "begun", "contradicts", "conveying", "draft", "frozen", "incident", "noted", "opened"),
    *("opening", "proposal", "replaces", "reports", "revises", "about", "source", "terms", "wording", "request"),
)
"""What an address may name another act by."""


class _Ids(Seeded):
    """Ids and salts that depend on nothing but what they are for, as in the histories."""

    def id(self, purpose: str) -> str:
        return IDS(purpose)


REPORTS = (
    "Norway backs the North Shore. The South Shore left the talks on 12 January 2020. Norway denied having backed it.",
    "Turkey backs the West Shore, and Russia the East Shore. The East Shore refused to sign, diplomats said.",
)
"""What delegations read: the first the watched seat, in each history; both, in one of the two, all others."""
SOURCES = ("report", "norway-backs-the-north-shore", "turkey-backs-the-west-shore")
READ_ONCE = functools.cache(read_apart)
"""The same report offers the same: it is read once for all seats and histories."""


def takes_in(premises: Premises, seat: str, *texts: str) -> None:
    """A seat takes reports into its dossier, accepts what they offer, and refuses the last of it."""
    for text in texts:
        name = text.partition(".")[0]
        given = Report(data=text.encode(), file=False, title="", name=name, date="2020-01-14")
        source, read = premises.dossiers.add(TALKS, seat, "somebody", given)
        *offers, (last, _) = keyed(read.reading)
        taken = [
            Take(claim=claim_of(one), evidence=(evidence_of(one, source.slug),), candidate=key) for key, one in offers
        ]
        premises.dossiers.enter(TALKS, seat, "somebody", *taken, Refuse(source=source.slug, candidate=last))


@dataclass
class Played:
    """A history that was played, and the watched seat's way into it."""

    premises: Premises
    client: Client
    token: str
    seat: str

    @property
    def record(self) -> bytes:
        return self.premises.house.bundle(TALKS, self.seat)

    @property
    def happened(self) -> frozenset[str]:
        """All that happened, the hidden too."""
        return frozenset(self.premises.house.whole(TALKS).seen)

    def get(self, url: str) -> tuple[int, dict[str, str], str]:
        open_premises(self.premises)
        answer = self.client.get(f"/talks/{TALKS}/{url}")
        return self._normal(answer)

    def post(self, url: str, sent: dict[str, str]) -> tuple[int, dict[str, str], str]:
        open_premises(self.premises)
        return self._normal(self.client.post(f"/talks/{TALKS}/{url}", sent))

    def program(self, route: str) -> tuple[int, dict[str, str], str]:
        open_premises(self.premises)
        answer = self.client.get(f"/api/v1/talks/{TALKS}/{route}", headers={"authorization": f"Bearer {self.token}"})
        return self._normal(answer)

    def _normal(self, answer: object) -> tuple[int, dict[str, str], str]:
        headers = dict(answer.headers.items())  # type: ignore[attr-defined]
        body = answer.content.decode("utf-8", "replace")  # type: ignore[attr-defined]
        # What is made by chance for each page: the form's secret, the key by which it is sent but once, and links.
        body = re.sub(r'((?:name="(?:csrfmiddlewaretoken|request)" value=|"X-CSRFToken": )")[^"]*', r"\1", body)
        body = re.sub(r'(id="link-|name="link" value=")[0-9a-f]{32}', r"\1", body)
        return answer.status_code, headers, body  # type: ignore[attr-defined]


def opened(folder: Path, began: datetime) -> tuple[Premises, list[datetime]]:
    """A house of its own, and the hour at its table, which can be set."""
    store = open_store(folder, keys=keys_from_seed(b"tests"), exercise=True)
    now = [began]

    def clock() -> datetime:
        return now[0]

    environment = Environment(database=folder, exercise=True, address=ADDRESS)
    chance: Chance = _Ids("")
    premises, _alarm = premises_of(store, environment, ADDRESS, clock=clock, chance=chance)
    people = People(premises.people._keeping, clock=clock)
    premises.dossiers._reading = READ_ONCE
    # For each page a minute has passed: nobody knocks too often.
    premises = replace(premises, people=people, limits=Limits(clock=itertools.count(0.0, 60.0).__next__))
    open_premises(premises)
    configure(environment, ADDRESS)
    return premises, now


def played(folder: Path, commands: list[Command], seat: str) -> Played | None:
    """A history in a house of its own; None where nobody of the seat could come in."""
    premises, now = opened(folder, commands[0].at)
    for command in (commands[0], _reporter(commands[0].at), *commands[1:]):
        now[0] = command.at
        _done(premises, command)
    now[0] += timedelta(minutes=1)
    view = premises.house.view(TALKS, seat)
    persons = sorted(slug for (of, slug), one in view.persons.items() if of == seat and one.present)
    if not persons:
        return None
    _made, secret = premises.people.invite(TALKS, seat, persons[0])
    client = Client(headers={"host": "localhost"})
    assert client.post(f"/enter/{secret}/").status_code == 302
    return Played(premises, client, premises.people.give_token(TALKS, seat, persons[0]), seat)


def _reporter(at: datetime) -> Command:
    """The press has somebody who comes in."""
    return Command("reporter", at, "russia", "lavrov", "accredit", {"person": person("press", "reporter", "head")})


def _done(premises: Premises, command: Command) -> None:
    if command.probe:
        return
    if command.kind is None:
        premises.house.tick(TALKS)
        return
    try:
        act = parse_act(command.kind, command.fields or {})
        by = Hand(seat=command.seat, person=command.person)
        premises.house.append(TALKS, by, act, act_id=IDS(command.label))
    except Refused:
        pass


def addresses(premises: Premises, seat: str, ids: list[str], chance: random.Random) -> Iterator[str]:
    """Each page; each form, with nothing named; and each way of naming an act, seen or hidden."""
    from entremise.web.forms.registry import FORMS

    yield from PAGES
    for slug in SOURCES:
        for page in ("", "about/", "remove/", "by-hand/", "?start=0&end=9", f"correct/{'0' * 16}/"):
            yield f"dossier/reports/{slug}/{page}"
    for n in range(12):
        yield f"dossier/facts/{n}/"
        yield f"dossier/facts/{n}/correct/"
    for kind in FORMS:
        yield f"do/{kind}/"
        for ident in chance.sample(ids, min(len(ids), 8 if LONG else 2)):
            yield f"do/{kind}/?" + "&".join(f"{name}={ident}" for name in NAMED) + f"&to=lna&seat=gna&back={ident}"
    for ident in ids:
        yield f"chronicle/?act={ident}"
        yield f"show/?act={ident}"
        yield f"signature/{ident}/"
        yield f"inner/{ident}/release/message/"
        yield f"text/draft/?replaces={ident}"
    for n in (0, 1, 2, 5, 10**9):
        yield f"chronicle/?before={n}.0"
        yield f"chronicle/?after={n}.0"
        yield f"room/?before={n}"
        yield f"text/compare/?before={n}&after=1"


def sendings(ids: list[str], chance: random.Random) -> Iterator[tuple[str, dict[str, str]]]:
    """Forms as nobody would fill them in: each kind, about acts that there are, hidden ones and none."""
    from entremise.web.forms.registry import FORMS

    for kind in FORMS:
        for ident in chance.sample(ids, min(len(ids), 2)):
            words = {"text": "Words.", "language": "en", "to": "gna", "reason": "So.", "yes": "yes", "accepted": "yes"}
            yield f"do/{kind}/", {**dict.fromkeys(NAMED, ident), **words, "request": f"{kind} {ident}"}


def difference(one: str, other: str) -> list[str]:
    """The first lines that two pages don't share."""
    lines = difflib.unified_diff(one.splitlines(), other.splitlines(), n=0, lineterm="")
    return [line[:400] for line in lines][:8]


@pytest.fixture(autouse=True)
def _no_fresh_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms give new things a name by chance: here, always the same."""
    monkeypatch.setattr("entremise.web.forms.allowed.secrets", SimpleNamespace(token_hex=lambda size: "0f" * size))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("watched", WATCHED)
def test_in_two_histories_that_look_the_same_to_a_seat_each_page_of_it_is_the_same(
    tmp_path: Path, seed: int, watched: str
):
    base = Wanderer(seed, watched).wander(40)
    one = played(tmp_path / "one.sqlite3", base.commands, watched)
    assert one is not None
    takes_in(one.premises, watched, REPORTS[0])
    chance = random.Random(seed)
    for n in range(12):
        what, commands = vary(base, chance)
        if commands == base.commands:
            continue
        other = played(tmp_path / f"other-{n}.sqlite3", commands, watched)
        if other is None or other.record != one.record:
            continue  # others addressed something to the seat, or the table told it: it doesn't look the same
        if other.happened == one.happened:
            continue  # what was left out, or done otherwise, had come to nothing in any case
        for seat in set(SEATS) - {watched}:
            takes_in(other.premises, seat, *REPORTS)
        takes_in(other.premises, watched, REPORTS[0])
        ids = sorted({IDS(one.label) for one in (*base.commands, *commands) if not one.probe})
        for url in addresses(one.premises, watched, ids, chance):
            mine, theirs = one.get(url), other.get(url)
            assert mine[:2] == theirs[:2], (what, url)
            assert mine[2] == theirs[2], (what, url, *difference(mine[2], theirs[2]))
        for route in ("view", "record", "dossier", "map", *(f"dossier/sources/{slug}" for slug in SOURCES)):
            assert one.program(route) == other.program(route), (what, route)
        for url, sent in sendings(ids, chance):
            mine, theirs = one.post(url, sent), other.post(url, sent)
            assert mine == theirs, (what, url, *difference(mine[2], theirs[2]))
        return
    pytest.fail("no history looks the same")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_stream_says_that_its_room_has_moved_when_it_has_and_never_else(tmp_path: Path, seed: int):
    commands = Wanderer(seed, "gna").wander(60).commands
    premises, now = opened(tmp_path / "talks.sqlite3", commands[0].at)
    told: list[str] = []
    premises.hub.announce = lambda talks, seats: told.extend(seats)  # type: ignore[method-assign]  # as if all listened
    before: dict[str, int] = {}
    for command in commands:
        now[0] = command.at
        told.clear()
        _done(premises, command)
        after = {seat: premises.house.head(TALKS, seat).n for seat in (*SEATS, "un-0", "un-1", "nobody")}
        moved = {seat for seat, n in after.items() if n > before.get(seat, 0)}
        assert set(told) & set(after) == moved, command
        before = after
    assert len(before) > 5
    assert max(before.values()) > min(before[seat] for seat in SEATS) > 0


HOSTILE = "<x-evil onload=1>\"'></script><!-- {{ 7|add:7 }} \u202e #eval(1) javascript:1 https://e.example/ \u2067"
"""What would be markup, a template, typesetting, an address, or turn what stands after it around."""


def with_hostile_words(value: Any, name: str = "") -> Any:
    """The fields of an act, with `HOSTILE` in all that people write, names among it."""
    if isinstance(value, Mapping):
        return {key: with_hostile_words(one, key) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [with_hostile_words(one, name) for one in value]
    written = isinstance(value, str) and name not in ("zone", "at") and re.search("[A-Z ]", value)
    return f"{value} {HOSTILE}" if written and len(value) < 90 else value


class Read(HTMLParser):
    """What a browser would make of a page, and what of it nobody but us should have written."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        leads = [given.get(name) or "" for name in ("href", "src", "action", "formaction")]
        if (
            tag in ("x-evil", "style", "base", "iframe", "object")
            or any(name.startswith("on") or name == "style" for name in given)
            or any(one.startswith(("javascript:", "//", "https://e.example")) for one in leads)
            or (tag == "script" and "src" not in given)
        ):
            self.wrong.append((tag, attrs))


@pytest.mark.parametrize(("seat", "language"), [("gna", "ar"), ("russia", "en"), ("press", "fr")])
def test_nothing_that_anybody_writes_is_read_as_ours(tmp_path: Path, seat: str, language: str):
    commands = [
        replace(one, fields=with_hostile_words(one.fields)) if one.fields and one.kind != "disclose" else one
        for one in Wanderer(2, "gna").wander(60).commands
    ]
    one = played(tmp_path / "talks.sqlite3", commands, seat)
    assert one is not None
    one.client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    ids, shown = sorted(one.premises.house.view(TALKS, seat).seen), 0
    for url in addresses(one.premises, seat, ids[:ASKED], random.Random(2)):
        status, headers, page = one.get(url)
        assert status in (200, 302, 307, 404, 422), url
        if not headers["Content-Type"].startswith("text/html"):
            continue
        read = Read()
        read.feed(page)
        assert not read.wrong, url
        # What one writes oneself stands in its box as it was written.
        around = re.sub(r"<textarea.*?</textarea>|<(?:input|option) [^>]*>", "", page, flags=re.DOTALL)
        assert "\u202e" not in around, url
        shown += "x-evil" in page
    assert shown > 10
    assert one.get("pack.pdf")[0] == 200
