"""Addresses of the shuttle desk."""

from django.urls import path

from entremise.web.desk import pages

PATHS = [
    path("talks/<str:talks>/desk/", pages.desk, name="desk"),
    path("talks/<str:talks>/desk/<slug:seat>/", pages.channel, name="channel"),
]
