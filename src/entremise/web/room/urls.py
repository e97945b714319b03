"""Addresses of a delegation's room."""

from django.urls import path

from entremise.web.room import pages
from entremise.web.room.release import release

PATHS = [
    path("talks/<str:talks>/room/", pages.room, name="room"),
    path("talks/<str:talks>/inner/", pages.inner_room, name="inner"),
    path("talks/<str:talks>/inner/<str:paper>/release/<str:kind>/", release, name="release"),
]
