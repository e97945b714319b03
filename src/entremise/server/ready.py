"""Makes Django ready with the server's settings; before anything is imported that needs it."""

import os
from typing import Final

import django

SETTINGS: Final = "entremise.server.settings"


def make_ready() -> None:
    """Say which settings Django is to take, and load its applications."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()
