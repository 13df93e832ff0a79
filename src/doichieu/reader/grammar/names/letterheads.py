"""The letterhead of a document: which place the body that issued it belongs to.

A letterhead stands in capitals at the head, the superior body first and the issuer below it; beside them, on the
same lines or on lines of their own, stand the national motto or the title of the Party, the number and the day.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from doichieu.lexicon import folded
from doichieu.reader.grammar.names.bodies import Body
from doichieu.reader.grammar.names.proper_names import Place, evenly_cased, forms, mottos, place_name_end
from doichieu.reader.grammar.names.references import ReferenceSpan
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.sources import Source

HEAD = 8  # lines at the head of a document that may hold its letterhead
COMMUNE = 3  # level of the lowest places whose bodies issue documents
NUMBER = 8  # signs at most before the document's own number: "Số: "
_CELL = re.compile(r"[^\s|](?:[^\t\n|]*?[^\s|])??(?=\s*[\t|]|   |\s*$)")  # columns are parted by tabs, bars or spaces
_BETWEEN_COLUMNS = ("\t", "|", "   ")
_STAR = re.compile(r"\*+")


def issuing_place(
    source: Source,
    layout: Layout,
    bodies: Sequence[Body],
    places: Sequence[Place],
    numbers: Sequence[ReferenceSpan],
) -> str | None:
    """The place of the lowest body in the letterhead; None where the text has none that names a place.

    bodies, places, numbers: what the text names, in order. Two bodies, one above the other, make a letterhead, and
    so does one with a motto, a star or the number of the document.
    """
    named: list[str] = []
    bodies_seen, marked, lowest = 0, False, 0
    lines = [line for line in layout.lines[:HEAD] if not layout.in_furniture(line.start)]
    for line in lines:
        marked = marked or _is_mark(source, line.start, line.end, numbers)
        for start, end in _cells(source, line.start, line.end):
            body = next((body for body in bodies if body.start == start), None)
            bodies_seen += body is not None
            place = _place_of(source, body, places, start, end) if bodies_seen else None
            if place is not None and not (body is None and _lies_above(places, start, lowest)):
                named.append(place)
                lowest = next((each.level for each in places if start <= each.start < end), lowest)
    return named[-1] if named and (marked or bodies_seen > 1) else None


def _lies_above(places: Sequence[Place], start: int, level: int) -> bool:
    """Whether a line of its own names only where the place above it lies: XÃ MÂY THƯỢNG / TỈNH LAM GIANG."""
    return any(place.start == start and place.level < level for place in places)


def _cells(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a line in capitals, one a column, each up to a motto."""
    for first, stop in _columns(source.spelled, start, end):
        motto = mottos().search(source.lower, first, stop)
        last = first
        for word in re.finditer(r"\S+", source.spelled[first : motto.start() if motto else stop]):
            if word[0].upper() != word[0]:
                break
            last = first + word.end()
        if last > first:
            yield first, last


def _columns(spelled: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the columns of a line begin and end; most lines are one."""
    line = spelled[start:end]
    if not any(mark in line for mark in _BETWEEN_COLUMNS):
        first = start + len(line) - len(line.lstrip())
        if stripped := line.strip():
            yield first, first + len(stripped)
        return
    for cell in _CELL.finditer(spelled, start, end):
        yield cell.span()


def _place_of(source: Source, body: Body | None, places: Sequence[Place], start: int, end: int) -> str | None:
    """The place that a line of a letterhead ends with, or the one in that, the number of a congress perhaps behind it:
    after its kind, or after the Party's committee of it."""
    if body is not None and body.kind is not None and _counted().fullmatch(source.lower, body.end, end) is not None:
        return body.place
    here = [place for place in places if place.level <= COMMUNE and start <= place.start < end]
    if here and here[-1].end == end and (body or here[0].start == start):
        return max(here, key=lambda place: place.level).name
    if body is None or body.kind is not None or not _named_bare().fullmatch(body.form):
        return None
    name_end = place_name_end(source, start + len(body.form) + 1)
    return evenly_cased(source.spelled[start + len(body.form) + 1 : end]) if name_end == end else None


@cache
def _counted() -> re.Pattern[str]:
    """`ĐẢNG BỘ HUYỆN BA TRÀ LẦN THỨ XX`: which congress it is, behind the place."""
    return re.compile(rf" +{trie_pattern(forms('conferences', 'ordinal'))} +\w+")


def _is_mark(source: Source, start: int, end: int, numbers: Sequence[ReferenceSpan]) -> bool:
    """Whether a line holds what only a letterhead holds: a motto, the star of the Party, the number of its own."""
    if mottos().search(source.lower, start, end) or _STAR.fullmatch(source.spelled, start, end):
        return True
    return any(start <= number.start <= start + NUMBER for number in numbers)


@cache
def _named_bare() -> re.Pattern[str]:
    """The bodies that a bare name follows: Tỉnh ủy Lam Giang."""
    return re.compile(trie_pattern(folded(form) for form in forms("letterheads", "named bare")))
