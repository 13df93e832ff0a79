"""Directions among which others stand as items of the same list: `1. Giao Công an xã …; 2. Đẩy mạnh thu nợ`."""

from collections.abc import Iterator, Mapping, Sequence

from doichieu.claims import Statement, StatementKind
from doichieu.reader.grammar.sessions.duty_sentences import is_duty, is_over
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.sessions.task_owners import begins_with_verb
from doichieu.reader.grammar.text.segments import Line, LineKind
from doichieu.reader.grammar.times.section_words import section_role

REPORT = "report"  # role in lexicon/sections.toml


def with_siblings(seen: Seen, stated: Sequence[Statement]) -> tuple[Statement, ...]:
    """`stated` with the items that say what is to be done, where an item of their list is a direction, in order."""
    layout, source = seen.layout, seen.source
    by_line: dict[int, Statement] = {}
    for each in stated:
        by_line.setdefault(layout.line_at(source.copied(each.span)[0]), each)
    if not any(each.kind is StatementKind.DIRECTION for each in by_line.values()):
        return tuple(stated)
    found = [each for items in _lists(layout.lines) for each in _duties(seen, items, by_line)]
    return tuple(sorted((*stated, *found), key=lambda each: each.span))


def _lists(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The items of each numbered list, the items below them left out; anything else ends it."""
    open_lists: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.kind is LineKind.FURNITURE:
            continue
        level = line.level if line.kind is LineKind.ITEM else 0
        for ended in [one for one in open_lists if one > level]:
            yield open_lists.pop(ended)
        if line.kind is LineKind.ITEM:
            open_lists.setdefault(level, []).append(index)
    yield from open_lists.values()


def _duties(seen: Seen, items: Sequence[int], by_line: Mapping[int, Statement]) -> Iterator[Statement]:
    """The items of a list that only their place in it makes directions, of who gives the one nearest before."""
    directions = [each for item in items if (each := by_line.get(item)) and each.kind is StatementKind.DIRECTION]
    if not directions or _is_reported(seen, items[0]):
        return
    near = directions[0]
    for item in items:
        own = by_line.get(item)
        if own is not None:
            near = own if own.kind is StatementKind.DIRECTION else near
        elif (end := _duty_end(seen, seen.layout.lines[item])) is not None:
            span = seen.source.original(seen.layout.lines[item].body, end)
            yield Statement(StatementKind.DIRECTION, span, speaker=near.speaker, section=near.section)


def _is_reported(seen: Seen, item: int) -> bool:
    """Whether a heading over an item, or one over that, says that its section reports: `I. KẾT QUẢ CÔNG TÁC`"""
    level: int | None = None
    for line in reversed(seen.layout.lines[:item]):
        if line.kind is not LineKind.HEADING or (level is not None and line.level >= level):
            continue
        role = section_role(seen.source.lower, line.body, line.end)
        if role is not None:
            return role == REPORT
        level = line.level
    return False


def _duty_end(seen: Seen, line: Line) -> int | None:
    """Where the first sentence of an item ends that says what is to be done, or who does it; None for any other."""
    lower = seen.source.lower
    sentence = seen.layout.sentences[seen.layout.sentence_at(line.start)]
    end = line.body + len(lower[line.body : sentence.end].rstrip(" \n;"))
    told = is_duty(lower, line.body, end)
    named = not told and begins_with_verb(seen.source, line.body, end) and not is_over(lower, line.body, end)
    return end if told or named else None
