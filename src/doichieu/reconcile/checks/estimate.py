"""An official figure far from its estimate: further than a setting allows (5 %)."""

from collections.abc import Iterator

from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.clashing import slip_factor
from doichieu.reconcile.checks.witnesses_differ import is_estimate_and_result
from doichieu.reconcile.measures import PERCENT
from doichieu.reconcile.reports import finding, percent

NAME = "estimate"


def find(book: Book) -> Iterator[Finding]:
    """Pairs of an estimate and a figure of another document that is none."""
    for clash in book.clashes:
        one = clash.contradiction
        if one.laws or one.other is None or slip_factor(one) is not None or not is_estimate_and_result(clash):
            continue
        estimate, official = sorted(clash.witnesses, key=lambda witness: not witness.claim.estimate)
        sizes = [book.stated(one.topic, [witness.ref]) for witness in (official, estimate)]
        known = [size[1] for size in sizes if size is not None]
        ratio = known[0].over(known[1]) if len(known) == 2 else None
        if ratio is None or (abs(ratio.middle - 1) <= book.settings.official and one.topic.unit != PERCENT):
            continue
        facts: dict[str, Fact] = {"estimate": estimate.ref, "official": official.ref, "computed": percent(ratio)}
        yield finding("estimate.far", Severity.QUESTION, clash.witnesses, **facts)
