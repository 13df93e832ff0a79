"""Duties that a text hands out: to whom, by when, in which words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from doichieu.claims import Task
from doichieu.lexicon import folded, table
from doichieu.reader.grammar.names import forms
from doichieu.reader.grammar.phrases import trie_pattern, word_set
from doichieu.reader.grammar.scanners import scanner
from doichieu.reader.grammar.segments import Layout, Line, LineKind, Sentence
from doichieu.reader.grammar.sources import Source
from doichieu.reader.grammar.times.periods import Role, Shape, TimeExpression, times_within

LONGEST_OWNER = 90  # signs from an owner's first word to the verb of the duty


Place = tuple[int, int]


class Clause(NamedTuple):
    """A clause of a sentence, without its mark at the end; offsets count in the copies."""

    start: int
    end: int


class Duty(NamedTuple):
    """A clause that hands out a duty: where its own words begin, and where its owner stands."""

    start: int
    end: int
    owner: Place | None


def tasks_in(source: Source, layout: Layout, times: Sequence[TimeExpression]) -> tuple[Task, ...]:
    """Every duty, in order: under headings of duties, and where the prose assigns one or takes one on."""
    return tuple(_task(source, duty, times) for duty in _Walk(source, layout, times).duties())


class _Walk:
    """One walk over the sentences of a document, with the owner that holds for what follows."""

    def __init__(self, source: Source, layout: Layout, times: Sequence[TimeExpression]) -> None:
        self._source, self._layout, self._times = source, layout, times
        self._listed = frozenset(_duty_lines(source, layout))
        self._owner: Place | None = None
        self._headed: Place | None = None  # the owner that the heading above names
        self._line = -1
        self._directs = False  # a sentence of the line before hands out duties
        self._leads = False  # the words before end with a colon: the items after it are duties

    def duties(self) -> Iterator[Duty]:
        """Every duty, in order."""
        speaking = {self._layout.sentence_at(match.start()) for match in _words().speaks.finditer(self._source.lower)}
        for index, sentence in enumerate(self._layout.sentences):
            self._enter(sentence.line)
            listed = sentence.line in self._listed or self._leads
            if listed or index in speaking or self._directs:
                yield from self._of_sentence(sentence, listed=listed)
            self._directs |= index in speaking and self._is_direction(sentence)
            if self._source.lower[sentence.start : sentence.end].rstrip().endswith(":"):
                self._leads |= _words().leads_in.search(self._source.lower, sentence.start, sentence.end) is not None

    def _enter(self, line: int) -> None:
        """An owner holds to the end of its line, and over the items that a colon leads in."""
        if line != self._line:
            self._leads = self._leads and self._layout.lines[line].kind is LineKind.ITEM
            self._headed = self._heading_owner(line)
            self._owner = self._owner if self._leads else self._headed if line in self._listed else None
            self._line = line
            self._directs = False

    def _heading_owner(self, index: int) -> Place | None:
        """`2.1. Phòng Tài chính`: a heading that is no more than an owner, over the items below it."""
        line = self._layout.lines[index]
        return owner_alone(self._source, line) if line.kind is LineKind.HEADING else self._headed

    def _is_direction(self, sentence: Sentence) -> bool:
        """`Kết luận hội nghị, đồng chí Bí thư đề nghị …`: who directs goes on directing to the end of the line."""
        return _words().concludes.search(self._source.lower, sentence.start, sentence.end) is not None

    def _of_sentence(self, sentence: Sentence, *, listed: bool) -> Iterator[Duty]:
        """The duties of one sentence; an assignment goes on over semicolons."""
        assigning = listed or self._directs
        for clause in _clauses(self._source, self._layout, sentence):
            duty = self._spoken(clause) or (_of_named_owner(self._source, clause) if assigning else None)
            goes_on = listed or (assigning and _words().verb.match(self._source.lower, clause.start) is not None)
            if duty is None and goes_on and self._owner:
                duty = Duty(clause.start, clause.end, self._owner)
            if duty is None:
                continue
            assigning = True
            self._owner = duty.owner
            if self._source.lower[clause.end : sentence.end].lstrip(" .").startswith(":"):
                self._leads = True
            else:
                yield from _each(self._source, duty, self._times)

    def _spoken(self, clause: Clause) -> Duty | None:
        """A duty that the words assign or take on, wherever they stand."""
        source = self._source
        return _assigned(source, clause) or _committed(source, clause) or _striven(source, clause, self._times)


def _duty_lines(source: Source, layout: Layout) -> Iterator[int]:
    """The items under headings of duties."""
    words = _words()
    level: int | None = None
    for index, line in enumerate(layout.lines):
        if words.copies.match(source.lower, line.body, line.end):
            level = None
        elif line.kind is LineKind.HEADING:
            if words.section.search(source.lower, line.body, line.end):
                level = None if words.no_section.search(source.lower, line.body, line.end) else line.level
            elif level is not None and line.level <= level:
                level = None
        elif level is not None and line.kind is LineKind.ITEM:
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


def _assigned(source: Source, clause: Clause) -> Duty | None:
    """UBND thành phố giao Ban Quản lý chợ lập phương án"""
    words = _words()
    if (asked := words.ask.match(source.lower, clause.start)) is not None:
        return _owned(source, asked.end(), clause.end)
    for verb in words.assign.finditer(source.lower, clause.start, clause.end):
        if words.passive.search(source.lower, max(verb.start() - 24, clause.start), verb.start()):
            continue
        colon = source.lower.startswith(": ", verb.end())
        duty = _owned(source, verb.end() + colon, clause.end)
        if duty is not None:
            return duty
    return None


def _each(source: Source, duty: Duty, times: Sequence[TimeExpression]) -> Iterator[Duty]:
    """`hoàn thiện hồ sơ trong tháng 9, khởi công 5 công trình trước 15/10`: two duties, each with its own time."""
    due = [time for time in times_within(times, duty.start, duty.end) if is_due(time)]
    for first, second in pairwise(due):
        verb = first.end + 2
        if source.lower.startswith(", ", first.end) and _words().verb.match(source.lower, verb) and second.start > verb:
            yield Duty(duty.start, first.end, duty.owner)
            yield from _each(source, Duty(verb, duty.end, duty.owner), times)
            return
    yield duty


def is_due(time: TimeExpression) -> bool:
    """Whether a time in a duty says by when it is to be done."""
    return time.period is not None and (time.role in (Role.DEADLINE, Role.UNTIL) or _may_be_due(time))


def _may_be_due(time: TimeExpression) -> bool:
    return time.role is Role.SPAN and time.shape in (Shape.DAY, Shape.MONTH, Shape.MONTHS, Shape.QUARTER)


def _of_named_owner(source: Source, clause: Clause) -> Duty | None:
    """Phòng Tài chính: Rà soát nợ đọng; UBND các phường niêm yết giá đất; Xã nào chậm, Chủ tịch UBND xã giải trình"""
    words = _words()
    comma = source.lower.find(", ", clause.start, clause.end)
    if comma > 0 and words.condition.search(source.lower, clause.start, comma):
        later = _owned(source, comma + 1, clause.end)
        return Duty(clause.start, clause.end, later.owner) if later else None
    return _owned(source, clause.start - 1, clause.end)


def owner_alone(source: Source, line: Line) -> Place | None:
    """The owner that a line is no more than; nobody where a verb opens it: `TỔ CHỨC THỰC HIỆN`"""
    words, end = _words(), line.body + len(source.lower[line.body : line.end].rstrip(" .:"))
    named = words.owner.match(source.lower, line.body, line.end)
    if named is None or words.verb.match(source.lower, line.body) or end - line.body > LONGEST_OWNER:
        return None
    told = next(_verbs(source, named[1], line.end), None)
    return None if told else (line.body, end)


def opening_owner(source: Source, start: int, end: int) -> Place | None:
    """Who opens an item, up to a colon: `UBND xã: tổ chức …`; nobody where a verb does: `Thanh tra việc thu phí: …`"""
    colon = source.lower.find(":", start, min(end, start + LONGEST_OWNER))
    words = _words()
    if colon < 0 or words.verb.match(source.lower, start) or words.owner.match(source.lower, start, colon) is None:
        return None
    return start, start + len(source.lower[start:colon].rstrip())


def _owned(source: Source, end: int, limit: int) -> Duty | None:
    """An owner one space after `end`, up to the verb of the duty, or to a colon."""
    words = _words()
    start = end + 1
    named = words.owner.match(source.lower, start, len(source.lower))
    if named is None:
        return None
    stop = min(limit, start + LONGEST_OWNER)
    colon = source.lower.find(": ", start, stop)
    verb = next(_verbs(source, named[1], stop), None)
    if colon > 0 and (verb is None or colon < verb.start()):
        return Duty(colon + 2, limit, (start, colon))
    if verb is None:
        return Duty(start, limit, (start, limit)) if source.lower[limit : limit + 1] == ":" else None
    owner_end = start + len(source.lower[start : verb.start()].rstrip(" ,"))
    return Duty(_past_partners(source, verb, limit), limit, (start, owner_end))


def _verbs(source: Source, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Verbs of a duty in small letters: Ban Tổ chức and Trung tâm Kiểm tra are names."""
    words = _words()
    for match in words.verb.finditer(source.lower, start, stop):
        denied = words.negation.search(source.lower, max(match.start() - 8, start), match.start())
        if source.spelled[match.start()].islower() and denied is None:
            yield match


