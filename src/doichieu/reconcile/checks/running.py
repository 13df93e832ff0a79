"""What adds up over time: the months, quarters and halves of a year beside the whole, and totals that run on.

Results beside results, and plans beside plans of one body; never rates, means, or how many there are. Days are joined
by the rule that the register's own sums follow (`claims.partitions`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import prod

from doichieu.claims import Period
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.claims.partitions import tiles_of
from doichieu.reconcile.adding import adds_up, is_known_by_words, is_loose, stated_amounts, sum_of
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.two_concepts import tells
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import stated
from doichieu.reconcile.reports import exactly, finding
from doichieu.reconcile.stances import stands
from doichieu.reconcile.topics import PLAN, RESULT, Days
from doichieu.reconcile.witnesses import Witness

NAME = "running"
AMOUNTS = frozenset({RESULT, PLAN})  # the roles of what is added
MOST_DAYS = 40  # of one number and year: its months, quarters and halves, and days up to which a total ran
MOST_TRIED = 16  # choices among amounts that differ and are of the same days


@dataclass(frozen=True, slots=True)
class _Amount:
    """What is stated of some days."""

    days: Days
    witness: Witness
    size: Interval
    value: Decimal  # as printed


@dataclass(frozen=True, slots=True)
class _Span:
    """Days of a list by their places in it, and others that lie within."""

    whole: int
    within: tuple[int, ...]  # by their last days
    tiles: tuple[int, ...]  # the fewest of them that make up the whole; none where they do not
    is_apart: bool  # whether two of them have no day in common


def find(book: Book) -> Iterator[Finding]:
    """Each amount of a year that its parts contradict, by the fewest of them; and those that they make."""
    found: dict[tuple[object, ...], dict[Days, Sequence[Witness]]] = defaultdict(dict)
    for topic, group in book.by_topic.items():
        days = topic.days
        if topic.role in AMOUNTS and days.first.year == days.last.year and not topic.is_private:
            found[(*topic[:4], topic.role, topic.owner, days.last.year)][days] = group
    for stated_of in found.values():
        if 1 < len(stated_of) <= MOST_DAYS:
            amounts = [_amounts(book, days, stated_of[days]) for days in sorted(stated_of)]
            yield from _whichever_is_right(book, [each for each in amounts if each])


def _amounts(book: Book, days: Days, group: Sequence[Witness]) -> list[_Amount]:
    """What is stated of some days, several where figures differ; one below zero adds to nothing."""
    found: list[_Amount] = []
    for one in stated_amounts([one for one in group if adds_up(one)], book.size):
        size = book.size(one)
        if size is not None and one.claim.value >= 0:
            found.append(_Amount(days, one, size, one.claim.value))
    return found


def _whichever_is_right(book: Book, amounts: Sequence[Sequence[_Amount]]) -> Iterator[Finding]:
    """The findings about each whole that follow from whichever amount of the same days is the right one.

    Where `6 tháng` is 27,6 in one document and 33,1 in another, and neither makes nine months with the third quarter,
    one of the two findings says so. Days of which so many amounts are stated that nobody can try all are left out.
    """
    if prod(map(len, amounts)) > MOST_TRIED:
        amounts = [each for each in amounts if len(each) == 1]
    tried = [_by_whole(book, chosen) for chosen in product(*amounts)]
    first, *others = tried
    for days, found in first.items():
        every = [found, *(other.get(days, ()) for other in others)]
        if not others:
            yield from found
        elif all(any(one.severity.is_open for one in each) for each in every):
            yield from (one for one in min(every, key=_gravest) if one.severity.is_open)


def _gravest(found: Sequence[Finding]) -> int:
    """The less grave the lower."""
    gravity = list(Severity)
    return -min(gravity.index(one.severity) for one in found)


def _by_whole(book: Book, amounts: Sequence[_Amount]) -> Mapping[Days, list[Finding]]:
    """By the days of a whole what its parts contradict, or make. amounts: in the order of their days."""
    found: dict[Days, list[Finding]] = defaultdict(list)
    for days, one in _of_year(book, amounts):
        found[days].append(one)
    return found


def _of_year(book: Book, amounts: Sequence[_Amount]) -> Iterator[tuple[Days, Finding]]:
    """amounts: in the order of their days."""
    fallen: dict[int, int] = {}  # by a part the shortest whole that is less
    for span in _spans(tuple([one.days for one in amounts])):
        whole = amounts[span.whole]
        above = [number for number in span.within if amounts[number].value > whole.value]
        more = [number for number in above if amounts[number].size.low > whole.size.high]
        if more:
            same = [number for number in more if amounts[number].days.first == whole.days.first]
            fallen.setdefault((same or more)[-1], span.whole)
        elif span.is_apart:
            made_of = ([amounts[number] for number in numbers] for numbers in (span.within, span.tiles))
            yield from ((whole.days, one) for one in _of_sum(book, whole, *made_of))
    for part, less in fallen.items():
        year = amounts[less].witness if amounts[less].days.is_year else None
        if year is None or not tells(amounts[part].witness, year):
            yield amounts[less].days, _of_one(book, amounts[part], amounts[less])


def _of_one(book: Book, part: _Amount, whole: _Amount) -> Finding:
    facts: dict[str, Fact] = {"part": part.witness.ref, "whole": whole.witness.ref}
    witnesses = (part.witness, whole.witness)
    if part.days.first == whole.days.first:
        return finding("running.fell", Severity.QUESTION, witnesses, **facts)
    return finding("running.part", _severity(book, whole, [part]), witnesses, **facts)


def _of_sum(book: Book, whole: _Amount, within: Sequence[_Amount], tiles: Sequence[_Amount]) -> Iterator[Finding]:
    """What makes up the whole, or else too much of it that lies within."""
    if tiles:
        fits = sum_of([part.size for part in tiles]).meets(whole.size)
        yield _told(book, "running.agree" if fits else "running.differs", whole, tiles)
    elif sum([part.value for part in within]) > whole.value:
        parts = _heaviest(within)
        if len(parts) > 1 and _make_more(parts, whole):
            yield _told(book, "running.above", whole, _fewest(parts, whole))


def _told(book: Book, wording: str, whole: _Amount, parts: Sequence[_Amount]) -> Finding:
    """The finding with its arithmetic; of targets somebody may strive for more than the plan of the whole."""
    severity = Severity.AGREES if wording == "running.agree" else _severity(book, whole, parts)
    total = sum((part.value for part in parts), Decimal(0))
    facts: dict[str, Fact] = {f"term{number}": part.witness.ref for number, part in enumerate(parts, start=1)}
    facts |= {"computed": exactly(Fraction(total), whole.witness.claim.unit), "whole": whole.witness.ref}
    return finding(wording, severity, (whole.witness, *(part.witness for part in parts)), **facts)


def _severity(book: Book, whole: _Amount, parts: Sequence[_Amount]) -> Severity:
    """A question where rounding or an estimate may explain it; a warning where words leave open what is meant."""
    witnesses = [whole.witness, *(part.witness for part in parts)]
    total = sum_of([part.size for part in parts])
    off = abs(total.middle - whole.size.middle)
    estimated = len({one.claim.estimate for one in witnesses}) == 2 or whole.witness.claim.estimate
    if estimated and off <= book.settings.official * max(total.middle, whole.size.middle):
        return Severity.QUESTION
    if any(stands("strives", one.before) for one in witnesses) or _fit_when_cut_off(book, whole, parts):
        return Severity.QUESTION
    unsure = whole.witness.claim.planned or any(stands("running", one.before) for one in witnesses)
    unsure = unsure or is_loose(witnesses) or is_known_by_words(witnesses)
    return Severity.WARNING if unsure else Severity.ERROR


def _fit_when_cut_off(book: Book, whole: _Amount, parts: Sequence[_Amount]) -> bool:
    """Whether they would go together if numbers were cut off instead of rounded."""
    cut = [stated(one.witness.claim, book.settings, steps=Decimal(1)) for one in (whole, *parts)]
    sizes = [size for size in cut if size is not None]
    return len(sizes) == len(cut) and sum_of(sizes[1:]).meets(sizes[0])


def _make_more(parts: Sequence[_Amount], whole: _Amount) -> bool:
    """Whether the parts are more than the whole for certain."""
    return sum_of([part.size for part in parts]).low > whole.size.high


def _heaviest(parts: Sequence[_Amount]) -> list[_Amount]:
    """Those of which none has a day in common with another, and which are most together. parts: by their last days."""
    best: list[tuple[Decimal, date, list[_Amount]]] = []
    for part in parts:
        before = [one for one in best if one[1] < part.days.first]
        total, _, chain = max(before, key=lambda one: one[0], default=(Decimal(0), None, []))
        best.append((total + part.value, part.days.last, [*chain, part]))
    return max(best, key=lambda one: one[0])[2]


def _fewest(parts: Sequence[_Amount], whole: _Amount) -> list[_Amount]:
    """The parts without the least of them, as long as the others are more than the whole."""
    kept = list(parts)
    for part in sorted(parts, key=lambda one: one.value):
        others = [one for one in kept if one is not part]
        if others and _make_more(others, whole):
            kept = others
    return kept


@lru_cache(maxsize=512)  # the figures of many indicators are of the same days
def _spans(days: tuple[Days, ...]) -> tuple[_Span, ...]:
    """Each of the days that holds others, the shortest first. days: in order."""
    places = {each: number for number, each in enumerate(days)}
    found = []
    for whole in sorted(days, key=lambda each: each.last - each.first):
        within = [each for each in days if whole.first <= each.first and each.last <= whole.last and each != whole]
        if within:
            tiles = tiles_of(Period(*whole), [Period(*each) for each in within])
            made_of = tuple(places[Days(term.period.first, term.period.last)] for term in tiles)
            by_last = sorted(within, key=lambda each: (each.last, each.first))
            apart = by_last[0].last < max(each.first for each in within)
            found.append(_Span(places[whole], tuple(places[each] for each in by_last), made_of, apart))
    return tuple(found)
