"""A figure that stands apart from its own past, or from the same figure of like places.

The modified z-score of Iglewicz and Hoaglin (1993): the distance from the median in units of the median absolute
deviation. The medians are those of Python's `statistics`. Past figures of a sum are compared by their logarithm,
since they grow by shares; where the deviation is nothing, nothing stands apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import log
from statistics import median

from doichieu.claims import Kind
from doichieu.claims.findings import Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.reports import exactly, finding
from doichieu.reconcile.settings import USUAL, Settings
from doichieu.reconcile.topics import NO_DAYS, RESULT, Days, Topic
from doichieu.reconcile.witnesses import Witness

NAME = "outlier"
NORMAL = 0.6745  # the median absolute deviation of a normal distribution, in standard deviations


def find(book: Book) -> Iterator[Finding]:
    """Each number that stands apart in its series over the years, and in its row over the places."""
    past: dict[Topic, list[Witness]] = defaultdict(list)
    places: dict[tuple[object, ...], list[Witness]] = defaultdict(list)
    for topic, group in book.by_topic.items():
        if topic.role == RESULT and not topic.is_private and group[0].claim.kind is Kind.LEVEL:
            past[topic.of_days(_part_of_year(topic.days))].append(group[0])
            places[topic[1:]].append(group[0])  # whatever the place, which stands first
    yield from _of_rows(book, past.values(), "outlier.past")
    yield from _of_rows(book, places.values(), "outlier.places")


def _of_rows(book: Book, rows: Iterable[Sequence[Witness]], wording: str) -> Iterator[Finding]:
    apart = float(book.settings.outlier)  # to hold a fraction against each score takes thirty calls
    for row in rows:
        if len(row) < book.settings.fewest_points:
            continue
        values = [one.claim.value for one in row]
        if min(values) <= 0:
            continue
        for witness, score in zip(row, scores([log(value) for value in values]), strict=True):
            if abs(score) > apart:
                usual = exactly(Fraction(median(values)), witness.claim.unit)
                yield finding(wording, Severity.QUESTION, (witness,), figure=witness.ref, usual=usual)


def outlier_among(witness: Witness, others: Sequence[float], settings: Settings = USUAL) -> Finding | None:
    """A figure that stands apart from those of like places; None where there are too few, or one is not above zero.

    others: in the unit of the figure.
    """
    values = [float(witness.claim.value), *others]
    if len(values) < settings.fewest_points or min(values) <= 0:
        return None
    score = scores([log(value) for value in values])[0]
    if abs(score) <= settings.outlier:
        return None
    usual = exactly(Fraction(str(median(values))), witness.claim.unit)
    return finding("outlier.places", Severity.QUESTION, (witness,), figure=witness.ref, usual=usual)


def scores(values: Sequence[float]) -> list[float]:
    """The modified z-score of each value; 0 for all where half of them are the same.

    >>> [round(score, 1) for score in scores([1, 2, 3, 4, 100])]
    [-1.3, -0.7, 0.0, 0.7, 65.4]
    """
    middle = median(values)
    spread = median(abs(value - middle) for value in values)
    return [NORMAL * (value - middle) / spread if spread else 0.0 for value in values]


def _part_of_year(days: Days) -> Days:
    """The same for the same part of every year."""
    try:
        return Days(days.first.replace(year=2000), days.last.replace(year=2000))
    except ValueError:
        return NO_DAYS
