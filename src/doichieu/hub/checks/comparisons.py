"""Targets beside results: which figure is held against which, and what the rule says of them.

Pure: figures come with their periods and witnesses loaded.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from functools import lru_cache

from doichieu.claims import Kind, Period, Quantity
from doichieu.hub.catalogue.periods import year_earlier
from doichieu.hub.checks.counted_rates import as_compared, compares, newest, not_overtaken, rate_of
from doichieu.hub.checks.days import is_a_day, within
from doichieu.hub.checks.indications import indication_of
from doichieu.hub.checks.judgements import Better, Judgement, Reason, Running, Stated, Status, Why
from doichieu.hub.checks.plan_days import plan_days, rates
from doichieu.hub.checks.running_totals import running_total
from doichieu.hub.checks.status import (
    DIGITS,
    PERCENT,
    asked,
    judged,
    judged_by_share,
    judged_by_total,
    to_precision,
)
from doichieu.hub.register.models import AMOUNTS, Measure
from doichieu.hub.register.queries import HeldFigure
from doichieu.lexicon import folded, unit_kind

MEASURES = tuple(Measure.values)
KINDS = {each.value: each for each in Kind}
PACED = frozenset({Why.LINEAR_PACE, Why.BOUND_UNDECIDED})  # what the rule says where it knows of no last year


@dataclass(frozen=True, slots=True)
class Comparison:
    """One target beside the result that is held against it."""

    set_by: str  # the plan's owner; empty where the source does not say
    target: HeldFigure | None  # None: only the attainment is on record
    result: HeldFigure | None
    attainment: HeldFigure | None  # as the document states it
    status: Status
    reason: Reason
    unassigned: tuple[HeldFigure, ...] = ()  # attainments that name no plan's owner: shown here, judged nowhere

    @property
    def computed_share(self) -> Decimal | None:
        """Result in parts of the target, computed for this page; None where it was stated, or cannot be."""
        return None if self.reason.stated else self.reason.share

    @property
    def met_by_rounding(self) -> bool:
        """Whether the result is the target only at its printed precision: 92,6 % of 93 %, and 93,4 % is no more."""
        if self.target is None or self.result is None or self.status not in {Status.MET, Status.ON_PACE}:
            return False
        target, reached = as_compared(self.target, self.result)
        if reached.value == target.value or target.upper is not None:
            return False
        better = asked(target, Better(self.target.figure.indicator.direction))
        short = reached.value > target.value if better is Better.LOWER else reached.value < target.value
        same = to_precision(reached.value, target.step) == to_precision(target.value, target.step)
        return same and (short or self.status is Status.MET)


def comparisons_of(
    targets: Sequence[HeldFigure], reached: Sequence[HeldFigure], page: Period, known: Sequence[HeldFigure] = ()
) -> list[Comparison]:
    """Every target with its result, and the attainments of plans whose target is not on record.

    known: all results of the row, also of days outside the page: what adds up is counted from the target's first day.
    What is under way is held against the share of days gone: `paced` knows better where last year's figures do.
    """
    attainments = _latest_attainments(reached, page)
    found = []
    for target in sorted(targets, key=_target_place):
        results = [held for held in reached if compares(held, target)]
        result = _best(target, results, page)
        attainment = _taken(attainments, target, targets) if target.figure.measure in AMOUNTS else None
        if attainment and result and attainment.days.last < result.days.last:
            attainment = None  # it rates an earlier result than this one
        found.append(_comparison(target, result, attainment, page, known))
    _lay_beside(found, attainments)
    found += [_stated(attainment, reached, page) for attainment in attainments]
    if any(each.target is None or each.target.figure.measure in AMOUNTS for each in found):
        return found
    lasting = not_overtaken(reached)
    return found + (_of_itself(lasting, page) or _counted_out(lasting, page))


def awaits_pace(compared: Comparison) -> bool:
    """Whether last year's figures may give it another status."""
    return compared.target is not None and compared.result is not None and compared.reason.why in PACED


def paced(compared: Comparison, last_years: Sequence[HeldFigure], page: Period) -> Comparison:
    """As it was, but for what is under way and whose last year is on record: then by the share reached at this date.

    last_years: the figures of the same row within the year before the page.
    """
    target, result = compared.target, compared.result
    running = compared.reason.running
    last_year = _last_year(result, last_years, running) if awaits_pace(compared) else None
    if target is None or result is None or last_year is None:
        return compared
    judgement = _judged(target, result, page, _divided(*last_year), running)
    reason = judgement.reason
    if reason.why is Why.LAST_YEARS_PACE:
        reason = replace(reason, last_year=last_year)
    return replace(compared, status=judgement.status, reason=reason)


