"""A program at the dossier of its seat: reports, what they offer, what was decided; and nothing of any other seat's."""

from __future__ import annotations

import itertools
from typing import Any

import httpx
import jsonschema
import pytest

from entremise.api.openapi import document
from tests.api.cast import code

TEXT = (
    "Talks between the North Shore and the South Shore failed on Monday in Zurich. Norway mediates the talks. "
    "The South Shore, which is backed by the Lake League, asked for time until Wednesday, officials said."
)
NUMBERS, TURNS = itertools.count(1), itertools.count()


def report(text: str = TEXT, **known: str) -> dict[str, str]:
    """A report that nobody has given yet."""
    return {"text": f"{text} This is report {next(NUMBERS)} of many.", **known}


def fits(answer: httpx.Response, shape: str, status: int = 200) -> Any:
    """What was answered, once it is sure that it has the shape that is described."""
    assert answer.status_code == status, answer.text
    described = {"$ref": f"#/components/schemas/{shape}", "components": document()["components"]}
    jsonschema.validate(answer.json(), described)
    return answer.json()


def added(client: httpx.Client, **known: str) -> Any:
    return fits(client.post("dossier/sources", json=report(**known)), "ReportRead", 201)


def entered(client: httpx.Client, *entries: dict[str, Any], **more: Any) -> Any:
    return fits(client.post("dossier/entries", json={"entries": entries, **more}), "EntriesMade", 201)


def accept(read: Any, section: str, n: int = 0) -> dict[str, Any]:
    return {"kind": "accept", "source": read["source"]["slug"], "candidate": read["candidates"][section][n]["key"]}


def background(read: Any, text: str) -> dict[str, Any]:
    """A fact that no rule had found."""
    place = {"source": read["source"]["slug"], "start": 0, "end": 20}
    return {
        "kind": "take",
        "claim": {"about": "background", "text": text},
        "evidence": [{"place": place, "attribution": "unattributed", "grade": "C2"}],
    }


@pytest.fixture
def somebody(program, moscow):
    """Another person for each test: a token reads six reports a minute."""
    return program([*moscow.tokens][next(TURNS) % len(moscow.tokens)])


def test_a_report_is_read_and_what_it_offers_is_taken_by_its_key(somebody):
    read = added(somebody, date="2020-01-14", publisher="The Gazette", reliability="B")
    source = read["source"]
    assert (source["date"], source["publisher"], source["reliability"]) == ("2020-01-14", "The Gazette", "B")
    made = entered(somebody, accept(read, "events"), accept(read, "actors"))
    kept = fits(somebody.get(f"dossier/sources/{source['slug']}"), "ReportKept")
    assert kept["text"].startswith(TEXT)
    for item in itertools.chain(*kept["candidates"].values()):
        assert kept["text"][item["start"] : item["end"]] == item["passage"]
    assert kept["candidates"]["events"][0]["decided"]["fact"] == made["entries"][0]["fact"]
    assert kept["candidates"]["events"][0]["decided"]["person"] == somebody.get("view").json()["person"]
    assert kept["candidates"]["statements"][0]["decided"] is None
    whole = fits(somebody.get("dossier"), "DossierView")
    assert whole["n"] == made["n"]
    facts = {fact["id"]: fact for fact in whole["facts"]}
    taken = facts[made["entries"][0]["fact"]]
    assert taken["claim"]["kind"] == kept["candidates"]["events"][0]["kind"]
    assert taken["evidence"][0]["place"]["source"] == source["slug"]


def test_the_same_text_again_is_the_source_that_is_there(somebody):
    given = report()
    first = somebody.post("dossier/sources", json=given)
    again = somebody.post("dossier/sources", json=given)
    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json() == again.json()
    assert first.headers["location"].endswith(f"/dossier/sources/{first.json()['source']['slug']}")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("text/plain", TEXT.encode()),
        ("text/plain; charset=utf-16", f"{TEXT} Encoded.".encode("utf-16")),
        ("text/html", f"<html><body><article><p>{TEXT} As a page.</p></article></body></html>".encode()),
        ("text/html; charset=windows-1252", f"<html><body><article><p>{TEXT} «Café».</p></article>".encode("cp1252")),
    ],
)
def test_a_file_is_sent_as_it_is_with_what_is_known_of_it_in_the_address(somebody, kind, data):
    sent = somebody.post(
        "dossier/sources", params={"date": "2020-01", "title": "Ferry"}, content=data, headers={"Content-Type": kind}
    )
    read = fits(sent, "ReportRead", 201)
    assert (read["source"]["title"], read["source"]["date"]) == ("Ferry", "2020-01")
    assert read["source"]["file"] is not None
    text = somebody.get(f"dossier/sources/{read['source']['slug']}").json()["text"]
    assert text.startswith("Talks between the North Shore")
    assert "Caf" not in text or "«Café»" in text


