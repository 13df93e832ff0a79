"""The day of an occasion, on which nothing was done: `Tiếp thu ý kiến tại cuộc họp ngày 05/8, xã đã …`; pure."""

import re
from functools import cache

from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern

_CLAUSE = re.compile(r"[;:\n]|[.](?=\s)")
_MARK = r"\W*(?:(?:[0-9]{1,2}|[^\W\d_])[.)]\W*)?"  # a clause's number or letter, or its dash


def is_day_of_an_occasion(lower: str, start: int, end: int) -> bool:
    """Whether the day at these places is that of a meeting, a direction or the like, by which something was done then.

    It stands in a phrase that opens its clause before the subject, or in what an order is followed by: no `Theo kế
    hoạch, ngày 05/9 xã đã …` or `Sau khi hoàn thành ngày 05/9, …`, whose day is that of what was done.
    """
    before, after = _CLAUSE.split(lower[:start])[-1], _CLAUSE.split(lower[end:], maxsplit=1)[0]
    words = _words()
    if words.ordered.search(before):
        return True
    whole, last = words.opening.match(before), words.opening.match(before.rpartition(",")[2])
    opening = last or whole
    if opening is None or words.over.search(opening.string, opening.end()):
        return False
    if opening is last:
        return words.over.search(after) is not None
    told = words.past.search(after)
    return (
        not words.set_off.search(before)
        and told is not None
        and words.subject.search(after[: told.start()]) is not None
    )


class _Words:
    """The words around such days, compiled."""

    def __init__(self) -> None:
        occasion, past = trie_pattern(forms("outcomes", "occasion")), trie_pattern(forms("outcomes", "past"))
        over = trie_pattern(forms("outcomes", "done"))
        asks = trie_pattern(forms("outcomes", "orders"))
        self.opening = re.compile(rf"{_MARK}{occasion}(?!\w)")
        self.ordered = re.compile(rf"(?<!\w){occasion}\s+(?:\w+\s+){{0,2}}{asks}(?!\w)(?:(?!(?<!\w){over})[^,])*\Z")
        self.over = re.compile(rf"(?<!\w)(?:{over}|{past})(?!\w)")
        self.past = re.compile(rf"(?<!\w){past}(?!\w)")
        self.set_off = re.compile(rf",\s*(?:{trie_pattern(forms('outcomes', 'day'))}\s*)*\Z")
        self.subject = re.compile(r",\s*\w|\A\s*\w")


@cache
def _words() -> _Words:
    return _Words()
