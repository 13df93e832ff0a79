from decimal import Decimal

import pytest

from doichieu.reader import read


def others(text: str) -> list[tuple[str, str]]:
    reading = read(text)
    assert reading.claims == ()
    return [(other.span.of(text), other.what) for other in reading.other]


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 22/4/2014, huyện ủy họp hội nghị lần thứ 18, khóa XV, nhiệm kỳ 2020-2025",
        "Thực hiện Nghị quyết 15-NQ/TU và Nghị định 59/2019/NĐ-CP",
        "Tuyến Quốc lộ 1A, đường dây 500kV và tuyến D1, Quốc lộ 47C",
        "Sản phẩm OCOP 3 sao của chính quyền địa phương 2 cấp",
        "Dịch bệnh Covid-19 được kiểm soát",
        "Trả kết quả trong 03 ngày làm việc",
        "Tẩy giun cho trẻ từ 2 đến dưới 15 tuổi",
        "Lễ kỷ niệm 62 năm giải phóng Thủ đô",
        "Họp tại Hội trường 3.2 về đường vành đai 4",
        "Bàn một số nội dung; có việc phải hỏi năm, bảy lần mới xong",
        "Nhà trưng bày Anh hùng Võ Thị Sáu phường Bạch Mai",
        "Tổ chức kỳ họp thứ 5 của HĐND huyện",
        "Xếp thứ 5/63 tỉnh, thành phố",
        "Lượt xem: 3843",
        "Thông xe đoạn Km12+300 đến Km15+250, sửa đê từ K35+500",
        "Xe biển số 29A-123.45 và 36C-012.34 vi phạm",
        'Phát động “3 cùng”, “5 rõ, 4 biết” và "4 tốt" trong toàn xã',
        "Duyệt quy hoạch chi tiết tỷ lệ 1/500, bản đồ 1/2.000",
        "Bà con mở phiên chợ 0 đồng, không nhận một đồng nào",
        "Xã đã phủ sóng 3G/4G, đang thử mạng 5G và 6G",
        "Khu đất lô 5g, thửa 12g, họp ở lớp 5g và phủ sóng 5 g",
    ],
)
def test_numbers_that_are_no_figures_give_no_claims(text: str) -> None:
    assert read(text).claims == ()


def test_a_number_that_is_no_figure_is_named() -> None:
    assert others("Theo Quốc lộ 45 đến thôn 2") == [("45", "name"), ("2", "name")]
    assert others("Cấp cho trẻ 3 tuổi") == [("3 tuổi", "age")]
    assert others("Lượt xem: 3843") == [("3843", "furniture")]


def test_the_counted_things_behind_an_ordinal_place_name_are_still_counted() -> None:
    [claim] = read("Chi bộ thôn 5 có 32 đảng viên").claims
    assert (claim.value, claim.unit) == (Decimal(32), "đảng viên")


def test_comrades_are_no_money() -> None:
    """A peer reads 37 đồng."""
    [claim] = read("Tặng Bằng khen cho 37 đồng chí").claims
    assert claim.unit == "đồng chí"


def test_all_of_seventeen_is_not_one() -> None:
    """A peer reads 17/17 as 1."""
    [claim] = read("Hoàn thành 17/17 chỉ tiêu").claims
    assert (claim.value, claim.total) == (Decimal(17), Decimal(17))


def test_thousands_before_a_decimal_are_kept() -> None:
    """A peer reads 7.486,3 tỷ as 7486."""
    [claim] = read("Giá trị đạt 7.486,3 tỷ đồng").claims
    assert claim.value == 7486300000000


def test_years_of_a_term_are_no_money() -> None:
    """A peer reads 2020-2025 as money."""
    assert read("Nhiệm kỳ 2020-2025, đồng chí Bí thư phát biểu").claims == ()


def test_time_gained_is_a_figure() -> None:
    [claim] = read("Xã về đích nông thôn mới trước 2 năm").claims
    assert (claim.quote, claim.unit) == ("2 năm", "năm")


