"""The place that a document is about, where neither its issuer nor a session names it: by its title and its body."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from doichieu.reader.grammar.names import (
    Place,
    Word,
    capitalised,
    evenly_cased,
    folded_name,
    forms,
    opens_name,
    place_forms,
)
from doichieu.reader.grammar.phrases import Phrases, trie_pattern, word_set
from doichieu.reader.grammar.segments import Layout, LineKind
from doichieu.reader.grammar.sources import Source
from doichieu.reader.grammar.stated import relation_words

HAMLET = 4  # level of the places below the commune, which no document is about
LONGEST_PLACE = 4  # words
_TITLE_WORD = re.compile(r"(?<!\w)[^\W\d_]")


def place_at_head(source: Source, layout: Layout, places: Sequence[Place]) -> str | None:
    """The place before the colon of the title, in the title, or the one named most."""
    for sentence in layout.sentences[:2]:
        run = capitalised(source.spelled, sentence.start, 4)
        if len(run) > 1 and source.spelled[run[-1].end : run[-1].end + 3].lstrip(" ").startswith(":"):
            return evenly_cased(source.spelled[run[0].start : run[-1].end])
    named = Counter(place.name for place in places if place.level < HAMLET)
    return _in_title(source, layout, places) or max(named, key=lambda name: named[name], default=None)


def _in_title(source: Source, layout: Layout, places: Sequence[Place]) -> str | None:
    """`Rừng Mường Sàng "trả công"`: a name in the title that the body calls a place, or says things are in."""
    titles = [x for x in layout.sentences[:2] if layout.lines[x.line].kind is LineKind.HEADING] or layout.sentences[:1]
    if not titles:
        return None
    start, end = titles[0].start, titles[-1].end
    if any(start <= place.start < end for place in places if place.level < HAMLET):
        return None
    known = {folded_name(place.name): place.name for place in places if place.level < HAMLET}
    runs = list(_runs(source, start, end))
    told = next((known[name] for run in runs if (name := folded_name(_text(source, run))) in known), None)
    if told is not None:
        return told
    places_told = (run for run in runs if not _is_other_name(source, run) and _is_said_of_a_place(source, run, end))
    return next((_text(source, run) for run in places_told), None)


def _runs(source: Source, start: int, end: int) -> Iterator[list[Word]]:
    """Each run of two to four capitalised words of the title; of its first run also what follows the first word."""
    at = start
    while (found := _TITLE_WORD.search(source.spelled, at, end)) is not None:
        run = capitalised(source.spelled, found.start(), LONGEST_PLACE)
        at = run[-1].end if run else found.end()
        yield from (part for part in (run, run[1:] if found.start() == start else []) if len(part) > 1)


def _text(source: Source, run: Sequence[Word]) -> str:
    return " ".join(source.spelled[run[0].start : run[-1].end].split())


def _is_other_name(source: Source, run: Sequence[Word]) -> bool:
    """Whether the words are a person's name, or of an organisation."""
    name = folded_name(_text(source, run))
    organisation = _organs().match(source.lower, run[0].start, run[-1].end) is not None or name in _sectors()
    return organisation or opens_name(run) or any(word.text.isupper() for word in run)


def _is_said_of_a_place(source: Source, run: Sequence[Word], end: int) -> bool:
    """`ở Trà Lĩnh`, `thành phố biển Quy Hòa`, `Mường Lạn là huyện`: in the body, words of places around the name."""
    name = re.escape(source.lower[run[0].start : run[-1].end])
    at, kinds = trie_pattern(relation_words()["at"]), trie_pattern(place_forms())
    around = rf"(?<!\w)(?:{at}\s+{name}(?!\w)|{kinds}(?:\s+\w+)?\s+{name}(?!\w)|{name}\s+\w+\s+{kinds}(?!\w))"
    return re.compile(around).search(source.lower, end) is not None


@cache
def _organs() -> Phrases[None]:
    return word_set(forms("posts", "organ", "head"))


@cache
def _sectors() -> frozenset[str]:
    return frozenset(forms("posts", "sector"))
