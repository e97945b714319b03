"""The address of the timeline."""

from django.urls import path

from entremise.web.timeline import pages

PATHS = [path("talks/<str:talks>/timeline/", pages.timeline, name="timeline")]
