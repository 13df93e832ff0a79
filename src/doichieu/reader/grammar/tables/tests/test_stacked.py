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
