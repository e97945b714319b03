"""The map's pages: drawn and in words, from the record and the reader's own dossier; conflicts without being asked."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.test import Client

from entremise.dossier.entries import AddSource, Entry, Take
from entremise.dossier.fact import Claim, Evidence, Place, RoleClaim
from entremise.dossier.source import Source, digest
from entremise.dossier.taking import claim_of, evidence_of, keyed
from entremise.dossier.values import Attribution, Modality, RoleKind
from entremise.house.dossiers import Report
from entremise.house.known import names_known
from entremise.house.map import as_json
from entremise.web.map.drawing import draw, wrap
from entremise.web.map.graphml import TALKS, graphml
from entremise.words.catalogue import translator
from tests.dossier.conftest import MOSCOW
from tests.house.dossier_cast import Kept
from tests.web.served import Served, come, said, served

__all__ = ("come", "served")

TEXT = "Whatever the report says."
SIDES = {"gna": 0, "lna": 1}
CONVENED = iter(range(1_000_000))


def role(actor: str, kind: str, of: str | None = None, **more: Any) -> RoleClaim:
    return RoleClaim(actor=actor, role=RoleKind(kind), of=of, **more)


def takes(served: Served, seat: str, *claims: Claim, talks: str = "", title: str = "The Gazette") -> None:
    """These claims in the dossier of a seat, borne out by one report."""
    talks = talks or served.talks
    book = served.premises.dossiers.book(talks, seat)
    source = Source(slug="gazette", title=title, language="en", digest=digest(TEXT), length=len(TEXT))
    place = Place(source="gazette", start=0, end=8)
    evidence = (Evidence(place=place, attribution=Attribution.UNATTRIBUTED, grade="C2"),)
    added: list[Entry] = [] if "gazette" in book.dossier.sources else [AddSource(source=source)]
    entries = [*added, *(Take(claim=claim, evidence=evidence) for claim in claims)]
    # Entered as the store keeps them: `enter` leaves the adding of reports to `add`, which reads them.
    served.premises.dossiers.enter(talks, seat, "somebody", *entries)


def page_of(client: Client, served: Served, query: str = "", page: str = "map/") -> str:
    answer = client.get(served.url(page) + query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def row_of(page: str, who: str) -> str:
    found = re.search(rf'<tr id="row-{who}".*?</tr>', page, re.DOTALL)
    assert found, f"{who} has a row"
    return said(found[0])


def conflicts_on(page: str) -> str:
    found = re.search(r'<div class="conflicts".*?</div>', page, re.DOTALL)
    return said(found[0]) if found else ""


# ---- on record alone, and with a dossier


def test_the_record_alone_has_its_conflicts_on_top_with_where_they_come_from(served, come):
    page = page_of(come("press/correspondent"), served)
    assert page.index('id="conflicts"') < page.index("<svg")
    conflicts = conflicts_on(page)
    assert "Russia hosts, sponsors and mediates, and backs the Libyan National Army." in conflicts
    assert "Turkey sponsors and mediates, and backs the Government of National Accord." in conflicts
    assert "Russia backs the Libyan National Army on record since" in conflicts


def test_a_seat_s_dossier_is_on_its_own_map_and_on_nobody_else_s(served, come):
    takes(served, "turkey", role("Ruritania", "sponsors"), role("Ruritania", "backs", "Khalifa Haftar"))
    own = page_of(come("turkey/cavusoglu"), served)
    assert "Ruritania sponsors the talks, and backs the" in conflicts_on(own)
    assert re.search(r'<a href="/talks/[^"]+/dossier/facts/fact-\d+/">dossier: \S*The Gazette\S* \(C2\)</a>', own)
    for person in ("russia/lavrov", "gna/sarraj", "press/correspondent"):
        for query in ("", "?actor=Ruritania", "?kind=sponsors"):
            answer = come(person).get(served.url("map/") + query)
            assert "Ruritania" not in said(answer.content.decode()).replace("“Ruritania”", "")
            assert "Ruritania" not in come(person).get(served.url("map.json")).content.decode()


def test_what_some_tell_and_others_deny_stands_as_contested_with_both(served, come):
    takes(
        served,
        "gna",
        role("Borduria", "backs", "the Libyan National Army"),
        role("Borduria", "backs", "the Libyan National Army", modality=Modality.NEGATED),
        role("Syldavia", "backs", "the Libyan National Army", modality=Modality.PLANNED),
    )
    page = page_of(come("gna/sarraj"), served)
    assert "backs (contested)" in page
    assert "contested dossier:" in said(page)
    assert "Denied: dossier:" in said(page)
    assert "Planned: Syldavia backs" in said(page)
    assert not re.search(r'aria-label="Syldavia', page), "what is planned is not drawn"


def test_the_gallery_shows_the_same_drawing(served, come):
    observer = come("united-nations/observer")
    gallery, page = (page_of(observer, served, page=name) for name in ("gallery/", "map/"))
    places = [re.findall(r'<rect class="who-box"[^>]*>', text) for text in (gallery, page)]
    assert places[0] == places[1] != []


# ---- the reference case, read from its report, at talks whose record has no relations


def convened(served: Served) -> tuple[str, Client]:
    """Talks of four, convened by a form without any relation; its mediator's client."""
    _made, secret = served.premises.people.invite_convener()
    client = Client(headers={"host": "localhost", "accept-language": "en"})
    client.post(f"/enter/{secret}/")
    form = {
        "nonce": f"map{next(CONVENED)}", "title.en": "Talks on a ceasefire", "zone": "Europe/Moscow",
        "languages": "fr", "me": "0.0", "do": "convene",
    }  # fmt: skip
    seats = (
        ("mediator", "Russia", "Sergei Lavrov"),
        ("mediator", "Turkey", "Mevlut Cavusoglu"),
        ("party", "GNA", "Fayez al-Sarraj"),
        ("party", "LNA", "Khalifa Haftar"),
    )
    for n, (kind, name, head) in enumerate(seats):
        form |= {
            f"seat.{n}.kind": kind, f"seat.{n}.name.en": name,
            f"seat.{n}.person.0.name.en": head, f"seat.{n}.person.0.capacity": "head",
        }  # fmt: skip
    answer = client.post("/convene/", form)
    assert answer.status_code == 302, said(answer.content.decode())
    return str(answer.headers["Location"]).split("/")[2], client


