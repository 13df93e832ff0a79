"""The things that are listed behind a count: `4 tiêu chí gồm: a; b; c; d`, `2 xã Yên Mỹ và Đại Áng`."""

import re
from collections.abc import Iterator
from functools import cache

from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.stated import Scenes, Stated, relation_words
from doichieu.reader.grammar.names.proper_names import capitalised
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.sources import Source

LONGEST_NAME = 4  # words
FEWEST, MOST = 2, 40  # things in a list
LONGEST_LEAD = 60  # signs from the count to its list
_COLON = re.compile(r"[^:;.,()\d]*:\s*")
_STOP = re.compile(r"[.()\n]")
_PARTS = re.compile(r"\s*;\s*")
_JOINT = re.compile(r"(?:, | \w+ )(?=[^\W\d_])")
_COMMAS = re.compile(r"\s*,\s*")


def list_items(source: Source, scenes: Scenes) -> None:
    """Give every count the spans of what is listed behind it, where exactly so many things are."""
    for one in (one for stated in scenes for one in stated):
        if one.scene is None or not one.is_size or not FEWEST <= one.value <= MOST or one.claim.quantity.total:
            continue
        for start, end in _lists(one.scene, one):
            pieces = _split(one.scene, start, end, int(one.value))
            if pieces is not None:
                items = tuple(source.original(first, last) for first, last in pieces)
                one.claim.items = items
                break


def _lists(scene: Scene, one: Stated) -> Iterator[tuple[int, int]]:
    """Where a list may stand: behind a colon, behind a word that lists, or right behind the count as names."""
    lower = scene.source.lower
    following = next((figure.start for figure in scene.figures if figure.start >= one.end), scene.end)
    stop = _STOP.search(lower, one.end, scene.end)
    end = min(stop.start() if stop else scene.end, following)
    colon = _COLON.match(lower, one.end, min(one.end + LONGEST_LEAD, end))
    if colon is not None:
        yield colon.end(), end
    word = _list_words().search(lower, one.end, min(one.end + LONGEST_LEAD, end))
    if word is not None and not {",", ";"} & set(lower[one.end : word.start()]):
        yield word.end(), end
    name = one.end + 1
    last = _names_end(scene, name, end)
    if last > name:
        yield name, last


def _names_end(scene: Scene, start: int, end: int) -> int:
    """Where names that are parted by commas or a conjunction end; `start` where none stands."""
    spelled, last, at = scene.source.spelled, start, start
    while run := capitalised(spelled, at, LONGEST_NAME):
        last = run[-1].end
        joint = _JOINT.match(spelled, last, end)
        if joint is None:
            break
        at = joint.end()
    return min(last, end)


def _split(scene: Scene, start: int, end: int, count: int) -> list[tuple[int, int]] | None:
    """Exactly `count` things, parted by semicolons, or by commas with a conjunction before the last."""
    lower = scene.source.lower
    for separator in (_PARTS, _COMMAS):
        pieces = _pieces(scene, start, end, separator)
        if len(pieces) == count - 1:
            pieces = [*pieces[:-1], *_halves(scene, *pieces[-1])]
        if len(pieces) == count and all(lower[first:last].strip() for first, last in pieces):
            return pieces
    return None


def _pieces(scene: Scene, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    lower = scene.source.lower
    cuts = [found.span() for found in separator.finditer(lower, start, end)]
    firsts = [start, *(stop for _, stop in cuts)]
    lasts = [*(begin for begin, _ in cuts), end]
    return [
        _trimmed(lower, first, last) for first, last in zip(firsts, lasts, strict=True) if lower[first:last].strip()
    ]


def _halves(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """`Yên Mỹ và Đại Áng`: the last two of a list."""
    joints = [cue for cue in scene.cues_between(start, end) if "and" in cue.roles]
    if len(joints) != 1:
        return [(start, end)]
    lower = scene.source.lower
    return [_trimmed(lower, start, joints[0].start), _trimmed(lower, joints[0].end, end)]


def _trimmed(lower: str, start: int, end: int) -> tuple[int, int]:
    words = lower[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip(" \n.,;"))


@cache
def _list_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['lists'])}:?")
