"""Dates and periods, from the examples of the lexicon and in sentences."""

import re
from datetime import date

import pytest

from doichieu.claims import Period, Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader.grammar.text.sources import source_of
from doichieu.reader.grammar.times.atoms import Rule
from doichieu.reader.grammar.times.periods import TimeExpression, time_expressions
from doichieu.reader.grammar.times.rules import NUMERIC, WORDED

DAY = date(2022, 7, 12)
ENTRIES = table("periods")
EXAMPLES = [example for entry in ENTRIES for example in entry.examples]


def times(text: str, day: date | None = DAY) -> list[TimeExpression]:
    return time_expressions(source_of(Text(text)), day)


def shown(expression: TimeExpression) -> str:
    period = expression.period
    return f"{expression.role} {period.first}..{period.last}" if period else f"{expression.role} ?"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text[:40])
def test_each_example_reads_as_its_entry_says(example: Example) -> None:
    assert tuple(map(shown, times(example.text))) == example.reads


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_form_stands_in_an_example(entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples]
    missing = [
        form
        for form in entry.forms
        if not any(
            re.search(rf"(?<!\w){folded(form)}(?!\w)", text) or (entry.fact("kind") == "hour" and folded(form) in text)
            for text in texts
        )
    ]
    assert missing == []


@pytest.mark.parametrize("rule", {rule.name: rule for rule in (*NUMERIC, *WORDED)}.values(), ids=lambda rule: rule.name)
def test_each_rule_reads_some_example(rule: Rule) -> None:
    pattern = re.compile(rule.pattern)
    read = [
        folded(example.text)[time.core : time.end]
        for example in EXAMPLES
        if len(folded(example.text)) == len(example.text)
        for time in times(example.text)
    ]
    assert any(pattern.match(words) for words in read)


def test_a_left_out_year_is_the_one_that_brings_the_day_nearest() -> None:
    [deadline] = times("hoàn thành trước ngày 31/3", date(2023, 12, 18))
    assert deadline.period == Period.day(date(2024, 3, 31))
    [past] = times("Sáng 28/12, xã họp", date(2024, 1, 2))
    assert past.days == (date(2023, 12, 28),)


def test_a_year_that_is_over_in_january_is_the_whole_year() -> None:
    [year] = times("ước cả năm đạt 12 tỷ đồng", date(2024, 1, 10))
    assert year.period == Period.year(2023)


def test_a_time_in_brackets_does_not_change_the_month_spoken_of() -> None:
    text = "Tháng 10/2022 tăng 1,6% (do tháng 10/2021 giãn cách); so với tháng trước giảm"
    *_, before = times(text, date(2022, 11, 11))
    assert before.period == Period(date(2022, 9, 1), date(2022, 9, 30))


def test_the_offsets_are_those_of_the_words_and_of_the_time_alone() -> None:
    text = "Giải ngân đến ngày 31/10 đạt 41,5%"
    [until] = times(text)
    assert (text[until.start : until.end], text[until.core : until.end]) == ("đến ngày 31/10", "ngày 31/10")


def test_many_dates_on_one_line_are_found_in_linear_time() -> None:
    line = "ngày 1/2/2020 có 9/12 hộ, " * 4_000
    assert len(times(line)) == 4_000
