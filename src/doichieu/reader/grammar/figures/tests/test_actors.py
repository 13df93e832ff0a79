import pytest

from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Đại hội chọn 3 nhiệm vụ.", "chọn"),
        ("Cử tri gửi 15 kiến nghị.", "gửi"),
        ("Các ngành gửi 7 công văn.", "gửi"),
        ("Huyện Lâm Khê và xã Tân Phú gửi 4 công văn.", "gửi"),
        ("Ban Thường vụ Đảng ủy 6 xã dự họp.", "xã dự họp"),
        ("Đảng bộ huyện mở 7 lớp.", "mở"),
        ("Hội Nông dân mở 7 lớp.", "mở"),
        ("Hội Nông dân xã mở 9 lớp.", "mở"),
        ("Huyện miền núi có 5 huyện.", "huyện"),
    ],
)
def test_who_acts_is_not_what_is_counted(text: str, indicator: str) -> None:
    [claim] = read(text).claims
    assert claim.indicator == indicator


def test_what_someone_is_is_no_deed() -> None:
    women, share, young = read("Có đại biểu nữ 8 người (32%), đại biểu trẻ 4 người.").claims
    assert (women.indicator, share.indicator, young.indicator) == ("đại biểu nữ", "đại biểu nữ", "đại biểu trẻ")


def test_a_place_in_a_bracket_called_like_a_verb_is_a_place() -> None:
    claims = read("Kết nạp 45 đảng viên (xã Hạ 12 đảng viên, xã Tân Phú 33 đảng viên).").claims
    assert [(claim.kind.value, str(claim.value)) for claim in claims] == [("level", n) for n in ("45", "12", "33")]


def test_a_size_is_one_of_the_thing_named_before_it() -> None:
    [size] = read("Nhà máy nước công suất 5.000 m3 đã vận hành.").claims
    assert size.indicator == "Nhà máy nước công suất"


def test_a_place_called_like_a_verb_is_a_place() -> None:
    first, second = read("Tỷ lệ hộ nghèo của xã Thượng là 9%, xã Hạ 12%.").claims
    assert [(claim.kind.value, str(claim.value)) for claim in (first, second)] == [("level", "9"), ("level", "12")]


def test_a_number_behind_what_was_done_counts_what_the_sentence_counts() -> None:
    asked, answered, left = read("Cử tri gửi 15 kiến nghị; các ngành đã trả lời 12, còn 3 đang xem xét.").claims
    assert [claim.unit for claim in (asked, answered, left)] == ["kiến nghị"] * 3
    assert [claim.quote for claim in (answered, left)] == ["12", "3"]
