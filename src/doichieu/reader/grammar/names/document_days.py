"""The day of a document that a text cites, on which nothing was done: `Theo Nghị quyết số 14 ngày 17/7/2025, …`."""

import re
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern

REACH = 160  # signs before a day within which the word for its document stands


def is_day_of_a_document(lower: str, start: int) -> bool:
    """Whether the day that begins at `start` is that of a document: one with a number, or that something is done by.

    No `ban hành Quyết định số 5/QĐ-UBND ngày 18/11/2025`, whose day is that of what was done.
    """
    words, before = _words(), lower[max(start - REACH, 0) : start]
    for found in words.type.finditer(before):
        led = words.cites.search(before, 0, found.start()) is not None
        cited = led or words.number.match(before, found.end()) is not None
        issued = words.issues.search(before, 0, found.start()) is not None
        if cited and not issued and words.rest.fullmatch(before, found.end()):
            return True
    return False


class _Words:
    """The words around documents, compiled."""

    def __init__(self) -> None:
        types = [form for entry in table("documents") if entry.fact("kind") == "type" for form in entry.forms]
        told = trie_pattern((*forms("instrument_names", "ends"), *forms("tasks", "duty", "duty behind")))
        cites = trie_pattern((*forms("instruments", "cites"), *_carries_out()))
        self.type = re.compile(rf"(?<!\w){trie_pattern(map(folded, types))}")
        self.number = re.compile(rf"\s+(?:{trie_pattern(forms('documents', 'number'))}\s*:?\s*)?[0-9]")
        self.cites = re.compile(rf"(?<!\w){cites}\s+\Z")
        self.issues = re.compile(rf"(?<!\w){trie_pattern(forms('tasks', 'issues'))}\s+\Z")
        self.rest = re.compile(rf"(?:(?!(?<!\w){told})[^;.:,\n]|,(?=\s*[0-9]))*[,(]?\s*")


def _carries_out() -> list[str]:
    entries = (entry for entry in table("instruments") if entry.id == "carries_out")
    return [folded(form) for entry in entries for form in entry.forms]


@cache
def _words() -> _Words:
    return _Words()
