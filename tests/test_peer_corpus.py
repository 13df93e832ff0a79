"""The examples of a peer's own tests, read from its corpus where that lies beside the checkout, never copied here.

What the documents of local authorities never hold is left out by the rules below, each with its reason; an
example that no rule leaves out must be read. A rule that leaves nothing out is an error.
"""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from doichieu.claims import Bound, Claim, Period, Text
from doichieu.reader import read
from doichieu.reader.grammar.text.sources import source_of
from doichieu.reader.grammar.times.days import month_length
from doichieu.reader.grammar.times.periods import time_expressions

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "peers" / "duckling_vi_corpus.json"
pytestmark = pytest.mark.skipif(not CORPUS.is_file(), reason="the peer's corpus is not beside the checkout")

Example = dict[str, Any]
LeftOut = dict[str, Callable[[Example], bool]]


def spelled(pattern: str) -> Callable[[Example], bool]:
    """Whether an example's text holds a pattern."""
    return lambda example: re.search(pattern, example["text"], re.IGNORECASE) is not None


AMOUNTS_LEFT_OUT: LeftOut = {
    "K, M and G for thousands, millions and milliards are not written in documents": spelled(r"[0-9][kmg]\b"),
    "a number does not begin with its comma": spelled(r"(?<![0-9]),[0-9]"),
    "a dash with a space behind it opens the item of a list": spelled(r"^- "),
    "zero alone is the word for not, and a hundred alone says no number": spelled(r"^(không|trăm)$"),
    "amounts in cents are not kept": spelled(r"\b(xen|xu)\b"),
    "rupees and dirhams are not kept": lambda example: example.get("unit") in ("INR", "AED"),
    "an English plural": spelled(r"[a-z]{4}s$"),
    "the dollar by its spoken name": spelled(r"\bđô\b(?! (la|mỹ))"),
    "a decimal stop in words: documents have a comma": spelled(r"\bchấm\b"),
    "the currency before both ends of a range": spelled(r"[A-Z]{3}[0-9]+-[A-Z]{3}"),
    "a comparative compares with another figure, which makes a change of it": spelled(r"^(ít|kém|nhiều|cao) hơn"),
}
DAY_WORDS = r"[0-9]/[0-9]|tháng|ngày|hôm|nay|mai|tối qua"
TIMES_LEFT_OUT: LeftOut = {
    "what names no time": lambda example: example["value"] is None,
    "a time of day without its day": lambda example: (
        example.get("grain") in ("hour", "minute", "second") and not spelled(DAY_WORDS)(example)
    ),
    "hours, minutes and seconds counted": spelled(r"\b(giây|s|phút|tiếng|giờ) (vừa|tới|tiếp|qua)"),
    "a weekday without its day or week: `thứ 5` counts sessions": spelled(
        r"^(sáng )?(thứ \w+|chủ nhật|chúa nhật)( tới| vừa rồi)?$"
    ),
    "a day and a month that no word announces are so many of so many": spelled(r"^[0-9]+/[0-9]+$"),
    "seasons have no days that offices agree on": spelled(r"^mùa "),
    "feasts and meals": spelled(r"giáng sinh|bữa trưa"),
    "weeks of a month have no days that offices agree on": spelled(r"^tuần đầu tiên"),
    "months and years past are those of the report or the term": spelled(r"^[0-9] (tháng|năm) (vừa|qua)"),
}
UNITS = {"Dollar": "USD", "Pound": "GBP"}
BOUNDS = {"under": (Bound.UNDER, Bound.AT_MOST), "above": (Bound.OVER, Bound.AT_LEAST)}


@cache
def examples(*dimensions: str) -> tuple[Example, ...]:
    """The examples of some dimensions, in the order of the file."""
    rows = json.loads(CORPUS.read_text(encoding="utf-8")) if CORPUS.is_file() else []
    return tuple(row for row in rows if row["dim"] in dimensions)


def in_scope(rows: tuple[Example, ...], left_out: LeftOut) -> list[Example]:
    """The examples that no rule leaves out."""
    return [row for row in rows if not any(rule(row) for rule in left_out.values())]


def claims_of(example: Example) -> tuple[Claim, ...]:
    """The claims of a sentence made of the example; a number gets a unit, and a signed one its brackets."""
    words = example["text"]
    if example["dim"] == "Numeral":
        words = f"({words} ha)" if words.startswith("-") else f"{words} ha"
    return read(f"Chênh lệch là {words}.").claims


