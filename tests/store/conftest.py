from contextlib import nullcontext

import pytest


@pytest.fixture(autouse=True)
def _reach_the_database(django_db_blocker):
    """Stores are opened here as files of their own, beside what pytest-django guards where Django is set up."""
    with django_db_blocker.unblock() if django_db_blocker else nullcontext():
        yield
