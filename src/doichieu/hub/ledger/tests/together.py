"""Several writers at once, each on a connection of its own, on either database."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Event
from time import sleep
from typing import Any

from django.db import connection, connections

Work = Callable[[int], object]
PATIENCE, LINGERS = 600, 0.6  # seconds


@contextmanager
def shared_database(folder: Path) -> Iterator[Callable[[], None]]:
    """A database that threads can share; a thread first calls what is given.

    The test database of SQLite lives in memory, where writers do not wait for each other: it is copied to a
    file with the site's own settings. On PostgreSQL the test database itself will do.
    """
    if connection.vendor != "sqlite":
        yield lambda: None
        return
    file = folder / "together.sqlite3"
    connection.ensure_connection()
    with sqlite3.connect(file) as copy:
        connection.connection.backup(copy)
    copy.close()
    usual = connections["default"]
    wrapper: Any = type(usual)

    def connect() -> None:
        connections["default"] = wrapper({**usual.settings_dict, "NAME": str(file)}, "default")

    connect()
    connections["default"].ensure_connection()  # turns the file to write-ahead mode, for which nobody waits
    try:
        yield connect
    finally:
        connections["default"].close()
        connections["default"] = usual


def lingering(function: Callable[..., Any], done: Event) -> Callable[..., Any]:
    """The function, and then time enough for a writer that waits for `done` to come in between."""

    def lingers(*given: Any, **named: Any) -> Any:
        found = function(*given, **named)
        done.set()
        sleep(LINGERS)
        return found

    return lingers


def run_together(writers: int, connect: Callable[[], None], work: Work) -> list[object]:
    """What `work` returned or raised in each of the writers, which all start at one moment."""
    start = Barrier(writers)

    def write(number: int) -> object:
        connect()
        try:
            start.wait()
            return work(number)
        except Exception as error:  # noqa: BLE001 # the test looks at it
            return error
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(writers) as pool:
        return list(pool.map(write, range(writers)))
