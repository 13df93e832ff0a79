"""What `make soak` looks for after the kills is found where it is the case: otherwise it would always be content."""

import json
from pathlib import Path

import pytest

from doichieu.hub.documents.models import Document
from doichieu.hub.register.bulk import import_figures
from doichieu.hub.register.models import Figure
from scripts import register_load, soak_checks, soak_editors
from scripts.soak_hands import LINES, Placed, prepare

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Placed:
    monkeypatch.setattr(register_load, "PLACES", 2)
    monkeypatch.setattr(register_load, "INDICATORS", 2)
    prepare()
    return Placed()


def journal(folder: Path, *notes: dict[str, object]) -> Path:
    file = folder / "journal"
    file.write_text("".join(json.dumps(note) + "\n" for note in notes))
    return file


def test_what_is_there_as_it_was_confirmed_is_not_lost(place: Placed, tmp_path: Path) -> None:
    figure = place.add(place.series("w1-0"), 0)
    import_figures(
        (place.row(place.series(f"i2-0-{n}"), n) for n in range(LINES)), by=place.reviewer, source=place.text
    )
    notes = journal(
        tmp_path,
        {"figure": figure.pk, "set_by": "w1-0", "value": str(figure.value)},
        {"imported": "i2-0-", "count": LINES},
    )
    assert soak_checks.lost(notes) == 0
    assert soak_checks.chain_faults() == 0


def test_a_figure_an_import_and_a_document_that_are_missing_are_found(place: Placed, tmp_path: Path) -> None:
    notes = journal(
        tmp_path,
        {"figure": 99, "set_by": "w1-0", "value": "1"},
        {"imported": "i2-0-", "count": LINES},
        {"document": 99},
        {"document": Document.objects.get().pk},  # never read
    )
    assert soak_checks.lost(notes) == 4


def test_an_import_that_is_there_in_part_is_found(place: Placed, tmp_path: Path) -> None:
    rows = [place.row(place.series(f"i2-0-{n}"), n) for n in range(LINES - 1)]
    import_figures(rows, by=place.reviewer, source=place.text)
    assert soak_checks.lost(journal(tmp_path)) == 1


def test_an_accepted_correction_outside_the_history_is_found(place: Placed) -> None:
    series = place.series("e0")
    first = place.add(series, 0)
    second = place.add(series, 1, supersedes=first, reason="Nhầm")
    assert soak_editors._not_in_history([first.pk, second.pk]) == set()
    assert soak_editors._not_in_history([first.pk, second.pk + 1]) == {second.pk + 1}
    assert Figure.objects.count() == 2
