"""The page and the terminal table show every claim, at every width, and need nothing from outside."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from doichieu.claims import Claim, Reading, Text
from doichieu.show import figure, sentence_of
from doichieu.show.pages import page
from doichieu.show.terminal import print_table
from doichieu.show.tests.sample import CLAIMS, READING, TEXT
from doichieu.show.wording import Lang

EMPTY = Reading(Text("Không có gì", name="trống.txt"), None, None, (), None, (), (), (), (), ())


def printed(reading: Reading, width: int, lang: Lang = "vi") -> str:
    stream = io.StringIO()
    print_table(reading, Console(file=stream, width=width, highlight=False, markup=False, emoji=False), lang=lang)
    return stream.getvalue()


def test_each_figure_of_the_text_leads_to_its_row_and_back() -> None:
    shown = page(READING)
    for claim in CLAIMS:
        assert shown.count(f'id="c-{claim.id}"') == shown.count(f'id="r-{claim.id}"') == 1
        assert shown.count(f'href="#r-{claim.id}"') == shown.count(f'href="#c-{claim.id}"') == 1
    assert 'href="#u-1"' in shown
    assert 'id="u-1"' in shown


def test_the_page_needs_no_script_and_no_other_file() -> None:
    shown = page(READING)
    assert "<script" not in shown
    assert re.findall(r"(?:src|url|@import|https?:)\W", shown) == []
    assert re.findall(r'href="(?!#)', shown) == []


def test_what_a_document_says_cannot_become_markup() -> None:
    odd = Text("<b>12</b>", name="<i>.txt")
    shown = page(Reading(odd, None, "<u>", (), None, (), (), (), (), ()))
    assert "<b>" not in shown.partition("<main>")[2]
    assert "&lt;i&gt;.txt" in shown
    assert "<u>" not in shown


def test_the_page_speaks_either_language() -> None:
    assert "<h2>Số liệu đã đọc</h2>" in page(READING)
    assert "<h2>Figures read</h2>" in page(READING, lang="en")


@pytest.mark.parametrize("width", [160, 100, 80, 60, 40])
def test_no_line_is_wider_than_the_terminal_and_no_figure_is_left_out(width: int) -> None:
    shown = printed(READING, width)
    assert max(map(cell_len, shown.splitlines())) <= width
    words = " ".join(shown.split())
    for claim in CLAIMS:
        assert figure(claim).split()[0] in words
    if width >= 100:
        assert all(figure(claim) in words for claim in CLAIMS)


def test_each_sentence_stands_once_above_its_figures() -> None:
    words = " ".join(printed(READING, 160).split())
    for claim in CLAIMS:
        assert words.count(" ".join(sentence_of(TEXT, claim.span).of(TEXT).split())) == 1


def test_numbers_that_were_not_read_are_listed_with_their_reason() -> None:
    assert "4/5/6: three numbers parted by slashes. Thông tin khác: 4/5/6 <chưa rõ> & hết." in printed(READING, 120)


def test_a_document_without_figures_says_so() -> None:
    assert "Không đọc được số liệu nào trong văn bản này." in printed(EMPTY, 80)
    assert "No figure was read in this document." in page(EMPTY, lang="en")


def test_a_control_sequence_in_a_document_does_not_reach_the_terminal() -> None:
    shown = printed(Reading(TEXT, None, None, CLAIMS, None, (), (), (), (), ()), 80)
    assert "\x1b" not in shown
    evil = Text(TEXT.content.replace("thu ngân", "th\x1b[2Jngân"), TEXT.blocks, name="a\x1b[31m.txt")
    assert "\x1b" not in printed(Reading(evil, None, None, CLAIMS, None, (), (), (), (), ()), 80)


def test_the_first_figures_are_printed_before_the_last_are_looked_at() -> None:
    stream = io.StringIO()
    printed_before: list[int] = []

    class Watched(tuple[Claim, ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[Claim]:
            for number in range(2000):
                printed_before.append(stream.tell())
                yield replace(CLAIMS[number % len(CLAIMS)], id=f"c{number}")

    reading = replace(READING, claims=Watched(CLAIMS))
    print_table(reading, Console(file=stream, width=100, highlight=False, markup=False, emoji=False))
    assert 0 < printed_before[-1] < stream.tell()
