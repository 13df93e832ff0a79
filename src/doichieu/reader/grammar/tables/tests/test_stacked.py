from doichieu.claims import Kind
from doichieu.reader import read

HEADINGS = "Xã\nSố trâu tiêm phòng (con)\nSố hộ nghèo"


def figures(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(claim.quote, claim.indicator, claim.locality) for claim in read(text).claims]


def test_cells_one_below_the_other_are_a_table_with_or_without_blank_lines() -> None:
    expected = [
        ("1.120", "Số trâu tiêm phòng", "Lâm Hạ"),
        ("31", "Số hộ nghèo", "Lâm Hạ"),
        ("684", "Số trâu tiêm phòng", "Tân Phú"),
        ("40", "Số hộ nghèo", "Tân Phú"),
    ]
    for gap in ("\n", "\n\n"):
        assert figures(gap.join([HEADINGS, "Lâm Hạ\n1.120\n31", "Tân Phú\n684\n40"])) == expected


def test_numbers_on_lines_of_their_own_without_headings_of_rows_are_no_table() -> None:
    assert figures("Tin nổi bật\nLâm Hạ\n120\nTân Phú\n84") == []


def test_one_row_makes_no_table() -> None:
    assert figures(f"{HEADINGS}\n\nLâm Hạ\n1.120\n31") == []


def test_a_row_with_more_numbers_than_headings_ends_the_table() -> None:
    rows = "Lâm Hạ\n1.120\n31\n\nTân Phú\n684\n40\n\nAn Hòa\n5\n6\n7"
    assert len(figures(f"{HEADINGS}\n\n{rows}")) == 4


def test_the_line_above_gives_the_time() -> None:
    text = f"Kết quả tiêm phòng (đến ngày 25/8/2022)\n\n{HEADINGS}\n\nLâm Hạ\n1.120\n31\n\nTân Phú\n684\n40"
    assert {str(claim.period.last) for claim in read(text).claims if claim.period} == {"2022-08-25"}


NUMBERED = "TT\nChỉ tiêu\nĐơn vị tính\nKế hoạch\nThực hiện\nTỷ lệ (%)"


def test_numbered_rows_are_read_with_their_units() -> None:
    text = (
        f"Kết quả năm 2024\n{NUMBERED}\n1\nTrồng rừng\nha\n40\n30\n75\n\n2\nKết nạp đảng viên\nđảng viên\n20\n22\n110"
    )
    plan, result, rate, *others = read(text).claims
    assert (plan.quote, plan.unit, plan.planned, plan.indicator) == ("40", "ha", True, "Trồng rừng")
    assert (result.quote, result.unit, result.planned) == ("30", "ha", False)
    assert (str(rate.value), rate.unit, rate.kind) == ("75", "%", Kind.ATTAINMENT)
    assert [(claim.quote, claim.unit) for claim in others] == [("20", "đảng viên"), ("22", "đảng viên"), ("110", "%")]


def test_the_row_of_totals_has_no_number_and_no_place() -> None:
    text = "STT\nĐơn vị\nSố hộ\nSố khẩu\n1\nXã Lâm Hạ\n86\n310\n2\nXã Tân Phú\n54\n190\nTổng cộng\n\n140\n500"
    assert figures(text)[-2:] == [("140", "Số hộ", None), ("500", "Số khẩu", None)]
    assert figures(text)[0] == ("86", "Số hộ", "Lâm Hạ")


def test_a_numbered_row_with_a_cell_missing_is_left_unread() -> None:
    rows = "1\nTrồng rừng\nha\n40\n30\n75\n2\nTrồng chè\nha\n12\n3\nTrồng quế\nha\n9\n9\n100"
    reading = read(f"{NUMBERED}\n{rows}")
    assert [claim.quote for claim in reading.claims] == ["40", "30", "75", "9", "9", "100"]
    assert "12" in [unread.span.of(reading.text.content) for unread in reading.unread]


def test_a_numbered_list_under_a_short_heading_is_no_table() -> None:
    assert figures("TT\nĐường làng ngõ xóm\nNhà văn hóa\n1\nSạch đẹp\n12\n2\nCòn bụi\n7") == []


def test_a_column_of_units_stands_behind_that_of_names() -> None:
    text = "Chỉ tiêu\nĐVT\nKH 2024\nTH 2024\nDiện tích gieo trồng\nha\n512\n520\nĐàn gia cầm\ncon\n41.000\n39.500"
    read_as = [(claim.quote, claim.unit, claim.planned) for claim in read(text).claims]
    assert read_as == [("512", "ha", True), ("520", "ha", False), ("41.000", "con", True), ("39.500", "con", False)]


def test_hamlets_are_no_localities_and_headings_name_what_is_counted() -> None:
    text = "TT\nTên thôn\nTổng số hộ\nHộ nghèo\nTỷ lệ (%)\n1\nThôn Hạ\n412\n9\n2,18\n2\nThôn Thượng\n356\n6\n1,69"
    first, second, share, *_ = read(text).claims
    assert [(claim.quote, claim.unit) for claim in (first, second, share)] == [
        ("412", "hộ"),
        ("9", "hộ"),
        ("2,18", "%"),
    ]
    assert {claim.locality for claim in read(text).claims} == {None}
    assert [claim.subject for claim in read(text).claims] == ["Thôn Hạ"] * 3 + ["Thôn Thượng"] * 3


def test_the_total_below_hamlets_is_of_none_of_them() -> None:
    text = "TT\nTên thôn\nTổng số hộ\nHộ nghèo\n1\nĐồng Hạ\n412\n9\n2\nĐồng Thượng\n356\n6\n3\nTổng cộng\n768\n15"
    subjects = [(claim.quote, claim.subject) for claim in read(text).claims]
    assert subjects == [
        ("412", "Đồng Hạ"),
        ("9", "Đồng Hạ"),
        ("356", "Đồng Thượng"),
        ("6", "Đồng Thượng"),
        ("768", None),
        ("15", None),
    ]


def test_every_kind_of_place_below_the_commune_is_a_subject() -> None:
    for heading in ("Tổ dân phố", "Tên xóm", "Ấp", "Khu phố", "Thôn, bản", "Thôn/tổ dân phố"):
        found = read(f"TT\n{heading}\nTổng số hộ\nHộ nghèo\n1\nĐồng Hạ\n412\n9\n2\nĐồng Thượng\n356\n6").claims
        assert [(claim.quote, claim.subject, claim.locality) for claim in found] == [
            ("412", "Đồng Hạ", None),
            ("9", "Đồng Hạ", None),
            ("356", "Đồng Thượng", None),
            ("6", "Đồng Thượng", None),
        ], heading
