"""Places told by what stands beside them: the next of a row of names, and who is ordered to do something."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.stated import Stated
from doichieu.reader.grammar.names.proper_names import Place, folded_name, kind_and_level, office_before
from doichieu.reader.grammar.relations.place_phrases import and_also, bodies, kinds, organs
from doichieu.reader.grammar.text.letters import UPPER

NEAR_ORDER = 48  # signs from an order to the place of whose body it is
_ORDERS = frozenset(("order", "order_to"))
_NAMED = re.compile(rf"((?:[{UPPER}][\w']*\s){{1,3}}[{UPPER}][\w']*)\s*\Z")
_STOP = re.compile(r"[;:.()]")
_SIGN = re.compile(r"[,;:.()]")


class Placed(NamedTuple):
    """A figure and the place that it was given."""

    figure: Stated
    place: Place


def next_of_kind(scene: Scene, one: Stated, before: Placed) -> Place | None:
    """`xã Lệ Chi đạt 17 tiêu chí, Kim Sơn 14 tiêu chí`: a bare name between a sign and a figure, of the kind of the
    place that the figure before it has.

    before: the nearest figure of the sentence before it.
    """
    lower, begin = scene.source.lower, scene.chain(one.start)[1]
    named = _NAMED.search(scene.source.spelled, before.figure.end, begin)
    if named is None or any(words().match(lower, *named.span()) for words in (kinds, organs)):
        return None
    if _SIGN.search(lower, before.place.end, before.figure.start):
        return None
    between = lower[before.figure.end : named.start()].strip()
    sign, joined = between.rstrip(" "), between.rpartition(" ")[2]
    apart = sign.endswith((",", ";")) or joined in and_also()
    if not apart or _STOP.search(sign[:-1]) or "," in sign[:-1]:
        return None
    return Place(named.start(1), named.end(1), before.place.kind, before.place.level, named[1])


def ordered_place(scene: Scene, one: Stated, places: Sequence[Place]) -> Place | None:
    """`Giao Chủ tịch UBND xã Lệ Chi thu hồi 3 ha`: whose body or head is told to do what the figure counts.

    places: all of the sentence, those that speak too.
    """
    lower = scene.source.lower
    orders = scene.with_any(_ORDERS, scene.start, one.start)
    near = [place for place in places if orders and orders[-1].end < place.start and place.end <= one.start]
    if len(near) != 1:
        return None
    place, order = near[0], orders[-1]
    if place.start - order.end > NEAR_ORDER or _STOP.search(lower, order.end, one.start):
        return None
    body = bodies().match(lower, order.end + 1, place.start)
    told = (body is not None and body[1] + 1 == place.start) or office_before(scene.source, place.start)
    return place if told and not _SIGN.search(lower, order.end, place.start) else None


def counts_such(one: Stated, place: Place) -> bool:
    """`dịch có tại xã Lệ Chi, nay lan ra 4 xã`: places like the one named lie in no such place."""
    kind = kinds().match(folded_name(one.claim.quantity.unit))
    return kind is not None and kind_and_level(kind[0])[1] == place.level
