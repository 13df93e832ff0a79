"""Findings made: facts by name, claims each once and in order."""

from collections.abc import Iterable
from fractions import Fraction

from doichieu.claims.findings import Between, ClaimRef, Fact, Finding, Severity
from doichieu.reconcile.assigned import AMOUNTS
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.topics import Topic
from doichieu.reconcile.witnesses import Witness


def finding(wording: str, severity: Severity, witnesses: Iterable[Witness], **facts: Fact) -> Finding:
    """A finding; the part of its wording before the stop is the name of its check."""
    ordered = sorted(witnesses, key=lambda witness: witness.order)
    refs: tuple[ClaimRef, ...] = tuple(dict.fromkeys(witness.ref for witness in ordered))
    return Finding(wording.partition(".")[0], wording, severity, refs, tuple(facts.items()))


def between(size: Interval, unit: str) -> Between:
    return Between(size.low, size.high, unit)


def exactly(value: Fraction | int, unit: str) -> Between:
    return Between(Fraction(value), Fraction(value), unit)


def percent(ratio: Interval) -> Between:
    """A ratio as a percentage: 1.06 is 106 %."""
    return Between(ratio.low * 100, ratio.high * 100, "%")


def printed_unit(topic: Topic, witnesses: Iterable[Witness]) -> str:
    """The unit of a number in words: for a count the noun that one of `witnesses` counts."""
    nouns = (one.claim.unit for one in witnesses if one.claim.kind in AMOUNTS)
    return next(nouns, "") if topic.is_counted else topic.unit
