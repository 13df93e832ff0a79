"""A figure that a person enters has that person's signed entry as its evidence, or is not written at all."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doichieu.claims import Period
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import Clock
from doichieu.hub.documents.errors import MarkedSecret
from doichieu.hub.documents.models import Document, StoredReading
from doichieu.hub.documents.services import read_document
from doichieu.hub.intake import entries, queries
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_errors import SheetRefused
from doichieu.hub.intake.figure_errors import QUESTIONS, FigureSeen, NoteWanted
from doichieu.hub.intake.models import Decision
from doichieu.hub.intake.services import confirm_claim, reopen_claim
from doichieu.hub.intake.tests.entered import faults, line, sheet, sign
from doichieu.hub.ledger.models import Link
from doichieu.hub.places.models import Locality
from doichieu.hub.register import queries as register
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.models import Current, Figure
from doichieu.hub.register.tests.worked import HALF, indicator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def revenue(cast: Cast) -> None:
    indicator(name_vi="Thu ngân sách nhà nước")


def test_a_signed_figure_rests_on_the_sentence_of_its_entry(cast: Cast) -> None:
    signed = sign(cast, line("615,3", bound="trên", maturity="ước tính", note="Theo báo cáo của kho bạc"))
    [figure] = signed.figures
    held = register.figure(figure.pk, viewer(cast.owner))
    assert (held.quantity.value, held.quantity.step) == (Decimal(615300000000), Decimal(100000000))
    assert (held.quantity.unit, held.quantity.bound.value, figure.maturity) == ("VND", "over", "estimate")
    [witness] = held.witnesses
    assert (witness.quote, witness.agrees, witness.released) == ("615,3 tỷ đồng", True, False)
    assert signed.document is not None
    text = signed.document.texts.get().data["content"]
    assert witness.span.of(text) == "615,3 tỷ đồng"
    assert text.splitlines()[-1] == (
        "BUD01 Thu ngân sách nhà nước (ước tính): trên 615,3 tỷ đồng. Ghi chú: Theo báo cáo của kho bạc"
    )


def test_an_entry_is_one_link_that_names_every_row(cast: Cast) -> None:
    indicator("BUD02")
    before = Link.objects.count()
    sign(cast, line("615,3"), line("700", indicator="BUD02"))
    link = Link.objects.order_by("-number")[0]
    assert Link.objects.count() == before + 2  # the period was named too
    assert link.event == "entry signed"
    assert sorted(row["model"] for row in link.rows) == [
        "decision", "decision", "document", "evidence", "evidence", "figure", "figure",
    ]  # fmt: skip


def test_with_one_fault_nothing_of_a_sheet_is_written(cast: Cast) -> None:
    indicator("BUD02")
    with pytest.raises(SheetRefused) as refused:
        sign(cast, line("615,3"), line("12", indicator="BUD02", unit="ha"))
    assert [fault.error.code for fault in refused.value.checked.faults] == ["unit-mismatch"]
    assert (Figure.objects.count(), Document.objects.count()) == (0, 0)


def test_the_same_entry_twice_changes_nothing(cast: Cast) -> None:
    sign(cast, line("615,3"))
    again = sign(cast, line("615.300", unit="triệu đồng"))
    assert (again.document, again.figures, again.unchanged) == (None, (), 1)
    assert (Figure.objects.count(), Document.objects.count()) == (1, 1)


def test_a_correction_says_why_and_the_old_figure_stays_in_the_history(cast: Cast) -> None:
    [first] = sign(cast, line("615,3")).figures
    with pytest.raises(SheetRefused) as refused:
        sign(cast, line("600"))
    assert [fault.error.code for fault in refused.value.checked.faults] == ["reason-wanted"]
    [second] = sign(cast, line("600", note="Trừ khoản ghi hai lần")).figures
    assert (second.supersedes_id, second.reason) == (first.pk, "Trừ khoản ghi hai lần")
    assert Current.objects.get().figure_id == second.pk


def test_a_figure_that_only_ripens_needs_no_reason(cast: Cast) -> None:
    sign(cast, line("615,3", maturity="ước tính"))
    [riper] = sign(cast, line("620", maturity="chính thức")).figures
    assert (riper.maturity, riper.reason) == ("official", "Cập nhật mức độ hoàn thiện của số liệu.")


def test_whoever_did_not_see_the_figure_on_record_is_shown_it_first(cast: Cast) -> None:
    [first] = sign(cast, line("615,3")).figures
    with pytest.raises(SheetRefused) as refused:
        sign(cast, line("600", seen=0, note="Số của tôi"))
    [fault] = refused.value.checked.faults
    assert isinstance(fault.error, FigureSeen)
    assert fault.error.standing == first
    [second] = sign(cast, line("600", seen=first.pk, note="Số của tôi")).figures
    assert second.supersedes == first


def test_somebody_who_was_quicker_between_check_and_write_is_named(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = sheet(cast, line("600", note="Số của tôi"))
    stale = checked_sheet(mine, viewer(cast.owner))
    [theirs] = sign(cast, line("615,3")).figures
    monkeypatch.setattr(entries, "checked_sheet", lambda *_: stale)
    with pytest.raises(SheetRefused) as refused:
        entries.sign_entry(sheet=mine, by=cast.owner)
    [fault] = refused.value.checked.faults
    assert isinstance(fault.error, FigureSeen)
    assert fault.error.standing == theirs
    assert Document.objects.count() == 1


def test_what_a_contributor_signs_waits_for_a_reviewer(cast: Cast) -> None:
    clerk = User.objects.create(username="clerk")
    grant_role(user=clerk, role=Role.CONTRIBUTOR, locality=cast.district, by=system_viewer())
    signed = sign(cast, line("615,3", maturity="estimate"), by=clerk)
    assert (signed.waits, signed.figures, Figure.objects.count()) == (True, (), 0)
    assert signed.document is not None
    [item] = queries.review_of(signed.document, viewer(cast.owner))
    assert item.stored is not None
    assert item.proposal is not None
    placement = item.proposal.placement
    assert placement is not None
    assert (placement.code, placement.maturity, placement.period) == ("BUD01", "estimate", HALF)
    decision = confirm_claim(claim=item.stored, placement=placement, by=cast.owner)
    assert decision.figure is not None
    assert decision.figure.value == Decimal(615300000000)


def test_an_entered_figure_is_taken_back_as_any_other_is(cast: Cast) -> None:
    sign(cast, line("615,3"))
    reopen_claim(decision=Decision.objects.get(), reason="Nhập nhầm huyện", by=cast.owner)
    assert not Current.objects.exists()


def test_the_reader_leaves_an_entry_alone(cast: Cast) -> None:
    signed = sign(cast, line("615,3"))
    assert signed.document is not None
    assert read_document(signed.document.pk) == StoredReading.objects.get()
    assert StoredReading.objects.get().reader_version == "entry"


def test_nobody_enters_figures_for_a_place_that_is_not_theirs(cast: Cast) -> None:
    with pytest.raises(Refused):
        sign(cast, line("615,3"), by=cast.stranger)
    with pytest.raises(Refused):
        sign(cast, line("615,3"), by=cast.visitor)


def test_a_note_with_a_secrecy_stamp_is_refused_before_anything_is_stored(cast: Cast) -> None:
    with pytest.raises(MarkedSecret):
        sign(cast, line("615,3", note="TỐI MẬT"))
    assert not Document.objects.exists()


def test_a_lower_place_and_an_organisation_are_entered_on_the_sheet_of_the_place(cast: Cast) -> None:
    commune, own = sign(cast, line("10", about="xã Đồng Mơ"), line("15")).figures
    assert (commune.locality, own.locality) == (cast.commune, cast.district)


def test_what_is_closed_is_held_for_every_place_of_a_sheet_before_anything_is_put_on_the_chain(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        sign(cast, line("10", about="xã Đồng Mơ"), line("15"))
    statements = [each["sql"] for each in asked]
    held = [number for number, sql in enumerate(statements) if "register_periodclosing" in sql]
    chained = [number for number, sql in enumerate(statements) if "ledger_head" in sql]
    assert len(held) == 2  # for the place of the sheet, then for both
    assert held[-1] < chained[0]


def test_a_change_beyond_the_usual_wants_a_note(cast: Cast) -> None:
    last_year = Period(date(2021, 1, 1), date(2021, 6, 30))
    sign(cast, line("200"), period=last_year)
    with pytest.raises(SheetRefused) as refused:
        sign(cast, line("615,3"))
    [fault] = refused.value.checked.faults
    assert isinstance(fault.error, NoteWanted)
    assert (fault.error.code, fault.error.percent, fault.error.period) == ("note-wanted", Decimal(308), "2021-H1")
    assert len(sign(cast, line("615,3", note="Thu từ đấu giá đất", asked=QUESTIONS)).figures) == 1
    assert len(sign(cast, line("390"), period=Period(date(2020, 1, 1), date(2020, 6, 30))).figures) == 1


def test_a_place_that_had_ended_takes_no_figure(cast: Cast) -> None:
    Locality.objects.filter(pk=cast.district.pk).update(valid_to=date(2021, 12, 31))
    cast.district.refresh_from_db()
    with pytest.raises(SheetRefused) as refused:
        sign(cast, line("615,3"))
    assert [fault.error.code for fault in refused.value.checked.faults] == ["wrong-place"]


def test_figures_of_either_clock_stand_side_by_side_under_one_name(cast: Cast) -> None:
    closing = Period(date(2021, 12, 15), date(2022, 6, 14))
    sign(cast, line("615,3"))
    sign(cast, line("602,8"), period=closing, clock=Clock.ISSUER)
    assert sign(cast, line("602,8"), period=closing, clock=Clock.ISSUER).unchanged == 1
    periods = {(row.period.name, row.period.clock): row.value for row in Figure.objects.all()}
    assert periods == {
        ("2022-H1", "calendar"): Decimal(615300000000),
        ("2022-H1", "issuer"): Decimal(602800000000),
    }
    close_period(locality=cast.district, period=HALF, by=cast.owner)
    assert faults(cast, line("1"), period=closing, clock=Clock.ISSUER) == [("line", "period-closed")]
