"""Who a duty is handed out to, and where its own words begin: `Phòng Nội vụ phối hợp với các xã | rà soát …`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from doichieu.reader.grammar.names.posts import organisation_end
from doichieu.reader.grammar.names.proper_names import capitalised
from doichieu.reader.grammar.sessions.task_words import task_words
from doichieu.reader.grammar.text.letters import LOWER, UPPER
from doichieu.reader.grammar.text.segments import Line
from doichieu.reader.grammar.text.sources import Source

LONGEST_OWNER = 90  # signs from an owner's first word to the verb of the duty
LONGEST_ROW = 200  # signs of several owners in a row
LONGEST_PERSON = 5  # words
FEWEST_NAMES = 2  # of owners that a colon leads in to
_WORD = re.compile(r" +([^\W\d_]+)")
_SMALL = re.compile(rf" ([{LOWER}]+(?: [{LOWER}]+){{0,2}})(?= [{UPPER}])")
_FIGURE = re.compile(r"[0-9]")
_COMMA = re.compile(r",\s")

Place = tuple[int, int]


class Duty(NamedTuple):
    """A clause that hands out a duty: where its own words begin, and where its owner stands."""

    start: int
    end: int
    owner: Place | None
    lead: Place | None = None  # the words that lead in the list in which it stands: they may name its time


def owner_alone(source: Source, line: Line) -> Place | None:
    """The owner that a line is no more than, `Đối với` before: nobody where a verb opens it: `TỔ CHỨC THỰC HIỆN`"""
    words, start = task_words(), past_address(source, line.body, line.end)
    end = start + len(source.lower[start : line.end].rstrip(" .:"))
    named = words.owner.match(source.lower, start, line.end)
    if named is None or words.verb.match(source.lower, start) or end - start > LONGEST_OWNER:
        return None
    told = next(verbs(source, named[1], line.end), None)
    return None if told else (start, end)


def past_address(source: Source, start: int, end: int) -> int:
    """Behind the words that say whom a request is made to: `Đối với | UBND tỉnh`, `Kiến nghị | Sở Y tế: …`"""
    toward = task_words().toward.match(source.lower, start, end)
    return toward.end() if toward else start


def opening_owner(source: Source, start: int, end: int) -> Place | None:
    """Who opens an item, up to a colon: `UBND xã: tổ chức …`; nobody where a verb does: `Thanh tra việc thu phí: …`"""
    colon = source.lower.find(":", start, min(end, start + LONGEST_OWNER))
    words = task_words()
    if colon < 0 or words.verb.match(source.lower, start) or words.owner.match(source.lower, start, colon) is None:
        return None
    return start, start + len(source.lower[start:colon].rstrip())


def owner_before(source: Source, start: int, verb: int) -> Place | None:
    """The owner that stands right before a verb, after the last comma: `Sở nhận trách nhiệm và cam kết`."""
    words = task_words()
    comma = source.lower.rfind(", ", start, verb)
    begin = comma + 2 if comma >= 0 else start
    end = begin + len(source.lower[begin:verb].rstrip())
    if begin >= end or words.owner.match(source.lower, begin, len(source.lower)) is None:
        return None
    return (begin, row_end(source, begin, end)) if words.and_also.search(source.lower, begin, end) else (begin, end)


def owned(source: Source, end: int, limit: int) -> Duty | None:
    """An owner one space after `end`, up to the verb of the duty, or to a colon."""
    words, start = task_words(), end + 1
    counted = words.counted.match(source.lower, start)
    named = words.owner.match(source.lower, counted.end() if counted else start, len(source.lower))
    if named is None or words.no_owner.match(source.lower, start) or _is_verb(source, start, named[1]):
        return None
    colon = source.lower.find(": ", start, min(limit, start + LONGEST_OWNER))
    verb = _duty_start(source, start, named[1], limit)
    if colon > 0 and (verb is None or colon < verb):
        names_end, duty = _names_behind(source, colon, limit)
        return Duty(duty, limit, (start, names_end))
    if verb is None:
        return Duty(start, limit, (start, limit)) if source.lower[limit : limit + 1] == ":" else None
    owner_end = start + len(source.lower[start:verb].rstrip(" ,"))
    return Duty(_past_partners(source, verb, limit), limit, (start, owner_end))


def _names_behind(source: Source, colon: int, limit: int) -> Place:
    """`Các thôn: Đông, Đoài, Trung tổ chức họp dân`: where the names end, and the duty of all of them begins."""
    words, begin = task_words(), colon + 2
    verb = next(verbs(source, begin, min(limit, begin + LONGEST_ROW)), None)
    if verb is None or words.verb.match(source.lower, begin):
        return colon, begin
    end = begin + len(source.spelled[begin : verb.start()].rstrip(" ,"))
    starts = (begin, *(joint.end() for joint in words.joint.finditer(source.lower, begin, end)))
    named = len(starts) >= FEWEST_NAMES and all(source.spelled[at].isupper() for at in starts)
    return (end, verb.start()) if named else (colon, begin)


def begins_with_verb(source: Source, start: int, limit: int) -> bool:
    """`UBND xã rà soát …`: whether a verb of the lexicon stands right behind the owner who opens a clause."""
    words, end = task_words(), row_end(source, start, limit)
    if end <= start:
        return False
    word = _WORD.match(source.spelled, end, limit)
    if word is not None and words.verb_behind.match(source.lower, word.start(1)):
        return True
    first = source.lower.find(" ", start, end)
    return first > 0 and next(verbs(source, first, end), None) is not None


def row_end(source: Source, start: int, limit: int) -> int:
    """Where owners in a row end: `Phòng A, Phòng B và UBND các xã liên quan`; `start` where none stands."""
    end = _name_end(source, start, limit)
    while end > start and (joint := task_words().joint.match(source.lower, end, limit)) is not None:
        following = _name_end(source, joint.end(), limit)
        if following == joint.end():
            break
        end = following
    return min(end, limit)


def _name_end(source: Source, start: int, limit: int) -> int:
    """Where one owner's name ends: `03 xã còn lại`, `Chi cục Thuế khu vực`, `đồng chí Lê Văn Ba`; `start` for none."""
    words = task_words()
    at = words.several.match(source.lower, start, limit).end()  # type: ignore[union-attr]
    named = words.named.match(source.lower, at, limit)
    if named is None or _is_verb(source, at, named[1]):
        return start
    end = named[1]
    while True:
        end = _capitals_end(source, organisation_end(source, end))
        end = _company_end(source, end) if words.company.match(source.lower, at) else end
        behind = words.behind.match(source.lower, end, limit)
        if behind is None:
            return end
        end = behind.end()


