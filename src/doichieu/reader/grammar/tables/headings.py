"""What a column of a table holds, from the words of its heading: a plan, a result, a rate, a change, a name."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from doichieu.reader.grammar.tables.cell_numbers import Measure, stated_measure
from doichieu.reader.grammar.tables.heading_words import (
    HeadingWord,
    SpelledHeading,
    spelled_heading,
    times_in,
    words_of,
)
from doichieu.reader.grammar.text.vocabulary import cues_in
from doichieu.reader.grammar.times.expressions import Role, TimeExpression


class Holds(StrEnum):
    """What the cells of a column hold."""

    INDEX = "index"
    NAME = "name"
    PLACE = "place"
    SUBJECT = "subject"  # a project, a work: what has the figures, and is no place
    UNIT = "unit"
    NOTE = "note"
    PLAN = "plan"
    RESULT = "result"
    PAST = "past"  # the result of the time before, to compare with
    LEVEL = "level"  # a figure whose heading does not say whether it is planned
    SHARE = "share"
    ATTAINMENT = "attainment"
    RATE = "rate"  # a percentage of what the heading leaves out
    GROWTH = "growth"


ROW_NAMES = frozenset((Holds.NAME, Holds.PLACE, Holds.SUBJECT))
FIGURES = frozenset(Holds) - ROW_NAMES - {Holds.INDEX, Holds.UNIT, Holds.NOTE}


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of a column's heading and what they say of the cells below."""

    words: str
    holds: Holds
    times: tuple[TimeExpression, ...] = ()  # of the figures themselves, years perhaps left out
    basis: str | None = None  # of attainment and growth, as written
    measure: Measure | None = None  # in brackets: "(ha)", "(triệu đồng)"
    percent: bool = False
    change: bool = False  # of growth and attainment: the change itself, not the level it leads to
    fall: bool = False  # the change is a fall
    short: bool = False  # against the month or the quarter before
    absolute: bool = False  # the change is in the unit of the row
    estimate: bool = False
    planned: bool = False  # of growth: the plan's own
    names: str | None = None  # words that name a measure rather than say what sort of figure it is
    sure: bool = True


_COMPARING = frozenset(("compare", "rate"))
_CHANGING = frozenset(("rise", "fall", "change", "difference"))
_LABELS = {"index": Holds.INDEX, "unit": Holds.UNIT, "note": Holds.NOTE}
_NAMES = {"name": Holds.NAME, "target": Holds.NAME, "place": Holds.PLACE, "subject": Holds.SUBJECT}
_NAMING = frozenset(("name", "target", "place", "subject", "unit", "count", "count_of"))
_SILENT = _NAMING | {"rate_alone", "total", "part", "word"}  # within a name
_SIZES = {"plan": Holds.PLAN, "actual": Holds.RESULT, "estimated": Holds.RESULT, "past": Holds.PAST}
_TARGETS = frozenset(_SIZES) | {"before"}
_RATED = frozenset(("plan", "past", "before"))
_BRACKETED = re.compile(r"\(([^()]*)\)")
_MARKS = re.compile(r"[%()]+|\s+$")


@lru_cache(maxsize=2048)
def heading_of(upper: str, leaf: str) -> Heading:
    """What the heading of a column says. upper: the words of the levels above the last, perhaps none."""
    spelled = spelled_heading(upper, leaf)
    lower = spelled.lower
    words = words_of(lower)
    times = times_in(lower)
    return _labelled(spelled, words, times) or _compared(spelled, words, times) or _sized(spelled, words, times)


def _labelled(spelled: SpelledHeading, words: list[HeadingWord], times: list[TimeExpression]) -> Heading | None:
    """Columns that hold no figures; None where words of figures stand in the heading."""
    if not words:
        return None
    lead = words[0].role
    if lead == "note" or (lead in _LABELS and all(word.role == lead for word in words)):
        return Heading(spelled.written, _LABELS[lead])
    named = all(word.role in _NAMING for word in words)
    if lead in _NAMES and named and not times and "%" not in spelled.lower:
        return Heading(spelled.written, _NAMES[lead])
    return None


