"""One name with two concepts: a part of a year is more than all of it.

Names count as one where the words of one are among the words of the other: `thu ngân sách` and `tổng thu ngân sách
địa phương`. The part may be implied, by a growth, of a year that another sentence states.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from doichieu.claims import Kind
from doichieu.claims.findings import ClaimRef, Fact, Finding, Severity
from doichieu.lexicon import folded, unit_kind
from doichieu.reconcile.book import Book
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.network import LawKind
from doichieu.reconcile.reports import between, finding
from doichieu.reconcile.topics import PLAN, Days, days_of
from doichieu.reconcile.witnesses import Witness

NAME = "two_concepts"


@dataclass(frozen=True, slots=True)
class _Part:
    """A sum of money of part of a year, stated or implied by a growth."""

    words: frozenset[str]
    days: Days
    size: Interval
    refs: tuple[ClaimRef, ...]


def find(book: Book) -> Iterator[Finding]:
    """Sums of money of one place: of a year, against those of its parts."""
    sums = [(one, days) for one in book.witnesses if _is_sum(one) and (days := days_of(one.claim.period)) is not None]
    years = [(one, days.last.year) for one, days in sums if days.is_year]
    if not years:
        return
    by_year: dict[tuple[str, str, int], list[_Part]] = defaultdict(list)
    for part in _parts(book, sums):
        first = book.known[part.refs[0]]
        by_year[first.place, first.claim.unit, part.days.last.year].append(part)
    for year, number in years if by_year else ():
        size = book.size(year)
        parts = by_year[year.place, year.claim.unit, number]
        fitting = (one for one in parts if size and size.high < one.size.low and _one_name(one.words, _words(year)))
        more = next(fitting, None)
        if more is not None:
            facts: dict[str, Fact] = {"year": year.ref, "part": between(more.size, year.claim.unit)}
            witnesses = (year, *map(book.known.__getitem__, more.refs))
            yield finding("two_concepts.part", Severity.WARNING, witnesses, **facts)


def tells(part: Witness, year: Witness) -> bool:
    """Whether it is told here that a stated part is more than the year."""
    return _is_sum(part) and _is_sum(year) and _one_name(_words(part), _words(year))


def _parts(book: Book, sums: Iterable[tuple[Witness, Days]]) -> Iterator[_Part]:
    for witness, days in sums:
        size = book.size(witness) if _is_of_a_year(days) else None
        if size is not None:
            yield _Part(_words(witness), days, size, (witness.ref,))
    for law in book.ties.laws:
        if law.kind is not LawKind.GROWTH or law.ratio is None or law.right.role == PLAN:
            continue
        for amount in book.by_topic.get(law.left, ()):
            size = book.size(amount)
            base = law.backward(size) if size is not None else None
            days = law.right.days
            if (
                base is not None
                and _is_sum(amount)
                and amount in book.mates(book.known[law.ref])
                and _is_of_a_year(days)
            ):
                yield _Part(_words(amount), days, base, (amount.ref, law.ref))


def _is_sum(witness: Witness) -> bool:
    """Money that adds up over the year; what is left to spend or owed does not."""
    claim = witness.claim
    money = claim.kind is Kind.LEVEL and unit_kind(claim.unit) == "money" and not claim.planned
    return money and claim.total is None and not claim.subject and not witness.says("rest")


def _is_of_a_year(days: Days) -> bool:
    return days.first.year == days.last.year and not days.is_year


def _words(witness: Witness) -> frozenset[str]:
    return _words_of(witness.claim.indicator or "")


@lru_cache(maxsize=1024)  # the figures of one indicator have one name
def _words_of(indicator: str) -> frozenset[str]:
    return frozenset(folded(indicator).split())


def _one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of one, at least three, are among those of the other."""
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and short <= long
