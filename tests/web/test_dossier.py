"""The dossier's reports: taken in, described, removed; whatever is wrong is said, and nobody else sees any of it."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from entremise.dossier.entries import Take
from entremise.dossier.fact import EventClaim, Evidence, Place
from entremise.dossier.values import Attribution, EventKind
from entremise.house.limits import WRITES, Limits
from entremise.house.premises import Premises, open_premises
from entremise.house.uploads import REPORT_COSTS, UPLOAD_LIMIT
from tests.reports import files
from tests.web.served import Served, come, said, served

__all__ = ("come", "served")

TEXT = (
    "Talks between the North Shore and the South Shore failed on Monday in Zurich. The North Shore signed the accord, "
    "officials said. Norway, which mediates the talks, denied having left the table.\n"
)
COUNT = iter(range(1_000_000))
PAGES = ("dossier/", "dossier/add/", "dossier/facts/", "dossier/import/", "dossier/dossier.json")


@pytest.fixture(autouse=True)
def _of_its_own(served: Served):
    """Each test has limits of its own."""
    at = served.premises
    open_premises(Premises(at.house, at.people, at.dossiers, at.hub, at.exercise, at.address))
    yield
    open_premises(at)


def fresh() -> str:
    """A text that no dossier has yet."""
    return f"{TEXT}This is report number {next(COUNT)}."


def adds(served: Served, client: Client, **fields: Any) -> Any:
    given = {"text": fresh()} if not {"text", "file"} & set(fields) else {}
    return client.post(served.url("dossier/add/"), {**given, **fields})


def slug_of(answer: Any) -> str:
    assert answer.status_code == 302, said(answer.content.decode())
    found = re.search(r"/dossier/reports/([^/]+)/", answer.headers["Location"])
    assert found is not None
    return found[1]


def file(data: bytes, name: str = "report.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def page(served: Served, client: Client, at: str) -> str:
    answer = client.get(served.url(at))
    assert answer.status_code == 200
    return answer.content.decode()


def sources(served: Served, seat: str) -> dict[str, Any]:
    return dict(served.premises.dossiers.book(served.talks, seat).dossier.sources.items())


# ---- taking in


def test_an_empty_dossier_says_what_will_stand_there_and_whose_it_is(served, come):
    told = said(page(served, come("press/correspondent"), "dossier/"))
    assert "No report is in your dossier yet." in told
    assert "Take a report in: paste its text, or choose its file." in told
    assert "Only your delegation sees this." in told


def test_a_pasted_report_leads_to_its_desk_with_all_that_is_known_of_it(served, come):
    text = fresh()
    answer = adds(
        served,
        come("gna/sarraj"),
        text=text,
        title="Shores at odds",
        publisher="The Gazette",
        date="2021-03",
        reliability="B",
    )
    assert answer.headers["Location"] == served.url("dossier/reports/shores-at-odds/")
    found = sources(served, "gna")["shores-at-odds"]
    assert (found.title, found.publisher, found.date, found.language, found.reliability, found.file) == (
        "Shores at odds",
        "The Gazette",
        "2021-03",
        "en",
        "B",
        None,
    )
    assert served.premises.dossiers.text(served.talks, "gna", found.slug).text.startswith(text)


@pytest.mark.parametrize("date", ["2020-01-13", "2020-01", "2020", "٢٠٢٠-٠١-١٣", " 2020-01 "])
def test_a_date_is_kept_as_precisely_as_it_is_known(served, come, date: str):
    slug = slug_of(adds(served, come("gna/sarraj"), date=date))
    plain = date.strip().translate(str.maketrans("٠١٢٣", "0123"))
    assert sources(served, "gna")[slug].date == plain


def test_a_file_is_kept_with_its_digest_and_called_by_its_name_where_it_has_no_title(served, come):
    slug = slug_of(adds(served, come("gna/sarraj"), file=file(fresh().encode(), "Zurich talks.txt")))
    found = sources(served, "gna")[slug]
    assert found.title == "Zurich talks"
    assert re.fullmatch("[0-9a-f]{64}", found.file)


def test_a_pdf_and_a_web_page_are_read(served, come):
    client = come("gna/sarraj")
    for made in (files.typeset(files.FRENCH * 3), files.with_script()):
        slug = slug_of(adds(served, client, file=file(made)))
        assert sources(served, "gna")[slug].language == "fr"


def test_the_same_text_twice_leads_to_the_report_that_is_there(served, come):
    client, text = come("gna/sarraj"), fresh()
    slug = slug_of(adds(served, client, text=text, title="The first"))
    many = len(sources(served, "gna"))
    again = adds(served, client, text=text.replace("\n", "\r\n"), title="The second")
    assert slug_of(again) == slug
    assert len(sources(served, "gna")) == many
    told = said(client.get(again.headers["Location"]).content.decode())
    assert "This text is in your dossier already: it is this report, and nothing was added." in told


@pytest.mark.parametrize("text", [files.SPANISH, files.ARABIC])
def test_a_report_in_another_language_is_kept_and_said_to_offer_nothing(served, come, text: str):
    client = come("gna/sarraj")
    slug = slug_of(adds(served, client, text=text, title=f"Elsewhere {next(COUNT)}"))
    told = said(page(served, client, f"dossier/reports/{slug}/about/"))
    assert "nothing is offered from it, and facts are taken by hand." in told
    assert "Nothing was offered: facts are taken by hand." in said(page(served, client, "dossier/"))


def test_the_language_can_be_chosen(served, come):
    slug = slug_of(adds(served, come("gna/sarraj"), language="tr"))
    assert sources(served, "gna")[slug].language == "tr"


# ---- what is wrong with it


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"date": "13 January 2020"}, "“13 January 2020” is no date of a report: write a day as 2020-01-13"),
        ({"date": "2020-02-30"}, "“2020-02-30” is no date of a report"),
        ({"date": "2020-13"}, "“2020-13” is no date of a report"),
        ({"date": "<i>x</i>"}, "“<i>x</i>” is no date of a report"),
        ({"title": "x" * 201}, "“Title”: at most 200 characters: shorten it."),
        ({"title": "a\x07b"}, "“Title”: a character stands here that can’t be read: take it out."),
        ({"publisher": "\u200b"}, "“Publisher”: a character stands here that can’t be read"),
        ({"reliability": "Z"}, "A source is graded from A to F"),
        ({"language": "../../etc"}, "Choose one of the languages that are listed"),
        ({"text": "  \n "}, "Paste the report’s text here, or choose its file."),
        ({"text": "12 34"}, "“Text of the report”: there are no words in this file."),
        ({"text": "word " * 250_000}, "at most 1000000 are read: divide it."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(served, come, sent, sentence):
    before, client = sources(served, "gna"), come("gna/sarraj")
    typed = {
        "title": "A long title",
        "publisher": "The Gazette",
        "date": "2020-01",
        "text": fresh(),
        "reliability": "C",
    }
    answer = adds(served, client, **{**typed, **sent})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert sentence in html.unescape(said(shown))
    [name] = sent
    assert f'href="#{name}"' in shown
    assert f'id="{name}"' in shown
    for field, value in {**typed, **sent}.items():
        if field in ("title", "publisher", "date") and value.isprintable():
            assert f'value="{html.escape(value)}"' in shown
        if field == "text" and value.strip():
            assert value.splitlines()[0] in shown
    assert sources(served, "gna") == before


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (files.scanned(), "this PDF holds pictures of its pages (2) and no text: have the text recognised first."),
        (files.locked(), "this PDF is locked with a password: save it without one."),
        (files.cut_off(), "this PDF is broken: open it, and save it again."),
        (files.bomb(), "this PDF is broken: open it, and save it again."),
        (files.word(), "this is neither text, nor HTML, nor PDF."),
        (files.only_links(), "this page holds no article, only what leads elsewhere"),
        (b" \n", "nothing is in this file."),
        (bytes(range(256)) * 50, "this is neither text, nor HTML, nor PDF."),
        (b"a" * (5 * 1024 * 1024), "the file is too large for a report: at most 4 MB."),
    ],
)
def test_a_file_that_is_no_report_is_told_from_one_and_the_rest_is_kept(served, come, data: bytes, sentence: str):
    before = sources(served, "gna")
    answer = adds(served, come("gna/sarraj"), file=file(data), title="A long title", date="2020-01")
    assert answer.status_code == 422
    told = said(answer.content.decode())
    assert f"“report”: {sentence}" in told
    assert "Choose the file report.pdf again: a browser doesn’t send a file twice by itself." in told
    assert 'value="A long title"' in answer.content.decode()
    assert sources(served, "gna") == before


def test_all_faults_are_said_at_once(served, come):
    told = said(adds(served, come("gna/sarraj"), text="", date="yesterday", reliability="?").content.decode())
    for sentence in ("Paste the report’s text", "“yesterday” is no date", "graded from A to F"):
        assert sentence in told


def test_a_text_and_a_file_are_two_reports(served, come):
    answer = adds(served, come("gna/sarraj"), text=fresh(), file=file(b"Another text."))
    assert answer.status_code == 422
    assert "Give a text or a file, not both" in said(answer.content.decode())


def test_a_file_beyond_the_limit_is_refused_also_where_it_arrived(served, come):
    answer = adds(served, come("gna/sarraj"), file=file(bytes(UPLOAD_LIMIT + 1)))
    assert answer.status_code == 413
    assert "The file is larger than 16 MB" in said(answer.content.decode())


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        '"><img src=x onerror=alert(1)>.pdf',
        "\u202egpj.troper\u202c.txt",
        "n" * 300 + ".txt",
        "a\x07b\x1b[2J.txt",
        "\u200b.txt",
        "تقرير.txt",
        "con.txt",
    ],
)
def test_a_files_name_plays_no_tricks(served, come, name: str):
    client = come("gna/sarraj")
    slug = slug_of(adds(served, client, file=SimpleUploadedFile(name, fresh().encode())))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    title = sources(served, "gna")[slug].title
    assert len(title) <= 200
    assert not {"/", "\x07", "\x1b", "\u202e", "\u202c"} & set(title)
    shown = page(served, client, "dossier/")
    assert "<img src=x" not in shown
    assert "etc/passwd" not in shown
    refused = adds(served, client, file=SimpleUploadedFile(name, b"\x00"))
    assert "<img src=x" not in refused.content.decode()
    assert not {"\x07", "\x1b", "\u202e"} & set(refused.content.decode())


def test_markup_in_what_is_typed_is_text(served, come):
    client = come("gna/sarraj")
    slug = slug_of(adds(served, client, title="<script>alert(1)</script>", publisher='"><b>'))
    for at in ("dossier/", f"dossier/reports/{slug}/about/", f"dossier/reports/{slug}/remove/", "dossier/facts/"):
        assert "<script>alert" not in page(served, client, at)
        assert '"><b>' not in page(served, client, at)


def test_reports_are_read_so_often_a_minute_and_what_was_typed_stays(served, come):
    at, still = served.premises, Limits(clock=lambda: 0.0)
    open_premises(Premises(at.house, at.people, at.dossiers, at.hub, at.exercise, at.address, still))
    client = come("gna/sarraj")
    for _ in range(WRITES.a_minute // REPORT_COSTS):
        slug_of(adds(served, client))
    text = fresh()
    answer = adds(served, client, text=text)
    assert answer.status_code == 429
    assert "Wait a minute, then send this again; nothing was done." in said(answer.content.decode())
    assert answer.headers["Retry-After"] == "60"
    assert text in html.unescape(answer.content.decode())
    slug_of(adds(served, come("lna/haftar")))


# ---- describing and removing


def test_what_is_known_of_a_report_is_corrected_and_what_was_decided_holds(served, come):
    client, dossiers = come("gna/sarraj"), served.premises.dossiers
    slug = slug_of(adds(served, client, title=f"Undated {next(COUNT)}"))
    place = Place(source=slug, start=0, end=20)
    claim = EventClaim(kind=EventKind.FAIL, who=(f"Side {next(COUNT)}",))
    evidence = Evidence(place=place, attribution=Attribution.UNATTRIBUTED, grade="C2")
    dossiers.enter(served.talks, "gna", "sarraj", Take(claim=claim, evidence=(evidence,)))
    sent = {"title": "Dated now", "publisher": "", "date": "2021-03-08", "reliability": "D"}
    answer = client.post(served.url(f"dossier/reports/{slug}/about/"), sent)
    assert answer.headers["Location"] == served.url(f"dossier/reports/{slug}/")
    found = sources(served, "gna")[slug]
    assert (found.title, found.date, found.reliability) == ("Dated now", "2021-03-08", "D")
    assert dossiers.book(served.talks, "gna").dossier.same(claim) is not None
    dated = [one.date for one in dossiers.text(served.talks, "gna", slug).reading.events]
    assert "2021-03-08" in dated, "“on Monday” is counted from it"


def test_what_is_wrong_with_a_correction_is_said_and_nothing_is_changed(served, come):
    client = come("gna/sarraj")
    slug = slug_of(adds(served, client, title="Stays as it is"))
    answer = client.post(served.url(f"dossier/reports/{slug}/about/"), {"title": "Other", "date": "soon"})
    assert answer.status_code == 422
    assert "“soon” is no date of a report" in said(answer.content.decode())
    assert 'value="Other"' in answer.content.decode()
    assert sources(served, "gna")[slug].title == "Stays as it is"


def test_a_report_is_removed_once_it_is_said_what_goes_with_it(served, come):
    client, dossiers = come("gna/sarraj"), served.premises.dossiers
    title = f"To be removed {next(COUNT)}"
    slug, other = slug_of(adds(served, client, title=title)), slug_of(adds(served, client))
    alone = EventClaim(kind=EventKind.FAIL, who=("Alone",))
    shared = EventClaim(kind=EventKind.FAIL, who=("Shared",))

    def taken(claim: EventClaim, source: str) -> Take:
        place = Place(source=source, start=0, end=20)
        return Take(claim=claim, evidence=(Evidence(place=place, attribution=Attribution.UNATTRIBUTED, grade="C2"),))

    dossiers.enter(
        served.talks, "gna", "sarraj", taken(alone, slug), taken(shared, slug), taken(shared, other)
    )  # fmt: skip
    shown = page(served, client, f"dossier/reports/{slug}/remove/")
    assert "1 fact that rests on it alone;" in said(shown)
    assert "its part in 1 fact that other reports bear out too" in said(shown)
    url = served.url(f"dossier/reports/{slug}/remove/")
    assert client.post(url).status_code == 200, "it asks first"
    assert slug in sources(served, "gna")
    sure = re.search(r'name="sure" value="(\d+)"', shown)
    assert sure is not None
    assert client.post(url, {"sure": sure[1]}).headers["Location"] == served.url("dossier/")
    assert slug not in sources(served, "gna")
    book = dossiers.book(served.talks, "gna")
    assert book.dossier.same(alone) is None
    assert book.dossier.same(shared) is not None
    for at in ("", "about/", "remove/"):
        assert client.get(served.url(f"dossier/reports/{slug}/{at}")).status_code == 404
    again = slug_of(adds(served, client, title=title))
    assert again in sources(served, "gna"), "what is removed can be taken in again"


# ---- the wall


def test_a_delegation_keeps_its_dossier_from_everybody_else(served, come):
    title = f"Known to one side {next(COUNT)}"
    slug = slug_of(adds(served, come("gna/sarraj"), title=title, publisher="The Side’s Own Gazette"))
    for person in ("lna/haftar", "russia/lavrov", "turkey/cavusoglu", "press/correspondent"):
        other = come(person)
        for at in PAGES:
            shown = page(served, other, at)
            assert title not in shown
            assert slug not in shown
            assert "Own Gazette" not in shown
        absent = other.get(served.url("dossier/reports/there-is-none/about/"))
        for at in (f"dossier/reports/{slug}/about/", f"dossier/reports/{slug}/remove/", f"dossier/reports/{slug}/"):
            hidden = other.get(served.url(at))
            assert (hidden.status_code, hidden.content) == (404, absent.content)
            assert other.post(served.url(at), {"title": "Taken over", "sure": "1"}).status_code in (404, 405)
    assert sources(served, "gna")[slug].title == title


def test_a_text_or_a_title_that_another_seat_has_is_fresh_to_this_one(served, come):
    text, title = fresh(), f"The same name {next(COUNT)}"
    first = adds(served, come("gna/sarraj"), text=text, title=title)
    second = adds(served, come("lna/haftar"), text=text, title=title)
    assert first.headers["Location"] == second.headers["Location"], "nothing tells that the name was taken elsewhere"
    assert "again" not in second.headers["Location"]


def test_two_of_one_delegation_have_one_dossier(served, come):
    slug = slug_of(adds(served, come("gna/sarraj"), title="Ours"))
    assert f"dossier/reports/{slug}/" in page(served, come("gna/mishri"), "dossier/")


def test_whoever_is_not_signed_in_is_led_to_the_door(served):
    nobody = Client(headers={"host": "localhost"})
    for at in PAGES:
        assert nobody.get(served.url(at)).headers["Location"] == "/"
    assert adds(served, nobody).headers["Location"] == "/"


def test_talks_at_which_one_has_no_place_have_no_dossier(served, come):
    client = come("gna/sarraj")
    other = "0" * 32
    absent = client.get(f"/talks/{other}/nothing/")
    for at in PAGES:
        answer = client.get(f"/talks/{other}/{at}")
        assert (answer.status_code, answer.content) == (404, absent.content)


def test_nothing_of_a_dossier_is_on_the_record(served, come):
    client = come("gna/sarraj")
    before = served.premises.house.view(served.talks, "gna").seen
    adds(served, client, title="Off the record")
    assert served.premises.house.view(served.talks, "gna").seen == before


# ---- as a file


def exported(served: Served, client: Client) -> Any:
    answer = client.get(served.url("dossier/dossier.json"))
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    return json.loads(answer.content)


def takes_in(served: Served, client: Client, data: bytes) -> Any:
    return client.post(served.url("dossier/import/"), {"file": file(data, "dossier.json")})


def test_a_dossier_is_handed_on_as_a_file_and_joins_anothers(served, come):
    text, dossiers = fresh(), served.premises.dossiers
    giver, taker = come("russia/lavrov"), come("turkey/cavusoglu")
    slug = slug_of(adds(served, giver, text=text, title="Handed on", date="2021-03-08"))
    place = Place(source=slug, start=0, end=20)
    claim = EventClaim(kind=EventKind.FAIL, who=("North Shore",))
    evidence = Evidence(place=place, attribution=Attribution.UNATTRIBUTED, grade="C2")
    dossiers.enter(served.talks, "russia", "lavrov", Take(claim=claim, evidence=(evidence,)))
    data = json.dumps(exported(served, giver)).encode()
    told = said(takes_in(served, taker, data).content.decode())
    assert "1 report was read and taken in." in told
    assert "Your dossier has 1 fact more." in told
    found = dossiers.book(served.talks, "turkey").dossier
    [source] = [one for one in found.sources.values() if one.title == "Handed on"]
    same = found.same(claim)
    assert same is not None
    assert same.evidence[0].place.source == source.slug
    before = dossiers.book(served.talks, "turkey").n
    told = said(takes_in(served, taker, data).content.decode())
    assert "1 was in your dossier already." in told
    assert dossiers.book(served.talks, "turkey").n == before, "taken in twice it is there once"


def test_what_a_file_holds_is_documented(served, come):
    client = come("gna/sarraj")
    slug_of(adds(served, client))
    found = exported(served, client)
    assert set(found) == {"dossier", "exported", "sources", "facts", "withdrawn", "decisions"}
    assert {"slug", "title", "publisher", "date", "language", "digest", "length", "reliability", "file", "text"} == set(
        found["sources"][0]
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (b"", "This isn’t a dossier as a file: choose one that was saved here."),
        (b"not JSON", "This isn’t a dossier as a file"),
        (b"[" * 100_000, "This isn’t a dossier as a file"),
        (b'{"dossier": 1, "exported": "2020-01-13T00:00:00Z", "sources": [{"slug": "../x"}]}', "see sources.0"),
        (b'{"dossier": 2, "exported": "2020-01-13T00:00:00Z"}', "see dossier"),
    ],
)
def test_another_file_is_no_dossier_and_nothing_is_taken_in(served, come, changed: bytes, sentence: str):
    before = served.premises.dossiers.book(served.talks, "gna").n
    answer = takes_in(served, come("gna/sarraj"), changed)
    assert answer.status_code == 422
    assert sentence in said(answer.content.decode())
    assert served.premises.dossiers.book(served.talks, "gna").n == before


def test_a_dossier_whose_texts_were_changed_is_not_taken_in(served, come):
    client = come("gna/sarraj")
    slug_of(adds(served, client, title="Changed on its way"))
    found = exported(served, client)
    for one in found["sources"]:
        one["text"] = one["text"].replace("failed", "joined")
    answer = takes_in(served, come("lna/haftar"), json.dumps(found).encode())
    assert answer.status_code == 422
    assert "isn’t the one that was read, so nothing was taken in" in said(answer.content.decode())