def test_the_report_accepted_as_it_is_read_flags_both_sponsors_as_backers(served):
    if not MOSCOW.exists():
        pytest.skip(f"the report on the Moscow talks isn't at {MOSCOW.parent.name}/{MOSCOW.name}")
    talks, lavrov = convened(served)
    url = f"/talks/{talks}/map/"
    assert conflicts_on(lavrov.get(url).content.decode()) == ""
    dossiers, view = served.premises.dossiers, served.premises.house.view(talks, "russia")
    report = Report(data=MOSCOW.read_bytes(), file=True, title="The failure", date="2020-01", actors=names_known(view))
    source, kept = dossiers.add(talks, "russia", "sergei-lavrov", report)
    accepted = [
        Take(claim=claim_of(one), evidence=(evidence_of(one, source.slug),), candidate=key)
        for key, one in keyed(kept.reading)
    ]
    assert len(accepted) > 50
    dossiers.enter(talks, "russia", "sergei-lavrov", *accepted)
    page = lavrov.get(url).content.decode()
    found = conflicts_on(page)
    assert re.search(r"Russia [^.]*sponsors[^.]*, and backs LNA\.", found)
    assert re.search(r"Turkey [^.]*sponsors[^.]*, and backs GNA\.", found)
    assert "Russia backs Khalifa Haftar dossier:" in found
    assert "Turkey backs Fayez al-Sarraj dossier:" in found
    document = json.loads(lavrov.get(f"/talks/{talks}/map.json").content)
    conflicts = {one["actor"]: one for one in document["conflicts"]}
    assert "sponsors" in conflicts["russia"]["roles"]
    assert conflicts["russia"]["chain"] == ["russia", "lna/khalifa-haftar", "lna"]
    assert "sponsors" in conflicts["turkey"]["roles"]
    assert conflicts["turkey"]["chain"] == ["turkey", "gna/fayez-al-sarraj", "gna"]
    sides = {one["name"]: one["side"] for one in document["actors"]}
    assert (sides["Qatar"], sides["France"], sides["Khalifa Haftar"]) == ("gna", "lna", "lna")


# ---- what is asked


def test_a_day_before_anything_was_on_record_has_nobody_move_and_no_conflict(served, come):
    press = come("press/correspondent")
    before, now = page_of(press, served, "?on=2019"), page_of(press, served)
    assert conflicts_on(before) == ""
    assert conflicts_on(now) != ""
    boxes = [re.findall(r'<rect class="who-box"[^>]*>', page) for page in (before, now)]
    assert boxes[0] == boxes[1]


