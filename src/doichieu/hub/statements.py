"""Statements that are written out: locks, changes, and what Django cannot compose; `hub.composed` is for all else.

Only services and queries of an app write one, and its values are always bound.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

POSTGRESQL = "postgresql"


def asked(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What the database answers. values: one for each `%s`, days and moments as they are."""
    database = connections[DEFAULT_DB_ALIAS]
    with database.cursor() as cursor:
        cursor.execute(statement, _taken(values, database))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def order(statement: str, *values: Any) -> None:
    """Have the database do something; values as of `asked`."""
    database = connections[DEFAULT_DB_ALIAS]
    with database.cursor() as cursor:
        cursor.execute(statement, _taken(values, database))


def on_postgresql() -> bool:
    """Whether the site is on PostgreSQL, and not on SQLite."""
    return bool(connections[DEFAULT_DB_ALIAS].vendor == POSTGRESQL)


def _taken(values: Sequence[Any], database: Any) -> Sequence[Any]:
    """Values as the driver takes them."""
    return values if database.vendor == POSTGRESQL else [_adapted(value, database) for value in values]


def _adapted(value: Any, database: Any) -> Any:
    if isinstance(value, datetime):
        return database.ops.adapt_datetimefield_value(value)
    return database.ops.adapt_datefield_value(value) if isinstance(value, date) else value
