"""What is told of another whole, of one of several, or of a change is held against nothing that it is no part of."""

import pytest

from tests.reconciling.reading_aloud import open_findings

HEAD = "Báo cáo 9 tháng đầu năm 2026\n\n"


@pytest.mark.parametrize(
    "text",
    [
        # a list behind a change is of the total, and so are its bare numbers
        "Xã thi hành kỷ luật 16 đảng viên, giảm 5 vụ so với cùng kỳ, gồm khiển trách 9, cảnh cáo 6, khai trừ 1.",
        "Kiểm tra phát hiện 14 vi phạm, tăng 3 vụ so với năm trước, gồm đất đai 8, xây dựng 4, môi trường 2.",
        # unless it makes the change
        "Xã có 96 hộ nghèo, tăng 5 hộ so với cùng kỳ, gồm 3 hộ thôn Đông và 2 hộ thôn Tây.",
        # one kind of several, and others that are left of no total of theirs
        "Xã có 31/40 phòng học kiên cố; còn 9 phòng bán kiên cố, 12 phòng tạm.",
        "Nhà ở kiên cố 1.420/1.610 nhà, đạt 88,2%; còn 24 nhà tạm.",
        "Số phòng học kiên cố đạt 45/60 phòng; còn 4 phòng tạm.",
        # each change is of what stands behind it
        "Tai nạn làm chết 6 người, bị thương 9 người; so với cùng kỳ giảm 3 người chết nhưng tăng 4 người bị thương.",
        "Tai nạn giảm 2 vụ, giảm 1 người chết song tăng 5 người bị thương.",
        # what one project has is not what the place has
        "Toàn xã bàn giao mặt bằng 88,5 ha. Xã đã bàn giao mặt bằng 12,6 ha cho dự án Cụm công nghiệp Đông.",
        "Xã đã bàn giao mặt bằng 12,6 ha. Riêng dự án hồ chứa nước mới bàn giao mặt bằng được 7,1 ha.",
        # what was assigned beside what came of it
        "Xã có 17/18 chỉ tiêu đạt, còn 01 chỉ tiêu không đạt là tỷ lệ hộ dùng nước sạch (giao 66%, thực hiện 64,2%).",
    ],
)
def test_what_is_of_another_whole_gives_no_finding(text: str) -> None:
    assert open_findings(HEAD + text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Xã thi hành kỷ luật 16 đảng viên, giảm 5 vụ so với cùng kỳ, gồm khiển trách 9, cảnh cáo 6, khai trừ 3.",
            ("error", "parts.sum", ["16 đảng viên", "9", "6", "3"]),
        ),
        (
            "Xã có 31/40 phòng học kiên cố; còn 11 phòng chưa kiên cố.",
            ("error", "partition.differs", ["31/40 phòng học", "11 phòng"]),
        ),
        (
            "Xã đã trả lời 31/40 kiến nghị; còn 11 kiến nghị thuộc thẩm quyền tỉnh.",
            ("error", "partition.differs", ["31/40 kiến nghị", "11 kiến nghị"]),
        ),
        (
            "Xã bàn giao mặt bằng 3/9 công trình, còn 7 công trình vướng đền bù.",
            ("error", "partition.differs", ["3/9 công trình", "7 công trình"]),
        ),
        (
            "Trồng rừng giao 50 ha, thực hiện 52,5 ha, đạt 150%.",
            ("error", "attainment.differs", ["50 ha", "52,5 ha", "150%"]),
        ),
    ],
)
def test_a_slip_beside_it_is_told(text: str, told: tuple[str, str, list[str]]) -> None:
    assert open_findings(HEAD + text) == [told]
