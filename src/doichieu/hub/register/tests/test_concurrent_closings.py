"""Closing a period while somebody enters a figure in it: no figure comes after the closing."""

from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.ledger.tests.together import run_together, shared_database
from doichieu.hub.register import bulk, bulk_standing, closings, entering
from doichieu.hub.register.bulk import Imported, import_figures
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.errors import PeriodClosed, RowsRefused
from doichieu.hub.register.models import Figure, PeriodClosing
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.entered import add
from doichieu.hub.register.tests.test_bulk import several, sheet
from doichieu.hub.register.tests.worked import YEAR, indicator


def slowly(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, and then time enough for the other writer to come in between."""

    def done(*given: Any, **named: Any) -> Any:
        found = function(*given, **named)
        sleep(0.6)
        return found

    return done


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("above", [False, True])
def test_who_closes_waits_for_a_figure_that_was_found_to_be_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, above: bool
) -> None:
    cast = assembled()
    series = Series(indicator(), cast.commune if above else cast.district)
    monkeypatch.setattr(entering, "hold_open", slowly(closings.hold_open))

    def write(number: int) -> object:
        if number == 0:
            return add(cast, series)
        sleep(0.2)
        return close_period(locality=cast.district, period=YEAR, by=cast.owner)

    with shared_database(tmp_path) as connect:
        figure, closing = run_together(2, connect, write)
        assert isinstance(figure, Figure), figure
        assert isinstance(closing, PeriodClosing), closing
        assert closing.recorded_at > figure.recorded_at


@pytest.mark.django_db(transaction=True)
def test_a_figure_that_comes_while_somebody_closes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = assembled()
    series = Series(indicator(), cast.district)
    monkeypatch.setattr(PeriodClosing, "save", slowly(PeriodClosing.save))

    def write(number: int) -> object:
        if number == 0:
            return close_period(locality=cast.district, period=YEAR, by=cast.owner)
        sleep(0.2)
        return add(cast, series)

    with shared_database(tmp_path) as connect:
        closing, refused = run_together(2, connect, write)
        assert isinstance(closing, PeriodClosing), closing
        assert isinstance(refused, PeriodClosed), refused
        assert Figure.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_an_import_looks_again_at_its_end_whether_a_period_was_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = assembled()
    text, rows = sheet(cast, several(cast, "12", "13"))
    monkeypatch.setattr(bulk, "settled", slowly(bulk_standing.settled))

    def write(number: int) -> object:
        if number == 0:
            return import_figures(rows, by=cast.owner, source=text)
        sleep(0.2)
        return close_period(locality=cast.district, period=YEAR, by=cast.owner)

    with shared_database(tmp_path) as connect:
        outcome, closing = run_together(2, connect, write)
        assert isinstance(closing, PeriodClosing), closing
        if isinstance(outcome, Imported):  # where there is one writer at a time, who closes waited
            assert outcome.figures == Figure.objects.count() == 2
            return
        assert isinstance(outcome, RowsRefused), outcome
        assert [(number, fault.code) for number, fault in outcome.faults] == [(1, "period-closed")]
        assert Figure.objects.count() == 0
