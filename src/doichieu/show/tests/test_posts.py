"""Posts in small letters."""

import pytest

from doichieu.show import post


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("CHÁNH VĂN PHÒNG", "Chánh Văn phòng"),
        ("PHÓ BÍ THƯ", "Phó bí thư"),
        ("BÍ THƯ ĐẢNG ỦY", "Bí thư Đảng ủy"),
        ("CHỦ TỊCH UBND XÃ", "Chủ tịch UBND xã"),
        ("PHÓ CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN", "Phó chủ tịch Hội đồng nhân dân"),
        ("CHỦ TỊCH UBND XÃ AN HÒA TRUNG", "CHỦ TỊCH UBND XÃ AN HÒA TRUNG"),
        ("Bí thư Chi bộ thôn Đông", "Bí thư Chi bộ thôn Đông"),
    ],
)
def test_a_post_in_capitals_is_written_small(written: str, shown: str) -> None:
    assert post(written) == shown
