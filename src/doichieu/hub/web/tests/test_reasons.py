"""What a status is explained with: both numbers, and which is the larger."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from doichieu.claims import Period, Quantity
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.judgements import Counted, PartStanding, Reason, Running, Status, Why
from doichieu.hub.web.words.reasons import Sides, words_of

CASES = [
    ("88.8", "95", False, False, "Kết quả 88.8% thấp hơn chỉ tiêu 95%."),
    ("97", "95", False, False, "Kết quả 97% cao hơn chỉ tiêu 95%."),
    ("95", "95", False, False, "Kết quả 95% đạt chỉ tiêu 95%."),
    ("94.96", "95", True, False, "Kết quả 94.96% đạt chỉ tiêu 95%."),
    ("1.2", "1.5", False, True, "Kết quả 1.2% thấp hơn chỉ tiêu 1.5%. (Càng thấp càng tốt.)"),
]


@pytest.mark.parametrize(("result", "target", "meets", "lower", "said"), CASES)
def test_at_the_end_both_numbers_are_given(result: str, target: str, meets: bool, lower: bool, said: str) -> None:
    reason = Reason(Why.AT_THE_END, Decimal(result), Decimal(target), "%")
    with translation.override("vi"):
        assert words_of(reason, "vi", Sides(f"{result}%", f"{target}%", meets, lower)) == said


def test_what_meets_only_when_rounded_says_so() -> None:
    reason = Reason(Why.AT_THE_END, Decimal("92.6"), Decimal(93), "%")
    with translation.override("vi"):
        said = words_of(reason, "vi", Sides("92,6%", "93%", meets=True, lower_is_better=False, rounded=True))
    assert said == "Kết quả 92,6% đạt chỉ tiêu 93% khi làm tròn đến số chữ số mà chỉ tiêu ghi."


def test_before_the_end_it_is_said_too_why_they_are_compared() -> None:
    reason = Reason(Why.AGAINST_TARGET, Decimal(91), Decimal(92), "%")
    with translation.override("vi"):
        said = words_of(reason, "vi", Sides("91%", "92%", meets=False, lower_is_better=False))
    assert said == (
        "Kết quả 91% thấp hơn chỉ tiêu 92%. "
        "Đây chưa phải kết quả của cả kỳ. Tỷ lệ không cộng dồn theo thời gian nên được so trực tiếp với chỉ tiêu."
    )


def test_beside_a_target_a_stated_share_does_not_deny_the_target() -> None:
    reason = Reason(Why.AT_THE_END, share=Decimal("0.96"), stated=True)
    with translation.override("en"):
        said = words_of(reason, "en", targeted=True)
    assert said.endswith("The document itself states the share; the result is not on record here.")


def test_of_a_stated_share_only_the_share_is_given() -> None:
    reason = Reason(Why.AT_THE_END, share=Decimal("0.96"), stated=True)
    with translation.override("vi"):
        assert words_of(reason, "vi") == (
            "Đã hết kỳ: kết quả bằng 96,0% chỉ tiêu. Tỷ lệ do chính văn bản nêu; chưa có chỉ tiêu giao."
        )


def test_last_years_pace_is_told_with_both_pairs_of_figures() -> None:
    tenth = Decimal(100_000_000)  # of a tỷ
    reason = Reason(
        Why.LAST_YEARS_PACE,
        share=Decimal("0.5707"),
        expected=Decimal("0.5832"),
        unit="VND",
        last_year=(
            Quantity(305 * tenth, None, None, tenth, "VND"),
            Quantity(523 * tenth, None, None, tenth, "VND"),
        ),
    )
    with translation.override("vi"):
        said = words_of(reason, "vi", Sides("33,1 tỷ đồng", "58 tỷ đồng", meets=False, lower_is_better=False))
    assert said == (
        "Đã đạt 33,1 tỷ đồng trên 58 tỷ đồng, bằng 57,1%; cùng thời điểm năm trước đạt 30,5 tỷ đồng "
        "trên 52,3 tỷ đồng của cả năm, bằng 58,3%."
    )


def test_what_was_added_up_since_the_targets_first_day_is_told_before_the_comparison() -> None:
    def amount(value: int) -> Quantity:
        return Quantity(Decimal(value), None, None, Decimal(1), "ha")

    half, second = Period(date(2022, 1, 1), date(2022, 6, 30)), Period(date(2022, 7, 1), date(2022, 12, 31))
    year = Period.year(2022)
    summed = Running(year, year, amount(110), (Counted(half, amount(50)), Counted(second, amount(60))), ())
    reason = Reason(Why.AT_THE_END, result=Decimal(110), target=Decimal(120), unit="ha", running=summed)
    sides = Sides("110 ha", "120 ha", meets=False, lower_is_better=False)
    with translation.override("vi"):
        said = words_of(reason, "vi", sides)
        stated = words_of(replace(reason, running=replace(summed, parts=(Counted(year, amount(110)),))), "vi", sides)
    below = "Kết quả 110 ha thấp hơn chỉ tiêu 120 ha."
    since = "Chỉ tiêu giao cho năm 2022 nên tính lũy kế từ đầu kỳ giao"
    sum_of = "6 tháng đầu năm 2022: 50 ha + 6 tháng cuối năm 2022: 60 ha = 110 ha"
    assert said == f"{since}, số này không văn bản nào nêu: {sum_of}. {below}"
    assert stated == f"{since}, theo số liệu đã có: 110 ha. {below}"


def test_a_composite_target_names_each_part_and_how_it_stands() -> None:
    deaths = Indicator(code="SEC04", name_vi="Số người chết", name_en="Deaths")
    hurt = Indicator(code="SEC05", name_vi="Số người bị thương", name_en="Injuries")
    standings = (
        PartStanding(deaths, Status.MET, Reason(Why.AT_THE_END)),
        PartStanding(hurt, Status.NOT_MET, Reason(Why.AT_THE_END)),
    )
    with translation.override("vi"):
        said = words_of(Reason(Why.ALL_PARTS, parts=standings), "vi")
    assert said == "Mọi tiêu chí thành phần đều phải đạt: Số người chết – đạt; Số người bị thương – không đạt."


def test_an_estimate_of_days_that_are_not_over_says_so() -> None:
    reason = Reason(Why.ESTIMATED, share=Decimal("0.9"))
    with translation.override("vi"):
        assert words_of(reason, "vi", Sides("90%", "100%", meets=False, lower_is_better=False)) == (
            "Ước 90%, chỉ tiêu 100%; kỳ chưa kết thúc."
        )
        assert words_of(reason, "vi") == "Kết quả là số ước tính, bằng 90,0% chỉ tiêu; kỳ chưa kết thúc."
