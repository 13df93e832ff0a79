"""Figures that speak of the same matter, by the words that name it: `76.432 trường hợp …; số trường hợp giảm 18%`."""

from collections.abc import Sequence
from functools import cache

from doichieu.claims import Kind
from doichieu.lexicon import folded
from doichieu.reader.grammar.amounts.units import NOUN
from doichieu.reader.grammar.figures.quotients import is_quotient
from doichieu.reader.grammar.figures.stated import Stated, relation_words

FEWEST_WORDS = 2  # of a matter that is named before its change


def of_same_matter(one: Stated, before: Sequence[Stated]) -> Stated | None:
    """The last size before a change that all words of the change's matter name; none of two that they name alike.

    `Sản lượng lúa 45 tấn, sản lượng ngô 12 tấn. Sản lượng tăng 5%` speaks of neither.
    """
    if one.phrase is None:
        return None
    sizes = [size for size in reversed(before) if size.is_size]
    matter = folded(one.claim.indicator or "")
    if matter in relation_words()["numbers"]:
        return next((size for size in sizes if _is_counted(size)), None)
    told, behind = _words(one), one.phrase.start >= one.end  # `tăng 12% về vốn`
    if len(told) < (1 if behind else FEWEST_WORDS):
        return None
    named = [size for size in sizes if told <= _words(size) | frozenset(folded(size.claim.unit).split())]
    if len({_words(size) for size in named}) > 1:
        named = [size for size in named if _words(size) == told]
    return next(iter(named), None)


def most_alike(one: Stated, sizes: Sequence[Stated]) -> Stated | None:
    """`132 người chết, 198 người bị thương; giảm 41 người chết`: the last of those that share most words with it."""
    told = _words(one)
    return max(reversed(sizes), key=lambda size: len(told & _words(size)), default=None)


def names_the_same(one: Stated, other: Stated) -> bool:
    """Whether all words of a figure's matter stand in that of the other."""
    return _words(one) <= _words(other)


def _words(one: Stated) -> frozenset[str]:
    return frozenset(folded(one.claim.indicator or "").split()) - _idle()


@cache
def _idle() -> frozenset[str]:
    """The single words that tell no matter from another; a season does, and the `thu` of `hè thu` is revenue, too."""
    words = relation_words()
    return frozenset(form for kind in ("idle", "total") for form in words[kind] if " " not in form)


def _is_counted(one: Stated) -> bool:
    scene = one.scene
    return scene is not None and any(x.start == one.start and x.printed.sort == NOUN for x in scene.figures)


def is_own_share(one: Stated, before: Stated) -> bool:
    """`Còn 94 hộ nghèo, chiếm 0,7%; 100% người thuộc hộ nghèo có thẻ`: behind a semicolon, of the noun behind it."""
    if one.scene is None or one.phrase is None or one.phrase.start < one.end or one.claim.kind is not Kind.LEVEL:
        return False
    return ";" in one.scene.source.lower[before.end : one.start]


def up_to_result(before: Sequence[Stated], one: Stated) -> Sequence[Stated]:
    """Without the size of a plan, where a percentage is how much of it the figure before it comes to."""
    if len(before) < 2 or not before[-1].claim.planned or one.claim.unit != "%" or before[-2].claim.planned:
        return before
    result, plan = (x.claim.quantity for x in before[-2:])
    return before[:-1] if is_quotient(one.claim.quantity, result, plan) else before
