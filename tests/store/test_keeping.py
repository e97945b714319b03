"""The store in a database does what the record asks of every store."""

import pytest

from entremise.store.setup import open_store
from tests.record.conformance import KeepingConformance


class TestStoreInAFile(KeepingConformance):
    @pytest.fixture
    def keeping(self, tmp_path):
        return open_store(tmp_path / "talks.sqlite3")


class TestStoreInMemory(KeepingConformance):
    @pytest.fixture
    def keeping(self):
        return open_store(":memory:")
