"""Addresses of the gallery, and of what every seat can look up."""

from django.urls import path

from entremise.web.gallery import pages, proceedings, records, showing

_TALKS = "talks/<str:talks>/"

PATHS = [
    path(f"{_TALKS}gallery/", pages.gallery, name="gallery"),
    path(f"{_TALKS}chronicle/", pages.chronicle_, name="chronicle"),
    path(f"{_TALKS}show/", showing.show, name="show"),
    path(f"{_TALKS}proceedings/", proceedings.proceedings, name="proceedings"),
    path(f"{_TALKS}record/", records.record, name="record"),
    path(f"{_TALKS}record/bundle/", records.bundle, name="bundle"),
    path(f"{_TALKS}record/receipt/", records.receipt, name="receipt"),
    path(f"{_TALKS}table/", records.table, name="table"),
]
