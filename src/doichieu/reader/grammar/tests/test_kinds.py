import pytest

from doichieu.claims import Kind
from doichieu.claims.codec import plain
from doichieu.reader import read


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Thu ngân sách đạt 7.486 tỷ đồng", Kind.LEVEL, "7486000000000"),
        ("xx xx xx xxxxx xxxx xxx x,x%", Kind.LEVEL, "0.1"),
        ("Tốc độ tăng giá trị sản xuất đạt 10,3%", Kind.LEVEL, "10.3"),
        ("Thu ngân sách đạt 105,23% dự toán", Kind.ATTAINMENT, "105.23"),
        ("Thành lập doanh nghiệp vượt 57,8% kế hoạch", Kind.ATTAINMENT, "157.8"),
        ("Doanh thu vượt trên 100% kế hoạch", Kind.ATTAINMENT, "200"),
        ("Thu ngân sách cao hơn 168 tỷ đồng so với nghị quyết", Kind.ATTAINMENT, "168000000000"),
        ("Thu ngân sách tăng 9,2% so với cùng kỳ", Kind.GROWTH, "9.2"),
        ("Thu ngân sách bằng 109% so với cùng kỳ", Kind.GROWTH, "9"),
        ("Tổng đàn mới bằng 71,2% cùng kỳ", Kind.GROWTH, "-28.8"),
        ("Tai nạn giao thông giảm 12 vụ", Kind.GROWTH, "-12"),
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


def test_a_percentage_that_restates_a_share_is_a_level() -> None:
    _, rate = read("Giải quyết 32/34 đơn, đạt 94,1%").claims
    assert rate.kind is Kind.LEVEL


def test_only_the_figure_that_the_word_governs_is_an_estimate() -> None:
    amount, rate = read("Thu ngân sách ước đạt xxx,x xx xxxx, xxxx xx% xx xxxx").claims
    assert (amount.estimate, rate.estimate) == (True, False)


def test_an_estimate_that_opens_a_sentence_holds_for_its_amounts() -> None:
    text = "xxx xx xxx, xxxx xxxx xxx xx xx/xx (xxx,x% xx), xxx xxxxx xxx xx.xxx xxx."
    crop, rate, output = read(text).claims
    assert (crop.estimate, rate.estimate, output.estimate) == (True, False, True)
