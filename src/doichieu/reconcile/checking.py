"""All checks over all witnesses: the one table of them, in the order of their findings."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from doichieu.claims.findings import Finding, Severity
from doichieu.garbage import unsearched
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks import (
    attainment,
    chain,
    clocks,
    estimate,
    growth,
    headline,
    implied_base,
    implied_plan,
    listed,
    magnitude,
    outlier,
    partition,
    parts,
    per_head,
    ranges,
    running,
    share,
    stock_flow,
    two_concepts,
    unchanged,
    wholes,
    witnesses_differ,
    zero_total,
)
from doichieu.reconcile.settings import USUAL, Settings
from doichieu.reconcile.witnesses import Witness

CHECKS: dict[str, Callable[[Book], Iterator[Finding]]] = {
    module.NAME: module.find
    for module in (
        attainment,
        growth,
        share,
        zero_total,
        parts,
        wholes,
        running,
        partition,
        listed,
        magnitude,
        witnesses_differ,
        implied_plan,
        implied_base,
        chain,
        headline,
        two_concepts,
        stock_flow,
        per_head,
        ranges,
        estimate,
        clocks,
        unchanged,
        outlier,
    )
}

FOLLOWING_SLIPS = frozenset({running.NAME, wholes.NAME, two_concepts.NAME, outlier.NAME})


@unsearched()
def reconcile(witnesses: Iterable[Witness], settings: Settings = USUAL) -> tuple[Finding, ...]:
    """Everything that the checks find, the gravest first; the order of the witnesses changes nothing."""
    book = Book(witnesses, settings)
    found = _told_once([finding for find in CHECKS.values() for finding in find(book)])
    gravity = list(Severity)
    place = {witness.ref: number for number, witness in enumerate(book.witnesses)}
    names = list(CHECKS)
    return tuple(
        sorted(
            dict.fromkeys(found),
            key=lambda one: (
                gravity.index(one.severity),
                [place[ref] for ref in one.claims],
                names.index(one.check),
                one.wording,
            ),
        )
    )


def _told_once(found: Sequence[Finding]) -> list[Finding]:
    """Without what only follows from a slip of magnitude that is told: a total that falls, a part above its whole."""
    slips = magnitude.slips_told(found)
    return [
        one
        for one in found
        if one.check not in FOLLOWING_SLIPS
        or not one.severity.is_open
        or not any(slip <= set(one.claims) for slip in slips)
    ]
