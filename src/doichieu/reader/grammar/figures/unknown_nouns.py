"""Nouns that are counted and that the lexicon does not know: `3 cảng`, `12 tổ hợp tác`."""

import re
from functools import cache

from doichieu.lexicon import table
from doichieu.reader.grammar.amounts.quantities import Figure, with_noun
from doichieu.reader.grammar.text.phrases import Phrases, word_set
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import Cue, cues_in, labels

_NOUN = re.compile(r"\s*([^\W\d_]+)(?:\s([^\W\d_]+))?")
LONGEST_SHORT_FORM = 5  # letters
LONGEST_REST = 12  # signs: of a word that begins within the two
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+)\s+\Z")
_JOINTS = frozenset("-/&–")
_NAMING = frozenset(("guard", "guard_bare", "word"))


def in_unknown_noun(source: Source, figure: Figure, limit: int) -> Figure:
    """A number with the one or two words behind it as its noun; as it was where they are none.

    A word of two syllables behind the noun is not cut: `8 đèn tín hiệu`.
    """
    found = _NOUN.match(source.lower, figure.end, limit)
    if found is None or len(found[1]) < 2 or source.spelled[found.start(1)].isupper():
        return figure
    cues = cues_in(source.lower, found.start(1), min(found.end() + LONGEST_REST, limit))
    if cues and cues[0].start == found.start(1) and not _is_counted(cues[0], source.lower):
        return figure
    compound = labels("compound").match(source.lower, found.start(2), limit) if found.group(2) is not None else None
    if compound is not None and source.spelled[found.start(2)].islower():
        return with_noun(figure, source.lower, compound[1])
    second = found.group(2) is not None and not any(_is_function_word(cue, found.start(2)) for cue in cues)
    lower_second = second and source.spelled[found.start(2)].islower()
    return with_noun(figure, source.lower, found.end(2) if lower_second else found.end(1))


def in_short_form(source: Source, figure: Figure, limit: int) -> Figure | None:
    """`5 THT`, `12 NVH`: counted in two to five capitals, with no sign or digit joined to them."""
    found = _NOUN.match(source.lower, figure.end, limit)
    if found is None or not source.lower[figure.end].isspace():
        return None
    word = source.spelled[found.start(1) : found.end(1)]
    joined = source.lower[found.end(1) : found.end(1) + 2].strip()[:1] in _JOINTS
    fits = (
        _YEAR.fullmatch(source.lower, figure.start, figure.end) is None
        and word.isupper()
        and 1 < len(word) <= LONGEST_SHORT_FORM
        and not joined
        and not _is_numbered(source.lower, figure.start)
        and _organs().match(source.lower, found.start(1), limit) is None
    )
    return with_noun(figure, source.lower, found.end(1)) if fits else None


def _is_numbered(lower: str, start: int) -> bool:
    """`ngày 5 CAND ra quân`, `phiên 3`: the word before has that number for its own."""
    found = _WORD_BEFORE.search(lower, max(start - LONGEST_REST, 0), start)
    return found is not None and labels("numbered").match(lower, found.start(1), start) is not None


@cache
def _organs() -> Phrases[None]:
    return word_set(form for entry in table("bodies") for form in entry.forms)


def _is_counted(cue: Cue, lower: str) -> bool:
    """`3 cảng`: a word that elsewhere stands before the number of a name, without one here."""
    return cue.roles.keys() <= _NAMING and "guard" in cue.roles and not lower[cue.end : cue.end + 2].strip().isdecimal()


def _is_function_word(cue: Cue, start: int) -> bool:
    """Whether a cue begins right there that can be no part of a noun."""
    return cue.start == start and not cue.roles.keys() <= _NAMING
