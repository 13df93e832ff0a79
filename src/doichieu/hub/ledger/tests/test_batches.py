import pytest
from django.contrib.auth.models import Group

from doichieu.hub.ledger.batches import Batch, batch_of, batch_over
from doichieu.hub.ledger.numbers import NumberSet

DIGESTS = {3: "a" * 64, 4: "b" * 64, 7: "c" * 64}


def test_a_batch_names_runs_of_numbers_and_comes_back_from_its_link() -> None:
    batch = batch_over("register", "figure", DIGESTS)
    assert batch.ranges == ((3, 4), (7, 7))
    assert list(batch.ids()) == [3, 4, 7]
    assert [batch.position(pk) for pk in (3, 4, 7)] == [0, 1, 2]
    assert batch.marks == "a" * 8 + "b" * 8 + "c" * 8
    assert batch_of(batch.entry()) == batch
    with pytest.raises(ValueError, match="5 is not of this batch"):
        batch.position(5)


def test_an_entry_of_one_row_is_no_batch() -> None:
    assert batch_of({"app": "auth", "model": Group._meta.model_name, "id": "1", "digest": "d"}) is None


def test_a_batch_tells_which_of_its_rows_differ() -> None:
    batch = batch_over("register", "figure", DIGESTS)
    assert batch.differing(["a" * 64, "b" * 64, "c" * 64]) == []
    assert batch.differing(["a" * 64, None, "d" * 64]) == [4, 7]


def test_where_no_mark_tells_the_rows_apart_all_are_named() -> None:
    batch = batch_over("register", "figure", DIGESTS)
    assert batch.differing(["a" * 64, "b" * 63 + "0", "c" * 64]) == [3, 4, 7]


def test_nothing_is_a_batch_of_nothing() -> None:
    batch = batch_over("register", "figure", {})
    assert (batch.ranges, list(batch.ids()), batch.differing([])) == ((), [], [])
    assert isinstance(batch, Batch)


def test_a_set_of_numbers_has_what_was_put_in_once() -> None:
    numbers = NumberSet()
    for number in (0, 9, 1_000_000, 9):
        numbers.add(number)
    assert len(numbers) == 3
    assert [number in numbers for number in (0, 1, 9, 1_000_000, 5_000_000)] == [True, False, True, True, False]
