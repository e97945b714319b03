"""Whether a form that is sent was made for this browser, and for whoever is signed in there."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware


class OurForms(CsrfViewMiddleware):
    """Django's own check, but a browser that knows its secret isn't given it again.

    When somebody else signs in, the browser gets another secret, and forms from before are no longer good. An answer
    to whoever was signed in before may arrive after that: it would set the earlier secret back.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.META.get("CSRF_COOKIE") == request.COOKIES.get(settings.CSRF_COOKIE_NAME):
            request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
        return super().process_response(request, response)
