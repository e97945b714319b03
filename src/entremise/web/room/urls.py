"""Addresses of a delegation's room."""

from django.urls import path

from entremise.web.room import pages

PATHS = [path("talks/<str:talks>/room/", pages.room, name="room")]
