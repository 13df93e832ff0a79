"""The quick look whether a phrase can be a wording at all: it never shuts out one that is."""

import pytest

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.relations.indicator_wordings import KnownWords, key_of, known_as, known_words

LEXICON = known_words(())
WORDINGS = [folded(form) for entry in table("indicators") for form in (*entry.forms, *entry.facts.get("short", ()))]


def test_every_wording_of_the_lexicon_may_be_one() -> None:
    assert [words for words in WORDINGS if not LEXICON.may_be(words)] == []


@pytest.mark.parametrize("words", ["tổng số hộ nghèo", "các hộ nghèo", "số hộ nghèo"])
def test_words_that_a_key_leaves_out_shut_nothing_out(words: str) -> None:
    assert known_as(key_of(words))
    assert LEXICON.may_be(words)


def test_words_of_two_wordings_are_none_together() -> None:
    assert LEXICON.hold("hộ nghèo")
    assert not LEXICON.may_be("hộ nghèo lúa")
    assert LEXICON.most_together(["hộ", "nghèo", "lúa"]) == 2


def test_an_unknown_word_shuts_a_phrase_out() -> None:
    assert LEXICON.most_together(["hộ", "xyzt", "nghèo"]) == 1
    assert not LEXICON.hold("hộ xyzt")


def test_wordings_of_an_office_stand_beside_those_of_the_lexicon() -> None:
    own = KnownWords((key_of("bò xyzt"),))
    assert own.may_be("bò xyzt")
    assert own.may_be("hộ nghèo")
    assert not own.may_be("bò xyzt nghèo")
