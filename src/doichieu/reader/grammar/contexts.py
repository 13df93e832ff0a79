"""The time and the section that hold where a figure says nothing of them itself.

Time words that open a sentence hold until others replace them; a heading gives the time and says
whether what follows is reported or planned; a list takes over from the words that lead in to it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from doichieu.claims import Period
from doichieu.lexicon import folded, table
from doichieu.reader.grammar.phrases import Phrases, phrases, trie_pattern
from doichieu.reader.grammar.scanners import scanner
from doichieu.reader.grammar.segments import Layout, LineKind, Sentence
from doichieu.reader.grammar.sources import Source
from doichieu.reader.grammar.time_rules import Shape
from doichieu.reader.grammar.times import Role, TimeExpression
from doichieu.reader.grammar.vocabulary import cues_in, vocabulary

HOLDING = frozenset((Role.SPAN, Role.UNTIL, Role.BY_YEAR, Role.DEADLINE, Role.NOW, Role.SINCE))
LEADING = frozenset((Role.SPAN, Role.PLAN, Role.BY_YEAR))
OPENING = 30  # signs: a time this near the beginning of a sentence opens it
REACH_OF_COMPARISON = 45  # signs
OPENING_OF_DOCUMENT = 600  # signs
TOP_LEVEL = 1  # of headings
EARLY = 0.25  # of a period: until here a figure for the whole of it can only be a plan
FILLERS = frozenset(("filler", "stop", "session"))


class Held(NamedTuple):
    """What holds at the beginning of a sentence."""

    period: Period | None  # of the last time words that opened a sentence or heading
    planned: bool  # the section, or the words that lead in to the list, plan
    coming: Period | None  # the coming time that the document announces


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of the whole document."""

    day: date | None  # of the session, else of publication
    session: Period | None
    reported: Period | None  # what the document reports on
    coming: Period | None  # what it looks ahead to
    plans_only: bool = False  # it opens with a coming time, and reports on none


def document_of(times: list[TimeExpression], day: date | None, session_days: tuple[date, ...]) -> Document:
    """The report's time: the first that is spoken of and is past; the coming time: the first that is not."""
    session = Period(session_days[0], session_days[-1]) if session_days else None
    reported = coming = None
    announced = False
    for time in times:
        if time.role not in (Role.SPAN, Role.PLAN) or time.period is None or time.shape is Shape.DAY:
            continue
        ahead = is_ahead(time.period, day) if day else (reported is not None and time.period.first > reported.first)
        if ahead and coming is None:
            coming = time.period
            announced = time.start < OPENING_OF_DOCUMENT
        elif not ahead and reported is None:
            reported = time.period
        if reported and coming:
            break
    return Document(day, session, reported, coming, announced and reported is None)


def without_bases(times: list[TimeExpression], lower: str) -> list[TimeExpression]:
    """The same, a time behind `so với` marked as what a figure is measured against: `so với vụ xuân năm 2023`."""
    return [
        time._replace(role=Role.BASIS) if time.role is Role.SPAN and _is_compared(lower, time.start) else time
        for time in times
    ]


def _is_compared(lower: str, start: int) -> bool:
    begin = max(start - REACH_OF_COMPARISON, 0)
    found = _comparisons().search(lower, begin, start)
    return found is not None


@cache
def _comparisons() -> re.Pattern[str]:
    """A word of comparison with no sign that ends a clause behind it."""
    forms = [form for form, roles in vocabulary().facts.items() if "compare" in roles]
    return re.compile(rf"(?<!\w){trie_pattern(forms)}[^,;.:()%\n]*\Z")


def is_ahead(period: Period, day: date | None) -> bool:
    """Whether a period lies ahead of `day`, or has hardly begun."""
    if day is None or period.last <= day:
        return False
    if period.first >= day:
        return True
    length = (period.last - period.first).days
    return (day - period.first).days < EARLY * length


def held_contexts(source: Source, layout: Layout, times: list[TimeExpression], document: Document) -> list[Held]:
    """What holds at each sentence of the layout, in one pass over sentences and times."""
    starts = [time.start for time in times]
    track = _Track(source, layout, document)
    held: list[Held] = []
    for sentence in layout.sentences:
        inside = times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        held.append(track.at(sentence, inside))
    return held


