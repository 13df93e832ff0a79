"""Every way in which reports write a number: one sentence each, the value and the unit that come out of it."""

import unicodedata

import pytest

from doichieu.claims import Claim
from doichieu.claims.codec import plain
from doichieu.reader import read


def written(claim: Claim) -> str:
    """`5..7 ha`, `17/20 xã`, `50 %; at_least`."""
    upper = f"..{plain(claim.upper)}" if claim.upper is not None else ""
    total = f"/{plain(claim.total)}" if claim.total is not None else ""
    bound = "" if claim.bound.value == "exact" else f"; {claim.bound.value}"
    return f"{plain(claim.value)}{upper}{total} {claim.unit}{bound}"


def figures(text: str) -> list[str]:
    return [written(claim) for claim in read(text).claims]


COMPOUND = [
    ("2 tỷ 75 triệu đồng", "2075000000 VND"),
    ("2 tỷ 75 triệu 500 nghìn 250 đồng", "2075500250 VND"),
    ("1 nghìn 250 tỷ đồng", "1250000000000 VND"),
    ("2 tỷ rưỡi", "2500000000 VND"),
    ("13,9 tỷ kWh", "13900000000 kWh"),
    ("0,57 nghìn tấn", "570 tấn"),
    ("1,2 vạn tấn", "12000 tấn"),
    ("15 nghìn tỷ đồng", "15000000000000 VND"),
    ("120 ngàn tỷ", "120000000000000 VND"),
]
WORDS = [
    ("hai tỷ rưỡi đồng", "2500000000 VND"),
    ("một trăm linh năm hộ", "105 hộ"),
    ("hai mươi lăm hộ", "25 hộ"),
    ("năm mươi tư hộ", "54 hộ"),
    ("sáu mươi mốt hộ", "61 hộ"),
    ("ba nghìn sáu trăm linh hai hộ", "3602 hộ"),
    ("chín mươi chín phần trăm", "99 %"),
    ("hai phẩy năm ha", "2.5 ha"),
    ("một phần ba số hộ", "1/3 phần"),
    ("nửa số hộ", "1/2 phần"),
]
STOPS = [
    ("106,811 tỷ đồng", "106811000000 VND"),
    ("1.000.950 triệu đồng", "1000950000000 VND"),
    ("86.6%", "86.6 %"),
    ("1,234 hộ", "1234 hộ"),
    ("1.234 hộ", "1234 hộ"),
    ("1,234 ha", "1.234 ha"),
    ("0.234 tỷ đồng", "234000000 VND"),
    ("12.345,67 m2", "12345.67 m2"),
    ("12,345.67 m2", "12345.67 m2"),
    ("1,234,567 m2", "1234567 m2"),
    ("08 hộ", "8 hộ"),
    ("003 hộ", "3 hộ"),
]
SPACES = [
    ("25ha", "25 ha"),
    ("7.486tỷ đồng", "7486000000000 VND"),
    ("12đảng viên", "12 đảng viên"),
    ("7.486,3\u00a0tỷ\u00a0đồng", "7486300000000 VND"),
    ("12\u2009ha", "12 ha"),
    ("12\u202f500\u202f000\u202fđồng", "12500000 VND"),
    ("1 234 hộ", "1234 hộ"),
    ("1\u00a0250,5 ha", "1250.5 ha"),
]
RANGES = [
    (f"{low}{link}{high}", "10..12 %")
    for low, high, links in (
        ("10", "12%", (" - ", "-", "–", " – ", "—", " đến ", " tới ", " ÷ ", "÷", "~")),
        ("10%", "12%", (" - ", "-", "–", " đến ", "÷")),
    )
    for link in links
] + [
    ("từ 500 triệu đến 1 tỷ đồng", "500000000..1000000000 VND"),
    ("từ 1500 đến 2000 đồng", "1500..2000 VND"),
    ("giữa 20 và 30%", "20..30 %"),
    ("10 - 15 triệu đồng/người/tháng", "10000000..15000000 VND/người/tháng"),
]
SPLIT = [
    ("từ 50% số hộ trở lên", "50 %; at_least"),
    ("từ 3 ha đất trở xuống", "3 ha; at_most"),
    ("từ 90 - 100 hộ trở lên", "90..100 hộ; at_least"),
    ("17 xã/20 xã", "17/20 xã"),
    ("17/20 xã", "17/20 xã"),
    ("98,65 tỷ/136,5 tỷ đồng", "98650000000/136500000000 VND"),
    ("98,65/136,5 tỷ đồng", "98650000000/136500000000 VND"),
    ("12 trong tổng số 15 xã", "12/15 xã"),
    ("65,2 tạ/ha", "65.2 tạ/ha"),
    ("12.000 đồng/m2", "12000 VND/m2"),
    ("65 triệu đồng/người/năm", "65000000 VND/người/năm"),
    ("32 giường bệnh/vạn dân", "32 giường bệnh/vạn dân"),
    ("32 giường bệnh/10.000 dân", "32 giường bệnh/vạn dân"),
    ("32 giường bệnh / 1 vạn dân", "32 giường bệnh/vạn dân"),
    ("32 giường bệnh tính trên một vạn dân", "32 giường bệnh/vạn dân"),
    ("32 máy/1000 dân", "32 máy/1.000 dân"),
]
CASES = [*COMPOUND, *WORDS, *STOPS, *SPACES, *RANGES, *SPLIT]


