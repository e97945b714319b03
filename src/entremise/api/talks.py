"""The routes of one talks: what a seat knows, what it does, when to look again, and its record."""

import json
from typing import Any

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from entremise.api import guards, pages, problems
from entremise.api.access import Call, room_route
from entremise.api.sent import JSON, Sent, sent
from entremise.house import stream
from entremise.house.house import NOW
from entremise.house.limits import RECORD_COSTS, Kind, Who
from entremise.house.seated import seated, show_out
from entremise.record.receipt import write_receipt
from entremise.talks.acts.convening import ReplacePerson
from entremise.talks.acts.form import faults, read_act
from entremise.talks.refusal import Refusal, Refused

PLACED = 201


@room_route("GET")
def view(call: Call) -> HttpResponseBase:
    """What the seat knows: its acts after `?after=N`, where things stand, what is expected of the person."""
    try:
        return answer(pages.page(call, pages.after(call.request.GET)))
    except Refused as refused:
        return problems.refused([refused.refusal], call.reader)


@room_route("POST")
def acts(call: Call) -> HttpResponseBase:
    """Place one act, by the same rules as any page; the answer is the receipt for it."""
    given = sent(call.request, call.reader.say, Sent)
    if isinstance(given, HttpResponse):
        return given
    wrong = given if isinstance(given, list) else [*faults(given.kind, given.act)]
    if wrong or not isinstance(given, Sent):
        return problems.refused(wrong, call.reader)
    return _placed(call, given)


def _placed(call: Call, given: Sent) -> HttpResponse:
    act = read_act(given.kind, given.act)
    try:
        receipt = call.premises.house.append(
            call.seated.talks,
            call.seated.by,
            act,
            at=given.at if "at" in given.model_fields_set else NOW,
            expected=given.expected,
            request=call.request.headers.get("Idempotency-Key"),
        )
    except Refused as refused:
        return problems.refused([_called(refused.refusal)], call.reader)
    if isinstance(act, ReplacePerson):
        show_out(call.premises, call.seated.talks, call.seated.seat, act.person)
    return HttpResponse(write_receipt(receipt), content_type=JSON, status=PLACED)


def _called(refusal: Refusal) -> Refusal:
    """A refusal by the name that the field has here."""
    if refusal.about != "request":
        return refusal
    return Refusal(refusal.code, "Idempotency-Key", refusal.params)


@room_route("GET")
def events(call: Call) -> HttpResponseBase:
    """Server-sent events: `moved` when there is something to fetch, `ended` when the token opens nothing any more."""
    premises, talks, secret = call.premises, call.seated.talks, guards.token_of(call.request)
    who = Who(Kind.TOKEN, call.token.id)
    if call.request.method == "HEAD":
        return HttpResponse(content_type=stream.KIND, headers=stream.HEADERS)
    if not premises.limits.may_listen(who):
        return guards.too_often(call.request)

    def stands() -> bool:
        found = premises.people.bearer(secret)
        return found is not None and seated(premises, found[1], talks) is not None

    told = stream.events(premises, talks, call.seated.seat, who, stands)
    return StreamingHttpResponse(told, content_type=stream.KIND, headers=stream.HEADERS)


@room_route("GET")
def record(call: Call) -> HttpResponseBase:
    """The seat's record, to be kept elsewhere and verified offline."""
    if not call.premises.limits.may_read(Who(Kind.TOKEN, call.token.id), RECORD_COSTS):
        return guards.too_often(call.request)
    bundle = call.premises.house.bundle(call.seated.talks, call.seated.seat)
    response = HttpResponse(bundle, content_type=JSON)
    response.headers["Content-Disposition"] = f'attachment; filename="{call.seated.seat}.json"'
    return response


def answer(value: Any) -> HttpResponse:
    """A value as JSON."""
    return HttpResponse(json.dumps(value, ensure_ascii=False), content_type=JSON)