def _compared(spelled: SpelledHeading, words: list[HeadingWord], times: list[TimeExpression]) -> Heading | None:
    """Columns of percentages and changes: the words say what is measured against what."""
    begin = _comparison(spelled, words, times)
    if begin is None:
        return None
    target = _target(spelled, words, begin)
    past_times = _times_before(times, target, begin)
    changing = [word for word in words if word.role in _CHANGING]
    if target is None:
        slashed = spelled.lower[:begin].endswith("/")
        holds, basis_start = _targetless(words, past_times, changing, begin, slashed=slashed)
    else:
        holds = Holds.ATTAINMENT if target.role == "plan" else Holds.GROWTH
        basis_start = target.start if not past_times else min(target.start, max(past_times[0].start, begin))
    subjects = [word for word in words if word.end <= begin and word is not target]
    return Heading(
        words=spelled.written,
        holds=holds,
        times=tuple(time for time in times if time not in past_times),
        basis=_basis(spelled, basis_start),
        measure=_measure(spelled),
        percent="%" in spelled.lower,
        change=bool(changing),
        fall=bool(changing) and all(word.role == "fall" for word in changing),
        absolute=any(word.role == "difference" for word in changing) and "%" not in spelled.lower,
        short=target is not None and target.role == "before",
        planned=holds is Holds.GROWTH and any(word.role == "plan" for word in subjects),
        sure=target is not None or bool(past_times),
    )


def _target(spelled: SpelledHeading, words: list[HeadingWord], begin: int) -> HeadingWord | None:
    """The word of what is measured against: behind the words that compare, else the last before them."""
    against = _TARGETS if begin and not _rates_by_name(spelled, words, begin) else _RATED
    behind = next((word for word in words if word.start >= begin and word.role in against), None)
    return behind or next((word for word in reversed(words) if word.role in _RATED), None)


def _times_before(times: list[TimeExpression], target: HeadingWord | None, begin: int) -> tuple[TimeExpression, ...]:
    """The times that figures are measured against, not their own."""
    if target is None:
        return tuple(time for time in times if time.end > begin)
    return tuple(time for time in times if time.end > min(target.start, begin) or time.role is Role.BASIS)


def _rates_by_name(spelled: SpelledHeading, words: list[HeadingWord], begin: int) -> bool:
    """Whether the comparison begins with a word of rates: `Tỷ lệ giải ngân`."""
    return any(word.start == begin and (word.role == "rate" or _is_rate(spelled, words, word)) for word in words)


def _targetless(
    words: list[HeadingWord],
    past_times: tuple[TimeExpression, ...],
    changing: list[HeadingWord],
    begin: int,
    *,
    slashed: bool,
) -> tuple[Holds, int | None]:
    """`Tỷ lệ (%)`, `So với năm 2024`, `TH/năm 2024`: what it is measured against is not named, or is a time."""
    if past_times and (slashed or any(word.role == "compare" for word in words)):
        return Holds.GROWTH, max(past_times[0].start, begin)
    return (Holds.GROWTH if changing else Holds.RATE), None


def _comparison(spelled: SpelledHeading, words: list[HeadingWord], times: list[TimeExpression]) -> int | None:
    """Where the words begin that say what a figure is measured against; None where it is measured against nothing."""
    lower = spelled.lower
    comparing = [word for word in words if word.role in _COMPARING or _is_rate(spelled, words, word)]
    if (slash := _slash(lower, words, times)) is not None:
        return slash
    if comparing:
        return comparing[-1].end if comparing[-1].role == "compare" else comparing[-1].start
    changing = next((word for word in words if word.role in _CHANGING), None)
    past = any(word.role in _RATED for word in words)
    if changing is not None and (past or changing.start in (0, spelled.leaf) or "%" in lower):
        return changing.end
    for word in words:
        if word.role in _RATED and _is_percent_of(lower, words, word):
            return word.start
    reached = next((word for word in words if word.role in ("actual", "estimated")), None)
    if reached is not None and lower[: reached.start].strip() == "%":
        return reached.end
    return 0 if lower.strip(" ()") == "%" else None


def _is_rate(spelled: SpelledHeading, words: list[HeadingWord], word: HeadingWord) -> bool:
    """`Tỷ lệ` by itself, or of a plan; `Tỷ lệ hộ nghèo` names a measure."""
    if word.role != "rate_alone":
        return False
    begin = spelled.leaf if word.start >= spelled.leaf else 0
    end = len(spelled.lower) if word.start >= spelled.leaf else spelled.leaf
    alone = not any(sign.isalpha() for sign in spelled.lower[begin : word.start] + spelled.lower[word.end : end])
    return alone or any(other.start >= word.end and other.role in _RATED for other in words)


def _is_percent_of(lower: str, words: list[HeadingWord], target: HeadingWord) -> bool:
    """`% KH`, `Đạt % dự toán`, `% TH KH`: a percentage sign before the plan, not in brackets of its own."""
    at = lower.rfind("%", 0, target.start)
    if at < 0:
        return False
    between = lower[at + 1 : target.start]
    spoken = any(word.start > at and word.end <= target.start for word in words)
    return not between.strip(" )") or (spoken and ")" not in between)


