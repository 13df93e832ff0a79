"""Parts that no word beside them ties to their whole: over semicolons, in brackets behind counts, as what is left."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from doichieu.claims import Relation
from doichieu.lexicon import folded
from doichieu.reader.grammar.figures.stated import Stated, money_units, open_brackets, relation_words
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.sources import Source

FEWEST_BRACKETS = 2


def tie_loose_parts(source: Source, stated: Sequence[Stated]) -> None:
    """Point such parts of a sentence to their wholes."""
    _tie_rests(source, stated)
    _tie_over_semicolons(source, stated)
    _tie_amounts_in_brackets(source, stated)


def _tie_rests(source: Source, stated: Sequence[Stated]) -> None:
    """`vốn 20 tỷ đồng, năm nay bố trí 12 tỷ đồng, phần còn lại 8 tỷ đồng`: what with the rest makes up the whole."""
    scene = stated[0].scene
    if scene is None or not scene.mentions(_rest_words):
        return
    for place, rest in enumerate(stated):
        before = [one for one in stated[:place] if one.is_size and one.claim.unit == rest.claim.unit]
        if not before or not rest.is_size or not _rest_words().search(source.lower, before[-1].end, rest.start):
            continue
        total, parts = rest.value, [rest]
        for one in reversed(before):
            if one.value == total and len(parts) > 1:
                point(one, parts)
                break
            total, parts = total + one.value, [*parts, one]


def _tie_over_semicolons(source: Source, stated: Sequence[Stated]) -> None:
    """`3.264 đảng viên, trong đó 1.402 đảng viên nữ; 218 đảng viên là …`: of people, those that a clause opens with are
    told apart from the same whole."""
    whole: Stated | None = None
    for before, one in pairwise(stated):
        whole = before.linked(Relation.PART_OF) or whole
        if whole is None or not one.is_size or one.claim.unit != whole.claim.unit or Relation.PART_OF in one.links:
            continue
        opens = source.lower[before.end : one.start].rstrip().endswith(";")
        people = folded(one.claim.unit) in relation_words()["people"]
        if (
            opens
            and people
            and one.value <= whole.value
            and open_brackets(source.lower, whole.end, one.start) == (0, 0)
        ):
            point(whole, (one,))


def _tie_amounts_in_brackets(source: Source, stated: Sequence[Stated]) -> None:
    """`68 tỷ đồng cho 19 dự án, gồm 11 dự án (41 tỷ đồng) và 8 dự án (27 tỷ đồng)`: where those in brackets behind
    the parts of a count add up to an amount before."""
    bracketed = [
        one
        for part, one in pairwise(stated)
        if one.claim.unit in money_units() and Relation.PART_OF in part.links and _is_alone_behind(source, part, one)
    ]
    if len(bracketed) < FEWEST_BRACKETS:
        return
    total = sum((one.value for one in bracketed), Decimal(0))
    wholes = (one for one in stated if one.end < bracketed[0].start and one.claim.unit == bracketed[0].claim.unit)
    whole = next((one for one in wholes if one.is_size and one.value == total), None)
    if whole is not None:
        point(whole, bracketed)


def _is_alone_behind(source: Source, part: Stated, one: Stated) -> bool:
    """Whether a figure is alone in the bracket behind the words of another."""
    lower = source.lower
    opened = lower[part.end : one.start].rstrip().endswith("(") and "," not in lower[part.end : one.start]
    return opened and one.is_size and lower.startswith(")", one.end)


def point(whole: Stated, parts: Sequence[Stated]) -> None:
    """Tie parts to their whole, but those that have one."""
    for one in parts:
        one.links.setdefault(Relation.PART_OF, whole)


@cache
def _rest_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['rest'])}")
