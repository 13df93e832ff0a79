"""The places that figures are about, in sentences."""

import pytest

from doichieu.reader import read

OWN = "Yên Lạc"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Bà Đỗ Thị Bích, Chủ tịch UBND xã Lệ Chi cho hay, xã có 19 hộ nhận tiền. Còn 4 ao. Toàn huyện có 7 hồ.",
            ["Lệ Chi", "Lệ Chi", None],
        ),
        ("Chủ tịch UBND xã Lệ Chi đề nghị hỗ trợ 5 tỷ đồng.", [None]),
        ("Xã Lệ Chi giải ngân 2 tỷ đồng, toàn huyện đạt 45 tỷ đồng.", ["Lệ Chi", None]),
        ("Ở xã Lệ Chi còn 12 hộ nghèo, các xã khác còn 40 hộ nghèo.", ["Lệ Chi", None]),
        ("Xã Lệ Chi trồng 12 ha chè, cả vụ thu 40 tấn.", ["Lệ Chi", "Lệ Chi"]),
        ("UBND xã Lệ Chi bàn giao 3 ha đất; sửa 12 cống.", ["Lệ Chi", "Lệ Chi"]),
        ("UBND xã Lệ Chi đề nghị hỗ trợ 5 tỷ đồng.", [None]),
        ("Ngược lại, xã Lệ Chi mới bàn giao 6 ha trong khi cần 19 ha, còn 13 hộ chưa nhận tiền.", ["Lệ Chi"] * 3),
        ("Tuy nhiên, toàn huyện mới giao 6 ha, còn 13 hộ chưa nhận tiền.", [None, None]),
        ("Bên cạnh đó, xã Lệ Chi và xã Kim Sơn giao 6 ha, còn 13 hộ chưa nhận tiền.", [None, None]),
        ("Xã Lệ Chi trồng 3 ha, xã Kim Sơn trồng 9 ha, chi 4 tỷ đồng.", ["Lệ Chi", "Kim Sơn", "Kim Sơn"]),
        ("Xã Lệ Chi trồng 3 ha giáp xã Kim Sơn, chi 4 tỷ đồng.", ["Lệ Chi", "Lệ Chi"]),
        ("Hai xã có tỷ lệ cao nhất: Lệ Chi (46,8%), Kim Sơn (39%).", [None, "Lệ Chi", "Kim Sơn"]),
        ("Xã tiêm đạt thấp nhất là Đại Thắng (61,3%); xã Kim Sơn cao nhất: 93,8%.", ["Đại Thắng", "Kim Sơn"]),
        ("Xã cao nhất là Lệ Chi đạt 15 tiêu chí, xã thấp nhất chỉ 4 tiêu chí.", ["Lệ Chi", None]),
        ("Chậm nhất là xã Lệ Chi: trong 112 hộ phải dời còn 49 hộ giữ đất.", ["Lệ Chi", "Lệ Chi"]),
        ("Sâu keo hại 37 ha ngô ở xã Lệ Chi (25 ha) và xã Kim Sơn (12 ha).", [None, "Lệ Chi", "Kim Sơn"]),
        ("Xã Lệ Chi và Kim Sơn bàn giao 100% mặt bằng.", [None]),
        (
            "Khu Đồng Bãi (xã Lệ Chi) hoàn thành 80% hạ tầng, bốc thăm 112 lô; khu Đầm Sen (xã Kim Sơn) đạt 65%.",
            ["Lệ Chi", "Lệ Chi", "Kim Sơn"],
        ),
        (
            "Đến 20/8/2025, xã Lệ Chi đã kiểm đếm 21/23 hộ, chi trả 46 tỷ đồng; xã Kim Sơn đo 9 hộ, chi 2 tỷ đồng.",
            ["Lệ Chi", "Lệ Chi", "Kim Sơn", "Kim Sơn"],
        ),
        ("Còn vướng 2,4 km tại địa phận xã Lệ Chi.", ["Lệ Chi"]),
        ("Tiến độ chậm do xã Lệ Chi chưa bàn giao 3 km.", ["Lệ Chi"]),
        ("Trạm bơm liên xã Phú Sa (huyện Đông Mạ) vốn 24 tỷ đồng.", ["Đông Mạ"]),
        ("Xã Lệ Chi còn 9 hộ nghèo; riêng Lệ Chi ít nhất 4 hộ có nhà tạm.", ["Lệ Chi", "Lệ Chi"]),
        ("Xã Lệ Chi thu 9 tỷ đồng. Có 2 cầu ở Lệ Chi xong phần móng.", ["Lệ Chi", "Lệ Chi"]),
        ("Xã Lệ Chi cấp nước cho 83,2% hộ; 2 huyện khác đạt 31,5%.", ["Lệ Chi", None, None]),
    ],
)
def test_a_figure_is_about_the_place_that_its_words_name(text: str, places: list[str | None]) -> None:
    assert [claim.locality for claim in read(text, locality=OWN).claims] == places


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Đắk Kroa 11 tháng kết nạp 74 đảng viên", "Đắk Kroa"),
        ("AN NINH TRẬT TỰ HUYỆN CẦU MÂY NĂM 2017. HUYỆN CẦU MÂY. HUYỆN CẦU MÂY", "Cầu Mây"),
        ("Đường Vành đai 3 mới thông 80%", "Lệ Chi"),
    ],
)
def test_a_name_that_opens_the_title_is_the_place_of_the_document(title: str, place: str) -> None:
    assert read(f"{title}\n\nNgày 12/5, xã Lệ Chi họp dân. Xã Lệ Chi có 4 ao.").locality == place


def test_a_document_that_tells_of_many_communes_is_about_the_place_above_them() -> None:
    text = (
        "Vành đai thông xe, qua thành phố An Khê. Xã Lệ Chi 4 ao, xã Lệ Chi 5 hồ, xã Kim Sơn 6 đập, phường Mỹ Hạ 7 cầu."
    )
    assert read(text).locality == "An Khê"
