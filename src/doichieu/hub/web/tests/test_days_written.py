"""Days of a session as they are written into a field, by the examples of lexicon/day_lists.toml."""

from datetime import date

import pytest

from doichieu.hub.conferences.errors import DaysUnreadable, LastDayMissing
from doichieu.hub.web.sessions.days_written import days_written
from doichieu.lexicon import Example, table

EXAMPLES = [example for entry in table("day_lists") for example in entry.examples]


def read(written: str) -> list[str]:
    try:
        return [day.isoformat() for day in days_written(written)]
    except DaysUnreadable:
        return []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.text)
def test_days_are_read_as_the_example_says(example: Example) -> None:
    assert read(example.text) == list(example.reads)


def test_every_form_stands_in_an_example() -> None:
    for entry in table("day_lists"):
        assert [form for form in entry.forms if not any(form in each.text for each in entry.examples)] == []


def test_days_as_telephones_and_browsers_write_them_are_days() -> None:
    assert days_written("03/08/2026, 04082026\n2026-08-05") == [date(2026, 8, day) for day in (3, 4, 5)]
    assert days_written(" ") == []


@pytest.mark.parametrize("written", ["05/07/2026 -", "5/7/2026 đến", "3/7/2026, 5/7/2026–"])
def test_a_last_day_that_is_missing_is_told_from_what_is_no_day(written: str) -> None:
    with pytest.raises(LastDayMissing):
        days_written(written)


NO_DAYS = ["31/02/2026", "5/1", "5 và 6", "1/1/2026 - 1/3/2026", "30/12/9999 - 31/12/9999", "5/1/2027 6/1/2027", "-"]


@pytest.mark.parametrize("written", NO_DAYS)
def test_what_is_no_day_is_refused_with_what_was_written(written: str) -> None:
    with pytest.raises(DaysUnreadable) as refused:
        days_written(written)
    assert refused.value.written == written