def _past_partners(source: Source, verb: re.Match[str], limit: int) -> int:
    """Where the duty itself begins, after those who share it: chủ trì, phối hợp Công an huyện kiểm tra."""
    words = _words()
    if words.partner.match(source.lower, verb.start()) is None:
        return verb.start()
    later = (match for match in _verbs(source, verb.end(), min(limit, verb.end() + LONGEST_OWNER)))
    return next(
        (match.start() for match in later if words.partner.match(source.lower, match.start()) is None), verb.start()
    )


def _committed(source: Source, clause: Clause) -> Duty | None:
    """chủ đầu tư cam kết hoàn trả mặt đường"""
    verb = _words().commit.search(source.lower, clause.start, clause.end)
    if verb is None:
        return None
    owner = _owner_before(source, clause.start, verb.start())
    return Duty(owner[0], clause.end, owner) if owner else None


def _striven(source: Source, clause: Clause, times: Sequence[TimeExpression]) -> Duty | None:
    """Đến ngày 31/3, thị xã phấn đấu bàn giao 95% diện tích: with a deadline, it is a duty"""
    verb = _words().strive.search(source.lower, clause.start, clause.end)
    due = (time.role in (Role.UNTIL, Role.DEADLINE) for time in times_within(times, clause.start, clause.end))
    if verb is None or not any(due):
        return None
    owner = _owner_before(source, clause.start, verb.start())
    return Duty(clause.start, clause.end, owner) if owner else None


