"""What is about to be signed is laid beside what is on record, and asks for a note where the two do not go together."""

from dataclasses import replace
from datetime import date

import pytest

from doichieu.claims import Period
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.entering import contradictions
from doichieu.hub.checks.models import StoredFinding
from doichieu.hub.checks.refreshing import refresh_neighbourhoods
from doichieu.hub.checks.services import refresh_findings
from doichieu.hub.checks.tests.test_across import level, stating
from doichieu.hub.checks.tests.test_across import revenue as revenue  # noqa: PLC0414 # a fixture
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_errors import SheetRefused
from doichieu.hub.intake.entry_lines import WrittenLine
from doichieu.hub.intake.figure_errors import QUESTIONS
from doichieu.hub.intake.line_errors import FigureContradicts, SetBeside
from doichieu.hub.intake.services import confirm_claim
from doichieu.hub.intake.tests.entered import line, sheet, sign
from doichieu.hub.register.models import Figure
from doichieu.hub.register.series import Series
from doichieu.hub.register.services import WitnessedClaim, add_figure
from doichieu.hub.register.tests.worked import claim, indicator, period, quantity, read, stored_text

YEAR = Period.year(2022)


def told(cast: Cast, *lines: WrittenLine) -> list[tuple[str, str, str]]:
    """Place, field and sentence of every fault of a sheet of 2022."""
    checked = checked_sheet(sheet(cast, *lines, period=YEAR), viewer(cast.owner), contradictions)
    return [(fault.where, fault.error.code, getattr(fault.error, "told", "")) for fault in checked.faults]


def test_a_figure_that_comes_back_to_the_digit_asks_for_a_note_at_its_line(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2021, "615.37")
    [(where, code, sentence)] = told(cast, line("615,37"))
    assert (where, code) == ("dòng 1", "figure-contradicts")
    assert sentence.startswith("không đổi so với năm trước: ")
    assert told(cast, line("615,37", note="đã kiểm tra", asked=QUESTIONS)) == []
    assert told(cast, line("640,12")) == []


def test_a_figure_that_stays_as_it_is_asks_for_nothing(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2021, "615.37")
    level(cast, revenue, 2022, "615.37")
    assert told(cast, line("615,37")) == []


def test_a_figure_is_held_against_a_claim_that_waits_for_a_reviewer(cast: Cast, revenue: Indicator) -> None:
    text, _ = stating(cast, 2022, "651.3")
    refresh_findings(text.document_id)
    [(_, code, sentence)] = told(cast, line("615,3"))
    assert code == "figure-contradicts"
    assert "615,3 tỷ đồng" in sentence
    assert "651,3 tỷ đồng" in sentence


def test_what_it_is_held_against_comes_with_its_document_and_whether_anybody_reviewed_it(
    cast: Cast, revenue: Indicator
) -> None:
    level(cast, revenue, 2021, "615.37")
    [before] = Document.objects.all()
    Document.objects.update(title="Báo cáo năm", published=date(2022, 1, 5))
    checked = checked_sheet(sheet(cast, line("615,37"), period=YEAR), viewer(cast.owner), contradictions)
    [fault] = checked.faults
    assert isinstance(fault.error, FigureContradicts)
    known = SetBeside("615,37 tỷ đồng", before.pk, "Báo cáo năm", date(2022, 1, 5), reviewed=True)
    assert fault.error.beside == (known,)


def test_a_figure_that_a_reviewer_corrected_is_told_as_corrected(cast: Cast, revenue: Indicator) -> None:
    content = "Năm 2021, thu ngân sách đạt 615,37 triệu đồng."
    text = stored_text(content, cast.district, cast.owner)
    misprint = quantity("615370000", step="10000")
    stated = claim(content, "615,37 triệu đồng", misprint, period=Period.year(2021))
    read(text, (stated,))
    right = quantity("615370000000", step="10000000")
    add_figure(
        series=Series(revenue, cast.district),
        period=period(Period.year(2021)),
        quantity=right,
        evidence=WitnessedClaim(text, stated),
        by=cast.owner,
    )
    checked = checked_sheet(sheet(cast, line("615,37"), period=YEAR), viewer(cast.owner), contradictions)
    [fault] = checked.faults
    assert isinstance(fault.error, FigureContradicts)
    assert [each.quote for each in fault.error.beside] == ["615,37 tỷ đồng"]


