"""Finding the times of a text as they are written: one scan, the rules of `rules` where it stops."""

import re

from doichieu.reader.grammar.amounts.units import MEASURE, MONEY, PERCENT, units
from doichieu.reader.grammar.text.phrases import next_word
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.atoms import AT_HEAD, LASTING, NO_LENGTH, OPENS, Atom, D, M, Shape, Y
from doichieu.reader.grammar.times.days import Edge
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.times.relatives import TO_DATE
from doichieu.reader.grammar.times.words import OWN_ROLES, PARTS, TimeWords, time_words


def found_times(source: Source) -> list[TimeExpression]:
    """The times as written; years that are left out are still open, and so is what lasts until now."""
    words, text = time_words(), source.lower
    found: list[TimeExpression] = []
    at = 0
    for anchor in words.anchors.finditer(text):
        start = anchor.start()
        if start < at or not words.may_begin(text, start):
            continue
        expression = _expression(text, start, words, found[-1] if found else None)
        if expression is None:
            continue
        at = expression.end
        _add(found, expression, text)
    return found


def _add(found: list[TimeExpression], time: TimeExpression, text: str) -> None:
    """Put a time behind those found, as one with the last where both belong together."""
    last = found[-1] if found else None
    if last is not None and last.start >= time.start:  # `tính đến 7 giờ 30 ngày 03/7`
        found.pop()
        last = found[-1] if found else None
    if last is not None and last.grain == TO_DATE and _WORDS_ONLY.fullmatch(text, last.end, time.start):
        found[-1] = time  # `lũy kế giải ngân đến 20/10`
        return
    joined = _joined(text, last, time) if last is not None else None
    if joined is None:
        found.append(time)
    else:
        found[-1] = joined


def _expression(text: str, start: int, words: TimeWords, previous: TimeExpression | None) -> TimeExpression | None:
    """What the rules read at `start`, with the part that the words before it give."""
    before = text[start - 1 : start]
    if before.isalnum() or (before in _IN_NUMBERS and _INSIDE_NUMBER.match(text, max(start - 2, 0))):
        return None
    match = words.match(text, start)
    atom = words.atom(match) if match else None
    if match is None or atom is None:
        return None
    begin, kind, last_word, end = _words_before(text, start, match.end(), words)
    clocked = atom.shape is Shape.DAY and not kind and last_word
    if clocked and (bound := words.before_clock(text, start, last_word)) is not None:
        begin, kind = bound
        previous = None
    if _is_outdone(text, begin, kind, atom, words):
        begin, kind, atom = start, "", Atom(Shape.LENGTH) if words.measures_from(text, begin) else atom
    if words.denies(atom, last_word):
        return None
    if previous is not None and begin < previous.end:
        begin, kind = start, ""
    if atom.needs is NO_LENGTH and words.measures(text, start):
        atom = Atom(Shape.LENGTH)
    if atom.needs is NO_LENGTH and last_word in words.afterwards and not text.startswith(",", match.end()):
        return None  # `sau 9 tháng vận hành`: how long ago something began
    if not _fits(text, match, atom, kind, previous):
        return None
    return TimeExpression(
        start=begin if kind in PARTS and atom.shape not in OWN_ROLES else start,
        end=end,
        period=None,
        role=_role(atom, kind),
        shape=atom.shape,
        core=start,
        first=atom.first,
        last=atom.first if kind == "before" and atom.shape is not Shape.DAY else atom.last,
        edges=atom.days,
        grain=atom.grain,
        offset=atom.offset,
    )


def _words_before(text: str, start: int, end: int, words: TimeWords) -> tuple[int, str, str, int]:
    """Where the words before a time begin, their kind, the last of them, and where the time ends: with its bracket in
    `nhiệm kỳ (2015 - 2020)`."""
    if text[start - 1 : start] == "(" and text.startswith(")", end):
        begin, kind, last_word = words.before(text, start - 1)
        if kind == "term":
            return begin, kind, last_word, end + 1
    return *words.before(text, start), end


