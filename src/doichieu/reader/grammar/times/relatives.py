"""The rules of times told from another time: cả năm, tháng trước, hôm nay, thứ Sáu tuần này, 3 tháng tới.

An atom's `grain` says what is counted, and its `offset` how many of them after the time spoken of: "year", "quarter",
"month", "week" and "day" one of these; "start" and "end" a day of the year; "whole year" one that may be named behind
it: cả năm 2024; "weekday" a day counted from the Monday of this week; "years", "months" and "days" that many of them
in a row; "school", "past school", "running school" and "next school" a school year; "term" the term that is over, or
with an offset the one to come; "half term" what is over of the one that runs, or with an offset what is left of it;
"whole term", "term start" and "term end" the term last named, its first and its last year;
"own year" the year of the document's day, whatever year it speaks of; "to date" from the first of January to the end
of the month spoken of; "rest" what is left of the year after it.
"""

from doichieu.reader.grammar.text.phrases import one_spaced
from doichieu.reader.grammar.times.atoms import (
    BOUNDS,
    COUNT,
    DAY,
    ENDS,
    MONTH,
    NUMBERS,
    OF,
    OF_YEAR,
    YEAR_WORD,
    Atom,
    Groups,
    M,
    Rule,
    Shape,
    Y,
    any_of,
    either,
    facts_of,
    forms_of,
    number_of,
)
from doichieu.reader.grammar.times.days import Edge, whole_year

_OFFSETS = facts_of("relative", "offset")
RELATIVES = {form: (grain, int(_OFFSETS[form])) for form, grain in facts_of("relative", "grain").items()}
YEARS = ("year", "whole year", "own year", "start", "end")  # grains that tell of a year
_OF_YEARS = [form for form in forms_of("relative") if RELATIVES[form][0] in YEARS]
_OF_PARTS = [form for form in forms_of("relative") if RELATIVES[form][0] not in YEARS]
_SCHOOL_YEAR = any_of(forms_of("school_year"))
_NO_YEAR_BEHIND = any_of(forms_of("no_year_behind"))
_WEEKS = {form: offset for form, (grain, offset) in RELATIVES.items() if grain == "week"}
_WEEKDAYS = {form: int(value) for form, value in facts_of("weekday", "value").items()}
_EDGES = facts_of("edge_of_month", "value")
_PARTS_OF_MONTH = facts_of("part_of_month", "value")
_SHAPES = {
    "start": Shape.POINT,
    "end": Shape.POINT,
    "rest": Shape.MONTHS,
    "term": Shape.YEARS,
    "half term": Shape.YEARS,
    "whole term": Shape.YEARS,
    "term start": Shape.YEAR,
    "term end": Shape.YEAR,
    **dict.fromkeys(("school", "past school", "running school", "next school"), Shape.YEARS),
    "own year": Shape.YEAR,
    "whole year": Shape.YEAR,
}
_COUNTED = {
    **dict.fromkeys(forms_of("day"), ("days", Shape.DAY)),
    **dict.fromkeys(forms_of("month"), ("months", Shape.MONTHS)),
    **dict.fromkeys(forms_of("year"), ("years", Shape.YEARS)),
}
DAYS_IN_A_WEEK = 7
TO_DATE, REST, WHOLE_YEAR, HALF_TERM, OWN_YEAR = "to date", "rest", "whole year", "half term", "own year"  # grains


def relative(groups: Groups) -> Atom | None:
    """cả năm; cả năm 2024; cuối năm 2019; tháng trước; hôm nay"""
    word, *named = groups
    grain, offset = RELATIVES[one_spaced(word or "")]
    shape = _SHAPES.get(grain) or Shape(grain)
    if either(*named) is None:
        return Atom(shape, grain=grain, offset=offset)
    if grain == "whole year":
        return Atom(shape, *whole_year(either(*named)))
    if grain not in ("start", "end"):
        return None
    edge = whole_year(either(*named))[grain == "end"]
    return Atom(shape, edge, edge)


def day_of_week(groups: Groups) -> Atom:
    """thứ Sáu tuần này; thứ 4 của tuần tới"""
    day, week = groups
    offset = DAYS_IN_A_WEEK * _WEEKS[one_spaced(week or "")] + _WEEKDAYS[one_spaced(day or "")]
    return Atom(Shape.DAY, grain="weekday", offset=offset)


def edge_of_month(groups: Groups) -> Atom | None:
    """ngày đầu tiên của tháng 9; ngày cuối cùng của tháng 2 năm 2024"""
    word, month, *year = groups
    number = number_of(month)
    if not number or number > 12:
        return None
    edge = Edge(either(*year), number, int(_EDGES[one_spaced(word or "")]))
    return Atom(Shape.DAY, edge, edge, days=(edge,))


def part_of_month(groups: Groups) -> Atom | None:
    """đến giữa tháng 9; từ đầu tháng 8: a day only where a word says so, else the month is meant"""
    word, month, *year = groups
    number = number_of(month)
    if not number or number > 12:
        return None
    edge = Edge(either(*year), number, int(_PARTS_OF_MONTH[one_spaced(word or "")]))
    return Atom(Shape.POINT, edge, edge, needs=BOUNDS)


def coming(groups: Groups) -> Atom | None:
    """3 tháng tới; 10 ngày tiếp theo; ba năm tới"""
    count, unit = groups
    grain, shape = _COUNTED[unit or ""]
    number = number_of(count)
    return Atom(shape, grain=grain, offset=number) if number else None


def to_date(_: Groups) -> Atom:
    """lũy kế: from the first of January to the end of the month spoken of"""
    return Atom(Shape.MONTHS, grain=TO_DATE)


def past_days(groups: Groups) -> Atom | None:
    """7 ngày qua; 3 ngày vừa qua"""
    number = number_of(groups[0])
    return Atom(Shape.DAY, grain="days", offset=-number) if number else None


_COMING = Rule(
    "coming",
    rf"({COUNT}) +({any_of(_COUNTED)}) +{any_of(forms_of('coming'))}\b(?! *(?:[0-9]|{DAY}|{MONTH}|{YEAR_WORD}))",
    coming,
)
_PAST_DAYS = Rule("past_days", rf"({COUNT}) +{DAY} +{any_of(forms_of('past'))}\b", past_days)

RELATIVE_NUMERIC = (_COMING, _PAST_DAYS)
RELATIVE_WORDED = (
    _COMING,
    _PAST_DAYS,
    Rule("day_of_week", rf"({any_of(_WEEKDAYS)}) +(?:{OF} +)?({any_of(_WEEKS)})\b", day_of_week),
    Rule(
        "edge_of_month",
        rf"({any_of(_EDGES)}) +{MONTH} +({M}|{any_of(NUMBERS)}\b){OF_YEAR}{ENDS}",
        edge_of_month,
    ),
    Rule("to_date", rf"{any_of(forms_of('to_date'))}\b", to_date),
    Rule(
        "part_of_month",
        rf"({any_of(_PARTS_OF_MONTH)}) +({M}|{any_of(NUMBERS)}\b){OF_YEAR}{ENDS}",
        part_of_month,
    ),
    Rule("relative", rf"({any_of(_OF_PARTS)})\b(?! *(?:[0-9]|i{{1,3}}\b|iv\b))", relative),
    Rule(
        "of_year",
        rf"(?!(?:\w+ +)?{_SCHOOL_YEAR}\b)({any_of(_OF_YEARS)})\b(?! +{_NO_YEAR_BEHIND}\b)(?: +({Y}))?",
        relative,
    ),
)