def test_a_size_from_which_things_are_told_of_is_no_figure() -> None:
    boats = read("Có 100% tàu dài từ 15 m trở lên đã lắp máy giám sát.").claims
    assert [claim.quote for claim in boats] == ["100%"]
    women = read("Tỷ lệ thai phụ được khám từ 4 lần trở lên 93%.").claims
    assert [claim.quote for claim in women] == ["93%"]
    [growth] = read("Doanh thu tăng từ 3 lần trở lên so với năm 2020.").claims
    assert growth.quote == "3 lần"


def test_a_bare_number_behind_what_it_counts_and_a_verb_is_counted_in_that() -> None:
    claims = read(
        "Xã có thêm 2 sản phẩm OCOP, nâng tổng số sản phẩm OCOP lên 13. Biên chế giao 62, có mặt 54 người."
    ).claims
    assert [(str(claim.quantity.value), claim.quantity.unit) for claim in claims] == [
        ("2", "sản phẩm"),
        ("13", "sản phẩm"),
        ("62", "biên chế"),
        ("54", "người"),
    ]


def test_how_long_something_takes_on_average_is_a_figure() -> None:
    claims = read(
        "Thời gian giải quyết giảm xuống còn 1,85 ngày; khách lưu trú bình quân 2,5 ngày. Họp trong 1,5 ngày."
    ).claims
    assert [(claim.quote, claim.quantity.unit) for claim in claims] == [("1,85 ngày", "ngày"), ("2,5 ngày", "ngày")]


def test_bare_numbers_in_a_list_are_counted_as_the_first_is() -> None:
    claims = read("Biên chế giao 62, có mặt 58, thiếu 4. Số hồ sơ quá hạn 12.").claims
    assert [(str(claim.quantity.value), claim.quantity.unit) for claim in claims] == [
        ("62", "biên chế"),
        ("58", "biên chế"),
        ("4", "biên chế"),
        ("12", "hồ sơ"),
    ]


def test_the_whole_may_stand_behind_a_stroke_and_the_words_that_narrow_the_part() -> None:
    [claim] = read("Toàn xã còn 45 hộ cận nghèo/5.200 hộ.").claims
    assert (claim.quantity.value, claim.quantity.total) == (Decimal(45), Decimal(5200))
    assert claim.indicator == "hộ cận nghèo"


@pytest.mark.parametrize(
    "text",
    [
        "Giá trị thu được trên 1 ha đất canh tác đạt 105 triệu đồng",
        "Doanh thu trên 1 ha đất vườn 105 triệu đồng",
    ],
)
def test_what_a_value_is_told_for_each_of_is_no_figure(text: str) -> None:
    [claim] = read(text).claims
    assert (claim.quote, claim.indicator) == ("105 triệu đồng", text.partition(" 105")[0].removesuffix(" đạt"))


def test_more_than_one_of_a_unit_is_a_figure_where_no_value_is_told_for_each() -> None:
    assert [claim.quote for claim in read("Xã trồng trên 1 ha dâu, thu 105 triệu đồng").claims] == [
        "1 ha",
        "105 triệu đồng",
    ]


def test_a_number_behind_the_name_of_a_school_is_of_the_name_and_not_unread() -> None:
    reading = read("Khởi công Trường Mầm non Sơn Ca 2 trước ngày 15/10/2026, mua 4 xe.")
    assert ([claim.quote for claim in reading.claims], reading.unread) == (["4 xe"], ())


def test_grams_are_read_though_a_generation_of_networks_is_written_with_the_same_letter() -> None:
    text = "Thôn có sóng 4G; công an thu giữ 120,5g ma túy, 40 gam cần sa, 500ml dung dịch và 6 viên nén."
    read_ = [(claim.value, claim.unit, claim.planned) for claim in read(text).claims]
    assert read_ == [
        (Decimal("120.5"), "gam", False),
        (Decimal(40), "gam", False),
        (Decimal(500), "ml", False),
        (Decimal(6), "viên", False),
    ]


def test_a_number_with_a_letter_behind_words_of_places_is_no_weight_and_what_is_seized_is() -> None:
    text = "Nhà số 12g phố Huế có 3 hộ, tàng trữ 5g heroin, 12 gam ma túy, thu tổng số 20g."
    assert [claim.quote for claim in read(text).claims] == ["3 hộ", "5g", "12 gam", "20g"]
