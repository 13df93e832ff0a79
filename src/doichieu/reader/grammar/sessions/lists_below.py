"""What a sentence with a colon leads in, one each: `Các ý kiến tập trung vào:`, `các cấp ủy được yêu cầu:`, with the
items of the list below.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from doichieu.claims import Statement, StatementKind
from doichieu.reader.grammar.names.proper_names import Place
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.text.segments import Line, LineKind

LONGEST_TOPIC = 90  # signs
_LISTED = frozenset((StatementKind.OPINION, StatementKind.DIRECTION))
_CLAUSE = re.compile(r"[,;.:\n]")


def with_lists_below(seen: Seen, stated: Sequence[Statement], places: Sequence[Place]) -> tuple[Statement, ...]:
    """`stated` with the items of each list in the place of the sentence that leads it in, in order.

    places: those named in the text, in order.
    """
    lists = _Lists(seen, stated, places)
    led = [(each, items) for each in stated if (items := lists.below(each))]
    if not led:
        return tuple(stated)
    found = [each for lead, items in led for item in items for each in lists.told(lead, item)]
    heads = {lead.span for lead, _ in led}
    inside = {line.start for _, items in led for line in items}
    kept = [each for each in stated if each.span not in heads and lists.line_of(each).start not in inside]
    return tuple(sorted((*kept, *found), key=lambda each: each.span))


class _Lists:
    """The lists of a text, and what its items state by themselves."""

    def __init__(self, seen: Seen, stated: Sequence[Statement], places: Sequence[Place]) -> None:
        self._seen, self._places = seen, places
        self._own = self._by_line(stated)

    def _by_line(self, stated: Sequence[Statement]) -> Mapping[int, list[Statement]]:
        found: dict[int, list[Statement]] = {}
        for each in stated:
            found.setdefault(self.line_of(each).start, []).append(each)
        return found

    def line_of(self, statement: Statement) -> Line:
        """The line on which a statement begins."""
        layout = self._seen.layout
        return layout.lines[layout.line_at(self._seen.source.copied(statement.span)[0])]

    def below(self, lead: Statement) -> Sequence[Line]:
        """The items that a statement leads in: right below it, where a colon ends it; none of anything else."""
        layout, (_, end) = self._seen.layout, self._seen.source.copied(lead.span)
        first = layout.line_at(end - 1) + 1
        if lead.kind not in _LISTED or not self._seen.source.lower.endswith(":", 0, end):
            return ()
        if end != layout.lines[first - 1].end:
            return ()
        last = first
        while last < len(layout.lines) and layout.lines[last].kind is LineKind.ITEM:
            last += 1
        return layout.lines[first:last]

    def told(self, lead: Statement, item: Line) -> Iterator[Statement]:
        """What an item states: what it says itself, in the name of who speaks; else all its words."""
        own = self._own.get(item.start, ())
        for each in own:
            yield each if each.speaker else replace(each, kind=lead.kind, speaker=lead.speaker)
        if not own:
            yield self._whole(lead, item)

    def _whole(self, lead: Statement, item: Line) -> Statement:
        """All the words of an item; what an opinion opens with is its topic."""
        source = self._seen.source
        end = item.body + len(source.lower[item.body : item.end].rstrip(" ;,"))
        opening = _CLAUSE.split(source.spelled[item.body : end][:LONGEST_TOPIC])[0].strip()
        return replace(
            lead,
            span=source.original(item.body, end),
            place=self._place(item) or lead.place,
            topic=opening or None if lead.kind is StatementKind.OPINION else lead.topic,
        )

    def _place(self, item: Line) -> str | None:
        """The first place that an item names."""
        index = bisect_left(self._places, item.body, key=lambda one: one.start)
        named = self._places[index] if index < len(self._places) else None
        return named.name if named is not None and named.start < item.end else None
