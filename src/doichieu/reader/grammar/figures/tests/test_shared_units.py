from datetime import date

import pytest

from doichieu.claims import Kind, Period
from doichieu.claims.codec import plain
from doichieu.reader import read


def told(text: str) -> list[str]:
    """Each claim as `quote = value unit, kind, indicator`, planned ones marked."""
    return [
        f"{claim.quote} = {plain(claim.value)} {claim.unit}, {'planned ' if claim.planned else ''}{claim.kind}, "
        f"{claim.indicator}"
        for claim in read(text).claims
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Bị thương 4 người (tăng 1).", "1 = 1 người, growth, Bị thương"),
        ("Xảy ra 12 vụ cháy (giảm 3 so với cùng kỳ).", "3 = -3 vụ, growth, vụ cháy"),
        ("Hội có 4.100 hội viên, tăng 250 so với đầu nhiệm kỳ.", "250 = 250 hội viên, growth, hội viên"),
        ("Kết nạp 19 đảng viên (KH năm: 30).", "30 = 30 đảng viên, planned level, Kết nạp"),
        ("Kết nạp 19 đảng viên (chỉ tiêu giao: 30).", "30 = 30 đảng viên, planned level, Kết nạp"),
        ("Kết nạp 19 đảng viên (chỉ tiêu 30).", "30 = 30 đảng viên, planned level, Kết nạp"),
        ("Xã có 718 đảng viên (dự bị 31).", "31 = 31 đảng viên, level, dự bị"),
    ],
)
def test_a_bare_number_beside_a_count_has_its_unit(text: str, second: str) -> None:
    assert told(text)[1] == second


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Kết nạp 71 quần chúng; khai trừ 2, cảnh cáo 5 đảng viên.",
            ["71 quần chúng", "2 đảng viên, level, khai trừ", "5 đảng viên"],
        ),
        (
            "Thụ lý 45, giải quyết 40, còn 5 vụ án.",
            ["45 vụ án, level, Thụ lý", "40 vụ án, level, giải quyết", "5 vụ án, level, vụ án"],
        ),
        (
            "Kỷ luật 9 đảng viên: khiển trách 6, cảnh cáo 3.",
            ["9 đảng viên", "6 đảng viên, level, khiển trách", "3 đảng viên, level, cảnh cáo"],
        ),
        ("Có 12 hộ nghèo, hỗ trợ 3, tặng 5 suất quà.", ["12 hộ", "3 hộ, level, hỗ trợ", "5 suất quà"]),
        (
            "Được giao 110 biên chế, đã tuyển 98, còn 12 chưa tuyển.",
            ["110 biên chế", "98 biên chế, level, đã tuyển", "12 biên chế, level, chưa tuyển"],
        ),
        ("Di dời 305 ngôi mộ, đã di dời được 290.", ["305 ngôi mộ", "290 ngôi mộ, level, đã di dời"]),
        ("Đầu năm có 94 hộ nghèo, nay chỉ còn 5.", ["94 hộ", "5 hộ, level, hộ nghèo"]),
        ("Gieo cấy 1.200 ha lúa: vụ xuân 700, vụ mùa 500.", ["1200 ha", "700 ha, level, vụ xuân", "500 ha"]),
        ("Gieo cấy 1.200 ha lúa: vụ xuân 700, vụ mùa 400.", ["1200 ha"]),
        ("Xã có 5 thôn, dài 4.", ["5 thôn"]),
    ],
)
def test_a_bare_number_in_a_list_of_deeds_has_the_noun_behind_or_before_it(text: str, figures: list[str]) -> None:
    found = [line.partition(" = ")[2].replace("planned ", "") for line in told(text)]
    assert len(found) == len(figures)
    assert all(line.startswith(wanted) for line, wanted in zip(found, figures, strict=True))


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Năng suất lúa đạt 62,5 tạ/ha (kế hoạch: 61), tăng 2 tạ/ha.", "61 = 61 tạ/ha, planned level, Năng suất lúa"),
        ("Ngày lưu trú bình quân đạt 1,5 ngày/khách (KH: 1,7).", "1,7 = 1.7 ngày/khách, planned level, Ngày lưu trú"),
        ("Thu ngân sách đạt 12,4 tỷ đồng (cùng kỳ 11,9).", "11,9 = 11900000000 VND, level, Thu ngân sách"),
        ("Tỷ lệ che phủ rừng 45% (kế hoạch: 46).", "46 = 46 %, planned level, Tỷ lệ che phủ rừng"),
    ],
)
def test_a_bare_number_beside_an_amount_or_a_rate_is_printed_as_it_is(text: str, second: str) -> None:
    assert told(text)[1] == second


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách đạt 2 tỷ 500 triệu đồng (kế hoạch: 3).",
        "Đầu tư 12 tỷ đồng (giai đoạn 2).",
        "Giải ngân 12 tỷ đồng (theo Kế hoạch số 15).",
        "Kết nạp đảng viên đạt 120% (kế hoạch: 50).",
        "Hỗ trợ 2 tỷ đồng (nghị quyết số 3).",
    ],
)
def test_a_bare_number_that_is_no_other_size_of_the_amount_is_not_read(text: str) -> None:
    assert len(told(text)) == 1