def test_what_nobody_reviewed_is_called_so_where_a_figure_is_held_against_it(cast: Cast, revenue: Indicator) -> None:
    text, _ = stating(cast, 2022, "651.3")
    refresh_findings(text.document_id)
    checked = checked_sheet(sheet(cast, line("615,3"), period=YEAR), viewer(cast.owner), contradictions)
    [fault] = checked.faults
    assert isinstance(fault.error, FigureContradicts)
    assert "651,3 tỷ đồng (chưa duyệt)" in fault.error.told
    [proposed] = fault.error.beside
    assert (proposed.quote, proposed.document, proposed.reviewed) == ("651,3 tỷ đồng", text.document_id, False)


def test_what_was_kept_on_its_document_alone_is_called_so(cast: Cast, revenue: Indicator) -> None:
    text, stated = stating(cast, 2022, "651.3")
    confirm_claim(claim=WitnessedClaim(text, stated), placement=None, by=viewer(cast.owner))
    refresh_findings(text.document_id)
    checked = checked_sheet(sheet(cast, line("615,3"), period=YEAR), viewer(cast.owner), contradictions)
    [fault] = checked.faults
    assert isinstance(fault.error, FigureContradicts)
    assert "651,3 tỷ đồng (chỉ giữ ở văn bản, không vào số liệu)" in fault.error.told
    [kept] = fault.error.beside
    assert (kept.quote, kept.reviewed, kept.kept) == ("651,3 tỷ đồng", True, True)


def test_the_figure_that_it_takes_the_place_of_is_nothing_to_compare_with(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2022, "615.3")
    assert [row[1] for row in told(cast, line("651,3"))] == ["reason-wanted"]


def test_without_a_note_nothing_is_written_and_with_one_the_finding_is_on_record(
    cast: Cast, revenue: Indicator
) -> None:
    level(cast, revenue, 2021, "615.37")
    figures = Figure.objects.count()
    with pytest.raises(SheetRefused):
        sign_entry(sheet=sheet(cast, line("615,37"), period=YEAR), by=cast.owner, further=contradictions)
    assert Figure.objects.count() == figures
    given = sheet(cast, line("615,37", note="đã kiểm tra", asked=QUESTIONS), period=YEAR)
    signed = sign_entry(sheet=given, by=cast.owner, further=contradictions)
    assert signed.document is not None
    refresh_findings(signed.document.pk)
    assert list(StoredFinding.objects.values_list("wording", "document")) == [("unchanged.same", signed.document.pk)]


def test_nobody_is_told_of_a_document_that_they_may_not_see(cast: Cast, revenue: Indicator) -> None:
    text, _ = stating(cast, 2022, "651.3")
    refresh_findings(text.document_id)
    Document.objects.update(locality=cast.elsewhere, stored_by=cast.stranger)
    assert told(cast, line("615,3")) == []


@pytest.fixture
def land(revenue: Indicator) -> Indicator:
    """A part of revenue."""
    return indicator("BUD04", name_vi="Thu tiền sử dụng đất")


def test_a_part_above_its_whole_in_one_sheet_is_asked_at_both(cast: Cast, revenue: Indicator, land: Indicator) -> None:
    both = told(cast, line("42,3"), line("46,8", indicator=land.code))
    assert [code for _, code, _ in both] == ["figure-contradicts"] * 2
    assert all("46,8 tỷ đồng" in sentence and "42,3 tỷ đồng" in sentence for *_, sentence in both)
    assert told(cast, line("42,3"), line("40,8", indicator=land.code)) == []


