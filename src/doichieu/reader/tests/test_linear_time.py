"""A text many times as long takes about as many times as long to read, whatever repeats in it."""

import time

import pytest

from doichieu.reader import read

SHORT, TIMES = 2_000, 16  # signs; how much longer the long text is
MOST = 4 * TIMES  # a quadratic scan would take 16 * TIMES
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
    """The better of two, by the time of this process."""
    times = []
    for _ in range(2):
        start = time.process_time()
        read(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_longer_line_takes_no_more_than_its_share_of_time(piece: str) -> None:
    short = piece * (SHORT // len(piece))
    read(short)
    assert seconds(short * TIMES) < MOST * max(seconds(short), 0.001)


@pytest.mark.parametrize("lead", ["Có 5 xã (", "Có 5 xã, trong đó ", "Thu 5 tỷ đồng, gồm: ", "Số xã: "])
def test_very_many_bare_numbers_behind_one_figure_take_no_more_than_their_share_of_time(lead: str) -> None:
    piece = "an 1, "
    short = piece * (SHORT // len(piece))
    read(lead + short)
    assert seconds(lead + short * TIMES) < MOST * max(seconds(lead + short), 0.001)
