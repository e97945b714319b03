"""One's own account."""

from django.http import HttpRequest, HttpResponse

from entremise.people.values import Account, Session
from entremise.web.access import account_page
from entremise.web.shell import show


@account_page("GET")
def account(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    return show(request, "entremise/entering/talks.html", {"rows": []})