@pytest.mark.parametrize(("words", "figure"), CASES)
def test_each_spelling_reads_as_its_figure(words: str, figure: str) -> None:
    assert figures(f"Kết quả đạt {words}.") == [figure]


@pytest.mark.parametrize(("words", "figure"), CASES)
def test_a_decomposed_text_reads_alike_and_its_quotes_are_its_own(words: str, figure: str) -> None:
    text = unicodedata.normalize("NFD", f"Kết quả đạt {words}.")
    [claim] = read(text).claims
    assert unicodedata.normalize("NFC", written(claim)) == figure
    assert text[claim.span.start : claim.span.end] == claim.quote


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kỷ luật 3 thuỷ thủ ở Hoà An, tỷ lệ 5%.", "Kỉ luật 3 thủy thủ ở Hòa An, tỉ lệ 5%."),
        ("Quỹ có 5 tỷ đồng, khoá học có 30 học viên.", "Quỹ có 5 tỉ đồng, khóa học có 30 học viên."),
    ],
)
def test_both_places_of_tones_and_both_spellings_of_i_read_alike(one: str, other: str) -> None:
    assert figures(one) == figures(other) != []


def test_a_number_word_with_a_capital_opens_a_sentence() -> None:
    assert figures("Mười một dự án đã khởi công.") == ["11 dự án"]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Sản lượng 12 tấn (-3,2%).", ["12 tấn", "-3.2 %"]),
        ("Thu 12 tỷ đồng (+1,5 tỷ đồng).", ["12000000000 VND", "1500000000 VND"]),
        ("Xảy ra 12 vụ (-3 vụ).", ["12 vụ", "-3 vụ"]),
        ("Công nghiệp tăng trưởng âm 2,5%.", ["-2.5 %"]),
        ("- 3 hộ nghèo được hỗ trợ;\n- 5 hộ cận nghèo được vay vốn.", ["3 hộ", "5 hộ"]),
    ],
)
def test_a_sign_belongs_to_a_figure_in_a_bracket_and_a_dash_to_a_list(text: str, read_as: list[str]) -> None:
    assert figures(text) == read_as


def test_a_number_in_words_goes_on_over_a_comma_in_hundreds_of_the_next_magnitude() -> None:
    assert figures("Tỉnh có một triệu, hai trăm nghìn người.") == ["1200000 người"]
    assert figures("Hỗ trợ một tỷ, hai triệu cây giống.") == ["1000000000 VND", "2000000 cây"]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Doanh thu đạt hai tỷ, ba trăm triệu lượt khách.", ["2000000000 VND", "300000000 lượt khách"]),
        ("Thu phí một triệu, một trăm nghìn lượt xe.", ["1000000 VND", "100000 lượt xe"]),
        ("Quỹ có hai triệu, ba trăm nghìn người tham gia.", ["2000000 VND", "300000 người"]),
        ("Kinh phí đạt hai tỷ, ba trăm triệu đồng.", ["2300000000 VND"]),
    ],
)
def test_money_in_words_and_a_count_behind_its_comma_are_two_figures(text: str, read_as: list[str]) -> None:
    assert figures(text) == read_as


def test_a_rest_ends_before_and() -> None:
    assert figures("Chi 2 triệu 3 và 4 triệu 5.") == ["2300000 VND", "4500000 VND"]
