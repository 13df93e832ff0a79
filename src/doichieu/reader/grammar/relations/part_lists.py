"""Parts told as a list behind their whole: after a colon, below a line that opens a list, or up to the exact sum."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from doichieu.claims import Kind, Relation
from doichieu.reader.grammar.figures.stated import (
    Scenes,
    Stated,
    alike,
    money_units,
    open_brackets,
    ratio_units,
    relation_words,
)
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Layout, LineKind
from doichieu.reader.grammar.text.sources import Source

SLACK = Decimal("1.005")  # parts may be rounded up
_ENDS = re.compile(r"[,;(]|\.\s")
_FIRM = re.compile(r"[;:]|\.\s")
FEWEST_TO_ADD = 3  # parts that add up to a whole without a word that says so
LONGEST_OPENER = 40  # signs at the end of a line that opens a list


def behind_colons(source: Source, stated: Sequence[Stated]) -> Iterator[tuple[Stated, list[Stated]]]:
    """`kỷ luật 8 đảng viên: khiển trách 5, cảnh cáo 3`: each whole with two parts or more behind a colon."""
    lower = source.lower
    for place, before in enumerate(stated[:-2]):
        colon = lower.find(":", before.end, stated[place + 1].start)
        if colon < 0 or _ENDS.search(lower, before.end, colon):
            continue
        for whole in reversed(stated[: place + 1]):
            if _FIRM.search(lower, whole.end, colon):
                break
            parts = _listed(source, whole, stated[place + 1 :], colon) if whole.is_size else []
            if len(parts) > 1 and sum(one.value for one in parts) <= whole.value * SLACK:
                yield whole, parts
                break


def _listed(source: Source, whole: Stated, behind: Sequence[Stated], colon: int) -> list[Stated]:
    """The sizes of the whole's kind that a list gives: all up to the first semicolon, else the first of each part."""
    stretches: list[list[Stated]] = [[]]
    at = colon + 1
    for one in behind:
        gap = source.lower[at : one.start]
        if _FIRM.search(gap.replace(";", "")):
            break
        if ";" in gap:
            stretches.append([])
        if one.is_size and open_brackets(source.lower, colon, one.start) == (0, 0):
            stretches[-1].append(one)
        at = one.end
    first = [one for one in stretches[0] if _may_be_part(whole, one)]
    if len(first) > 1:
        return first
    heads = [stretch[0] for stretch in stretches if stretch]
    return [one for one in heads if _may_be_part(whole, one)]


def _may_be_part(whole: Stated, one: Stated) -> bool:
    return alike(whole, one) and one.value <= whole.value and one.claim.planned == whole.claim.planned


def up_to_the_sum(source: Source, whole: Stated, stated: Sequence[Stated]) -> list[Stated]:
    """`486 hộ, trong đó 371 hộ …; 78 hộ … và 37 hộ …`: what follows the known parts, where all add up to the whole."""
    known = [one for one in stated if one.linked(Relation.PART_OF) is whole]
    if not known:
        return []
    total = sum((one.value for one in known), Decimal(0))
    found: list[Stated] = []
    for one in stated:
        apart = one.end <= known[-1].end or not one.is_size or Relation.PART_OF in one.links
        if apart or one.claim.unit != whole.claim.unit or open_brackets(source.lower, whole.end, one.start) != (0, 0):
            continue
        found.append(one)
        total += one.value
        if total >= whole.value:
            break
    return found if total == whole.value else []


def adding_up(source: Source, stated: Sequence[Stated]) -> tuple[Stated, list[Stated]] | None:
    """`Rà soát 26 chỉ tiêu, có 5 chỉ tiêu xong, 18 chỉ tiêu bảo đảm, còn 3 chỉ tiêu chậm`: counts that follow the first
    of their sentence, in its noun, and come to exactly as many."""
    whole = next((one for one in stated if one.is_size), None)
    if whole is None or whole.claim.unit in money_units() | ratio_units():
        return None
    parts: list[Stated] = []
    total = Decimal(0)
    for one in stated[stated.index(whole) + 1 :]:
        if not one.is_size or one.claim.unit != whole.claim.unit:
            continue
        if (
            one.claim.kind is Kind.PROGRESS
            or Relation.PART_OF in one.links
            or open_brackets(source.lower, whole.end, one.start) != (0, 0)
        ):
            return None
        parts.append(one)
        total += one.value
        if total >= whole.value:
            break
    return (whole, parts) if total == whole.value and len(parts) >= FEWEST_TO_ADD else None


def items_adding_up(source: Source, layout: Layout, scenes: Scenes, place: int) -> tuple[Stated, list[Stated]] | None:
    """`Trong 24 chỉ tiêu được giao:` and items below whose first counts, in its noun, come to exactly as many."""
    scene = scenes[place][0].scene
    line = layout.sentences[scene.index].line if scene is not None else 0
    opener = scenes[place - 1][0].scene if place else None
    if not line or opener is None or layout.lines[line].kind is not LineKind.ITEM:
        return None
    if layout.sentences[opener.index].line != line - 1 or source.lower[layout.lines[line - 1].end - 1] != ":":
        return None
    parts = list(first_of_items(source, layout, scenes[place:], line - 1))
    for whole in reversed(scenes[place - 1]):
        alike = whole.is_size and all(one.is_size and one.claim.unit == whole.claim.unit for one in parts)
        if alike and len(parts) >= FEWEST_TO_ADD and sum(one.value for one in parts) == whole.value:
            return whole, parts
    return None


def items_below(
    source: Source, layout: Layout, scenes: Scenes, place: int
) -> tuple[Sequence[Stated], list[Stated]] | None:
    """`Thu 136 tỷ đồng. Trong đó:` and items below: the figures of the line above, and the first of each item."""
    scene = scenes[place][0].scene
    line = layout.sentences[scene.index].line if scene is not None else 0
    if not line or not place or layout.lines[line].kind is not LineKind.ITEM:
        return None
    above, opener = layout.lines[line - 1], scenes[place - 1][0].scene
    if opener is None or layout.sentences[opener.index].line != line - 1:
        return None
    if not _opens_list().search(source.lower, max(above.end - LONGEST_OPENER, above.start), above.end):
        return None
    return scenes[place - 1], list(first_of_items(source, layout, scenes[place:], line - 1))


def first_of_items(source: Source, layout: Layout, scenes: Scenes, opener: int) -> Iterator[Stated]:
    """The first figure of each item of the list that follows the line `opener`, up to the next item of its own mark."""
    line, level = -1, 0
    mark = source.spelled[layout.lines[opener].start]
    for stated in scenes:
        scene = stated[0].scene
        at = layout.sentences[scene.index].line if scene is not None else -1
        if at < 0 or layout.lines[at].kind is not LineKind.ITEM or (line >= 0 and at > line + 1):
            return
        phrase = stated[0].phrase
        if scene is not None and phrase is not None and _totals().match(scene.source.lower, phrase.start):
            return  # `- Tổng chi` behind `- Tổng thu`
        level = level or layout.lines[at].level
        own = source.spelled[layout.lines[at].start]
        if layout.lines[at].level < level or (line >= 0 and own == mark and layout.lines[opener].kind is LineKind.ITEM):
            return
        if at != line:
            yield stated[0]
        line = at


@cache
def _totals() -> re.Pattern[str]:
    return re.compile(rf"{trie_pattern(relation_words()['total'])}(?!\w)")


@cache
def _opens_list() -> re.Pattern[str]:
    words = relation_words()
    return re.compile(rf"(?<!\w){trie_pattern([*words['part'], *words['opens list']])}\s*:\Z")
