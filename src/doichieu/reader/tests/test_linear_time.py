"""A text many times as long takes about as many times as long to read, and as much room, whatever repeats in it."""

import gc
import time
import tracemalloc

import pytest

from doichieu.reader import read

SHORT, TIMES = 2_000, 16  # signs; how much longer the long text is: a quadratic scan takes so many times its share
ATTEMPTS = 10  # other processes can spoil one or two
PIECES = {
    "digits": "1",
    "numbers": "1 ",
    "decimals": "1.",
    "brackets": "(",
    "closing brackets": ")",
    "quotes": "“",
    "stops": ".",
    "blank lines": "\n",
    "dashes": "- ",
    "days in a row": "ngày 12, ",
    "months in a row": "tháng 5 và ",
    "posts in a row": "Bí thư Huyện ủy, ",
    "names in a row": "đồng chí Nguyễn Văn An, ",
    "duties without an end": "giao UBND xã ",
    "cells": "12\t",
    "percentages": "5% ",
    "prose without a stop": "thu ngân sách đạt 12 tỷ đồng, bằng 105% dự toán và tăng so với cùng kỳ, ",
    "accents": "1\u0301",
    "directions": "giao xã làm đường; ",
    "bases at the head of clauses": "; so với cùng kỳ tăng 5%",
    "opinions without a stop": "cử tri kiến nghị, đề nghị, ",
}


def seconds(text: str) -> float:
    """By the time of this process, without the search for garbage: that of the tests before."""
    gc.disable()
    start = time.process_time()
    read(text)
    spent = time.process_time() - start
    gc.enable()
    return spent


def takes_its_share(short: str, long: str, times: int = TIMES) -> bool:
    """Whether the long text ever takes no more: one that is read in quadratic time never does, however often."""
    read(short)
    return any(seconds(long) < 4 * times * max(seconds(short), 0.001) for _ in range(ATTEMPTS))


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_longer_line_takes_no_more_than_its_share_of_time(piece: str) -> None:
    short = piece * (SHORT // len(piece))
    assert takes_its_share(short, short * TIMES)


@pytest.mark.parametrize("lead", ["Có 5 xã (", "Có 5 xã, trong đó ", "Thu 5 tỷ đồng, gồm: ", "Số xã: "])
def test_very_many_bare_numbers_behind_one_figure_take_no_more_than_their_share_of_time(lead: str) -> None:
    piece = "an 1, "
    short = piece * (SHORT // len(piece))
    assert takes_its_share(lead + short, lead + short * TIMES)


PROSE = "Thu ngân sách đạt 1.234,5 tỷ đồng, bằng 105,6% dự toán; toàn huyện có 12 xã đạt chuẩn. "


def test_a_paragraph_of_many_sentences_takes_four_times_as_long_where_it_is_four_times_as_long() -> None:
    short, long = PROSE * 300, PROSE * 1_200
    read(short)
    assert any(seconds(long) < 8 * seconds(short) for _ in range(ATTEMPTS))


@pytest.mark.parametrize("end", ["hết. (2) Trồng 3 ha.", "hết."], ids=["with a second item", "without one"])
def test_very_many_first_items_in_one_paragraph_take_no_more_than_their_share_of_time(end: str) -> None:
    piece = "Mục tiêu: (1) thu 5 tỷ đồng; "
    short = piece * (SHORT // len(piece))
    assert takes_its_share(short + end, short * 4 * TIMES + end, 4 * TIMES)


MOST_ROOM = 60  # bytes for each byte of the text, the reading included


def test_prose_full_of_figures_takes_no_more_room_than_is_wanted() -> None:
    text = PROSE * 500  # of twice as many each byte takes as much room
    read(text)
    tracemalloc.start()
    reading = read(text)
    room = tracemalloc.get_traced_memory()[1] / len(text.encode())
    tracemalloc.stop()
    assert len(reading.claims) == 1_500
    assert room < MOST_ROOM
