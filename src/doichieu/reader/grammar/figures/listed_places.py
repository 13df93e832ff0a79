"""Places listed with bare numbers behind words that give the unit: `Số người tham gia bảo hiểm của các xã (người):`."""

import re
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.figures.counted_parts import in_unit
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.text.phrases import Phrases, trie_pattern, word_set
from doichieu.reader.grammar.text.segments import Layout, Line, LineKind
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import labels

MOST_ITEMS = 60  # of a list, from the words that lead in to it
_PARTING = (":", ";", "(")
_ENDS = re.compile(r"\s*(?:[;.(]|\Z)")


def in_unit_of_list(source: Source, layout: Layout, scene: Scene, figure: Figure) -> Figure | None:
    """A number behind the name of a place, in the unit in brackets before the colon of its list."""
    lower, line = source.lower, layout.lines[layout.sentences[scene.index].line]
    if _ENDS.match(lower, figure.end, scene.end) is None:
        return None
    begin = max(lower.rfind(sign, scene.start, figure.start) + 1 for sign in _PARTING[:2])
    if begin and not lower[begin : figure.start].strip():  # `Xã Phú Hòa: 412`
        begin = scene.start
    begin = scene.after_spaces(max(begin, scene.start))
    if not names_place(source, begin, figure.start):
        return None
    lead = lead_above(source, layout, line) if begin == scene.start else None
    start, end = (lead.start, lead.end) if lead is not None else (scene.start, lower.find("):", scene.start, begin) + 2)
    given = _unit_given().search(lower, start, end) if end > start else None
    return in_unit(lower, figure, " " + given[1]) if given is not None else None


def names_place(source: Source, start: int, end: int) -> bool:
    """`xã Phú Hòa`: the word for a kind of place, and a name."""
    kind = _kinds().match(source.lower, start, end)
    if kind is None:
        return False
    name = source.spelled[kind[1] : end].strip(" :")
    return name[:1].isupper() and name.replace(" ", "").isalpha()


def lead_above(source: Source, layout: Layout, line: Line) -> Line | None:
    """The line that leads in to the list of which a line is an item, by a colon."""
    if line.kind is not LineKind.ITEM:
        return None
    at = layout.line_at(line.start)
    above = layout.lines[max(at - MOST_ITEMS, 0) : at]
    lead = next((one for one in reversed(above) if one.kind is not LineKind.ITEM), None)
    return lead if lead is not None and source.lower.endswith(":", lead.start, lead.end) else None


def lead_name_end(lower: str, start: int, end: int) -> int:
    """Where the name of what a list tells ends: before the unit in brackets."""
    given = _unit_given().search(lower, start, end)
    return given.start() if given is not None else end


@cache
def _kinds() -> Phrases[None]:
    return word_set(form for entry in table("place_kinds") for form in entry.forms)


@cache
def _unit_given() -> re.Pattern[str]:
    """`(người):`, `(đơn vị tính: người):`"""
    named = trie_pattern(folded(form) for form in labels("unit is").facts)
    return re.compile(rf"\s*\((?:{named} ?: ?)?([^\W\d_]+(?: [^\W\d_]+)*)\)\s*:\s*\Z")
