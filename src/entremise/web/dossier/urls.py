"""Addresses of the dossier."""

from django.urls import path

from entremise.web.dossier import (
    about,
    adding,
    by_hand,
    correcting,
    deciding,
    desk,
    export,
    fact,
    facts,
    sources,
    taking_in,
)

_DOSSIER = "talks/<str:talks>/dossier/"
_READING = f"{_DOSSIER}reports/<str:source>/"
_FACT = f"{_DOSSIER}facts/<str:fact>/"

PATHS = [
    # ---- the reports
    path(_DOSSIER, sources.dossier, name="dossier"),
    path(f"{_DOSSIER}add/", adding.add, name="dossier-add"),
    path(f"{_READING}about/", about.about, name="dossier-about"),
    path(f"{_READING}remove/", about.remove, name="dossier-remove"),
    path(f"{_DOSSIER}dossier.json", export.export, name="dossier-export"),
    path(f"{_DOSSIER}import/", taking_in.take_in, name="dossier-import"),
    # ---- the facts
    path(f"{_DOSSIER}facts/", facts.facts, name="dossier-facts"),
    # ---- the desk at which a report is read
    path(_READING, desk.desk, name="dossier-desk"),
    path(f"{_READING}decide/", deciding.decide, name="dossier-decide"),
    path(f"{_READING}correct/<str:candidate>/", correcting.correct, name="dossier-correct"),
    path(f"{_READING}by-hand/", by_hand.by_hand, name="dossier-by-hand"),
    path(_FACT, fact.fact_page, name="dossier-fact"),
    path(f"{_FACT}correct/", fact.fact_correct, name="dossier-fact-correct"),
    path(f"{_FACT}withdraw/", fact.fact_withdraw, name="dossier-fact-withdraw"),
]
