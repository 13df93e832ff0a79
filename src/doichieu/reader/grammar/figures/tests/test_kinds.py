from decimal import Decimal

import pytest

from doichieu.claims import Bound, Kind
from doichieu.claims.codec import plain
from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Thu ngân sách đạt 7.486 tỷ đồng", Kind.LEVEL, "7486000000000"),
        ("Tỷ lệ thất nghiệp giảm còn 2,6%", Kind.LEVEL, "2.6"),
        ("Tốc độ tăng năng suất lao động đạt 6,4%", Kind.LEVEL, "6.4"),
        ("Thu ngân sách đạt 101,47% dự toán", Kind.ATTAINMENT, "101.47"),
        ("Thành lập hợp tác xã vượt 14,3% kế hoạch", Kind.ATTAINMENT, "114.3"),
        ("Doanh thu vượt trên 100% kế hoạch", Kind.ATTAINMENT, "200"),
        ("Thu ngân sách cao hơn 168 tỷ đồng so với nghị quyết", Kind.ATTAINMENT, "168000000000"),
        ("Thu ngân sách tăng 9,2% so với cùng kỳ", Kind.GROWTH, "9.2"),
        ("Thu ngân sách bằng 109% so với cùng kỳ", Kind.GROWTH, "9"),
        ("Tổng đàn mới bằng 71,2% cùng kỳ", Kind.GROWTH, "-28.8"),
        ("Tai nạn giao thông giảm 12 vụ", Kind.GROWTH, "-12"),
        ("Đàn ong vượt 12 đàn so với cùng kỳ", Kind.GROWTH, "12"),
        ("Tỷ lệ hộ nghèo giảm từ 0,5% trở lên", Kind.GROWTH, "-0.5"),
        ("Số ca gấp 1,6 lần", Kind.GROWTH, "1.6"),
        ("Sản lượng tăng 2,87 lần", Kind.GROWTH, "2.87"),
        ("Tốc độ tăng trưởng đạt -3%", Kind.LEVEL, "-3"),
        ("Hoàn thành 30/34 tiêu chí", Kind.PROGRESS, "30"),
        ("Toàn tỉnh giảm được 1.200 hộ nghèo", Kind.GROWTH, "-1200"),
    ],
)
def test_the_verb_and_what_it_is_measured_against_give_the_kind(text: str, kind: Kind, value: str) -> None:
    [claim] = read(text).claims
    assert (claim.kind, plain(claim.value)) == (kind, value)


def test_a_percentage_behind_a_count_rates_an_unnamed_plan() -> None:
    _, rate = read("Mở lớp cho 13.900 học viên, đạt 148%").claims
    assert (rate.kind, rate.basis) == (Kind.ATTAINMENT, None)


def test_a_percentage_that_only_restates_a_share_is_a_level() -> None:
    _, rate = read("Giải quyết 32/34 đơn (94,1%)").claims
    assert rate.kind is Kind.LEVEL


def test_a_share_that_is_said_to_be_reached_is_one_of_what_was_to_be_done() -> None:
    _, rate = read("Giải ngân 32/64 tỷ đồng vốn đầu tư công, đạt 50%").claims
    assert (rate.kind, rate.basis) == (Kind.ATTAINMENT, None)


def test_a_percentage_behind_a_plan_in_brackets_rates_the_figure_before_them() -> None:
    _, plan, rate = read("Kết nạp 45 đảng viên (KH: 50), đạt 90%").claims
    assert (plan.planned, rate.kind, rate.indicator) == (True, Kind.ATTAINMENT, "Kết nạp")


def test_the_parts_of_what_was_put_against_a_plan_are_measured_as_the_whole_is() -> None:
    text = "Thu nội địa 138 tỷ đồng, đạt 92% dự toán. Trong đó: thuế phí 61 tỷ đồng (97%); lệ phí 30 tỷ đồng (104%)."
    assert [claim.kind for claim in read(text).claims[1::2]] == [Kind.ATTAINMENT] * 3


def test_only_the_figure_that_the_word_governs_is_an_estimate() -> None:
    amount, rate = read("Thu ngân sách ước đạt 528,4 tỷ đồng, bằng 57% dự toán").claims
    assert (amount.estimate, rate.estimate) == (True, False)


def test_an_estimate_that_opens_a_sentence_holds_for_its_amounts() -> None:
    text = "Ước cả vụ, diện tích ngô 1.260 ha (98,4% KH), sản lượng ngô 5.730 tấn."
    crop, rate, output = read(text).claims
    assert (crop.estimate, rate.estimate, output.estimate) == (True, False, True)


