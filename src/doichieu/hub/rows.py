"""Rows of the database as objects, made without asking each field whether it has something to do."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models.base import ModelState


class AsStored(models.Model):
    """A model of which pages read hundreds of rows.

    Django sets each field of a row by itself and tells listeners of it, which takes forty calls. No field of such a
    model does anything when it is set, and nobody listens.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **_: Any) -> Self:
        """The row as it is stored; columns that were left in the table are read when they are asked for."""
        row = cls.__new__(cls)
        state = ModelState()
        state.adding, state.db = False, db
        row.__dict__.update(zip(field_names, values, strict=True), _state=state)
        return row
