"""Contradictions in the plain words of a commune's report, each beside the same sentence put right."""

from dataclasses import replace

import pytest

from doichieu.reconcile import reconcile
from doichieu.show.findings import finding_line
from tests.reconciling.reading_aloud import heard, open_findings, told

HEAD = "6 tháng đầu năm 2024, "
Found = list[tuple[str, str]]


def opened(text: str) -> Found:
    return [one[:2] for one in open_findings(HEAD + text)]


@pytest.mark.parametrize(
    ("text", "wrong", "right", "found"),
    [
        ("trồng mới 8,3 ha rừng, bằng 83% kế hoạch ({} ha).", "12", "10", ("error", "attainment.differs")),
        ("xảy ra 4 vụ vi phạm, giảm 2 vụ so với cùng kỳ ({} vụ).", "5", "6", ("error", "growth.differs")),
    ],
)
def test_the_figure_in_the_bracket_behind_a_rate_is_what_it_is_measured_against(
    text: str, wrong: str, right: str, found: tuple[str, str]
) -> None:
    assert opened(text.format(wrong)) == [found]
    assert opened(text.format(right)) == []


def test_a_bracket_that_holds_more_than_a_plan_is_no_plan() -> None:
    assert opened("trồng mới 8,3 ha rừng, bằng 83% kế hoạch (trong đó 12 ha rừng keo, 2 ha rừng dổi).") == []


@pytest.mark.parametrize(("change", "found"), [("1,1", []), ("34,4", []), ("1,5", [("error", "growth.differs")])])
def test_a_change_in_percent_of_a_percentage_is_of_points_or_a_rate_but_nothing_between(
    change: str, found: Found
) -> None:
    assert opened(f"tỷ lệ hộ nghèo giảm từ 3,2% xuống còn 2,1%, giảm {change}%.") == found


@pytest.mark.parametrize(
    "listed",
    [
        "gồm: tổ tuyên truyền, tổ vận động, tổ rà soát, tổ mặt bằng",
        "gồm tổ tuyên truyền, tổ vận động, tổ rà soát và tổ mặt bằng",
        "là: tổ tuyên truyền, tổ vận động, tổ rà soát, tổ mặt bằng",
        "(Tổ tuyên truyền, Tổ vận động, Tổ rà soát, Tổ mặt bằng)",
    ],
)
def test_a_list_that_commas_part_is_held_against_its_count(listed: str) -> None:
    text = HEAD + "xã đã lập {} tổ công tác " + f"{listed}."
    assert open_findings(text.format(5)) == [("question", "listed.differs", ["5 tổ công tác"])]
    assert ("agrees", "listed.agree", ["4 tổ công tác"]) in told(text.format(4))


@pytest.mark.parametrize(
    "listed",
    [
        "có {} xã về đích nông thôn mới là Mây Thượng, Nà Pàn, Bản Chu và Đồng Sậy",
        "khen thưởng {} đơn vị dẫn đầu là xã Mây Hạ, xã Nà Pàn, xã Bản Chu và xã Đồng Sậy",
        "có {} đơn vị hoàn thành là Công an xã, Trạm Y tế, Trường Mầm non Hoa Ban và Quỹ tín dụng",
    ],
)
def test_names_behind_a_bare_word_that_a_conjunction_closes_are_held_against_their_count(listed: str) -> None:
    text = HEAD + f"{listed}."
    assert [wording for _, wording, _ in open_findings(text.format(5))] == ["listed.differs"]
    assert "listed.agree" in [wording for _, wording, _ in told(text.format(4))]
    assert open_findings(text.format(9)) == []  # they name some of the nine


