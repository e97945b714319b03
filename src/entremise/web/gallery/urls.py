"""Addresses of the gallery."""

from django.urls import path

from entremise.web.gallery import pages

PATHS = [path("talks/<str:talks>/gallery/", pages.gallery, name="gallery")]