def latest(figures: Sequence[HeldFigure], page: Period) -> HeldFigure | None:
    """The figure of the page's own days, else the one that ends last, of these the longest.

    Of the same days the indicator's own figure, before one of a code that was merged into it; of a rate and a count
    that it was worked out from, the newest.
    """
    if len(figures) < 2:  # as nearly always
        return figures[0] if figures else None
    chosen = [held for held in figures if held.days == page] or figures
    if len(chosen) == 1:
        return chosen[0]
    last = max(map(_recency, chosen))
    return newest([held for held in chosen if _recency(held) == last])


def _recency(held: HeldFigure) -> tuple[date, int, bool]:
    days = held.days
    return days.last, -days.first.toordinal(), held.figure.indicator_id == held.standing.pk


def merged_beside(held: HeldFigure | None, figures: Sequence[HeldFigure]) -> tuple[HeldFigure, ...]:
    """What another code says of the same days, since it was merged into the indicator of `held`, or that into it."""
    if held is None:
        return ()
    code, matter = held.figure.indicator_id, (held.figure.measure, held.days)
    others = [each for each in figures if each.figure.indicator_id != code]
    return tuple([each for each in others if (each.figure.measure, each.days) == matter])


def _comparison(
    target: HeldFigure,
    result: HeldFigure | None,
    attainment: HeldFigure | None,
    page: Period,
    known: Sequence[HeldFigure],
) -> Comparison:
    judgement = _judged(target, result, page)
    if result is not None and judgement.reason.why is Why.PERIODS_DIFFER:
        judgement = _judged_since_its_first_day(target, result, page, known) or judgement
    if result is None and attainment is not None:
        judgement = _judged_by_attainment(attainment)
    return Comparison(target.figure.set_by, target, result, attainment, judgement.status, judgement.reason)


def _judged(
    target: HeldFigure,
    result: HeldFigure | None,
    page: Period,
    share: Decimal | None = None,
    running: Running | None = None,
) -> Judgement:
    """share: what had been reached of last year's total at the same date. running: stands in the result's place."""
    asked, side = _stated_side(target, page), None
    if result is not None:
        wanted, got = as_compared(target, result)
        asked, side = replace(asked, quantity=wanted), replace(_side(result), quantity=got)
        if running is not None:
            side = replace(side, quantity=running.quantity, period=running.period)
    judgement = judged(asked, side, indication_of(target.figure.indicator), share)
    return judgement if running is None else replace(judgement, reason=replace(judgement.reason, running=running))


def _judged_since_its_first_day(
    target: HeldFigure, result: HeldFigure, page: Period, known: Sequence[HeldFigure]
) -> Judgement | None:
    """By all that was reached since the target's first day; None where the result does not begin later than that."""
    later = target.days.first < result.days.first and within(result.days, target.days)
    if not (later and result.figure.measure in AMOUNTS and indication_of(target.figure.indicator).adds):
        return None
    running = running_total(target, result, known)
    if running is not None:
        return _judged(target, result, page, running=running)
    alone = _judged(target, result, page)
    return replace(alone, reason=replace(alone.reason, why=Why.PART_ALONE))


def _divided(part: Quantity, whole: Quantity) -> Decimal:
    with localcontext(prec=DIGITS):
        return part.value / whole.value


def _stated(attainment: HeldFigure, reached: Sequence[HeldFigure], page: Period) -> Comparison:
    """A plan of which only the attainment is on record, beside the amount of the same days."""
    same_days = [held for held in reached if held.figure.measure in AMOUNTS and held.days == attainment.days]
    judgement = _judged_by_attainment(attainment)
    result = latest(same_days, page)
    return Comparison(attainment.figure.set_by, None, result, attainment, judgement.status, judgement.reason)


def _of_itself(reached: Sequence[HeldFigure], page: Period) -> list[Comparison]:
    """`đạt 100% chỉ tiêu` of an indicator in percent: its level is itself an attainment of the plan."""
    levels = [held for held in reached if held.figure.measure == Measure.LEVEL and _rates_a_plan(held)]
    result = latest(levels, page)
    if result is None:
        return []
    indication = replace(indication_of(result.figure.indicator), adds=True)  # a plan is carried out bit by bit
    judgement = judged_by_share(_side(result), plan_days(result), indication)
    return [Comparison("", None, result, None, judgement.status, judgement.reason)]


def _rates_a_plan(held: HeldFigure) -> bool:
    """Whether every sentence that states a percentage measures it against a plan."""
    percent = unit_kind(held.quantity.unit) == "percent"
    return percent and bool(held.stating) and all(each.claim.kind is Kind.ATTAINMENT for each in held.stating)


def _counted_out(reached: Sequence[HeldFigure], page: Period) -> list[Comparison]:
    """`17/17` needs no other target; a rest (`8.412/8.530` files in time) is no failure."""
    result = latest([held for held in reached if held.figure.measure == Measure.PROGRESS], page)
    if result is None:
        return []
    judgement = judged_by_total(_side(result), plan_days(result))
    return [Comparison("", None, result, None, judgement.status, judgement.reason)] if judgement else []