def test_a_bare_number_behind_a_year_is_the_count_of_that_year() -> None:
    now, before = read("Năm 2024, xảy ra 12 vụ cháy (năm 2023: 10).").claims
    assert (now.period, before.period) == (Period.year(2024), Period.year(2023))
    assert (before.kind, plain(before.value), before.unit, before.indicator) == (Kind.LEVEL, "10", "vụ", "vụ cháy")


def test_a_bare_number_of_the_same_time_a_year_before_has_those_days() -> None:
    _, before = read("Sáu tháng đầu năm 2024, bị thương 3 người (cùng kỳ 5).").claims
    assert before.period == Period(date(2023, 1, 1), date(2023, 6, 30))


def test_numbers_in_a_bracket_that_add_up_to_the_count_are_its_parts() -> None:
    assert told("Thành lập 26 đoàn (huyện 5, xã 21).")[1:] == ["5 = 5 đoàn, level, huyện", "21 = 21 đoàn, level, xã"]


def test_what_names_the_parts_of_a_bracket_may_stand_behind_the_numbers() -> None:
    assert told("Thu hút được 49 dự án (31 FDI, 18 trong nước).")[1:] == [
        "31 = 31 dự án, level, FDI",
        "18 = 18 dự án, level, trong nước",
    ]


def test_the_plan_behind_its_percentage_has_the_unit_of_the_count() -> None:
    assert (
        told("Kết nạp 74 đảng viên, đạt 67,3% chỉ tiêu năm (110).")[2] == "110 = 110 đảng viên, planned level, Kết nạp"
    )


def test_parts_told_of_an_amount_are_printed_as_it_is() -> None:
    text = "Huy động 486,9 tỷ đồng, gồm: tỉnh 121,3; xã 97,4; nhân dân đóng góp 268,2 tỷ đồng."
    assert told(text)[1:3] == ["121,3 = 121300000000 VND, level, tỉnh", "97,4 = 97400000000 VND, level, xã"]


@pytest.mark.parametrize(
    "text",
    [
        "Nâng cấp 3 tuyến đường (đoạn 2).",
        "Huy động 486,9 tỷ đồng (tỉnh 121,3).",
        "Khen thưởng 12 học sinh (lớp 6, lớp 7).",
        "Thành lập 26 đoàn (huyện 5, xã 20).",
        "Trồng 45 ha, đạt 90.",
        "Thu 12 tỷ đồng (tăng 3).",
        "Diện tích đạt 16,1 nghìn ha (tăng 2).",
        "Mở 15 lớp (giảm 1,5).",
    ],
)
def test_a_bare_number_that_may_be_something_else_takes_no_unit(text: str) -> None:
    assert len(read(text).claims) == 1


def test_what_is_compared_at_the_head_of_a_sentence_holds_for_each_change() -> None:
    text = "So với cùng kỳ năm 2023, thu tăng 10%, chi giảm 4%; vốn đầu tư tăng 7,5% so với kế hoạch."
    assert [claim.basis for claim in read(text).claims] == ["cùng kỳ năm 2023", "cùng kỳ năm 2023", "kế hoạch"]


def test_what_is_compared_within_a_sentence_holds_for_its_own_change_alone() -> None:
    text = "Thu so với cùng kỳ tăng 10%; số hộ nghèo giảm 4%."
    assert [claim.basis for claim in read(text).claims] == ["cùng kỳ", None]


def test_what_is_compared_right_before_a_change_holds_for_the_changes_of_its_clause() -> None:
    text = "Xảy ra 87 vụ; so với cùng kỳ giảm 14 vụ (-16,6%), giảm 4 người chết; số vụ cháy tăng 2 vụ."
    assert [claim.basis for claim in read(text).claims] == [None, "cùng kỳ", "cùng kỳ", "cùng kỳ", None]


def test_so_many_out_of_so_many_are_listed_in_one_unit() -> None:
    text = "Thành phố Lơi 214/200 đảng viên, huyện Kram 168/160, Khối Doanh nghiệp 77/70."
    assert [claim.unit for claim in read(text).claims] == ["đảng viên"] * 3
    text = "Mỹ Sơn đạt 17/19, Hưng Hòa 15/18 và Tân Lập 13/19 tiêu chí."
    assert [claim.unit for claim in read(text).claims] == ["tiêu chí"] * 3


