"""`29 hộ trong số này đã nhận tiền`: a count that is told of those counted before it."""

import re
from functools import cache

from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.stated import relation_words
from doichieu.reader.grammar.text.phrases import trie_pattern


def behind_of_those(scene: Scene, end: int) -> int | None:
    """Where the words go on behind `trong số này`, which stands right behind a count that ends at `end`; None where it
    does not, and where it leads to a count of its own: `90 hộ trong số đó 20 hộ mới`."""
    found = _right_behind().match(scene.source.lower, end, scene.end)
    stop = found.end() if found is not None else end
    following = next((figure.start for figure in scene.figures if figure.start >= stop), scene.end)
    said = scene.source.lower[stop:following]
    leads_on = following < scene.end and not any(sign in said for sign in ",;:(")
    return stop if found is not None and not leads_on else None


@cache
def of_those() -> re.Pattern[str]:
    """The words themselves: whether a sentence has them is asked first."""
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['of those'])}(?!\w)")


@cache
def _right_behind() -> re.Pattern[str]:
    return re.compile(rf"(?: \w+){{0,2}}? {trie_pattern(relation_words()['of those'])}(?= \w)")