def _judged_by_attainment(attainment: HeldFigure) -> Judgement:
    whole = {"percent": PERCENT, "times": Decimal(1)}.get(unit_kind(attainment.quantity.unit), Decimal(0))
    indication = indication_of(attainment.figure.indicator)
    return judged_by_share(_side(attainment), plan_days(attainment), indication, whole)


def _latest_attainments(reached: Sequence[HeldFigure], page: Period) -> list[HeldFigure]:
    """Of each plan's owner the attainment of the page's own period, else the latest within it."""
    by_owner: dict[str, list[HeldFigure]] = defaultdict(list)
    for held in reached:
        if held.figure.measure == Measure.ATTAINMENT and rates(held, page):
            by_owner[_owner(held)].append(held)
    chosen = (latest(group, page) for _, group in sorted(by_owner.items()))
    return [held for held in chosen if held is not None]


def _taken(attainments: list[HeldFigure], target: HeldFigure, targets: Sequence[HeldFigure]) -> HeldFigure | None:
    """The attainment of this target's plan, taken out of the list; one without an owner goes to an only target."""
    if not attainments:
        return None
    owners = [_owner(target)]
    if len({_owner(each) for each in targets if each.figure.measure in AMOUNTS}) == 1:
        owners.append("")
    for owner in owners:
        for attainment in attainments:
            if _owner(attainment) == owner:
                attainments.remove(attainment)
                return attainment
    return None


def _lay_beside(found: list[Comparison], attainments: list[HeldFigure]) -> None:
    """Put an attainment that names no owner beside the target whose share it equals, else beside the first.

    A plan is on record then, so the bare percentage rates no other one. Takes it out of `attainments`.
    """
    if not attainments:
        return
    amounts = [at for at, each in enumerate(found) if each.target and each.target.figure.measure in AMOUNTS]
    unassigned = [held for held in attainments if not held.figure.set_by]
    for held in unassigned if amounts else ():
        attainments.remove(held)
        place = next((at for at in amounts if _equals(held, found[at])), amounts[0])
        found[place] = replace(found[place], unassigned=(*found[place].unassigned, held))


def _equals(held: HeldFigure, compared: Comparison) -> bool:
    """Whether an attainment says the share that is stated of a target, or computed of it."""
    stated = compared.attainment
    if stated is not None and stated.quantity.unit == held.quantity.unit:
        return to_precision(stated.quantity.value, held.quantity.step) == held.quantity.value
    share = compared.computed_share
    if share is None or unit_kind(held.quantity.unit) != "percent":
        return False
    return to_precision(share * PERCENT, held.quantity.step) == held.quantity.value


def _best(target: HeldFigure, results: Sequence[HeldFigure], page: Period) -> HeldFigure | None:
    """The result to hold against a target: at its prices, of the page's own days, else the latest comparable."""
    prices = target.figure.price_basis
    fitting = results
    if prices:
        fitting = [held for held in results if held.figure.price_basis in ("", prices)] or results
    if target.figure.measure == Measure.ATTAINMENT:
        owner = _owner(target)
        fitting = [held for held in fitting if _owner(held) == owner] or fitting
    if indication_of(target.figure.indicator).adds and target.figure.measure in AMOUNTS:
        from_the_start = (target.days.first, page.first)
        running = [held for held in fitting if held.days.first in from_the_start or is_a_day(held.days)]
        fitting = running or fitting
    unit = target.quantity.unit
    alike = [held for held in fitting if held.quantity.unit == unit or rate_of(held) is not None]
    return latest(alike or fitting, page)


def _last_year(
    result: HeldFigure | None, last_years: Sequence[HeldFigure], running: Running | None
) -> tuple[Quantity, Quantity] | None:
    """What was reached at the same date last year, and that year's total; None where either is not on record."""
    if result is None or result.figure.measure != Measure.LEVEL:
        return None
    then = year_earlier(running.period if running else result.days)
    levels = [held for held in last_years if held.figure.measure == Measure.LEVEL]
    at_the_date = next((held for held in levels if held.days == then), None)
    total = next((held for held in levels if held.days == Period.year(then.first.year)), None)
    if at_the_date is None or total is None or total.quantity.value <= 0:
        return None
    return at_the_date.quantity, total.quantity


def _side(held: HeldFigure) -> Stated:
    return Stated(held.quantity, held.days, KINDS[held.figure.measure], held.figure.price_basis)


def _stated_side(target: HeldFigure, page: Period) -> Stated:
    """A target; one that names the page's last day alone is a target of the whole period."""
    side = _side(target)
    if is_a_day(side.period) and side.period.last == page.last:
        return Stated(side.quantity, page, side.kind, side.price_basis)
    return side


def _target_place(held: HeldFigure) -> tuple[int, str, date]:
    return MEASURES.index(held.figure.measure), _owner(held), held.days.last


def _owner(held: HeldFigure) -> str:
    """Whose plan it is, however it is written."""
    return _folded(held.figure.set_by)


_folded = lru_cache(maxsize=1024)(folded)  # a board names a few owners hundreds of times
