"""Duties that a text hands out: to whom, by when, in which words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from doichieu.claims import Task
from doichieu.lexicon import folded
from doichieu.reader.grammar.sessions.closing_formulas import is_formula
from doichieu.reader.grammar.sessions.duty_lists import DutyLists
from doichieu.reader.grammar.sessions.statement_kinds import last_of, statement_words
from doichieu.reader.grammar.sessions.task_days import due_of, split_by_days
from doichieu.reader.grammar.sessions.task_owners import (
    Duty,
    Place,
    begins_with_verb,
    owned,
    owner_alone,
    owner_before,
    partners_of,
    past_address,
)
from doichieu.reader.grammar.sessions.task_words import task_words
from doichieu.reader.grammar.text.segments import Layout, LineKind, Sentence
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.periods import Role, TimeExpression, times_within

NEAR = 20  # signs before a verb that tell whether it is a noun, or of what is over


class Clause(NamedTuple):
    """A clause of a sentence, without its mark at the end; offsets count in the copies."""

    start: int
    end: int


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
            self._directs |= index in speaking and self._is_direction(sentence)
            leads_in = lower[sentence.start : sentence.end].rstrip().endswith(":") and not self._has_opened
            if leads_in and task_words().leads_in.search(lower, sentence.start, sentence.end) is not None:
                self._lists.open(self._owner if self._lists.lead else None, None)

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
            duty = self._spoken(clause) or _of_named_owner(self._source, clause)
            goes_on = opens or clause.start > sentence.start + 1 or self._opens_with_duty(clause)
            if duty is None and goes_on and self._owner:
                duty = Duty(clause.start, clause.end, self._owner)
            if duty is not None:
                yield from self._handed_out(duty, sentence)

    def _opens_with_duty(self, clause: Clause) -> bool:
        """`Hoàn thành hồ sơ`, `Đến ngày 31/12, nợ thuế dưới 5%`: what is to be done, or by when."""
        times = times_within(self._times, clause.start, clause.start + 1)
        by_day = bool(times) and times[0].role in (Role.DEADLINE, Role.UNTIL)
        return by_day or task_words().verb.match(self._source.lower, clause.start) is not None

    def _of_sentence(self, sentence: Sentence) -> Iterator[Duty]:
        """The duties of a sentence of prose; an assignment goes on over semicolons."""
        words, lower, assigning = task_words(), self._source.lower, False
        for clause in _clauses(self._source, self._layout, sentence):
            duty = self._spoken(clause)
            if duty is None and (assigning or self._directs):
                named = _of_named_owner(self._source, clause)
                duty = named if assigning or self._is_told_to_do(clause) else None
            goes_on = (assigning or self._directs) and words.goes_on.match(lower, clause.start) is not None
            goes_on = goes_on and words.over.search(lower, clause.start, clause.end) is None
            if duty is None and goes_on and self._owner:
                duty = Duty(clause.start, clause.end, self._owner)
            if duty is not None:
                assigning = True
                yield from self._handed_out(duty, sentence)

    def _handed_out(self, duty: Duty, sentence: Sentence) -> Iterator[Duty]:
        """A duty, or what a colon leads in: its owner is that of the items below."""
        if task_words().partner.fullmatch(self._source.lower, duty.start, duty.end):
            return  # `Bí thư chủ trì`
        if is_formula(self._source, duty.start, duty.end):
            return
        self._owner = duty.owner
        if self._source.lower[duty.end : sentence.end].lstrip(" .").startswith(":"):
            self._lists.open(duty.owner, duty.lead)
            self._has_opened = True
        else:
            lead = self._lists.lead.words if self._lists.lead else None
            yield from split_by_days(self._source, duty._replace(lead=lead), self._times)

    def _is_told_to_do(self, clause: Clause) -> bool:
        """`UBND xã rà soát hồ sơ`: an owner and a verb right behind, of nothing that is over."""
        over = task_words().over.search(self._source.lower, clause.start, clause.end)
        return over is None and begins_with_verb(self._source, clause.start, clause.end)

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
        spoken = _assigned(source, clause) or _committed(source, clause) or _told_below(source, clause)
        return spoken or _striven(source, clause, self._times)


def _duty_lines(source: Source, layout: Layout) -> Iterator[int]:
    """The items under headings of duties, and the prose under those with a number."""
    words = task_words()
    level: int | None = None
    kinds = [LineKind.ITEM]
    for index, line in enumerate(layout.lines):
        if words.copies.match(source.lower, line.body, line.end):
            level = None
        elif line.kind is LineKind.HEADING:
            if words.section.search(source.lower, line.body, line.end):
                level = None if words.no_section.search(source.lower, line.body, line.end) else line.level
                numbered = line.body > line.start or _NUMBERED.match(source.lower, line.start, line.end)
                kinds = [LineKind.ITEM, LineKind.TEXT] if numbered else [LineKind.ITEM]
            elif level is not None and line.level <= level:
                level = None
        elif level is not None and line.kind in kinds:
            yield index


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
_BELOW = re.compile(r" ?:[^\S\n]*(?:\n|\Z)")
_NUMBERED = re.compile(r"[^\W\d_]{1,6} \d{1,2}[.:] ")  # a word and a number: an article


def _assigned(source: Source, clause: Clause) -> Duty | None:
    """UBND thành phố giao Ban Quản lý chợ lập phương án"""
    words = task_words()
    if (asked := words.ask.match(source.lower, clause.start)) is not None:
        return owned(source, asked.end(), clause.end)
    if (duty := _asked_by_leader(source, clause)) is not None:
        return duty
    for verb in words.assign.finditer(source.lower, clause.start, clause.end):
        before = source.lower[max(verb.start() - 24, clause.start) : verb.start()]
        compound = words.no_assign.match(source.spelled, verb.start()) or words.compound.search(before)
        if compound or words.passive.search(before):
            continue
        colon = source.lower.startswith(": ", verb.end())
        duty = owned(source, verb.end() + colon, clause.end)
        if duty is not None:
            return duty
    return None


def _asked_by_leader(source: Source, clause: Clause) -> Duty | None:
    """đồng chí Lê An, Bí thư Huyện ủy đề nghị Đảng ủy xã rà soát: of one who directs, no voice of those below nearer

    What is asked of many at once is a direction, and no one's task.
    """
    for verb in task_words().ask.finditer(source.lower, clause.start, clause.end):
        before = source.lower[clause.start : verb.start()]
        leads = last_of(task_words().leader, before) > last_of(statement_words().low, before)
        near = before[-NEAR:]
        if leads and not statement_words().noun_before.search(near) and not task_words().over.search(near):
            start = verb.end() + 1
            many = statement_words().everyone.match(source.lower, start, clause.end)
            told = not many and begins_with_verb(source, start, clause.end)
            return owned(source, verb.end(), clause.end) if told else None
    return None


def _of_named_owner(source: Source, clause: Clause) -> Duty | None:
    """Phòng Tài chính: Rà soát nợ đọng; UBND các phường niêm yết giá đất; Xã nào chậm, Chủ tịch UBND xã giải trình"""
    words = task_words()
    joint = words.then.search(source.lower, clause.start, clause.end)
    if joint is not None and words.condition.search(source.lower, clause.start, joint.start()):
        later = owned(source, joint.end() - 1, clause.end)
        return Duty(clause.start, clause.end, later.owner) if later else None
    return owned(source, past_address(source, *clause) - 1, clause.end)


def _committed(source: Source, clause: Clause) -> Duty | None:
    """chủ đầu tư cam kết hoàn trả mặt đường"""
    verb = task_words().commit.search(source.lower, clause.start, clause.end)
    if verb is None or task_words().signs.search(source.lower, clause.start, verb.start()):
        return None
    owner = owner_before(source, clause.start, verb.start())
    return Duty(owner[0], clause.end, owner) if owner else None


def _told_below(source: Source, clause: Clause) -> Duty | None:
    """Riêng quý I/2019, các cấp ủy được yêu cầu: and the list below, which is theirs and has its time from here"""
    words = task_words()
    verb = words.told.search(source.lower, clause.start, clause.end)
    if verb is None or _BELOW.match(source.lower, clause.end) is None:
        return None
    if words.over.search(source.lower, clause.start, verb.start()) or words.passive.search(
        source.lower, verb.end(), clause.end
    ):
        return None
    owner = owner_before(source, clause.start, verb.start())
    return Duty(*clause, owner, lead=(clause.start, clause.end)) if owner else None


def _striven(source: Source, clause: Clause, times: Sequence[TimeExpression]) -> Duty | None:
    """Đến ngày 31/3, thị xã phấn đấu bàn giao 95% diện tích: with a deadline, it is a duty"""
    verb = task_words().strive.search(source.lower, clause.start, clause.end)
    due = (time.role in (Role.UNTIL, Role.DEADLINE) for time in times_within(times, clause.start, clause.end))
    if verb is None or not any(due):
        return None
    owner = owner_before(source, clause.start, verb.start())
    return Duty(clause.start, clause.end, owner) if owner else None


def _task(source: Source, duty: Duty, times: Sequence[TimeExpression], day: date | None) -> Task:
    span = source.original(duty.start, duty.end)
    owner = " ".join(source.spelled[slice(*duty.owner)].split()) if duty.owner else ""
    named = folded(owner) not in task_words().address  # `Đồng chí chỉ đạo …`: who speaks, not who has the duty
    due = due_of(source, duty, times, day)
    if due is None and duty.lead is not None:
        due = due_of(source, Duty(*duty.lead, duty.owner), times, day)
    lead = owner if owner and named else None
    return Task(span, span.of(source.text), lead, due, co_workers=partners_of(source, duty))
