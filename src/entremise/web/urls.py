"""Addresses of the pages. Each view says itself who may open it (`entremise.web.access`)."""

from django.urls import path

from entremise.web import live, static_files
from entremise.web.account.urls import PATHS as ACCOUNT
from entremise.web.convening.urls import PATHS as CONVENING
from entremise.web.design.urls import PATHS as DESIGN
from entremise.web.desk.urls import PATHS as DESK
from entremise.web.dossier.urls import PATHS as DOSSIER
from entremise.web.entering import doors
from entremise.web.entering.urls import PATHS as ENTERING
from entremise.web.feeds.urls import PATHS as FEEDS
from entremise.web.forms import act_page
from entremise.web.gallery.urls import PATHS as GALLERY
from entremise.web.map.urls import PATHS as MAP
from entremise.web.paper.urls import PATHS as PAPER
from entremise.web.room.urls import PATHS as ROOM
from entremise.web.text.urls import PATHS as TEXT
from entremise.web.timeline.urls import PATHS as TIMELINE

_TALKS = "talks/<str:talks>/"

urlpatterns = [
    path("", doors.front, name="front"),
    path("enter/<str:secret>/", doors.enter, name="enter"),
    path("leave/", doors.leave, name="leave"),
    path("static/<str:digest>/<path:name>", static_files.file, name="file"),
    # ---- within one talks
    path(_TALKS, doors.home, name="home"),
    path(f"{_TALKS}events/", live.events, name="events"),
    path(f"{_TALKS}since/<str:since>/events/", live.events, name="events-since"),
    path(f"{_TALKS}do/<str:kind>/", act_page.do, name="do"),
    # ---- the parts, each with its own list
    *ACCOUNT,
    *CONVENING,
    *DESIGN,
    *DESK,
    *DOSSIER,
    *ENTERING,
    *FEEDS,
    *GALLERY,
    *MAP,
    *PAPER,
    *ROOM,
    *TEXT,
    *TIMELINE,
]
