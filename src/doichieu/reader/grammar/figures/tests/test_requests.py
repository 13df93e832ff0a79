"""Figures that somebody asks for are no results."""

import pytest

from doichieu.reader import read


def planned(text: str) -> list[bool]:
    return [claim.planned for claim in read(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Đại biểu Lê An kiến nghị bổ sung 3 giáo viên tiếng Anh cho năm học mới.",
        "Cử tri thôn Đông đề nghị cấp 500 triệu đồng sửa trạm y tế.",
        "Bà con đề nghị UBND xã sớm làm 2 km đường.",
        "Cử tri đề nghị sửa trạm bơm, hỗ trợ 5 tấn giống.",
        "Cử tri đề nghị thực hiện nâng cấp 2 km đường.",
        "Cử tri đề nghị xây chợ mới, làm 2 km đường.",
    ],
)
def test_what_is_asked_for_is_planned(text: str) -> None:
    assert planned(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Thanh tra huyện kiến nghị thu hồi 12 triệu đồng.",
        "Cử tri phản ánh xã mới làm 2 km đường.",
        "Năm 2025, theo đề nghị của cử tri, xã đã làm 2 km đường.",
        "UBND xã tiếp nhận 12 kiến nghị, hỗ trợ 5 hộ.",
        "Cử tri đề nghị sớm sửa đường Bờ Lở, hiện đường có 12 ổ gà.",
        "Cử tri đề nghị quan tâm việc làm, hiện toàn xã có 120 lao động mất việc.",
        "Cử tri kiến nghị xem xét vì giá điện tăng 5%.",
        "Cử tri kiến nghị việc đầu tư 12 tỷ đồng cho chợ chưa hiệu quả.",
        "Cử tri kiến nghị làm tiếp, xã mới làm 2 km đường.",
        "Cử tri kiến nghị sửa cầu, năm 2025 xã làm 2 km đường.",
        "Sở đã hoàn thành đề xuất đầu tư 12 dự án.",
    ],
)
def test_findings_and_what_was_done_are_results(text: str) -> None:
    assert not any(planned(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ tọa đề nghị làm rõ nguyên nhân 12 dự án chậm tiến độ.", [False]),
        ("Đại biểu đề nghị UBND xã giải trình việc chi 3 tỷ đồng.", [False]),
        ("Chủ tịch UBND xã đề nghị làm rõ việc 40 hộ chưa nhận tiền, sửa xong 3 km đường.", [False, True]),
    ],
)
def test_what_is_to_be_explained_is_so_already(text: str, expected: list[bool]) -> None:
    assert planned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị huyện giải trình và hoàn trả 5 tỷ đồng.",
        "Đề nghị làm rõ hơn mục tiêu trồng 50 ha rừng.",
        "Đề nghị giải trình chỉ tiêu thu 500 tỷ đồng.",
    ],
)
def test_a_deed_beside_an_explanation_and_a_plan_to_be_explained_are_planned(text: str) -> None:
    assert planned(text) == [True]
