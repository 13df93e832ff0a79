"""The whole database as it is at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read within sees one state; nobody waits for it. Within a transaction it is that one's."""
    if connection.in_atomic_block:
        yield
        return
    with _beginning_as_reader(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _beginning_as_reader() -> Iterator[None]:
    """On SQLite the site's transactions begin as writers, which would keep others waiting."""
    connection.ensure_connection()
    wrapper: Any = connection
    usual = getattr(wrapper, "transaction_mode", None)
    if connection.vendor == "sqlite":
        wrapper.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            wrapper.transaction_mode = usual
