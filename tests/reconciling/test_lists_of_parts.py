"""Lists of parts behind `gồm`, `trong đó`, a colon, a bracket or forms of discipline: all count, and are told once."""

import pytest

from tests.reconciling.reading_aloud import open_findings


@pytest.mark.parametrize(
    ("text", "severity", "quotes"),
    [
        (
            "Nhận 39 đơn, gồm 22 đơn kiến nghị, 11 đơn khiếu nại, 8 đơn tố cáo.",
            "error",
            ["39 đơn", "22 đơn", "11 đơn", "8 đơn"],
        ),
        (
            "Nhận 39 đơn thư gồm 22 đơn kiến nghị, 11 đơn khiếu nại và 8 đơn tố cáo; đã giải quyết 30 đơn.",
            "error",
            ["39 đơn thư", "22 đơn", "11 đơn", "8 đơn"],
        ),
        (
            "Nhận 39 đơn thư, trong đó 22 đơn kiến nghị, 11 đơn khiếu nại, 8 đơn tố cáo.",
            "warning",
            ["39 đơn thư", "22 đơn", "11 đơn", "8 đơn"],
        ),
        ("Xã có 120 cán bộ, trong đó nam 80, nữ 50.", "warning", ["120 cán bộ", "80", "50"]),
        ("Xã có 120 cán bộ (nữ 40, nam 60).", "warning", ["120 cán bộ", "40", "60"]),
        (
            "Đảng bộ có 41 tổ chức cơ sở đảng, gồm 19 đảng bộ và 32 chi bộ cơ sở.",
            "warning",
            ["41 tổ chức cơ sở đảng", "19 đảng bộ", "32 chi bộ cơ sở"],
        ),
        (
            "Kỷ luật 12 đảng viên với các hình thức: khiển trách 7, cảnh cáo 4, khai trừ 2.",
            "warning",
            ["12 đảng viên", "7", "4", "2"],
        ),
        (
            "Kỷ luật 12 đảng viên bằng các hình thức: khiển trách 7, cảnh cáo 4.",
            "error",
            ["12 đảng viên", "7", "4"],
        ),
        ("Kỷ luật 12 đảng viên: khiển trách 7, cảnh cáo 4, khai trừ 2.", "warning", ["12 đảng viên", "7", "4", "2"]),
        ("Nhận 39 đơn (khiếu nại 11, tố cáo 8, kiến nghị 22).", "warning", ["39 đơn", "11", "8", "22"]),
        (
            "Thu gom 85 tấn rác, trong đó rác hữu cơ 60 tấn, rác nhựa 37 tấn.",
            "question",
            ["85 tấn", "60 tấn", "37 tấn"],
        ),
    ],
)
def test_parts_that_do_not_make_their_whole_are_told_once_and_all(text: str, severity: str, quotes: list[str]) -> None:
    assert open_findings(text) == [(severity, "parts.sum", quotes)]


@pytest.mark.parametrize(
    "text",
    [
        "Nhận 41 đơn, gồm 22 đơn kiến nghị, 11 đơn khiếu nại, 8 đơn tố cáo; đã giải quyết 30 đơn.",
        "Nhận 50 đơn, trong đó 22 đơn kiến nghị, 11 đơn khiếu nại, 8 đơn tố cáo.",
        "Trồng 150 ha cây, gồm 70 ha ngô và 80 ha rau; trồng mới 11 ha rừng.",
        "Tu bổ 7 đền (gồm 3 đền cấp tỉnh, 4 đền cấp xã), nâng tổng số đền được tu bổ lên 52; dựng 9 đền.",
        "Huyện có 16 xã, trong đó 10 xã vùng cao, 8 xã có chợ, 4 xã biên giới.",
        "Xây 12 cầu, trong đó 5 cầu dài 9 m, 8 cầu rộng 3 m.",
        "Đảng bộ có 41 tổ chức cơ sở đảng, gồm 19 đảng bộ (có 120 chi bộ trực thuộc) và 22 chi bộ cơ sở.",
        "Tặng 30 suất quà, gồm 10 kg gạo và 2 chai dầu.",
        "Cả nước tăng 8%, trong đó nông nghiệp tăng 4%, công nghiệp tăng 9%.",
    ],
)
def test_rows_that_hold_or_that_need_not_hold_are_no_finding(text: str) -> None:
    assert open_findings(text) == []
