from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from doichieu.hub.register.errors import UnknownMoment
from doichieu.hub.register.moments import moment_of


@pytest.mark.parametrize("written", ["2026-07-01", "01/07/2026", " 1/7/2026 "])
def test_a_day_is_asked_for_as_it_ended_where_the_office_is(written: str) -> None:
    assert moment_of(written) == datetime(2026, 7, 1, 16, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize("written", ["2026-07-01T14:30", "2026-07-01 14:30", "01/07/2026  14:30", "14:30 01/07/2026"])
def test_a_minute_is_asked_for_as_it_ended(written: str) -> None:
    assert moment_of(written) == datetime(2026, 7, 1, 7, 30, 59, 999999, tzinfo=UTC)


def test_today_is_a_past_moment_though_it_has_not_ended() -> None:
    assert moment_of(timezone.localdate().isoformat()) > timezone.now()


@pytest.mark.parametrize("written", ["", "hôm qua", "2026-02-30", "0001-01-01", "2026-07", "2026-07-01T25:00"])
def test_what_is_no_moment_is_refused(written: str) -> None:
    with pytest.raises(UnknownMoment):
        moment_of(written)


def test_tomorrow_is_refused() -> None:
    with pytest.raises(UnknownMoment):
        moment_of((timezone.localdate() + timedelta(days=1)).isoformat())
