"""Exact amounts in either database."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

ORDER_LOOKUPS = frozenset({"gt", "gte", "lt", "lte", "range"})


class ExactDecimalField(models.Field[Decimal | str | None, Decimal | None]):
    """A decimal of any length that comes back unchanged: numeric on PostgreSQL, text on SQLite.

    SQLite's own numbers go through a double, so text is kept; ordering and comparing by size belong to
    a column of doubles beside it, and are refused here so that both databases give the same answer.
    """

    description = "exact decimal"

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "numeric" if connection.vendor == "postgresql" else "text"

    def get_internal_type(self) -> str:
        return "ExactDecimalField"

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name in ORDER_LOOKUPS:
            raise TypeError(f"{self.name} is kept exactly and cannot be compared by {lookup_name!r} in the database")
        return super().get_lookup(lookup_name)

    def get_db_converters(self, connection: BaseDatabaseWrapper) -> list[Any]:
        """None on PostgreSQL, which gives decimals by itself."""
        return [] if connection.vendor == "postgresql" else [self.from_db_value]

    def from_db_value(self, value: Any, *_: Any) -> Decimal | None:
        return None if value is None else Decimal(value)

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, float):
            raise ValidationError(f"{self.name}: a float is not exact: {value!r}")
        try:
            return Decimal(value)
        except (ArithmeticError, TypeError, ValueError) as error:
            raise ValidationError(f"{self.name}: not a decimal number: {value!r}") from error

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:  # noqa: ARG002
        exact = self.to_python(value)
        if exact is None:
            return None
        if not exact.is_finite():
            raise ValidationError(f"{self.name}: not a finite number: {exact}")
        return exact if connection.vendor == "postgresql" else format(exact, "f")

    def value_to_string(self, obj: models.Model) -> str:
        value = self.value_from_object(obj)
        return "" if value is None else format(value, "f")
