"""Addresses of this part of the pages, within one talks."""

from django.urls import URLPattern

PATHS: list[URLPattern] = []