class _Track:
    """The state that goes from sentence to sentence."""

    def __init__(self, source: Source, layout: Layout, document: Document) -> None:
        self.source, self.layout, self.document = source, layout, document
        self.period: Period | None = None
        self.passing: Period | None = None  # "hiện": to the end of the paragraph
        self.section_planned = False
        self.section_level = TOP_LEVEL  # of the heading that opened the section
        self.paragraph_planned = False
        self.lead_planned = False
        self.line = -1
        self.sections: list[tuple[int, Period | None]] = []  # level of each open heading, and its time
        self.list_period: Period | None = None  # what held where the list began
        self.in_list = False
        self.lead_sections = False  # numbered headings stand between the lead-in and its items
        self.lead_period: Period | None = None
        self.speeches = frozenset(_speeches_in(source, layout))

    def at(self, sentence: Sentence, times: list[TimeExpression]) -> Held:
        """Take in a sentence and say what holds in it."""
        line = self.layout.lines[sentence.line]
        if sentence.line != self.line:
            self._new_line(sentence, line.kind)
        if heading := line.kind is LineKind.HEADING and line.body > line.start:
            self.period = self._parent_period(line.level)
        opening = _opening_time(self.source, line.body if sentence.start == line.start else sentence.start, times)
        if heading:
            opening = opening or next((x for x in times if x.role in HOLDING and x.shape is not Shape.DAY), None)
            self._section(line.body, sentence.end, line.level)
        elif line.kind is LineKind.HEADING:
            self._section(line.body, sentence.end, None)
        if opening is not None:
            self._open(opening)
        if heading:
            self.sections.append((line.level, self.period))
        self._lead(sentence, times)
        planned = self.section_planned or self.paragraph_planned or self.lead_planned
        held = Held(self.passing or self.period, planned, self._coming())
        self._pass(times)
        return held

    def _new_line(self, sentence: Sentence, kind: LineKind) -> None:
        self.line = sentence.line
        self.passing = None
        self.paragraph_planned = False
        in_list = kind in (LineKind.ITEM, LineKind.ROW)
        if self.lead_planned and (kind is LineKind.HEADING or self._begins_an_article(sentence)):
            self.lead_sections = not self._begins_an_article(sentence) and sentence.start < self._body(sentence)
            self.lead_planned = self.lead_sections
        elif not in_list and not self.lead_sections:
            self.lead_planned = False
        elif self.in_list:
            self.period = self.list_period
        else:
            self.list_period = self.period
        self.in_list = in_list

    def _body(self, sentence: Sentence) -> int:
        return self.layout.lines[sentence.line].body

    def _begins_an_article(self, sentence: Sentence) -> bool:
        """`Điều 2.`: what led in to the list before has ended."""
        cues = cues_in(self.source.lower, sentence.start, min(sentence.start + OPENING, sentence.end))
        return bool(cues) and cues[0].start == sentence.start and cues[0].roles.get("guard") == "part of a text"

    def _parent_period(self, level: int) -> Period | None:
        """The time of the heading above one of this level."""
        while self.sections and self.sections[-1][0] >= level:
            self.sections.pop()
        above = self.sections[-1][1] if self.sections else None
        return above or (self.lead_period if self.lead_planned else None)

    def _pass(self, times: list[TimeExpression]) -> None:
        """`tính đến nay` anywhere in a sentence holds to the end of the paragraph."""
        for time in times:
            if time.role is Role.NOW and time.period is not None:
                self.passing = time.period

    def _open(self, time: TimeExpression) -> None:
        if time.role is Role.NOW:
            self.passing = time.period
        else:
            self.period, self.passing = time.period, None

    def _section(self, start: int, end: int, level: int | None) -> None:
        """A heading, of no level where it has no number: what it opens ends with the next one of its level."""
        found = _sections().match(self.source.lower, start, end)
        if found is not None and (level is not None or found[0] == "plan"):
            self.section_planned = found[0] == "plan" and (level is not None or end - start < 60)
            self.section_level = level or TOP_LEVEL
        elif level is not None and level <= self.section_level:
            self.section_planned = False

    def _lead(self, sentence: Sentence, times: list[TimeExpression]) -> None:
        """A sentence that ends with a colon leads in to the list below it; a speech plans to its paragraph's end."""
        lower = self.source.lower
        if lower.endswith(":", sentence.start, sentence.end):
            cues = cues_in(lower, sentence.start, sentence.end)
            ahead = [
                x.period for x in times if x.role in LEADING and x.period and is_ahead(x.period, self.document.day)
            ]
            self.lead_planned = bool(ahead) or any("plan" in cue.roles for cue in cues)
            self.lead_sections = False
            if ahead:
                self.period = self.lead_period = ahead[-1]
        if sentence in self.speeches:
            self.paragraph_planned = True

    def _coming(self) -> Period | None:
        if self.period is not None and is_ahead(self.period, self.document.day):
            return self.period
        return self.document.coming


@cache
def _sections() -> Phrases[str]:
    entries = (entry for entry in table("sections") if entry.fact("role") in ("plan", "report"))
    return phrases({form: entry.fact("role") for entry in entries for form in entry.forms})


def _speeches_in(source: Source, layout: Layout) -> Iterator[Sentence]:
    """The sentences that tell of a speech."""
    for found in _speeches().finditer(source.lower):
        for index in {layout.sentence_at(found.start()), layout.sentence_at(found.end() - 1)} - {-1}:
            sentence = layout.sentences[index]
            if _speeches().search(source.lower, sentence.start, sentence.end):
                yield sentence


@cache
def _speeches() -> re.Pattern[str]:
    return scanner(
        folded(form) for entry in table("sections") if entry.fact("role") == "speech" for form in entry.forms
    )


def _opening_time(source: Source, start: int, times: list[TimeExpression]) -> TimeExpression | None:
    """The time that a sentence opens with; a single day of an event opens nothing."""
    for time in times:
        if time.role not in HOLDING or time.period is None:
            continue
        if _is_event_day(time):
            return None
        between = source.lower[start : time.start].strip(" ,-–+*•(")
        if not between or set_off(source.lower, time):
            return time
        if time.start - start <= OPENING and _only_fillers(source, start, time.start):
            return time
        return None
    return None


def set_off(lower: str, time: TimeExpression) -> bool:
    """Whether a time stands between commas: `Theo Chi cục Thuế, chín tháng đầu năm, số thu …`."""
    return lower.endswith(", ", 0, time.start) and lower.startswith(",", time.end)


def _is_event_day(time: TimeExpression) -> bool:
    """A day, or a few listed together: when something happened, not what a report covers."""
    period = time.period
    return time.shape is Shape.DAY and time.role is Role.SPAN and period is not None and len(time.days) > 0


def _only_fillers(source: Source, start: int, end: int) -> bool:
    """Whether only connectives and a label with a colon stand between."""
    colon = source.lower.rfind(":", start, end)
    if colon >= 0:
        start = colon + 1
    at = start
    for cue in cues_in(source.lower, start, end):
        if source.lower[at : cue.start].strip(" ,") or FILLERS.isdisjoint(cue.roles):
            return False
        at = cue.end
    return not source.lower[at:end].strip(" ,")
