from contextlib import nullcontext

import pytest

from tests.house.cast import HouseTalks, store_in


@pytest.fixture(autouse=True)
def _reach_the_database(django_db_blocker):
    """Stores are opened here as files of their own, beside what pytest-django guards where Django is set up."""
    with django_db_blocker.unblock() if django_db_blocker else nullcontext():
        yield


@pytest.fixture
def t(tmp_path):
    """Talks at Moscow, convened by Russia."""
    return HouseTalks(store_in(tmp_path))
