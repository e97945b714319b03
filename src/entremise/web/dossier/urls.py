"""Addresses of the dossier."""

from django.urls import path

from entremise.web.dossier import by_hand, correcting, deciding, desk, fact, sources

_DOSSIER = "talks/<str:talks>/dossier/"
_READING = f"{_DOSSIER}reports/<str:source>/"
_FACT = f"{_DOSSIER}facts/<str:fact>/"

PATHS = [
    # ---- the reports
    path(_DOSSIER, sources.dossier, name="dossier"),
    # ---- the facts
    # ---- the desk at which a report is read
    path(_READING, desk.desk, name="dossier-desk"),
    path(f"{_READING}decide/", deciding.decide, name="dossier-decide"),
    path(f"{_READING}correct/<str:candidate>/", correcting.correct, name="dossier-correct"),
    path(f"{_READING}by-hand/", by_hand.by_hand, name="dossier-by-hand"),
    path(_FACT, fact.fact_page, name="dossier-fact"),
    path(f"{_FACT}correct/", fact.fact_correct, name="dossier-fact-correct"),
    path(f"{_FACT}withdraw/", fact.fact_withdraw, name="dossier-fact-withdraw"),
]
