"""Comparisons that rest on an estimate of days that are not over yet: nothing is pronounced on it before they are.

Pure but for the day, which the caller gives. Source: docs/decisions/0013-when-a-target-is-met.md
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from doichieu.hub.checks.comparisons import Comparison
from doichieu.hub.checks.judgements import Judgement
from doichieu.hub.checks.rows import Row
from doichieu.hub.checks.status import of_an_estimate
from doichieu.hub.register.models import Maturity


def with_estimates(rows: Sequence[Row], on: date) -> tuple[Row, ...]:
    """The rows of a page as of a day."""
    return tuple(_with_estimates(row, on) for row in rows)


def before_its_end(compared: Comparison, on: date) -> Comparison:
    """The same, but for a verdict on an estimate of days that are not over on that day."""
    held = compared.result or compared.attainment
    if held is None or held.figure.maturity != Maturity.ESTIMATE or held.days.last < on:
        return compared
    judgement = of_an_estimate(Judgement(compared.status, compared.reason))
    return replace(compared, status=judgement.status, reason=judgement.reason)


def _with_estimates(row: Row, on: date) -> Row:
    compared = tuple(before_its_end(each, on) for each in row.comparisons)
    same = all(one is other for one, other in zip(compared, row.comparisons, strict=True))
    return row if same else replace(row, comparisons=compared)