def _is_outdone(text: str, begin: int, kind: str, atom: Atom, words: TimeWords) -> bool:
    """Whether words before the one that gives a time its part take that from it: `cân đối vào kế hoạch năm 2026`, `ngay
    từ tháng 8`, `sớm hơn kế hoạch 4 tháng`."""
    if kind == "plan":
        return words.leads_into(text, begin) or (atom.needs is NO_LENGTH and words.measures_from(text, begin))
    return kind == "since" and atom.shape is Shape.MONTH and words.begins_at_once(text, begin)


_IN_NUMBERS = frozenset(".,:/")
_INSIDE_NUMBER = re.compile(r"[0-9][.,:/][0-9]")


def _role(atom: Atom, kind: str) -> Role:
    """The part that the word before gives to a time."""
    if atom.shape in OWN_ROLES:
        return OWN_ROLES[atom.shape]
    if len(atom.days) > 1 and kind == "since":
        return Role.SPAN
    if kind in ("until", "moment") and atom.shape in (Shape.YEAR, Shape.YEARS):
        return Role.BY_YEAR
    if kind in PARTS:
        return PARTS[kind]
    if atom.shape is Shape.YEARS and atom.first and atom.last and _years_long(atom.first, atom.last) >= A_TERM:
        return Role.TERM
    return Role.BASIS if atom.offset < 0 and atom.shape is not Shape.DAY else Role.SPAN


A_TERM = 4  # years that make a term or a plan period, where no word says so


def _years_long(first: Edge, last: Edge) -> int:
    return (last.year or 0) - (first.year or 0)


def _fits(text: str, match: re.Match[str], atom: Atom, kind: str, previous: TimeExpression | None) -> bool:
    """Whether what may be something else (26-12, 10/12, 2021, hiện) is a time here."""
    if not atom.needs or atom.needs in (NO_LENGTH, LASTING):
        return True
    if atom.needs is AT_HEAD:
        return time_words().now_at_head(text, match.start(), match.end())
    if atom.needs >= OPENS:
        head = text[max(match.start() - 4, 0) : match.start()].rstrip(" -–+*•")
        opens = not head or head[-1] in ".;:\n" or (text.startswith(",", match.end()) and _is_after(head))
        return opens or kind in atom.needs
    if previous is not None and previous.shape is atom.shape and _goes_with(text, previous, match):
        return True
    if atom.shape is not Shape.DAY:
        return kind in atom.needs and not _is_measured(text, match.end())
    told = kind in ("announces", "moment") or _dates_in_bracket(text, match)
    return told or (kind in atom.needs and not _counts(text, match, atom))


def _is_after(head: str) -> bool:
    """`Sau nửa năm, …`: what has come by then, where `sau nửa năm vận hành` tells how long ago something began."""
    return head.rpartition(" ")[2] in time_words().afterwards


def _dates_in_bracket(text: str, match: re.Match[str]) -> bool:
    """`Vừa qua (27/12), …`, `hai ngày làm việc (4 và 5/7)`, `đợt cao điểm (15/4 - 15/5)`: a bracket that says which
    days words before it mean."""
    bracket = match.start() - 1
    if _RANGE_IN_BRACKET.match(text, bracket) is not None:
        return True
    alone = text[bracket : match.start()] == "(" and text.startswith(")", match.end())
    return alone and time_words().before(text, bracket)[1] in ("announces", "dated_behind")


def _is_measured(text: str, at: int) -> bool:
    """Whether money, a measure or a percentage follows: từ 1500 đến 2000 đồng."""
    word = next_word(text, at, len(text))
    unit = units().from_word(word, len(text)) if word else None
    return unit is not None and unit[0].sort in (MONEY, MEASURE, PERCENT)


def _goes_with(text: str, previous: TimeExpression, match: re.Match[str]) -> bool:
    """Whether a day goes on a list, ends what one begins, or in a bracket says which day `hôm nay` is."""
    between = text[previous.end : match.start()].strip()
    told = previous.grain is not None and between == "("
    opened = previous.role is Role.SINCE or _RANGE_IN_BRACKET.match(text, previous.start - 1) is not None
    if opened and between in DASHES:
        return True
    return _listed(text, previous, match.start()) or (told and text.startswith(")", match.end()))


