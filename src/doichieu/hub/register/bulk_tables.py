"""Writing very many rows: COPY on PostgreSQL, `executemany` on SQLite."""

# ruff: noqa: SLF001 - Django documents `_meta` as public

import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Self

from django.db import connection
from django.db.models import Model
from psycopg import sql

from doichieu.hub.register.bulk_rows import Encoded, Rows
from doichieu.hub.register.models import Evidence, Figure

CACHE = 200_000  # KiB of an SQLite database that are kept at hand: its indexes are written all over
TURN = 0.0005  # seconds, not 0.005, after which who makes rows lets their writer go on, for whom the server waits
NEXT = (  # numbers of a table; its sequence is looked for once, and not for each of them
    "SELECT array_agg(nextval(sequence)) FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS sequence OFFSET 0)"
    " AS of_table, generate_series(1, %s)"
)


class Tables:
    """The register's tables, in the transaction of one import.

    Rows are written by a thread of their own, while the next ones are made: what waits for the database lets
    Python work. The connection is one thread's at a time, for whoever reads first calls `wait`.
    """

    def __init__(self) -> None:
        self._postgresql = connection.vendor == "postgresql"
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="import")
        self._writing: Future[None] | None = None
        self._last: dict[type[Model], int] = {}  # on SQLite: the last number that was given

    def __enter__(self) -> Self:
        self._turn = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        if self._postgresql:  # rows are checked as they come, by the server, and not all of them at the end
            self._execute("SET CONSTRAINTS ALL IMMEDIATE")
        else:
            self._execute(f"PRAGMA cache_size = -{CACHE}")
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._thread.shutdown(wait=True)
        sys.setswitchinterval(self._turn)
        if not self._postgresql:
            self._execute("PRAGMA cache_size = -2000")  # SQLite's own
        elif kind is None:
            self._execute("SET CONSTRAINTS ALL DEFERRED")

    def figure_ids(self, count: int) -> Sequence[int]:
        """Numbers for so many new figures, in order."""
        return self._ids(Figure, count)

    def evidence_ids(self, count: int) -> Sequence[int]:
        """Numbers for so much new evidence, in order."""
        return self._ids(Evidence, count)

    def count_again(self) -> None:
        """Have PostgreSQL look at the tables anew, as it does by itself some minutes later: till then it would choose
        its ways by what was there before. SQLite chooses by the indexes alone.
        """
        if self._postgresql:
            self._execute("ANALYZE register_figure, register_evidence, register_current")

    def write(self, *tables: Rows) -> None:
        """Begin to add the rows, after those before them. Raises what `wait` raises, of those."""
        self.wait()
        self._writing = self._thread.submit(self._add, connection.connection, tables)

    def wait(self) -> None:
        """Until the rows are written. Raises IntegrityError where somebody else wrote the same at this moment."""
        writing, self._writing = self._writing, None
        if writing is not None:
            with connection.wrap_database_errors:
                writing.result()

    def _add(self, driver: Any, tables: Sequence[Rows]) -> None:
        for rows in tables:
            if rows.values:
                (_copy if self._postgresql else _insert)(driver, rows)

    def _ids(self, model: type[Model], count: int) -> Sequence[int]:
        table = model._meta.db_table
        self.wait()
        if self._postgresql:
            [(numbers,)] = self._execute(NEXT, table, count)
            return numbers or ()
        if model not in self._last:  # nobody else writes meanwhile
            asked = "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s"
            [(self._last[model],)] = self._execute(asked, table)
        self._last[model] += count
        return range(self._last[model] + 1 - count, self._last[model] + 1)

    def _execute(self, statement: str, *values: str | int) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, values or None)
            return list(cursor.fetchall()) if cursor.description else []


def _copy(driver: Any, rows: Rows) -> None:
    """Rows into PostgreSQL, over the driver's own connection."""
    names = sql.SQL(", ").join(map(sql.Identifier, _columns(rows.model)))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(rows.model._meta.db_table), names)
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for values in rows.values:
            copy.write_row(values)


def _insert(driver: Any, rows: Rows) -> None:
    """Rows into SQLite, over the driver's own connection."""
    columns = _columns(rows.model)
    names, places = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    driver.executemany(
        f"INSERT INTO {rows.model._meta.db_table} ({names}) VALUES ({places})",  # noqa: S608 - of the model
        (_written(values) for values in rows.values),
    )


def _columns(model: type[Model]) -> list[str]:
    return [str(field.column) for field in model._meta.concrete_fields]


@lru_cache(maxsize=64)  # all rows of an import have one moment
def _moment(value: datetime) -> str:
    return str(value.astimezone(UTC).replace(tzinfo=None))


def _digits(value: Decimal) -> str:
    return format(value, "f")


_FORMS: Mapping[type, Callable[[Any], str]] = {
    Encoded: str,
    Decimal: _digits,
    datetime: _moment,
}  # as Django's fields do


def _written(values: Sequence[Any]) -> list[Any]:
    """The values of a row as SQLite's driver takes them."""
    return [form(value) if (form := _FORMS.get(type(value))) else value for value in values]
