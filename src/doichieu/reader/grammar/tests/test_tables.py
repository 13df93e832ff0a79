"""Annexes of reports: what a careful reader takes from each cell."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import Block, BlockKind, Bound, Claim, Kind, Period, Span, Text
from doichieu.claims.codec import plain
from doichieu.reader import read


def written(*rows: str, before: str = "") -> str:
    """A table in plain text, its cells parted by tabs for the bars."""
    return before + "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows)


def claims(*rows: str, before: str = "", published: date | None = None) -> list[Claim]:
    return list(read(written(*rows, before=before), published=published).claims)


def said(claim: Claim) -> tuple[str, str, str, bool]:
    return claim.quote, claim.kind.value, f"{plain(claim.value)} {claim.unit}".strip(), claim.planned


def days(claim: Claim) -> tuple[str, str] | None:
    return (claim.period.first.isoformat(), claim.period.last.isoformat()) if claim.period else None


YEAR_2025, HALF_2025, HALF_2024 = (
    ("2025-01-01", "2025-12-31"),
    ("2025-01-01", "2025-06-30"),
    ("2024-01-01", "2024-06-30"),
)


def blocked(rows: list[list[str]], heads: list[str], before: str = "") -> Text:
    """A table as a format gives it; `heads`: the headings of the columns, their levels joined."""
    content, blocks = before, []
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row, 1):
            start = len(content)
            content += words
            heading = heads[column - 1] if number > len(rows) - BODY else None
            name = row[1] if heading and column != 2 else None
            span = Span(start, len(content))
            blocks.append(Block(BlockKind.CELL, span, row=name, column=heading, label=f"1:{number}:{column}"))
            content += "\t" if column < len(row) else "\n"
    return Text(content, tuple(blocks), format="docx")


BODY = 1


def test_a_half_year_annex_gives_plan_result_last_year_and_both_rates() -> None:
    plan, past, done, reached, grown = claims(
        "TT | Chỉ tiêu | ĐVT | KH năm 2025 | TH 6 tháng đầu năm 2024 | Ước TH 6 tháng đầu năm 2025 | So với KH (%)"
        " | So cùng kỳ (%)",
        "1 | Thu ngân sách trên địa bàn | tỷ đồng | 58,0 | 30,5 | 33,1 | 57,1 | 108,5",
    )
    assert said(plan) == ("58,0", "level", "58000000000 VND", True)
    assert said(past) == ("30,5", "level", "30500000000 VND", False)
    assert said(done) == ("33,1", "level", "33100000000 VND", False)
    assert said(reached) == ("57,1", "attainment", "57.1 %", False)
    assert said(grown) == ("108,5", "growth", "8.5 %", False)
    assert [days(x) for x in (plan, past, done, reached, grown)] == [
        YEAR_2025, HALF_2024, HALF_2025, HALF_2025, HALF_2025,
    ]  # fmt: skip
    assert (reached.basis, grown.basis) == ("KH", "cùng kỳ")
    assert [x.estimate for x in (plan, past, done, reached, grown)] == [False, False, True, False, False]
    assert {x.indicator for x in (plan, past, done, reached, grown)} == {"Thu ngân sách trên địa bàn"}
    assert plan.quantity.step == Decimal(100000000)


def test_cells_carry_their_label_rule_and_confidence() -> None:
    [done] = claims("TT | Chỉ tiêu | ĐVT | TH 2024", "1 | Trồng rừng | ha | 415")
    assert (done.cell, done.rule, done.confidence) == ("1:2:4", "table cell; result", 0.95)


@pytest.mark.parametrize(
    ("heading", "kind", "value", "basis"),
    [
        ("% KH", "attainment", "59.3 %", "KH"),
        ("% so KH năm", "attainment", "59.3 %", "KH năm"),
        ("TH/KH (%)", "attainment", "59.3 %", "KH"),
        ("Tỷ lệ hoàn thành KH năm 2025 (%)", "attainment", "59.3 %", "KH năm 2025"),
        ("Đạt % dự toán HĐND xã giao", "attainment", "59.3 %", "dự toán HĐND xã giao"),
        ("So với dự toán, kế hoạch năm (%)", "attainment", "59.3 %", "dự toán, kế hoạch năm"),
        ("Tăng, giảm so với KH (%)", "attainment", "159.3 %", "KH"),
        ("Tỷ lệ (%)", "attainment", "59.3 %", None),
        ("% hoàn thành", "attainment", "59.3 %", None),
        ("Tăng so với cùng kỳ (%)", "growth", "59.3 %", "cùng kỳ"),
        ("Giảm so với cùng kỳ (%)", "growth", "-59.3 %", "cùng kỳ"),
        ("So với cùng kỳ (%)", "growth", "-40.7 %", "cùng kỳ"),
        ("% cùng kỳ", "growth", "-40.7 %", "cùng kỳ"),
        ("So với năm 2024 (%)", "growth", "-40.7 %", "năm 2024"),
        ("TH 2025/TH 2024 (%)", "growth", "-40.7 %", "TH 2024"),
        ("Tốc độ tăng (%)", "growth", "59.3 %", None),
        ("Cơ cấu (%)", "level", "59.3 %", None),
    ],
)
def test_headings_of_rates_say_what_is_measured_against_what(
    heading: str, kind: str, value: str, basis: str | None
) -> None:
    *_, rate = claims(
        f"TT | Chỉ tiêu | ĐVT | KH 2025 | TH 6T/2025 | {heading}", "1 | Trồng rừng | ha | 700 | 415 | 59,3"
    )
    assert said(rate) == ("59,3", kind, value, False)
    assert rate.basis == basis
    assert days(rate) == HALF_2025


@pytest.mark.parametrize(
    ("heading", "planned", "estimate", "period"),
    [
        ("KH 2025", True, False, YEAR_2025),
        ("KH2025", True, False, YEAR_2025),
        ("Kế hoạch tỉnh giao năm 2025", True, False, YEAR_2025),
        ("Nghị quyết HĐND năm 2025", True, False, YEAR_2025),
        ("Chỉ tiêu năm 2025", True, False, YEAR_2025),
        ("Dự kiến KH năm 2026", True, False, ("2026-01-01", "2026-12-31")),
        ("Mục tiêu giai đoạn 2021-2025", True, False, ("2021-01-01", "2025-12-31")),
        ("TH 2024", False, False, ("2024-01-01", "2024-12-31")),
        ("2024", False, False, ("2024-01-01", "2024-12-31")),
        ("TH 6T/2025", False, False, HALF_2025),
        ("Ước TH T6/2025", False, True, ("2025-06-01", "2025-06-30")),
        ("ƯTH 2025", False, True, YEAR_2025),
        ("Thực hiện Q2/2025", False, False, ("2025-04-01", "2025-06-30")),
        ("Lũy kế 9 tháng năm 2025", False, False, ("2025-01-01", "2025-09-30")),
        ("Kết quả đến 30/6/2025", False, False, ("2025-06-30", "2025-06-30")),
    ],
)
def test_headings_of_sizes_give_plan_estimate_and_time(
    heading: str, planned: bool, estimate: bool, period: tuple[str, str]
) -> None:
    [size] = claims(f"TT | Nội dung | ĐVT | {heading} | Ghi chú", "1 | Trồng rừng | ha | 1.250,5 | xã")
    assert said(size) == ("1.250,5", "level", "1250.5 ha", planned)
    assert (size.estimate, days(size)) == (estimate, period)


def test_two_levels_of_headings_are_read_together() -> None:
    heads = [
        "TT", "Chỉ tiêu", "ĐVT", "Năm 2025 Kế hoạch", "Năm 2025 Ước TH 6 tháng",
        "Thực hiện 6 tháng đầu năm 2025 so với (%) Kế hoạch", "Thực hiện 6 tháng đầu năm 2025 so với (%) Cùng kỳ",
    ]  # fmt: skip
    top = ["TT", "Chỉ tiêu", "ĐVT", "Năm 2025", "", "Thực hiện 6 tháng đầu năm 2025 so với (%)", ""]
    low = ["", "", "", "Kế hoạch", "Ước TH 6 tháng", "Kế hoạch", "Cùng kỳ"]
    text = blocked([top, low, ["1", "Trồng rừng", "ha", "700", "415", "59,3", "104"]], heads)
    plan, done, reached, grown = read(text).claims
    assert [said(x)[1:] for x in (plan, done, reached, grown)] == [
        ("level", "700 ha", True),
        ("level", "415 ha", False),
        ("attainment", "59.3 %", False),
        ("growth", "4 %", False),
    ]
    assert [days(x) for x in (plan, done, reached, grown)] == [YEAR_2025, HALF_2025, HALF_2025, HALF_2025]
    assert (reached.basis, grown.basis, done.cell) == ("Kế hoạch", "Cùng kỳ", "1:3:5")


def test_a_comparison_of_next_years_plan_with_this_year_is_planned_growth() -> None:
    *_, rate = claims(
        "TT | Chỉ tiêu | ĐVT | Ước TH 2025 | KH 2026 | KH 2026/ƯTH 2025 (%)", "1 | Thu | tỷ đồng | 50 | 55 | 110"
    )
    assert said(rate) == ("110", "growth", "10 %", True)
    assert days(rate) == ("2026-01-01", "2026-12-31")


def test_the_title_gives_unit_and_time_where_the_columns_do_not() -> None:
    plan, done = claims(
        "TT | Nội dung | Dự toán | Thực hiện",
        "1 | Thu thuế | 1.200 | 700",
        before="Biểu 2. Thu ngân sách 6 tháng đầu năm 2025\nĐơn vị tính: triệu đồng\n",
    )
    assert (said(plan), days(plan)) == (("1.200", "level", "1200000000 VND", True), YEAR_2025)
    assert (said(done), days(done)) == (("700", "level", "700000000 VND", False), HALF_2025)


def test_a_plan_with_no_results_beside_it_has_the_time_of_the_title() -> None:
    [plan] = claims(
        "TT | Chỉ tiêu | ĐVT | Kế hoạch",
        "1 | Số xã về đích | xã | 08",
        before="Biểu 3. Nhiệm vụ phải xong trong 6 tháng cuối năm 2022\n",
    )
    assert (said(plan), days(plan)) == (("08", "level", "8 xã", True), ("2022-07-01", "2022-12-31"))


def test_the_same_time_last_year_covers_the_same_days() -> None:
    past, done = claims(
        "TT | Chỉ tiêu | ĐVT | Cùng kỳ năm 2024 | TH 6 tháng đầu năm 2025", "1 | Tai nạn | vụ | 15 | 12"
    )
    assert (said(past), days(past)) == (("15", "level", "15 vụ", False), HALF_2024)
    assert days(done) == HALF_2025


def test_changes_are_told_from_indices_by_the_values_of_the_whole_column() -> None:
    heading = "TT | Chỉ tiêu | ĐVT | TH 2025 | So với cùng kỳ (%)"
    changes = claims(heading, "1 | Lúa | ha | 415 | 8,5", "2 | Ngô | ha | 12 | -60", "3 | Khoai | ha | 9 | (3,5)")
    assert [said(x)[2] for x in changes[1::2]] == ["8.5 %", "-60 %", "-3.5 %"]
    indices = claims(heading, "1 | Lúa | ha | 415 | 108,5", "2 | Ngô | ha | 12 | 40", "3 | Khoai | ha | 9 | 85,7")
    assert [said(x)[2] for x in indices[1::2]] == ["8.5 %", "-60 %", "-14.3 %"]


def test_a_change_that_is_the_difference_of_two_cells_keeps_their_unit() -> None:
    *_, change = claims("TT | Chỉ tiêu | ĐVT | Năm 2024 | Năm 2025 | Tăng/giảm", "1 | Tai nạn | vụ | 15 | 12 | -3")
    assert said(change) == ("-3", "growth", "-3 vụ", False)
    *_, change = claims("TT | Chỉ tiêu | ĐVT | Năm 2024 | Năm 2025 | Tăng/giảm", "1 | Tai nạn | vụ | 15 | 12 | -20")
    assert said(change) == ("-20", "growth", "-20 %", False)


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
    assert (area.indicator, area.locality, area.unit) == ("Diện tích lúa", "Xã Minh Đức", "ha")
    assert (homes.indicator, homes.locality) == ("Số hộ nghèo", "Xã Minh Đức")
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


def test_a_budget_annex_names_each_plan_by_its_owner_and_numbers_its_columns() -> None:
    reading = read(
        "Phụ lục 01. Thu ngân sách 6 tháng đầu năm 2025\nĐơn vị tính: Triệu đồng\n"
        + written(
            "STT | Nội dung | Dự toán tỉnh giao | Dự toán HĐND xã giao | Thực hiện 6 tháng | So với DT tỉnh (%)",
            "A | B | 1 | 2 | 3 | 4=3/1",
            "I | Tổng thu | 12.500 | 13.000 | 6.890,5 | 55,1",
        )
    )
    assert [said(x)[2:] for x in reading.claims] == [
        ("12500000000 VND", True), ("13000000000 VND", True), ("6890500000 VND", False), ("55.1 %", False),
    ]  # fmt: skip
    assert [days(x) for x in reading.claims] == [YEAR_2025, YEAR_2025, HALF_2025, HALF_2025]
    assert reading.claims[3].basis == "DT tỉnh"


def test_quarters_side_by_side_with_their_difference_in_number_and_percent() -> None:
    before, now, fewer, share = claims(
        "TT | Chỉ tiêu | ĐVT | Quý II/2024 | Quý II/2025 | Tăng/giảm (+/-) | Tỷ lệ %",
        "1 | Phạm pháp | vụ | 12 | 9 | -3 | -25",
    )
    assert (days(before), days(now)) == (("2024-04-01", "2024-06-30"), ("2025-04-01", "2025-06-30"))
    assert said(fewer)[1:3] == ("growth", "-3 vụ")
    assert said(share)[1:3] == ("growth", "-25 %")


def test_rates_against_the_month_before_are_of_the_month() -> None:
    *_, month, year = claims(
        "TT | Chỉ tiêu | ĐVT | Thực hiện tháng 6/2025 | Lũy kế 6 tháng năm 2025 | % so tháng trước | % so cùng kỳ",
        "1 | Đàn lợn | con | 450 | 9.870 | 101,2 | 95,6",
    )
    assert (said(month)[2], days(month)) == ("1.2 %", ("2025-06-01", "2025-06-30"))
    assert (said(year)[2], days(year)) == ("-4.4 %", HALF_2025)


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
