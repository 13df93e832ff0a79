"""What is reported though a word of duty, a deadline or a day a little ahead stands beside it."""

from datetime import date

import pytest

from doichieu.claims import Claim, Period
from doichieu.reader import read

DAY = date(2024, 12, 20)


def claims(text: str, day: date = DAY) -> tuple[Claim, ...]:
    return read(text, published=day).claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Qua kiểm tra, kết luận 4 cán bộ sai phạm, phải kỷ luật 2 trường hợp.",
        "Đoàn phát hiện 4 hồ sơ sai, phải thu hồi 2 triệu đồng.",
        "Rà soát 30 cầu, có 4 cầu hỏng; 2 cầu dựng sai mẫu, phải giảm trừ 9 triệu đồng.",
    ],
)
def test_what_had_to_be_done_after_a_finding_is_reported(sentence: str) -> None:
    assert not any(claim.planned for claim in claims(f"Năm 2024\n\n{sentence}"))


def test_what_has_to_be_done_without_a_finding_is_planned() -> None:
    _, roads = claims("Năm 2024\n\nXã còn 4 thôn chưa có nhà văn hóa, phải làm xong 2 nhà.")
    assert roads.planned


def test_what_a_leader_orders_behind_a_finding_is_planned() -> None:
    *_, returned = claims("Năm 2024\n\nBí thư kết luận: 4 hộ chưa nộp, phải thu hồi 2 triệu đồng.")
    assert returned.planned


def test_a_duty_that_tells_of_what_a_share_is_plans_no_change_behind_it() -> None:
    share, more = claims(
        "Năm 2024\n\nXã bàn giao 30 ha.\n\nĐất sạch bằng 62% diện tích phải thu hồi, cao hơn cùng kỳ 3%."
    )[1:]
    assert (share.planned, more.planned) == (False, False)


def test_how_much_before_its_plan_a_work_was_done_is_reported() -> None:
    [sooner] = claims("Năm 2024\n\nXã bàn giao đất sớm hơn kế hoạch 20 ngày.")
    assert not sooner.planned


def test_the_last_day_of_the_year_reported_on_holds_on_for_what_was_reached() -> None:
    told = "Đến hết năm 2024, xã có 4 thôn đạt chuẩn. Bình quân mỗi thôn đạt 9 tiêu chí. Có 3 thôn kiểu mẫu."
    found = claims(f"Kết quả năm 2024\n\n{told}")
    assert [claim.planned for claim in found] == [False] * len(found)
    assert {claim.period for claim in found} == {Period.day(date(2024, 12, 31))}


def test_a_deadline_that_is_over_was_met_in_a_section_of_results() -> None:
    results = "Điều 1. Kết quả năm 2024\n\nXóa 70 nhà tạm trước ngày 31/8."
    done, due = claims(f"NGHỊ QUYẾT\n\n{results}\n\nĐiều 2. Chỉ tiêu năm 2025\n\nXóa 3 nhà tạm.")
    assert (done.planned, due.planned) == (False, True)


def test_the_end_of_the_year_in_a_section_of_next_years_targets_is_of_that_year() -> None:
    text = "Điều 2. Các chỉ tiêu chủ yếu năm 2025\n\n- Tỷ lệ hộ nghèo cuối năm còn 1,3%."
    [poor] = claims(text)
    assert (poor.planned, poor.period) == (True, Period.day(date(2025, 12, 31)))


def test_the_year_of_a_source_of_money_does_not_date_what_it_pays_for() -> None:
    text = "Nhiệm vụ năm 2025\n\n1. Bố trí 3 tỷ đồng từ nguồn tăng thu năm 2024 để sửa 16 phòng học."
    assert {claim.period for claim in claims(text)} == {Period.year(2025)}


@pytest.mark.parametrize(
    ("sentence", "planned"),
    [
        ("Phát hiện 12 hộ vi phạm, yêu cầu của 12 hộ đã được giải quyết.", [False, False]),
        ("Phát hiện 3 đối tượng đòi nợ, yêu cầu nạn nhân nộp 50 triệu đồng.", [False, False]),
        ("Phát hiện 3 vụ; yêu cầu kỹ thuật đạt 95%.", [False, False]),
        ("Phát hiện 12 vi phạm; kiến nghị thu hồi 3 tỷ đồng.", [False, False]),
        ("Có 12 hồ sơ đạt yêu cầu; yêu cầu bổ sung giấy tờ, 3 hồ sơ bị trả lại.", [False, False]),
    ],
)
def test_what_is_demanded_beside_a_finding_is_not_planned_by_that_alone(sentence: str, planned: list[bool]) -> None:
    assert [claim.planned for claim in claims(sentence)] == planned


@pytest.mark.parametrize(
    "sentence",
    [
        "Thanh tra phát hiện vi phạm phải xử lý là 4 tỷ đồng.",
        "Sai phạm về kinh tế phải xử lý là 4 tỷ đồng, gồm thu hồi 3 tỷ đồng và giảm trừ 1 tỷ đồng.",
        "Diện tích phải cải tạo là 12 ha.",
    ],
)
def test_a_duty_that_tells_which_things_are_meant_plans_none_of_them(sentence: str) -> None:
    assert not any(claim.planned for claim in claims(sentence))


def test_what_was_directed_is_a_result_where_its_change_is_told() -> None:
    assert [x.planned for x in claims("Chỉ đạo Ủy ban Kiểm tra giải quyết 4 đơn, tăng 1 đơn so với cùng kỳ.")] == [
        False,
        False,
    ]
    assert [x.planned for x in claims("Chỉ đạo các xã trồng 12 ha rừng, tăng thu 3 tỷ đồng.")] == [True, True]


@pytest.mark.parametrize(
    ("change", "planned"),
    [
        (" so với cùng kỳ năm 2023", False),
        (" so với năm trước", False),
        ("", True),
        (" so với dự toán", True),
        (" trong năm 2025", True),
        (" so với năm 2024", True),
        (" so với năm trước, vượt kế hoạch", True),
        (" so với cùng kỳ, trong năm 2025", True),
    ],
)
def test_what_was_directed_stays_planned_unless_it_has_changed_from_a_time_before(change: str, planned: bool) -> None:
    told = claims(f"Chỉ đạo ngành thuế thu 12 tỷ đồng, tăng 2 tỷ đồng{change}.")
    assert [claim.planned for claim in told] == [planned, planned]