def test_the_numbers_behind_a_colon_are_parts_of_the_count_before_it() -> None:
    text = "Đã giải quyết 28.240 hồ sơ: trước hạn 22.876, đúng hạn 5.301, quá hạn 63 (chủ yếu đất đai)."
    assert [(claim.unit, claim.indicator) for claim in read(text).claims[1:]] == [
        ("hồ sơ", "trước hạn"),
        ("hồ sơ", "đúng hạn"),
        ("hồ sơ", "quá hạn"),
    ]


def test_names_behind_a_colon_are_no_numbers_of_their_own() -> None:
    assert len(read("Có 3 khu: khu 1, khu 2, khu 3. Chia 3 lớp: lớp 10, lớp 11, lớp 12.").claims) == 2


def test_the_level_that_a_change_begins_at_is_in_the_unit_of_the_one_that_it_ends_at() -> None:
    assert told("Tỷ lệ hộ nghèo giảm từ 36,06 xuống còn 31,44%; thu nhập từ 40 lên 45 triệu đồng/người.") == [
        "36,06 = 36.06 %, level, Tỷ lệ hộ nghèo",
        "31,44% = 31.44 %, level, Tỷ lệ hộ nghèo",
        "40 = 40000000 VND/người, level, thu nhập",
        "45 triệu đồng/người = 45000000 VND/người, level, thu nhập",
    ]


def test_a_part_is_of_the_count_whose_thing_names_it() -> None:
    text = "Đảng bộ có 541 đảng viên ở 17 chi bộ; trong đó, đảng viên chính thức là 497, đảng viên dự bị là 44."
    assert told(text)[2:] == [
        "497 = 497 đảng viên, level, đảng viên chính thức",
        "44 = 44 đảng viên, level, đảng viên dự bị",
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Hội viên: 96; hộ khá giả: 31.", [("96", "hội viên"), ("31", "hộ")]),
        ("Tổng số học sinh, học viên: 412, trong đó nữ: 203.", [("412", "học sinh"), ("203", "học sinh")]),
        ("Khu phố: 7. Xã Đông: 9.", []),
        (
            "Bầu Trưởng ban và Phó Trưởng ban với số phiếu lần lượt là 18/19 và 17/19.",
            [("18/19", "phiếu"), ("17/19", "phiếu")],
        ),
    ],
)
def test_a_number_behind_the_label_that_names_what_it_counts_has_its_unit(
    text: str, figures: list[tuple[str, str]]
) -> None:
    assert [(claim.quote, claim.unit) for claim in read(text).claims] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Xã xây mới 7 và sửa chữa 15 nhà văn hóa.", ["7 nhà văn hoá", "15 nhà văn hóa"]),
        ("Kết nạp 12 và khai trừ 2 đảng viên.", ["12 đảng viên", "2 đảng viên"]),
        ("Khen học sinh lớp 7 và trao 15 suất quà.", ["15 suất quà"]),
        ("Sửa đường số 7 và xây mới 15 cầu.", ["15 cầu"]),
        ("Xây mới 7,5 và sửa chữa 15 nhà văn hóa.", ["15 nhà văn hóa"]),
    ],
)
def test_two_verbs_share_the_noun_behind_the_second(text: str, figures: list[str]) -> None:
    assert [f"{claim.value} {claim.unit}" for claim in read(text).claims] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Đông nhất là xã Lâm Hạ (21 tân binh), xã Sơn Đông (19) và xã Lộc An Tây (17).",
            ["21 tân binh", "19 tân binh", "17 tân binh"],
        ),
        ("Trồng nhiều nhất là Lâm Hạ (21 ha); Sơn Đông (19); Lộc An (17).", ["21 ha", "19 ha", "17 ha"]),
        ("Xã Lâm Hạ có 21 tân binh, theo Thông tư Liên bộ (19) và phụ lục.", ["21 tân binh"]),
        ("Xã Lâm Hạ (21 tân binh) giao quân tại: (1) sân vận động, (2) nhà văn hóa.", ["21 tân binh"]),
        ("Xã Lâm Hạ (21 tân binh), kế hoạch giao cho xã Sơn Đông (19).", ["21 tân binh"]),
    ],
)
def test_a_bare_number_in_the_bracket_of_the_next_name_counts_what_the_first_counts(
    text: str, figures: list[str]
) -> None:
    assert [f"{claim.value} {claim.unit}" for claim in read(text).claims] == figures


def test_the_size_of_a_plan_stands_before_its_rate_in_one_bracket() -> None:
    assert told("Kết nạp 12 đảng viên (chỉ tiêu giao 15, đạt 80%).") == [
        "12 đảng viên = 12 đảng viên, level, Kết nạp",
        "15 = 15 đảng viên, planned level, Kết nạp",
        "80% = 80 %, attainment, Kết nạp",
    ]
    assert [claim.quote for claim in read("Kết nạp 12 đảng viên (xếp thứ 15, đạt 80%).").claims] == [
        "12 đảng viên",
        "80%",
    ]
