"""Expressions for many words: the longest form wins, and a form ends where a word ends."""

import re

from doichieu.reader.grammar.text.letters import LOWER, UPPER
from doichieu.reader.grammar.text.phrases import trie_pattern


def found(forms: tuple[str, ...], text: str) -> list[str]:
    return [match[0] for match in re.finditer(rf"(?<!\w){trie_pattern(forms)}", text)]


def test_the_longest_form_is_found() -> None:
    assert found(("trong", "trong đó"), "trong xã, trong đó có") == ["trong", "trong đó"]


def test_a_shorter_form_is_found_where_the_longer_one_goes_on() -> None:
    assert found(("trong", "trong đó"), "trong đói kém") == ["trong"]
    assert found(("giao", "giao cho"), "giao chong chóng") == ["giao"]


def test_no_form_is_found_within_a_word() -> None:
    assert found(("tan", "xã"), "tang xãm") == []


def test_a_form_that_ends_in_a_sign_asks_for_no_end_of_a_word() -> None:
    assert found(("≥", "trên"), "≥12 trên13 trên 14") == ["≥", "trên"]


def test_a_form_with_a_stop_is_found_before_the_same_without_it() -> None:
    assert found(("tp", "tp.", "xã"), "tp. tp tpx xã") == ["tp.", "tp", "xã"]


def test_a_form_that_goes_on_behind_a_sign_is_found_whole() -> None:
    assert found(("tr.", "tr.đ"), "tr.đ tr. tr.đồng") == ["tr.đ", "tr.", "tr."]


def test_any_white_space_parts_the_words_of_a_form() -> None:
    assert found(("chi bộ",), "chi\n bộ") == ["chi\n bộ"]


def test_the_classes_of_letters_hold_each_letter_of_the_language_and_no_other_sign() -> None:
    capitals, small = re.compile(f"[{UPPER}]"), re.compile(f"[{LOWER}]")
    for sign in map(chr, range(0x41, 0x1EFA)):
        assert (capitals.match(sign) is not None, small.match(sign) is not None) == (sign.isupper(), sign.islower())
    assert capitals.match("-") is None
    assert small.match("-") is None
