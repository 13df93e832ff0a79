"""Ways to ask the database that Django has not."""

import json
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, ForeignObject
from django.db.models.expressions import ColPairs
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

MOST_PARAMETERS = 10_000  # of one list: PostgreSQL takes 65,535 for a whole statement, SQLite 32,766 where it is old

_Sql = tuple[str, Sequence[Any]]


class _OfAnyLength(In):
    """`in`, where more values than a statement has parameters are one: a prefetch of a hundred thousand rows."""

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        return self._as_one_array(compiler, connection) if self._is_long() else self.as_sql(compiler, connection)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        if not self._is_long():
            return self.as_sql(compiler, connection)
        column, values = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*values, json.dumps(self._wanted())]  # noqa: S608 # a column

    def _is_long(self) -> bool:
        listed = self.rhs_is_direct_value() and not isinstance(self.lhs, ColPairs)
        return listed and len(self.rhs) > MOST_PARAMETERS and all(type(each) in {int, str} for each in self._wanted())

    def _as_one_array(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        wanted = self._wanted()
        if not wanted:
            raise EmptyResultSet  # as `in` does: nothing has to be asked
        column, values = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*values, wanted]

    def _wanted(self) -> list[Any]:
        return [each for each in self.rhs if each is not None]


@ForeignObject.register_lookup
@Field.register_lookup
class Among(_OfAnyLength):
    """`in`, of plain values whose number differs from time to time: `figure__among=[3, 5]`.

    On PostgreSQL they are one parameter, so that the statement is the same for any number of them, and is planned
    once for a connection; elsewhere it is `in`. Of a `composed.slot` they are one parameter everywhere. Those that
    another query finds, few of them, are found first, and the rows sought by an index: of `in` PostgreSQL guesses many,
    and may look through all rows that it could have left out.
    """

    lookup_name = "among"

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        if self.rhs_is_direct_value():
            return self._as_one_array(compiler, connection)
        form = "{column} = ANY(ARRAY({values}))" if self._is_query() else "{column} = ANY({values})"
        return self._of_slot(form, compiler, connection)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        if self.rhs_is_direct_value() or self._is_query():
            return super().as_sqlite(compiler, connection)
        return self._of_slot("{column} IN (SELECT value FROM json_each({values}))", compiler, connection)

    def _is_query(self) -> bool:
        return isinstance(self.rhs, Query)

    def _of_slot(self, form: str, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        column, before = self.process_lhs(compiler, connection)
        values, slots = compiler.compile(self.rhs)
        return form.format(column=column, values=values), [*before, *slots]


@Field.register_lookup
class InOfAnyLength(_OfAnyLength):
    """`in` of a column."""


@ForeignObject.register_lookup
class RelatedInOfAnyLength(_OfAnyLength, RelatedIn):
    """`in` of a relation: rows or their ids."""