@pytest.mark.parametrize(
    "listed",
    [
        "có 5 hộ là hộ nghèo, hộ cận nghèo, hộ chính sách và hộ mới",
        "có 5 xã tiêu biểu là Mây Thượng, Nà Pàn, Bản Chu và Đồng Sậy",
        "có 2 phòng là Phòng Nội vụ, Phòng Văn hóa và Thông tin",
        "có 5 xã là Mây Thượng, Nà Pàn, Bản Chu, Đồng Sậy",
        "có 5 đơn vị là Mây Thượng, Nà Pàn, Bản Chu và các xã khác",
        "có 5 xã về đích, trong đó có các xã là Mây Thượng, Nà Pàn, Bản Chu và Đồng Sậy",
        "có 5 đại biểu là Lê Văn Ba, Đỗ Thị Bích, Lò Văn Chu và Hà Thị Đào",
    ],
)
def test_what_follows_a_bare_word_is_no_list_without_names_that_are_all_of_them(listed: str) -> None:
    assert open_findings(HEAD + f"{listed}.") == []


def test_what_something_is_said_to_be_is_no_list() -> None:
    assert open_findings(HEAD + "có 4 hộ là hộ nghèo, hộ cận nghèo được vay vốn.") == []


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ("1. Thu ngân sách;\n2. Sửa đường;\n3. Trồng rừng.", [("question", "listed.differs")]),
        ("1. Thu ngân sách;\n\n2. Sửa đường;\n\n3. Trồng rừng;\n\n4. Mở lớp.", []),
        ("- Thu ngân sách:\n+ thu thuế;\n- Sửa đường;\n- Trồng rừng;\n- Mở lớp.", []),
        ("- Về kinh tế, văn hóa.", []),
    ],
)
def test_the_items_on_the_lines_below_a_count_are_held_against_it(items: str, found: Found) -> None:
    assert opened(f"xã có 4 việc trọng tâm sau:\n{items}\nCác thôn lo thực hiện.") == found


def test_a_headline_of_all_is_not_held_against_those_that_were_not_met() -> None:
    headline = "Xã Lộc Bình chốt 21 chỉ tiêu cho năm 2024"
    body = "Hạn chế của năm 2024 là 2 chỉ tiêu không hoàn thành."
    assert open_findings(f"{headline}\n\n{body}") == []
    assert [one[1] for one in open_findings(f"{headline}\n\nNăm 2024 có 24 chỉ tiêu.")] == ["headline.differs"]


@pytest.mark.parametrize(
    ("code", "found"), [("PLAN01", ["headline.differs"]), ("PLAN02", []), (None, ["headline.differs"])]
)
def test_a_headline_is_held_against_no_figure_that_the_catalogue_has_as_another(
    code: str | None, found: list[str]
) -> None:
    line, body = heard("Xã Lộc Bình chốt 21 chỉ tiêu cho năm 2024\n\nNăm 2024 có 24 chỉ tiêu.")
    coded = (replace(one, claim=replace(one.claim, code=of)) for one, of in ((line, "PLAN01"), (body, code)))
    assert [one.wording for one in reconcile(coded) if one.severity.is_open] == found


def test_a_rate_behind_a_semicolon_may_rate_something_else() -> None:
    assert opened("cấp phép 5 mỏ đá; giảm 30% thời gian giải quyết hồ sơ so với cùng kỳ.") == []


def test_a_list_of_statements_behind_the_colon_of_a_count_is_held_against_it() -> None:
    text = "xã chọn {} khâu đột phá: cải cách hành chính; mở đường vào đồng; đào tạo nghề."
    assert opened(text.format(4)) == [("warning", "listed.differs")]
    assert opened(text.format(3)) == []


@pytest.mark.parametrize(
    "text",
    [
        "ban chỉ đạo có 4 đồng chí gồm: Lê Văn An, Chủ tịch xã, Trần Thị Bê, Phó Chủ tịch, Vũ Chi.",
        "xã có 6 chợ là đầu mối thu mua nông sản, lâm sản, thủy sản của cả vùng.",
        "xã sửa 6 công trình như Trường tiểu học, Trạm y tế.",
        "xã có 9 nhiệm vụ, gồm: Thu ngân sách, giải phóng mặt bằng, chuyển đổi số.",
    ],
)
def test_what_commas_part_is_no_list_where_the_things_are_not_of_one_make(text: str) -> None:
    assert opened(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("tiếp nhận 1.520 hồ sơ, đã giải quyết 1.480 hồ sơ, còn {} hồ sơ đang giải quyết.", "60", "40"),
        ("tiếp nhận 45 đơn, đã giải quyết 38 đơn, còn lại {} đơn.", "5", "7"),
    ],
)
def test_what_is_done_and_what_is_left_are_all(text: str, wrong: str, right: str) -> None:
    assert opened(text.format(wrong)) == [("warning", "partition.left")]
    assert opened(text.format(right)) == []


