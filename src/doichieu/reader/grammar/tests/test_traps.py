"""Numbers that are no figures: every kind of trap gives no claim, and is named for what it is or said to be unread."""

import pytest

from doichieu.claims.codec import plain
from doichieu.reader import read


def others(text: str) -> list[tuple[str, str]]:
    """What the numbers of a text are instead of figures; none of them is a claim."""
    reading = read(text)
    assert reading.claims == ()
    return [(other.span.of(reading.text), other.what) for other in reading.other]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Hội nghị khai mạc sáng 12/7/2026.", [("12/7/2026", "date")]),
        ("Lễ ra quân bắt đầu lúc 7 giờ 30.", [("7 giờ 30", "time of day")]),
        ("Lễ ra quân bắt đầu lúc 8 giờ sáng.", [("8 giờ sáng", "time of day")]),
        ("Hội nghị lần thứ 17 của Đảng bộ xã.", [("17", "ordinal")]),
        ("Kỳ họp thứ 5 của HĐND xã.", [("5", "ordinal")]),
        ("Kế hoạch của năm 2026.", [("năm 2026", "date")]),
        ("Nhiệm kỳ 2020-2025 đã khép lại.", [("2020-2025", "term")]),
        ("Thực hiện Nghị quyết 15-NQ/TU.", [("15-NQ/TU", "document number")]),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP.", [("30/2020/NĐ-CP", "document number")]),
        ("Triển khai Chương trình 01 của Thành ủy.", [("01", "name")]),
        ("Tuyến Quốc lộ 1A qua xã.", [("1A", "name")]),
        ("Đường dây 500kV qua xã.", [("500kV", "name")]),
        ("Sản phẩm OCOP 3 sao của xã.", [("3 sao", "class")]),
        ("Mô hình chính quyền 2 cấp.", [("2 cấp", "class")]),
        ("Phòng, chống dịch Covid-19.", [("19", "name")]),
        ("Tình hình 6 tháng đầu năm.", [("6 tháng đầu năm", "date")]),
        ("Hồ sơ được trả trong 03 ngày làm việc.", [("03 ngày làm việc", "length of time")]),
        ("Lễ kỷ niệm 75 năm thành lập trường.", [("75 năm", "length of time")]),
        ("Khám mắt cho trẻ từ 3 đến dưới 10 tuổi.", [("3 đến dưới 10 tuổi", "age")]),
        ("Tiêm nhắc lại mũi 4 cho người dân.", [("4", "part of a series")]),
        ("Trao Huy hiệu 30 năm tuổi Đảng.", [("30 năm tuổi", "length of time")]),
        ("Khởi công đường vành đai 4.", [("4", "name")]),
        ("Họp tại Hội trường 18.8 của xã.", [("18.8", "name")]),
        ("Kế hoạch trung hạn 5 năm 2021 – 2025.", [("5 năm 2021 – 2025", "term")]),
        ("Chi bộ 4 họp thường kỳ.", [("4", "name")]),
        ("Trụ sở tại số 12 Triệu Việt Vương.", [("12 Triệu", "name")]),
        ("Trụ sở tại 12 Triệu Việt Vương.", [("12 Triệu", "name")]),
        ("Xem Điều 4 khoản 2 của Quy chế.", [("4", "part of a text"), ("2", "part of a text")]),
        ("Phong trào 5 không ở các thôn.", [("5 không", "class")]),
        ("Đoàn viếng mộ chị Võ Thị Sáu.", []),
        ("Một số thôn, nhiều xã đã họp năm, bảy lần.", [("bảy", "vague number")]),
        ("Lần đầu tiên xã thực hiện mục tiêu kép.", []),
    ],
)
def test_each_kind_of_trap_is_named_for_what_it_is(text: str, named: list[tuple[str, str]]) -> None:
    assert others(text) == named


@pytest.mark.parametrize(
    "words", ["Lượt xem: 1.234", "Điện thoại: 024.3861.2345", "Điện thoại: 0912 345 678", "Ảnh IMG_2034.jpg"]
)
def test_what_only_stands_on_the_page_is_no_figure(words: str) -> None:
    named = others(f"Xã tổng kết phong trào thi đua.\n{words}")
    assert named
    assert {what for _, what in named} <= {"furniture", "name"}


@pytest.mark.parametrize("words", ["8/8", "27/7", "30/4 và 1/5"])
def test_so_many_of_so_many_of_nothing_named_is_unread(words: str) -> None:
    reading = read(f"Xã tổ chức gặp mặt nhân {words}.")
    assert (reading.claims, reading.other) == ((), ())
    assert [unread.reason for unread in reading.unread] == ["no unit stands with the number"] * (words.count("/"))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Thu ngân sách đạt 7.486,3 tỷ đồng.", "7486300000000", "VND"),
        ("Có 258 đồng chí dự họp.", "258", "đồng chí"),
        ("Tỉnh có 3 cảng.", "3", "cảng"),
        ("Chi bộ 12 đảng viên đã họp.", "12", "đảng viên"),
        ("Tổ 3 125 hộ đã ký cam kết.", "125", "hộ"),
    ],
)
def test_what_looks_like_a_trap_is_still_a_figure(text: str, value: str, unit: str) -> None:
    [claim] = read(text).claims
    assert (plain(claim.value), claim.unit) == (value, unit)


def test_so_many_out_of_so_many_things_keeps_both_numbers() -> None:
    [claim] = read("Hoàn thành 17/17 chỉ tiêu.").claims
    assert (plain(claim.value), plain(claim.total), claim.unit) == ("17", "17", "chỉ tiêu")


def test_one_of_what_a_value_is_told_for_is_no_figure_before_a_colon_either() -> None:
    [claim] = read("Giá trị thu hoạch trên 1 ha đất trồng trọt: 172 triệu đồng.").claims
    assert claim.quote == "172 triệu đồng"
