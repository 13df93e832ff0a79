"""Rows of the database as objects, made without asking each field whether it has something to do."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models.base import ModelState
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor
from django.db.models.query_utils import DeferredAttribute

Kept = TypeVar("Kept", bound=models.Model)


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


class _Related(ForwardManyToOneDescriptor):  # type: ignore[type-arg] # it takes none while it runs
    """What a row refers to, found at once where it is at hand."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return super().__get__(instance, cls)
        known = instance._state.fields_cache.get(self.field.name)  # noqa: SLF001 # Django documents `_state`
        return super().__get__(instance, cls) if known is None else known


def with_plain_keys(model: type[Kept]) -> type[Kept]:
    """A model whose rows keep the number of what they refer to as any other value, which pages ask thousands of times.

    Django has a function look at it each time, since a row may come to refer to something else and has to forget what
    it referred to. Here whoever gives a row another number would have to do that; rows of these models are not changed.
    """
    for field in model._meta.local_fields:  # noqa: SLF001 # Django documents `_meta` as public
        if type(field) is models.ForeignKey:
            setattr(model, field.attname, DeferredAttribute(field))
            setattr(model, field.name, _Related(field))
    return model


def let_know(rows: Iterable[models.Model], **known: Mapping[Any, models.Model | None]) -> None:
    """Give rows that were just read what they refer to, by the names of their fields: `let_know(rows, period=periods)`.

    known: by its number, None too where a row may refer to nothing. Raises KeyError for what is not there.
    """
    fields = [(name, f"{name}_id", found) for name, found in known.items()]
    for row in rows:
        values = row.__dict__
        row._state.fields_cache = {name: found[values[key]] for name, key, found in fields}  # noqa: SLF001 # as above
