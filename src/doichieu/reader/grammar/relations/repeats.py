"""Figures of headlines and captions that the body states again."""

from collections.abc import Sequence
from decimal import Decimal

from doichieu.claims import Bound, Kind, Relation
from doichieu.reader.grammar.figures.stated import Stated
from doichieu.reader.grammar.text.segments import Layout, LineKind
from doichieu.reader.grammar.text.sources import Source

PROSE = 200  # signs: a line of the body is longer, or ends as a sentence does
LONGEST_CAPTION = 200  # signs
RIGHT_BEHIND = 3  # signs between a figure and a time of its own behind it
FINAL = (".", ";", ":", "!", "?", "…")


def tie_repeats(source: Source, layout: Layout, stated: Sequence[Stated]) -> None:
    """Point the figures of headlines and captions to the same figures in the body."""
    body_begins = _first_line_of_prose(source, layout)
    body = [one for one in stated if one.scene is not None and _line(layout, one) >= body_begins]
    for one in stated:
        if one.scene is None or not _is_set_apart(source, layout, _line(layout, one), body_begins):
            continue
        target = _same(one, [other for other in body if _line(layout, other) != _line(layout, one)])
        if target is not None:
            one.links[Relation.REPEATS] = target
            _date_alike(one, target)


def _date_alike(one: Stated, target: Stated) -> None:
    """A headline with no time before its figure speaks of that of the body, where both name the same matter."""
    dated = one.scene is None or one.scene.times_between(one.scene.start, one.end + RIGHT_BEHIND)
    if not dated and _shared_words(one, target):
        one.claim.period = target.claim.period


def _line(layout: Layout, one: Stated) -> int:
    return layout.sentences[one.scene.index].line if one.scene is not None else -1


def _first_line_of_prose(source: Source, layout: Layout) -> int:
    """The first line that ends as a sentence does, or is too long for a headline."""
    for index, line in enumerate(layout.lines):
        if line.kind is LineKind.FURNITURE:
            continue
        if line.end - line.start > PROSE or (
            source.spelled[line.start : line.end].endswith(FINAL) and line.end - line.start > PROSE / 3
        ):
            return index
    return len(layout.lines)


def _is_set_apart(source: Source, layout: Layout, index: int, body_begins: int) -> bool:
    """Whether a line is a headline, or a caption: a short line of its own without a stop."""
    line = layout.lines[index]
    if line.kind is LineKind.ITEM or line.kind is LineKind.ROW:
        return False
    if index < body_begins:
        return True
    unnumbered = line.body == line.start
    return (
        unnumbered
        and line.end - line.start < LONGEST_CAPTION
        and not source.spelled[line.start : line.end].endswith(FINAL)
    )


def _same(one: Stated, body: Sequence[Stated]) -> Stated | None:
    """The first figure of the body that is equal; else the first that the headline rounds."""
    alike = [other for other in body if _is_of_one_kind(one, other)]
    equal = [other for other in alike if _numbers(one) == _numbers(other)]
    if equal:
        named = [other for other in equal if _shared_words(one, other)]
        return (named or equal)[0]
    return next((other for other in alike if _is_rounded(one, other) and _shared_words(one, other)), None)


def _numbers(one: Stated) -> tuple[Decimal, Decimal | None, Decimal | None]:
    quantity = one.claim.quantity
    return quantity.value, quantity.upper, quantity.total


def _is_of_one_kind(one: Stated, other: Stated) -> bool:
    this, that = one.claim, other.claim
    same_unit = this.unit == that.unit or f"{that.unit} ".startswith(f"{this.unit} ")
    return same_unit and this.kind is that.kind and not _is_link(other)


def _is_link(other: Stated) -> bool:
    return Relation.REPEATS in other.links


def _is_rounded(one: Stated, other: Stated) -> bool:
    """`hơn 2.900 tỷ đồng` of 2.911: equal at the size of the last digit that is not zero."""
    this, that = one.claim, other.claim
    if this.kind is not Kind.LEVEL or not this.value or one.is_ratio:
        return False
    step = this.quantity.step
    while this.value % (step * 10) == 0:
        step *= 10
    difference = that.value - this.value
    if this.bound is Bound.OVER:
        return 0 < difference < step
    if this.bound in (Bound.NEARLY, Bound.UNDER):
        return -step < difference < 0
    return abs(difference) * 2 <= step < this.value


def _shared_words(one: Stated, other: Stated) -> bool:
    """Whether both name what they measure with a common word."""
    this, that = ((x.claim.indicator or "").lower().split() for x in (one, other))
    return bool(set(this) & set(that))
