"""Django's settings for the store alone: no web, one application, databases added as files are opened."""

import os
from typing import Any

from entremise.store.files import sqlite

INSTALLED_APPS = ["entremise.store"]
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# `manage`-like commands reach the file named in the environment; `open_store` adds an alias for each file.
DATABASES: dict[str, dict[str, Any]] = {"default": sqlite(os.environ.get("ENTREMISE_DATABASE", ":memory:"))}
