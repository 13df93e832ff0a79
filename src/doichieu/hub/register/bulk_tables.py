"""Writing very many rows: COPY on PostgreSQL, `executemany` on SQLite."""

# ruff: noqa: SLF001 - Django documents `_meta` as public

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg import sql

from doichieu.hub.register.bulk_rows import Rows
from doichieu.hub.register.models import Evidence, Figure

CACHE = 200_000  # KiB of an SQLite database that are kept at hand: its indexes are written all over


class Tables:
    """The register's tables, in the transaction of one import."""

    def __init__(self) -> None:
        self._postgresql = connection.vendor == "postgresql"
        if not self._postgresql:
            self._execute(f"PRAGMA cache_size = -{CACHE}")

    def figure_ids(self, count: int) -> Sequence[int]:
        """Numbers for so many new figures, in order."""
        return self._ids(Figure, count)

    def evidence_ids(self, count: int) -> Sequence[int]:
        """Numbers for so much new evidence, in order."""
        return self._ids(Evidence, count)

    def write(self, *tables: Rows) -> None:
        """Add the rows. Raises IntegrityError where somebody else wrote the same at this moment."""
        for rows in tables:
            if rows.values:
                (self._copy if self._postgresql else self._insert)(rows)

    def close(self) -> None:
        """Leave the connection as it was."""
        if not self._postgresql:
            self._execute("PRAGMA cache_size = -2000")  # SQLite's own

    def _ids(self, model: type[Model], count: int) -> Sequence[int]:
        table = model._meta.db_table
        if self._postgresql:
            statement = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            return [number for (number,) in self._execute(statement, table, count)]
        [(last,)] = self._execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", table)
        return range(last + 1, last + 1 + count)

    def _copy(self, rows: Rows) -> None:
        table, columns = rows.model._meta.db_table, _columns(rows.model)
        names = sql.SQL(", ").join(map(sql.Identifier, columns))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
        with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
            for values in rows.values:
                copy.write_row([_json(value) if type(value) is dict else value for value in values])

    def _insert(self, rows: Rows) -> None:
        columns = _columns(rows.model)
        names, places = ", ".join(f'"{name}"' for name in columns), ", ".join(["%s"] * len(columns))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {rows.model._meta.db_table} ({names}) VALUES ({places})",  # noqa: S608 - of the model
                [[_for_sqlite(value) for value in values] for values in rows.values],
            )

    def _execute(self, statement: str, *values: str | int) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, values or None)
            return list(cursor.fetchall()) if cursor.description else []


def _columns(model: type[Model]) -> list[str]:
    return [str(field.column) for field in model._meta.concrete_fields]


def _for_sqlite(value: Any) -> Any:
    """A value as Django's own fields write it on SQLite."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return str(value.astimezone(UTC).replace(tzinfo=None))
    return _json(value) if isinstance(value, dict) else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
