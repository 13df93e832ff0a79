"""Closing a period while somebody enters a figure in it: no figure comes after the closing."""

from pathlib import Path
from threading import Event

import pytest

from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.ledger.tests.together import PATIENCE, lingering, run_together, shared_database
from doichieu.hub.register import bulk, bulk_standing, closings, entering
from doichieu.hub.register.bulk import Imported, import_figures
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.errors import PeriodClosed, RowsRefused
from doichieu.hub.register.models import Figure, PeriodClosing
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.entered import add
from doichieu.hub.register.tests.test_bulk import several, sheet
from doichieu.hub.register.tests.worked import YEAR, indicator


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("above", [False, True])
def test_who_closes_waits_for_a_figure_that_was_found_to_be_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, above: bool
) -> None:
    cast = assembled()
    series = Series(indicator(), cast.commune if above else cast.district)
    done = Event()
    monkeypatch.setattr(entering, "hold_open", lingering(closings.hold_open, done))

    def write(number: int) -> object:
        if number == 0:
            return add(cast, series)
        done.wait(PATIENCE)
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
    done = Event()
    monkeypatch.setattr(PeriodClosing, "save", lingering(PeriodClosing.save, done))

    def write(number: int) -> object:
        if number == 0:
            return close_period(locality=cast.district, period=YEAR, by=cast.owner)
        done.wait(PATIENCE)
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
    done = Event()
    monkeypatch.setattr(bulk, "settled", lingering(bulk_standing.settled, done))

    def write(number: int) -> object:
        if number == 0:
            return import_figures(rows, by=cast.owner, source=text)
        done.wait(PATIENCE)
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
