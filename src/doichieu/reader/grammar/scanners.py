"""Scanning a long text for many words fast.

The engine of `re` skips ahead to the signs with which a match may begin only where every branch begins with a
plain sign. So a scanner's branches begin with the first sign of its words, and the look back comes after it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from doichieu.reader.grammar.phrases import trie_pattern


def scanner(words: Iterable[str], after: str = "", *, alone: Iterable[str] = ()) -> re.Pattern[str]:
    """An expression that finds whole words or phrases, the longest at each place.

    after: an expression that must follow right away.
    alone: single signs that are found wherever they stand.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for word in words:
        rests[word[0]].append(word[1:])
    branches = [
        rf"{re.escape(sign)}(?<!\w{re.escape(sign)}){trie_pattern(rest)}{after}" for sign, rest in rests.items()
    ]
    return re.compile("|".join([*branches, *map(re.escape, alone)]))
