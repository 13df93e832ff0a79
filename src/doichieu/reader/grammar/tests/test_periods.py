"""Dates and periods, from the examples of the lexicon and in sentences."""

import re
from datetime import date

import pytest

from doichieu.claims import Text
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader.grammar.periods import TimeExpression, time_expressions
from doichieu.reader.grammar.sources import source_of

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
