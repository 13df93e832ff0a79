from collections.abc import Callable

import pytest
from django.db import OperationalError, transaction

from doichieu.hub.deadlocks import atomic_or_again


class DeadlockError(Exception):
    sqlstate = "40P01"


class DiskFullError(Exception):
    sqlstate = "53100"


def broken_off(times: int, cause: type[Exception] = DeadlockError) -> tuple[Callable[[], int], list[int]]:
    """An act that the database breaks off so many times, and the number of each time that it was begun."""
    begun: list[int] = []

    @atomic_or_again
    def act() -> int:
        begun.append(len(begun) + 1)
        if len(begun) <= times:
            raise OperationalError from cause()
        return begun[-1]

    return act, begun


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("times", "found"), [(0, 1), (1, 2), (2, 3)])
def test_an_act_that_was_broken_off_for_another_is_done_again(times: int, found: int) -> None:
    act, begun = broken_off(times)
    assert act() == found
    assert begun == list(range(1, found + 1))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("times", "cause", "tried"), [(3, DeadlockError, 3), (1, DiskFullError, 1)])
def test_what_fails_for_good_is_told(times: int, cause: type[Exception], tried: int) -> None:
    act, begun = broken_off(times, cause)
    with pytest.raises(OperationalError):
        act()
    assert len(begun) == tried


@pytest.mark.django_db(transaction=True)
def test_within_another_transaction_that_one_is_broken_off_as_well() -> None:
    act, begun = broken_off(1)
    with pytest.raises(OperationalError), transaction.atomic():
        act()
    assert begun == [1]
