"""The place that a document is about, where neither its issuer nor a session names it: by its title and its body."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from doichieu.lexicon import table
from doichieu.reader.grammar.figures.stated import relation_words
from doichieu.reader.grammar.names.bodies import Body
from doichieu.reader.grammar.names.proper_names import (
    Place,
    Word,
    capitalised,
    evenly_cased,
    folded_name,
    forms,
    opens_name,
    place_forms,
)
from doichieu.reader.grammar.text.phrases import Phrases, trie_pattern, word_set
from doichieu.reader.grammar.text.segments import Layout, LineKind, Sentence
from doichieu.reader.grammar.text.sources import Source

HAMLET = 4  # level of the places below the commune, which no document is about
LONGEST_PLACE = 4  # words
DISTRICT = 2
MANY = 3  # places of one level
OPENING = 1_500  # signs
_WORD_BEHIND = re.compile(r" +(\w+)")
_TITLE_WORD = re.compile(r"(?<!\w)[^\W\d_]")


def delegating_place(source: Source, bodies: Sequence[Body]) -> str | None:
    """`Đoàn giám sát của HĐND tỉnh Lam Giang làm việc với UBND xã Hạ`: the place of the body that sent it."""
    for found in _delegations().finditer(source.lower, 0, OPENING):
        body = next((body for body in bodies if body.start == found.end()), None)
        if body is not None and body.place is not None:
            return body.place
    return None


@cache
def _delegations() -> re.Pattern[str]:
    words, of = trie_pattern(relation_words()["delegation"]), trie_pattern(relation_words()["whose"])
    return re.compile(rf"(?<!\w){words} +(?:{of} +)?")


def place_at_head(source: Source, layout: Layout, places: Sequence[Place]) -> str | None:
    """The place before the colon of the title, in the title, or the one named most."""
    for sentence in layout.sentences[:2]:
        run = capitalised(source.spelled, sentence.start, 4)
        if len(run) > 1 and source.spelled[run[-1].end : run[-1].end + 3].lstrip(" ").startswith(":"):
            return evenly_cased(source.spelled[run[0].start : run[-1].end])
    named = Counter(place.name for place in places if place.level < HAMLET)
    told = _in_title(source, layout, places) or _opening_title(source, layout)
    return told or _above_many(places) or max(named, key=lambda name: named[name], default=None)


def _above_many(places: Sequence[Place]) -> str | None:
    """The one city or district named beside several communes: what tells of many is about the place above them."""
    named = {(place.level, place.kind, folded_name(place.name)): place.name for place in places if place.level < HAMLET}
    lowest = max((level for level, _, _ in named), default=0)
    above = {name for (level, kind, _), name in named.items() if level < lowest and DISTRICT in _levels().get(kind, ())}
    many = sum(level == lowest for level, _, _ in named) >= MANY
    return above.pop() if many and len(above) == 1 else None


@cache
def _levels() -> dict[str, tuple[int, ...]]:
    """The levels that each kind of place may have."""
    return {entry.id: tuple(entry.facts["levels"]) for entry in table("place_kinds")}


def _opening_title(source: Source, layout: Layout) -> str | None:
    """`Đắk Rông 11 tháng kết nạp`: the name that opens a title, before a number, or told again with other words behind.

    No person's, no organisation's and no season's (`Vụ Đông Xuân 2019`); `Đường Vành đai` is no name.
    """
    title = next(iter(layout.sentences), None)
    if title is None or layout.lines[title.line].kind is not LineKind.HEADING:
        return None
    run = capitalised(source.spelled, title.start, LONGEST_PLACE + 1)
    if not 2 <= len(run) <= LONGEST_PLACE or _is_other_name(source, run) or _is_season(source, title):
        return None
    behind = _WORD_BEHIND.match(source.lower, run[-1].end)
    if behind is None:
        return None
    again = re.compile(rf"(?<!\w){re.escape(source.spelled[run[0].start : run[-1].end])}(?!\w)(?! +{behind[1]})")
    told = behind[1].isdecimal() or again.search(source.spelled, title.end) is not None
    return _text(source, run) if told else None


def _is_season(source: Source, title: Sentence) -> bool:
    return _seasons().match(source.lower, title.start, title.end) is not None


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
def _seasons() -> Phrases[None]:
    return word_set(forms("periods", "announces_year"))


@cache
def _sectors() -> frozenset[str]:
    return frozenset(forms("posts", "sector"))
