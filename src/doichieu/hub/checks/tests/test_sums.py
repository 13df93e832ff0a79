"""Parts of a year, totals that run on, parts and wholes of the catalogue, and rates with a figure of their own."""

from datetime import date
from typing import Any

import pytest

from doichieu.claims import Claim, Kind, Link, Period, Relation, Span
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks import services
from doichieu.hub.checks.entering import contradictions
from doichieu.hub.checks.findings import findings, findings_beside, shown
from doichieu.hub.checks.models import StoredFinding
from doichieu.hub.checks.refreshing import refresh_after_figure, refresh_neighbourhoods, refresh_whole_place
from doichieu.hub.checks.tests.test_across import confirmed, money
from doichieu.hub.documents.models import StoredText
from doichieu.hub.intake.entry_checks import checked_sheet
from doichieu.hub.intake.entry_lines import Field
from doichieu.hub.intake.figure_errors import QUESTIONS
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.register.models import Figure
from doichieu.hub.register.services import withdraw_witness
from doichieu.hub.register.tests.worked import claim, indicator, quantity, read, stored_text

pytestmark = pytest.mark.django_db
HALF = Period(date(2022, 1, 1), date(2022, 6, 30))
THIRD = Period(date(2022, 7, 1), date(2022, 9, 30))
NINE = Period(date(2022, 1, 1), date(2022, 9, 30))
YEAR = Period.year(2022)


@pytest.fixture
def revenue(db: None) -> Indicator:
    return indicator("BUD01", name_vi="Thu ngân sách")


@pytest.fixture
def land(db: None) -> Indicator:
    return indicator("BUD04", name_vi="Thu tiền sử dụng đất")


def stated(cast: Cast, billions: str, days: Period, code: str = "BUD01", **fields: Any) -> tuple[StoredText, Claim]:
    """A document that states an amount of some days, undecided."""
    quote = f"{billions.replace('.', ',')} tỷ đồng"
    content = f"Từ {days.first} đến {days.last}, {code} đạt {quote}."
    text = stored_text(content, cast.district, cast.owner)
    told = claim(content, quote, money(billions), period=days, code=code, **fields)
    read(text, (told,))
    return text, told


def on_record(cast: Cast, of: Indicator, billions: str, days: Period, **fields: Any) -> StoredText:
    text, told = stated(cast, billions, days, of.code)
    confirmed(cast, of, text, told, **fields)
    return text


def open_now(cast: Cast) -> list[tuple[str, str]]:
    rows = findings(viewer(cast.owner)).filter(state="open", place__isnull=False).order_by("pk")
    return [(one.row.wording, one.row.severity) for one in shown(rows)]


def test_parts_of_a_year_in_several_documents_are_held_against_the_whole(cast: Cast, revenue: Indicator) -> None:
    on_record(cast, revenue, "33.1", HALF)
    on_record(cast, revenue, "12.8", THIRD)
    text = on_record(cast, revenue, "46.9", NINE)
    refresh_neighbourhoods(cast.district, [revenue], NINE.last)
    assert open_now(cast) == [("running.differs", "error")]
    [beside] = findings_beside(text.document, viewer(cast.owner)).values()
    assert "33,1 tỷ đồng (6 tháng đầu năm 2022) + 12,8 tỷ đồng (quý III/2022) = 45,9 tỷ đồng" in beside[0].found.line(
        "vi"
    )


def test_neither_of_two_amounts_of_half_a_year_fits_and_the_figures_under_review_are_marked(
    cast: Cast, revenue: Indicator
) -> None:
    on_record(cast, revenue, "33.1", HALF)
    services.refresh_findings(stated(cast, "27.6", HALF)[0].document_id)
    on_record(cast, revenue, "11.2", THIRD)
    text, told = stated(cast, "42.3", NINE)
    services.refresh_findings(text.document_id)
    assert open_now(cast) == [("witnesses.differ", "error"), ("running.differs", "error")]
    [beside] = findings_beside(text.document, viewer(cast.owner))[told.span]
    assert beside.found.row.wording == "running.differs"


def test_a_part_above_either_of_two_wholes_is_told(cast: Cast, revenue: Indicator, land: Indicator) -> None:
    on_record(cast, revenue, "33.1", HALF)
    services.refresh_findings(stated(cast, "27.6", HALF)[0].document_id)
    text, _ = stated(cast, "34.5", HALF, land.code)
    services.refresh_findings(text.document_id)
    assert ("wholes.above", "warning") in open_now(cast)
    services.refresh_findings(stated(cast, "30.0", HALF, land.code)[0].document_id)
    assert ("wholes.above", "warning") not in open_now(cast)


def test_quarters_are_held_against_either_amount_on_record_when_the_whole_is_entered(
    cast: Cast, revenue: Indicator
) -> None:
    on_record(cast, revenue, "46.9", NINE)
    services.refresh_findings(stated(cast, "45.2", NINE)[0].document_id)
    on_record(cast, revenue, "12.0", Period(date(2022, 10, 1), date(2022, 12, 31)))
    [(_, code, told)] = faults(cast, line("62"))
    assert code == "figure-contradicts"
    assert "62 tỷ đồng" in told
    assert faults(cast, line("58,9")) == []


def test_a_total_that_falls_stands_beside_the_figure_that_is_reviewed(cast: Cast, revenue: Indicator) -> None:
    on_record(cast, revenue, "16.3", HALF)
    text, told = stated(cast, "13.8", NINE)
    services.refresh_findings(text.document_id)
    assert open_now(cast) == [("running.fell", "question")]
    assert told.span in findings_beside(text.document, viewer(cast.owner))
    confirmed(cast, revenue, text, told)
    refresh_after_figure(Figure.objects.latest("pk").pk)
    assert open_now(cast)[-1] == ("running.fell", "question")


