"""Places that a sentence names without their kind, which other sentences give: `Hòa Lạc ước đạt 31 triệu đồng`."""

import re
from collections.abc import Mapping

from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.stated import relation_words
from doichieu.reader.grammar.names.proper_names import Place, capitalised, folded_name
from doichieu.reader.grammar.text.letters import UPPER

LONGEST_NAME = 4  # words of a place named without its kind
_NAME = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*,\Z")  # and its comma
_SIGNS = (":", ";", ",")


class BareNames:
    """Knows the places of a document by their bare names."""

    def __init__(self, spelled: str, named: Mapping[str, Place]) -> None:
        """named: folded bare name -> a place that the document names with its kind."""
        self._spelled, self._named = spelled, named

    def at(self, start: int) -> Place | None:
        """The place whose bare name stands right there: the longest."""
        run = capitalised(self._spelled, start, LONGEST_NAME)
        for size in range(len(run), 1, -1):
            known = self._named.get(folded_name(self._spelled[start : run[size - 1].end]))
            if known is not None:
                return Place(start, run[size - 1].end, known.kind, known.level, known.name)
        return None

    def before(self, scene: Scene, end: int) -> Place | None:
        """`…: Hòa Lạc ước đạt 31 triệu đồng`, `riêng Ea Tul ít nhất 25 em`: the bare name that ends there."""
        end = scene.back_over_spaces(end)
        begin = end
        for _ in range(LONGEST_NAME):
            begin = self._spelled.rfind(" ", scene.start, begin)
            if begin < 0 or not self._spelled[begin + 1].isupper():
                return None
            place = self.at(begin + 1)
            if place is not None and place.end == end:
                return place if self._is_apart(scene, begin) else None
        return None

    def _is_apart(self, scene: Scene, end: int) -> bool:
        words = scene.source.lower[scene.start : end].rstrip()
        if words.endswith(",") and _NAME.search(self._spelled, scene.start, scene.start + len(words)):
            return False  # `3 xã Lệ Chi, Kim Sơn còn trên 40%`: the last of several
        return words.endswith(_SIGNS) or words.endswith(relation_words()["apart"])
