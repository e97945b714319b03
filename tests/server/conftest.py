"""Moscow within the test's own process, and one who comes in for each person."""

from tests.web.served import come, served

__all__ = ("come", "served")
