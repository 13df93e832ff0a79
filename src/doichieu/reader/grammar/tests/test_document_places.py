"""The place that a document is about, by its title and its body."""

import pytest

from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rừng Nà Phặc xanh trở lại\n\nNà Phặc là huyện đầu nguồn. Bản Lũng Cà trồng 12 ha rừng.", "Nà Phặc"),
        ("Nửa năm, Vĩnh Trà đón 4.000 lượt khách\n\nThành phố biển Vĩnh Trà vừa qua mùa cao điểm.", "Vĩnh Trà"),
        ("Tín dụng chính sách Mỹ Lộc Tây vượt khó\n\nHuyện Mỹ Lộc Tây họp; xã An Hạ, xã An Hạ vay.", "Mỹ Lộc Tây"),
        ("Bí thư Lê Minh An thăm hộ nghèo\n\nCon của Lê Minh An ở xã An Hạ trồng 3 ha rừng.", "An Hạ"),
        ("Vụ Chiêm Xuân 2021 được mùa\n\nCác hợp tác xã gặt 12 ha.", None),
        ("Ban Tổ chức họp xét hồ sơ\n\nTheo báo cáo của Ban Tổ chức, có 12 hồ sơ.", None),
    ],
)  # fmt: skip
def test_the_title_and_the_body_together_tell_the_place_of_a_document(text: str, place: str | None) -> None:
    assert read(text).locality == place


def test_news_of_a_delegation_is_of_the_place_whose_body_sent_it() -> None:
    text = (
        "Đoàn giám sát HĐND tỉnh: Còn 47 cơ sở chưa xử lý\n"
        "Chiều 22/4, Đoàn giám sát của HĐND tỉnh Lam Giang làm việc với UBND xã Hạ Sơn và UBND xã Thượng Sơn.\n"
        "Xã Hạ Sơn tiếp nhận 38 cơ sở. Xã Hạ Sơn bỏ trống 17 cơ sở."
    )
    assert read(text).locality == "Lam Giang"
    assert read("UBND xã Hạ Sơn tiếp đoàn giám sát. Xã Hạ Sơn có 38 cơ sở.").locality == "Hạ Sơn"


def test_a_congress_is_of_the_place_before_its_number_in_the_letterhead() -> None:
    head = "ĐẢNG BỘ TỈNH LAM GIANG\tĐẢNG CỘNG SẢN VIỆT NAM\nĐẠI HỘI ĐẠI BIỂU\nĐẢNG BỘ HUYỆN HẠ SƠN LẦN THỨ XX\n*\n"
    assert read(f"{head}\nNGHỊ QUYẾT\n\nHuyện có 12 xã.").locality == "Hạ Sơn"
