"""Who shares a duty, and where the duty itself begins behind them."""

import pytest

from doichieu.claims import Text
from doichieu.reader import read

SESSION = "Ngày 10/7/2025, HĐND xã Tân Lập khai mạc kỳ họp thứ 2. "


def duties(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(task.quote, task.co_workers) for task in read(Text(SESSION + text)).tasks]


@pytest.mark.parametrize(
    ("text", "work", "partners"),
    [
        (
            "Kỳ họp giao UBND xã chủ trì, phối hợp với Trạm Y tế xã đo mắt cho 90 cháu, hoàn thành trước 31/10/2025.",
            "đo mắt cho 90 cháu, hoàn thành trước 31/10/2025",
            ("Trạm Y tế xã",),
        ),
        (
            "Giao Phòng Kinh tế chủ trì phối hợp với Ban Quản lý dự án phát quang tuyến mương trước ngày 20/9/2025.",
            "phát quang tuyến mương trước ngày 20/9/2025",
            ("Ban Quản lý dự án",),
        ),
        (
            "Giao Công an xã chủ trì và phối hợp cùng Đoàn xã vớt bèo trên kênh, xong trước ngày 15/9/2025.",
            "vớt bèo trên kênh, xong trước ngày 15/9/2025",
            ("Đoàn xã",),
        ),
        (
            "Giao UBND xã chủ trì, phối hợp với Trạm Y tế xã, Hội Phụ nữ xã cấp 80 thẻ, xong trước ngày 3/9/2025.",
            "cấp 80 thẻ, xong trước ngày 3/9/2025",
            ("Trạm Y tế xã", "Hội Phụ nữ xã"),
        ),
        (
            "Phòng Văn hóa chủ trì, phối hợp với Trường Tiểu học Lâm Hạ sơn lại 12 phòng trước ngày 25/8/2025.",
            "sơn lại 12 phòng trước ngày 25/8/2025",
            ("Trường Tiểu học Lâm Hạ",),
        ),
        (
            "Giao UBND xã chủ trì đắp 2 km bờ bao, hoàn thành trước ngày 31/10/2025.",
            "đắp 2 km bờ bao, hoàn thành trước ngày 31/10/2025",
            (),
        ),
        (
            "Giao Công an xã chủ trì, phối hợp với các đơn vị liên quan kiểm tra 12 quán trước ngày 30/9/2025.",
            "kiểm tra 12 quán trước ngày 30/9/2025",
            ("các đơn vị liên quan",),
        ),
        (
            "Giao Phòng Tư pháp chủ trì, phối hợp với các phòng, ban và các đơn vị có liên quan tham mưu quy chế.",
            "tham mưu quy chế",
            ("các phòng, ban và các đơn vị có liên quan",),
        ),
        (
            "Giao Công an xã phối hợp với Ban Chỉ huy Quân sự xã tuần tra đêm.",
            "tuần tra đêm",
            ("Ban Chỉ huy Quân sự xã",),
        ),
        (
            "Giao Phòng Nội vụ phối hợp với các đơn vị thi công rà soát 3 hồ sơ.",
            "rà soát 3 hồ sơ",
            ("các đơn vị thi công",),
        ),
        (
            "Giao Phòng Nội vụ chịu trách nhiệm trước UBND xã về tiến độ, hoàn thành hồ sơ trước ngày 30/9/2025.",
            "hoàn thành hồ sơ trước ngày 30/9/2025",
            (),
        ),
    ],
)
def test_a_co_worker_ends_where_the_name_does_and_the_work_is_what_follows(
    text: str, work: str, partners: tuple[str, ...]
) -> None:
    assert duties(text) == [(work, partners)]


def test_a_second_duty_has_the_same_co_workers_and_no_words_of_the_first() -> None:
    text = (
        "Giao Trạm Y tế chủ trì, phối hợp với Hội Người cao tuổi xã đo huyết áp cho 30 cụ trong tháng 9/2025, "
        "báo cáo kết quả trước ngày 5/10/2025."
    )
    assert duties(text) == [
        ("đo huyết áp cho 30 cụ trong tháng 9/2025", ("Hội Người cao tuổi xã",)),
        ("báo cáo kết quả trước ngày 5/10/2025", ("Hội Người cao tuổi xã",)),
    ]
