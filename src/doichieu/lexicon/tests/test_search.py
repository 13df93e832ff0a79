import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.lexicon import Entry, table
from doichieu.lexicon.search import LONGEST_QUERY, MOST_TERMS, search_terms, searchable, words_alone


@pytest.mark.parametrize("entry", table("short_forms"), ids=lambda entry: entry.id)
def test_a_short_form_is_written_out_as_the_words_it_stands_for(entry: Entry) -> None:
    forms, stands_for = entry.forms, entry.id
    assert forms
    for form in forms:
        assert searchable(f"xem {form} nay") == f"xem {words_alone(stands_for)} nay"
        assert searchable(form.upper()) == words_alone(stands_for)


def test_no_short_form_is_part_of_a_word() -> None:
    assert searchable("gpmbx xgpmb") == "gpmbx xgpmb"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("Giải phóng mặt bằng: 12,5 ha", "giai phong mat bang 12 5 ha"),
        ("Số 15-NQ/TU", "so 15 nq tu"),
        ("HĐND, UBND và UBMTTQ", "hoi dong nhan dan uy ban nhan dan va ubmttq"),
        ("TP.HCM, TP HCM, tphcm", "thanh pho ho chi minh thanh pho ho chi minh thanh pho ho chi minh"),
        ("Đường Hoà Bình – đoạn 2", "duong hoa binh doan 2"),
        ("", ""),
        (" \n_.", ""),
    ],
)
def test_text_becomes_plain_words(text: str, stored: str) -> None:
    assert searchable(text) == stored


def test_each_word_is_looked_for_once() -> None:
    assert search_terms("Thu, thu  NSNN thu") == ("thu", "ngan", "sach", "nha", "nuoc")
    assert search_terms("-- ") == ()


@given(st.text())
def test_what_is_stored_is_found_by_itself(text: str) -> None:
    stored = searchable(text)
    assert searchable(stored) == stored
    assert set(search_terms(text)) <= set(searchable(text[:LONGEST_QUERY]).split())


def test_a_question_that_is_too_long_is_cut() -> None:
    assert search_terms(" ".join(map(str, range(1000)))) == tuple(map(str, range(MOST_TERMS)))
    assert search_terms("a" * 10_000) == ("a" * LONGEST_QUERY,)
