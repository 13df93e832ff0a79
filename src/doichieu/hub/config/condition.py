"""Whether the site can be used: its database answers, and has the tables of this version."""

from collections.abc import Mapping
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

MIGRATE = "python -m django migrate"
REASONS: Mapping[str, str] = {  # by what a database or its driver says, in English alone, of why it does not open
    "connection refused": gettext_noop("no server answers at this address"),
    "failed to resolve host": gettext_noop("there is no server of this name"),
    "timeout expired": gettext_noop("the server does not answer in time"),
    "password authentication failed": gettext_noop("the server does not accept this account and password"),
    "no password supplied": gettext_noop("the server asks for a password"),
    "file is not a database": gettext_noop("the file is no database"),
    "disk image is malformed": gettext_noop("the file is damaged"),
    "unable to open database file": gettext_noop("the file cannot be opened"),
    "database is locked": gettext_noop("another program holds it locked"),
}


def fault(lang: str = "en") -> str:
    """Why the database of the settings cannot be used, as one sentence; empty where it can."""
    with translation.override(lang):
        return absence() or migrations_fault()


def prepared(lang: str = "en", *, migrate: bool) -> str:
    """Why the site cannot be served, as one sentence. migrate: make its tables first, or bring them up to date."""
    if not migrate:
        return fault(lang)
    with translation.override(lang):
        return _made_ready()


def _made_ready() -> str:
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    refused = _unopened()
    if not refused:
        call_command("migrate", verbosity=0)
        refused = migrations_fault()
    connection.close()
    return refused


def absence() -> str:
    """Why there is no database, as one sentence. Asked before it is opened: SQLite makes an empty one."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not _in_memory(name) and not Path(name).is_file():
        words = _(
            "there is no database at %(name)s; set DOICHIEU_FOLDER or DOICHIEU_DATABASE_URL, or make it: %(make)s"
        )
        return words % {"name": name, "make": MIGRATE}
    return _unopened()


def unreachable(lang: str = "en") -> str:
    """Why the server of the database cannot be reached, as one sentence; a file is not looked for."""
    with translation.override(lang):
        return "" if connection.vendor == "sqlite" else _unopened()


def _unopened() -> str:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        words = _(
            "the database %(name)s does not open: %(why)s; check DOICHIEU_FOLDER and DOICHIEU_DATABASE_URL, or put a "
            "backup back: doichieu restore"
        )
        return words % {"name": _named(), "why": _why(error)}
    return ""


def _why(error: DatabaseError) -> str:
    """What is wrong, in words of ours where they are known; else as the database says it."""
    said = " ".join(str(error).split())
    known = next((words for sign, words in REASONS.items() if sign in said.lower()), None)
    return _(known) if known else said


def _named() -> str:
    """The database as the settings name it: its file, or its server and name; without a password."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(known["NAME"])
    return f"{known['HOST'] or 'localhost'}:{known['PORT'] or 5432}/{known['NAME']}"


def migrations_fault() -> str:
    """How the tables differ from those of this version, as one sentence."""
    try:
        executor = MigrationExecutor(connection)
        known = set(executor.loader.disk_migrations or {})
        foreign = sorted(
            {app for app, name in MigrationRecorder(connection).applied_migrations() if (app, name) not in known}
            & executor.loader.migrated_apps
        )
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        return _("the database does not answer: %(why)s") % {"why": _why(error)}
    if foreign:
        words = _("the database was made by a newer version (its %(apps)s); update the program")
        return words % {"apps": ", ".join(foreign)}
    words = _("the database is of an older version; bring it up to date: %(make)s")
    return words % {"make": MIGRATE} if missing else ""


def _in_memory(name: str) -> bool:
    return name == ":memory:" or "mode=memory" in name