def test_a_rate_that_is_compared_with_a_plan_measures_against_it() -> None:
    _, rate = read("Kết nạp 113 đảng viên mới, đạt tỷ lệ hơn 61% so với chỉ tiêu.").claims
    assert (rate.kind, rate.basis) == (Kind.ATTAINMENT, "chỉ tiêu")


def test_a_comparison_belongs_to_the_change_before_it() -> None:
    _, rate = read("Hội có 4.100 hội viên, tăng 250 so với đầu nhiệm kỳ, tỷ lệ tập hợp đạt 80%.").claims[-2:]
    assert (rate.kind, plain(rate.value)) == (Kind.LEVEL, "80")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Triệt phá 40 vụ/224 đối tượng, tăng 25 vụ/153 đối tượng", ["level", "level", "growth", "growth"]),
        ("Giảm 30 vụ trộm cắp (30,6%)", ["growth", "growth"]),
        ("Thi hành xong 5.024 việc, tăng 46 việc, 0,9% so với cùng kỳ", ["level", "growth", "growth"]),
        ("Thu đạt 54% dự toán, trong đó thu nội địa đạt 52%", ["attainment", "attainment"]),
        ("Thu đạt 54% dự toán; tỷ lệ hộ nghèo đạt 2%", ["attainment", "level"]),
        ("Tỷ lệ bao phủ đạt 35,1%, thấp hơn 0,4% so với chỉ tiêu giao (35,5%)", ["level", "attainment", "level"]),
    ],
)
def test_a_figure_is_what_the_one_beside_it_is(text: str, kinds: list[str]) -> None:
    assert [claim.kind.value for claim in read(text).claims] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("Huyện đã 3 lần điều chuyển vốn", Kind.LEVEL, ["3"]),
        ("Đợt 1 cắt giảm 15,5 tỷ đồng của 4 dự án chậm", Kind.LEVEL, ["15500000000", "4"]),
        ("Phấn đấu năm 2025 tỷ lệ dùng nước sạch đạt 70%, năm 2030 đạt 90%", Kind.LEVEL, ["70", "90"]),
        ("Thu nhập tăng thêm bình quân 2,5 triệu đồng/người/tháng", Kind.LEVEL, ["2500000"]),
    ],
)
def test_no_change_and_no_rate_is_told(text: str, kind: Kind, values: list[str]) -> None:
    claims = read(text + ".").claims
    assert [(claim.kind, plain(claim.quantity.value)) for claim in claims] == [(kind, value) for value in values]


def test_a_plan_that_is_more_than_the_plan_of_another_year_has_grown() -> None:
    plan, growth = read("Kế hoạch vốn năm 2022 là 845 tỷ đồng, tăng 18% so với kế hoạch năm 2021.").claims
    assert (growth.kind, plain(growth.quantity.value), growth.planned) == (Kind.GROWTH, "18", True)
    assert (plan.planned, growth.basis) == (True, "kế hoạch năm 2021")


def test_a_yearly_mean_stands_between_a_verb_and_its_number() -> None:
    [growth] = read("Thu nhập tăng bình quân hằng năm 13,8%.").claims
    assert growth.kind is Kind.GROWTH


def test_a_plan_that_leads_in_to_results_plans_none_of_them() -> None:
    [income] = read("Năm 2018, các chỉ tiêu đều vượt so với kế hoạch: thu nhập bình quân ước đạt 50 triệu đồng.").claims
    assert not income.planned


def test_a_shortfall_may_be_compared_with_a_plan() -> None:
    _, gap = read("Hộ nghèo giảm còn 50,53%, thấp hơn so kế hoạch đề ra gần 2%.").claims
    assert (gap.kind, gap.basis, gap.planned) == (Kind.ATTAINMENT, "kế hoạch đề ra", False)


def test_targets_that_a_resolution_set_out_are_what_was_reached() -> None:
    (reached,) = read("Năm 2024, chỉ tiêu nghị quyết đề ra đạt 97,5% kế hoạch.").claims
    assert (reached.kind, reached.planned) == (Kind.ATTAINMENT, False)


def test_parts_are_put_against_what_the_whole_is_put_against() -> None:
    text = "Diện tích đạt 264 ha, bằng 99% so với cùng kỳ, trong đó lúa xuân 184 ha, bằng 98%; lúa hè 80 ha, bằng 101%."
    rates = [claim for claim in read(text).claims if claim.unit == "%"]
    assert [int(claim.value) for claim in rates if claim.kind is Kind.GROWTH] == [-1, -2, 1]