def test_what_is_known_of_a_report_is_said_anew_and_it_is_read_again(somebody):
    read = added(somebody)
    address = f"dossier/sources/{read['source']['slug']}"
    again = fits(somebody.post(address, json={"title": "Ferry", "date": "2020-01-14"}), "ReportKept")
    assert (again["source"]["title"], again["source"]["publisher"]) == ("Ferry", None)
    days = {event["kind"]: event["date"] for event in again["candidates"]["events"]}
    assert days["fail"] == "2020-01-13"
    assert fits(somebody.get(address), "ReportKept") == again


@pytest.mark.parametrize(
    ("sent", "status", "expected"),
    [
        ({"json": {"text": ""}}, 422, "report-empty"),
        ({"json": {"text": "Los negociadores."}, "params": {"title": "x"}}, 422, "unknown-field"),
        ({"json": {}}, 422, "missing"),
        ({"json": {"text": "x", "date": "Tuesday"}}, 422, "wrong-form"),
        ({"json": {"text": "x", "reliability": "G"}}, 422, "wrong-form"),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 400, "not-json"),
        ({"content": b"x", "headers": {"Content-Type": "image/png"}}, 415, "report-media-type"),
        ({"content": b"%PDF-1.7 broken", "headers": {"Content-Type": "application/pdf"}}, 422, "report-broken-pdf"),
        (
            {
                "content": b"x",
                "headers": {"Content-Type": "text/plain"},
                "params": [("date", "2020"), ("date", "2021")],
            },
            422,
            "twice",
        ),
        (
            {"content": b"x", "headers": {"Content-Type": "text/plain"}, "params": {"date": "2020-13"}},
            422,
            "wrong-form",
        ),
    ],
)
def test_a_report_that_cannot_be_taken_in_is_refused_by_one_sentence(program, sent, status, expected):
    client = program("turkey/cavusoglu")
    before = client.get("dossier").json()
    refused = client.post("dossier/sources", **sent)
    assert code(refused, status) == expected
    assert refused.json()["detail"][:1].isupper() or refused.json()["detail"][:1] in "“\u2068"
    assert client.get("dossier").json() == before


def test_all_entries_are_made_or_none_and_it_is_said_which_does_not_fit(somebody):
    read = added(somebody)
    before = somebody.get("dossier").json()
    refused = somebody.post(
        "dossier/entries", json={"entries": [background(read, "one"), {"kind": "withdraw", "fact": "fact-99999"}]}
    )
    assert code(refused, 422) == "dossier-no-fact"
    assert refused.json()["about"] == "entries.1"
    assert somebody.get("dossier").json() == before


def test_facts_are_corrected_and_taken_back_and_a_report_goes_with_what_rests_on_it(somebody):
    read = added(somebody)
    made = entered(somebody, background(read, "one"), background(read, "two"), accept(read, "events"))
    one, two, _three = (entry["fact"] for entry in made["entries"])
    again = background(read, "one, put otherwise")
    entered(somebody, {**again, "kind": "correct", "fact": one}, {"kind": "withdraw", "fact": two})
    facts = {fact["id"]: fact["claim"] for fact in somebody.get("dossier").json()["facts"]}
    assert facts[one]["text"] == "one, put otherwise"
    assert two not in facts
    entered(somebody, {"kind": "remove-source", "source": read["source"]["slug"]})
    assert one not in {fact["id"] for fact in somebody.get("dossier").json()["facts"]}
    assert code(somebody.get(f"dossier/sources/{read['source']['slug']}"), 404) == "nothing-here"


def test_what_is_refused_can_be_reopened(somebody):
    read = added(somebody)
    one = {key: value for key, value in accept(read, "events").items() if key != "kind"}
    entered(somebody, {"kind": "refuse", **one})
    kept = somebody.get(f"dossier/sources/{one['source']}").json()
    assert kept["candidates"]["events"][0]["decided"]["fact"] is None
    again = somebody.post("dossier/entries", json={"entries": [{"kind": "accept", **one}]})
    assert code(again, 422) == "dossier-decided"
    entered(somebody, {"kind": "reopen", **one})
    entered(somebody, {"kind": "accept", **one})


def test_the_same_request_is_done_once_and_answered_alike(somebody):
    read = added(somebody)
    given = {"entries": [background(read, "once"), accept(read, "events")]}
    sent = [somebody.post("dossier/entries", json=given, headers={"Idempotency-Key": "d-1"}) for _ in range(2)]
    entered(somebody, {"kind": "remove-source", "source": read["source"]["slug"]})
    sent.append(somebody.post("dossier/entries", json=given, headers={"Idempotency-Key": "d-1"}))
    assert [one.status_code for one in sent] == [201, 201, 201]
    assert len({one.content for one in sent}) == 1
    other = somebody.post(
        "dossier/entries", json={"entries": [background(read, "twice")]}, headers={"Idempotency-Key": "d-1"}
    )
    assert code(other, 422) == "request-differs"
    assert other.json()["about"] == "Idempotency-Key"


def test_what_has_come_since_is_read_first(somebody):
    read = added(somebody)
    n = somebody.get("dossier").json()["n"]
    late = somebody.post("dossier/entries", json={"entries": [background(read, "late")], "expected": n - 1})
    assert code(late, 409) == "view-moved"
    entered(somebody, background(read, "in time"), expected=n)


