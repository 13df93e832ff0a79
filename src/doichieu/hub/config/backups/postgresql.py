"""The database of a site on PostgreSQL: every table by COPY, in one snapshot; no program of the server's is needed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from doichieu.hub.config.backups.archives import Archive, Writing

APPLIED = "django_migrations"  # is written by migrating, not by copying
FUNCTIONS = ("register_insert_only",)  # what migrations make beside tables


def dump(archive: Writing) -> None:
    """Copy every table of the site. Call it within `ledger.snapshots.snapshot`."""
    for table in tables():
        columns = _columns(table)
        statement = _copy("COPY {} ({}) TO STDOUT", table, columns)
        with (
            archive.part(f"{table}.copy", columns=columns) as stream,
            connection.cursor() as cursor,
            cursor.copy(statement) as rows,
        ):
            for piece in rows:
                stream.write(bytes(piece))


def tables() -> list[str]:
    """The tables of the site that exist, but for the one that says which migrations were applied."""
    return sorted(set(connection.introspection.django_table_names(only_existing=True)) - {APPLIED})


def is_empty() -> bool:
    """Whether nothing of a site is there."""
    return not tables() and APPLIED not in connection.introspection.table_names()


def clear() -> None:
    """Drop every table of the site, and what hangs on them; to be called in a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in (*tables(), APPLIED):
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(sql.Identifier(table)))
        for function in FUNCTIONS:
            cursor.execute(sql.SQL("DROP FUNCTION IF EXISTS {}()").format(sql.Identifier(function)))


def load(archive: Archive) -> None:
    """Make the tables as they were when the backup was made, and fill them; to be called in a transaction.

    Raises BackupBroken, and psycopg's errors for rows that do not fit.
    """
    _migrate_to(archive.facts["migrations"])
    with connection.cursor() as cursor:
        names = sql.SQL(", ").join(map(sql.Identifier, tables()))
        cursor.execute(sql.SQL("TRUNCATE {}").format(names))  # what migrations put in comes back with the rest
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for part, facts in archive.facts["parts"].items():
            table = part.removesuffix(".copy")
            with cursor.copy(_copy("COPY {} ({}) FROM STDIN", table, facts["columns"])) as rows:
                for piece in archive.pieces(part):
                    rows.write(piece)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    ContentType.objects.clear_cache()


def reset_sequences() -> None:
    """New rows are numbered after those that were copied."""
    models = list(apps.get_models(include_auto_created=True))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _migrate_to(applied: Mapping[str, Sequence[str]]) -> None:
    """Apply the migrations that the backup had."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks to come cannot be altered
    MigrationExecutor(connection).migrate([(app, names[-1]) for app, names in applied.items()])


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def _copy(statement: str, table: str, columns: Sequence[str]) -> Any:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL(statement).format(sql.Identifier(table), names)
