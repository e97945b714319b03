"""Addresses of the API. Each view says itself who may call it (`entremise.api.access`)."""

from django.urls import path

from entremise.api import dossier, meanings, talks

urlpatterns = [
    path("openapi.json", meanings.description, name="api-description"),
    path("problems/<str:code>", meanings.meaning, name="api-problem"),
    path("talks/<str:talks>/view", talks.view, name="api-view"),
    path("talks/<str:talks>/acts", talks.acts, name="api-acts"),
    path("talks/<str:talks>/events", talks.events, name="api-events"),
    path("talks/<str:talks>/record", talks.record, name="api-record"),
    path("talks/<str:talks>/dossier", dossier.dossier, name="api-dossier"),
    path("talks/<str:talks>/dossier/sources", dossier.sources, name="api-dossier-sources"),
    path("talks/<str:talks>/dossier/sources/<str:source>", dossier.source, name="api-dossier-source"),
    path("talks/<str:talks>/dossier/entries", dossier.entries, name="api-dossier-entries"),
    path("talks/<str:talks>/map", dossier.map_, name="api-map"),
]