def _slash(lower: str, words: list[HeadingWord], times: list[TimeExpression]) -> int | None:
    """Where the right side of `TH/KH`, `KH 2026/TH 2025` begins."""
    for found in re.finditer("/", lower):
        at = found.start()
        if any(time.start < at < time.end for time in times):
            continue
        left = {word.role for word in words if word.end <= at and word.role in _TARGETS}
        right = {word.role for word in words if word.start > at and word.role in _TARGETS}
        timed = any(t.end <= at for t in times) and any(t.start > at for t in times)
        apart = left and right and left != right
        versus = left and not right and any(t.start in (at + 1, at + 2) for t in times)  # `TH/năm 2021`
        if (timed or apart or versus) and not any(word.start < at < word.end for word in words):
            return at + 1
    return None


def _sized(spelled: SpelledHeading, words: list[HeadingWord], times: list[TimeExpression]) -> Heading:
    """Columns of plans, of results, and of what the heading gives no word for."""
    sized = [word for word in words if word.role in _SIZES or word.role == "share"]
    decisive = next((word for word in sized if word.start >= spelled.leaf), None) or next(iter(sized), None)
    holds = Holds.LEVEL
    if decisive is not None:
        holds = Holds.SHARE if decisive.role == "share" else _SIZES[decisive.role]
    elif any(word.role == "target" for word in words):
        holds = Holds.PLAN  # "Chỉ tiêu năm 2025"
    if holds is Holds.RESULT and any(word.role == "past" for word in sized):
        holds = Holds.PAST
    return Heading(
        words=spelled.written,
        holds=holds,
        times=tuple(times),
        measure=_measure(spelled),
        percent="%" in spelled.lower,
        estimate=holds is not Holds.PLAN and _estimated(spelled, words),
        names=_naming(spelled, words, times),
        sure=holds is not Holds.LEVEL or bool(times),
    )


def _estimated(spelled: SpelledHeading, words: list[HeadingWord]) -> bool:
    if any(word.role == "estimated" for word in words):
        return True
    return any("estimate" in cue.roles for cue in cues_in(spelled.lower, 0, len(spelled.lower)))


def _measure(spelled: SpelledHeading) -> Measure | None:
    """The unit in brackets: `Diện tích (ha)`, `Số tiền (ĐVT: triệu đồng)`."""
    for found in _BRACKETED.finditer(spelled.lower):
        inner = found[1].rpartition(":")[2].strip()
        measure = stated_measure(inner)
        if measure is not None:
            return measure
    return None


def _basis(spelled: SpelledHeading, start: int | None) -> str | None:
    """The words of what figures are measured against, without percentage signs and brackets."""
    if start is None:
        return None
    end = spelled.leaf if start < spelled.leaf else len(spelled.lower)
    return " ".join(_MARKS.sub(" ", spelled.words(start, end)).split()).strip(" ,;:-/+") or None


def _naming(spelled: SpelledHeading, words: list[HeadingWord], times: list[TimeExpression]) -> str | None:
    """The part of a heading, from below, that has no word of plans, results or times: `Diện tích (ha)`."""
    for start, end in ((spelled.leaf, len(spelled.lower)), (0, spelled.leaf)):
        inside = [word for word in words if start <= word.start < end]
        counts = bool(inside) and inside[0].role == "count_of"  # "Số tiêu chí đạt"
        silent = _SILENT | {"actual"} if counts else _SILENT
        says = any(word.role not in silent for word in inside) or any(start <= time.start < end for time in times)
        text = " ".join(_BRACKETED.sub(" ", spelled.words(start, end)).split())
        if text and not says and any(sign.isalpha() for sign in text) and not _says_part(inside, text):
            return text
        if says and (planned := _planned_matter(spelled, inside, times, start, end)) is not None:
            return planned
    return None


def _planned_matter(
    spelled: SpelledHeading, words: list[HeadingWord], times: list[TimeExpression], start: int, end: int
) -> str | None:
    """`KH gieo cấy (ha)`, `Diện tích kế hoạch`: what stands behind the one word of plans, or before it."""
    saying = [word for word in words if word.role not in _SILENT]
    if [word.role for word in saying] != ["plan"] or any(start <= time.start < end for time in times):
        return None
    behind = " ".join(_BRACKETED.sub(" ", spelled.words(saying[0].end, end)).split())
    before = " ".join(_BRACKETED.sub(" ", spelled.words(start, saying[0].start)).split())
    if (before and behind) or any("predicate" in cue.roles for cue in cues_in(spelled.lower, start, end)):
        return None  # `Vốn đã giao`: the words go together
    matter = before or (behind if " " in behind else "")
    return matter if any(sign.isalpha() for sign in matter) and not _says_part(words, matter) else None


def _says_part(words: list[HeadingWord], text: str) -> bool:
    """`Tổng số`, `Trong đó`, `Số lượng`: which part it is, and not of what."""
    return bool(words) and sum(word.end - word.start for word in words if word.role in _PARTS) >= len(text)


_PARTS = frozenset(("total", "part", "count"))
