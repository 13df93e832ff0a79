"""`29 hộ trong số này đã nhận tiền`: parts that say themselves that they are of those counted before."""

from collections.abc import Iterator

from doichieu.claims import Relation
from doichieu.lexicon import folded
from doichieu.reader.grammar.figures.of_those import behind_of_those, of_those
from doichieu.reader.grammar.figures.stated import Scenes, Stated
from doichieu.reader.grammar.text.sources import Source

MOST_LINES = 2  # line ends between a part and its whole


def told_ends(stated: list[Stated]) -> set[int]:
    """Where the words end that say so, behind the figures of a sentence."""
    scene = stated[0].scene
    if scene is None or not scene.mentions(of_those):
        return set()
    told = [behind_of_those(scene, one.end) for one in stated]
    return {end for end in told if end is not None}


def tie_told(source: Source, scenes: Scenes, place: int) -> None:
    """Point each such part to the nearest whole before it in its unit, in the sentence or the one before."""
    scene = scenes[place][0].scene
    if scene is None or not scene.mentions(of_those):
        return
    for at, one in enumerate(scenes[place]):
        if not one.is_size or behind_of_those(scene, one.end) is None:
            continue
        whole = next((w for w in _before(scenes, place, at) if _holds(source, w, one)), None)
        if whole is not None:
            one.links.setdefault(Relation.PART_OF, whole)


def _before(scenes: Scenes, place: int, at: int) -> Iterator[Stated]:
    yield from reversed(scenes[place][:at])
    if place:
        yield from reversed(scenes[place - 1])


def _holds(source: Source, whole: Stated, one: Stated) -> bool:
    alike = whole.is_size and folded(whole.claim.unit) == folded(one.claim.unit) and whole.value >= one.value
    return (
        alike
        and whole.claim.planned == one.claim.planned
        and source.lower.count("\n", whole.end, one.start) <= MOST_LINES
    )
