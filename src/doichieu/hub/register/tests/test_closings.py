"""A closed period takes nothing, for the place and all below it, until somebody reopens it and says why."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from doichieu.claims import Period
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.ledger.models import Link
from doichieu.hub.places.models import Locality
from doichieu.hub.register.closings import (
    close_period,
    closing_over,
    closings_of,
    closings_over,
    hold_open,
    reopen_period,
)
from doichieu.hub.register.errors import PeriodClosed, ReasonMissing
from doichieu.hub.register.models import PeriodClosing
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.entered import add, take_back
from doichieu.hub.register.tests.worked import HALF, YEAR, period

pytestmark = pytest.mark.django_db


def close(cast: Cast, where: Locality | None = None, days: Period = YEAR, **others: Any) -> PeriodClosing:
    return close_period(locality=where or cast.district, period=days, **({"by": cast.owner} | others))


def test_a_closed_year_takes_no_figure_of_its_parts_nor_gives_one_back(cast: Cast, series: Series) -> None:
    figure = add(cast, series)
    close(cast)
    with pytest.raises(PeriodClosed) as closed:
        add(cast, series, value="600000000000", supersedes=figure, reason="x", name="khac.txt")
    assert (closed.value.place, closed.value.period) == ("huyện Hòa Khê", "2022-H1")
    with pytest.raises(PeriodClosed):
        take_back(cast, figure)


def test_what_is_closed_above_is_closed_below_and_not_beside(cast: Cast) -> None:
    close(cast)
    with pytest.raises(PeriodClosed):
        hold_open([cast.commune]).check(cast.commune, period(HALF))
    assert not list(closings_over([cast.province, cast.elsewhere], HALF))
    assert closing_over(cast.elsewhere, HALF) is closing_over(cast.district, Period.year(2023)) is None
    assert not list(closings_over([cast.district], Period.year(2023)))
    assert not list(closings_over([cast.district], Period(date(2022, 7, 1), date(2023, 6, 30))))


def test_a_closed_half_leaves_the_year_open(cast: Cast) -> None:
    closing = close(cast, days=HALF)
    assert list(closings_over([cast.district], HALF)) == [closing]
    assert not list(closings_over([cast.district], YEAR))


def test_a_reopening_is_recorded_with_its_reason_and_a_second_closing_holds_again(cast: Cast, series: Series) -> None:
    closing = close(cast, reason="Đã chốt số")
    assert close(cast) == closing
    with pytest.raises(ReasonMissing):
        reopen_period(closing=closing, reason=" ", by=cast.owner)
    reopened = reopen_period(closing=closing, reason="Kho bạc gửi số mới", by=cast.owner)
    assert reopen_period(closing=closing, reason="lần nữa", by=cast.owner) == reopened
    add(cast, series)
    again = close(cast)
    assert list(closings_over([cast.commune], HALF)) == [again] == [closing_over(cast.commune, HALF)]
    assert closings_of(cast.district, HALF) == [again, closing]
    events = Link.objects.filter(event__startswith="period").order_by("number").values_list("event", flat=True)
    assert list(events) == ["period named", "period closed", "period reopened", "period named", "period closed"]


def test_only_who_approves_for_the_place_closes_and_reopens(cast: Cast) -> None:
    for somebody in (cast.colleague, cast.stranger, cast.visitor):
        with pytest.raises(Refused):
            close(cast, by=somebody)
    with pytest.raises(Refused):
        close(cast, where=cast.province)
    with pytest.raises(Refused):
        reopen_period(closing=close(cast), reason="x", by=cast.colleague)


def test_the_database_itself_keeps_closings_as_they_are(cast: Cast) -> None:
    close(cast)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE register_periodclosing SET reason = 'x'")
