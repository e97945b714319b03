"""The stream of a page. What it says is made in `entremise.house.stream`, for pages and programs alike."""

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from entremise.house import stream
from entremise.house.limits import Kind, Who
from entremise.house.seated import seated
from entremise.web.access import room_page
from entremise.web.door import errors
from entremise.web.door.sessions import cookie_of
from entremise.web.visit import Visit


@room_page("GET")
def events(visit: Visit, since: str = "") -> HttpResponseBase:
    """Server-sent events of one seat: `moved` when there is something to fetch, `ended` when the session is over.

    `since` is how many entries the seat had when the page was made: what came in between would else be missed.
    """
    premises, talks, cookie = visit.premises, visit.talks, cookie_of(visit.request)
    if visit.request.method == "HEAD":
        return HttpResponse(content_type=stream.KIND, headers=stream.HEADERS)
    who = Who(Kind.SESSION, visit.session.id)
    if not premises.limits.may_listen(who):
        return errors.too_often(visit.request)

    def stands() -> bool:
        found = premises.people.session(cookie)
        return found is not None and seated(premises, found[1], talks) is not None

    known = int(since) if since.isascii() and since.isdigit() and len(since) < 16 else None

    def missed() -> bool:
        return known is not None and premises.house.head(talks, visit.seat).n > known

    told = stream.events(premises, talks, visit.seat, who, stands, missed=missed)
    return StreamingHttpResponse(told, content_type=stream.KIND, headers=stream.HEADERS)
