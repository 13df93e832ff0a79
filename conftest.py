"""What every test may ask for, and what becomes of a test that the machine cannot run."""

import gc
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker

from tests import migrated, surroundings

gc.set_threshold(100_000)  # objects: what was imported and collected lives to the end, looking through it is in vain
# A busy machine is no fault, neither of the code nor of what makes up examples.
# Where all is required the same examples are tried each time; new ones are tried by whoever develops, and by the soak.
settings.register_profile(
    "any machine",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=surroundings.all_required(),
)
settings.load_profile("any machine")
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server", "django_db_setup"})


def pytest_configure() -> None:
    """Before there are processes that have it in common."""
    migrated.share()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, so that `-m database` repeats exactly that on PostgreSQL.

    Not what is marked `one_database`: a walk at the width of a phone, as no query knows how wide a screen is.
    What takes long comes first: at the end one worker would be busy with it, and the others idle.
    """
    for item in items:
        touched = item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
        if touched and not item.get_closest_marker("one_database"):
            item.add_marker("database")
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """What every test needs is looked through for garbage no more."""
    gc.freeze()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium. Skips where there is none, and fails where everything has to run."""
    path = surroundings.chromium()
    if path is None:
        give_up = pytest.fail if surroundings.all_required() else pytest.skip
        give_up("no Chromium: install Debian's chromium, or set DOICHIEU_CHROMIUM to its program")
    return str(path)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,  # noqa: ARG001 # it comes first
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """In the place of pytest-django's, which migrates a new database in every process."""
    with ExitStack() as connection:
        with django_db_blocker.unblock():
            connection.enter_context(migrated.connected(tmp_path_factory.mktemp("tables")))
        yield
        with django_db_blocker.unblock():
            connection.close()