def test_a_part_above_its_whole_is_asked_beside_another_question(
    cast: Cast, revenue: Indicator, land: Indicator
) -> None:
    level(cast, revenue, 2021, "4200")
    asked = told(cast, line("42,3"), line("46,8", indicator=land.code))
    assert sorted(code for _, code, _ in asked) == ["figure-contradicts", "figure-contradicts", "note-wanted"]


def test_a_total_that_falls_is_told_in_one_sentence(cast: Cast, revenue: Indicator) -> None:
    sign(cast, line("50"), period=Period(date(2022, 1, 1), date(2022, 3, 31)))
    assert told(cast, line("45")) == [("dòng 1", "total-fell", "")]


def test_a_share_above_all_is_told_in_one_sentence(cast: Cast, revenue: Indicator) -> None:
    indicator(
        "HLT01",
        unit="%",
        shown_in="%",
        aggregation_time="last",
        share="yes",
        name_vi="Tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng",
    )
    sign(cast, line("99", indicator="HLT01", unit="%"))
    assert told(cast, line("105", indicator="HLT01", unit="%")) == [("dòng 1", "more-than-all", "")]


@pytest.fixture
def on_time(db: None) -> Indicator:
    return indicator(
        "PAR01", unit="%", shown_in="%", aggregation_time="last", share="yes", name_vi="Tỷ lệ hồ sơ đúng hạn"
    )


def rated(number: str) -> WrittenLine:
    return line(number, indicator="PAR01", unit="%")


def counted(number: str) -> WrittenLine:
    return line(number, indicator="PAR01", unit="hồ sơ")


def test_a_rate_and_a_count_of_one_indicator_that_do_not_go_together_are_asked_about(
    cast: Cast, on_time: Indicator
) -> None:
    sign(cast, counted("5912/6001"), period=YEAR)
    [(_, code, sentence)] = told(cast, rated("98,4"))
    assert code == "figure-contradicts"
    assert "5.912/6.001 hồ sơ là 98,52%, không phải 98,4%" in sentence
    assert told(cast, rated("98,5")) == []
    assert told(cast, rated("98,52")) == []


def test_a_count_is_held_against_the_rate_on_record(cast: Cast, on_time: Indicator) -> None:
    sign(cast, rated("98,4"), period=YEAR)
    [(_, code, sentence)] = told(cast, counted("5880/6001"))
    assert (code, "97,98%, không phải 98,4%" in sentence) == ("figure-contradicts", True)
    assert told(cast, counted("5905/6001")) == []


def test_a_count_and_a_rate_in_one_sheet_are_asked_about_at_both(cast: Cast, on_time: Indicator) -> None:
    assert [code for _, code, _ in told(cast, rated("98,4"), counted("5912/6001"))] == ["figure-contradicts"] * 2
    assert told(cast, rated("98,5"), counted("5912/6001")) == []


def test_a_rate_is_of_no_count_of_other_days_of_a_plan_or_only_estimated(cast: Cast, on_time: Indicator) -> None:
    sign(cast, counted("5912/6001"), period=Period(date(2022, 1, 1), date(2022, 9, 30)))
    sign(cast, counted("5912/6001"), period=YEAR, planned=True)
    sign(cast, replace(counted("5912/6001"), maturity="estimate"), period=YEAR)
    assert told(cast, rated("98,4")) == []


def test_a_rate_and_a_count_that_were_entered_with_a_note_are_a_finding(cast: Cast, on_time: Indicator) -> None:
    sign(cast, counted("5912/6001"), period=YEAR)
    sign(cast, rated("98,4"), period=YEAR)
    refresh_neighbourhoods(cast.district, [on_time], YEAR.last)
    assert [row.check_name for row in StoredFinding.objects.filter(place=cast.district, state="open")] == ["share"]
