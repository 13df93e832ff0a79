"""What a column of a table holds, from the words of its heading: a plan, a result, a rate, a change, a name.

Headings are short and clipped ("% so KH", "TH 6T/2025", "ƯTH 2025/KH 2025"), so they are spelled out evenly
before they are read: bare years get their word, "6T" its month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from doichieu.claims import Text
from doichieu.lexicon import table
from doichieu.reader.grammar.cell_numbers import Measure, stated_measure
from doichieu.reader.grammar.periods import found_times
from doichieu.reader.grammar.phrases import Phrases, phrases
from doichieu.reader.grammar.sources import source_of
from doichieu.reader.grammar.time_rules import forms_of
from doichieu.reader.grammar.times import Role, TimeExpression
from doichieu.reader.grammar.vocabulary import cues_in


class Holds(StrEnum):
    """What the cells of a column hold."""

    INDEX = "index"
    NAME = "name"
    PLACE = "place"
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


FIGURES = frozenset(Holds) - {Holds.INDEX, Holds.NAME, Holds.PLACE, Holds.UNIT, Holds.NOTE}


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of a column's heading and what they say of the cells below."""

    words: str
    holds: Holds
    times: tuple[TimeExpression, ...] = ()  # of the figures themselves, years perhaps left out
    past_times: tuple[TimeExpression, ...] = ()  # of what they are measured against
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
_NAMES = {"name": Holds.NAME, "target": Holds.NAME, "place": Holds.PLACE}
_NAMING = frozenset(("name", "target", "place", "unit", "count", "count_of"))
_SILENT = frozenset(("name", "target", "place", "unit", "count_of", "rate_alone", "total", "part"))  # within a name
_SIZES = {"plan": Holds.PLAN, "actual": Holds.RESULT, "estimated": Holds.RESULT, "past": Holds.PAST}
_TARGETS = frozenset(_SIZES) | {"before"}
_RATED = frozenset(("plan", "past", "before"))
_BRACKETED = re.compile(r"\(([^()]*)\)")
_MARKS = re.compile(r"[%()]+|\s+$")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A heading evenly spelled: `origins` gives the place of each sign in the heading as written."""

    written: str
    lower: str
    origins: tuple[int, ...]
    leaf: int  # where the lowest level begins

    def words(self, start: int, end: int) -> str:
        """What stands at `start:end`, as written."""
        return self.written[self.origins[start] : self.origins[end]]


@lru_cache(maxsize=2048)
def heading_of(upper: str, leaf: str) -> Heading:
    """What the heading of a column says. upper: the words of the levels above the last, perhaps none."""
    spelled = _spelled(upper, leaf)
    lower = spelled.lower
    words = [_Word(*found) for found in _columns().scan(lower, 0, len(lower))]
    times = _times(lower)
    return _labelled(spelled, words, times) or _compared(spelled, words, times) or _sized(spelled, words, times)


@cache
def _columns() -> Phrases[str]:
    return phrases({form: entry.fact("role") for entry in table("columns") for form in entry.forms})


def roles_in(words: str) -> frozenset[str]:
    """The roles that the words of a title, or of the name of a row, would have in a heading."""
    lower = even(words)
    return frozenset(role for _, _, role in _columns().scan(lower, 0, len(lower)))


def even(words: str) -> str:
    """`words` in the spelling that the lexicon's forms are matched in, and of the same length if they are composed."""
    return source_of(Text(words)).lower


def words_with(role: str, lower: str) -> Iterator[tuple[int, int]]:
    """Where words of one role stand in folded text."""
    return ((start, end) for start, end, found in _columns().scan(lower, 0, len(lower)) if found == role)


_SHORT_MONTHS = re.compile(r"(?<![\w/.])([0-9]{1,2}) ?t(?![\w])")
_SHORT_MONTH = re.compile(r"(?<!\w)t(?=[0-9]{1,2}(?:/|\b))")
_SHORT_QUARTER = re.compile(r"(?<!\w)q(?=(?:[1-4]|iv|i{1,3})(?:/|\b))")
_YEAR = re.compile(
    r"(?<![0-9.,/-])(?:[/ ]|(?<![/ ]))(?=(?:19|20)[0-9]{2}(?![0-9]|[.,/][0-9]| ?[-–] ?(?:19|20)[0-9]{2}))"
)
_GLUED = re.compile(r"(?<=[^\W\d_])(?=(?:19|20)[0-9]{2}(?![0-9]))")


