"""What every test may ask for, and what becomes of a test that the machine cannot run."""

import pytest
from hypothesis import settings

from tests import surroundings

settings.register_profile(
    "any machine", deadline=None
)  # a busy machine is no fault; tests of speed measure for themselves
settings.load_profile("any machine")
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server", "django_db_setup"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, so that `-m database` repeats exactly that on PostgreSQL."""
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium. Skips where there is none, and fails where everything has to run."""
    path = surroundings.chromium()
    if path is None:
        give_up = pytest.fail if surroundings.all_required() else pytest.skip
        give_up("no Chromium: install Debian's chromium, or set DOICHIEU_CHROMIUM to its program")
    return str(path)
