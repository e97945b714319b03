"""Addresses of the text, within one talks."""

from django.urls import path

from entremise.web.text import pages, tabling

PATHS = [
    path("talks/<str:talks>/text/", pages.text, name="text"),
    path("talks/<str:talks>/text/compare/", pages.compare, name="compare"),
    path("talks/<str:talks>/text/draft/", tabling.tabling, name="tabling"),
    path("talks/<str:talks>/signature/<str:opening>/", pages.signature, name="signature"),
]