def test_what_is_left_may_be_told_in_part() -> None:
    assert opened("tiếp nhận 1.520 hồ sơ, đã giải quyết 1.480 hồ sơ, còn 3 hồ sơ quá hạn.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tổng đàn là 12.500 con, trong đó lợn 9.800 con, trâu 1.200 con, bò 1.500 con.", []),
        (
            "tổng đàn là 12.500 con, trong đó lợn 9.800 con, trâu 1.200 con, bò 2.500 con.",
            [("warning", "parts.sum")],
        ),
        ("xã có 1.200 đảng viên, trong đó có 600 đảng viên nữ, 700 đảng viên trẻ, 340 đảng viên dân tộc.", []),
    ],
)
def test_the_part_that_the_reader_breaks_off_at_is_asked_about_where_one_slip_explains_it(
    text: str, found: Found
) -> None:
    assert opened(text) == found


def test_one_part_in_another_magnitude_is_named() -> None:
    text = "tổng thu 45,6 tỷ đồng, trong đó thu thuế 30,1 tỷ đồng, thu phí 15,5 {} đồng."
    assert opened(text.format("triệu")) == [("error", "magnitude.part")]
    assert opened(text.format("tỷ")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tỷ lệ hộ dùng nước sạch là 104%.", [("question", "ranges.above")]),
        ("tỷ lệ hộ dùng nước sạch là 94%.", []),
        ("tỷ lệ giải ngân đạt 104% kế hoạch.", []),
        ("số hộ dùng nước sạch là 4.500/4.300 hộ, chiếm 104,7%.", [("warning", "ranges.above")]),
    ],
)
def test_a_share_by_its_name_is_never_above_all(text: str, found: Found) -> None:
    assert opened(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "trao 45 suất quà trị giá {} triệu đồng, mỗi suất 1,5 triệu đồng.",
            {"67,5": [], "76,5": ["per_head.differs"]},
        ),
        ("chi cho 1.250 đối tượng với số tiền {} triệu đồng, bình quân 600 nghìn đồng/người.", {"750": []}),
        ("hỗ trợ 250 hộ với số tiền {} đồng, mỗi hộ 500.000 đồng.", {"125 nghìn": ["magnitude.either"]}),
        (
            "doanh thu {} tỷ đồng, tạo việc làm cho 150 lao động, thu nhập bình quân 7 triệu đồng/người.",
            {"12,5": []},
        ),
    ],
)
def test_money_and_those_who_get_it_are_held_against_the_mean_behind_them(
    text: str, found: dict[str, list[str]]
) -> None:
    for amount, wordings in found.items():
        assert [wording for _, wording in opened(text.format(amount))] == wordings


def test_an_opening_what_left_what_came_and_the_closing_go_together() -> None:
    text = "Đầu năm 2024 có 86 hộ nghèo, trong kỳ thoát nghèo 20 hộ, phát sinh 5 hộ, cuối kỳ còn {} hộ."
    assert [one[:2] for one in open_findings(text.format(60))] == [("warning", "stock_flow.closing")]
    assert open_findings(text.format(71)) == []


