"""Making a backup."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

import doichieu
from doichieu.hub.config.backups import postgresql, sqlite
from doichieu.hub.config.backups.archives import Writing, writing
from doichieu.hub.ledger.models import Head
from doichieu.hub.ledger.snapshots import snapshot


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was written."""

    size: int  # bytes of the file
    last: str  # "12:9f…", number and digest of the last link


def back_up(file: Path, *, overwrite: bool = False) -> BackedUp:
    """Write the whole site to one file while it runs; the file was read again and compared before it has its name.

    Documents and all that is drawn from them lie in the database; the settings of the environment are not in it.
    Raises FileTaken, OSError, and the database's own errors.
    """
    with writing(file, overwrite=overwrite) as archive:
        if connection.vendor == "postgresql":
            with snapshot():
                postgresql.dump(archive)
                facts = _facts()
        else:
            with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".backup-") as folder:
                facts = _through_a_copy(archive, Path(folder))
        archive.finish(facts)
    return BackedUp(file.stat().st_size, str(facts["last_link"]))


def _through_a_copy(archive: Writing, folder: Path) -> dict[str, object]:
    """Copy an SQLite database, and say what the copy holds: others may write meanwhile."""
    copy = sqlite.copied(folder)
    with sqlite.pointed_at(copy):
        facts = _facts()
    sqlite.pack(archive, copy)
    return facts


def _facts() -> dict[str, object]:
    """What the manifest says of the database as it is read now."""
    applied: dict[str, list[str]] = {}
    for row in MigrationRecorder.Migration.objects.order_by("id"):
        applied.setdefault(row.app, []).append(row.name)
    head = Head.objects.filter(id=1).first()
    return {
        "program": doichieu.__version__,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": applied,
        "last_link": f"{head.number}:{head.digest}" if head else "",
    }
