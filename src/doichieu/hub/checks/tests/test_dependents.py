"""What depends on a document is told before it is taken back; what was told then happens."""

from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import Period
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.checks.dependents import Dependents, dependents_of
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.errors import ReasonMissing
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.queries import pending_documents, proposals_for, review_of
from doichieu.hub.intake.services import confirm_claim, reopen_claim, take_back_document
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.intake.waiting import waiting_documents
from doichieu.hub.ledger import queries as ledger
from doichieu.hub.register import queries as register
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.errors import PeriodClosed
from doichieu.hub.register.tests.worked import SENTENCE, YEAR, indicator, read, revenue_claims, stored_text

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
    before = row.replaces
    assert (row.action, row.reason, before and before.action) == (Action.REJECTED, "Gửi nhầm", Action.REOPENED)
    assert holding(cast) == []
    assert (told(cast, document).figures, dict(told(cast, document).decisions)) == ((), {Action.REJECTED: 1})


def test_an_entry_that_is_taken_out_waits_for_nobody_and_no_closing_waits_for_it(cast: Cast) -> None:
    document = signed(cast, "100", period=YEAR)
    take_back_document(document=document, reason="Gửi nhầm", by=cast.owner)
    assert pending_documents(viewer(cast.owner)) == []
    assert waiting_documents(cast.district, YEAR, viewer(cast.owner)) == []
    assert proposals_for(cast.district, viewer(cast.owner), YEAR) == []
    [item] = review_of(document, viewer(cast.owner))
    assert item.decision is not None
    assert (item.action, item.decision.reason) == (Action.REJECTED, "Gửi nhầm")
    reopen_claim(decision=item.decision, reason="Vẫn đúng", by=cast.owner)
    assert [each.document for each in pending_documents(viewer(cast.owner))] == [document]


def test_an_entry_that_waits_in_part_is_taken_out_whole(cast: Cast) -> None:
    document = signed(cast, "100", period=YEAR)
    [decision] = Decision.objects.filter(text__document=document)
    indicator("XX01", unit="hộ", shown_in="hộ")
    both = sign(cast, line("120", note="Mới"), line("2", indicator="XX01", unit=""), period=YEAR).document
    assert both is not None
    [left] = Decision.objects.filter(text__document=both, figure__indicator__code="XX01")
    reopen_claim(decision=left, reason="Hỏi lại", by=cast.owner)
    assert len(pending_documents(viewer(cast.owner))) == 1
    assert len(take_back_document(document=both, reason="Nhầm", by=cast.owner)) == 2
    assert pending_documents(viewer(cast.owner)) == []
    assert holding(cast) == [100]
    assert not Decision.objects.filter(replaces=decision).exists()


def test_an_entry_whose_decisions_were_taken_back_one_by_one_can_still_be_taken_out(cast: Cast) -> None:
    document = signed(cast, "100", period=YEAR)
    [decision] = Decision.objects.filter(text__document=document)
    reopen_claim(decision=decision, reason="Gửi nhầm", by=cast.owner)
    assert len(pending_documents(viewer(cast.owner))) == 1
    before = ledger.chain().count()
    [row] = take_back_document(document=document, reason="Ký nhầm", by=cast.owner)
    assert (row.action, row.reason, row.figure) == (Action.REJECTED, "Ký nhầm", None)
    assert ledger.chain().count() == before + 1
    assert pending_documents(viewer(cast.owner)) == []
    assert take_back_document(document=document, reason="Ký nhầm", by=cast.owner) == []


def test_what_was_read_in_a_file_is_reviewed_anew_once_it_is_taken_back(cast: Cast) -> None:
    text = stored_text(SENTENCE, cast.district, cast.owner)
    read(text, revenue_claims())
    for each in StoredClaim.objects.filter(reading__text=text):
        confirm_claim(claim=each, placement=None, by=cast.owner)
    assert pending_documents(viewer(cast.owner)) == []
    take_back_document(document=text.document, reason="Nhầm", by=cast.owner)
    [waiting] = pending_documents(viewer(cast.owner))
    assert (waiting.claims, waiting.undecided) == (3, 3)


def test_the_same_figure_is_entered_again_after_its_entry_was_taken_out(cast: Cast) -> None:
    document = signed(cast, "100", period=YEAR)
    take_back_document(document=document, reason="Gửi nhầm", by=cast.owner)
    again = signed(cast, "100", period=YEAR, note="Ký lại")
    assert again != document
    assert holding(cast) == [100]


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