@pytest.mark.parametrize(
    "text",
    [
        "xã có 4 khu dân cư mới, 1 khu hoàn thành, 2 khu đang san nền, một khu chưa chọn được nhà thầu.",
        "thu 74,8 tỷ đồng, đạt 62% dự toán, gồm thuế 21,5 tỷ đồng (54%), đất 38,9 tỷ đồng (78%), còn lại là thu khác.",
        "khối lượng thi công đạt 4.120/6.280 tỷ đồng, bằng 65,6% hợp đồng, chậm 3,4% so với kế hoạch.",
        "đã bàn giao 301,2/312,6 ha, tương đương 37,4 km chiều dài tuyến, đạt 96,1%.",
        "thu hút 23 dự án với tổng vốn đăng ký 418,6 triệu USD, bằng 37,2% kế hoạch năm.",
        "đại hội bầu ban chấp hành gồm 41 đồng chí; bầu đoàn đại biểu gồm 19 đại biểu, 02 đại biểu dự khuyết.",
        "trạm có 68 bác sĩ (21 bác sĩ chuyên khoa I, 3 bác sĩ chuyên khoa II).",
        "tỷ lệ hộ dùng nước sạch đạt 58,4%, thấp hơn 6,6% so với mục tiêu của đại hội (65%).",
        "13/13 thôn dùng phần mềm nhưng 3 thôn chưa phát sinh hồ sơ.",
        "có 08/21 dự án hoàn thành; 02 dự án chưa khởi công được.",
        "xã duy trì 19/19 tiêu chí; đạt 12/18 tiêu chí nâng cao, còn 6 tiêu chí chưa đạt.",
        "đã giải quyết 69/78 vụ, còn 9 vụ trong hạn; kiến nghị xử lý 16 người, chuyển cơ quan điều tra 02 vụ.",
    ],
)
def test_what_need_not_go_together_is_no_finding(text: str) -> None:
    assert opened(text) == []


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("đã giải quyết 69/78 vụ, còn 7 vụ trong hạn; chuyển cơ quan điều tra 02 vụ.", "partition.differs"),
        ("xã duy trì 19/19 tiêu chí; đạt 12/18 tiêu chí nâng cao, còn 5 tiêu chí chưa đạt.", "partition.differs"),
        ("có 19/21 dự án hoàn thành; 4 dự án chưa khởi công được.", "partition.differs"),
        ("tỷ lệ hộ dùng nước sạch đạt 58,4%, thấp hơn 5,6% so với mục tiêu của đại hội (65%).", "attainment.gap"),
        ("trạm có 68 bác sĩ (21 bác sĩ chuyên khoa I, 48 bác sĩ chuyên khoa II).", "parts.sum"),
    ],
)
def test_and_beside_it_what_does_not_go_together_still_is_one(text: str, wording: str) -> None:
    assert [one for _, one in opened(text)] == [wording]


def test_a_mean_of_a_month_is_no_second_plan() -> None:
    text = (
        "Đến 31/10/2024, xã đã giải ngân 35,8 tỷ đồng, đạt 52,3% kế hoạch. "
        "Mỗi tháng cuối năm phải giải ngân bình quân hơn 14 tỷ đồng."
    )
    assert open_findings(text) == []


def test_turns_are_no_people() -> None:
    text = "Năm 2024, xã mở lớp, thu hút 900 học viên. Các lớp khác trong năm 2024 thu hút {} học viên."
    assert open_findings(text.format("1.061 lượt")) == []


def test_a_share_that_does_not_follow_is_told_of_the_part_and_not_of_the_whole() -> None:
    witnesses = heard(HEAD + "toàn xã có 4.300 hộ, trong đó 86 hộ nghèo, chiếm 2,5%.")
    [found] = [one for one in reconcile(witnesses) if one.severity.is_open]
    line = finding_line(found, {one.ref: one.claim for one in witnesses})
    assert line == "tỷ trọng không khớp: hộ nghèo: 86 hộ trên 4.300 hộ là 2%, không phải 2,5%"


@pytest.mark.parametrize(
    "text",
    [
        "Có 21/22 chỉ tiêu đạt và vượt; riêng tỷ lệ dân dùng nước sạch chưa đạt (kế hoạch 92%, thực hiện 88,4%).",
        "Có 9/10 trạm đạt chuẩn; riêng Trạm Y tế Đông Sơn chưa đạt (kế hoạch 90%, thực hiện 71%).",
        "Có 21/22 chỉ tiêu đạt, 1 chỉ tiêu chưa đạt là tỷ lệ hộ nghèo (kế hoạch 2,1%, thực hiện 2,9%).",
    ],
)
def test_the_plan_and_the_result_of_a_rate_in_a_bracket_rate_no_count_before_them(text: str) -> None:
    assert open_findings(text) == []
