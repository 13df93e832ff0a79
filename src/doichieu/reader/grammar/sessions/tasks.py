"""Duties that a text hands out: to whom, by when, in which words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from doichieu.claims import Task
from doichieu.lexicon import folded
from doichieu.reader.grammar.sessions.closing_formulas import is_formula
from doichieu.reader.grammar.sessions.duty_lists import DutyLists
from doichieu.reader.grammar.sessions.task_days import due_of, split_by_days
from doichieu.reader.grammar.sessions.task_owners import (
    Duty,
    Place,
    begins_with_verb,
    owned,
    owner_alone,
    partners_of,
    verbs,
)
from doichieu.reader.grammar.sessions.task_phrases import (
    Clause,
    assigned,
    committed,
    is_asked_by_leader,
    of_named_owner,
    past_opening,
    striven,
    told_below,
)
from doichieu.reader.grammar.sessions.task_words import task_words
from doichieu.reader.grammar.text.segments import Layout, Line, LineKind, Sentence
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.ahead import is_ahead
from doichieu.reader.grammar.times.periods import Role, TimeExpression, times_within


def tasks_in(source: Source, layout: Layout, times: Sequence[TimeExpression], day: date | None) -> tuple[Task, ...]:
    """Every duty, in order: under headings of duties, and where the prose assigns one or takes one on.

    day: of the session, else of the document.
    """
    return tuple(_task(source, duty, times, day) for duty in _Walk(source, layout, times, day).duties())


class _Walk:
    """One walk over the sentences of a document, with the owner that holds for what follows."""

    def __init__(self, source: Source, layout: Layout, times: Sequence[TimeExpression], day: date | None) -> None:
        self._source, self._layout, self._times, self._day = source, layout, times, day
        self._sections = frozenset(_duty_lines(source, layout))
        self._owner: Place | None = None
        self._headed: Place | None = None  # the owner that the heading above names
        self._line = -1
        self._has_opened = False  # the sentence leads in the duties of somebody
        self._directs = False  # a sentence of the line before hands out duties
        self._lists = DutyLists(source)  # the words before end with a colon: the items after it are duties
        self._answers = False  # the line answers a question

    def duties(self) -> Iterator[Duty]:
        """Every duty, in order."""
        lower = self._source.lower
        speaking = {self._layout.sentence_at(match.start()) for match in task_words().speaks.finditer(lower)}
        for index, sentence in enumerate(self._layout.sentences):
            opens, self._has_opened = sentence.line != self._line, False
            self._enter(sentence.line)
            if self._is_listed(sentence.line):
                yield from self._of_item(sentence, opens=opens)
            elif index in speaking or self._directs:
                yield from self._of_sentence(sentence)
            elif self._answers:
                yield from self._promised(sentence)
            elif times_within(self._times, sentence.start, sentence.end):
                yield from self._due_by_day(sentence)
            self._directs |= index in speaking and self._is_direction(sentence)
            leads_in = lower[sentence.start : sentence.end].rstrip().endswith(":") and not self._has_opened
            if leads_in and task_words().leads_in.search(lower, sentence.start, sentence.end) is not None:
                self._lists.open(self._owner if self._lists.lead else None, None)
            elif leads_in and self._announces(sentence):
                self._lists.open(None, None)

    def _announces(self, sentence: Sentence) -> bool:
        """`Từ nay đến cuối năm, Đảng ủy xã tập trung 6 nhiệm vụ:`: duties counted of a time that lies ahead.

        Without a time only where it says that they are set: `Xã thực hiện tốt 3 nhiệm vụ:` tells of what was done.
        """
        words, lower = task_words(), self._source.lower
        found = words.announces.search(lower, sentence.start, sentence.end)
        if found is None or words.over.search(lower, sentence.start, found.start()):
            return False
        told = [time.period for time in times_within(self._times, sentence.start, sentence.end) if time.period]
        if not told:
            return words.sets.match(lower, found.start()) is not None
        return self._day is None or any(is_ahead(period, self._day) for period in told)

    def _is_listed(self, line: int) -> bool:
        return self._lists.lead is not None or (
            line in self._sections and self._layout.lines[line].kind is LineKind.ITEM
        )

    def _enter(self, line: int) -> None:
        """An owner holds to the end of its line, and over the items that a colon leads in."""
        if line == self._line:
            return
        kind = self._layout.lines[line].kind
        self._lists.enter(self._layout.lines[line])
        self._headed = self._heading_owner(line)
        headed = self._headed if line in self._sections else None
        self._owner = self._lists.lead.owner if self._lists.lead else headed
        self._line = line
        self._directs = line in self._sections and kind is LineKind.TEXT
        self._answers = task_words().answers.match(self._source.lower, self._layout.lines[line].body) is not None

    def _heading_owner(self, index: int) -> Place | None:
        """`2.1. Phòng Tài chính`: a heading that is no more than an owner, over the items below it."""
        line = self._layout.lines[index]
        return owner_alone(self._source, line) if line.kind is LineKind.HEADING else self._headed

    def _is_direction(self, sentence: Sentence) -> bool:
        """`Kết luận hội nghị, đồng chí Bí thư đề nghị …`: who directs goes on directing to the end of the line."""
        words, lower = task_words(), self._source.lower
        if words.concludes.search(lower, sentence.start, sentence.end) is not None:
            return True
        assigned = words.assign.search(lower, sentence.start, sentence.end)
        return assigned is not None and words.leader.search(lower, sentence.start, assigned.start()) is not None

    def _of_item(self, sentence: Sentence, *, opens: bool) -> Iterator[Duty]:
        """The duties of an item under a heading of duties; a further sentence of it opens with what is to be done."""
        for clause in _clauses(self._source, self._layout, sentence):
            duty = self._spoken(clause) or of_named_owner(self._source, clause)
            goes_on = opens or clause.start > sentence.start + 1 or self._opens_with_duty(clause)
            if duty is None and goes_on and task_words().failing.match(self._source.lower, clause.start) is None:
                duty = Duty(*clause, self._owner) if self._owner else self._of_nobody(clause)
            if duty is not None:
                yield from self._handed_out(duty, sentence)

    def _of_nobody(self, clause: Clause) -> Duty | None:
        """`Về đầu tư: khởi công 5 công trình trong tháng 8`: what is to be done by a day ahead, whoever does it"""
        words, lower = task_words(), self._source.lower
        about = words.about.match(lower, *clause)
        start = about.end() if about else clause.start
        if words.verb.match(lower, start) is None or words.over.search(lower, start, clause.end) is not None:
            return None
        duty = Duty(start, clause.end, None)
        due = due_of(self._source, duty, self._times, self._day)
        return duty if due is not None and self._day is not None and due >= self._day else None

    def _opens_with_duty(self, clause: Clause) -> bool:
        """`Hoàn thành hồ sơ`, `Đến ngày 31/12, nợ thuế dưới 5%`: what is to be done, or by when."""
        times = times_within(self._times, clause.start, clause.start + 1)
        by_day = bool(times) and times[0].role in (Role.DEADLINE, Role.UNTIL)
        return by_day or task_words().verb.match(self._source.lower, clause.start) is not None

    def _of_sentence(self, sentence: Sentence) -> Iterator[Duty]:
        """The duties of a sentence of prose; an assignment goes on over semicolons, and so does what a leader asks."""
        lower, assigning, asking = self._source.lower, False, self._directs
        for clause in _clauses(self._source, self._layout, sentence):
            duty = self._spoken(clause)
            if duty is None and (assigning or asking):
                named = of_named_owner(self._source, clause)
                duty = named if assigning or self._is_told_to_do(clause) else None
                duty = duty or self._going_on(clause)
            asking = asking or is_asked_by_leader(lower, clause)
            if duty is not None:
                assigning = assigning or duty.owner is not None
                yield from self._handed_out(duty, sentence)

    def _due_by_day(self, sentence: Sentence) -> Iterator[Duty]:
        """`Phòng Kinh tế tham mưu đề án, trình UBND huyện trước ngày 30/6`: an owner, what to do, a day ahead, no word
        of what is over: such a clause hands out a duty without saying so."""
        words, lower = task_words(), self._source.lower
        for clause in _clauses(self._source, self._layout, sentence):
            days = times_within(self._times, clause.start, clause.end)
            ahead = (time.period for time in days if time.role is Role.DEADLINE and time.period is not None)
            if self._day is None or not any(period.last >= self._day for period in ahead):
                continue
            duty = of_named_owner(self._source, clause)
            if duty is None or duty.owner is None or duty.owner[0] > clause.start + 1:
                continue
            if (
                (words.verb.match(lower, duty.start) or words.verb.match(lower, duty.owner[1] + 1))
                and not words.over.search(lower, *clause)
                and not self._is_day_of_paper(duty, days)
            ):
                yield from self._handed_out(duty, sentence)

    def _is_day_of_paper(self, duty: Duty, days: Sequence[TimeExpression]) -> bool:
        """`UBND xã ban hành Kế hoạch tổ chức tiêm phòng trước 30/11`: when that is due which the paper is about."""
        paper = task_words().issues.match(self._source.lower, duty.start, duty.end)
        due = next((time.start for time in days if time.role is Role.DEADLINE), duty.end)
        return paper is not None and next(verbs(self._source, paper.end(), due), None) is not None

    def _going_on(self, clause: Clause) -> Duty | None:
        """`; hoàn thành trước 30/11`: what is to be done besides, by who was named last, or by a day"""
        words, lower = task_words(), self._source.lower
        if not words.goes_on.match(lower, clause.start) or words.over.search(lower, *clause):
            return None
        return Duty(*clause, self._owner) if self._owner else self._of_nobody(clause)

    def _handed_out(self, duty: Duty, sentence: Sentence) -> Iterator[Duty]:
        """A duty, or what a colon leads in: its owner is that of the items below."""
        if task_words().of_session.fullmatch(self._source.lower, duty.start, duty.end):
            return  # `Bí thư chủ trì`, `Trưởng phòng trả lời`
        if is_formula(self._source, duty.start, duty.end):
            return
        self._owner = duty.owner or self._owner
        if self._source.lower[duty.end : sentence.end].lstrip(" .").startswith(":"):
            self._lists.open(duty.owner, duty.lead)
            self._has_opened = True
        else:
            lead = self._lists.lead.words if self._lists.lead else None
            yield from split_by_days(self._source, duty._replace(lead=lead), self._times)

    def _is_told_to_do(self, clause: Clause) -> bool:
        """`UBND xã rà soát hồ sơ`: an owner and a verb right behind, of nothing that is over."""
        over = task_words().over.search(self._source.lower, clause.start, clause.end)
        return over is None and begins_with_verb(self._source, past_opening(self._source, clause), clause.end)

    def _promised(self, sentence: Sentence) -> Iterator[Duty]:
        """`Trả lời: … Công an thị xã lắp lại xong trong tháng 8/2024`: with a day that is not over."""
        for clause in _clauses(self._source, self._layout, sentence):
            opened = task_words().answers.match(self._source.lower, clause.start)
            duty = owned(self._source, (opened.end() if opened else clause.start) - 1, clause.end)
            over = task_words().over.search(self._source.lower, clause.start, clause.end)
            due = due_of(self._source, duty, self._times, self._day) if duty and over is None else None
            if duty is not None and due is not None and self._day is not None and due >= self._day:
                yield duty

    def _spoken(self, clause: Clause) -> Duty | None:
        """A duty that the words assign or take on, wherever they stand."""
        source = self._source
        spoken = assigned(source, clause) or committed(source, clause) or told_below(source, clause)
        return spoken or striven(source, clause, self._times)


def _duty_lines(source: Source, layout: Layout) -> Iterator[int]:
    """The items under headings of duties, and the prose under those with a number."""
    words = task_words()
    level: int | None = None
    kinds = [LineKind.ITEM]
    for index, line in enumerate(layout.lines):
        if words.copies.match(source.lower, line.body, line.end):
            level = None
        elif line.kind is LineKind.HEADING:
            headed = words.section.search(source.lower, line.body, line.end)
            if headed is not None and not _tells_of_a_body(source, line, headed.start()):
                level = None if words.no_section.search(source.lower, line.body, line.end) else line.level
                numbered = line.body > line.start or _NUMBERED.match(source.lower, line.start, line.end)
                kinds = [LineKind.ITEM, LineKind.TEXT] if numbered else [LineKind.ITEM]
            elif level is not None and line.level <= level:
                level = None
        elif level is not None and line.kind in kinds:
            yield index


def _tells_of_a_body(source: Source, line: Line, at: int) -> bool:
    """`ĐẢNG ỦY XÃ LÂM HẠ SƠ KẾT QUÝ I, TRIỂN KHAI NHIỆM VỤ QUÝ II`: a headline, of what a body did; at: the duties."""
    named = task_words().owner.match(source.lower, line.start, line.end) if line.body == line.start else None
    return named is not None and named[1] < at and not _SIGN.search(source.lower, named[1], at)


_SIGN = re.compile(r":| [-–] ")


def _clauses(source: Source, layout: Layout, sentence: Sentence) -> Iterator[Clause]:
    """The clauses between semicolons, without the mark of a list and the stop."""
    line = layout.lines[sentence.line]
    start = line.body if sentence.start == line.start else sentence.start
    for match in _CLAUSE.finditer(source.lower, start, sentence.end):
        text = match[0]
        begin = match.start() + len(text) - len(text.lstrip())
        end = match.start() + len(text.rstrip(" \n./,:"))
        if begin < end:
            yield Clause(begin, end)


_CLAUSE = re.compile("[^;]+")
_NUMBERED = re.compile(r"[^\W\d_]{1,6} \d{1,2}[.:] ")  # a word and a number: an article


def _task(source: Source, duty: Duty, times: Sequence[TimeExpression], day: date | None) -> Task:
    span = source.original(duty.start, duty.end)
    owner = " ".join(source.spelled[slice(*duty.owner)].split()) if duty.owner else ""
    named = folded(owner) not in task_words().address  # `Đồng chí chỉ đạo …`: who speaks, not who has the duty
    due = due_of(source, duty, times, day)
    if due is None and duty.lead is not None:
        due = due_of(source, Duty(*duty.lead, duty.owner), times, day)
    lead = owner if owner and named else None
    return Task(span, span.of(source.text), lead, due, co_workers=partners_of(source, duty))
