"""The ways in which a clause hands out a duty: assigned, asked, taken on, named with its owner, striven for."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from doichieu.reader.grammar.sessions.guests import asks_from_above
from doichieu.reader.grammar.sessions.statement_kinds import last_of, statement_words
from doichieu.reader.grammar.sessions.task_owners import Duty, begins_with_verb, owned, owner_before, past_address
from doichieu.reader.grammar.sessions.task_words import task_words
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import cues_in
from doichieu.reader.grammar.times.periods import Role, TimeExpression, times_within

NEAR = 20  # signs before a verb that tell whether it is a noun, or of what is over
_FIRST_STOP = re.compile("[,;]")
_BELOW = re.compile(r" ?:[^\S\n]*(?:\n|\Z)")


class Clause(NamedTuple):
    """A clause of a sentence, without its mark at the end; offsets count in the copies."""

    start: int
    end: int


def assigned(source: Source, clause: Clause) -> Duty | None:
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
    """đồng chí Lê An, Bí thư Huyện ủy đề nghị: Đảng ủy xã rà soát: of one who directs, no voice of those below nearer

    What is asked of many at once is a direction, and no one's task.
    """
    for verb in task_words().asked.finditer(source.lower, clause.start, clause.end):
        if _is_of_leader(source.lower, clause, verb):
            end = verb.end() + source.lower.startswith(": ", verb.end())
            many = statement_words().everyone.match(source.lower, end + 1, clause.end)
            told = not many and begins_with_verb(source, end + 1, clause.end)
            return owned(source, end, clause.end) if told else None
    return None


def is_asked_by_leader(lower: str, clause: Clause) -> bool:
    """Whether one who directs asks for something in a clause."""
    words = task_words()
    asked = (*words.asked.finditer(lower, *clause), *words.assign.finditer(lower, *clause))
    return any(_is_of_leader(lower, clause, verb) for verb in asked)


def _is_of_leader(lower: str, clause: Clause, verb: re.Match[str]) -> bool:
    before = lower[clause.start : verb.start()]
    leads = last_of(task_words().leader, before) > last_of(statement_words().low, before)
    leads = leads or asks_from_above(lower, clause.start, verb.span(), clause.end)
    near = before[-NEAR:]
    return leads and not statement_words().noun_before.search(near) and not task_words().over.search(near)


def of_named_owner(source: Source, clause: Clause) -> Duty | None:
    """Phòng Tài chính: Rà soát nợ đọng; UBND các phường niêm yết giá đất; Xã nào chậm, Chủ tịch UBND xã giải trình"""
    words = task_words()
    joint, thus = (pattern.search(source.lower, *clause) for pattern in (words.then, words.thus))
    if joint is None or words.condition.search(source.lower, clause.start, joint.start()) is None:
        joint = thus if thus is not None and begins_with_verb(source, thus.end(), clause.end) else None
    if joint is not None:
        later = owned(source, joint.end() - 1, clause.end)
        return Duty(clause.start, clause.end, later.owner) if later else None
    if thus is not None:
        return None  # what follows from it hands out nothing: `Chậm thì không được xếp loại tốt`
    return owned(source, past_address(source, past_opening(source, clause), clause.end) - 1, clause.end)


def past_opening(source: Source, clause: Clause) -> int:
    """Behind the words that open a clause before its owner: `Trước mắt, | các chi bộ rà soát`"""
    opening = task_words().opening.match(source.lower, *clause)
    return opening.end() if opening else clause.start


def committed(source: Source, clause: Clause) -> Duty | None:
    """chủ đầu tư cam kết hoàn trả mặt đường"""
    verb = task_words().commit.search(source.lower, clause.start, clause.end)
    if verb is None or task_words().signs.search(source.lower, clause.start, verb.start()):
        return None
    owner = owner_before(source, clause.start, verb.start())
    return Duty(owner[0], clause.end, owner) if owner else None


def told_below(source: Source, clause: Clause) -> Duty | None:
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


def _is_target_alone(source: Source, start: int, end: int) -> bool:
    """`phấn đấu tỷ lệ hộ nghèo còn 2%`, `phấn đấu đưa giá trị sản xuất tăng 9%`: what is to come about, and no deed.

    What stands behind a comma only tells more of either: `phấn đấu bàn giao mặt bằng, đạt tỷ lệ 95%` is a deed.
    """
    stop = _FIRST_STOP.search(source.lower, start, end)
    until = stop.start() if stop else end
    if task_words().rate.search(source.lower, start, until):
        return True
    return any(not _CHANGES.isdisjoint(cue.roles) for cue in cues_in(source.lower, start, until))


_CHANGES = frozenset(("rise", "fall"))


def striven(source: Source, clause: Clause, times: Sequence[TimeExpression]) -> Duty | None:
    """Đến ngày 31/3, thị xã phấn đấu bàn giao 95% diện tích: with a deadline, it is a duty, unless a target alone"""
    verb = task_words().strive.search(source.lower, clause.start, clause.end)
    due = (time.role in (Role.UNTIL, Role.DEADLINE) for time in times_within(times, clause.start, clause.end))
    if verb is None or not any(due) or _is_target_alone(source, verb.end(), clause.end):
        return None
    owner = owner_before(source, clause.start, verb.start())
    return Duty(clause.start, clause.end, owner) if owner else None