def _owner_before(source: Source, start: int, verb: int) -> tuple[int, int] | None:
    """The owner that stands right before a verb, after the last comma."""
    begin = max(source.lower.rfind(", ", start, verb) + 2, start)
    end = begin + len(source.lower[begin:verb].rstrip())
    return (begin, end) if begin < end and _words().owner.match(source.lower, begin, len(source.lower)) else None


def _task(source: Source, duty: Duty, times: Sequence[TimeExpression]) -> Task:
    span = source.original(duty.start, duty.end)
    owner = " ".join(source.spelled[slice(*duty.owner)].split()) if duty.owner else ""
    named = folded(owner) not in _words().address  # `Đồng chí chỉ đạo …`: who speaks, not who has the duty
    return Task(span, span.of(source.text), owner if owner and named else None, _due(duty, times))


def _due(duty: Duty, times: Sequence[TimeExpression]) -> date | None:
    """The deadline in the clause; else the last day of the month, quarter or day that it names."""
    inside = [time for time in times_within(times, duty.start, duty.end) if time.period is not None]
    deadlines = [time for time in inside if time.role in (Role.DEADLINE, Role.UNTIL)]
    spans = [time for time in inside if _may_be_due(time)]
    chosen = next(iter((*deadlines, *spans)), None)
    return chosen.period.last if chosen and chosen.period else None


class _Words:
    """The words of duties, compiled."""

    def __init__(self) -> None:
        def any_of(*kinds: str) -> str:
            return rf"(?<!\w){trie_pattern(forms('tasks', *kinds))}"

        self.section, self.no_section = re.compile(any_of("section")), re.compile(any_of("no_section"))
        self.copies = re.compile(trie_pattern(forms("tasks", "copies")))
        self.assign, self.commit = re.compile(any_of("assign")), re.compile(any_of("commit"))
        self.speaks = scanner(forms("tasks", "assign", "ask", "commit", "strive", "concludes"))
        self.ask = re.compile(any_of("ask"))
        self.leads_in = re.compile(rf"{any_of('lead')}[^:.;\n]{{0,40}}:\s*$")
        self.strive, self.passive = re.compile(any_of("strive")), re.compile(any_of("passive"))
        self.negation = re.compile(rf"{any_of('negation')} +$")
        self.concludes = re.compile(any_of("concludes"))
        self.address = frozenset(map(folded, forms("persons", "honorific")))
        self.condition = re.compile(any_of("condition"))
        self.verb, self.partner = scanner(forms("tasks", "duty", "joint", "partner")), re.compile(any_of("partner"))
        organs = [form for name in ("bodies", "place_kinds") for entry in table(name) for form in entry.forms]
        self.owner = word_set([*organs, *forms("posts", "head", "organ"), *forms("tasks", "owner")])


@cache
def _words() -> _Words:
    return _Words()
