"""The headings that a sentence stands under, each under the one before: their time, and whether they plan or report."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from doichieu.claims import Period
from doichieu.reader.grammar.names.posts import leaders
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Layout, Line, LineKind, Sentence
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import Cue, cues_in
from doichieu.reader.grammar.times.ahead import is_ahead
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.numbered_headings import (
    ROMAN,
    Section,
    is_to_be_reached,
    lists_targets_alone,
    number_of,
)
from doichieu.reader.grammar.times.section_words import TARGETS, section_role, states_goals

DATING = frozenset((Role.SPAN, Role.UNTIL, Role.NOW, Role.SINCE))
LEADING = frozenset((Role.SPAN, Role.PLAN, Role.BY_YEAR))
RESULTS = frozenset(("reach", "exceed", "short"))
LONGEST_TITLE = 60  # signs


def leads_ahead(time: TimeExpression | None, day: date | None) -> bool:
    """Whether a time that leads in to what follows is one to come."""
    return time is not None and time.period is not None and time.role in LEADING and is_ahead(time.period, day)


def titles_a_plan(source: Source, line: Line, sentence: Sentence) -> bool:
    """`2. Nhiệm vụ thời gian tới:` on a line of its own."""
    if line.kind is not LineKind.ITEM or (sentence.start, sentence.end) != (line.start, line.end):
        return False
    if not source.lower.endswith(":", line.body, line.end) or line.end - line.body > LONGEST_TITLE:
        return False
    return section_role(source.lower, line.body, line.end) == "plan"


def time_of_plan(
    source: Source, sentence: Sentence, times: Sequence[TimeExpression], day: date | None, *, undated: bool
) -> Period | None:
    """`Điều chỉnh một số chỉ tiêu năm 2025 như sau:`: the time, not over, of a lead-in that opens as a plan.

    undated: `Các chỉ tiêu năm 2027:` does too, in a document that names no day.
    """
    role = section_role(source.lower, sentence.start, sentence.end)
    if role != "plan" and not (undated and role == TARGETS):
        return None
    named = (time.period for time in times if time.role in LEADING and time.period is not None)
    period = next(named, None)
    running = period is not None and (day is None or period.last > day)
    told = {role for cue in cues_in(source.lower, sentence.start, sentence.end) for role in cue.roles}
    return period if running and RESULTS.isdisjoint(told) else None


def leads_in_orders(source: Source, sentence: Sentence, order: Cue) -> bool:
    """`Kết luận cuộc họp, đồng chí Trần Văn Nam yêu cầu:`, `Bí thư Đảng ủy biểu dương các xã, đồng thời chỉ đạo:`: a
    name, and a post or form of address before it, right before the colon, or a leader before; not `đáp ứng các yêu
    cầu:`, `Bí thư đã chỉ đạo:`."""
    if "order" in order.roles:
        begin = max(source.lower.rfind(", ", sentence.start, order.start) + 2, sentence.start)
        named = source.spelled[begin : order.start].split()
        if len(named) > 1 and named[-1][0].isupper():
            return True
    elif "order_to" not in order.roles:
        return False
    leader = leaders().search(source.lower, sentence.start, order.start)
    return leader is not None and _no_order().search(source.lower, leader.end(), order.start) is None


@cache
def _no_order() -> re.Pattern[str]:
    """What makes a noun of an order right before it, or tells that it is over."""
    noun, past = trie_pattern(forms("statements", "noun before")), trie_pattern(forms("statements", "past"))
    return re.compile(rf"(?<!\w)(?:{noun}|{past}(?: [^\W\d_]+){{0,2}}) *\Z")


def opens_with_a_plan(source: Source, line: Line, times: list[TimeExpression], document: Document) -> bool:
    """`4. Nhiệm vụ tháng 9: kết nạp 70 hội viên; …`: a title of plans, and what they are in the same line."""
    colon = source.lower.find(": ", line.body, min(line.body + LONGEST_TITLE, line.end))
    if colon < 0 or section_role(source.lower, line.body, colon) != "plan":
        return False
    told = [time.period for time in times if line.body <= time.start < colon and time.period is not None]
    if not told and states_goals(source.lower, line.body, colon):
        return not any(x.period and x.role in DATING and colon < x.start < line.end for x in times)
    if document.day is None:
        return bool(told) and (document.reported is None or told[-1].first > document.reported.last)
    return bool(told) and is_ahead(told[-1], document.day)


class OpenSections:
    """The open headings, as they change from line to line."""

    def __init__(self, source: Source, layout: Layout, document: Document) -> None:
        self.source, self.layout, self.document = source, layout, document
        self.numbered: list[Section] = []
        self.closed: Section | None = None  # the one before the last heading, at its level
        self.cleared: Section | None = None  # the outermost one of the article or part that ended last
        self.set_for: Period | None = None  # by the heading of targets that was last told
        self.loose_planned = False  # under a heading without a number
        self.loose_reports = False  # the same, one that reports

    @property
    def planned(self) -> bool:
        """Whether what stands here is planned."""
        return self.loose_planned or (bool(self.numbered) and self.numbered[-1].planned)

    @property
    def report(self) -> bool:
        """Whether what stands here is said to be reported."""
        return self.loose_reports or (bool(self.numbered) and self.numbered[-1].reports)

    def clear(self) -> None:
        """At the end of an article or part."""
        self.cleared = self.numbered[0] if self.numbered else None
        self.numbered.clear()
        self.loose_planned = False

    def close(self, level: int) -> Period | None:
        """Close the headings that one of this level ends; the time of the one above it."""
        self.closed, self.cleared = self.cleared, None
        while self.numbered and self.numbered[-1].level >= level:
            self.closed = self.numbered.pop()
        return self.numbered[-1].period if self.numbered else None

    def ends_a_titled_item(self, line: Line, sentence: Sentence) -> bool:
        """`3. Về …` behind `2. Nhiệm vụ …:` or the heading `2. Chỉ số tháng 9`: the next at the level of one that was a
        title; a list that begins anew under a heading is its own."""
        if line.kind is not LineKind.ITEM or sentence.start != line.start or line.body == line.start:
            return False
        at = next((at for at, section in enumerate(self.numbered) if section.level == line.level), None)
        if at is None or self.numbered[at].is_item:
            return at is not None
        number = self.numbered[at].number
        follows = number is not None and number_of(self.source, line) == number + 1
        if not follows:
            self.numbered[at] = replace(self.numbered[at], number=None)
        return follows

    def open(self, line: Line, sentence: Sentence, opening: TimeExpression | None, period: Period | None) -> None:
        """A numbered heading plans where it says so, where its time lies ahead, or where the one above it plans."""
        role = section_role(self.source.lower, line.body, sentence.end)
        if role == "targets" and self._sets_targets_of(line, sentence, opening):
            role, self.set_for = "plan", opening.period if opening is not None else None
        above = bool(self.numbered) and self.numbered[-1].planned
        if role is not None or line.level <= ROMAN:
            self.loose_planned = self.loose_reports = False
        says = role not in (None, "targets")
        planned = role == "plan" if says else above or leads_ahead(opening, self.document.day)
        reports = role == "report" if role is not None else bool(self.numbered) and self.numbered[-1].reports
        is_item = line.kind is LineKind.ITEM
        number = number_of(self.source, line)
        self.numbered.append(Section(line.level, period, planned, is_item, reports and not planned, number))

    def _sets_targets_of(self, line: Line, sentence: Sentence, opening: TimeExpression | None) -> bool:
        """`II. CHỈ TIÊU 3 THÁNG CUỐI NĂM`, or `II. CHỈ TIÊU` behind `I. KẾT QUẢ`; not under one that reports."""
        if self.loose_reports or (self.numbered and self.numbered[-1].reports):
            return False
        if opening is not None:
            return is_to_be_reached(self.source, line.body, sentence.end, opening, self.document)
        told = self.closed is not None and (self.closed.reports or self.closed.planned) and line.level <= ROMAN
        return told and lists_targets_alone(self.source, self.layout, sentence, line)

    def open_loose(self, start: int, end: int) -> str | None:
        """A heading without a number: one that plans holds until another reports. Returns what it says that it does."""
        role = section_role(self.source.lower, start, end)
        if role is None or end - start >= LONGEST_TITLE:
            return None
        self.loose_planned, self.loose_reports = role == "plan", role == "report"
        return role