def test_what_is_as_of_a_day_is_counted_from_new_year_where_it_adds_up(cast: Cast, revenue: Indicator) -> None:
    day = date(2022, 6, 25)
    on_record(cast, revenue, "7.845", Period(day, day))
    on_record(cast, revenue, "6.1", HALF)
    refresh_neighbourhoods(cast.district, [revenue], HALF.last)
    assert open_now(cast) == [("running.fell", "question")]


def test_what_does_not_add_up_over_time_may_fall(cast: Cast) -> None:
    arrears = indicator("BUD09", name_vi="Nợ đọng thuế", aggregation_time="last")
    on_record(cast, arrears, "16.3", HALF)
    on_record(cast, arrears, "13.8", NINE)
    refresh_neighbourhoods(cast.district, [arrears], NINE.last)
    assert open_now(cast) == []


def test_a_part_above_its_whole_is_found_whichever_came_last_and_closes_with_either(
    cast: Cast, revenue: Indicator, land: Indicator
) -> None:
    text = on_record(cast, revenue, "33", YEAR)
    on_record(cast, land, "50", YEAR)
    whole, part = Figure.objects.order_by("pk")
    refresh_after_figure(whole.pk)
    assert open_now(cast) == [("wholes.above", "warning")]
    refresh_after_figure(part.pk)
    refresh_whole_place(cast.district.pk)
    assert StoredFinding.objects.count() == 1
    [witness] = whole.evidence.all()
    withdraw_witness(figure=whole, text=text, span=Span(witness.start, witness.end), reason="nhầm", by=cast.owner)
    refresh_after_figure(whole.pk)
    assert open_now(cast) == []


def test_a_figure_of_another_time_leaves_that_finding_as_it_is(cast: Cast, revenue: Indicator, land: Indicator) -> None:
    on_record(cast, revenue, "33", YEAR)
    on_record(cast, land, "50", YEAR)
    refresh_after_figure(Figure.objects.latest("pk").pk)
    on_record(cast, land, "7", HALF)
    refresh_after_figure(Figure.objects.latest("pk").pk)
    on_record(cast, revenue, "20", HALF)
    refresh_after_figure(Figure.objects.latest("pk").pk)
    assert open_now(cast) == [("wholes.above", "warning")]


def test_a_finding_whose_whole_lies_beyond_the_days_that_are_looked_at_stays(
    cast: Cast, revenue: Indicator, land: Indicator, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_record(cast, revenue, "33", Period.year(2021))
    on_record(cast, land, "50", Period.year(2021))
    refresh_whole_place(cast.district.pk)
    on_record(cast, revenue, "60", YEAR)
    monkeypatch.setattr("doichieu.hub.checks.on_record.MOST", 1)
    refresh_whole_place(cast.district.pk)
    assert open_now(cast) == [("wholes.above", "warning")]


def faults(cast: Cast, *lines: Any) -> list[tuple[str, str, str]]:
    checked = checked_sheet(sheet(cast, *lines, period=YEAR), viewer(cast.owner), contradictions)
    return [(fault.where, fault.error.code, getattr(fault.error, "told", "")) for fault in checked.faults]


def test_a_part_above_its_whole_asks_for_a_note_when_it_is_entered(
    cast: Cast, revenue: Indicator, land: Indicator
) -> None:
    on_record(cast, revenue, "33", YEAR)
    [(where, code, told)] = faults(cast, line("50.000.000", indicator=land.code))
    assert (where, code) == ("dòng 1", "figure-contradicts")
    assert "lớn hơn 33 tỷ đồng (thu ngân sách), dù chỉ là một phần (năm 2022)" in told
    assert faults(cast, line("50", indicator=land.code, note="đã kiểm tra", asked=QUESTIONS)) == []
    assert faults(cast, line("12", indicator=land.code)) == []


def test_a_part_and_its_whole_are_held_together_on_one_sheet(cast: Cast, revenue: Indicator, land: Indicator) -> None:
    both = faults(cast, line("33"), line("50", indicator=land.code, at={Field.LINE: "dòng 2"}))
    assert [(where, code) for where, code, _ in both] == [
        ("dòng 1", "figure-contradicts"),
        ("dòng 2", "figure-contradicts"),
    ]


def test_a_rate_that_its_text_ties_to_a_figure_measures_no_other(cast: Cast, revenue: Indicator) -> None:
    on_record(cast, revenue, "46.9", NINE)
    on_record(cast, revenue, "58.0", YEAR, planned=True)
    quotes = ("45,9 tỷ đồng", "79,1%")
    content = f"Thu ngân sách đạt {quotes[0]}, đạt {quotes[1]} kế hoạch."
    text = stored_text(content, cast.district, cast.owner)
    amount = claim(content, quotes[0], money("45.9"), period=NINE, code="BUD01")
    rated: dict[str, Any] = {"kind": Kind.ATTAINMENT, "basis": "kế hoạch", "links": (Link(Relation.RATES, amount.id),)}
    rate = claim(content, quotes[1], quantity("79.1", "%", step="0.1"), period=NINE, code="BUD01", **rated)
    read(text, (amount, rate))
    confirmed(cast, revenue, text, rate)
    refresh_neighbourhoods(cast.district, [revenue], NINE.last)
    assert open_now(cast) == []
    services.refresh_findings(text.document_id)
    assert open_now(cast) == [("witnesses.differ", "error")]
