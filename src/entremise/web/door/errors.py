"""What is said where a door stays shut. Hidden and absent are the same page, to the byte."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from entremise.house.premises import here
from entremise.web.language import direction_of, language_of
from entremise.words.catalogue import Translator, translator


def plain(request: HttpRequest, status: int, title: str, says: str, _: Translator) -> HttpResponse:
    """A page with a title and a sentence, for whoever reads it: nothing on it depends on anything else of theirs."""
    shown = {
        "say": _,
        "language": _.language,
        "direction": direction_of(_.language),
        "title": title,
        "says": says,
        "exercise": here().exercise,
    }
    return render(request, "entremise/plain.html", shown, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Hidden or absent: 404."""
    _ = translator(language_of(request))
    says = _("There is nothing here that you may open. Go back to your talks, or ask who sent you the address.")
    return plain(request, 404, _("Nothing here"), says, _)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    _ = translator(language_of(request))
    says = _("This request can’t be read: go back to the page that you came from, and try from there.")
    return plain(request, 400, _("Not understood"), says, _)


def too_often(request: HttpRequest) -> HttpResponse:
    _ = translator(language_of(request))
    says = _("That was too often in one minute. Wait a minute, then go on; nothing was done.")
    response = plain(request, 429, _("Too often"), says, _)
    response.headers["Retry-After"] = "60"
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    _ = translator(language_of(request))
    says = _("That was more than can be sent at once, and nothing was done: send less.")
    return plain(request, 413, _("Too large"), says, _)


def too_slow(request: HttpRequest) -> HttpResponse:
    _ = translator(language_of(request))
    says = _("What you sent didn’t arrive whole, and nothing was done: send it again.")
    return plain(request, 408, _("Too slow"), says, _)


def form_not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that this server didn't make for this browser, or made too long ago."""
    _ = translator(language_of(request))
    says = _("This form is no longer good, and nothing was done: load its page again, and send it from there.")
    return plain(request, 403, _("Form no longer good"), says, _)


def trouble(request: HttpRequest) -> HttpResponse:
    _ = translator(language_of(request))
    says = _("Something went wrong on our side. Look whether what you did is there before you do it again.")
    return plain(request, 500, _("Something went wrong"), says, _)
