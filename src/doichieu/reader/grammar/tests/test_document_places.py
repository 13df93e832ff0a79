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
