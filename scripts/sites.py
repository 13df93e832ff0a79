"""Sites of their own for measurements: a new database that writes to disk as an office's does, and its tables."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests import surroundings

DATABASES = ("postgresql", "sqlite")
DURABLE = ("fsync = on", "synchronous_commit = on", "full_page_writes = on", "max_wal_size = '4GB'", "autovacuum = on")


@contextmanager
def environment(database: str, folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a process on a new site with its tables."""
    os.environ["DOICHIEU_TEST_DATABASE"] = database
    if database == "postgresql":
        with psycopg.connect(surroundings.postgresql_url(), autocommit=True) as server:
            for setting in DURABLE:
                server.execute(f"ALTER SYSTEM SET {setting}")
            server.execute("SELECT pg_reload_conf()")
    with surroundings.new_database(folder) as url:
        site = os.environ | {
            "DJANGO_SETTINGS_MODULE": "doichieu.hub.config.settings",
            "DOICHIEU_DATABASE_URL": url,
            "DOICHIEU_FOLDER": str(folder),
            "DOICHIEU_SECRET_KEY": "known to everyone, so only for measurements",
        }
        subprocess.run((sys.executable, "-m", "django", "migrate", "-v", "0"), env=site, check=True)
        yield site


def in_a_site(database: str, folder: Path, *words: str) -> int:
    """Run a module of Python with its arguments on a new site; its exit status."""
    with environment(database, folder) as site:
        return subprocess.run((sys.executable, "-m", *words), env=site, check=False).returncode


def peak_memory() -> float:
    """The most memory that this process has had, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
