import pytest

from doichieu.reader import read


def indicators(text: str) -> list[str | None]:
    return [claim.indicator for claim in read(text).claims]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Sức khỏe loại 1 có 74 thanh niên (40%).", "Sức khỏe loại 1"),
        ("Trình độ đại học, cao đẳng, trung cấp 46 đồng chí, chiếm 24,9%.", "Trình độ đại học, cao đẳng, trung cấp"),
        ("Xã loại 1 có 30 cán bộ.", "cán bộ"),
        ("Chi bộ có 30 thanh niên.", "thanh niên"),
    ],
)
def test_the_class_of_those_counted_says_what_is_counted(text: str, first: str) -> None:
    assert set(indicators(text)) == {first}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Tội phạm về trật tự xã hội 07 vụ (-03 vụ).", "Tội phạm về trật tự xã hội"),
        ("Dự án Bệnh viện đa khoa khu vực phía Nam vướng 23 hộ.", "vướng"),
    ],
)
def test_a_noun_phrase_that_opens_a_clause_is_the_subject_of_the_count_behind_it(text: str, first: str) -> None:
    assert first in (indicators(text)[0] or "")


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Xã phấn đấu giảm từ 5% trở lên số vụ phạm pháp hình sự.", "số vụ phạm pháp hình sự"),
        ("Xã kéo giảm 5 - 10% tai nạn giao thông trên cả 3 tiêu chí.", "tai nạn giao thông"),
    ],
)
def test_what_is_to_change_stands_behind_a_bound_and_before_the_ways(text: str, matter: str) -> None:
    assert indicators(text)[0] == matter


def test_a_running_total_behind_parts_is_of_the_whole() -> None:
    found = read(
        "Tháng 7/2026, thu ngân sách nhà nước trên địa bàn được 1.960 triệu đồng, trong đó: thuế 840 triệu đồng; "
        "thu khác 215 triệu đồng. Lũy kế 7 tháng 15,68 tỷ đồng, bằng 64% kế hoạch năm."
    ).claims
    assert [(claim.indicator, claim.code) for claim in found[-2:]] == [("thu ngân sách nhà nước", "BUD01")] * 2
    goes_on = read("Thu thuế được 9 tỷ đồng, trong đó phí 2 tỷ đồng. Đạt 64% kế hoạch.").claims
    assert goes_on[-1].indicator == "phí"
