"""Fixtures that tests of several packages share."""

from tests.browsing import browser, visitor

__all__ = ["browser", "visitor"]
