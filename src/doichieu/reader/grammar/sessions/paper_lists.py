"""Lists of papers behind their number: `3 nghị quyết, trong đó có: (1) Nghị quyết về chợ (32/33 đại biểu); (2) …`."""

import re
from functools import cache

from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern

MARK = r"(?:\(?[0-9]{1,2}[.)]\s*|\(?[^\W\d_]\)\s*|[-–+•]\s+)"  # (1), 1., a)


def opens_pattern() -> str:
    """`trong đó có`, `gồm:`, `cụ thể là:`: what opens the papers of a list."""
    of_them = trie_pattern(forms("votes", "of them"))
    return rf"(?<!\w){trie_pattern(forms('votes', 'among'))}(?:\s+{of_them})*\s*[:,]?"


def leads_pattern(paper: str) -> str:
    """So many papers, what is told of all of them, and the words that open their list; paper: words for any."""
    told = rf"(?:\s+{trie_pattern(forms('votes', 'told of all'))})*(?:\s*\([^()]*\))?"
    voted = rf"(?:,?\s{trie_pattern(forms('agenda', 'before votes'))}\s[^;:()]{{0,80}}?)?"
    return rf"(?:[0-9]{{1,3}}\s+)?{paper}{told}{voted}(?:[,;]?\s+{opens_pattern()})?\s*\Z"


@cache
def voted_behind() -> re.Pattern[str]:
    """A count of votes right behind a paper's name: `(32/33 đại biểu tán thành)`, ` 25/25 đại biểu`, `(đạt 96%)`

    None of `(Tờ trình số 15/TTr-UBND)`, `(ngày 15/7)`.
    """
    count = r"[0-9]{1,4} ?/ ?[0-9]{1,4}(?![\w/-])"
    voters = rf"\s+(?:{trie_pattern(forms('votes', 'number of'))}\s+)?{trie_pattern(forms('votes', 'voters'))}"
    votes = trie_pattern(forms("votes", "vote", "rate"))
    share = r"[0-9]{1,3}(?:[.,][0-9]+)? ?%"
    told = rf"(?:{votes}[:\s]+)+(?:{count}|{share})"
    bracket = rf"\((?:{count}(?:\)|{voters})|{share}(?:\)|{voters})|{told})"
    leads = rf"(?:\s{trie_pattern(forms('votes', 'counted'))})*"
    return re.compile(rf"\s{bracket}|{leads}[\s:]\s*(?:{count}|{share}){voters}")
