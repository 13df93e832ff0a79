"""The time and the section that hold where a figure says nothing of them itself.

Time words that open a sentence hold until others replace them; a heading gives the time and says
whether what follows is reported or planned; a list takes over from the words that lead in to it.
"""

from bisect import bisect_left
from typing import NamedTuple

from doichieu.claims import Period
from doichieu.reader.grammar.text.segments import Layout, Line, LineKind, Sentence
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import cues_in
from doichieu.reader.grammar.times.ahead import is_ahead, is_school_year
from doichieu.reader.grammar.times.atoms import Shape
from doichieu.reader.grammar.times.decided import DecidedArticles
from doichieu.reader.grammar.times.divisions import DIVISION, title_of_division
from doichieu.reader.grammar.times.document_times import Document, is_part_of_year
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.lead_ins import ItemLead, LeadIn, Led, lead_in, mark_of
from doichieu.reader.grammar.times.numbered_headings import time_of_heading
from doichieu.reader.grammar.times.open_sections import (
    OpenSections,
    leads_ahead,
    opens_with_a_plan,
    titles_a_plan,
)
from doichieu.reader.grammar.times.openings import OPENING, is_of_campaign, is_of_source, looks_back, opening_time
from doichieu.reader.grammar.times.periods import in_bracket
from doichieu.reader.grammar.times.section_words import (
    changes_a_plan,
    no_schooling,
    of_sentence,
    part_words,
    running_totals,
    schooling,
    specifying,
)
from doichieu.reader.grammar.times.sentence_times import (
    comes_to_present,
    is_day_to_come,
    is_nested,
    is_of_its_sentence,
    last_told,
    sets_targets,
)
from doichieu.reader.grammar.times.speeches import planning_sentences


class Held(NamedTuple):
    """What holds at the beginning of a sentence."""

    period: Period | None  # of the last time words that opened a sentence or heading
    planned: bool  # the section, or the words that lead in to the list, plan
    coming: Period | None  # the coming time that the document announces
    under: Period | None = None  # what holds for flows where `đến nay` holds for the paragraph
    reports: bool = False  # the section says that it reports
    changes_plan: bool = False  # plans that stand are changed here: `từ 90 ha xuống còn 70 ha`


def held_contexts(source: Source, layout: Layout, times: list[TimeExpression], document: Document) -> list[Held]:
    """What holds at each sentence of the layout, in one pass over sentences and times."""
    starts = [time.start for time in times]
    track = _Track(source, layout, document, times)
    held: list[Held] = []
    for sentence in layout.sentences:
        inside = times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        held.append(track.at(sentence, inside))
    return held


