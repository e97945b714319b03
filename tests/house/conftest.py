import pytest

from tests.house.cast import HouseTalks, store_in


@pytest.fixture
def t(tmp_path):
    """Talks at Moscow, convened by Russia."""
    return HouseTalks(store_in(tmp_path))
