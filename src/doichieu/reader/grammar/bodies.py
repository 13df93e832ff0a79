"""Bodies that hold sessions, each with the place that it is named with."""

import re
from dataclasses import dataclass
from functools import cache

from doichieu.lexicon import Entry, folded, table
from doichieu.reader.grammar.names import Place, kind_of, place_at, place_kind_at, place_name_end
from doichieu.reader.grammar.phrases import trie_pattern
from doichieu.reader.grammar.sources import Source


@dataclass(frozen=True, slots=True)
class Body:
    """One mention of a body: Ban Chấp hành Đảng bộ huyện Gia Lâm."""

    start: int
    end: int
    family: str  # joins the forms of one body, see lexicon/bodies.toml
    kind: str | None  # of its place, as an id in lexicon/place_kinds.toml
    place: str | None  # the bare name of its place

    def text(self, source: Source) -> str:
        """The mention as written, with single spaces."""
        return " ".join(source.spelled[self.start : self.end].split())


def bodies_in(source: Source) -> list[Body]:
    """Every body that the text names, in order, with as much of its place as stands right after it."""
    return [_body(source, match) for match in _pattern().finditer(source.lower)]


def _body(source: Source, match: re.Match[str]) -> Body:
    family = _entries()[" ".join(match[0].split())].fact("family")
    start, end = match.span()
    kind = place_kind_at(source, end)
    if kind is not None:
        kind_start, kind_end, word = kind
        place: Place | None = place_at(source, kind_start, kind_end, word)
        entry_id = place.kind if place else kind_of(word)
        return Body(start, place.end if place else kind_end, family, entry_id, place.name if place else None)
    name_start = end + 1
    name_end = place_name_end(source, name_start) if source.spelled[end:name_start] == " " else name_start
    if name_end == name_start:
        return Body(start, end, family, None, None)
    return Body(start, name_end, family, None, source.spelled[name_start:name_end])


@cache
def _entries() -> dict[str, Entry]:
    return {folded(form): entry for entry in table("bodies") for form in entry.forms}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie_pattern(_entries())}")
