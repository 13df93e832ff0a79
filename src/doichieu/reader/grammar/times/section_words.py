"""The words of headings and of the sentences that go on with one before them, compiled."""

import re
from functools import cache

from doichieu.lexicon import table
from doichieu.reader.grammar.names import forms
from doichieu.reader.grammar.phrases import Phrases, phrases, word_set
from doichieu.reader.grammar.times.atoms import any_of, forms_of


@cache
def sections() -> Phrases[str]:
    entries = (entry for entry in table("sections") if entry.fact("role") in ("plan", "report", "targets"))
    return phrases({form: entry.fact("role") for entry in entries for form in entry.forms})


@cache
def of_sentence() -> frozenset[str]:
    """`hiện`"""
    return frozenset(forms_of("now_at_head"))


@cache
def running_totals() -> re.Pattern[str]:
    """`lũy kế` before a time: what is told of it is an addition to what was told of the month."""
    return re.compile(rf"(?<!\w){any_of(forms_of('to_date'))}[^,;.:()]*\Z")


@cache
def part_words() -> Phrases[None]:
    return word_set(forms("relations", "part"))
