"""The database of a site on SQLite: copied by its own online backup, and put back as a file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection

from doichieu.hub.config.backups.archives import PIECE, Archive, Writing

PART = "database.sqlite3"
BESIDE = ("", "-wal", "-shm")  # the files of one database


def copied(folder: Path) -> Path:
    """A copy of the database in `folder`, made while others write. Raises OSError, sqlite3.Error."""
    copy = folder / PART
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
    return copy


def pack(archive: Writing, copy: Path) -> None:
    """Put a copy into a backup."""
    settle(copy)
    with copy.open("rb") as whole, archive.part(PART) as stream:
        while piece := whole.read(PIECE):
            stream.write(piece)


def unpack(archive: Archive, file: Path) -> None:
    """Write the database of a backup to `file`. Raises BackupBroken, OSError."""
    with file.open("wb") as stream:
        file.chmod(0o600)
        for piece in archive.pieces(PART):
            stream.write(piece)


@contextmanager
def pointed_at(file: Path) -> Iterator[None]:
    """The site's connection leads to another file meanwhile."""
    settings = connection.settings_dict
    usual = settings["NAME"]
    connection.close()
    settings["NAME"] = str(file)
    try:
        yield
    finally:
        connection.close()
        settings["NAME"] = usual


def settle(file: Path) -> None:
    """Leave `file` alone in its place: what is still in the log beside it goes into it."""
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode=DELETE")


def put_in_place(file: Path, target: Path) -> Path | None:
    """Make `file` the site's database; one that is there is put aside, and its new folder returned. Raises OSError."""
    aside = None
    if target.exists():
        aside = target.with_name(f"before-restore-{datetime.now(UTC):%Y%m%d-%H%M%S}")
        aside.mkdir(mode=0o700)
        for ending in BESIDE:
            beside = target.with_name(target.name + ending)
            if beside.exists():
                beside.rename(aside / beside.name)
    file.replace(target)
    return aside
