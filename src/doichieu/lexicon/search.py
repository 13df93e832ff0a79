"""What is stored to be searched, and what is looked for in it: one spelling for both.

Letters lose their diacritics, short forms are written out (`short_forms.toml`), and whatever is no letter
or digit becomes a space, so that `GPMB`, `giải phóng mặt bằng` and `giai phong mat bang` meet.
"""

import re
from functools import cache

from doichieu.lexicon.entries import table
from doichieu.lexicon.folding import plain

LONGEST_QUERY = 400  # signs
MOST_TERMS = 20
_NO_WORD = re.compile(r"[\W_]+")


def searchable(text: str) -> str:
    """The words of `text` as they are stored and looked for, one space between them.

    >>> searchable("Chi ngân sách, GPMB: 15-NQ/TU")
    'chi ngan sach giai phong mat bang 15 nq tu'
    """
    short, long_forms = _short_forms()
    return short.sub(lambda found: long_forms[found.group()], words_alone(text))


def search_terms(query: str) -> tuple[str, ...]:
    """The words to look for, each once, in the order of the query; empty where it has no word.

    What goes beyond the longest question that anybody would type is left out.
    """
    return tuple(dict.fromkeys(searchable(query[:LONGEST_QUERY]).split()))[:MOST_TERMS]


def words_alone(text: str) -> str:
    """Plain words with one space between them, short forms left as they are."""
    return _NO_WORD.sub(" ", plain(text)).strip()


@cache
def _short_forms() -> tuple[re.Pattern[str], dict[str, str]]:
    """One expression for all short forms, the longer before the shorter, and what each stands for."""
    long_forms = {words_alone(form): words_alone(entry.id) for entry in table("short_forms") for form in entry.forms}
    longest_first = sorted(long_forms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), long_forms
