"""Annexes of reports: what a careful reader takes from each cell."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import SURE, Bound, Kind, Period, Relation
from doichieu.claims.codec import plain
from doichieu.reader import read
from doichieu.reader.grammar.tables.tests.annexes import HALF_2025, YEAR_2025, claims, days, said, written


def test_cells_carry_their_label_rule_and_confidence() -> None:
    [done] = claims("TT | Chỉ tiêu | ĐVT | TH 2024", "1 | Trồng rừng | ha | 415")
    assert (done.cell, done.rule) == ("1:2:4", "table cell; result")
    assert done.confidence >= SURE


@pytest.mark.parametrize(
    ("cell", "quote", "value", "kind"),
    [
        ("1.250", "1.250", "1250", "level"),
        ("1 250,5", "1 250,5", "1250.5", "level"),
        ("02/03", "02/03", "2", "progress"),
        ("10 - 12", "10 - 12", "10", "level"),
        ("-2,1", "-2,1", "-2.1", "level"),
        ("≥ 95", "95", "95", "level"),
        ("trên 95", "95", "95", "level"),
        ("95 trở lên", "95", "95", "level"),
    ],
)
def test_cells_are_read_however_their_number_is_written(cell: str, quote: str, value: str, kind: str) -> None:
    [claim] = claims("TT | Chỉ tiêu | ĐVT | TH 2025 | Ghi chú", f"1 | Chăn nuôi | tấn | {cell} | ")
    assert (claim.quote, plain(claim.value), claim.kind.value, claim.unit) == (quote, value, kind, "tấn")


def test_bounds_totals_and_ends_of_ranges_are_kept() -> None:
    least, over, span, share = claims(
        "TT | Chỉ tiêu | ĐVT | Mục tiêu năm 2025",
        "1 | Tỷ lệ bao phủ | % | ≥ 95",
        "2 | Tỷ lệ nước sạch | % | trên 90",
        "3 | Tăng trưởng | % | 10-12",
        "4 | Số xã về đích | xã | 02/03",
    )
    assert (least.bound, over.bound) == (Bound.AT_LEAST, Bound.OVER)
    assert (span.value, span.upper) == (Decimal(10), Decimal(12))
    assert (share.kind, share.value, share.total, share.planned) == (Kind.PROGRESS, Decimal(2), Decimal(3), True)


def test_units_come_from_the_cell_the_row_the_name_or_a_ditto_mark() -> None:
    units = [
        said(x)[2]
        for x in claims(
            "TT | Chỉ tiêu | ĐVT | TH 2025",
            "1 | Tổng thu | triệu đồng | 1.250",
            "- | Thu tiền đất | nt | 300",
            "2 | Diện tích lúa (ha) |  | 42",
            "3 | Xã về đích | xã | 5 xã",
            "4 | Hộ được vay | 1.000 hộ | 2,5",
        )
    ]
    assert units == ["1250000000 VND", "300000000 VND", "42 ha", "5 xã", "2500 hộ"]


def test_names_lose_their_marks_and_their_unit() -> None:
    names = [
        x.indicator
        for x in claims(
            "TT | Chỉ tiêu | ĐVT | TH 2025",
            "I | I. Tổng thu | tỷ đồng | 12",
            "1 | 1.1. Thu thuế | tỷ đồng | 5",
            " | - Trong đó: thuế đất | tỷ đồng | 3",
            "a | a) Diện tích lúa (ha) | ha | 42",
        )
    ]
    assert names == ["Tổng thu", "Thu thuế", "thuế đất", "Diện tích lúa"]


def test_a_table_of_places_gives_the_measure_of_the_column_and_the_place_of_the_row() -> None:
    area, homes, total_area, total_homes = claims(
        "TT | Xã, thị trấn | Diện tích lúa (ha) | Số hộ nghèo", "1 | Xã Minh Đức | 415 | 12", "2 | Tổng cộng | 415 | 12"
    )
    assert (area.indicator, area.locality, area.unit) == ("Diện tích lúa", "Minh Đức", "ha")
    assert (homes.indicator, homes.locality) == ("Số hộ nghèo", "Minh Đức")
    assert (total_area.locality, total_homes.locality) == (None, None)


def test_ordinals_blanks_dates_and_remarks_are_no_figures() -> None:
    reading = read(
        written(
            "TT | Tên công trình | ĐVT | TH 2025 | Khởi công | Ghi chú",
            "(1) | (2) | (3) | (4) | (5) | (6)",
            "12 | Nhà văn hóa thôn 3 | m2 | - | 6/2025 | 7",
            "13 | Đường thôn Đoài | m | x | 30/6/2025 | ",
        )
    )
    assert reading.claims == ()
    assert [(x.span.of(reading.text), x.what) for x in reading.other if x.what == "date"] == [
        ("2025", "date"), ("6/2025", "date"), ("30/6/2025", "date"),
    ]  # fmt: skip
    assert [(x.span.of(reading.text), x.reason) for x in reading.unread] == [("7", "number in a column of remarks")]


def test_a_cell_whose_digits_make_no_number_is_unread_with_a_reason() -> None:
    reading = read(written("TT | Chỉ tiêu | ĐVT | TH 2025", "1 | Thu thuế | đồng | 1.2.3,4,5", "2 | Chi | đồng | 5"))
    assert [x.quote for x in reading.claims] == ["5"]
    assert [(x.span.of(reading.text), x.reason) for x in reading.unread] == [
        ("1.2.3,4,5", "stops and commas of the cell are oddly placed")
    ]


def test_rows_without_headings_stay_unread() -> None:
    reading = read(written("1 | Trồng rừng | ha | 700", "2 | Trồng cây | cây | 300"))
    assert reading.claims == ()
    assert {x.span.of(reading.text) for x in reading.unread} == {"1", "700", "2", "300"}


def test_a_cell_of_words_is_read_as_a_sentence() -> None:
    words, done = claims(
        "TT | Nội dung | Kết quả", "1 | Thu ngân sách | Đạt 12 tỷ đồng, tăng 5% so với cùng kỳ năm 2024"
    )
    assert (words.quote, done.quote, done.kind) == ("12 tỷ đồng", "5%", Kind.GROWTH)


def test_spans_count_in_the_original_of_a_decomposed_text() -> None:
    content = unicodedata.normalize(
        "NFD", written("TT | Chỉ tiêu | ĐVT | Kế hoạch 2025", "1 | Trồng rừng | tỷ đồng | 415")
    )
    [claim] = read(content).claims
    assert (claim.quote, claim.span.of(content), claim.unit) == ("415", "415", "VND")
    assert claim.period == Period(date(2025, 1, 1), date(2025, 12, 31))


def test_offices_under_a_heading_that_may_mean_units_are_places() -> None:
    plan, done, rate = claims(
        "TT | Đơn vị | Chỉ tiêu giao năm 2025 | Kết quả 6 tháng | Tỷ lệ (%)", "1 | Chi bộ thôn Đông | 5 | 3 | 60"
    )
    assert {x.locality for x in (plan, done, rate)} == {"Chi bộ thôn Đông"}
    assert [said(x)[1] for x in (plan, done, rate)] == ["level", "level", "attainment"]


def test_a_table_drawn_with_bars_on_both_sides_is_read() -> None:
    plan, done = read(
        "| TT | Chỉ tiêu | ĐVT | KH 2025 | TH 6T 2025 |\n|---|---|---|---|---|\n| 1 | Trồng rừng | ha | 700 | 415 |"
    ).claims
    assert [(days(x), said(x)[2]) for x in (plan, done)] == [(YEAR_2025, "700 ha"), (HALF_2025, "415 ha")]


def test_a_name_cut_up_by_the_dashes_that_part_cells_is_put_together_again() -> None:
    [done] = read("TT - Chỉ tiêu - ĐVT - TH 2024\n1 - Nông - lâm nghiệp - tỷ đồng - 415").claims
    assert (done.indicator, done.unit, done.value) == ("Nông - lâm nghiệp", "VND", Decimal(415_000_000_000))


def test_an_indicator_has_the_code_of_its_wording_with_or_without_its_brackets() -> None:
    text = written(
        "TT | Chỉ tiêu | ĐVT | TH 2024", "1 | Đàn ong mật (cả nội và ngoại) | đàn | 415", "2 | Đàn dê | con | 9"
    )
    bees, goats = read(text, wordings={"đàn ong mật": "AGR90", "Đàn dê": "AGR91"}).claims
    assert (bees.code, goats.code) == ("AGR90", "AGR91")
    assert bees.indicator == "Đàn ong mật (cả nội và ngoại)"


def test_two_tables_under_one_another_keep_their_own_headings() -> None:
    first, second = read(
        written("TT | Chỉ tiêu | ĐVT | KH 2025", "1 | Trồng rừng | ha | 700")
        + "\n"
        + written("TT | Nội dung | ĐVT | TH 2024", "1 | Chi hội mới | chi hội | 4")
    ).claims
    assert [(x.planned, x.unit, x.cell) for x in (first, second)] == [
        (True, "ha", "1:2:4"),
        (False, "chi hội", "2:2:4"),
    ]


def test_a_column_of_plans_that_names_its_matter_gives_the_measure_and_a_part_is_tied_to_the_whole() -> None:
    plan, done, share, timber, change = claims(
        "TT | Xã | KH trồng rừng (ha) | Đã trồng (ha) | % KH | Trong đó: rừng gỗ lớn (ha) | So cùng kỳ 2024 (%)",
        "1 | TT Bến Lau | 120 | 90 | 75,0 | 32 | 104,5",
    )
    assert (plan.indicator, plan.planned, plan.locality) == ("trồng rừng", True, "Bến Lau")
    assert (timber.indicator, change.indicator, share.indicator) == ("rừng gỗ lớn", "Đã trồng", "Đã trồng")
    assert [(link.relation, link.claim) for link in timber.links] == [(Relation.PART_OF, done.id)]
    assert [link.claim for link in (*share.links, *change.links)] == [done.id, done.id]
