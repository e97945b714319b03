"""Addresses of the door that stand beside `enter/` and `leave/`."""

from django.urls import path

from entremise.web.entering import passkey

PATHS = [
    path("passkey/", passkey.sign_in, name="sign-in"),
    path("passkey/ask/", passkey.ask, name="ask-to-sign-in"),
]
