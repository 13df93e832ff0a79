"""What came in, is settled and is left; wholes behind their parts; parts in the next sentence; rows of rates."""

import pytest

from tests.reconciling.reading_aloud import open_findings, told


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp nhận {whole} đơn, giải quyết 44 đơn, còn lại 5 đơn.",
        "Tiếp nhận {whole} đơn, đã giải quyết 44 đơn, còn lại 5 đơn.",
        "Trong 9 tháng, xã nhận {whole} đơn, giải quyết 44 đơn, còn lại 5 đơn.",
        "Trong quý I, UBND xã tiếp nhận {whole} đơn thư của công dân, đã giải quyết 44 đơn, còn lại 5 đơn.",
        "Tiếp nhận {whole} đơn; xử lý xong 44 đơn, còn 5 đơn đang xem xét.",
        "Xảy ra {whole} vụ, điều tra làm rõ 44 vụ, còn lại 5 vụ.",
        "Nhận {whole} đơn (30 đơn khiếu nại, 19 đơn tố cáo), giải quyết 44 đơn, còn lại 5 đơn.",
    ],
)
def test_what_is_settled_and_what_is_left_are_all_that_came_in(text: str) -> None:
    found = [one for one in open_findings(text.format(whole=52)) if one[1] == "partition.left"]
    assert [(severity, quotes[1:]) for severity, _, quotes in found] in (
        [("warning", ["44 đơn", "5 đơn"])],
        [("warning", ["44 vụ", "5 vụ"])],
    )
    assert open_findings(text.format(whole=49)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp nhận 52 đơn, giải quyết 50 đơn (trong đó 4 đơn kỳ trước chuyển sang), còn lại 6 đơn.",
        "Tiếp nhận 52 đơn, chưa giải quyết 5 đơn, còn lại 40 đơn.",
        "Tiếp nhận 52 hồ sơ, đang giải quyết 5 hồ sơ, còn lại 40 hồ sơ.",
        "Tiếp nhận 52 đơn, giải quyết 44 đơn, còn 3 đơn quá hạn.",
        "Giải quyết 52 đơn, xử lý 44 vụ, còn lại 5 đơn.",
    ],
)
def test_what_was_carried_over_or_is_not_settled_makes_no_sum(text: str) -> None:
    assert open_findings(text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Có 13 chỉ tiêu đạt và vượt, {} chỉ tiêu chưa đạt trong tổng số 18 chỉ tiêu.", "error"),
        ("Có 13 chỉ tiêu đạt và vượt, {} chỉ tiêu chưa đạt, trong tổng số 18 chỉ tiêu.", "error"),
        ("Xã có {} chỉ tiêu chưa đạt và 13 chỉ tiêu đạt trên tổng số 18 chỉ tiêu.", "error"),
        ("Trong tổng số 18 chỉ tiêu có 13 chỉ tiêu đạt và vượt, {} chỉ tiêu không đạt.", "error"),
    ],
)
def test_met_and_not_met_are_held_against_a_whole_before_or_behind_them(text: str, severity: str) -> None:
    assert [(one, wording) for one, wording, _ in open_findings(text.format(6))] == [(severity, "partition.differs")]
    assert open_findings(text.format(5)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Có 13 chỉ tiêu đạt và vượt trong tổng số 18 chỉ tiêu.",
        "Có 3 xã đạt chuẩn; 6 chỉ tiêu chưa đạt trong tổng số 18 chỉ tiêu.",
        "Có 4 chỉ tiêu khó đạt, 6 chỉ tiêu chưa đạt trong tổng số 18 chỉ tiêu; 12 chỉ tiêu đạt.",
    ],
)
def test_a_whole_behind_one_of_its_parts_alone_is_no_sum(text: str) -> None:
    assert [one for one in open_findings(text) if one[2][-1].endswith("18 chỉ tiêu")] == []


