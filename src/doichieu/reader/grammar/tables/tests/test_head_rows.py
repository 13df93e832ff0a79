"""Headings in two rows, sections of a table, columns of years, and rows of projects."""

from doichieu.claims import Claim, Text
from doichieu.reader import read
from doichieu.reader.grammar.tables.head_rows import goes_below, heads, two_levels
from doichieu.reader.grammar.tables.tests.annexes import claims, days, said

TWO_ROWS = (
    "TT\tChỉ tiêu\tĐVT\tTH 2021\tKH 2022\tƯớc TH 2022\tSo sánh (%)\tKH 2023",
    "\t\t\t\t\t\tTH 2022/KH 2022\tTH 2022/TH 2021\t",
    "A\tB\tC\t1\t2\t3\t4=3/2\t5=3/1\t6",
    "I\tKINH TẾ\t\t\t\t\t\t\t",
)


def tabbed(*rows: str) -> list[Claim]:
    """The claims of a table whose rows keep the tabs at their ends."""
    return list(read(Text("\n".join(rows))).claims)


def test_a_heading_over_two_columns_parts_into_the_two_below_it() -> None:
    past, plan, done, reached, grown, coming = tabbed(
        *TWO_ROWS, "1\tSản lượng lương thực\tTấn\t41.230\t41.000\t41.560\t101,4\t100,8\t41.500"
    )
    assert said(past) == ("41.230", "level", "41230 tấn", False)
    assert said(plan) == ("41.000", "level", "41000 tấn", True)
    assert said(done) == ("41.560", "level", "41560 tấn", False)
    assert said(reached) == ("101,4", "attainment", "101.4 %", False)
    assert said(grown) == ("100,8", "growth", "0.8 %", False)
    assert said(coming) == ("41.500", "level", "41500 tấn", True)
    assert (reached.basis, grown.basis) == ("KH 2022", "TH 2021")
    assert [x.period and x.period.first.year for x in (past, plan, done, reached, grown, coming)] == [
        2021, 2022, 2022, 2022, 2022, 2023,
    ]  # fmt: skip


def test_a_row_whose_first_cells_are_blank_keeps_its_columns() -> None:
    found = tabbed(
        *TWO_ROWS,
        "1\tGiá trị sản xuất\tTỷ đồng\t812,5\t840,0\t845,1\t100,6\t104,0\t872,0",
        '\t- Thủy sản\t"\t12,5\t13,0\t13,1\t100,8\t104,8\t14,0',
    )
    fish = found[6:]
    assert [x.indicator for x in fish] == ["Thủy sản"] * 6
    assert said(fish[0]) == ("12,5", "level", "12500000000 VND", False)
    assert said(fish[5]) == ("14,0", "level", "14000000000 VND", True)


def test_years_head_columns() -> None:
    first, second, share, later = tabbed(
        "NĂM\t2016\t2017",
        "Số giường bệnh\t7.343\t7.323",
        "Tỷ lệ trẻ được tiêm chủng (%)\t97,75\t98,50",
    )
    assert said(first) == ("7.343", "level", "7343 giường bệnh", False)
    assert [days(x) for x in (first, second)] == [("2016-01-01", "2016-12-31"), ("2017-01-01", "2017-12-31")]
    assert said(share) == ("97,75", "level", "97.75 %", False)
    assert days(later) == ("2017-01-01", "2017-12-31")


def test_the_columns_of_projects_say_what_is_measured() -> None:
    area, households, handed, share = claims(
        "STT | Tên dự án | Diện tích thu hồi (ha) | Số hộ ảnh hưởng | Đã bàn giao mặt bằng (ha) | Tỷ lệ (%)",
        "1 | Đường Cầu Mơ | 12,45 | 214 | 10,3 | 82,7",
    )
    assert (area.indicator, households.indicator) == ("Diện tích thu hồi", "Số hộ ảnh hưởng")
    assert said(households) == ("214", "level", "214 hộ", False)
    assert said(handed) == ("10,3", "level", "10.3 ha", False)
    assert (share.indicator, share.locality) == ("Đã bàn giao mặt bằng", None)
    assert said(share) == ("82,7", "level", "82.7 %", False)


def test_headings_of_two_levels_fit_only_where_their_cells_do() -> None:
    assert two_levels(["TT", "Xã", "So sánh"], ["", "", "KH"]) is not None
    assert two_levels(["TT", "Xã", "So sánh"], ["", "KH", "", "CK"]) is None
    levels = two_levels(["Xã", "Diện tích", ""], ["", "KH", "TH"])
    assert levels is not None
    assert [(x.upper, x.leaf) for x in levels] == [("", "Xã"), ("Diện tích", "KH"), ("Diện tích", "TH")]


def test_a_row_of_figures_or_of_a_part_heads_nothing() -> None:
    assert heads(["TT", "Chỉ tiêu", "ĐVT", "KH 2025"])
    assert not heads(["II", "CHỈ TIÊU XÃ HỘI", "", "", "", ""])
    assert not heads(["1", "Lúa", "ha", "12"])
    assert not goes_below(["", "Lúa", "12"])
