"""Mixed clocks: one figure over the calendar half-year, and over the issuer's days (Decree 09/2019, article 12)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from doichieu.claims.findings import Finding, Severity
from doichieu.reconcile.assigned import AMOUNTS
from doichieu.reconcile.book import Book
from doichieu.reconcile.reports import finding
from doichieu.reconcile.topics import Days
from doichieu.reconcile.witnesses import Witness

NAME = "clocks"
SHIFT = timedelta(days=31)  # clocks of one period begin and end at most so far apart
SHORTEST = timedelta(days=27)


def find(book: Book) -> Iterator[Finding]:
    """Pairs of one number whose days begin and end a little apart, and whose values differ."""
    alike: dict[tuple[object, ...], list[Witness]] = defaultdict(list)
    for topic, group in book.by_topic.items():
        if not topic.is_private:
            alike[topic.but_for_days] += [one for one in group if one.claim.kind in AMOUNTS]
    for group in alike.values():
        for one, other in _side_by_side(book, group):
            sizes = book.size(one), book.size(other)
            if sizes[0] and sizes[1] and not sizes[0].meets(sizes[1]):
                yield finding("clocks.mixed", Severity.QUESTION, (one, other), one=one.ref, other=other.ref)


def _side_by_side(book: Book, group: Sequence[Witness]) -> Iterator[tuple[Witness, Witness]]:
    """The pairs whose days begin and end a little apart."""
    ordered = sorted(group, key=lambda one: (book.topic(one).days.last, one.order))
    days = [book.topic(one).days for one in ordered]
    for place, one in enumerate(ordered):
        for behind in range(place + 1, len(ordered)):
            if days[behind].last - days[place].last >= SHIFT:
                break
            if _two_clocks(days[place], days[behind]):
                yield one, ordered[behind]


def _two_clocks(one: Days, other: Days) -> bool:
    """`15/12–14/6` and `1/1–30/6`, but not the ends of two months of one year."""
    apart = abs(one.first - other.first), abs(one.last - other.last)
    long_enough = min(one.last - one.first, other.last - other.first) >= SHORTEST
    return long_enough and min(apart) > timedelta(0) and max(apart) < SHIFT
