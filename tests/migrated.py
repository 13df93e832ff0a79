"""A database with every table, made once for each run of the tests, and copied for whoever needs one."""

import atexit
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests import surroundings

SHARED = "DOICHIEU_TEST_SHARED"  # names the folder that the processes of one run share
IN_MEMORY = "file:doichieu?mode=memory&cache=shared"
PATIENCE = 900  # seconds that one of them waits for another
MIGRATE = """
import gc
from django.core.management import execute_from_command_line
gc.disable()  # the models of each state refer to themselves: looking through them takes a fifth of the time
execute_from_command_line(["django", "migrate", "-v", "0"])
"""


def share() -> None:
    """Make what the processes that this one starts have in common; it goes with this one."""
    if SHARED not in os.environ:
        os.environ[SHARED] = tempfile.mkdtemp(prefix="doichieu-run-")
        atexit.register(_clear, Path(os.environ[SHARED]), os.getpid())


@contextmanager
def migrated_database(folder: Path) -> Iterator[str]:
    """The address of a database of its own with every table, as migrating leaves them."""
    with surroundings.new_database(folder, like=_original()) as url:
        yield url


@contextmanager
def connected(folder: Path) -> Iterator[None]:
    """Lead Django to such a database: to one in memory where the tests run on SQLite."""
    with migrated_database(folder) as url:
        if connection.vendor == "sqlite":
            _lead_to(IN_MEMORY)
            connection.ensure_connection()
            with closing(sqlite3.connect(surroundings.file_of(url))) as file:
                file.backup(connection.connection)
        else:
            _lead_to(surroundings.name_of(url))
        try:
            yield
        finally:
            connection.close()


def _lead_to(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _original() -> str:
    """The address of what is copied; who comes first makes it, while the others wait."""
    shared = Path(os.environ[SHARED])
    note = shared / "migrated"
    with _one_at_a_time(shared):
        if not note.exists():
            url = surroundings.added_database(shared)
            site = os.environ | {"DJANGO_SETTINGS_MODULE": "doichieu.hub.config.settings", "DOICHIEU_DATABASE_URL": url}
            subprocess.run((sys.executable, "-c", MIGRATE), env=site, check=True)
            note.write_text(url, "utf-8")
    return note.read_text("utf-8")


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """A lock that ends with its process, however that ends."""
    with closing(sqlite3.connect(folder / "lock", timeout=PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _clear(shared: Path, process: int) -> None:
    if os.getpid() != process:  # a fork of the one that made it
        return
    note = shared / "migrated"
    if note.exists():
        surroundings.dropped_database(note.read_text("utf-8"))
    shutil.rmtree(shared, ignore_errors=True)
