"""Answers that stand in the sentence of an opinion: what a named unit takes upon itself there. Pure."""

from collections.abc import Iterator, Sequence
from functools import cache

from doichieu.claims import Span, Statement, StatementKind, Task
from doichieu.hub.conferences.differences import Source
from doichieu.hub.conferences.readings import quoted
from doichieu.hub.conferences.records import StatementOnRecord
from doichieu.lexicon import table
from doichieu.lexicon.search import words_alone

CLAUSE_ENDS = (";", ",", ".", ":")


def read_commitments(sources: Sequence[Source]) -> Iterator[StatementOnRecord]:
    """What a named unit takes upon itself in the sentence of an opinion: `…; chủ đầu tư cam kết hoàn trả mặt đường`."""
    for source in sources:
        opinions = [each.span for each in source.reading.statements if each.kind is StatementKind.OPINION]
        for task in source.reading.tasks:
            if any(_commits_in(opinion, task, source) for opinion in opinions):
                said = Statement(StatementKind.ANSWER, task.span, speaker=task.owner)
                yield StatementOnRecord(said, quoted(source, task.span))


def _commits_in(opinion: Span, task: Task, source: Source) -> bool:
    """Whether a duty is a commitment that a clause of the opinion's sentence makes; not one that it tells of."""
    before = source.reading.text.content[opinion.start : task.span.start].rstrip()
    words = f" {words_alone(task.quote)} "
    return (
        opinion.start < task.span.start < task.span.end <= opinion.end
        and before.endswith(CLAUSE_ENDS)
        and any(f" {form} " in words for form in _commitments())
    )


@cache
def _commitments() -> tuple[str, ...]:
    entries = (entry for entry in table("tasks") if entry.fact("kind") == "commit")
    return tuple(words_alone(form) for entry in entries for form in entry.forms)
