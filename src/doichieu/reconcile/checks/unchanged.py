"""Unchanged to the digit from last year: a figure of many digits that comes back may have been copied."""

from collections.abc import Iterator

from doichieu.claims import Claim, Kind
from doichieu.claims.findings import Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.reports import finding
from doichieu.reconcile.topics import PLAN, moved

NAME = "unchanged"


def find(book: Book) -> Iterator[Finding]:
    """Amounts with enough digits, against the same days of the year before."""
    for topic, group in book.by_topic.items():
        before = None if topic.role == PLAN or topic.is_private else moved(topic.days, -1)
        if before is None:
            continue
        for last in book.by_topic.get(topic.of_days(before), ())[:1]:
            now = group[0]
            if now.claim.value == last.claim.value and _digits(now.claim) >= book.settings.same_digits:
                yield finding("unchanged.same", Severity.QUESTION, (last, now), last=last.ref, now=now.ref)


def _digits(claim: Claim) -> int:
    """Digits that say something: as printed to the last step, without the zeros of a round number."""
    if claim.kind is not Kind.LEVEL or not claim.quantity.step:
        return 0
    return len(str(int(abs(claim.value / claim.quantity.step))).rstrip("0"))
