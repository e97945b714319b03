"""The routes of the dossier of the token's own seat. Nothing of any other seat's is looked at."""

import codecs
import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from entremise.api import guards, problems
from entremise.api.access import Call, room_route
from entremise.api.dossier_answers import candidates, page, remarks
from entremise.api.dossier_sent import About, Accept, Nothing, OfDay, OfFacts, SentAbout, SentEntries, SentReport
from entremise.api.sent import JSON, asked, media_type, sent
from entremise.api.talks import PLACED, answer
from entremise.dossier.book import Book
from entremise.dossier.candidates import Candidate
from entremise.dossier.dossier import Fault, Misplaced
from entremise.dossier.entries import DescribeSource, Entry, Refuse, Request, Take
from entremise.dossier.source import Source
from entremise.dossier.taking import claim_of, evidence_of, keyed
from entremise.house.door import acceptable_key
from entremise.house.dossiers import Report, SourceText
from entremise.house.known import names_known
from entremise.house.map import as_json, kept_map
from entremise.house.uploads import REPORT_COSTS, UPLOAD_LIMIT
from entremise.reports.text import first_line
from entremise.reports.unreadable import Unreadable
from entremise.talks.refusal import Refusal, Refused
from entremise.words import times

FILES: Final = ("text/plain", "text/html", "application/pdf")
ENCODINGS: Final = ("utf-16", "iso8859", "cp125", "koi8", "mac-")
"""In which texts still come, beside UTF-8."""


@room_route("GET")
def dossier(call: Call) -> HttpResponseBase:
    """The seat's dossier: its sources, its facts after `?after=N`, what contradicts what, who is who."""
    given = asked(call.request.GET, OfFacts)
    if not isinstance(given, OfFacts):
        return problems.refused(given, call.reader)
    return answer(page(call, _book(call), given.after))


@room_route("POST")
def sources(call: Call) -> HttpResponseBase:
    """Take a report in: it is read, and what it offers is the answer. The same text again is the source of before."""
    report = _report(call)
    if not isinstance(report, Report):
        return report if isinstance(report, HttpResponse) else problems.refused(report, call.reader)
    # The request itself was counted at the door.
    if not call.premises.limits.may_write(guards.who_knocks(call.request), REPORT_COSTS - 1):
        return guards.too_often(call.request)
    before = _book(call).dossier.sources
    try:
        source, text = call.premises.dossiers.add(call.seated.talks, call.seated.seat, call.seated.place.person, report)
    except Unreadable as wrong:
        return problems.unreadable(wrong, call.reader.say)
    except Misplaced as wrong:
        return problems.misplaced(wrong, call.reader.say)
    response = answer(_read(call, source, text))
    if source.slug not in before:
        response.status_code = PLACED
        response.headers["Location"] = f"{call.request.path.rstrip('/')}/{source.slug}"
    return response


@room_route("GET", "POST")
def source(call: Call, source: str) -> HttpResponseBase:
    """A report with its text and what it offers; or, with POST, what is known of it said anew, and it is read again."""
    if _book(call).dossier.sources.get(source) is None:
        return guards.not_found(call.request)
    nothing = asked(call.request.GET, Nothing)
    if not isinstance(nothing, Nothing):
        return problems.refused(nothing, call.reader)
    if call.request.method == "POST":
        wrong = _described(call, source)
        if wrong is not None:
            return wrong
    try:
        text = call.premises.dossiers.text(call.seated.talks, call.seated.seat, source)
        known = _book(call).dossier.sources[source]
    except (Misplaced, KeyError):  # removed meanwhile
        return guards.not_found(call.request)
    return answer({**_read(call, known, text), "text": text.text})


@room_route("POST")
def entries(call: Call) -> HttpResponseBase:
    """Make entries, all or none: take, refuse, reopen, correct, withdraw, remove."""
    given = sent(call.request, call.reader.say, SentEntries)
    if not isinstance(given, SentEntries):
        return given if isinstance(given, HttpResponse) else problems.refused(given, call.reader)
    expected = given.expected if "expected" in given.model_fields_set else None
    try:
        request = _request(call, given)
        known = request is not None and request.key in _book(call).requests
        # Of a request that came before nothing is looked up any more: what it spoke of may be gone.
        made = () if known else _made(call, given)
        _after, done = call.premises.dossiers.ask(
            call.seated.talks, call.seated.seat, call.seated.place.person, made, expected=expected, request=request
        )
    except Refused as refused:
        return problems.refused([_called(refused.refusal)], call.reader)
    except Misplaced as wrong:
        return problems.misplaced(wrong, call.reader.say)
    receipt = {"n": done[-1].n, "entries": [{"n": one.n, "fact": one.fact} for one in done]}
    response = answer(receipt)
    response.status_code = PLACED
    return response


