"""Acts that the database broke off, because two of them waited for each other, are done again."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, transaction

TIMES = 3  # in all
DEADLOCK_DETECTED = "40P01"  # of the table of PostgreSQL's error codes

Given = ParamSpec("Given")
Outcome = TypeVar("Outcome")


def atomic_or_again(act: Callable[Given, Outcome]) -> Callable[Given, Outcome]:
    """A transaction that begins anew where PostgreSQL ended it so that another, which waited for it, could go on.

    Nothing of it was written then. Within another transaction it is not begun anew: of that one, too, nothing stands.
    """

    @wraps(act)
    def done(*given: Given.args, **named: Given.kwargs) -> Outcome:
        for _ in range(TIMES - 1):
            try:
                with transaction.atomic():
                    return act(*given, **named)
            except OperationalError as error:
                if not _is_deadlock(error) or transaction.get_connection().in_atomic_block:
                    raise
        with transaction.atomic():
            return act(*given, **named)

    return done


def _is_deadlock(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) == DEADLOCK_DETECTED
