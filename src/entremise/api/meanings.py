"""The routes that anybody may call: what the API is, and what a problem means."""

from django.http import HttpRequest, HttpResponseBase

from entremise.api import guards, openapi
from entremise.api.access import open_route
from entremise.api.problems import MISPLACED, PROBLEMS, REFUSED, UNREADABLE, status_of, words
from entremise.api.talks import answer
from entremise.talks.refusal import Code
from entremise.words.names import begun
from entremise.words.refusals import SENTENCES


@open_route("GET")
def description(request: HttpRequest) -> HttpResponseBase:
    """This API in OpenAPI 3.1, made from the acts themselves."""
    return answer(openapi.document())


@open_route("GET")
def meaning(request: HttpRequest, code: str) -> HttpResponseBase:
    """What a problem means: where its `type` leads. The sentence has its parameters in braces."""
    _ = words(request)
    if (known := PROBLEMS.get(code)) is not None:
        return answer({"code": code, "status": known.status, "sentence": _(known.detail)})
    if (sentence := {**MISPLACED, **UNREADABLE}.get(code)) is not None:
        return answer({"code": code, "status": REFUSED, "sentence": begun(_(sentence))})
    try:
        refusal = Code(code)
    except ValueError:
        return guards.not_found(request)
    return answer({"code": code, "status": status_of(refusal), "sentence": _(SENTENCES[refusal])})