def _capitals_end(source: Source, end: int) -> int:
    """Where words with capitals end that go on with a name: `Phòng Nông nghiệp | và PTNT`, `đồng chí | Lê Văn Ba`."""
    run = capitalised(source.spelled, end + 1, LONGEST_PERSON)
    joint = None if run else task_words().joint.match(source.lower, end)
    if joint is not None and task_words().named.match(source.lower, joint.end(), len(source.lower)) is None:
        run = capitalised(source.spelled, joint.end(), LONGEST_PERSON)
    return run[-1].end if run else end


def _company_end(source: Source, end: int) -> int:
    """Where the name of a company ends that goes on in small letters: `Công ty Cấp | nước Lâm Hạ`"""
    words = task_words()
    while (small := _SMALL.match(source.spelled, end)) is not None:
        if words.verb_behind.match(source.lower, small.start(1)) or words.verb.search(source.lower, *small.span(1)):
            break
        end = capitalised(source.spelled, small.end() + 1, LONGEST_PERSON)[-1].end
    return end


def _is_verb(source: Source, start: int, end: int) -> bool:
    """Whether words for an owner that end at `end` are those of a verb: `Ban hành`, `tổ chức`, no `Thanh tra Sở`."""
    verb = task_words().verb.match(source.lower, start)
    return verb is not None and (verb.end() > end or source.spelled[start].islower())


def _duty_start(source: Source, start: int, first: int, limit: int) -> int | None:
    """Where the verb of a duty stands whose owner begins at `start`, its first word ending at `first`.

    A verb of the lexicon right behind the name, or before the next comma or figure; else any word in small letters
    right behind a name of several words that does not go on with it; else a verb of the lexicon further on.
    """
    words, end = task_words(), row_end(source, start, min(limit, start + LONGEST_ROW))
    listed = next(verbs(source, first, min(limit, start + LONGEST_OWNER)), None)
    if listed is not None and listed.start() <= end:
        return listed.start()
    word = _WORD.match(source.spelled, end, limit) if end >= first else None
    begin = word.start(1) if word and word[1][0].islower() else None
    if begin is not None and words.verb_behind.match(source.lower, begin):
        return begin
    comma = _COMMA.search(source.lower, max(end, first), limit)
    far = listed is None or _FIGURE.search(source.lower, end, listed.start()) is not None
    if listed is not None and not far and (comma is None or listed.start() < comma.start()):
        return listed.start()
    if begin is not None and " " in source.lower[start:end] and words.no_verb.match(source.lower, begin) is None:
        return begin
    return listed.start() if listed else None


