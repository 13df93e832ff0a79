"""Mixed clocks: one figure over the calendar half-year, and over the issuer's days (Decree 09/2019, article 12)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from doichieu.claims.findings import Finding, Severity
from doichieu.reconcile.assigned import AMOUNTS
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import stated
from doichieu.reconcile.reports import finding
from doichieu.reconcile.topics import NO_DAYS, Days, Topic
from doichieu.reconcile.witnesses import Witness

NAME = "clocks"
SHIFT = timedelta(days=31)  # clocks of one period begin and end at most so far apart
SHORTEST = timedelta(days=27)


def find(book: Book) -> Iterator[Finding]:
    """Pairs of one number whose days begin and end a little apart, and whose values differ."""
    alike: dict[Topic, list[Witness]] = defaultdict(list)
    for topic, group in book.by_topic.items():
        if not topic.is_private:
            alike[topic._replace(days=NO_DAYS)] += [one for one in group if one.claim.kind in AMOUNTS]
    for group in alike.values():
        for one, other in combinations(group, 2):
            sizes = stated(one.claim, book.settings), stated(other.claim, book.settings)
            days = book.topic(one).days, book.topic(other).days
            if _two_clocks(*days) and sizes[0] and sizes[1] and not sizes[0].meets(sizes[1]):
                yield finding("clocks.mixed", Severity.QUESTION, (one, other), one=one.ref, other=other.ref)


def _two_clocks(one: Days, other: Days) -> bool:
    """`15/12–14/6` and `1/1–30/6`, but not the ends of two months of one year."""
    apart = abs(one.first - other.first), abs(one.last - other.last)
    long_enough = min(one.last - one.first, other.last - other.first) >= SHORTEST
    return long_enough and min(apart) > timedelta(0) and max(apart) < SHIFT
