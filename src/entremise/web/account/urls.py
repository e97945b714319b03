"""Addresses of one's own account."""

from django.urls import path

from entremise.web.account import pages

PATHS = [
    path("account/", pages.account, name="account"),
    path("here/", pages.still_here, name="still-here"),
    path("account/sessions/end/", pages.end, name="end-sessions"),
    path("account/feeds/end/", pages.end_feed, name="end-feed"),
    path("account/passkeys/", pages.add_passkey, name="add-passkey"),
    path("account/passkeys/ask/", pages.ask_for_passkey, name="ask-for-passkey"),
    path("account/passkeys/remove/", pages.remove_passkey, name="remove-passkey"),
]