@pytest.mark.parametrize("break_", [" ", "\n", "\n- "])
def test_a_part_that_opens_the_next_sentence_is_no_more_than_its_whole(break_: str) -> None:
    text = "Năm 2026 thu 46,9 tỷ đồng, đạt 78,2% dự toán năm (60 tỷ đồng).{}Trong đó thu tiền sử dụng đất {} tỷ đồng."
    found = [("warning", "parts.above", ["46,9 tỷ đồng", "51,3 tỷ đồng"])]
    assert open_findings(text.format(break_, "51,3")) == found
    assert open_findings(text.format(break_, "21,3")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2026 thu 46,9 tỷ đồng. Công tác thu được chỉ đạo sát sao. Trong đó thu tiền sử dụng đất 51,3 tỷ đồng.",
        "Năm 2026 xã có 1.250 hộ. Trong đó 4.300 khẩu ở vùng sâu.",
        "Năm 2026 thu 46,9 tỷ đồng, chi 81,2 tỷ đồng. Trong đó chi thường xuyên 51,3 tỷ đồng.",
        "Thu ngân sách năm 2025 là 46,9 tỷ đồng. Trong đó năm 2026 thu tiền sử dụng đất 51,3 tỷ đồng.",
    ],
)
def test_a_part_far_from_a_whole_or_of_another_one_is_not_held_against_it(text: str) -> None:
    assert [one for one in open_findings(text) if one[1] == "parts.above"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Có 12/10 trường học đạt chuẩn quốc gia.", [("warning", "ranges.count", ["12/10 trường học"])]),
        ("Có 8/10 trường học đạt chuẩn quốc gia.", []),
        ("Xây 12/10 nhà, đạt 120% kế hoạch.", []),
        ("Có 12/10 hộ đăng ký, đạt 120%.", []),
        ("Có 12/10 hộ theo kế hoạch đã đăng ký.", []),
        ("Có 12/10 đảng viên mới.", []),
        ("Có 12/10 chỉ tiêu vượt.", []),
        ("Đến nay, 6/5 thôn được công nhận thôn văn hóa.", [("warning", "ranges.count", ["6/5 thôn"])]),
        ("Số trạm y tế đạt chuẩn: 4/3 trạm y tế.", [("warning", "ranges.count", ["4/3 trạm y tế"])]),
        ("26/24 đại biểu biểu quyết tán thành.", [("warning", "ranges.count", ["26/24 đại biểu"])]),
        ("Công nhận 6/5 thôn văn hóa.", []),
        ("Xây dựng trường: 6/5 trường.", []),
        ("6/5 thôn đạt chuẩn, vượt kế hoạch.", []),
        ("6/5 thôn đạt chuẩn, vượt 1 thôn.", []),
        ("Thực hiện đạt 120/100 chỉ tiêu giao; tuyển quân 12/10 thanh niên; kết nạp 23/20 đảng viên.", []),
        ("Tiêm phòng cho 4.560 con lợn, đạt 112% tổng đàn.", [("warning", "ranges.more", ["112%"])]),
        ("Tiêm phòng cho 4.560 con lợn, đạt 92% tổng đàn.", []),
        ("Tiêm phòng cho 4.560 con lợn, đạt 112% kế hoạch, 90% tổng đàn.", []),
        ("Đàn lợn có 4.560 con, bằng 112% tổng đàn cùng kỳ.", []),
        ("Đàn lợn có 4.560 con, bằng 112% tổng đàn năm 2025.", []),
    ],
)
def test_nothing_is_more_than_all_that_there_is(text: str, found: list[tuple[str, str, list[str]]]) -> None:
    assert open_findings(text) == found


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("Tuyển quân đạt 32/32 chỉ tiêu, đạt 100%. Xã có 13/18 chỉ tiêu đạt và vượt tiến độ.", []),
        ("Hoàn thành 32/32 chỉ tiêu tuyển quân. Xã có 13/18 chỉ tiêu đạt.", []),
        ("Xã hoàn thành 18/18 chỉ tiêu. Trong lĩnh vực thu có 7/10 chỉ tiêu đạt.", ["headline.lines"]),
        ("Xã hoàn thành 16/16 chỉ tiêu nhiệm vụ chính trị. Có 7/10 chỉ tiêu thu đạt.", ["headline.lines"]),
        ("Hoàn thành 32/32 chỉ tiêu tuyển quân. Có 30/32 chỉ tiêu tuyển quân đạt.", ["headline.lines"]),
    ],
)
def test_a_quota_is_no_headline_of_the_targets_of_a_place(text: str, wordings: list[str]) -> None:
    assert [one[1] for one in open_findings(text)] == wordings


