"""Ways to ask the database that Django has not."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, ForeignObject
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler


@ForeignObject.register_lookup
@Field.register_lookup
class Among(In):
    """`in`, of plain values whose number differs from time to time: `figure__among=[3, 5]`.

    On PostgreSQL they are one parameter, so that the statement is the same for any number of them, and is planned
    once for a connection; elsewhere it is `in`.
    """

    lookup_name = "among"

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        wanted = [each for each in self.rhs if each is not None]
        if not wanted:
            raise EmptyResultSet  # as `in` does: nothing has to be asked
        column, values = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*values, wanted]
