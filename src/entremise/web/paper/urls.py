"""Addresses of paper."""

from django.urls import path

from entremise.web.paper import pages

PATHS = [
    path("talks/<str:talks>/paper/", pages.paper, name="paper"),
    path("talks/<str:talks>/pack.pdf", pages.printed, name="pack"),
]
