"""Figures told in turn: each has the place, the body or the matter that stands at its place of the row of names."""

from doichieu.claims import Claim, Kind
from doichieu.reader import read

OWN = "Đông Phú"


def claims_of(text: str) -> tuple[Claim, ...]:
    return read(text, locality=OWN).claims


def test_places_told_in_turn_have_a_figure_each() -> None:
    claims = claims_of("Các xã An Hạ, Bình Lâm, Cẩm Tú lần lượt đạt 10%, 12%, 13% kế hoạch.")
    assert [(claim.quote, claim.locality) for claim in claims] == [
        ("10%", "An Hạ"),
        ("12%", "Bình Lâm"),
        ("13%", "Cẩm Tú"),
    ]


def test_what_the_last_is_measured_against_is_that_of_all() -> None:
    claims = claims_of("Các xã An Hạ, Bình Lâm, Cẩm Tú lần lượt đạt 10%, 12%, 13% kế hoạch.")
    assert {(claim.kind, claim.basis) for claim in claims} == {(Kind.ATTAINMENT, "kế hoạch")}


def test_what_is_measured_stands_before_the_places() -> None:
    claims = claims_of("Thu ngân sách của xã An Hạ, Bình Lâm lần lượt là 12 tỷ đồng và 15 tỷ đồng.")
    assert [(claim.indicator, claim.locality) for claim in claims] == [
        ("Thu ngân sách", "An Hạ"),
        ("Thu ngân sách", "Bình Lâm"),
    ]


def test_those_who_act_in_turn_share_the_verb() -> None:
    claims = claims_of("Phòng Nội vụ và Phòng Tư pháp lần lượt giải quyết 120 hồ sơ và 80 hồ sơ.")
    assert [(claim.indicator, claim.subject) for claim in claims] == [
        ("giải quyết", "Phòng Nội vụ"),
        ("giải quyết", "Phòng Tư pháp"),
    ]


def test_matters_told_in_turn_are_what_each_figure_measures() -> None:
    claims = claims_of("Đến nay, thu và chi ngân sách lần lượt đạt 52% và 48% dự toán.")
    assert [(claim.indicator, claim.kind) for claim in claims] == [
        ("thu", Kind.ATTAINMENT),
        ("chi ngân sách", Kind.ATTAINMENT),
    ]
    assert [claim.indicator for claim in claims_of("Lúa, ngô, khoai lần lượt đạt 100 ha, 50 ha, 20 ha.")] == [
        "Lúa",
        "ngô",
        "khoai",
    ]


def test_a_head_before_the_row_holds_for_all_of_it() -> None:
    claims = claims_of("Năng suất lúa, ngô lần lượt đạt 60 tạ/ha và 45 tạ/ha.")
    assert [claim.indicator for claim in claims] == ["Năng suất lúa, ngô", "Năng suất lúa, ngô"]


def test_rates_told_in_turn_measure_the_figures_before_them_in_order() -> None:
    text = "Huyện có 612 doanh nghiệp, vốn 7.150 tỷ đồng, giảm lần lượt 4,8% và 11,3% so với cùng kỳ."
    enterprises, capital, fewer, less = claims_of(text)
    assert [link.claim for claim in (fewer, less) for link in claim.links] == [enterprises.id, capital.id]
    assert (fewer.indicator, less.indicator) == (enterprises.indicator, capital.indicator)


def test_more_figures_than_names_leave_the_names_out() -> None:
    claims = claims_of("Xã An Hạ lần lượt đạt 10%, 12%, 13% kế hoạch.")
    assert {claim.locality for claim in claims} == {"An Hạ"}


def test_places_that_are_counted_first_have_a_figure_each() -> None:
    claims = claims_of("Hai xã An Hạ và Bình Lâm giải ngân lần lượt đạt 91% và 87% kế hoạch vốn.")
    assert [(claim.quote, claim.locality) for claim in claims[1:]] == [("91%", "An Hạ"), ("87%", "Bình Lâm")]


def test_a_row_ends_at_a_semicolon_behind_which_something_else_is_counted() -> None:
    text = "Hai xã An Hạ và Bình Lâm đạt lần lượt 91% và 87%; 2 xã Cẩm Tú, Đức Lâm đạt lần lượt 31% và 28%."
    told = [(claim.quote, claim.locality) for claim in claims_of(text) if claim.unit == "%"]
    assert told == [("91%", "An Hạ"), ("87%", "Bình Lâm"), ("31%", "Cẩm Tú"), ("28%", "Đức Lâm")]


def test_rates_in_turn_measure_no_number_of_places_and_nothing_before_a_semicolon() -> None:
    text = "Tỷ lệ thu gom của xã Lâm Hạ đạt 83%; 2 xã An Hạ và Bình Lâm đạt lần lượt 31% và 28%."
    _, _, first, second = claims_of(text)
    assert (first.links, second.links) == ((), ())
    assert first.indicator == second.indicator == "Tỷ lệ thu gom"


def test_sums_told_in_turn_are_what_is_measured_though_a_verb_stands_between() -> None:
    claims = claims_of("Vốn trung ương, vốn tỉnh và vốn xã lần lượt giải ngân 61%, 49% và 59%.")
    assert [claim.indicator for claim in claims] == ["Vốn trung ương", "vốn tỉnh", "vốn xã"]


def test_an_index_told_in_turn_counts_from_a_hundred_as_the_last_does() -> None:
    claims = claims_of("Đàn trâu 410 con, đàn bò 2.160 con, lần lượt bằng 96,5% và 103,8% so với cùng kỳ năm trước.")
    assert [(str(claim.quantity.value), claim.kind, claim.basis) for claim in claims[2:]] == [
        ("-3.5", Kind.GROWTH, "cùng kỳ năm trước"),
        ("3.8", Kind.GROWTH, "cùng kỳ năm trước"),
    ]
