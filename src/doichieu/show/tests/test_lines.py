"""Periods, and one line for each claim, in both languages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import Bound, Kind, Period, Quantity
from doichieu.lexicon import Entry, table
from doichieu.show import day, figure, kind, line, period, session_line
from doichieu.show.tests.sample import CLAIMS, SESSION
from doichieu.show.wording import entries


@pytest.mark.parametrize(
    ("first", "last", "vi", "en"),
    [
        ("2022-01-01", "2022-12-31", "năm 2022", "2022"),
        ("2022-01-01", "2022-06-30", "6 tháng đầu năm 2022", "first half of 2022"),
        ("2022-07-01", "2022-12-31", "6 tháng cuối năm 2022", "second half of 2022"),
        ("2022-01-01", "2022-09-30", "9 tháng đầu năm 2022", "first 9 months of 2022"),
        ("2022-01-01", "2022-03-31", "quý I/2022", "Q1 2022"),
        ("2022-10-01", "2022-12-31", "quý IV/2022", "Q4 2022"),
        ("2024-02-01", "2024-02-29", "tháng 2/2024", "February 2024"),
        ("2021-01-01", "2025-12-31", "giai đoạn 2021–2025", "2021–2025"),
        ("2022-06-15", "2022-06-15", "ngày 15/06/2022", "15/06/2022"),
        ("2021-12-15", "2022-06-14", "từ 15/12/2021 đến 14/06/2022", "15/12/2021 to 14/06/2022"),
        ("2022-05-01", "2022-08-31", "từ 01/05/2022 đến 31/08/2022", "01/05/2022 to 31/08/2022"),
        ("2024-02-01", "2024-02-28", "từ 01/02/2024 đến 28/02/2024", "01/02/2024 to 28/02/2024"),
    ],
)
def test_a_period_in_the_words_of_a_report(first: str, last: str, vi: str, en: str) -> None:
    shown = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert (period(shown), period(shown, "en")) == (vi, en)


PERIODS = [entry for entry in table("display") if entry.id.startswith("period.")]


@pytest.mark.parametrize("entry", PERIODS, ids=lambda entry: entry.id)
def test_each_example_of_a_period_is_printed_as_it_stands(entry: Entry) -> None:
    [example] = entry.examples
    first, last = map(date.fromisoformat, example.reads[0].split(".."))
    assert period(Period(first, last)) == example.text


def test_a_day_has_two_digits_each() -> None:
    assert day(date(2025, 7, 1)) == "01/07/2025"


def test_a_line_says_what_how_much_against_what_and_when() -> None:
    assert [line(claim) for claim in CLAIMS] == [
        "thu ngân sách: 7.486,3 triệu đồng, 6 tháng đầu năm 2022, ước",
        "thu ngân sách: đạt 56,5% dự toán huyện giao, 6 tháng đầu năm 2022",
        "thu ngân sách: tăng 4,8% so với cùng kỳ năm 2021, 6 tháng đầu năm 2022",
        "lớp bồi dưỡng: 17/20 lớp, 6 tháng đầu năm 2022",
        "học viên: trên 1.390 học viên, 6 tháng đầu năm 2022",
        "Số vụ vi phạm: giảm trên 60% so với cùng kỳ, 6 tháng đầu năm 2022",
        "Thu ngân sách: 13,25 tỷ đồng, năm 2022, kế hoạch",
        "Trồng mới: 10–12 ha, năm 2022, kế hoạch",
        "Diện tích lúa: 118,5 ha",
    ]


def test_the_same_line_in_english() -> None:
    assert [line(claim, "en") for claim in CLAIMS][1:3] == [
        "thu ngân sách: 56.5% of dự toán huyện giao, first half of 2022",
        "thu ngân sách: up 4.8% on cùng kỳ năm 2021, first half of 2022",
    ]


def test_a_session_on_one_line() -> None:
    told = "Ban Chấp hành Đảng bộ xã An Bình · lần thứ 5 · mở rộng · khóa XXII · nhiệm kỳ 2020–2025 · 11/07/2022"
    assert session_line(SESSION) == f"{told} · chủ trì: Nguyễn Văn An"


ONE_LANGUAGE = (
    "period.",
    "file_fault.",
    "file_content.",
)  # English comes from the days, and from the error's own words


def test_each_wording_stands_in_both_languages_with_the_same_places() -> None:
    for entry in entries().values():
        if not entry.id.startswith(ONE_LANGUAGE):
            assert places(entry.forms[0]) == places(entry.fact("en")), entry.id


def places(wording: str) -> set[str]:
    return {part.partition("}")[0] for part in wording.split("{")[1:]}


def test_a_planned_attainment_does_not_speak_of_the_plan_twice() -> None:
    shares = [claim for claim in CLAIMS if claim.kind is Kind.ATTAINMENT]
    assert [kind(replace(claim, planned=True, estimate=False)) for claim in shares[:1]] == ["chỉ tiêu, so với kế hoạch"]


@pytest.mark.parametrize(
    ("quote", "value", "step", "unit", "shown"),
    [
        ("một vạn dân", "10000", "10000", "dân", "10 nghìn dân"),
        ("3 vạn cây", "30000", "10000", "cây", "30 nghìn cây"),
        ("0,4 triệu đồng", "400000", "100000", "VND", "0,4 triệu đồng"),
        ("1,5 triệu đồng", "1500000", "100000", "VND", "1,5 triệu đồng"),
        ("12 vạn cây", "120000", "10000", "cây", "120 nghìn cây"),
        ("nửa tỷ đồng", "500000000", "100000000", "VND", "500 triệu đồng"),
        ("500 ngàn đồng", "500000", "1000", "VND", "500 nghìn đồng"),
    ],
)
def test_a_round_figure_is_no_fraction_of_a_bigger_unit_unless_it_is_printed_so(
    quote: str, value: str, step: str, unit: str, shown: str
) -> None:
    stated = Quantity(Decimal(value), None, None, Decimal(step), unit, Bound.EXACT)
    claim = replace(CLAIMS[0], quote=quote, quantity=stated, kind=Kind.LEVEL)
    assert figure(claim) == shown
    part = replace(claim, quantity=replace(stated, value=Decimal(8), total=Decimal(value), step=Decimal(1)))
    assert figure(part).startswith("8/")
