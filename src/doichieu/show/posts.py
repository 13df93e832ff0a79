"""Posts as people write them in a line: `CHÁNH VĂN PHÒNG` of a signature is `Chánh Văn phòng`."""

import re
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.lexicon.search import words_alone

SHORT_WORD = 3  # signs
_VOWELS = re.compile(r"[aeiouy]")
_WORD = re.compile(r"[^\W\d_]+")


def post(words: str) -> str:
    """A post that is all in capitals in small letters, bodies and short forms in theirs; any other as it is.

    So is one with a word that no post or body has: it may be a name.
    """
    even, small = folded(words), words.lower()
    found = list(_WORD.finditer(even))
    known = all(word[0] in _vocabulary() or _is_short(word[0]) for word in found)
    if not words.isupper() or not known or len(even) != len(small):
        return words
    signs = list(small)
    for start, end in [(0, 1), *((body.start(), body.start() + 1) for body in _bodies().finditer(even))]:
        signs[start:end] = small[start:end].upper()
    for word in found:
        if _is_short(word[0]):
            signs[word.start() : word.end()] = small[word.start() : word.end()].upper()
    return "".join(signs)


def _is_short(word: str) -> bool:
    """Whether a word is a short form, by what no spoken word has: hđnd; ubnd, of more than three signs."""
    plain = words_alone(word)
    return len(word) > 1 and _VOWELS.search(plain[1:] if len(word) > SHORT_WORD else plain) is None


@cache
def _forms() -> tuple[str, ...]:
    """Of bodies and organs, the longest first."""
    organs = (entry for entry in table("posts") if entry.fact("kind") == "organ")
    forms = {folded(form) for entry in (*table("bodies"), *organs) for form in entry.forms}
    return tuple(sorted(forms, key=len, reverse=True))


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _forms()))})(?!\w)")


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of a post, a body or a kind of place."""
    entries = (entry for name in ("posts", "bodies", "place_kinds") for entry in table(name))
    return frozenset(word for entry in entries for form in entry.forms for word in _WORD.findall(folded(form)))
