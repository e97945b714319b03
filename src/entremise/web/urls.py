"""Addresses of the pages. Each view says itself who may open it (`entremise.web.access`)."""

from django.urls import path

from entremise.web import live, static_files
from entremise.web.entering import doors
from entremise.web.forms import act_page
from entremise.web.rooms import placeholder

_TALKS = "talks/<str:talks>/"

urlpatterns = [
    path("", doors.front, name="front"),
    path("enter/<str:secret>/", doors.enter, name="enter"),
    path("leave/", doors.leave, name="leave"),
    path("static/<str:digest>/<path:name>", static_files.file, name="file"),
    path("account/", placeholder.account, name="account"),
    # ---- within one talks
    path(_TALKS, doors.home, name="home"),
    path(f"{_TALKS}events/", live.events, name="events"),
    path(f"{_TALKS}do/<str:kind>/", act_page.do, name="do"),
    path(f"{_TALKS}desk/", placeholder.desk, name="desk"),
    path(f"{_TALKS}room/", placeholder.room, name="room"),
    path(f"{_TALKS}gallery/", placeholder.gallery, name="gallery"),
]