def test_the_share_of_a_part_in_the_whole_before_it_is_no_rate_of_a_plan() -> None:
    *_, share = read("Đã giải quyết 4.760 hồ sơ, trong đó đúng hạn 4.737 hồ sơ, đạt 99,5%").claims
    assert share.kind is Kind.LEVEL
    *_, rate = read("Đã giải quyết 4.760 hồ sơ, trong đó đúng hạn 4.737 hồ sơ, đạt 92%").claims
    assert rate.kind is Kind.ATTAINMENT


def test_how_much_of_a_plan_was_reached_and_exceeded_is_told_of_the_whole() -> None:
    [claim] = read("Thu ngân sách cả năm đạt và vượt 105% dự toán.").claims
    assert (claim.kind, plain(claim.quantity.value)) == (Kind.ATTAINMENT, "105")


def test_a_place_that_is_called_like_a_verb_changes_nothing() -> None:
    claims = read("Có 3 xã chậm: Hồng Tiến Hạ 12,4%, Đông Khê 15%; thị trấn Bình Hạ còn vướng 46 hộ.").claims
    assert [(claim.kind, plain(claim.quantity.value)) for claim in claims] == [
        (Kind.LEVEL, "3"),
        (Kind.LEVEL, "12.4"),
        (Kind.LEVEL, "15"),
        (Kind.LEVEL, "46"),
    ]


def test_a_sign_in_a_bracket_may_have_a_space_behind_it() -> None:
    _, change = read("Phạm pháp hình sự 27 vụ (- 6 vụ so cùng kỳ).").claims
    assert (change.quote, change.kind, plain(change.quantity.value)) == ("- 6 vụ", Kind.GROWTH, "-6")


def test_the_size_of_a_plan_stands_right_behind_its_name() -> None:
    share, plan = read("Năm 2024, giải ngân đạt 57% của kế hoạch 1.120 tỷ đồng.").claims
    assert (share.kind, share.basis, share.planned) == (Kind.ATTAINMENT, "kế hoạch", False)
    assert (plan.kind, plan.indicator, plan.planned) == (Kind.LEVEL, "giải ngân", True)


def test_a_multiple_of_a_mean_has_the_mean_as_its_basis() -> None:
    [multiple] = read("Tháng 11, thu thuế gấp 4 lần bình quân 10 tháng qua.").claims
    assert (multiple.indicator, multiple.basis) == ("thu thuế", "bình quân 10 tháng qua")


def test_what_is_not_to_be_exceeded_is_a_level_at_most() -> None:
    [limit] = read("Ngân hàng không để tỷ lệ nợ xấu vượt 2%.").claims
    assert (limit.kind, limit.bound, limit.value) == (Kind.LEVEL, Bound.AT_MOST, Decimal(2))


def test_a_currency_before_the_verb_makes_no_other_word_with_it() -> None:
    amount, share = read("Năm 2024, thu ngân sách đạt 168 tỷ đồng bằng 97% dự toán.").claims
    assert (share.indicator, share.basis, share.kind) == (amount.indicator, "dự toán", Kind.ATTAINMENT)
    [plain_land] = read("Năm 2024, xã trồng 3 ha vùng đồng bằng.").claims
    assert plain_land.indicator == "vùng đồng bằng"


def test_what_is_told_behind_a_comma_is_not_kept_from_anything() -> None:
    [more] = read("Không để nợ đọng, thu ngân sách năm 2024 vượt 12%.").claims
    assert (more.kind, more.bound, more.value) == (Kind.ATTAINMENT, Bound.EXACT, Decimal(112))


def test_a_count_in_a_bracket_behind_another_matter_is_not_of_the_time_before() -> None:
    cases, change, deaths = read("412 ca sốt xuất huyết, giảm 12% so với cùng kỳ, tử vong tăng (2 ca).").claims
    assert cases.code == change.code == "HLT04"
    assert deaths.code is None


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("Tỷ lệ trẻ ra lớp đạt 81%, không đạt kế hoạch (95%).", [False, True]),
        ("Mở 8 lớp nghề, chưa hoàn thành kế hoạch năm (12 lớp).", [False, True]),
        ("Thu phí đò 8 tỷ đồng, chưa đạt kế hoạch (95%).", [False, False]),
        ("Thu phí đò không đạt kế hoạch (95%).", [False]),
    ],
)
def test_the_plan_that_a_figure_does_not_come_up_to_stands_in_the_bracket(text: str, planned: list[bool]) -> None:
    assert [claim.planned for claim in read(text).claims] == planned


