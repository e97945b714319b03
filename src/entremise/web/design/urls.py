"""Address of the page on which the design is shown."""

from django.urls import path

from entremise.web.design import pages

PATHS = [path("design/", pages.design, name="design")]
