"""Scanning a long text for many words fast.

The engine of `re` skips ahead to the signs with which a match may begin only where every branch begins with a
plain sign. So a scanner's branches begin with the first sign of its words, and the look back comes after it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from doichieu.reader.grammar.text.phrases import trie_pattern


def scanner(words: Iterable[str], after: str = "", *, digits: bool = False, consuming: bool = True) -> re.Pattern[str]:
    """An expression that finds whole words or phrases, the longest at each place.

    after: an expression that must follow right away.
    digits: whether runs of digits are found too, wherever they stand.
    consuming: False to find also what begins within another phrase; each match is then of one sign.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for word in words:
        rests[word[0]].append(word[1:])
    branches = []
    for sign, rest in rests.items():
        behind = f"{trie_pattern(rest)}{after}"
        branches.append(rf"{re.escape(sign)}(?<!\w{re.escape(sign)}){behind if consuming else f'(?={behind})'}")
    return re.compile("|".join([*branches, *(f"{digit}[0-9]*" for digit in "0123456789" if digits)]))
