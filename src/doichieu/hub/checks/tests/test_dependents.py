"""What depends on a document is told before it is taken back; what was told then happens."""

from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import Period
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.checks.dependents import Dependents, dependents_of
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.errors import ReasonMissing
from doichieu.hub.intake.models import Action
from doichieu.hub.intake.services import take_back_document
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.ledger import queries as ledger
from doichieu.hub.register import queries as register
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.errors import PeriodClosed
from doichieu.hub.register.tests.worked import YEAR, indicator

FIRST, SECOND = Period(date(2022, 1, 1), date(2022, 3, 31)), Period(date(2022, 4, 1), date(2022, 6, 30))


@pytest.fixture(autouse=True)
def revenue(cast: Cast) -> None:
    indicator()


def signed(cast: Cast, number: str, **fields) -> Document:
    others = {name: fields.pop(name) for name in ("period", "planned", "set_by") if name in fields}
    document = sign(cast, line(number, **fields), **others).document
    assert document is not None
    return document


def told(cast: Cast, document: Document) -> Dependents:
    return dependents_of(document, viewer(cast.owner))


def holding(cast: Cast) -> list[Decimal]:
    figures = register.current_figures(viewer(cast.owner), locality=cast.district, within=YEAR)
    return [held.quantity.value / 10**9 for held in figures]


def test_a_figure_that_no_other_document_states_falls_with_it(cast: Cast) -> None:
    document = signed(cast, "100", period=YEAR)
    found = told(cast, document)
    [resting] = found.figures
    assert (resting.held.quantity.value, resting.stays, resting.falls_back_to) == (Decimal(100 * 10**9), False, None)
    assert (dict(found.decisions), found.entries, found.derived) == ({Action.CONFIRMED: 1}, (), ())
    [row] = take_back_document(document=document, reason="Gửi nhầm", by=cast.owner)
    assert (row.action, row.reason, holding(cast)) == (Action.REOPENED, "Gửi nhầm", [])
    assert not told(cast, document)


def test_a_corrected_figure_falls_back_to_the_one_before(cast: Cast) -> None:
    first = signed(cast, "100", period=YEAR)
    second = signed(cast, "110", period=YEAR, note="Đính chính")
    [replaced] = told(cast, first).replaced_by
    assert replaced.quantity.value == Decimal(110 * 10**9)
    assert [entry.document_id for entry in told(cast, first).entries] == [second.pk]
    [resting] = told(cast, second).figures
    assert resting.falls_back_to is not None
    assert resting.falls_back_to.value == Decimal(100 * 10**9)
    take_back_document(document=second, reason="Đính chính sai", by=cast.owner)
    assert holding(cast) == [100]


def test_amounts_that_are_computed_of_its_figure_are_named(cast: Cast) -> None:
    document = signed(cast, "40", period=FIRST)
    signed(cast, "60", period=SECOND)
    [half] = told(cast, document).derived
    assert (half.quantity.value, half.period) == (Decimal(100 * 10**9), Period(FIRST.first, SECOND.last))


def test_targets_that_were_handed_down_are_named_from_above_and_from_below(cast: Cast) -> None:
    whole = signed(cast, "100", period=YEAR, planned=True, set_by="HĐND huyện")
    part = signed(cast, "100", about="xã Đồng Mơ", period=YEAR, planned=True, set_by="UBND huyện")
    for document in (whole, part):
        [allocation] = told(cast, document).allocations
        assert (allocation.owner, allocation.sum) == ("UBND huyện", "agrees")
    assert told(cast, signed(cast, "7", period=FIRST)).allocations == ()


def test_what_the_public_sees_by_it_alone_is_marked(cast: Cast) -> None:
    document = signed(cast, "100", period=YEAR)
    assert [each.public_by_it for each in told(cast, document).figures] == [False]
    release_document(document=document, by=cast.owner)
    assert [each.public_by_it for each in told(cast, document).figures] == [True]


def test_all_is_taken_back_or_nothing(cast: Cast) -> None:
    indicator("XX01", unit="hộ", shown_in="hộ")
    document = sign(cast, line("40"), line("2", indicator="XX01", unit=""), period=FIRST).document
    assert document is not None
    with pytest.raises(ReasonMissing):
        take_back_document(document=document, reason=" ", by=cast.owner)
    with pytest.raises(Refused):
        take_back_document(document=document, reason="Nhầm", by=cast.stranger)
    before = ledger.chain().count()
    assert len(take_back_document(document=document, reason="Nhầm", by=cast.owner)) == 2
    assert ledger.chain().count() == before + 1
    assert take_back_document(document=document, reason="Nhầm", by=cast.owner) == []


def test_a_closed_period_keeps_the_whole_document(cast: Cast) -> None:
    document = signed(cast, "40", period=FIRST)
    close_period(locality=cast.district, period=FIRST, by=cast.owner)
    with pytest.raises(PeriodClosed):
        take_back_document(document=document, reason="Nhầm", by=cast.owner)
    assert holding(cast) == [40]


def test_who_may_not_read_inside_is_told_nothing(cast: Cast) -> None:
    document = signed(cast, "40", period=FIRST)
    for user in (cast.stranger, cast.visitor):
        with pytest.raises(Refused):
            dependents_of(document, viewer(user))
