"""Whether a direction stands in the list as the tasks that were made of it: pure."""

import re
from collections.abc import Sequence
from functools import cache

from doichieu.claims import Span
from doichieu.hub.conferences.records import SaidOnRecord
from doichieu.hub.programmes.queries import TaskOnRecord
from doichieu.lexicon import folded, table

DIRECTING = ("asks", "directs", "obliges", "told")  # kinds of the table of statements


def is_told_by(said: SaidOnRecord, made: Sequence[TaskOnRecord]) -> bool:
    """Whether tasks, with those who lead them, are more than half of a direction.

    What leads up to the first of them does not count, unless it directs something itself: `Để hoàn thành chỉ tiêu …,
    hội nghị yêu cầu UBND xã | rà soát biên chế` is that task.
    """
    whole = len(said.words) - _leading_up(said, made)
    return 2 * sum(len(task.evidence.quote) + len(task.lead) for task in made) > whole


def _leading_up(said: SaidOnRecord, made: Sequence[TaskOnRecord]) -> int:
    """How many signs stand before the first task and direct nothing but that; 0 where a clerk wrote the words."""
    place = said.place
    if place is None or not place.quote.endswith(said.words):
        return 0
    begins = place.span.start + len(place.quote) - len(said.words)  # behind the number of its clause
    starts = [span.start for task in made for span in _spans(task, place.text_id) if span.touches(place.span)]
    length = max(min(starts, default=begins) - begins, 0)
    return length if len(_directing().findall(folded(said.words[:length]))) <= 1 else 0


def _spans(task: TaskOnRecord, text: int) -> list[Span]:
    """Where a text hands the task out."""
    return [each.evidence.span for each in task.everywhere if each.evidence.text_id == text]


@cache
def _directing() -> re.Pattern[str]:
    entries = (entry for entry in table("statements") if entry.fact("kind") in DIRECTING)
    longest_first = sorted({folded(form) for entry in entries for form in entry.forms}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