def test_a_share_of_those_who_voted_is_no_attainment() -> None:
    text = "Ngày 5/3/2024, xã Lâm Hạ họp. Ông An trúng cử với 25/26 phiếu, đạt 96,2%. Mở 25/26 lớp, đạt 96,2%."
    _, votes, _, lessons = read(text).claims
    assert (votes.kind, votes.planned, lessons.kind) == (Kind.LEVEL, False, Kind.ATTAINMENT)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("So với cùng kỳ giảm 3 vụ, 2 người chết, 5 người bị thương.", [-3, -2, -5]),
        ("So với Tết năm 2019 giảm 01 vụ, 01 người chết và tăng 01 người bị thương.", [-1, -1, 1]),
        ("So với cùng kỳ giảm 3 vụ, làm 2 người chết.", [-3, 2]),
        ("So với cùng kỳ giảm 3 vụ; 2 người chết.", [-3, 2]),
        ("Xảy ra 9 vụ, giảm 3 vụ, 2 người chết.", [9, -3, 2]),
    ],
)
def test_a_change_against_another_time_goes_on_over_the_counts_behind_commas(text: str, changes: list[int]) -> None:
    assert [claim.value for claim in read(text).claims] == changes


@pytest.mark.parametrize(
    ("text", "kind", "value", "basis"),
    [
        ("Tiêm phòng chậm so với cùng kỳ, đạt 45%.", Kind.LEVEL, "45", None),
        ("Tiêm phòng chậm so với cùng kỳ 3%.", Kind.GROWTH, "-3", "cùng kỳ"),
        ("Thi công chậm hơn so với kế hoạch 2%.", Kind.ATTAINMENT, "-2", "kế hoạch"),
        ("Tiêm phòng còn chậm, đạt 45% kế hoạch.", Kind.ATTAINMENT, "45", "kế hoạch"),
        ("So với cùng kỳ, đạt 95%.", Kind.GROWTH, "-5", "cùng kỳ"),
    ],
)
def test_what_is_slower_than_something_is_so_by_the_number_right_behind(
    text: str, kind: Kind, value: str, basis: str | None
) -> None:
    [claim] = read(text).claims
    assert (claim.kind, plain(claim.value), claim.basis) == (kind, value, basis)


def test_a_share_of_the_targets_that_were_missed_is_no_attainment() -> None:
    assert [claim.kind for claim in read("Còn 3 chỉ tiêu chưa đạt kế hoạch (20%).").claims] == [Kind.LEVEL, Kind.LEVEL]
    waste = read("Tỷ lệ lên lớp đạt 55%, chưa đạt kế hoạch 60%.").claims
    assert [(claim.planned, claim.indicator) for claim in waste] == [(False, "Tỷ lệ lên lớp"), (True, "Tỷ lệ lên lớp")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu ngân sách đạt tỷ lệ 105%, vượt 5% kế hoạch.", (105, "%")),
        ("Tỷ lệ thu ngân sách đạt 105%, vượt 5% kế hoạch.", (105, "%")),
        ("Tỷ lệ bao phủ đạt 95%, vượt 2% kế hoạch.", (2, "điểm %")),
        ("Tỷ lệ hộ nghèo 2,1%, thấp hơn chỉ tiêu 0,5%.", (Decimal("-0.5"), "điểm %")),
    ],
)
def test_above_a_hundred_percent_a_rate_tells_how_much_of_the_plan(text: str, expected: tuple[Decimal, str]) -> None:
    quantity = read(text).claims[1].quantity
    assert (quantity.value, quantity.unit) == expected


@pytest.mark.parametrize(
    ("text", "kind", "indicator"),
    [
        ("Lũ cuốn trôi làm mất 3 cầu.", Kind.LEVEL, "làm mất"),
        ("Thửa đất mất 12 m2 so với bản đồ.", Kind.LEVEL, "Thửa đất"),
        ("Diện tích lúa mất 12 ha so với năm 2023.", Kind.GROWTH, "Diện tích lúa"),
        ("Doanh thu mất 3 tỷ đồng so với cùng kỳ.", Kind.GROWTH, "Doanh thu"),
        ("Thu phí mất 12% so với dự toán.", Kind.ATTAINMENT, "Thu phí"),
    ],
)
def test_a_loss_is_a_fall_only_against_another_time_or_a_plan(text: str, kind: Kind, indicator: str) -> None:
    [claim] = read(text).claims
    assert (claim.kind, claim.indicator) == (kind, indicator)
