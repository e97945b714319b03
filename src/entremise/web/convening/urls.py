"""Addresses of convening, and of a delegation's own page."""

from django.urls import path

from entremise.web.convening import case, convene, delegation

_DELEGATION = "talks/<str:talks>/delegation/"

PATHS = [
    path("convene/", convene.convene, name="convene"),
    path("convene/case/", case.from_case, name="convene-case"),
    path(_DELEGATION, delegation.delegation, name="delegation"),
    path(f"{_DELEGATION}link/", delegation.make_link, name="make-link"),
    path(f"{_DELEGATION}withdraw/", delegation.withdraw, name="withdraw-link"),
    path(f"{_DELEGATION}end/", delegation.end, name="end-delegation"),
    path(f"{_DELEGATION}token/", delegation.token, name="own-token"),
]
