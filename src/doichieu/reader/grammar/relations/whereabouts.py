"""The place that a figure is about, and the organisation or hamlet, where its own words name one."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from doichieu.claims import Relation
from doichieu.reader.grammar.document_places import HAMLET
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.stated import Scenes, Stated, relation_words
from doichieu.reader.grammar.frames import Frame
from doichieu.reader.grammar.names.proper_names import (
    Place,
    capitalised,
    folded_name,
    kind_and_level,
)
from doichieu.reader.grammar.relations.bare_names import LONGEST_NAME, BareNames
from doichieu.reader.grammar.relations.in_turn import Part, Row
from doichieu.reader.grammar.relations.place_phrases import (
    and_also,
    at_words,
    bodies,
    kinds,
    listed_kinds,
    most_before,
    most_behind,
    organs,
    other_area,
    set_apart,
    speaker_words,
)
from doichieu.reader.grammar.relations.places_beside import Placed, counts_such, next_of_kind, ordered_place
from doichieu.reader.grammar.relations.spoken_places import SpokenPlaces
from doichieu.reader.grammar.text.letters import UPPER
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.sources import Source

NEAR = 45  # signs from a figure to the place behind it
_MARKER = re.compile(r"[\s\-–+*•\d.)]*")
_MARKER_BEHIND_TIME = re.compile(r"(?:, )?")
_LIST = re.compile(r"\s*(?:[,;]|\w+)?\s+")
_JOINED = re.compile(r"\s*(?:,|\w+)\s*")
_FIRM = re.compile(r"[;:.()]")
_CLAUSE = re.compile(r"[,;:.()]")
_ASIDE = re.compile(r"\s*\([^()]{0,60}\)")
_ENDS = re.compile(r"[.;\n]|\Z")
_STOP = re.compile(r"\.\s")
_PLAIN = re.compile(r"(?:[^\W\d_]+ ){1,5}")
_RUN = re.compile(rf"(?<!\w)((?:[{UPPER}][\w']*\s){{1,3}}[{UPPER}][\w']*)\s*\Z")
_ASKING = frozenset(("order", "order_to", "tells", "session_act"))
LONGEST_TURN = 24  # signs of `Bên cạnh đó`
LONGEST_RUN = 60  # signs of a bare name


class Whereabouts:
    """Finds the places of the figures of one document."""

    def __init__(self, source: Source, layout: Layout, frame: Frame) -> None:
        self._source, self._layout = source, layout
        self._places = frame.places
        self._starts = [place.start for place in frame.places]
        self._own = folded_name(frame.locality) if frame.locality else ""
        levels = [place.level for place in frame.places if folded_name(place.name) == self._own]
        self._level = min(levels, default=1)
        self._spoken = SpokenPlaces(source, layout, frame.places)
        self._told: dict[Stated, Part] = {}
        named = {folded_name(place.name): place for place in frame.places if place.level < HAMLET}
        self._bare = BareNames(source.spelled, named)

    def place_all(self, scenes: Scenes, rows: Sequence[Row]) -> None:
        """Give every claim of the prose the place that its sentence names; a rate that of what it rates.

        rows: figures told in turn, each with a name of its own.
        """
        self._told = {one: part for row in rows for one, part in zip(row.figures, row.parts, strict=False)}
        for stated in scenes:
            scene = stated[0].scene
            if scene is not None:
                self._place(scene, stated)
        for one in (one for stated in scenes for one in stated):
            rated = one.linked(Relation.RATES)
            if rated is not None and one.claim.locality is None and rated.claim.locality is not None:
                one.claim.locality = rated.claim.locality

    def _place(self, scene: Scene, stated: Sequence[Stated]) -> None:
        opening, named = self._opening(scene, scene.start), bool(self._between(scene.start, scene.end))
        spoken = self._spoken.of(scene)
        before: Placed | None = None
        for one in stated:
            if (part := self._told.get(one)) is not None:
                self._place_in_turn(one, part)
                continue
            bare = next_of_kind(scene, one, before) if before is not None else None
            opening = opening if bare is None else None
            place = self._in_brackets(scene, one) or bare or self._beside(scene, one, named=named)
            place = place or self._opening_of(scene, one, opening)
            if place is None or counts_such(one, place):
                place = spoken[0] if spoken is not None and one.start >= spoken[1] else self._ordered(scene, one)
            before = Placed(one, place) if place is not None and place.level < HAMLET else None
            set_there = place is not None and self._set(one, place)
            if not set_there and (organ := self._organ(scene, one)) is not None:
                one.claim.subject = organ

    def _beside(self, scene: Scene, one: Stated, *, named: bool) -> Place | None:
        """The place right behind a figure or before it. named: whether the sentence names any with its kind."""
        place = self._behind(scene, one) if named or scene.mentions(at_words) else None
        if place is None and named:
            place = self._before(scene, one) or self._in_brackets_before(scene, one)
        return place or self._listed(scene, one) or self._bare.before(scene, scene.chain(one.start)[1])

    def _place_in_turn(self, one: Stated, part: Part) -> None:
        """`các xã Lệ Chi, Kim Sơn lần lượt …`, `Phòng Nội vụ và Phòng Tư pháp lần lượt …`: each its own."""
        if part.place is not None:
            self._set(one, part.place)
        elif organs().match(self._source.lower, part.start, part.end) is not None:
            one.claim.subject = " ".join(self._source.spelled[part.start : part.end].split())

    def _set(self, one: Stated, place: Place) -> bool:
        """Give a figure its place, or its hamlet; False where that is the document's own place, or a wider one."""
        if place.level == HAMLET:
            named = " ".join(self._source.spelled[place.start : place.end].split())
            one.claim.subject = named
            return True
        if folded_name(place.name) == self._own or place.level < self._level:
            return False
        one.claim.locality = place.name
        return True

    def _ordered(self, scene: Scene, one: Stated) -> Place | None:
        """`Giao UBND xã Lệ Chi thu hồi 3 ha`: the place of who is told to do it, named alone."""
        named = self._places[bisect_left(self._starts, scene.start) : bisect_left(self._starts, one.start)]
        place = ordered_place(scene, one, named) if named else None
        return place if place is not None and not self._goes_on(place.end) else None

    def _opening_of(self, scene: Scene, one: Stated, opening: Place | None) -> Place | None:
        """`xã Nậm Pì đã trồng 3 ha, chi 2 tỷ đồng; xã Hạ trồng 9 ha, chi 4 tỷ đồng`: what its clause opens with.

        opening: what the sentence does, which holds where the clause names no place.
        """
        begin = scene.clause(one.start)[0]
        own = self._opening(scene, begin) if begin > scene.start else None
        if own is not None and self._between(own.end, one.start):
            own = None
        place = own or (self._taking_over(one, opening) if opening is not None else None)
        return place if place is not None and self._holds(scene, place, one) else None

    def _taking_over(self, one: Stated, opening: Place) -> Place:
        """`Xã Nậm Pì trồng 3 ha, xã Hạ trồng 9 ha, chi 4 tỷ đồng`: the last of the places that open a clause, alone."""
        lower = self._source.lower
        places = self._between(opening.end, one.start)
        heads = [x for x in places if lower.endswith((", ", "; "), 0, x.start) and x.level < HAMLET]
        return heads[-1] if heads and not self._goes_on(heads[-1].end) else opening

    def _opening(self, scene: Scene, begin: int) -> Place | None:
        """`Ở xã Nậm Pì, 11/11 bản …`, `- Đến nay, xã Nậm Pì: 12 hộ`: the place that the words at `begin` open with."""
        start = _MARKER.match(self._source.lower, begin).end()  # type: ignore[union-attr]
        time = next((time for time in scene.times_between(start, start + 1)), None)
        if time is not None:
            start = _MARKER_BEHIND_TIME.match(self._source.lower, time.end).end()  # type: ignore[union-attr]
        at = at_words().match(self._source.lower, start, scene.end)
        if at is not None:
            start = at.end() + 1
        place = self._doer_at(start, scene.end) if at is None else self._place_at(start) or self._bare.at(start)
        if place is not None and any(one.start < place.start < one.end for one in scene.figures):
            return None  # `2 xã Lệ Chi, Kim Sơn đã về đích`
        if place is None and begin == scene.start:
            place = self._before_colon(scene) or self._past_turn(scene, start) or self._said_to_be(scene, start)
        return place if place is not None and not self._goes_on(place.end) else None

    def _doer_at(self, start: int, end: int) -> Place | None:
        """`xã Lệ Chi bàn giao 3 ha`, `UBND xã Lệ Chi bàn giao 3 ha`"""
        body = bodies().match(self._source.lower, start, end)
        return self._place_at(start) if body is None else self._named_at(body[1] + 1)

    def _said_to_be(self, scene: Scene, start: int) -> Place | None:
        """`Chậm nhất là xã Lệ Chi, mới giao 3 ha, còn 12 hộ`: what a few words before `là` are said to be."""
        place = next(iter(self._between(start, min(start + LONGEST_TURN, scene.end))), None)
        if place is None or _PLAIN.fullmatch(self._source.lower, start, place.start) is None:
            return None
        cue = scene.cue_before(place.start)
        most = most_before().search(self._source.lower, start, place.start)
        return place if most or (cue is not None and cue.roles.get("reach") == "is") else None

    def _past_turn(self, scene: Scene, start: int) -> Place | None:
        """`Ngược lại, xã Nậm Pì mới giao 6 ha`: what stands right behind a few words that open a sentence."""
        comma = self._source.lower.find(", ", start, min(start + LONGEST_TURN, scene.end))
        turned = comma >= 0 and scene.figures[0].start > comma and not self._between(start, comma)
        return self._doer_at(comma + 2, scene.end) if turned else None

    def _before_colon(self, scene: Scene) -> Place | None:
        """`Chậm nhất là xã Nghi Lương: trong 112 hộ còn 49 hộ`: the one place before the colon, and no figure."""
        colon = self._source.lower.find(": ", scene.start, scene.end)
        first = scene.figures[0].start if scene.figures else scene.end
        places = self._between(scene.start, colon) if 0 < colon < first else ()
        return places[0] if len(places) == 1 and places[0].end == colon else None

    def _holds(self, scene: Scene, opening: Place, one: Stated) -> bool:
        """Whether the place that opens a sentence is still told of: not past a semicolon that names others, nor in a
        clause of all places or several."""
        lower = self._source.lower
        if self._asks(scene, opening.end, one.start):
            return False
        if scene.mentions(other_area) and other_area().search(lower, opening.end, one.start) is not None:
            return False
        cut = lower.rfind(";", opening.end, one.start)
        return cut < 0 or not (self._between(cut, one.end) or kinds().search(lower, cut, one.end))

    def _goes_on(self, end: int) -> bool:
        """Whether another place is named in the same breath."""
        aside = _ASIDE.match(self._source.lower, end)
        joined = _JOINED.match(self._source.lower, aside.end() if aside else end)
        if joined is None:
            return False
        if (self._place_at(joined.end()) or self._bare.at(joined.end())) is not None:
            return True
        bare = capitalised(self._source.spelled, joined.end(), LONGEST_NAME)
        return len(bare) > 1 and joined[0].strip() in and_also()

    def _in_brackets(self, scene: Scene, one: Stated) -> Place | None:
        """`xã Lâm Thượng (39 hộ), Đức Thọ Nam (28 hộ)`: the name right before the bracket of a figure."""
        lower = self._source.lower
        opening = lower.rfind("(", scene.start, one.start)
        if opening < 0 or ")" in lower[opening : one.start] or _FIRM.search(lower, opening + 1, one.start):
            return None
        between = self._source.spelled[opening : one.start]
        if "," in between and not between.islower():  # `(2,6 ha, 15 hộ)` is all of the name before, `(xã Hạ 3, …)` not
            return None
        end = scene.back_over_spaces(opening)
        named = next((place for place in self._between(scene.start, end) if place.end == end), None)
        if named is not None:
            return named
        before = [place for place in self._between(scene.start, end) if place.level < HAMLET]
        name = self._name_before(scene, end)
        if not before or name is None or lower.rfind(")", before[0].end, end) < 0:
            return self._of_kind_listed(scene, end)
        return Place(end - len(name), end, before[-1].kind, before[-1].level, name)

    def _in_brackets_before(self, scene: Scene, one: Stated) -> Place | None:
        """`khu Đồng Bãi (xã Hợp Lĩnh) xong 80%, bốc thăm 112 lô`: a place alone in brackets, up to the semicolon."""
        lower = self._source.lower
        cut = max(lower.rfind(";", scene.start, one.start), scene.start)
        places = self._between(cut, one.start)
        place = places[-1] if places and all(other.level > places[-1].level for other in places[:-1]) else None
        alone = place is not None and lower[place.start - 1] == "(" and lower.startswith(")", place.end)
        return place if alone else None

    def _listed(self, scene: Scene, one: Stated) -> Place | None:
        """`các huyện đã xong: Tân Châu 12/14 cơ sở; Châu Phú 13/13 cơ sở`: the bare name right before a figure."""
        if not scene.mentions(listed_kinds):
            return None
        begin = scene.chain(one.start)[1]
        place = self._of_kind_listed(scene, scene.back_over_spaces(begin))
        most = place is not None and most_before().search(self._source.lower, scene.start, place.start)
        if place is None or not (most or ":" in self._source.lower[scene.start : place.start]):
            return None
        before = self._source.lower[scene.start : place.start].rstrip()
        return place if before.endswith((":", ";", ",", *relation_words()["most"])) else None

    def _of_kind_listed(self, scene: Scene, end: int) -> Place | None:
        """The bare name that ends here, behind what it is one of: `3 xã còn lại là Mỹ Sơn (17/19 tiêu chí)`."""
        if not scene.mentions(listed_kinds):
            return None
        run = _RUN.search(self._source.spelled, max(end - LONGEST_RUN, scene.start), end)
        if run is None:
            return None
        kinds = list(listed_kinds().finditer(self._source.lower, scene.start, run.start(1)))
        if not kinds or _STOP.search(self._source.lower, kinds[-1].end(), run.start(1)):
            return None
        kind, level = kind_and_level(kinds[-1][1] or kinds[-1][2])
        return Place(run.start(1), run.end(1), kind, level, run[1]) if level < HAMLET else None

    def _name_before(self, scene: Scene, end: int) -> str | None:
        """The run of capitalised words that ends here, behind a bracket and a comma."""
        start = max(self._source.spelled.rfind(")", scene.start, end), scene.start)
        found = _LIST.match(self._source.spelled, start + 1)
        run = capitalised(self._source.spelled, found.end(), LONGEST_NAME) if found else []
        return self._source.spelled[run[0].start : run[-1].end] if run and run[-1].end == end else None

    def _behind(self, scene: Scene, one: Stated) -> Place | None:
        """`12 hộ ở xã Lâm Thượng`: the place behind a figure, in its own clause, named alone."""
        lower = self._source.lower
        limit = min(one.end + NEAR, scene.end)
        at = at_words().search(lower, one.end, limit)
        bare = self._bare.at(at.end() + 1) if at is not None else None
        if at is not None and bare is not None and not _CLAUSE.search(lower, one.end, at.start()):
            return bare if not self._goes_on(bare.end) else None
        for place in self._between(one.end, limit):
            words = lower[one.end : place.start]
            if words.startswith((") ", ", ")) and _ENDS.match(lower, place.end) is not None:
                words = words[1:]  # `(12 hộ) nằm ở xã Lệ Chi`, `12 hộ, ở xã Lệ Chi.`
            at = at_words().search(words)
            alone = at is not None and not words[at.end() :].strip() and not _CLAUSE.search(words)
            return place if alone and not self._goes_on(place.end) else None
        return None

    def _before(self, scene: Scene, one: Stated) -> Place | None:
        """`xã Lệ Chi 12 ha, xã Kim Sơn 8 ha`, `tại xã Lệ Chi, có 12 hộ`: the place in the words before a figure."""
        lower = self._source.lower
        previous = max((figure.end for figure in scene.figures if figure.end <= one.start), default=scene.start)
        places = self._between(previous, one.start)
        if len(places) != 1 or self._goes_on(places[0].end):
            return None
        place = places[0]
        begin = scene.chain(one.start)[1]
        right_before = not most_behind().sub("", lower[place.end : begin]).strip(" :,")
        at = at_words().search(lower, max(place.start - 16, previous), place.start)
        led = at is not None and not lower[at.end() : place.start].strip() and not _FIRM.search(lower, place.end, begin)
        return place if right_before or led or self._does(scene, place, (previous, begin)) else None

    def _does(self, scene: Scene, place: Place, within: tuple[int, int]) -> bool:
        """`trong đó xã Hợp Hòa hoàn thành trước 6 tháng`: a place that opens a clause, and neither asks nor directs."""
        lower, (start, end) = self._source.lower, within
        cut = max((found.end() for found in _CLAUSE.finditer(lower, start, place.start)), default=start)
        before = lower[cut : place.start].strip(" -–+*")
        cause = scene.cue_before(place.start)
        apart = not before or before in set_apart() or (cause is not None and "cause" in cause.roles)
        return apart and not self._asks(scene, place.end, end) and not _FIRM.search(lower, place.end, end)

    def _asks(self, scene: Scene, start: int, end: int) -> bool:
        """Whether a place only asks, or directs: `Xã Lệ Chi đề nghị hỗ trợ 5 tỷ đồng`."""
        told = self._source.lower.find(":", start, end) >= 0
        asking = [cue for cue in scene.cues_between(start, end) if not _ASKING.isdisjoint(cue.roles)]
        hands_over = len(asking) == 1 and "order_to" in asking[0].roles and asking[0].end + 1 >= end
        return not told and bool(asking) and not hands_over  # `xã Lệ Chi giao 6 ha`: it hands them over

    def _between(self, start: int, end: int) -> Sequence[Place]:
        """The places named in a stretch, without those that speak or direct."""
        places = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [place for place in places if not self._speaks(place)]

    def _speaks(self, place: Place) -> bool:
        return speaker_words().search(self._source.lower, max(place.start - 30, 0), place.start) is not None

    def _place_at(self, start: int) -> Place | None:
        return next(iter(self._between(start, start + 1)), None)

    def _named_at(self, start: int) -> Place | None:
        """A place with its kind, whoever speaks for it."""
        index = bisect_left(self._starts, start)
        return self._places[index] if index < len(self._starts) and self._starts[index] == start else None

    def _organ(self, scene: Scene, one: Stated) -> str | None:
        """`- Phòng Nội vụ: 12 hồ sơ`: the organisation that an item opens with."""
        start = _MARKER.match(self._source.lower, scene.start).end()  # type: ignore[union-attr]
        colon = self._source.lower.find(":", start, min(start + NEAR, one.start))
        if colon < 0 or organs().match(self._source.lower, start, colon) is None:
            return None
        name = " ".join(self._source.spelled[start:colon].split())
        return name if "," not in name and name[0].isupper() else None