@room_route("GET")
def map_(call: Call) -> HttpResponseBase:
    """The map of actors, as the pages have it: `?on=` a day, a month or a year."""
    given = asked(call.request.GET, OfDay)
    if not isinstance(given, OfDay):
        return problems.refused(given, call.reader)
    today = times.day_in(call.premises.house.now(), call.reader.zone).isoformat()
    found = kept_map(call.premises.dossiers, call.seated.talks, call.reader, _book(call), given.on, today)
    return answer(as_json(found))


def _book(call: Call) -> Book:
    return call.premises.dossiers.book(call.seated.talks, call.seated.seat)


def _read(call: Call, source: Source, text: SourceText) -> dict[str, Any]:
    return {
        "source": source.model_dump(mode="json"),
        "remarks": remarks(text, call.reader.say),
        "candidates": candidates(source.slug, text.reading, _book(call), call.reader.say),
    }


def _report(call: Call) -> Report | HttpResponse | list[Refusal]:
    """The report that was sent: as JSON, or as the bytes of a file with what is known of it in the address."""
    request, _ = call.request, call.reader.say
    kind = media_type(request)
    if kind != JSON and kind not in FILES:
        return problems.problem(_, "report-media-type")
    if len(request.body) > UPLOAD_LIMIT:
        return problems.problem(_, "too-large")
    if kind in FILES:
        about = asked(request.GET, About)
        return _given(call, about, _in_utf8(request, kind), file=True) if isinstance(about, About) else about
    nothing = asked(request.GET, Nothing)
    if not isinstance(nothing, Nothing):
        return nothing
    given = sent(request, _, SentReport, UPLOAD_LIMIT)
    if not isinstance(given, SentReport):
        return given
    return _given(call, given, given.text.encode(), file=False, name=first_line(given.text))


def _given(call: Call, about: About, data: bytes, *, file: bool, name: str = "") -> Report:
    return Report(
        data=data,
        file=file,
        title=about.title or "",
        name=name,
        publisher=about.publisher,
        date=about.date,
        language=about.language,
        reliability=about.reliability,
        actors=names_known(call.seated.view),
    )


def _in_utf8(request: HttpRequest, kind: str) -> bytes:
    """A text that comes in the encoding that its request names; as it is where that names none that is known here."""
    named = (request.content_params or {}).get("charset", "")
    if not kind.startswith("text/") or not named:
        return request.body
    try:
        known = codecs.lookup(named).name
        return request.body.decode(known).encode() if known.startswith(ENCODINGS) else request.body
    except (LookupError, ValueError):
        return request.body


def _described(call: Call, source: str) -> HttpResponse | None:
    """Say anew what is known of a report; gives what is wrong with that."""
    given = sent(call.request, call.reader.say, SentAbout)
    if not isinstance(given, SentAbout):
        return given if isinstance(given, HttpResponse) else problems.refused(given, call.reader)
    if not call.premises.limits.may_write(guards.who_knocks(call.request), REPORT_COSTS - 1):
        return guards.too_often(call.request)
    said = DescribeSource(source=source, **given.model_dump())
    place = call.seated.place
    try:
        call.premises.dossiers.describe(place.talks, place.seat, place.person, said, names_known(call.seated.view))
    except Unreadable as wrong:
        return problems.unreadable(wrong, call.reader.say)
    except Misplaced:
        return guards.not_found(call.request)  # removed meanwhile
    return None


def _request(call: Call, given: SentEntries) -> Request | None:
    """By what this is known when it comes again. Raises `Refused` for a key that is none."""
    key = call.request.headers.get("Idempotency-Key")
    if key is None:
        return None
    acceptable_key(key)
    said = [call.seated.place.person, given.model_dump(mode="json")["entries"]]
    return Request(key=key, digest=hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest())


def _made(call: Call, given: SentEntries) -> tuple[Entry, ...]:
    """What is entered. Raises `Misplaced` for a candidate that its report doesn't offer."""
    offers: dict[str, Mapping[str, Candidate]] = {}

    def offered(source: str, key: str) -> Candidate:
        if source not in offers:
            offers[source] = dict(
                keyed(call.premises.dossiers.text(call.seated.talks, call.seated.seat, source).reading)
            )
        if key not in offers[source]:
            raise Misplaced(Fault.NO_CANDIDATE, source=source)
        return offers[source][key]

    made: list[Entry] = []
    for one in given.entries:
        try:
            match one:
                case Accept():
                    found = offered(one.source, one.candidate)
                    evidence = (evidence_of(found, one.source),)
                    made.append(Take(claim=claim_of(found), evidence=evidence, candidate=one.candidate))
                    continue
                case Take(candidate=str() as key):
                    offered(one.evidence[0].place.source, key)
                case Refuse():
                    offered(one.source, one.candidate)
        except Misplaced as misplaced:
            misplaced.entry = len(made)
            raise
        made.append(one)
    return tuple(made)


def _called(refusal: Refusal) -> Refusal:
    """A refusal by the name that the field has here."""
    return Refusal(refusal.code, "Idempotency-Key", refusal.params) if refusal.about == "request" else refusal
