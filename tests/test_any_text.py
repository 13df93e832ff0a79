"""What holds of every reading, whatever the text: it is made without raising, and every span is where it says.

Whole documents are read composed, decomposed and mixed: how a letter is spelled changes nothing that is read.
"""

import sys
import unicodedata
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.claims import Claim, Reading, Span, Text
from doichieu.lexicon import table, tables
from doichieu.reader import read
from doichieu.writer import sentence
from tests.claims_to_write import PUBLISHED, sentences
from tests.test_architecture import ROOT

DOCUMENTS = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "tests" / "gold").glob("*.txt")])
WORDS = sorted({form for name in tables() for entry in table(name) for form in entry.forms})
SPACES = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
FIGURES = ["7.486,3 tỷ đồng", "17/17", "12", "5%", "6 tháng đầu năm 2026", "ngày 31/10/2025", "15-NQ/TU", "1.", "(3)"]
ANY_SIGN = st.characters(exclude_categories=())  # lone surrogates too
TONES = st.sampled_from(["\u0301", "\u0323", "\u031b", "\u0302"])
ANYTHING = st.one_of(st.sampled_from(WORDS), st.sampled_from(FIGURES), st.text(ANY_SIGN, max_size=5), TONES)


def assert_spans_are_where_they_say(reading: Reading) -> None:
    """Every quote is the text at its span, and no span reaches out of the text."""
    content = reading.text.content
    quotes = [*((x.span, x.quote) for x in reading.claims), *((x.span, x.quote) for x in reading.tasks)]
    assert [quote for span, quote in quotes if content[span.start : span.end] != quote] == []
    spans = [x.span for x in reading.other] + [x.span for x in reading.unread] + [x.span for x in reading.mentions]
    spans += [x.span for x in reading.statements] + [item for claim in reading.claims for item in claim.items]
    assert [span for span in spans if not Span(0, len(content)).covers(span) or span.start >= span.end] == []


@settings(max_examples=200)
@given(st.lists(st.tuples(ANYTHING, st.sampled_from(["", " ", " ", " ", "\n", *SPACES])), max_size=30))
def test_words_of_the_lexicon_among_any_signs_are_read_without_raising(parts: list[tuple[str, str]]) -> None:
    assert_spans_are_where_they_say(read("".join(word + space for word, space in parts)))


@settings(max_examples=200)
@given(st.text(ANY_SIGN))
def test_any_text_is_read_without_raising(text: str) -> None:
    assert_spans_are_where_they_say(read(text))


def respelled(text: str) -> list[str]:
    """Composed, decomposed, and each sign one or the other way."""
    dice = Random(len(text))
    forms = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    mixed = "".join(unicodedata.normalize(dice.choice(("NFC", "NFD")), sign) for sign in forms[0])
    return [*forms, mixed]


def said(claim: Claim) -> tuple[object, ...]:
    """What a claim says, its words composed."""
    words = (claim.quote, claim.quantity.unit, claim.indicator, claim.basis, claim.locality, claim.subject)
    quantity = claim.quantity
    return (
        *(unicodedata.normalize("NFC", word) if word else word for word in words),
        (quantity.value, quantity.upper, quantity.total, quantity.step, quantity.bound),
        (claim.kind, claim.planned, claim.estimate, claim.period, claim.code, claim.links, claim.rule),
    )


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_says_the_same_however_its_letters_are_spelled(path: Path) -> None:
    composed, *others = (read(Text(words)) for words in respelled(path.read_text("utf-8")))
    assert composed.claims
    for reading in (composed, *others):
        assert_spans_are_where_they_say(reading)
        assert list(map(said, reading.claims)) == list(map(said, composed.claims))
        assert (reading.people, reading.tasks == ()) == (composed.people, composed.tasks == ())


def test_written_sentences_say_the_same_however_their_letters_are_spelled() -> None:
    text = "\n".join(sentence(stated) for stated in sentences(31, 600))
    composed, *others = (read(words, published=PUBLISHED) for words in respelled(text))
    assert len(composed.claims) >= 600
    for reading in others:
        assert_spans_are_where_they_say(reading)
        assert list(map(said, reading.claims)) == list(map(said, composed.claims))