def test_a_role_of_which_no_report_says_since_when_says_so_on_a_day_that_is_asked_for(served, come):
    dated, undated = role("Ruritania", "backs", "lna", since="2019-04"), role("Syldavia", "backs", "lna")
    lavrov, sentence = come("russia/lavrov"), "Where your dossier doesn’t tell since when a relation holds"
    takes(served, "russia", dated)
    assert sentence not in page_of(lavrov, served, "?on=2019-06")
    takes(served, "russia", undated)
    page = said(page_of(lavrov, served, "?on=2019-06"))
    assert sentence in page
    assert page.count("(C2), since when isn’t told") == 1
    for query in ("", "?on=2019-13"):
        page = said(lavrov.get(served.url("map/") + query).content.decode())
        assert sentence not in page
        assert "since when isn’t told" not in page


def test_kinds_of_relations_hide_lines_and_not_boxes(served, come):
    press = come("press/correspondent")
    page, whole = page_of(press, served, "?kind=recognises"), page_of(press, served)
    assert page.count("<polyline") == 1 < whole.count("<polyline")
    assert page.count('class="who-box"') == whole.count('class="who-box"')
    assert "Qatar" not in said(page[page.index('id="in-words"') :])


def test_around_one_actor_stand_those_alone_who_are_tied_to_it(served, come):
    press = come("press/correspondent")
    for asked in ("qatar", "Qatar", "QATAR", "قطر"):
        page = page_of(press, served, "?" + urlencode({"actor": asked}))
        names = set(re.findall(r'<a href="[^"]*" aria-label="(\w+)', page))
        assert "Qatar" in names
        assert "France" not in names


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"on": "2020-13"}, "“2020-13” is no day: write a day as 2020-01-13"),
        ({"on": "yesterday"}, "“yesterday” is no day"),
        ({"on": "2020-02-30"}, "is no day"),
        ({"on": "٢٠٢٠"}, "is no day"),
        ({"actor": "Atlantis"}, "Nobody on the map is called “Atlantis”"),
        ({"kind": "loves"}, "There is no kind of relation “loves”"),
        ({"on": "x" * 5_000}, "is no day"),
    ],
)
def test_what_is_wrong_is_said_once_and_what_was_typed_survives(served, come, asked, sentence):
    press = come("press/correspondent")
    page = ""
    for name in ("map/", "map.json", "map.graphml"):
        answer = press.get(served.url(name), asked)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert said(page).count(sentence) == 1
        assert "<svg" in page, "and the map is there all the same"
    typed = next(iter(asked.values()))
    if "kind" not in asked:
        assert f'value="{typed[:200]}"' in page


def test_a_page_that_is_not_there_is_the_last(served, come):
    press = come("press/correspondent")
    for page in ("0", "-1", "99999999999", "x", "7"):
        assert page_of(press, served, f"?page={page}").count('<tr id="row-') > 5


# ---- files


def test_the_files_are_taken_along_and_say_what_the_page_says(served, come):
    press = come("press/correspondent")
    for name, kind in (("map.json", "application/json"), ("map.graphml", "application/graphml+xml")):
        answer = press.get(served.url(name))
        assert answer.headers["Content-Type"] == kind
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    narrow = json.loads(press.get(served.url("map.json?kind=backs&on=2020-01")).content)
    assert {tie["role"] for tie in narrow["ties"]} == {"backs"}
    assert narrow["on"] == "2020-01"
    assert {one["actor"] for one in narrow["conflicts"]} == {"russia", "turkey"}


def test_graphml_is_well_formed_typed_and_whole_whatever_names_there_are():
    kept = Kept()
    kept.role('A & B <"> \u200f قطر \U0001f600 ]]>', "backs", "lna", modality="asserted")
    kept.role("haftar", "controls", "the East & West")
    document = as_json(kept.map())
    document["actors"][0]["name"] = "broken \x00\x08\ud800\uffff name"
    root = ElementTree.fromstring(graphml(document, "Talks"))
    ns = {"g": "http://graphml.graphdrawing.org/xmlns"}
    keys = {one.get("id"): one for one in root.findall("g:key", ns)}
    assert {one.get("attr.type") for one in keys.values()} == {"string", "boolean"}
    nodes = {one.get("id") for one in root.findall("g:graph/g:node", ns)}
    assert nodes == {TALKS, *(one["id"] for one in document["actors"])}
    edges = root.findall("g:graph/g:edge", ns)
    assert len(edges) == len(document["ties"])
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= nodes
    for of in ("node", "edge"):
        for data in root.findall(f"g:graph/g:{of}/g:data", ns):
            assert keys[data.get("key")].get("for") == of
    names = [data.text for data in root.iter(f"{{{ns['g']}}}data") if data.get("key") == "node-name"]
    assert any(name and name.startswith('A & B <">') and name.endswith("\U0001f600 ]]>") for name in names)
    assert "broken  name" in names


