"""Addresses of what is subscribed to; those with a secret are fetched by programs that can't sign in."""

from django.urls import path

from entremise.web.feeds import pages

_TALKS = "talks/<str:talks>/"

PATHS = [
    path(f"{_TALKS}subscriptions/", pages.subscriptions, name="subscriptions"),
    path(f"{_TALKS}calendar.ics", pages.calendar_file, name="calendar-file"),
    path(f"{_TALKS}chronicle.atom", pages.chronicle_file, name="chronicle-file"),
    path("feeds/<str:secret>/calendar.ics", pages.fetch_calendar, name="fetch-calendar"),
    path("feeds/<str:secret>/chronicle.atom", pages.fetch_chronicle, name="fetch-chronicle"),
]
