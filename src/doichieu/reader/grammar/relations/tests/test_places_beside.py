"""Places told by what stands beside them, in sentences."""

import pytest

from doichieu.reader import read

OWN = "Yên Lạc"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Xã Lệ Chi đạt 17 tiêu chí, Kim Sơn 14 tiêu chí.", ["Lệ Chi", "Kim Sơn"]),
        ("Đảng bộ xã Lệ Chi kết nạp 12 đảng viên, Kim Sơn đạt 9 đảng viên.", ["Lệ Chi", "Kim Sơn"]),
        ("Xã Lệ Chi kết nạp 12 đảng viên, Công an huyện 9 đảng viên.", ["Lệ Chi", "Lệ Chi"]),
        ("Trên địa bàn xã Lệ Chi có mưa, trạm đo 180 mm, Kim Sơn 471 mm.", ["Lệ Chi", "Lệ Chi"]),
        ("Giao Chủ tịch UBND xã Lệ Chi thu hồi 1,7 km vỉa hè, vận động 34 hộ.", ["Lệ Chi", "Lệ Chi"]),
        ("Giao Phòng Kinh tế sửa 12 cống.", [None]),
        ("UBND xã Lệ Chi bàn giao 3 ha; lập phương án cho 48 hộ, bố trí 17 lô.", ["Lệ Chi"] * 3),
        ("Xã Kim Sơn giao 7 ha, xã Lệ Chi giao 9 ha.", ["Kim Sơn", "Lệ Chi"]),
        ("Vướng nhất là xã Lệ Chi với 214 hộ bị ảnh hưởng nhưng mới có 97 hộ nhận tiền.", ["Lệ Chi", "Lệ Chi"]),
        ("Dẫn đầu là xã Lệ Chi, trồng 12 ha chè, thu 40 tấn.", ["Lệ Chi", "Lệ Chi"]),
        ("Khó khăn lớn, theo báo cáo, là 12 hộ chưa nhận tiền.", [None]),
        ("Nợ quá hạn còn 202 triệu đồng, một phần (96 triệu đồng) nằm ở xã Lệ Chi.", [None, "Lệ Chi"]),
        ("Huyện mở 1 hợp tác xã, ở xã Lệ Chi.", ["Lệ Chi"]),
        ("Dịch có tại xã Lệ Chi, đến nay lan ra 4 xã.", [None]),
        ("Đã có 9 xã về đích; 2 xã Lệ Chi, Kim Sơn đang lập hồ sơ.", [None, None]),
        ("Lãnh đạo xã Lệ Chi cho biết, xã tiếp nhận 38 trụ sở. Đã sửa 15 trụ sở.", ["Lệ Chi", None]),
        ("Điển hình là xã Lệ Chi. Nhờ đó, xã vận động 86 hộ, bàn giao 27 ha.", ["Lệ Chi", "Lệ Chi"]),
        ("Bí thư về thăm xã Lệ Chi. Toàn huyện có 86 hộ nhận tiền.", [None]),
    ],
)
def test_a_figure_has_the_place_that_the_words_beside_it_tell(text: str, places: list[str | None]) -> None:
    assert [claim.locality for claim in read(f"{text}\n", locality=OWN).claims] == places
