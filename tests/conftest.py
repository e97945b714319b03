"""Django is made ready once, with all that a server has: a test process tests more than one part."""

import os
from collections.abc import Iterator
from typing import Any

import django
import pytest

os.environ["DJANGO_SETTINGS_MODULE"] = "entremise.server.settings"
django.setup()
# What a test starts as a process of its own chooses for itself.
del os.environ["DJANGO_SETTINGS_MODULE"]


@pytest.fixture(scope="session", autouse=True)
def _reach_the_database(django_db_blocker: Any) -> Iterator[None]:
    """Stores are opened here as files of their own, beside what pytest-django guards."""
    with django_db_blocker.unblock():
        yield