def fault(example: Example) -> str | None:
    """What is wrong with the reading of an amount, or None."""
    claims = claims_of(example)
    if len(claims) != 1:
        return f"{example['text']}: {len(claims)} figures"
    [claim] = claims
    ends = [claim.value] if claim.upper is None else [claim.value, claim.upper]
    wanted = example["value"] if isinstance(example["value"], list) else [example["value"]]
    if ends != [Decimal(str(value)) for value in wanted]:
        return f"{example['text']}: {ends}"
    if example["dim"] == "AmountOfMoney" and claim.unit != UNITS.get(example["unit"], example["unit"]):
        return f"{example['text']}: {claim.unit}"
    bounds = BOUNDS.get(example.get("form", ""))
    return f"{example['text']}: {claim.bound}" if bounds and claim.bound not in bounds else None


def test_every_number_and_amount_that_documents_can_hold_is_read() -> None:
    rows = in_scope(examples("Numeral", "AmountOfMoney"), AMOUNTS_LEFT_OUT)
    assert [line for row in rows if (line := fault(row))] == []
    assert len(rows) >= 75


@pytest.mark.parametrize("reason", AMOUNTS_LEFT_OUT)
def test_each_rule_leaves_some_amount_out(reason: str) -> None:
    assert any(map(AMOUNTS_LEFT_OUT[reason], examples("Numeral", "AmountOfMoney")))


def test_an_ordinal_is_no_figure() -> None:
    rows = examples("Ordinal")
    assert rows
    assert [row["text"] for row in rows if read(f"Kỳ họp {row['text']} của HĐND xã.").claims] == []


REFERENCE = date(2017, 2, 2)
OPEN_YEAR = re.compile(
    r"^(ngày|mồng|mùng|tháng|quý|thứ|chủ nhật|chúa nhật|lúc|vào)\b(?!.*năm)(?!.*(này|nay|sau|tới|tiếp|trước|tuần|hiện))"
)


def days_of(example: Example) -> Period:
    """The days that the peer reads: it ends an interval before its second point."""
    if example["form"] == "interval":
        first, behind = (date(*point[:3]) for point in example["value"])
        by_the_hour = example["grain"] == "hour"
        return Period.day(first) if by_the_hour else Period(first, behind - timedelta(1))
    first = date(*example["value"][:3])
    months = {"month": 1, "quarter": 3, "year": 12}.get(example["grain"])
    if months is None:
        return Period(first, first + timedelta(6 if example["grain"] == "week" else 0))
    last = first.month + months - 1
    return Period(first, first.replace(month=last, day=month_length(first.year, last)))


def day_of_reading(example: Example) -> date:
    """The document's day; for a year a day in summer, since reports of its first weeks speak of the year before."""
    return REFERENCE.replace(month=7) if example.get("grain") == "year" else REFERENCE


def time_fault(example: Example) -> str | None:
    """What is wrong with the reading of a time, or None; of a time without a year only month and day are compared.

    The peer takes the next such time; the reader the one nearest to the document's day, for reports look back.
    """
    times = time_expressions(source_of(Text(f"Họp {example['text']}.")), day_of_reading(example))
    periods = [time.period for time in times if time.period is not None]
    if len(periods) != 1:
        return f"{example['text']}: {len(periods)} times"
    [period], wanted = periods, days_of(example)
    if OPEN_YEAR.search(example["text"]):
        period = Period(*(day.replace(year=wanted.first.year) for day in (period.first, period.last)))
    return None if period == wanted else f"{example['text']}: {period}, not {wanted}"


def test_every_day_and_interval_that_documents_can_name_is_read() -> None:
    rows = in_scope(examples("Time"), TIMES_LEFT_OUT)
    assert [line for row in rows if (line := time_fault(row))] == []
    assert len(rows) >= 100


@pytest.mark.parametrize("reason", TIMES_LEFT_OUT)
def test_each_rule_leaves_some_time_out(reason: str) -> None:
    assert any(map(TIMES_LEFT_OUT[reason], examples("Time")))


def test_no_time_is_read_as_a_figure() -> None:
    texts = [row["text"] for row in in_scope(examples("Time"), {"counted": spelled(r"\btiếng\b")})]
    assert [text for text in texts if read(f"Họp {text}.").claims] == []
