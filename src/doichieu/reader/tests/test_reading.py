import re
from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims import Reading, Text
from doichieu.reader import READER_VERSION, read

_RUN = re.compile(r"\d+")
PIECES = (
    "Thu ngân sách đạt|7.486,3 tỷ đồng|, giảm|6,7%|so với cùng kỳ|. |; |\n|- |năm 2014|ngày 22/4/2014|lần thứ 18"
    "|17/17 chỉ tiêu|(KH: 5)|từ 3 đến|5 đảng viên|Covid-19|15-NQ/TU|500kV|2020-2025|6 tháng đầu năm|trước 2 năm"
    "|hai xã|một số|năm, bảy lần|I. |1.1. |0243.3861.234|12 -|/|%|Lượt xem: 5|TT - Chỉ tiêu - ĐVT - KH"
    "|01 - Thu - ha - 7|\u0663\u0664|\u00a0|ho\u0301a 3|x²|1|, 2|.3"
)
PROSE = st.lists(st.sampled_from(tuple(PIECES.split("|"))), max_size=25).map(" ".join)


def covering(reading: Reading, start: int, end: int) -> list[str]:
    """What the stretches are that hold a run of digits, or a part of it."""
    stretches = [("claim", x.span) for x in reading.claims]
    stretches += [("other", x.span) for x in reading.other] + [("unread", x.span) for x in reading.unread]
    return [
        what if span.start <= start and end <= span.end else f"part of {what}"
        for what, span in stretches
        if span.start < end and start < span.end
    ]


def misplaced(text: str) -> list[tuple[str, list[str]]]:
    reading = read(text)
    runs = [(run[0], covering(reading, run.start(), run.end())) for run in _RUN.finditer(text)]
    return [(digits, places) for digits, places in runs if places not in (["claim"], ["other"], ["unread"])]


@given(PROSE)
def test_every_run_of_digits_in_prose_lies_in_exactly_one_place(text: str) -> None:
    assert misplaced(text) == []


@given(st.text())
def test_every_run_of_digits_in_any_text_lies_in_exactly_one_place(text: str) -> None:
    assert misplaced(text) == []


@given(st.text(alphabet="0123456789.,/-–% \t\nhađồngtỷnămkm()[]:;|", max_size=60))
def test_every_run_of_digits_among_signs_lies_in_exactly_one_place(text: str) -> None:
    assert misplaced(text) == []


SCRIPTS = (
    "\u0663\u0664\u096b\uff17\U0001d7d8\u00b2\u2460"  # digits of other scripts, and signs that only look like some
)
ACCENTS = "\u0301\u0323\u031b"


@given(st.text(alphabet=f"0123456789{SCRIPTS}{ACCENTS}.,/-–%: ahoxthángnăm", max_size=30))
def test_every_run_of_digits_of_any_scripts_and_with_accents_lies_in_exactly_one_place(text: str) -> None:
    assert misplaced(text) == []


DATES = st.sampled_from(
    [
        "ngày 12/5",
        "tháng 6",
        "năm 2025",
        "15-NQ/TU",
        "số 14",
        "12.500 ha",
        "5%",
        "từ 3 đến 7 xã",
        "quý 2/2024",
        "8 giờ 30",
    ]
)


@given(st.lists(st.one_of(DATES, st.text(alphabet=f"{SCRIPTS}{ACCENTS}17 ,/", max_size=3)), max_size=8).map("".join))
def test_accents_and_scripts_within_figures_and_dates_cut_no_run_of_digits(text: str) -> None:
    assert misplaced(text) == []


@given(PROSE)
def test_claims_stand_in_order_and_never_overlap(text: str) -> None:
    spans = [claim.span for claim in read(text).claims]
    assert spans == sorted(spans)
    ends = [span.end for span in spans]
    assert all(bisect_right(ends, span.start) == index for index, span in enumerate(spans))


@given(PROSE)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    assert read(text) == read(Text(text))


def test_a_number_word_with_a_unit_lies_in_one_place() -> None:
    text = "Hai xã về đích; trong năm xã đã họp; một dự án; Võ Thị Sáu phường Bạch Mai."
    reading = read(text)
    assert [claim.quote for claim in reading.claims] == ["Hai xã"]
    assert [(other.span.of(text), other.what) for other in reading.other] == [
        ("trong năm", "date"),
        ("một", "article"),
        ("Sáu", "name"),
    ]


def test_claims_are_numbered_in_order() -> None:
    assert [claim.id for claim in read("Thu 5 tỷ đồng, chi 4 tỷ đồng").claims] == ["c1", "c2"]


def test_the_reader_has_a_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", READER_VERSION)


@pytest.mark.parametrize("space", ["\r", "\f", "\v", "\x1c", "\u2028", "\u00a0", "\r "])
def test_white_space_of_any_kind_may_stand_within_the_name_of_a_body(space: str) -> None:
    words = f"Ban Thường vụ{space}Tỉnh ủy giao thu 12 tỷ đồng, dân số{space}đạt 3.000 người".replace(" ", space)
    assert misplaced(words) == []


def test_a_time_within_a_phrase_of_its_own_is_passed_once() -> None:
    [staff] = read("Biên chế giao đầu năm là 20 người.").claims
    assert staff.quote == "20 người"
