"""Addresses of one's own account."""

from django.urls import path

from entremise.web.account import pages

PATHS = [path("account/", pages.account, name="account")]