class _Track:
    """The state that goes from sentence to sentence."""

    def __init__(self, source: Source, layout: Layout, document: Document, times: list[TimeExpression]) -> None:
        self.source, self.layout, self.document, self.times = source, layout, document, times
        self.period: Period | None = None
        self.passing: Period | None = None  # "đến nay": to the end of the paragraph
        self.opened: tuple[TimeExpression, Period | None, Period | None] | None = None  # with what held before it
        self.paragraph_planned = False
        self.lead_planned = False
        self.line = -1
        self.title: int | None = None  # where the title of an article or part begins on this line
        self.before: Sentence | None = None
        self.sets_targets = False  # the sentence before says for what time targets were set
        self.told: Period | None = None  # by the last time that may be a figure's, in this paragraph
        self.sections = OpenSections(source, layout, document)
        self.decided = DecidedArticles(source, layout, document, times)
        self.decides = False  # the line names what an article decides
        self.list_period: Period | None = None  # what held where the list began
        self.in_list = False
        self.lead_sections = False  # numbered headings stand between the lead-in and its items
        self.lead_within = False  # the items stand on its line
        self.lead_period: Period | None = None
        self.lead_told = False  # the words that lead in tell of a term that is over
        self.item_lead: ItemLead | None = None
        self.lead_changes = False  # the words that lead in change what was planned
        self.term: Period | None = None  # that the targets under a heading are set for
        self.looking_ahead = planning_sentences(source, layout)

    def at(self, sentence: Sentence, times: list[TimeExpression]) -> Held:
        """Take in a sentence and say what holds in it."""
        line = self.layout.lines[sentence.line]
        if sentence.line != self.line:
            self.decides = self.decided.at(line)
            self._new_line(sentence, line.kind)
            self.paragraph_planned = opens_with_a_plan(self.source, line, self.times, self.document)
            self.title = title_of_division(self.source, line)
            if self.title is not None:
                self._end_division()
        if self.title is not None and sentence.end > self.title:
            line = line._replace(start=sentence.start - 1, body=max(sentence.start, self.title), level=DIVISION)
        heading = line.body > line.start and (
            line.kind is LineKind.HEADING or titles_a_plan(self.source, line, sentence)
        )
        if heading or self.sections.ends_a_titled_item(line, sentence):
            self.period = self._parent_period(line.level)
            self.list_period = self.list_period if heading else self.period
        opening = opening_time(self.source, line.body if sentence.start == line.start else sentence.start, times)
        if heading:
            opening = opening or time_of_heading(self.source, line.body, sentence.end, times)
        elif line.kind is LineKind.HEADING:
            self._loose_section(line.body, sentence.end, times)
        if opening is not None:
            lasting = is_of_source(self.source.lower, sentence.start, opening)
            goals = opening.role is Role.TERM and self.document.reported is not None and self._sets_goals(sentence)
            aside = goals or looks_back(self.source.lower, opening)
            named = self.document.reported is None and is_of_campaign(self.source.lower, sentence.start, opening)
            self._open(opening, heading=heading, lasting=lasting, of_paragraph=aside, named=named)
        if heading:
            self.sections.open(line, sentence, opening, self.period)
        else:
            self.sections.loose_planned &= not self._comes_back_from_plans(sentence, opening)
        if self._leaves_paragraph_time(sentence, times):
            self.passing = None
        self._lead(sentence, times)
        self._decide()
        planned = self.decided.plans_at(opening, otherwise=self.sections.planned) or self.paragraph_planned
        planned = planned or self.lead_planned or self._goes_on_planning(sentence, times)
        under = self.period if self.passing is not None else None
        period = self._of_whole(sentence) or self.passing or self.period
        changes = self.lead_planned and self.lead_changes
        held = Held(period, planned, self._coming(sentence), under, self.sections.report, changes)
        goes_on = self.before is not None and self.before.line == sentence.line
        self.sets_targets = self._term_of(times) is not None and sets_targets(self.source, sentence.start, sentence.end)
        self.before, self.told = sentence, last_told(times) or (self.told if goes_on else None)
        self._pass(times)
        return held

    def _decide(self) -> None:
        """The heading of an article names the time of what is decided below it."""
        if self.decides and self.decided.period is not None:
            self.period = self.list_period = self.sections.set_for = self.decided.period

    def _comes_back_from_plans(self, sentence: Sentence, opening: TimeExpression | None) -> bool:
        """`Nhiệm vụ năm 2027`, and below it `Năm 2026, thu ngân sách đạt …`: what is told of the year before."""
        if not self.sections.loose_planned or opening is None or opening.role is not Role.SPAN:
            return False
        coming, told = self.document.coming, opening.period
        if coming is None or told is None or told.last >= coming.first or leads_ahead(opening, self.document.day):
            return False
        return not any("plan" in cue.roles for cue in cues_in(self.source.lower, sentence.start, sentence.end))

    def _goes_on_planning(self, sentence: Sentence, times: list[TimeExpression]) -> bool:
        """`Hằng năm kết nạp 25 đảng viên`, `Trong đó 12 nữ`, right behind a sentence that plans."""
        before = self.before
        if before is None or before.line != sentence.line:
            return False
        yearly = bool(times) and times[0].role is Role.EACH and times[0].start == sentence.start
        if self.sets_targets and specifying().match(self.source.lower, sentence.start, sentence.end):
            return True
        if not (yearly and self._coming(sentence) is not None) and not self._of_part(sentence):
            return False
        return any("plan" in cue.roles for cue in cues_in(self.source.lower, before.start, before.end))

    def _of_whole(self, sentence: Sentence) -> Period | None:
        """`Trong đó …`: the parts of a figure have the time that was last told of it."""
        return self.told if self.told is not None and self._of_part(sentence) else None

    def _of_part(self, sentence: Sentence) -> bool:
        return part_words().match(self.source.lower, sentence.start, sentence.end) is not None

    def _new_line(self, sentence: Sentence, kind: LineKind) -> None:
        self.line = sentence.line
        self.passing = None
        self._leave_item(self.layout.lines[sentence.line])
        in_list = kind in (LineKind.ITEM, LineKind.ROW)
        if self.lead_planned and (kind is LineKind.HEADING or self._begins_an_article(sentence)):
            self.lead_sections = not self._begins_an_article(sentence) and sentence.start < self._body(sentence)
            self.lead_planned = self.lead_sections
        elif not in_list and not self.lead_sections:
            self._end_list()
        elif self.in_list:
            self.period = self.list_period
        else:
            self.list_period = self.period
        self.in_list = in_list

    def _end_list(self) -> None:
        """The time to come that led in to a list of targets holds to its last item."""
        listed = (self.lead_planned or self.lead_told) and (self.in_list or self.lead_within)
        self.period = None if listed and self.period == self.lead_period else self.period
        self.lead_planned = self.lead_told = False

    def _end_division(self) -> None:
        """`Điều 2.`, `PHẦN II.`: what held in the one before holds no longer."""
        self.sections.clear()
        self.period = self.passing = None
        self.lead_planned = self.lead_sections = False

    def _body(self, sentence: Sentence) -> int:
        return self.layout.lines[sentence.line].body

    def _begins_an_article(self, sentence: Sentence) -> bool:
        """`Điều 2.`: what led in to the list before has ended."""
        cues = cues_in(self.source.lower, sentence.start, min(sentence.start + OPENING, sentence.end))
        return bool(cues) and cues[0].start == sentence.start and cues[0].roles.get("guard") == "part of a text"

    def _parent_period(self, level: int) -> Period | None:
        """The time of the heading above one of this level."""
        return self.sections.close(level) or (self.lead_period if self.lead_planned else None)

    def _pass(self, times: list[TimeExpression]) -> None:
        """`tính đến nay` anywhere in a sentence holds to the end of the paragraph, and so do the parts of a year that a
        report goes back and forth between; `xã hiện có …` holds for its sentence."""
        if self.opened is not None and comes_to_present(self.source.lower, times, self.opened[0], self.document):
            _, self.period, self.passing = self.opened
        self.opened = None
        for time in times:
            if time.role is Role.NOW and time.period is not None:
                if self.source.lower[time.start : time.end] not in of_sentence():
                    self.passing = time.period
                self._come_to(time.period)
            elif self.document.alternates and self._goes_on_with(time):
                self.passing = time.period  # `CPI tháng 9 tăng 0,3%. Có 8 nhóm hàng tăng`

    def _leaves_paragraph_time(self, sentence: Sentence, times: list[TimeExpression]) -> bool:
        """Whether the time of the document is named again; or a school year opened the paragraph, and not a word of
        schooling stands in the sentence."""
        if any(time.role is Role.SPAN and time.period == self.document.reported for time in times):
            return True
        if self.passing is None or not is_school_year(self.passing) or self.passing == self.document.reported:
            return False
        place = (self.source.lower, sentence.start, sentence.end)
        return schooling().search(*place) is None or no_schooling().search(*place) is not None

    def _goes_on_with(self, time: TimeExpression) -> bool:
        """Whether what follows is of a part of the year that was told: no aside, no running total, and none ahead."""
        if not is_part_of_year(time) or time.period is None or in_bracket(self.source.lower, time):
            return False
        running = running_totals().search(self.source.lower, max(time.start - OPENING, 0), time.start)
        return running is None and time.period != self.document.coming and not is_ahead(time.period, self.document.day)

    def _open(
        self, time: TimeExpression, *, heading: bool, lasting: bool, of_paragraph: bool, named: bool = False
    ) -> None:
        """A cut-off, and a month of what is reported, hold for their paragraph; a deadline for its sentence.

        lasting: even the first or last day of a year holds for its paragraph: `Theo kết quả rà soát cuối năm 2023, …`.
        of_paragraph: so do the years of a term that goals are set for, and what is looked back at, in a document that
        reports on other times. named: the days are those of a campaign, in a document that reports on no time.
        """
        self.opened = None if heading else (time, self.period, self.passing)
        if time.role is Role.NOW and time.period is not None:
            self._come_to(time.period)
        due = time.role is Role.DEADLINE or is_day_to_come(time, self.document.day)
        if not heading and is_of_its_sentence(time, self.document):
            self.passing = None
        elif of_paragraph and not heading and self.document.reported != time.period:
            self.passing = time.period
        elif heading or named or not (due or is_nested(time, self.document)):
            self.period, self.passing = time.period, None
        elif not due and (lasting or time.role is not Role.SPAN or time.shape is not Shape.POINT):
            self.passing = time.period

    def _sets_goals(self, sentence: Sentence) -> bool:
        """`Nhiệm kỳ 2025 - 2030, Đảng bộ đặt mục tiêu …`, and no list below it."""
        lower = self.source.lower
        goals = any("plan" in cue.roles for cue in cues_in(lower, sentence.start, sentence.end))
        return goals and not lower.endswith(":", sentence.start, sentence.end)

    def _come_to(self, now: Period) -> None:
        """`Đến nay`: an account of years gone by has come to the present, and they hold no longer."""
        if self.period is not None and self.period.last.year < now.last.year and self.period != self.document.reported:
            self.period = None

    def _loose_section(self, start: int, end: int, times: list[TimeExpression]) -> None:
        """A heading without a number: one that plans holds until another reports."""
        role = self.sections.open_loose(start, end)
        if (role == "report" and self.period == self.lead_period) or (role is None and self._has_looked_ahead()):
            self.period = None
        if role == "targets" and (term := self._term_of(times)) is not None:
            self.sections.loose_planned = self.lead_planned = True
            self.lead_sections = False
            self.period = self.lead_period = self.term = term

    def _has_looked_ahead(self) -> bool:
        """Whether a sentence, and no heading or lead-in, gave the coming time that holds."""
        named = (self.lead_period, self.term, self.sections.set_for, *(x.period for x in self.sections.numbered))
        return self.period is not None and self.period not in named and is_ahead(self.period, self.document.day)

    def _term_of(self, times: list[TimeExpression]) -> Period | None:
        """`Các chỉ tiêu chủ yếu nhiệm kỳ 2020-2025`: the term, or the time ahead, that targets are set for."""
        if not times:
            return None
        day, undated = self.document.day, self._is_undated(times)
        set_for = [x.period for x in times if x.period and (x.role is Role.TERM or undated or leads_ahead(x, day))]
        return set_for[0] if set_for else None

    def _is_undated(self, times: list[TimeExpression]) -> bool:
        """Whether a document names no day, and no time before these: targets that it opens with are to be reached."""
        titled = bool(times) and times[0].start < self.layout.lines[0].end
        return self.document.day is None and (titled or self.document.reported is None)

    def _lead(self, sentence: Sentence, times: list[TimeExpression]) -> None:
        """A colon leads in to the list below it; a speech, or the time to come, plans to the end of its paragraph."""
        if self.source.lower.endswith(":", sentence.start, sentence.end):
            line = self.layout.lines[sentence.line]
            lead = lead_in(self.source, Led(line, sentence), times, self.document, undated=self._is_undated(times))
            self.sections.set_for = lead.set_for or self.sections.set_for
            within = self.lead_planned and line.kind is LineKind.ITEM
            self._lead_within_list(line, lead)
            self.lead_planned, self.lead_told = within or lead.planned, lead.told
            changes = changes_a_plan(self.source.lower, sentence.start, sentence.end)
            self.lead_changes = changes or (within and self.lead_changes)
            self.lead_sections = False
            self.lead_within = sentence.end < line.end
            if lead.period is not None:
                self.period = self.lead_period = lead.period
        if sentence in self.looking_ahead:
            self.paragraph_planned = True

    def _lead_within_list(self, line: Line, lead: LeadIn) -> None:
        """`* Các chỉ tiêu đến năm 2030:` is an item itself: its time holds for the items up to the next of its kind."""
        mark = mark_of(self.source, line)
        if mark and lead.period is not None:
            self.item_lead = ItemLead(mark, self.list_period, self.lead_planned)
            self.list_period = lead.period

    def _leave_item(self, line: Line) -> None:
        """The next item with the mark of the one that led in, or the end of the list."""
        left = self.item_lead
        if left is not None and (line.kind is not LineKind.ITEM or mark_of(self.source, line) == left.mark):
            self.list_period, self.lead_planned, self.item_lead = left.period, left.planned, None

    def _coming(self, sentence: Sentence) -> Period | None:
        held = self.period
        if held is not None and (held == self.sections.set_for or is_ahead(held, self.document.day)):
            return held
        return self.document.coming_at(sentence.end)