def test_facts_are_sent_in_pages(somebody):
    read = added(somebody)
    for first in range(0, 600, 100):
        entered(somebody, *(background(read, f"fact {n}") for n in range(first, first + 100)))
    page = fits(somebody.get("dossier"), "DossierView")
    found = [*page["facts"]]
    while page["next"] is not None:
        page = fits(somebody.get("dossier", params={"after": page["next"]}), "DossierView")
        assert page["facts"]
        found += page["facts"]
    assert len(found) >= 600
    assert len({fact["id"] for fact in found}) == len(found)
    assert code(somebody.get("dossier", params={"after": "x"}), 422) == "wrong-type"
    assert code(somebody.get("dossier", params={"before": "1"}), 422) == "unknown-field"


def test_contradictions_and_actors_stand_beside_the_facts(program):
    sarraj = program("gna/sarraj")
    read = added(sarraj)
    signed = {"about": "event", "kind": "sign", "who": ["the Pelagia"]}
    evidence = background(read, "x")["evidence"]
    made = entered(
        sarraj,
        {"kind": "take", "claim": signed, "evidence": evidence},
        {"kind": "take", "claim": {**signed, "modality": "negated"}, "evidence": evidence},
    )
    whole = fits(sarraj.get("dossier"), "DossierView")
    assert whole["rivals"] == [[one["fact"] for one in made["entries"]]]
    assert "the Pelagia" in [actor["name"] for actor in whole["actors"]]
    assert "lna" in [actor["slug"] for actor in whole["actors"]]


def test_the_map_joins_the_record_with_the_dossier(program):
    sarraj = program("gna/sarraj")
    read = added(sarraj)
    backs = {"about": "role", "actor": "Pelagia", "role": "backs", "of": "Haftar", "since": "2019-04"}
    made = entered(sarraj, {"kind": "take", "claim": backs, "evidence": background(read, "x")["evidence"]})
    told = fits(sarraj.get("map"), "Map")
    assert made["entries"][0]["fact"] in [fact for tie in told["ties"] for fact in tie["facts"]]
    before = fits(sarraj.get("map", params={"on": "2019-03"}), "Map")
    assert made["entries"][0]["fact"] not in [fact for tie in before["ties"] for fact in tie["facts"]]
    assert before["on"] == "2019-03"
    assert code(sarraj.get("map", params={"on": "2019-13"}), 422) == "wrong-form"


def test_another_seat_gets_nothing_of_it(program):
    """Whatever Haftar's delegation has, Russia's token is answered as if there were nothing."""
    haftar, russia = program("lna/haftar"), program("russia/lavrov")
    read = added(haftar)
    # An id that Russia has no fact of its own under, whatever other tests have entered there.
    for n in range(russia.get("dossier").json()["n"] + 1):
        entered(haftar, background(read, f"ours alone {n}"))
    slug, key = read["source"]["slug"], read["candidates"]["events"][0]["key"]
    fact = haftar.get("dossier").json()["facts"][-1]["id"]
    assert "ours alone" not in russia.get("dossier").text
    assert "ours alone" not in russia.get("map").text

    def same(hidden: httpx.Response, absent: httpx.Response, status: int) -> None:
        """But for the name that was asked for, as it was asked."""
        assert code(hidden, status) == code(absent, status)
        assert hidden.text.replace(slug, "nothing").replace(fact, "fact-98765") == absent.text
        headers = [{**one.headers, "content-length": ""} for one in (hidden, absent)]
        assert headers[0] == headers[1]

    same(russia.get(f"dossier/sources/{slug}"), russia.get("dossier/sources/nothing"), 404)
    known = {"title": "Ferry"}
    same(russia.post(f"dossier/sources/{slug}", json=known), russia.post("dossier/sources/nothing", json=known), 404)

    def enter(entry: dict[str, Any]) -> httpx.Response:
        answer: httpx.Response = russia.post("dossier/entries", json={"entries": [entry]})
        return answer

    nowhere = "event-" + "f" * 16
    same(enter({"kind": "withdraw", "fact": fact}), enter({"kind": "withdraw", "fact": "fact-98765"}), 422)
    same(enter({"kind": "remove-source", "source": slug}), enter({"kind": "remove-source", "source": "nothing"}), 422)
    for kind in ("accept", "refuse", "reopen"):
        hidden = enter({"kind": kind, "source": slug, "candidate": key})
        same(hidden, enter({"kind": kind, "source": "nothing", "candidate": nowhere}), 422)
    # What one offers oneself, another key of it isn't offered.
    own = added(russia)
    assert code(enter({"kind": "accept", "source": own["source"]["slug"], "candidate": nowhere}), 422) == (
        "dossier-no-candidate"
    )


def test_an_added_report_moves_the_own_room_alone(program, moscow):
    """The stream tells those who sit there; nothing of it comes into the record."""
    before = program("gna/adviser").get("view").json()["n"]
    added(program("gna/sarraj"))
    assert program("gna/adviser").get("view").json()["n"] == before
    assert added(program("gna/adviser"))["source"]["slug"] in [
        one["slug"] for one in program("gna/sarraj").get("dossier").json()["sources"]
    ]
