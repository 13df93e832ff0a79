"""Digests of rows and of links: SHA-256 over canonical JSON, the same on every database."""

# ruff: noqa: SLF001 - Django documents `_meta` as public

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
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


def digest_of_parts(parts: Iterable[str]) -> str:
    """What `digest_of` says of an object, of rows by the million.

    parts: its fields in the order of their names, each as it stands in canonical JSON: `"id":7`.
    """
    return hashlib.sha256(f"{{{','.join(parts)}}}".encode()).hexdigest()


def row_digest(row: Model) -> str:
    """Digest of the concrete fields of `row` that say something, as the database gives them back.

    What holds its default is left out, so that a column that is added later, with a default, changes no digest.
    """
    fields = row._meta.concrete_fields
    stated = {field.attname: value for field in fields if not _is_default(value := _stored_value(field, row), field)}
    return digest_of(stated)


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


def _is_default(value: Any, field: Field[Any, Any]) -> bool:
    """Whether a field holds what it holds where nothing was said: its default, or null, or no text."""
    usual = field.get_default()
    return isinstance(value, bool) == isinstance(usual, bool) and bool(value == usual)


def _stored_value(field: Field[Any, Any], row: Model) -> Any:
    """The value of a field in the type in which the database returns it."""
    value = field.value_from_object(row)
    if value is None or field.get_internal_type() in {"JSONField", "BinaryField"}:
        return value
    return field.to_python(value)


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
