"""Addresses of the map of actors."""

from django.urls import path

from entremise.web.map import pages

_TALKS = "talks/<str:talks>/"

PATHS = [
    path(f"{_TALKS}map/", pages.map_, name="map"),
    path(f"{_TALKS}map.json", pages.map_json, name="map-json"),
    path(f"{_TALKS}map.graphml", pages.map_graphml, name="map-graphml"),
]
