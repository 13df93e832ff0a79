"""`Trong tuần, xảy ra 3 vụ`, told on a Monday: the week that ended the day before."""

from collections.abc import Sequence
from datetime import date, timedelta

from doichieu.claims import Period
from doichieu.reader.grammar.text.segments import Layout, LineKind
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import cues_in, label_pattern, labels
from doichieu.reader.grammar.times.expressions import TimeExpression
from doichieu.reader.grammar.times.section_words import section_role

WEEK = timedelta(7)
_AHEAD = frozenset(("plan", "plan_weak", "plan_first", "plan_direct", "order", "order_to", "intends", "future"))


def with_past_weeks(
    times: list[TimeExpression], source: Source, layout: Layout, day: date | None
) -> list[TimeExpression]:
    """The same times; a week that begins on the day itself is the last one, where nothing looks ahead."""
    if day is None or day.weekday() or not any(_begins_on(time, day) for time in times):
        return times
    past = Period(day - WEEK, day - timedelta(1))
    return [time.dated(past, ()) if _is_over(time, source, layout, day) else time for time in times]


def _begins_on(time: TimeExpression, day: date) -> bool:
    return time.grain == "week" and time.offset == 0 and time.period is not None and time.period.first == day


def _is_over(time: TimeExpression, source: Source, layout: Layout, day: date) -> bool:
    """Whether it is `trong tuần`, in a sentence and under a heading without plans, and in no schedule."""
    lower = source.lower
    if not _begins_on(time, day) or labels("within week").match(lower, time.core, time.end) is None:
        return False
    if labels("which week").match(lower, time.end + 1, len(lower)) is not None:
        return False
    at = layout.sentence_at(time.start)
    sentence = layout.sentences[at] if at >= 0 else layout.lines[layout.line_at(time.start)]
    if any(not _AHEAD.isdisjoint(cue.roles) for cue in cues_in(lower, sentence.start, sentence.end)):
        return False
    if label_pattern("schedule").search(lower, 0, sentence.end) is not None:
        return False
    headings: Sequence[str | None] = [
        section_role(lower, line.body, line.end)
        for line in layout.lines[: layout.line_at(time.start) + 1]
        if line.kind is LineKind.HEADING
    ]
    return next((role for role in reversed(headings) if role is not None), None) != "plan"
