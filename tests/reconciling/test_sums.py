"""Parts and wholes, met and not met, counts and lists."""

import pytest

from tests.reconciling.reading_aloud import open_findings, told


def test_parts_that_are_all_must_make_the_whole() -> None:
    text = "Dự toán chi năm 2023 là {} tỷ đồng, gồm: chi đầu tư 30,0 tỷ đồng; chi thường xuyên 26,5 tỷ đồng."
    quotes = ["58,0 tỷ đồng", "30,0 tỷ đồng", "26,5 tỷ đồng"]
    assert open_findings(text.format("58,0")) == [("error", "parts.sum", quotes)]
    assert open_findings(text.format("56,5")) == []


def test_some_parts_may_be_less_than_the_whole_but_none_more() -> None:
    text = "Diện tích gieo trồng năm 2023 là 1.842 ha, trong đó lúa {} ha."
    assert open_findings(text.format("1.105")) == []


def test_counts_of_people_may_overlap() -> None:
    text = "Kết nạp 131 đảng viên, trong đó nữ 57 đồng chí; đoàn viên 96 đồng chí; trình độ đại học 118 đồng chí."
    assert open_findings(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Năm 2023 có 19/27 chỉ tiêu đạt kế hoạch, còn 6 chỉ tiêu chưa đạt.",
            [("error", "partition.differs", ["19/27 chỉ tiêu", "6 chỉ tiêu"])],
        ),
        ("Năm 2023 có 19/27 chỉ tiêu đạt kế hoạch, còn 8 chỉ tiêu chưa đạt.", []),
        (
            "Trong 18 chỉ tiêu được giao, có 14 chỉ tiêu đạt, 3 chỉ tiêu chưa đạt.",
            [("error", "partition.differs", ["18 chỉ tiêu", "14 chỉ tiêu", "3 chỉ tiêu"])],
        ),
        ("Nay đã sửa xong 11/27 công trình, 9 công trình chưa sửa, số còn lại đang chờ vốn.", []),
        ("Có 9/31 đơn vị giải ngân trên 80%; còn 7 đơn vị dưới 40%.", []),
        (
            "Có 9/31 đơn vị đã giải ngân; còn 7 đơn vị chưa giải ngân.",
            [("error", "partition.differs", ["9/31 đơn vị", "7 đơn vị"])],
        ),
    ],
)
def test_met_and_not_met_are_all(text: str, found: list[tuple[str, str, list[str]]]) -> None:
    assert open_findings(text) == found


def test_what_follows_of_met_and_not_met_is_told() -> None:
    assert ("implied", "partition.implied", ["21 tiêu chí", "4 tiêu chí"]) in told(
        "Bộ tiêu chí phường: 21 tiêu chí đã đạt, 4 tiêu chí chưa đạt."
    )
    assert ("implied", "partition.remainder", ["90 dự án", "35 dự án"]) in told(
        "Toàn huyện có 90 dự án cần mặt bằng; 35 dự án hoàn thành."
    )


@pytest.mark.parametrize(("count", "found"), [("4", []), ("5", [("warning", "listed.differs", ["5 công trình"])])])
def test_a_count_is_held_against_its_list(count: str, found: list[tuple[str, str, list[str]]]) -> None:
    text = f"Còn {count} công trình chậm, gồm: cầu Bến Lội; kè sông Vệ; trường mầm non; chợ xã."
    assert open_findings(text) == found


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Năm 2023 tổ chức 12 cuộc kiểm tra, giám sát (7 cuộc kiểm tra, 6 cuộc giám sát).", "parts.sum"),
        ("Vụ Xuân năm 2023 gieo cấy 5.241,5 ha (lúa lai 3.102 ha, lúa thuần 2.112,5 ha).", "parts.sum"),
        ("Năm 2023 có 47 trường, trong đó 83 trường đạt chuẩn quốc gia.", "parts.above"),
        (
            "Chi ngân sách năm 2023 là 58,0 triệu đồng, gồm: chi đầu tư 31,5 tỷ đồng; chi thường xuyên 26,5 tỷ đồng.",
            "magnitude.likely",
        ),
    ],
)
def test_parts_that_the_reader_leaves_untied_are_held_against_what_stands_before_them(text: str, wording: str) -> None:
    assert [one[1] for one in open_findings(text)] == [wording]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023 mở 12 lớp (7 cán bộ dạy, 30 học viên dự).",
        "Năm 2023 thu 21,9 tỷ đồng (thuế 4,3 tỷ đồng, lệ phí 2,1 tỷ đồng, còn lại là thu khác).",
    ],
)
def test_what_stands_in_a_bracket_need_not_make_the_figure_before_it(text: str) -> None:
    assert open_findings(text) == []


TABLE = """Kết quả sản xuất 6 tháng đầu năm 2026

TT\tThôn\tDiện tích gieo trồng (ha)\tNăng suất lúa (tạ/ha)
1\tBãi Sậy\t124,5\t57
2\tCồn Dừa\t98,2\t55,5
3\tGò Mả\t{last}\t56,8
\tTổng cộng\t{whole}\t56,5
"""


def rows_found(last: str, whole: str) -> list[tuple[str, str, list[str]]]:
    return [one for one in told(TABLE.format(last=last, whole=whole)) if one[1].startswith("parts")]


def test_rows_of_a_table_by_place_make_its_total_but_for_rates() -> None:
    assert rows_found("143", "365,7") == [("agrees", "parts.agree", ["124,5", "98,2", "143", "365,7"])]
    assert rows_found("143", "375,7") == [("error", "parts.sum", ["124,5", "98,2", "143", "375,7"])]
    assert rows_found("543", "365,7") == [("error", "parts.sum", ["124,5", "98,2", "543", "365,7"])]


def test_rows_that_make_much_less_than_their_total_may_not_be_all() -> None:
    assert rows_found("143", "865,7") == [("question", "parts.sum", ["124,5", "98,2", "143", "865,7"])]


def test_rows_with_one_place_twice_are_held_against_no_total() -> None:
    twice = TABLE.replace("Bãi Sậy", "Gò Mả").format(last="143", whole="375,7")
    assert [one for one in told(twice) if one[1].startswith("parts")] == []
