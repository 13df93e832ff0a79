"""What a sentence that ends in a colon says of the list below it: whether it plans, and for what time."""

import re
from typing import NamedTuple

from doichieu.claims import Period
from doichieu.reader.grammar.text.segments import Line, LineKind, Sentence
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import cues_in
from doichieu.reader.grammar.times.ahead import is_ahead
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.numbered_headings import is_to_be_reached
from doichieu.reader.grammar.times.open_sections import leads_ahead, leads_in_orders, time_of_plan
from doichieu.reader.grammar.times.section_words import GOALS, TARGETS, section_role, states_goals

_NUMBERS = re.compile(r"\w+")


class LeadIn(NamedTuple):
    """The words before a colon."""

    planned: bool
    period: Period | None  # that they set
    set_for: Period | None = None  # the same, where it is running or a term
    told: bool = False  # the time is of results


class Led(NamedTuple):
    """The line and the sentence on it that lead in."""

    line: Line
    sentence: Sentence

    @property
    def begin(self) -> int:
        """Where its words begin, behind a number or dash."""
        return self.line.body if self.sentence.start == self.line.start else self.sentence.start


class ItemLead(NamedTuple):
    """An item that leads in to others, and what held before it."""

    mark: str  # `-`: the next item with the same ends what it leads in to
    period: Period | None
    planned: bool


def lead_in(source: Source, led: Led, times: list[TimeExpression], document: Document, *, undated: bool) -> LeadIn:
    """What the words of a sentence say, which ends in a colon."""
    lower, (line, sentence) = source.lower, led
    ahead = [x.period for x in times if x.period and leads_ahead(x, document.day)]
    if ahead:
        return LeadIn(planned=True, period=ahead[-1])
    running = time_of_plan(source, sentence, times, document.day, undated=undated)
    running = running or _term_of_targets(source, led, times, document)
    if running is not None:
        return LeadIn(planned=True, period=running, set_for=running)
    cues = cues_in(lower, sentence.start, sentence.end)
    ordered = bool(cues) and cues[-1].end == sentence.end - 1 and leads_in_orders(source, sentence, cues[-1])
    goals = states_goals(lower, line.body, sentence.end)
    planned = ordered or goals or any("plan" in cue.roles for cue in cues)
    told = None if planned else _term_of_results(source, led, times, document)
    return LeadIn(planned, told, told=told is not None)


def mark_of(source: Source, line: Line) -> str:
    """`-`, `+`, `*` of an item, `#.` and `(#)` of one with a number; empty of other lines."""
    if line.kind is not LineKind.ITEM:
        return ""
    return _NUMBERS.sub("#", source.spelled[line.start : line.body].strip())


def _term_of_targets(source: Source, led: Led, times: list[TimeExpression], document: Document) -> Period | None:
    """`Các chỉ tiêu chủ yếu nhiệm kỳ 2025 - 2030:`, `Đại hội thông qua các chỉ tiêu nhiệm kỳ 2025 - 2030:`"""
    terms = [x for x in times if x.role is Role.TERM and x.period is not None]
    if not terms:
        return None
    role = section_role(source.lower, led.begin, led.sentence.end)
    named = role in (TARGETS, GOALS, "plan") or any(
        "plan_basis" in cue.roles for cue in cues_in(source.lower, led.begin, terms[0].start)
    )
    if role == "report" or not named:
        return None
    term = terms[-1]
    return term.period if is_to_be_reached(source, led.begin, led.sentence.end, term, document) else None


def _term_of_results(source: Source, led: Led, times: list[TimeExpression], document: Document) -> Period | None:
    """`Kết quả thực hiện các chỉ tiêu nhiệm kỳ 2020 - 2025:`, of a term that does not lie ahead."""
    terms = [x.period for x in times if x.role is Role.TERM and x.period is not None]
    if len(terms) != 1 or section_role(source.lower, led.begin, led.sentence.end) != "report":
        return None
    return None if is_ahead(terms[0], document.day) else terms[0]