def _spelled(upper: str, leaf: str) -> _Spelled:
    written = " ".join(part for part in (" ".join(upper.split()), " ".join(leaf.split())) if part)
    lower, origins = source_of(Text(written)).lower, list(range(len(written) + 1))
    if len(lower) != len(written):
        written = lower
        origins = list(range(len(lower) + 1))
    month, year, quarter = (forms_of(kind)[-1] for kind in ("month", "year", "quarter"))
    for pattern, word in ((_SHORT_MONTHS, month), (_SHORT_MONTH, month), (_SHORT_QUARTER, quarter)):
        lower, origins = _replaced(lower, origins, pattern, word)
    lower, origins = _replaced(lower, origins, _GLUED, "")
    lower, origins = _replaced(lower, origins, _YEAR, year)
    start = len(written) - len(" ".join(leaf.split()))
    return _Spelled(written, lower, tuple(origins), next(i for i, x in enumerate(origins) if x >= start))


def _replaced(lower: str, origins: list[int], pattern: "re.Pattern[str]", word: str) -> tuple[str, list[int]]:
    """Write `word` out where `pattern` stands, keeping the first group; a year keeps a word of its own."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for found in pattern.finditer(lower):
        kept = found[1] if pattern.groups else ""
        before = lower[at : found.start()]
        if word and before.rstrip().endswith((word, "-", "–")):
            continue
        new = f"{kept} {word} " if pattern is not _SHORT_MONTH and pattern is not _SHORT_QUARTER else f"{word} "
        pieces += [before, new]
        places += [*origins[at : found.start()], *[origins[found.start()]] * len(new)]
        at = found.end()
    return "".join(pieces) + lower[at:], places + origins[at:]


def _times(lower: str) -> list[TimeExpression]:
    return [x for x in found_times(source_of(Text(lower))) if x.role not in (Role.EACH, Role.LENGTH, Role.CLOCK)]


def _labelled(spelled: _Spelled, words: list[_Word], times: list[TimeExpression]) -> Heading | None:
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


def _compared(spelled: _Spelled, words: list[_Word], times: list[TimeExpression]) -> Heading | None:
    """Columns of percentages and changes: the words say what is measured against what."""
    begin = _comparison(spelled, words, times)
    if begin is None:
        return None
    against = _TARGETS if begin and not _rates_by_name(spelled, words, begin) else _RATED
    target = next((word for word in words if word.start >= begin and word.role in against), None)
    target = target or next((word for word in reversed(words) if word.role in _RATED), None)
    past_times = tuple(time for time in times if time.end > begin)
    if target is not None:
        past_times = tuple(time for time in times if time.end > min(target.start, begin) or time.role is Role.BASIS)
    subjects = [word for word in words if word.end <= begin and word is not target]
    changing = [word for word in words if word.role in _CHANGING]
    if target is None:
        holds, basis_start = _targetless(words, past_times, changing, begin)
    else:
        holds = Holds.ATTAINMENT if target.role == "plan" else Holds.GROWTH
        basis_start = target.start if not past_times else min(target.start, max(past_times[0].start, begin))
    return Heading(
        words=spelled.written,
        holds=holds,
        times=tuple(time for time in times if time not in past_times),
        past_times=past_times,
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


def _rates_by_name(spelled: _Spelled, words: list[_Word], begin: int) -> bool:
    """Whether the comparison begins with a word of rates: `Tỷ lệ giải ngân`."""
    return any(word.start == begin and (word.role == "rate" or _is_rate(spelled, words, word)) for word in words)


def _targetless(
    words: list[_Word], past_times: tuple[TimeExpression, ...], changing: list[_Word], begin: int
) -> tuple[Holds, int | None]:
    """`Tỷ lệ (%)`, `So với năm 2024`, `Tăng trưởng (%)`: what it is measured against is not named, or is a time."""
    if past_times and any(word.role == "compare" for word in words):
        return Holds.GROWTH, max(past_times[0].start, begin)
    return (Holds.GROWTH if changing else Holds.RATE), None


def _comparison(spelled: _Spelled, words: list[_Word], times: list[TimeExpression]) -> int | None:
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


def _is_rate(spelled: _Spelled, words: list[_Word], word: _Word) -> bool:
    """`Tỷ lệ` by itself, or of a plan; `Tỷ lệ hộ nghèo` names a measure."""
    if word.role != "rate_alone":
        return False
    begin = spelled.leaf if word.start >= spelled.leaf else 0
    end = len(spelled.lower) if word.start >= spelled.leaf else spelled.leaf
    alone = not any(sign.isalpha() for sign in spelled.lower[begin : word.start] + spelled.lower[word.end : end])
    return alone or any(other.start >= word.end and other.role in _RATED for other in words)


def _is_percent_of(lower: str, words: list[_Word], target: _Word) -> bool:
    """`% KH`, `Đạt % dự toán`, `% TH KH`: a percentage sign before the plan, not in brackets of its own."""
    at = lower.rfind("%", 0, target.start)
    if at < 0:
        return False
    between = lower[at + 1 : target.start]
    spoken = any(word.start > at and word.end <= target.start for word in words)
    return not between.strip(" )") or (spoken and ")" not in between)


def _slash(lower: str, words: list[_Word], times: list[TimeExpression]) -> int | None:
    """Where the right side of `TH/KH`, `KH 2026/TH 2025` begins."""
    for found in re.finditer("/", lower):
        at = found.start()
        if any(time.start < at < time.end for time in times):
            continue
        left = {word.role for word in words if word.end <= at and word.role in _TARGETS}
        right = {word.role for word in words if word.start > at and word.role in _TARGETS}
        timed = any(t.end <= at for t in times) and any(t.start > at for t in times)
        apart = left and right and left != right
        if (timed or apart) and not any(word.start < at < word.end for word in words):
            return at + 1
    return None


def _sized(spelled: _Spelled, words: list[_Word], times: list[TimeExpression]) -> Heading:
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


def _estimated(spelled: _Spelled, words: list[_Word]) -> bool:
    if any(word.role == "estimated" for word in words):
        return True
    return any("estimate" in cue.roles for cue in cues_in(spelled.lower, 0, len(spelled.lower)))


def _measure(spelled: _Spelled) -> Measure | None:
    """The unit in brackets: `Diện tích (ha)`, `Số tiền (ĐVT: triệu đồng)`."""
    for found in _BRACKETED.finditer(spelled.lower):
        inner = found[1].rpartition(":")[2].strip()
        measure = stated_measure(inner)
        if measure is not None:
            return measure
    return None


def _basis(spelled: _Spelled, start: int | None) -> str | None:
    """The words of what figures are measured against, without percentage signs and brackets."""
    if start is None:
        return None
    end = spelled.leaf if start < spelled.leaf else len(spelled.lower)
    return " ".join(_MARKS.sub(" ", spelled.words(start, end)).split()).strip(" ,;:-/+") or None


def _naming(spelled: _Spelled, words: list[_Word], times: list[TimeExpression]) -> str | None:
    """The part of a heading, from above, that has no word of plans, results or times: `Diện tích (ha)`."""
    for start, end in ((0, spelled.leaf), (spelled.leaf, len(spelled.lower))):
        inside = [word for word in words if start <= word.start < end]
        counts = bool(inside) and inside[0].role == "count_of"  # "Số tiêu chí đạt"
        silent = _SILENT | {"actual"} if counts else _SILENT
        says = any(word.role not in silent for word in inside) or any(start <= time.start < end for time in times)
        text = " ".join(_BRACKETED.sub(" ", spelled.words(start, end)).split())
        if text and not says and any(sign.isalpha() for sign in text):
            return text
    return None