@pytest.mark.parametrize(
    ("behind", "wordings"),
    [
        ("không đạt", ["headline.unmet"]),
        ("chưa đạt kế hoạch đề ra", ["headline.unmet"]),
        ("tăng 2% so với cùng kỳ", []),
        ("không đạt chuẩn", []),
    ],
)
def test_one_target_that_is_said_to_be_missed_contradicts_that_all_are_met(behind: str, wordings: list[str]) -> None:
    text = "Xã hoàn thành cả 18/18 chỉ tiêu. Thu ngân sách đạt 46,9 tỷ đồng, đạt 78,2% kế hoạch cả năm, {}."
    assert [one[1] for one in open_findings(text.format(behind))] == wordings


ROWS = """Kết quả rà soát hộ nghèo năm 2026

TT\tThôn\tSố hộ\tHộ nghèo\tTỷ lệ hộ nghèo (%)
1\tBãi Sậy\t1.400\t19\t{rate}
2\tCồn Dừa\t800\t16\t{other}
3\tGò Mả\t500\t10\t2,00
"""


def test_the_rate_of_a_row_is_held_against_its_counts_where_those_of_other_rows_fit() -> None:
    wrong = ROWS.format(rate="2,36", other="2,00")
    assert ("error", "share.differs", ["1.400", "19", "2,36"]) in told(wrong)
    assert [one for one in told(ROWS.format(rate="1,36", other="2,00")) if one[1] == "share.differs"] == []
    assert [one for one in told(ROWS.format(rate="2,36", other="5,10")) if one[1] == "share.differs"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp nhận 58 đơn, gồm 13 đơn tồn từ kỳ trước và 45 đơn mới; đã giải quyết 51 đơn.",
        "Tiếp nhận 58 đơn, gồm: 40 đơn kiến nghị, 12 đơn khiếu nại và 6 đơn tố cáo; đã giải quyết 51 đơn, còn 7 đơn.",
        "Tiếp nhận 58 đơn, gồm: 40 đơn kiến nghị; 12 đơn khiếu nại; 6 đơn tố cáo; đã giải quyết 51 đơn.",
        "Tiếp nhận 58 đơn gồm 13 đơn khiếu nại và 45 đơn kiến nghị, đã giải quyết 51 đơn.",
        "Kiểm tra 31 cơ sở, gồm 19 cơ sở sản xuất và 12 cơ sở kinh doanh; xử phạt 5 cơ sở.",
        "Gieo trồng 420 ha rau, gồm 160 ha cải và 260 ha hành, tỏi; trồng mới 30 ha rừng.",
        "Hỗ trợ 21 nhà, gồm 14 nhà xây mới và 7 nhà sửa chữa; trong đó có 9 nhà của hộ chính sách.",
        "Đại hội bầu Ban Chấp hành 33 đồng chí, Đoàn đại biểu đi dự Đại hội cấp trên gồm 15 đồng chí và 2 dự khuyết.",
    ],
)
def test_what_became_of_what_is_listed_is_no_further_part_of_it(text: str) -> None:
    assert open_findings(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tiếp nhận 58 đơn, gồm 40 đơn kiến nghị, 13 đơn khiếu nại, 6 đơn tố cáo.", 4),
        ("Tiếp nhận 58 đơn thư gồm 40 đơn kiến nghị, 13 đơn khiếu nại, 6 đơn tố cáo.", 4),
        ("Tiếp nhận 58 đơn thư, trong đó 40 đơn kiến nghị, 13 đơn khiếu nại, 6 đơn tố cáo.", 4),
        ("Tiếp nhận 58 đơn, gồm 40 đơn kiến nghị và 17 đơn tố cáo; đã giải quyết 51 đơn.", 3),
        ("Tiếp nhận 58 đơn, gồm: 40 đơn kiến nghị; 12 đơn khiếu nại; 5 đơn tố cáo; đã giải quyết 51 đơn.", 4),
    ],
)
def test_all_that_is_listed_is_added_up_and_nothing_else(text: str, found: int) -> None:
    [(_, wording, quotes)] = open_findings(text)
    assert (wording, len(quotes)) == ("parts.sum", found)
