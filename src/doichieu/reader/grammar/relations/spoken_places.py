"""The place whose officer tells the figures: `Chủ tịch UBND xã Nậm Pì cho hay, xã có 12 hộ …`"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.stated import relation_words
from doichieu.reader.grammar.names.proper_names import Place, kind_and_level, office_before, place_forms
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import cues_in

NEAR_HEAD = 30  # signs from `lãnh đạo` to a place, its body between
FAR = 80  # signs from a place to the verb of telling, the officer's name between


class SpokenPlaces:
    """Finds the place of each sentence that an officer tells, over the sentences of a paragraph that go on with it."""

    def __init__(self, source: Source, layout: Layout, places: Sequence[Place]) -> None:
        self._source, self._layout, self._places = source, layout, places
        self._starts = [place.start for place in places]
        self._line = -1
        self._held: Place | None = None

    def of(self, scene: Scene) -> tuple[Place, int] | None:
        """The place, and from where on it is told of; the sentences are to be asked for in order."""
        line = self._layout.sentences[scene.index].line
        if line != self._line:
            self._line, self._held = line, None
        self._held = self._presented(scene.index) or self._held
        named = self._places[bisect_left(self._starts, scene.start) : bisect_left(self._starts, scene.end)]
        for place in named:
            told = _says().search(self._source.lower, place.end, min(place.end + FAR, scene.end))
            if told is None:
                continue
            if office_before(self._source, place.start):
                self._held = place
                return place, told.end()
            if _leadership().search(self._source.lower, max(place.start - NEAR_HEAD, 0), place.start) is not None:
                self._held = None  # `lãnh đạo xã Nậm Pì cho biết`: of that sentence alone
                return place, told.end()
        if named or (self._held is not None and self._is_wider(scene, self._held)):
            self._held = None
        return (self._held, scene.start) if self._held is not None else None

    def _presented(self, index: int) -> Place | None:
        """`Điển hình là xã Nậm Pì. Nhờ đó, xã vận động 12 hộ`: the one place that the sentence before ends with."""
        before, here = self._layout.sentences[max(index - 1, 0)], self._layout.sentences[index]
        named = self._places[bisect_left(self._starts, before.start) : bisect_left(self._starts, before.end)]
        if before.line != here.line or len(named) != 1 or self._source.lower[named[0].end : before.end].strip(" ."):
            return None
        cues = cues_in(self._source.lower, before.start, named[0].start)
        is_said = bool(cues) and cues[-1].roles.get("reach") == "is" and cues[-1].end + 1 == named[0].start
        return named[0] if is_said else None

    def _is_wider(self, scene: Scene, place: Place) -> bool:
        """Whether a sentence speaks of a wider place: `toàn huyện`."""
        kinds = _kinds().finditer(self._source.lower, scene.start, scene.end)
        return any(kind_and_level(kind[0])[1] < place.level for kind in kinds)


@cache
def _leadership() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(relation_words()['leadership'])}(?:\s+[^\W\d_]+){{0,4}}\s*\Z")


@cache
def _says() -> re.Pattern[str]:
    telling = [folded(form) for cue in table("cues") if cue.fact("role") == "tells" for form in cue.forms]
    return scanner([*telling, *relation_words()["says"]])


@cache
def _kinds() -> re.Pattern[str]:
    return scanner(place_forms())
