"""Which periods make up another, and how a plan of several years falls on each: pure rules over days.

They hold only of what adds up over time; whoever asks sees to that, the register as the checks. A quarter is the
half-year less the quarter before it, a year the sum of its months.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from functools import lru_cache

from doichieu.claims import Period

DIGITS = 60  # of a quotient, before it is rounded to the plan's own precision
DAY = timedelta(days=1)
QUARTERS = ((1, 3), (4, 6), (7, 9), (10, 12))
SPANS = ((1, 12), (1, 6), (7, 12), (1, 9), *QUARTERS, *((month, month) for month in range(1, 13)))


@dataclass(frozen=True, slots=True)
class Term:
    """A period that is added, or taken away."""

    period: Period
    added: bool = True


def terms_of(wanted: Period, known: Collection[Period]) -> tuple[Term, ...]:
    """The fewest known periods that make up `wanted`, in the order of their days; none where they do not.

    `wanted` itself is not among them. A sum goes before a difference of as many terms.
    """
    others = [period for period in known if period != wanted]
    summed = tiles_of(wanted, others)
    taken_away = _difference(wanted, others)
    if summed and (not taken_away or len(summed) <= len(taken_away)):
        return summed
    return taken_away


def tiles_of(wanted: Period, known: Collection[Period]) -> tuple[Term, ...]:
    """Periods that follow each other from the first day to the last, the fewest of them."""
    best: dict[date, tuple[Term, ...]] = {wanted.first: ()}
    inside = [each for each in known if wanted.first <= each.first and each.last <= wanted.last]
    for period in sorted(inside):
        if period.first not in best:
            continue
        found, following = (*best[period.first], Term(period)), period.last + DAY
        if following not in best or len(found) < len(best[following]):
            best[following] = found
    return best.get(wanted.last + DAY, ())


@lru_cache(maxsize=64)  # a scoreboard asks for those of two years, once for each indicator
def spans_of(year: int) -> tuple[Period, ...]:
    """The year, its halves, its first nine months, its quarters and its months."""
    following = ((first, date(year + last // 12, last % 12 + 1, 1)) for first, last in SPANS)
    return tuple(Period(date(year, first, 1), after - DAY) for first, after in following)


def since_new_year(period: Period) -> Period:
    """The days that a figure counts which is counted from the year's start, whatever its period begins with."""
    return Period(date(period.last.year, 1, 1), period.last)


def years_of(period: Period) -> tuple[int, ...]:
    """The calendar years of a term; none where it is one year, or not made of whole ones."""
    whole = (period.first.month, period.first.day, period.last.month, period.last.day) == (1, 1, 12, 31)
    several = period.last.year > period.first.year
    return tuple(range(period.first.year, period.last.year + 1)) if whole and several else ()


def split_over_years(total: Decimal, step: Decimal, term: Period, known: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """What falls on each year of a term that has no amount of its own: equal parts of what those leave.

    total, known: in one unit; step: what the parts are rounded to. Nothing where the term is not made of whole
    years, every year has its own, or these exceed the total.
    """
    own = {year: known[year] for year in years_of(term) if year in known}
    open_years = [year for year in years_of(term) if year not in own]
    rest = total - sum(own.values(), Decimal(0))
    if not open_years or rest < 0:
        return {}
    with localcontext(prec=DIGITS):
        part = (rest / len(open_years) / step).to_integral_value(ROUND_HALF_EVEN) * step
    return dict.fromkeys(open_years, part)


def _difference(wanted: Period, known: Collection[Period]) -> tuple[Term, ...]:
    """A period that is longer at one end, less what is too much of it; the shortest such one."""
    there = set(known)
    for whole in sorted(there, key=lambda each: each.last - each.first):
        if whole.last == wanted.last and whole.first < wanted.first:
            rest = Period(whole.first, wanted.first - DAY)
        elif whole.first == wanted.first and whole.last > wanted.last:
            rest = Period(wanted.last + DAY, whole.last)
        else:
            continue
        if rest in there:
            return Term(whole), Term(rest, added=False)
    return ()