# ---- how it is drawn


def drawn(kept: Kept) -> Any:
    drawing = draw(translator("en"), kept.map(), SIDES)
    assert drawing is not None
    return drawing


def test_a_conflict_is_marked_on_its_line_and_on_its_box():
    drawing = drawn(Kept())
    assert [line.warns is not None for line in drawing.lines if line.conflict] == [True, True]
    assert {box.who for box in drawing.boxes if box.conflict} == {"russia", "turkey"}
    assert all("conflict of interest" in box.label for box in drawing.boxes if box.conflict)


def test_who_backs_a_party_and_its_head_has_one_line_and_who_backs_the_head_alone_one_to_the_head():
    kept = Kept()
    kept.role("Egypt", "backs", "lna")
    kept.role("Egypt", "backs", "haftar")
    kept.role("France", "backs", "haftar")
    assert sum(line.says.text == "backs" and line.own for line in drawn(kept).lines) == 2


def test_what_is_apparent_says_so_and_what_the_dossier_alone_tells_is_slanted():
    kept = Kept()
    kept.role("France", "backs", "lna", modality="apparent")
    line = next(line for line in drawn(kept).lines if line.own)
    assert line.says.text == "apparently backs"
    assert "tie-apparent" in line.style


def test_words_stay_within_their_boxes():
    kept = Kept()
    kept.role("Some of the states of the wider region " * 4, "backs", "lna")
    kept.role("Donaudampfschifffahrtsgesellschaftskapitänsmützenträger", "leads", "lna")
    for place in ("Tripoli", "Benghazi", "a very long place in the furthest east of the land"):
        kept.role("lna", "controls", place)
    for box in drawn(kept).boxes:
        for label in (*box.name, *box.small, *filter(None, [box.conflict])):
            assert box.box.y <= label.y <= box.box.bottom, (box.who, label)
            assert len(label.text) * 5 <= box.box.width, (box.who, label)


def test_a_long_name_is_broken_between_words_and_cut():
    assert wrap("the Government of National Accord", 14, 3) == ("the Government", "of National", "Accord")
    assert wrap("one two three four", 5, 2) == ("one", "two…")
    assert wrap("", 10, 3) == ()
    assert wrap("anything", 10, 0) == ()


# ---- very many


@pytest.fixture(scope="module")
def crowded(served: Served) -> Served:
    """A thousand actors in the observer's dossier, in a circle of support, every third behind Haftar, every other a
    mediator."""
    ties = [role(f"Actor {n}", "backs", f"Actor {(n + 1) % 1_000}") for n in range(1_000)]
    more = [role(f"Actor {n}", "backs", "Khalifa Haftar") for n in range(0, 1_000, 3)]
    serving = [role(f"Actor {n}", "mediates") for n in range(0, 1_000, 2)]
    takes(served, "united-nations", *more, *ties, *serving)
    return served


def test_a_thousand_in_a_circle_are_drawn_as_far_as_can_be_read_and_all_are_in_the_table(crowded, come):
    observer = come("united-nations/observer")
    page = page_of(observer, crowded)
    assert len(page.encode()) < 100_000
    boxes = page.count('class="who-box"')
    assert 30 < boxes < 70
    assert re.search(rf"{boxes} of 1\d\d\d are drawn", said(page))
    assert "more stand in the file" in conflicts_on(page)
    seen: set[str] = set()
    for n in range(1, int(re.findall(r"page 1 of (\d+)", said(page))[0]) + 1):
        seen |= set(re.findall(r'<th scope="row">(Actor \d+)', page_of(observer, crowded, f"?page={n}")))
    assert len(seen) == 1_000


def test_whatever_is_asked_of_a_thousand_the_page_is_small(crowded, come):
    observer = come("united-nations/observer")
    for query in ("?actor=Khalifa+Haftar", "?actor=Actor+500", "?kind=mediates", "?on=2020-01-13&page=3"):
        assert len(page_of(observer, crowded, query).encode()) < 100_000
    assert "Actor 500" in row_of(page_of(observer, crowded, "?actor=Actor+500"), "who_[0-9a-f]+")
