"""An import beside somebody who changes the figure with which it agrees."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.documents.models import StoredText
from doichieu.hub.ledger.tests.together import PATIENCE, lingering, run_together, shared_database
from doichieu.hub.register import bulk, bulk_standing, entering
from doichieu.hub.register.bulk import Imported, Row, import_figures
from doichieu.hub.register.models import Evidence, Figure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.entered import add, rows, take_back
from doichieu.hub.register.tests.test_bulk import sheet
from doichieu.hub.register.tests.worked import SENTENCE, indicator, quantity


@dataclass
class Agreeing:
    """A figure that replaced another and rests on one witness, and an import that says the same."""

    cast: Cast
    standing: Figure
    text: StoredText
    rows: Iterator[Row]

    def imported(self) -> Imported:
        return import_figures(self.rows, by=self.cast.owner, source=self.text)


@pytest.fixture
def agreeing(transactional_db: None) -> Agreeing:
    cast = assembled()
    series = Series(indicator(), cast.district)
    first = add(cast, series)
    standing = add(cast, series, "700000000000", f"Nay là: {SENTENCE}", supersedes=first, reason="Số mới")
    take_back(cast, first)
    text, found = sheet(cast, [(series, quantity("700000000000", step="100000000"))])
    return Agreeing(cast, standing, text, iter(found))


@pytest.mark.django_db(transaction=True)
def test_an_import_is_not_lost_where_the_figure_that_says_the_same_is_taken_back(
    agreeing: Agreeing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, store = Event(), entering._stored

    def stored(figure: Figure, *others: Any) -> Any:
        if figure.withdrawn:  # what the withdrawal rests on was read: time enough for the import to come
            lingering(lambda: None, done)()
        return store(figure, *others)

    monkeypatch.setattr(entering, "_stored", stored)

    def write(number: int) -> object:
        if number == 0:
            return take_back(agreeing.cast, agreeing.standing)
        done.wait(PATIENCE)
        return agreeing.imported()

    with shared_database(tmp_path) as connect:
        taken, imported = run_together(2, connect, write)
        assert isinstance(taken, Figure), taken
        assert isinstance(imported, Imported), imported
        assert (imported.figures, imported.witnesses) == (1, 1)
        [(number, *_)] = rows()
        assert [row.text_id for row in Evidence.objects.filter(figure=number)] == [agreeing.text.pk]


@pytest.mark.django_db(transaction=True)
def test_who_replaces_a_figure_waits_for_the_import_that_agrees_with_it(
    agreeing: Agreeing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = Event()
    monkeypatch.setattr(bulk, "settled", lingering(bulk_standing.settled, done))

    def write(number: int) -> object:
        if number == 0:
            return agreeing.imported()
        done.wait(PATIENCE)
        return take_back(agreeing.cast, agreeing.standing)

    with shared_database(tmp_path) as connect:
        imported, taken = run_together(2, connect, write)
        assert isinstance(imported, Imported), imported
        assert isinstance(taken, Figure), taken
        assert not taken.withdrawn
        assert [row.text_id for row in taken.evidence.all()] == [agreeing.text.pk]
