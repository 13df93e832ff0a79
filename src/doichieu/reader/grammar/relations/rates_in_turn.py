"""Rates told in turn: `612 doanh nghiệp, vốn 7.150 tỷ đồng, giảm lần lượt 4,8% và 11,3%`."""

from collections.abc import Sequence

from doichieu.claims import Relation
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.stated import Stated, only_joins

VERBS = frozenset(("rise", "fall", "times", "exceed", "share"))
MOST_IN_TURN = 6  # rates that `lần lượt` gives in one row


def paired_in_turn(stated: Sequence[Stated]) -> dict[Stated, Stated | None]:
    """`612 doanh nghiệp, vốn 7.150 tỷ đồng, giảm lần lượt 4,8% và 11,3%`: rates and figures paired in order."""
    pairs: dict[Stated, Stated | None] = {}
    for place, one in enumerate(stated):
        if not one.is_ratio or one in pairs or not _is_said_in_turn(stated, place):
            continue
        rates = [one]
        for other in stated[place + 1 : place + MOST_IN_TURN]:
            if not other.is_ratio or not _goes_on_in_turn(one.scene, rates[-1].end, other.start):
                break
            rates.append(other)
        if len(rates) == 1 and _says_as_much(stated, place):
            continue  # `tăng 3 tỷ đồng, tương ứng tăng 5%`
        sizes = [x for x in stated[:place] if _may_be_rated_in_turn(x, one)]
        targets: Sequence[Stated | None] = sizes[-len(rates) :] if len(sizes) >= len(rates) else [None] * len(rates)
        pairs.update(zip(rates, targets, strict=True))
    return pairs


def _says_as_much(stated: Sequence[Stated], place: int) -> bool:
    """Whether the word that may give rates in turn is part of a verb: `tương ứng tăng`."""
    scene, begin = stated[place].scene, stated[place - 1].end if place else 0
    told = scene.with_role("respectively", begin, stated[place].start) if scene is not None else []
    return any(not VERBS.isdisjoint(cue.roles) for cue in told)


def _may_be_rated_in_turn(size: Stated, rate: Stated) -> bool:
    """Whether a figure is a size that `lần lượt` may speak of: in the same clause, and no number of places."""
    if size.is_change or (size.is_ratio and Relation.RATES in size.links) or rate.scene is None:
        return False
    places = any(figure.start == size.start and figure.printed.place for figure in rate.scene.figures)
    return not places and ";" not in rate.scene.source.lower[size.end : rate.start]


def _goes_on_in_turn(scene: Scene | None, start: int, end: int) -> bool:
    """`lần lượt giảm 2,8%, tăng 0,9% và tăng 21,7%`: only signs, `và` and verbs of change stand between."""
    if scene is None or only_joins(scene, start, end):
        return scene is not None
    changes = [cue.start for cue in scene.cues_between(start, end) if not VERBS.isdisjoint(cue.roles)]
    return bool(changes) and only_joins(scene, start, changes[0]) and scene.chain(end)[1] <= changes[0]


def _is_said_in_turn(stated: Sequence[Stated], place: int) -> bool:
    scene = stated[place].scene
    begin = stated[place - 1].end if place else (scene.start if scene else 0)
    cues = scene.cues_between(begin, stated[place].start) if scene else []
    return any("respectively" in cue.roles for cue in cues)
