"""Restoring a backup: whole and verified, or not at all."""

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psycopg
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from doichieu.hub.config.backups import postgresql, sqlite
from doichieu.hub.config.backups.archives import Archive, opened
from doichieu.hub.config.errors import BackupBroken, BackupForeign, BackupUnsound, SiteRuns, SiteThere
from doichieu.hub.config.verification import RowFault, Verified, verify
from doichieu.hub.ledger import queries
from doichieu.hub.ledger import services as ledger

ALIVE = timedelta(seconds=30)  # since the worker of a site that is running was last heard of
RESTORER = "restore"  # who acts in the ledger


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    made_at: str  # when the backup was made
    verified: Verified  # of the backup, before the restoring itself was recorded
    aside: Path | None  # where the site that was there lies now, on SQLite


def restore(
    file: Path, tell: Callable[[RowFault], object], *, overwrite: bool = False, unsound: bool = False
) -> Restored:
    """Put the site of a backup into the database of the settings, as it was, and record that.

    overwrite: a site that is there is replaced; on SQLite it is put aside. unsound: rows that are not as their
    chain says are no hindrance; `tell` gets each.
    Raises BackupBroken, BackupForeign, BackupUnsound, SiteThere, OSError; then nothing has changed.
    """
    with opened(file) as archive:
        _check_origin(file, archive)
        archive.check()
        work = _Work(file, archive, tell, unsound)
        if connection.vendor == "postgresql":
            return work.into_postgresql(overwrite=overwrite)
        return work.into_sqlite(Path(connection.settings_dict["NAME"]).absolute(), overwrite=overwrite)


@dataclass(frozen=True, slots=True)
class _Work:
    """One backup on its way into a database."""

    file: Path
    archive: Archive
    tell: Callable[[RowFault], object]
    unsound: bool

    def into_postgresql(self, *, overwrite: bool) -> Restored:
        """In one transaction: where anything fails, all is as it was."""
        if not postgresql.is_empty() and not overwrite:
            raise SiteThere(place=f"the database {connection.settings_dict['NAME']}")
        _refuse_running()
        with transaction.atomic(), self._as_broken():
            postgresql.clear()
            postgresql.load(self.archive)
            verified = self._brought_up_to_date()
            postgresql.reset_sequences()
        return Restored(self.archive.facts["made_at"], verified, None)

    def into_sqlite(self, target: Path, *, overwrite: bool) -> Restored:
        """Into a file beside the database first: it takes the database's place when it is whole."""
        if target.exists() and not overwrite:
            raise SiteThere(place=str(target))
        if target.exists():
            _refuse_running()
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".restore-") as folder:
            fresh = Path(folder) / target.name
            sqlite.unpack(self.archive, fresh)
            with sqlite.pointed_at(fresh), self._as_broken():
                verified = self._brought_up_to_date()
            sqlite.settle(fresh)
            aside = sqlite.put_in_place(fresh, target)
        return Restored(self.archive.facts["made_at"], verified, aside)

    def _brought_up_to_date(self) -> Verified:
        """Verify what was restored, with the tables of this version; then sign everyone out and record it."""
        call_command("migrate", verbosity=0)
        noted = self.archive.facts["last_link"]
        faults: list[RowFault] = []
        verified = verify(faults.append, noted)
        for fault in faults:
            self.tell(fault)
        if faults and not self.unsound:
            raise BackupUnsound(file=str(self.file), faults=len(faults))
        Session.objects.all().delete()
        ledger.record_bulk("backup restored", app="ledger", model="link", facts={"last_link": noted}, by=RESTORER)
        return verified

    @contextlib.contextmanager
    def _as_broken(self) -> Iterator[None]:
        """What the database refuses was not written by a backup."""
        try:
            yield
        except (DatabaseError, psycopg.Error) as error:
            reason = " ".join(str(error).split())
            raise BackupBroken(
                file=str(self.file), reason=_("the database refuses it (%(told)s)"), told=reason
            ) from error


def _check_origin(file: Path, archive: Archive) -> None:
    """Raises BackupForeign for what this program or this database cannot take."""
    made_of = archive.facts["database"]
    if made_of != connection.vendor:
        reason = _("it is of a site on %(made_of)s, and the settings name one on %(named)s")
        raise BackupForeign(file=str(file), reason=reason, made_of=made_of, named=connection.vendor)
    known = MigrationLoader(None).disk_migrations or {}
    applied = {(app, name) for app, names in archive.facts["migrations"].items() for name in names}
    if applied - set(known):
        raise BackupForeign(file=str(file), reason=_("it was made by a newer version; update the program"))


def _refuse_running() -> None:
    """Raises SiteRuns where the job worker of the site that is there was heard of a moment ago."""
    try:
        seen = queries.worker_seen_at()
    except DatabaseError:  # what is there is no site, or a damaged one: it may be replaced
        seen = None
    finally:
        connection.close()
    if seen is not None and timezone.now() - seen < ALIVE:
        raise SiteRuns
