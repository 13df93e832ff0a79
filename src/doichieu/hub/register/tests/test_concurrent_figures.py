from pathlib import Path
from threading import Event
from typing import Any

import pytest

from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.ledger.tests.together import PATIENCE, lingering, run_together, shared_database
from doichieu.hub.register import entering, figure_errors, services
from doichieu.hub.register.models import Evidence, Figure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.entered import add, rows, take_back
from doichieu.hub.register.tests.worked import (
    HALF,
    SENTENCE,
    indicator,
    period,
    quantity,
    revenue_claims,
    stored_text,
    witnessed,
)


@pytest.mark.django_db(transaction=True)
def test_of_many_corrections_at_once_one_wins_and_every_other_is_told(tmp_path: Path) -> None:
    cast = assembled()
    series = Series(indicator(), cast.district)
    first = add(cast, series)
    half = period(HALF)
    texts = [stored_text(f"Lần {number}: {SENTENCE}", cast.district, cast.owner) for number in range(4)]

    def correct(number: int) -> Figure:
        amount = revenue_claims(texts[number].data["content"])[0]
        return services.add_figure(
            series=series,
            period=half,
            quantity=quantity(str(620000000000 + number)),
            evidence=witnessed(texts[number], amount),
            by=cast.owner,
            supersedes=first,
            reason=f"lần {number}",
        )

    with shared_database(tmp_path) as connect:
        outcomes = run_together(4, connect, correct)
        [winner] = [each for each in outcomes if isinstance(each, Figure)]
        told = [each for each in outcomes if isinstance(each, figure_errors.AlreadySuperseded)]
        assert [each.successor for each in told] == [winner] * 3, outcomes
        assert [row[0] for row in rows()] == [winner.pk]
        assert Figure.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_many_first_figures_at_once_one_is_kept_and_every_other_is_told(tmp_path: Path) -> None:
    cast = assembled()
    series = Series(indicator(), cast.district)
    half = period(HALF)
    texts = [stored_text(f"Lần {number}: {SENTENCE}", cast.district, cast.owner) for number in range(4)]

    def enter(number: int) -> Figure:
        amount = revenue_claims(texts[number].data["content"])[0]
        stated = quantity(str(620000000000 + number))
        return services.add_figure(
            series=series, period=half, quantity=stated, evidence=witnessed(texts[number], amount), by=cast.owner
        )

    with shared_database(tmp_path) as connect:
        outcomes = run_together(4, connect, enter)
        [winner] = [each for each in outcomes if isinstance(each, Figure)]
        told = [each for each in outcomes if isinstance(each, figure_errors.FigureStands)]
        assert [each.existing for each in told] == [winner] * 3, outcomes
        assert (Figure.objects.count(), Evidence.objects.count(), len(rows())) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_witness_that_comes_while_the_only_other_is_taken_back_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = assembled()
    series = Series(indicator(), cast.district)
    first = add(cast, series)
    [before] = first.evidence.select_related("text")
    later = stored_text(f"Cũng theo báo cáo: {SENTENCE}", cast.district, cast.owner)

    def stored(figure: Figure, *others: Any) -> Any:
        if figure.withdrawn:  # what the withdrawal rests on was read: time enough for the other to come
            lingering(lambda: None, done)()
        return store(figure, *others)

    done, store = Event(), entering._stored
    monkeypatch.setattr(entering, "_stored", stored)

    def write(number: int) -> Figure | None:
        if number == 0:
            return take_back(cast, first, before)
        done.wait(PATIENCE)
        amount = revenue_claims(later.data["content"])[0]
        stated = quantity("615300000000", step="100000000")
        return services.add_figure(
            series=series, period=first.period, quantity=stated, evidence=witnessed(later, amount), by=cast.owner
        )

    with shared_database(tmp_path) as connect:
        outcomes = run_together(2, connect, write)
        assert [type(each) for each in outcomes] == [Figure, Figure], outcomes
        [(number, *_)] = rows()
        assert [row.text_id for row in Figure.objects.get(pk=number).evidence.all()] == [later.pk]