def _listed(text: str, previous: TimeExpression, start: int) -> bool:
    """Whether a time at `start` goes on the list that the one before it begins."""
    return start - previous.end <= LONGEST_JOINT and lists(text[previous.end : start])


def _counts(text: str, match: re.Match[str], atom: Atom) -> bool:
    """Whether a noun follows as after a count: từ 10/12 tiêu chí, đến 2-3 buổi."""
    follows = text[match.end() : match.end() + 2]
    if time_words().goes_on.match(text, match.end()):
        return False
    if not (follows[:1].isalpha() or follows[1:].isalpha()) or atom.first is None:
        return False
    padded = match[0].startswith("0")  # `từ 01/7 có 40 người nghỉ`
    return "/" not in match[0] or (atom.first.day <= atom.first.month and not padded)


def lists(gap: str) -> bool:
    """Whether only `và`, a comma, or a part of the day stands between two days."""
    return bool(gap.strip()) and all(word in time_words().lists for word in gap.replace(",", " , ").split())


def _joined(text: str, before: TimeExpression, after: TimeExpression) -> TimeExpression | None:
    """One time of two that belong together: từ … đến …, ngày 30/6 và 01/7."""
    between = text[before.end : after.start]
    gap = between.strip(" ,")
    if len(gap) > LONGEST_JOINT:
        return None
    if not gap and after.role in (Role.UNTIL, Role.BY_YEAR, Role.NOW):
        return _up_to(text, before, after)
    opened = _alike(before, after) or (before.role is Role.SINCE and gap in DASHES)
    if not opened or before.shape is not Shape.DAY or after.shape is not Shape.DAY or after.role is not Role.SPAN:
        return None
    if gap in DASHES:
        return _range(before, after)
    if lists(between) and _next_days(before.last, after.first):
        return before._replace(end=after.end, last=after.last, edges=before.edges + after.edges)
    return None


def _up_to(text: str, before: TimeExpression, after: TimeExpression) -> TimeExpression | None:
    """từ 01/01 đến 31/5; đầu năm đến nay; tháng 8 đến nay"""
    lasting = before.shape in (Shape.MONTH, Shape.QUARTER, Shape.YEAR) and before.role is Role.SPAN
    told_apart = "," in text[before.end : after.start]  # `2 tiêu chí năm 2010, đến nay đạt 15 tiêu chí`
    if after.role is Role.NOW and (before.grain == "start" or (lasting and not before.grain and not told_apart)):
        return before._replace(end=after.end, role=Role.SINCE, to_now=True)
    if before.role is Role.SINCE or (_alike(before, after) and text[after.start : after.core].strip()):
        return _range(before, after)
    return None


_RANGE_IN_BRACKET = re.compile(rf"\({D}/{M} ?[-–] ?{D}/{M}(?:/{Y})?\)")
_WORDS_ONLY = re.compile(r"[^\d,;.:()]{0,25}")
DASHES = ("-", "–")
LONGEST_JOINT = 12  # signs between two days of a list: "và sáng"


def _alike(before: TimeExpression, after: TimeExpression) -> bool:
    """Whether the two may be the ends of one range."""
    return before.role is Role.SPAN and before.shape is after.shape and not before.grain and not after.grain


def _next_days(before: Edge | None, after: Edge | None) -> bool:
    """Whether one day soon follows another, so that both may be of one list."""
    if before is None or after is None or (before.year is not None and after.year not in (None, before.year)):
        return False
    return 0 < (after.month - before.month) * 30 + after.day - before.day < 10


def _range(before: TimeExpression, after: TimeExpression) -> TimeExpression:
    """From the first day of one time to the last of another."""
    if after.role is Role.NOW:
        return before._replace(end=after.end, to_now=True)
    first = before.first if before.grain is None else Edge(None, 1, 1)
    return before._replace(
        end=after.end, role=Role.SPAN, shape=after.shape, first=first, last=after.last, edges=(), grain=None
    )
