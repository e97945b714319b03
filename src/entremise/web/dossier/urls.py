"""Addresses of the dossier."""

from django.urls import path

from entremise.web.dossier import sources

_DOSSIER = "talks/<str:talks>/dossier/"

PATHS = [
    # ---- the reports
    path(_DOSSIER, sources.dossier, name="dossier"),
    # ---- the facts
    # ---- the desk at which a report is read
]
