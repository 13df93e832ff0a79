"""Bodies that hold sessions, each with the place that it is named with."""

import re
from functools import cache
from typing import NamedTuple

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.names.ordinals import ordinal_pattern, tenure_pattern
from doichieu.reader.grammar.names.proper_names import (
    evenly_cased,
    kind_of,
    numbered_place_at,
    place_at,
    place_kind_at,
    place_name_end,
)
from doichieu.reader.grammar.text.letters import LOWER, UPPER
from doichieu.reader.grammar.text.phrases import one_spaced
from doichieu.reader.grammar.text.scanners import scanner
from doichieu.reader.grammar.text.sources import Source


class Body(NamedTuple):
    """One mention of a body: Ban Chấp hành Đảng bộ huyện Yên Lạc."""

    start: int
    end: int
    form: str  # its own words, folded: "bch đảng bộ"
    family: str  # joins the forms of one body, see lexicon/bodies.toml
    kind: str | None  # of its place, as an id in lexicon/place_kinds.toml
    place: str | None  # the bare name of its place

    def text(self, source: Source) -> str:
        """The mention as written, with single spaces, and without its abbreviation in brackets."""
        return " ".join(_ABBREVIATED.sub(" ", source.spelled[self.start : self.end]).split())


OF_A_MATTER = frozenset(("steering committee",))  # families, lexicon/bodies.toml
LONGEST_MATTER = 90  # signs
LONGEST_NUMBER = 20  # signs
_SPACE = re.compile(r" +")
_GOES_ON = re.compile(rf" [{UPPER}][{LOWER}]+ [{LOWER}]")  # `Ban Chỉ đạo | Chương trình giảm nghèo`
_STOP = re.compile(r"[.;:()\n]")
_ABBREVIATED = re.compile(rf" \(\s*[{UPPER}&]{{2,}}\s*\)")  # Hội Liên hiệp Phụ nữ (LHPN) huyện …


def bodies_in(source: Source) -> list[Body]:
    """Every body that the text names, in order, with as much of its place as stands right after it."""
    found: list[Body] = []
    for match in _pattern().finditer(source.lower):
        if not found or match.start() >= found[-1].end:
            found.append(_body(source, match))
    return found


def _body(source: Source, match: re.Match[str]) -> Body:
    form = one_spaced(match[0])
    family = _families()[form]
    start, end = match.span()
    if (abbreviated := _ABBREVIATED.match(source.spelled, end)) is not None:
        end = abbreviated.end()
    end = _matter_end(source, end) if family in OF_A_MATTER else end
    if (kind := place_kind_at(source, end)) is not None:
        place = place_at(source, *kind) or numbered_place_at(source, *kind)
        name_end = _before_number(source, kind[1], place.end) if place else kind[1]
        name = source.spelled[kind[1] : name_end].strip()
        return Body(start, name_end, form, family, kind_of(kind[2]), evenly_cased(name) if name else None)
    if family in OF_A_MATTER and _GOES_ON.match(source.spelled, end):
        return Body(start, end, form, family, None, None)
    name_end = place_name_end(source, end + 1) if source.spelled[end : end + 1] == " " else end + 1
    if name_end == end + 1:
        return Body(start, end, form, family, None, None)
    return Body(start, name_end, form, family, None, evenly_cased(source.spelled[end + 1 : name_end]))


def _before_number(source: Source, start: int, end: int) -> int:
    """Where a name ends that the number of a session or tenure follows, all in capitals: `XÃ YÊN MỸ | LẦN THỨ 8`."""
    for pattern in (ordinal_pattern(), tenure_pattern()):
        number = pattern.search(source.lower, start, end + LONGEST_NUMBER)
        if number is not None and number.start() < end:
            end = number.start()
    return start + len(source.lower[start:end].rstrip())


def _matter_end(source: Source, end: int) -> int:
    """Where the words for a body's matter end, right before the kind of its place: `Ban Chỉ đạo | phòng, chống thiên
    tai | xã Yên Mỹ`; `end` where no place follows, or another body does before it."""
    for space in _SPACE.finditer(source.lower, end, end + LONGEST_MATTER):
        if _STOP.search(source.lower, end, space.start()) or _pattern().match(source.lower, space.end()):
            return end
        kind = place_kind_at(source, space.start())
        if kind is not None and place_at(source, *kind) is not None:
            return space.start()
    return end


@cache
def _families() -> dict[str, str]:
    return {folded(form): entry.fact("family") for entry in table("bodies") for form in entry.forms}


@cache
def _pattern() -> re.Pattern[str]:
    return scanner(_families())