def verbs(source: Source, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Verbs of a duty in small letters: Ban Tổ chức and Trung tâm Kiểm tra are names."""
    words = task_words()
    for match in words.verb.finditer(source.lower, start, stop):
        denied = words.negation.search(source.lower, max(match.start() - 12, start), match.start())
        named = words.project.search(source.lower, max(match.start() - 16, start), match.start())
        one_of = words.one_of.search(source.lower, max(match.start() - 8, start - 8, 0), match.start())
        if source.spelled[match.start()].islower() and denied is named is one_of is None:
            yield match


def partners_of(source: Source, duty: Duty) -> tuple[str, ...]:
    """Who joins in: `Phòng Nội vụ chủ trì, phối hợp với | Công an xã và Trạm Y tế | rà soát`, in words of the text."""
    if duty.owner is None:
        return ()
    row = _partner_row(source, duty.owner[1], duty)
    if row is None:
        return ()
    start, end = row
    joints = [joint.span() for joint in task_words().joint.finditer(source.lower, start, end)]
    starts, ends = (start, *(last for _, last in joints)), (*(first for first, _ in joints), end)
    names = [" ".join(source.spelled[slice(*each)].strip(" ,").split()) for each in zip(starts, ends, strict=True)]
    if not all(name[:1].isupper() for name in names if name):  # `các phòng, ban và ngành`: one group
        names = [" ".join(source.spelled[start:end].strip(" ,").split())]
    return tuple(name for name in names if name)


def _partner_row(source: Source, owner_end: int, duty: Duty) -> Place | None:
    """Where the partners stand: between the owner and the duty in one clause, else where the duty itself opens."""
    words, lower = task_words(), source.lower
    if owner_end < duty.start and not _CLAUSE_END.search(lower, owner_end, duty.start):
        partners = list(words.partner.finditer(lower, owner_end, duty.start))
        if not partners:
            return None
        # a later duty of the same owner begins further on: `…, báo cáo kết quả trước ngày 5/10`
        end = min(_past_partners(source, partners[0].start(), duty.end), duty.start)
        return partners[-1].end(), end if end > partners[-1].end() else duty.start
    at, _ = _past_lead(source, duty.start, duty.end)
    end = row_end(source, at, duty.end) if at > duty.start else at
    verb = next(verbs(source, at, end), None)  # `Trạm Y tế | tổ chức`
    end = at + len(lower[at : verb.start()].rstrip()) if verb is not None and verb.start() > at else end
    return (at, end) if end > at else None


_CLAUSE_END = re.compile(r"[;\n]|[.:](?!\S)")


def _past_partners(source: Source, verb: int, limit: int) -> int:
    """Where the duty itself begins, after those who share it: phối hợp Công an huyện | kiểm tra; chủ trì | đắp đê

    Behind who leads alone it is any word that does not go on with them.
    """
    words = task_words()
    at, joint = _past_lead(source, verb, limit)
    if at == verb:
        return verb
    if (end := row_end(source, at, min(limit, at + LONGEST_ROW))) > at:
        inside = (match.start() for match in verbs(source, at, end) if match.start() > at)
        within = next((start for start in inside if not words.behind.match(source.lower, start - 1)), None)
        return within or _duty_start(source, at, end, limit) or verb
    if not joint and words.no_verb.match(source.lower, at) is None and source.spelled[at : at + 1].islower():
        return at
    return next((match.start() for match in verbs(source, at, min(limit, verb + LONGEST_OWNER))), verb)


def _past_lead(source: Source, start: int, limit: int) -> tuple[int, bool]:
    """Behind the words for who leads and with whom, at `start`; and whether somebody is to stand there."""
    words, at, joint = task_words(), start, False
    while (
        told := words.partner.match(source.lower, at, limit) or words.charge.match(source.lower, at, limit)
    ) is not None:
        joint = words.partner.match(source.lower, at, limit) is not None
        behind = words.joint.match(source.lower, told.end(), limit)
        leads_on = behind is not None and (
            words.partner.match(source.lower, behind.end()) or words.charge.match(source.lower, behind.end())
        )
        at = behind.end() if behind is not None and leads_on else told.end() + 1
    return min(at, limit), joint
