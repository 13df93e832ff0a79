"""The rules that read a date or period from the words at one place; the words are in `lexicon/periods.toml`.

A rule is a pattern, tried where the scan stands, and a production; a longer rule stands before a shorter.
"""

import re

from doichieu.reader.grammar.times.atoms import (
    AND,
    ANNOUNCED,
    ANNOUNCED_YEAR,
    AT_HEAD,
    BOUNDS,
    COUNT,
    DAY,
    ENDS,
    LASTING,
    MONTH,
    NO_LENGTH,
    NUMBERS,
    OF,
    OF_YEAR,
    OPENS,
    QUARTER,
    QUARTERS,
    SEPARATOR,
    YEAR_WORD,
    Atom,
    D,
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
from doichieu.reader.grammar.times.days import Edge, is_day, whole_months, whole_year
from doichieu.reader.grammar.times.relatives import RELATIVE_NUMERIC, RELATIVE_WORDED, RELATIVES, YEARS


def dated(day: str, month: str, year: int | None) -> Edge | None:
    """The day, where the calendar has it; a year of two digits is one of 1970 to 2069, as in POSIX."""
    number = number_of(month) or 0
    full = year + (2000 if year < 70 else 1900) if year is not None and year < 100 else year
    return Edge(full, number, int(day)) if is_day(int(day), number) else None


def one_day(groups: Groups) -> Atom | None:
    """ngày 04 tháng 11 năm 2019; 31/12/2025; 01.11.2019; 26-12"""
    day, month, *year = groups
    edge = dated(day or "", month or "", either(*year))
    return Atom(Shape.DAY, edge, edge, days=(edge,)) if edge else None


def weak_day(groups: Groups) -> Atom | None:
    """26-12, 30/9: a day only where a word says so, for it may be a range or so many of so many"""
    atom = one_day(groups)
    return Atom(Shape.DAY, atom.first, atom.last, atom.days, needs=ANNOUNCED) if atom else None


def iso_day(groups: Groups) -> Atom | None:
    """2025-12-31"""
    year, month, day = groups
    return one_day((day, month, year))


def weak_days(groups: Groups) -> Atom | None:
    """từ 10 đến 12/12/2025, (4 và 5/7): days only where a word says so, for it may be a range of so many of so many"""
    atom = listed_days(groups)
    return Atom(Shape.DAY, atom.first, atom.last, atom.days, needs=ANNOUNCED) if atom else None


_DAY_NUMBER = re.compile(r"[0-9]{1,2}")
_TO = any_of(sorted({*forms_of("and")} & {*forms_of("until")}))
_HALF = rf"(?:{any_of(forms_of('half_day'))} +)?"
_HALF_DAY = rf"{_HALF}(?:{DAY} +)?"
_LISTED = rf"(?: ?, ?| +{any_of(forms_of('and'))} +){_HALF}"
_RUNS_ON = re.compile(rf"[-–]|(?<!\w){_TO}(?!\w)")


def listed_days(groups: Groups) -> Atom | None:
    """ngày 11,12/7/2022; ngày 14 và 15/7: each day, the month of the last; `-` and `đến` run over those between"""
    listed, last, month, year = groups
    numbers = [*map(int, _DAY_NUMBER.findall(listed or "")), int(last or 0)]
    if _RUNS_ON.search(listed or ""):
        numbers = list(range(numbers[0], numbers[-1] + 1))
    days = [dated(str(number), month or "", either(year)) for number in numbers]
    edges = tuple(day for day in days if day)
    if not edges or len(edges) != len(days) or list(edges) != sorted(edges):
        return None
    return Atom(Shape.DAY, edges[0], edges[-1], edges)


def month(groups: Groups) -> Atom | None:
    """tháng 10/2022; tháng 10 năm 2022; tháng 10; tháng giêng"""
    number, *year = groups
    value = number_of(number)
    return Atom(Shape.MONTH, *whole_months(value, value, either(*year))) if value and value <= 12 else None


def month_range(groups: Groups) -> Atom | None:
    """tháng 1 - 10/2022"""
    first, last, *year = groups
    return Atom(Shape.MONTHS, *whole_months(int(first or 0), int(last or 0), either(*year)))


def weak_month(groups: Groups) -> Atom | None:
    """12/2023: a month only where a word says so, for it may number a document"""
    atom = month(groups)
    return Atom(Shape.MONTH, atom.first, atom.last, needs=ANNOUNCED) if atom else None


def first_months(groups: Groups) -> Atom | None:
    """6 tháng đầu năm 2022; 9 tháng năm 2025; 10 tháng; 6 tháng qua"""
    count, *year = groups
    value = number_of(count)
    return Atom(Shape.MONTHS, *whole_months(1, value, either(*year))) if value and 1 < value < 12 else None


def first_months_alone(groups: Groups) -> Atom | None:
    """10 tháng: the first so many of the year, but a length after words of lengths, and with a zero before it"""
    count = groups[0] or ""
    atom = None if count.startswith("0") else first_months(groups)
    return Atom(Shape.MONTHS, atom.first, atom.last, needs=NO_LENGTH) if atom else Atom(Shape.LENGTH)


def first_months_in_words(groups: Groups) -> Atom | None:
    """Hai tháng, …: in words, the first so many of the year only where a sentence opens with them"""
    atom = first_months(groups)
    return Atom(Shape.MONTHS, atom.first, atom.last, needs=OPENS) if atom else None


def last_months(groups: Groups) -> Atom | None:
    """3 tháng cuối năm 2025"""
    count, *year = groups
    value = number_of(count)
    return Atom(Shape.MONTHS, *whole_months(13 - value, 12, either(*year))) if value and value < 12 else None


def first_quarters(groups: Groups) -> Atom | None:
    """ba quý đầu năm 2022; 2 quý năm 2025"""
    count, *year = groups
    value = number_of(count)
    return Atom(Shape.MONTHS, *whole_months(1, 3 * value, either(*year))) if value and 1 < value < 4 else None


def quarters_alone(groups: Groups) -> Atom | None:
    """Ba quý, …; hết hai quý: the first of the year where a sentence opens with them or they are said to be over"""
    atom = first_quarters(groups)
    return Atom(Shape.MONTHS, atom.first, atom.last, needs=OPENS | BOUNDS) if atom else None


def last_quarters(groups: Groups) -> Atom | None:
    """hai quý cuối năm 2025"""
    count, *year = groups
    value = number_of(count)
    return Atom(Shape.MONTHS, *whole_months(13 - 3 * value, 12, either(*year))) if value and value < 4 else None


def half(groups: Groups) -> Atom | None:
    """nửa đầu năm 2023"""
    word, *year = groups
    first = HALVES[" ".join((word or "").split())] == "1"
    return Atom(Shape.MONTHS, *whole_months(1 if first else 7, 6 if first else 12, either(*year)))


def half_at_head(groups: Groups) -> Atom:
    """Nửa năm, …; sau nửa năm, …: the first half of the year only where a sentence opens with it; nửa năm một lần"""
    lasting, *year = groups
    return Atom(Shape.LENGTH) if lasting else Atom(Shape.MONTHS, *whole_months(1, 6, either(*year)), needs=OPENS)


def quarter(groups: Groups) -> Atom | None:
    """quý I/2019; quý IV; quý 3 năm 2020"""
    number, *year = groups
    value = QUARTERS.get(number or "") or number_of(number)
    if not value or value > 4:
        return None
    return Atom(Shape.QUARTER, *whole_months(3 * value - 2, 3 * value, either(*year)))


def year(groups: Groups) -> Atom | None:
    """năm 2020"""
    return Atom(Shape.YEAR, *whole_year(int(groups[0] or 0)))


def years(groups: Groups) -> Atom | None:
    """2021 - 2025; các năm 2018, 2019"""
    first, last = (int(group or 0) for group in groups)
    return Atom(Shape.YEARS, Edge(first, 1, 1), Edge(last, 12, 31)) if first < last <= first + 50 else None


def school_year(groups: Groups) -> Atom | None:
    """năm học 2020-2021: September to August, by the plan of the school year"""
    first, last = (int(group or 0) for group in groups)
    return Atom(Shape.YEARS, Edge(first, 9, 1), Edge(last, 8, 31)) if first < last else None


def weak_year(groups: Groups) -> Atom | None:
    """cùng kỳ 2021: a year only where a word says so"""
    return Atom(Shape.YEAR, *whole_year(int(groups[0] or 0)), needs=ANNOUNCED_YEAR)


def now(_: Groups) -> Atom:
    """đến nay; hiện tại"""
    return Atom(Shape.NOW)


def now_at_head(_: Groups) -> Atom:
    """hiện: at the head of a clause or before its verb"""
    return Atom(Shape.NOW, needs=AT_HEAD)


def each(_: Groups) -> Atom:
    """hằng năm; ngày 25 hằng tháng"""
    return Atom(Shape.EACH)


def length(_: Groups) -> Atom:
    """02 năm; 03 ngày làm việc"""
    return Atom(Shape.LENGTH)


def years_told(groups: Groups) -> Atom | None:
    """ba năm: behind words for what lasts; one year is rather the one that a document is of"""
    count = number_of(groups[0])
    return Atom(Shape.LENGTH, needs=LASTING) if count and count > 1 else None


def clock(_: Groups) -> Atom:
    """13:30; 8 giờ 30"""
    return Atom(Shape.CLOCK)


HALVES = facts_of("half", "value")
_HOUR = any_of(forms_of("hour"))
_THIS_YEAR = any_of(form for form, (grain, _) in RELATIVES.items() if grain == "own year")
_PART_OF_DAY = any_of(form for form, (grain, _) in RELATIVES.items() if grain == "day")


# `10 tháng năm nay` is no day in May: behind the word for a year that is told from this one stands which.
_MONTH_NAME = rf"(?!{any_of(form for form in forms_of('relative') if RELATIVES[form][0] in YEARS)}\b){any_of(NUMBERS)}"

# Rules of both tables: they may begin with a digit or with a word.
_DAYS_IN_WORDS = (
    Rule("months_of_year", rf"({COUNT}) +{MONTH} +(?:{OF} +)?{YEAR_WORD} +({Y})", first_months),
    Rule("day_in_words", rf"(?:{DAY} +)?({D}) +{MONTH} +({M}|{_MONTH_NAME}\b){OF_YEAR}{ENDS}", one_day),
    Rule(
        "days",
        rf"(?:[0-9]{{1,2}} +)?{DAY},? *\(?((?:{D}{AND}{_HALF_DAY}){{1,31}})({D})[/.-]({M})(?:[/.-]({Y})|{ENDS})",
        listed_days,
    ),
)
_COUNTED_MONTHS = (
    Rule("last_months", rf"({COUNT}) +{MONTH} +{any_of(forms_of('last_months'))}(?: +({Y}))?", last_months),
    Rule("first_months", rf"({COUNT}) +{MONTH} +{any_of(forms_of('first_months', 'past'))}(?: +({Y}))?", first_months),
)
_COUNTED_QUARTERS = (
    Rule("last_quarters", rf"({COUNT}) +{QUARTER} +{any_of(forms_of('last_months'))}(?: +({Y}))?", last_quarters),
    Rule(
        "first_quarters",
        rf"({COUNT}) +{QUARTER} +(?:{any_of(forms_of('first_months', 'past'))}(?: +({Y}))?|{YEAR_WORD} +({Y}))",
        first_quarters,
    ),
    Rule("quarters", rf"({COUNT}) +{QUARTER}\b(?! +{any_of(forms_of('no_quarters_behind'))}\b)", quarters_alone),
)
_YEARS_IN_WORDS = Rule(
    "years_in_words",
    rf"(?:[0-9]{{1,2}} +)?{YEAR_WORD} +({Y})(?: ?[,–-] ?| +{any_of(forms_of('and'))} +)({Y}){ENDS}",
    years,
)


# The whole grammar of time words: what may begin with a digit, and what may begin with a word.
NUMERIC = (
    Rule("iso_day", rf"({Y})-({M})-({D}){ENDS}", iso_day),
    *_DAYS_IN_WORDS,
    Rule("dashed_days", rf"({D} ?[–-] ?)({D})/({M})/({Y})", listed_days),
    Rule("weak_days", rf"((?:{D}{_LISTED}){{1,3}})({D})[/.-]({M})(?:[/.-]({Y})|{ENDS})", weak_days),
    Rule("full_day", rf"({D}){SEPARATOR}({M}){SEPARATOR}({Y})", one_day),
    Rule("short_day", rf"({D})/({M})/([0-9]{{2}}){ENDS}(?!%)", one_day),
    *_COUNTED_MONTHS,
    *_COUNTED_QUARTERS,
    *RELATIVE_NUMERIC,
    Rule("years", rf"({Y}) ?[–-] ?({Y}){ENDS}", years),
    Rule("clock", r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: *[ap]m\b)?", clock),
    Rule(
        "hour",
        rf"[0-9]{{1,2}} *{_HOUR} *(?:[0-9]{{2}}{ENDS}|(?={_PART_OF_DAY}\b)|{any_of(forms_of('hour_part'))}\b)",
        clock,
    ),
    Rule("weak_month", rf"({M})[/.-]({Y}){ENDS}(?![/-])", weak_month),
    Rule("weak_day", rf"({D})[/.-]({M}){ENDS}(?!%)", weak_day),
    Rule("months", rf"([0-9]{{1,2}}) +{MONTH}\b(?! +{any_of(forms_of('age'))})", first_months_alone),
    _YEARS_IN_WORDS,
    Rule("length", rf"[0-9]+ +{any_of(forms_of('length'))}\b(?! *[0-9]{{1,2}}[/.-])", length),
    Rule("weak_year", rf"({Y}){ENDS}", weak_year),
)
# What stands behind the digits that a rule of the table above begins with: most numbers are no times.
MAY_BE_TIME = (
    rf"(?:19|20)[0-9]{{2}}(?![0-9])|[0-9]+ *(?:[/.:–-]|{DAY}|{MONTH}|{QUARTER}|{YEAR_WORD}|{_HOUR})"
    rf"|[0-9]+ *{any_of(forms_of('length'))}"
    rf"|(?:[0-9]{{1,2}}{_LISTED}){{1,3}}[0-9]{{1,2}}[/.-]"
)
WORDED = (
    Rule("each_month", rf"{DAY} +{D} +{any_of(forms_of('each'))}\b", each),
    *_DAYS_IN_WORDS,
    Rule(
        "day",
        rf"{DAY},? *({D}){SEPARATOR}({M})(?:{SEPARATOR}({Y}|(?<! )[0-9]{{2}}(?![0-9/]))| +{YEAR_WORD} +({Y})(?! ?[-–])"
        rf"|{ENDS}(?: +{_THIS_YEAR}\b)?)",
        one_day,
    ),
    Rule("month_range", rf"{MONTH} +({M}) ?[–-] ?({M}){OF_YEAR}{ENDS}", month_range),
    Rule("month", rf"{MONTH} +({M}|{_MONTH_NAME}\b){OF_YEAR}{ENDS}", month),
    *_COUNTED_MONTHS,
    *_COUNTED_QUARTERS,
    Rule(
        "months_in_words",
        rf"({any_of(NUMBERS)}) +{MONTH}\b(?! +{any_of(forms_of('age', 'coming'))})",
        first_months_in_words,
    ),
    Rule("half", rf"({any_of(forms_of('half'))})(?: +({Y}))?", half),
    Rule(
        "half_at_head",
        rf"{any_of(forms_of('half_at_head'))}\b(?: +({any_of(forms_of('no_half_behind'))})\b)?(?: +({Y}))?",
        half_at_head,
    ),
    Rule("quarter", rf"{QUARTER} +(iv|i{{1,3}}|[1-4]|{any_of(NUMBERS)})\b{OF_YEAR}{ENDS}", quarter),
    Rule("school_year", rf"{any_of(forms_of('school_year'))} +({Y}) ?[–-] ?({Y}){ENDS}", school_year),
    _YEARS_IN_WORDS,
    Rule("year", rf"{YEAR_WORD} +({Y}){ENDS}", year),
    *RELATIVE_WORDED,
    Rule(
        "length_in_words",
        rf"({any_of(NUMBERS)}) +{YEAR_WORD}\b(?! *[0-9])(?! +{any_of(forms_of('no_length_behind'))}\b)",
        years_told,
    ),
    Rule("now", rf"{any_of(forms_of('now'))}\b", now),
    Rule("now_at_head", rf"{any_of(forms_of('now_at_head', 'now_in_clause'))}\b", now_at_head),
    Rule("each", rf"{any_of(forms_of('each'))}\b", each),
)
