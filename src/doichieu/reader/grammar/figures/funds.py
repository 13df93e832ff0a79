"""Money that was assigned, as what a percentage is of: `giải ngân đạt 40% số vốn được giao`."""

import re
from functools import cache

from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.vocabulary import labels

LONGEST_FUNDS = 60  # signs from the word for money to the one for assigning
ASSIGNED = frozenset(("assigns", "assigned"))


def are_assigned(scene: Scene, start: int, stop: int) -> bool:
    """Whether the words from `start` to `stop` open with money that somebody was assigned: `tổng vốn huyện giao`."""
    stop = min(stop, start + LONGEST_FUNDS)
    if not scene.has_any(ASSIGNED) or labels("funds").match(scene.source.lower, start, stop) is None:
        return False
    given = scene.with_any(ASSIGNED, start, stop)
    return bool(given) and _compounds().match(scene.source.lower, given[0].end) is None


def are_spent(scene: Scene, figure: Figure) -> bool:
    """Whether a percentage is come to or paid out: `đạt 40%`, `bằng 40%`, `giải ngân 40%`, not `còn 40%`."""
    chain, begin = scene.chain(figure.start)
    if any("reach" in cue.roles and "exists" not in cue.roles for cue in chain):
        return True
    end = scene.back_over_spaces(begin)
    return any(scene.source.lower.endswith(verb, scene.start, end) for verb in labels("spends").facts)


@cache
def _compounds() -> re.Pattern[str]:
    """`giao | thông`: what makes another word of `giao`."""
    return re.compile(rf" {trie_pattern(forms('statements', 'noun after'))}(?!\w)")
