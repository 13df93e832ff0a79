"""Statements that Django composes once; afterwards only their values are bound.

Django composes a statement anew each time that it is asked: hundreds of calls for one of a few joins, more than
the database takes to answer it. Where one is asked with each write or each page, it is composed here once for a
process, from the models as any other, with a place for each value that differs
(docs/decisions/0029-statements-composed-once.md).
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet, Value
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=tuple[Any, ...])
Whole = TypeVar("Whole", bound=Model)


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where the value of this name goes."""

    name: str


def slot(name: str) -> Value:
    """A place for a value in a condition: `filter(locality=slot("place"))`, `filter(figure__among=slot("figures"))`."""
    return Value(_Slot(name))


class Composed(Generic[Row]):
    """A statement for plain rows, composed when it is first asked.

    compose: makes a query set by `values_list`, with a `slot` for each value that differs. What lists any number of
    values is asked for by `among`.
    """

    def __init__(self, compose: Callable[[], QuerySet[Any, Row]]) -> None:
        self._statements = _Statements(compose)

    def rows(self, **values: Any) -> list[Row]:
        """The rows for these values, by the names of their slots. Raises KeyError where one is missing."""
        return self._statements.here().asked(values)


class ComposedObjects(Generic[Whole]):
    """A statement for objects of one model, composed when it is first asked.

    compose: makes a query set with slots, as for `Composed`, of nothing but the model's own columns.
    """

    def __init__(self, compose: Callable[[], QuerySet[Whole]]) -> None:
        self._statements = _Statements(compose)

    def objects(self, **values: Any) -> list[Whole]:
        """The objects for these values, by the names of their slots. Raises KeyError where one is missing."""
        statement = self._statements.here()
        load, alias = statement.model.from_db, DEFAULT_DB_ALIAS
        return [load(alias, statement.names, row) for row in statement.asked(values)]


class _Statements:
    """One statement for each kind of database that it is asked of."""

    def __init__(self, compose: Callable[[], QuerySet[Any, Any]]) -> None:
        self._compose = compose
        self._made: dict[str, _Statement] = {}

    def here(self) -> "_Statement":
        """The statement for the database at hand."""
        vendor = database().vendor
        made = self._made.get(vendor)
        if made is None:
            made = self._made[vendor] = _Statement.of(self._compose())
        return made


@dataclass(frozen=True, slots=True)
class _Statement:
    """A composed statement, and what its columns are."""

    sql: str
    parameters: tuple[Any, ...]  # with slots among them
    model: Any
    names: Sequence[str]  # of the fields whose columns these are
    compiler: SQLCompiler
    converters: dict[int, Any]

    @classmethod
    def of(cls, rows: QuerySet[Any, Any]) -> "_Statement":
        compiler = rows.query.get_compiler(connection=database())
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:  # conditions that leave no row, as those of who may see nothing
            sql, parameters = "", ()
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        names = [column.target.attname for column in columns if isinstance(column, Col)]
        return cls(sql, tuple(parameters), rows.model, names, compiler, compiler.get_converters(columns))

    def asked(self, values: dict[str, Any]) -> list[Any]:
        """The rows, each a tuple, converted as the fields want it."""
        if not self.sql:
            return []
        here = database()
        bound = [_bound(values[each.name], here) if isinstance(each, _Slot) else each for each in self.parameters]
        with here.cursor() as cursor:
            cursor.execute(self.sql, bound)
            found: list[Any] = cursor.fetchall()
        if not self.converters:
            return found
        return [tuple(row) for row in self.compiler.apply_converters(found, self.converters)]


def partly_loaded(model: type[Whole], columns: Mapping[str, Any]) -> Whole:
    """An object of which these columns are at hand, by their names; what else is asked of it is loaded then."""
    known = [field.attname for field in model._meta.concrete_fields if field.attname in columns]  # noqa: SLF001 # Django documents `_meta` as public
    return model.from_db(DEFAULT_DB_ALIAS, known, [columns[name] for name in known])


@cache
def columns_of(model: type[Model]) -> tuple[str, ...]:
    """All columns of a model, by their names in a query set."""
    return tuple(field.attname for field in model._meta.concrete_fields)  # noqa: SLF001 # as above


def whole(model: type[Whole], values: Sequence[Any]) -> Whole:
    """The object of which these are all columns, in the order of `columns_of`."""
    return model.from_db(DEFAULT_DB_ALIAS, columns_of(model), values)


def database() -> Any:
    """The connection itself: Django's `connection` looks it up anew each time that it is asked for something."""
    return connections[DEFAULT_DB_ALIAS]


def _bound(value: Any, here: Any) -> Any:
    """A value as the driver of the database takes it; of many, the one parameter that `among` makes of them."""
    if isinstance(value, datetime):
        return here.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return here.ops.adapt_datefield_value(value)
    if isinstance(value, str | bytes) or not isinstance(value, Collection):
        return value
    if here.vendor != "postgresql":
        return json.dumps(list(value))
    values = list(value)
    if set(map(type, values)) == {
        int
    }:  # as PostgreSQL writes an array, whatever of: the driver asks forty calls of each
        return f"{{{','.join(map(str, values))}}}"
    return values
