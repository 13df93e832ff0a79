"""Answers in which somebody takes something upon himself: in the sentence of an opinion, or right behind it. Pure."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from doichieu.claims import Span, Statement, StatementKind, Task
from doichieu.hub.conferences.differences import Source
from doichieu.hub.conferences.readings import quoted
from doichieu.hub.conferences.records import StatementOnRecord
from doichieu.lexicon import table
from doichieu.lexicon.search import words_alone

CLAUSE_ENDS = (";", ",", ".", ":")
LONGEST_NAMED = 150  # signs: a name with its posts
_ENDS = re.compile(r"[.;:!?](?:\s|$)|\n")


def read_commitments(sources: Sequence[Source]) -> Iterator[StatementOnRecord]:
    """What a named unit takes upon itself in the sentence of an opinion: `…; chủ đầu tư cam kết hoàn trả mặt đường`, or
    somebody in the sentence right behind it: `Bà Lê Thị Sen, Trưởng phòng Kinh tế cam kết …`."""
    for source in sources:
        opinions = [each.span for each in source.reading.statements if each.kind is StatementKind.OPINION]
        for task in filter(_commits, source.reading.tasks):
            places = (_place_in(opinion, task, source) or _place_behind(opinion, task, source) for opinion in opinions)
            place = next(filter(None, places), None)
            if place is not None:
                said = Statement(StatementKind.ANSWER, place, speaker=task.owner)
                yield StatementOnRecord(said, quoted(source, place))


def _commits(task: Task) -> bool:
    words = f" {words_alone(task.quote)} "
    return any(f" {form} " in words for form in _commitments())


def _place_in(opinion: Span, task: Task, source: Source) -> Span | None:
    """Where a clause of the opinion's sentence makes the commitment; None for one that it merely tells of."""
    before = source.reading.text.content[opinion.start : task.span.start].rstrip()
    within = opinion.start < task.span.start < task.span.end <= opinion.end
    return task.span if within and before.endswith(CLAUSE_ENDS) else None


def _place_behind(opinion: Span, task: Task, source: Source) -> Span | None:
    """The next sentence as far as the commitment goes, where nothing but who makes it stands before it there, and it is
    no statement of its own."""
    between = source.reading.text.content[opinion.end : task.span.start]
    if task.span.start < opinion.end or _ENDS.search(between.lstrip()) or len(between) > LONGEST_NAMED:
        return None
    place = Span(opinion.end + len(between) - len(between.lstrip()), task.span.end)
    return None if any(each.span.touches(place) for each in source.reading.statements) else place


@cache
def _commitments() -> tuple[str, ...]:
    entries = (entry for entry in table("tasks") if entry.fact("kind") == "commit")
    return tuple(words_alone(form) for entry in entries for form in entry.forms)
