"""People who touch the same figures at one moment, each in another order: one waits for the other."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.intake.entries import Signed, sign_entry
from doichieu.hub.intake.entry_errors import SheetRefused
from doichieu.hub.intake.figure_errors import FigureSeen
from doichieu.hub.intake.models import Decision
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.services import confirm_claims, take_back_document
from doichieu.hub.intake.tests.entered import line, sheet, sign
from doichieu.hub.ledger.tests.together import run_together, shared_database
from doichieu.hub.register import services
from doichieu.hub.register.figure_errors import FigureStands
from doichieu.hub.register.models import Current, Figure
from doichieu.hub.register.tests.worked import HALF, claim, indicator, period, quantity, read, stored_text

CODES = ("BUD01", "BUD02")
SAID = "Thu hai 6 tỷ đồng; thu một 5 tỷ đồng."
BETWEEN = 0.4  # seconds from one figure of an act to the next: time enough for the other act


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    for code in CODES:
        indicator(code, name_vi=f"Thu {code}")
    people = assembled()
    grant_role(user=people.colleague, role=Role.REVIEWER, locality=people.district, by=system_viewer())
    return people


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every figure is followed by a pause."""

    def slowly(write: Callable[..., Any]) -> Callable[..., Any]:
        def writes(**given: Any) -> Any:
            written = write(**given)
            sleep(BETWEEN)
            return written

        return writes

    monkeypatch.setattr(services, "add_figure", slowly(services.add_figure))
    monkeypatch.setattr(services, "withdraw_witness", slowly(services.withdraw_witness))


@contextmanager
def acted_together(folder: Path, *acts: Callable[[], object]) -> Iterator[list[object]]:
    """What came of the acts, and the database in which they were done."""
    with shared_database(folder) as connect:
        yield run_together(len(acts), connect, lambda number: acts[number]())


def entered(cast: Cast, number: int, codes: Sequence[str] = CODES) -> Callable[[], Signed]:
    """The entry of somebody, each figure another than that of the others."""
    lines = [line(str(7 + number), indicator=code, note="Sửa vì sai") for code in codes]
    people = [cast.owner, cast.colleague]
    return lambda: sign_entry(sheet=sheet(cast, *lines), by=people[number])


def told(cast: Cast, said: str = SAID) -> list[tuple[StoredClaim, Placement]]:
    """What a document states, the same as the first entry of these tests in the other order."""
    text = stored_text(said, cast.district, cast.owner)
    two, one = (quantity(f"{billions}000000000", step="1000000000") for billions in (6, 5))
    read(text, (claim(said, "6 tỷ đồng", two, code=CODES[1]), claim(said, "5 tỷ đồng", one, code=CODES[0])))
    claims = StoredClaim.objects.filter(reading__text=text).order_by("start")
    return [(each, Placement(each.code, cast.district, HALF)) for each in claims]


def before(cast: Cast) -> Document:
    document = sign(cast, line("5", indicator=CODES[0]), line("6", indicator=CODES[1])).document
    assert document is not None
    return document


def is_gone(outcome: object) -> bool:
    return isinstance(outcome, SheetRefused) and outcome.checked.faults[0].error.code == "already-superseded"


def is_second(outcome: object) -> bool:
    """Whether somebody was told that another figure stands by now."""
    if not isinstance(outcome, SheetRefused):
        return False
    return [type(fault.error) for fault in outcome.checked.faults] == [FigureSeen]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("first_ever", [True, False])
def test_of_two_entries_in_another_order_each_is_written_or_told_that_it_was_second(
    cast: Cast, tmp_path: Path, *, first_ever: bool
) -> None:
    period(HALF)  # on record already: whoever names a new one is waited for
    if not first_ever:
        before(cast)
    with acted_together(tmp_path, entered(cast, 0), entered(cast, 1, CODES[::-1])) as outcomes:
        signed = [each for each in outcomes if isinstance(each, Signed)]
        assert signed, outcomes
        assert len(signed) + sum(map(is_second, outcomes)) == len(outcomes), outcomes
        held = {row.figure_id for row in Current.objects.all()}
        assert held in [{figure.pk for figure in each.figures} for each in signed]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("slow")
def test_two_documents_of_the_same_figures_are_taken_out_at_one_moment(cast: Cast, tmp_path: Path) -> None:
    documents = [before(cast)]
    claims = told(cast)
    confirm_claims(claims=claims, by=cast.owner)
    documents.append(claims[0][0].reading.text.document)
    assert [figure.evidence.count() for figure in Figure.objects.all()] == [2, 2]
    acts = [
        lambda document=document, by=by: take_back_document(document=document, reason="Sai", by=by)
        for document, by in zip(documents, (cast.owner, cast.colleague), strict=True)
    ]
    with acted_together(tmp_path, *acts) as outcomes:
        assert [len(rows) for rows in outcomes if isinstance(rows, list)] == [2, 2], outcomes
        assert not Current.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("slow")
def test_a_document_is_taken_out_beside_an_entry_of_the_same_figures(cast: Cast, tmp_path: Path) -> None:
    document = before(cast)
    acts = (lambda: take_back_document(document=document, reason="Sai", by=cast.owner)), entered(cast, 1)
    with acted_together(tmp_path, *acts) as (taken, signed):
        assert isinstance(taken, list), taken
        assert isinstance(signed, Signed) or is_second(signed) or is_gone(signed), signed
        assert Current.objects.count() == (2 if isinstance(signed, Signed) else 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("way", [1, -1])
def test_a_document_is_confirmed_beside_an_entry_of_the_same_figures(cast: Cast, tmp_path: Path, way: int) -> None:
    before(cast)
    claims = told(cast)[::way]
    acts = (lambda: confirm_claims(claims=claims, by=cast.owner)), entered(cast, 1)
    with acted_together(tmp_path, *acts) as (answers, signed):
        assert isinstance(answers, list), answers
        assert isinstance(signed, Signed), signed
        assert {type(each) for each in answers} in ({Decision}, {FigureStands}), answers


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("slow")
def test_of_two_documents_confirmed_with_the_first_figures_in_another_order_each_is_answered(
    cast: Cast, tmp_path: Path
) -> None:
    period(HALF)  # on record already: whoever names a new one is waited for
    first, second = told(cast), told(cast, f"{SAID} Hết.")[::-1]
    acts = (
        lambda: confirm_claims(claims=first, by=cast.owner),
        lambda: confirm_claims(claims=second, by=cast.colleague),
    )
    with acted_together(tmp_path, *acts) as outcomes:
        answers = [{type(each) for each in listed} for listed in outcomes if isinstance(listed, list)]
        assert len(answers) == len(outcomes), outcomes
        assert {Decision} in answers, outcomes
        assert answers in ([{Decision}] * 2, [{Decision}, {FigureStands}], [{FigureStands}, {Decision}]), outcomes
        assert (Current.objects.count(), Figure.objects.count()) == (2, 2)


def test_the_figures_of_an_entry_come_in_the_order_of_its_lines(cast: Cast) -> None:
    codes = [f"BUD{number:02}" for number in range(1, 13)]
    for code in codes[2:]:
        indicator(code, name_vi=f"Thu {code}")
    figures = sign(cast, *(line("5", indicator=code) for code in codes)).figures
    assert [figure.indicator.code for figure in figures] == codes
