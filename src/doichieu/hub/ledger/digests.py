"""Digests of rows and of links: SHA-256 over canonical JSON, the same on every database."""

# ruff: noqa: SLF001 - Django documents `_meta` as public

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.db.models import Field, Model

from doichieu.claims.codec import plain
from doichieu.hub.ledger.models import Link


def canonical_json(value: Any) -> str:
    """`value` in the one form that is digested: keys sorted, no spaces, exact decimals as text.

    Raises TypeError for what has no such form.
    """
    return _CANONICAL.encode(value)


def digest_of(value: Any) -> str:
    """SHA-256 of the canonical JSON of `value`, in hexadecimal."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()


class Alike:
    """Objects in canonical JSON most of whose fields hold the same, of rows by the million.

    same: these fields, in any order. own: the names of those in which the objects differ.
    """

    def __init__(self, same: Mapping[str, Any], own: Collection[str]) -> None:
        said = {name: f'"{name}":{canonical_json(value)},'.replace("%", "%%") for name, value in same.items()}
        said |= dict.fromkeys(own, "%s")
        self._pattern = "".join(said[name] for name in sorted(said))
        self._own = [(name, f'"{name}":') for name in sorted(own)]

    def text(self, own: Mapping[str, str]) -> str:
        """The object whose own fields hold these values, each in canonical JSON; what is empty is no field of it."""
        fields = self._pattern % tuple([f"{head}{value}," if (value := own[name]) else "" for name, head in self._own])
        return f"{{{fields[:-1]}}}"

    def digest(self, own: Mapping[str, str]) -> str:
        """What `digest_of` says of that object."""
        return hashlib.sha256(self.text(own).encode()).hexdigest()


def row_digest(row: Model) -> str:
    """Digest of the concrete fields of `row` that say something, as the database gives them back.

    What holds its default is left out, so that a column that is added later, with a default, changes no digest.
    """
    return digest_of(
        {each.name: value for each in _digested(row._meta.model) if not each.is_usual(value := each.of(row))}
    )


def link_digest(link: Link) -> str:
    """Digest of all that a link says, with the digest of the link before it."""
    return digest_of(
        {
            "number": link.number,
            "recorded_at": link.recorded_at,
            "actor": link.actor,
            "event": link.event,
            "rows": link.rows,
            "previous": link.previous,
        }
    )


def row_entry(row: Model) -> dict[str, str]:
    """What a link says of one row: where it stands, and the digest of its fields."""
    return {
        "app": row._meta.app_label,
        "model": str(row._meta.model_name),
        "id": str(row.pk),
        "digest": row_digest(row),
    }


_SAME = frozenset({"JSONField", "BinaryField"})  # whose values come back as they were given
_PLAIN: Mapping[str, type] = {  # of what type the others are where they are ready to be digested
    **dict.fromkeys(("CharField", "TextField"), str),
    **dict.fromkeys(("BigAutoField", "ForeignKey", "OneToOneField", "PositiveIntegerField"), int),
    "BooleanField": bool,
    "DateField": date,
    "DateTimeField": datetime,
    "ExactDecimalField": Decimal,
}


@dataclass(frozen=True, slots=True)
class _Digested:
    """A field, and what is known of it beforehand: the rows of one entry have fifty."""

    name: str
    field: Field[Any, Any]
    plain: type | None  # None: any is
    usual: Any  # its default, or null, or no text

    def of(self, row: Model) -> Any:
        """Its value in the type in which the database returns it."""
        value = getattr(row, self.name)
        if value is None or self.plain is None or type(value) is self.plain:
            return value
        return self.field.to_python(value)

    def is_usual(self, value: Any) -> bool:
        """Whether it holds what it holds where nothing was said."""
        usual = self.usual
        return (type(value) is bool) == (type(usual) is bool) and bool(value == usual)


@cache
def _digested(model: type[Model]) -> Sequence[_Digested]:
    """The concrete fields of a model."""
    fields = [(each, each.get_internal_type()) for each in model._meta.concrete_fields]
    return [
        _Digested(each.attname, each, None if kind in _SAME else _PLAIN.get(kind, object), each.get_default())
        for each, kind in fields
    ]


def canonical_text(value: Any) -> str | Mapping[str, str]:
    """A decimal, moment, day or file as it is digested. Raises TypeError for anything else."""
    if isinstance(value, Decimal):
        return str(plain(value))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return {"sha256": hashlib.sha256(value).hexdigest()}
    raise TypeError(f"no canonical form for {type(value).__name__}")


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=canonical_text)
