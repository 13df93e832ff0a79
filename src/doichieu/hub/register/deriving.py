"""Amounts that follow from others of the same series: computed when shown, never stored.

Only what adds up over time follows from its parts or its whole: never a stock, an average or a rate; and only from
plain amounts of one clock. Periods are paired by name, as everywhere: on an issuer's clock by the months they close.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from doichieu.claims import Bound, Period, Quantity
from doichieu.claims.partitions import Term, since_new_year, spans_of, split_over_years, terms_of, years_of
from doichieu.hub.catalogue.models import Aggregation
from doichieu.hub.places.models import Subject
from doichieu.hub.register.models import Measure
from doichieu.hub.register.queries import HeldFigure, SeriesHistory
from doichieu.hub.register.units import counts


@dataclass(frozen=True, slots=True)
class Part:
    """A figure on record that an amount follows from."""

    held: HeldFigure
    period: Period  # that it counts, which begins with the year where it is cumulative
    added: bool


@dataclass(frozen=True, slots=True)
class Derived:
    """An amount that no document states."""

    period: Period
    planned: bool
    subject: Subject | None
    price_basis: str
    quantity: Quantity
    parts: tuple[Part, ...]  # of a split: the plan of the term, less the years that have their own


Stated = Mapping[Period, Sequence[HeldFigure]]  # what is on record of each period
Known = Mapping[Period, HeldFigure]


def held_now(history: Iterable[SeriesHistory]) -> list[HeldFigure]:
    """The figures of a history that hold, with the witnesses that came with it."""
    revisions = (each for series in history for period in series.periods for each in period.revisions)
    return [
        HeldFigure.of(each.figure, each.witnesses) for each in revisions if each.holds and each.quantity is not None
    ]


def derived(figures: Iterable[HeldFigure], wanted: Period | None = None) -> tuple[Derived, ...]:
    """What follows from the figures of one place and is not on record, the latest period first.

    wanted: for these days alone, which is much quicker; None for all that follows.
    """
    found: list[Derived] = []
    for stated in _groups(figures):
        planned = next(iter(stated.values()))[0].figure.planned
        if wanted in stated and not planned:
            continue
        known = {days: rows[0] for days, rows in stated.items() if len({held.quantity.value for held in rows}) == 1}
        found += _split(known, stated) if planned else _reached(known, stated, wanted)
    asked = (each for each in found if wanted is None or each.period == wanted)
    return tuple(sorted(asked, key=lambda each: (each.period.last, each.period.first), reverse=True))


def made_up(figures: Iterable[HeldFigure], wanted: Period) -> Derived | None:
    """What figures of one series say of just these days: the one on record, else what others add up to.

    None where they do not, where two of the same days differ, or where the series are several.
    """
    groups = list(_groups(figures))
    if len(groups) != 1:
        return None
    [stated] = groups
    known = {days: rows[0] for days, rows in stated.items() if len({held.quantity.value for held in rows}) == 1}
    if wanted in stated:
        own = known.get(wanted)
        return _derived(wanted, own.quantity, (Part(own, wanted, added=True),)) if own else None
    terms = terms_of(wanted, known)
    quantity = _total(terms, known) if terms else None
    if quantity is None:
        return None
    return _derived(wanted, quantity, tuple(Part(known[term.period], term.period, term.added) for term in terms))


def _groups(figures: Iterable[HeldFigure]) -> Iterable[Stated]:
    """Plain amounts that add up, grouped by all that has to be the same."""
    groups: dict[tuple[object, ...], dict[Period, list[HeldFigure]]] = defaultdict(lambda: defaultdict(list))
    for held in figures:
        row = held.figure
        if row.measure == Measure.LEVEL and row.indicator.aggregation_time == Aggregation.SUM and is_plain(held):
            key = (held.standing.id, row.subject_id, row.planned, row.price_basis, row.unit, row.period.clock)
            groups[key][_days(held)].append(held)
    return groups.values()


def _reached(known: Known, stated: Stated, wanted: Period | None) -> list[Derived]:
    """known: the periods with one amount; a period with several differing ones is neither used nor made up."""
    if wanted is not None and wanted in stated:
        return []
    years = sorted({period.last.year for period in known})
    spans = [span for year in years for span in spans_of(year) if span not in stated]
    found = []
    for span in spans if wanted is None else [span for span in spans if span == wanted]:
        terms = terms_of(span, known)
        quantity = _total(terms, known) if terms else None
        if quantity is not None:
            parts = tuple(Part(known[term.period], term.period, term.added) for term in terms)
            found.append(_derived(span, quantity, parts))
    return found


def _split(known: Known, stated: Stated) -> list[Derived]:
    """Plans of several years over the years without one; not where plans of a year differ."""
    if not any(years_of(term) for term in known):
        return []
    yearly = {days.first.year: held for days, held in known.items() if days == Period.year(days.first.year)}
    amounts = {year: held.quantity.value for year, held in yearly.items()}
    found: dict[int, Derived] = {}
    for term, held in sorted(known.items(), key=lambda each: each[0]):
        whole = held.quantity
        if any(Period.year(year) in stated and year not in yearly for year in years_of(term)):
            continue
        for year, part in split_over_years(whole.value, whole.step, term, amounts).items():
            own = [Part(yearly[each], Period.year(each), added=False) for each in sorted(yearly) if _in(each, term)]
            quantity = Quantity(part, None, None, whole.step, whole.unit, Bound.APPROX)
            found[year] = _derived(Period.year(year), quantity, (Part(held, term, added=True), *own))
    return list(found.values())


def _derived(period: Period, quantity: Quantity, parts: tuple[Part, ...]) -> Derived:
    row = parts[0].held.figure
    return Derived(period, row.planned, row.subject, row.price_basis, quantity, parts)


def _total(terms: Sequence[Term], known: Known) -> Quantity | None:
    """The signed sum, as precise as its coarsest part; None for less than none of what is counted."""
    amounts = [known[term.period].quantity for term in terms]
    signed = (amount.value if term.added else -amount.value for term, amount in zip(terms, amounts, strict=True))
    value, unit = sum(signed, Decimal(0)), amounts[0].unit
    if value < 0 and counts(unit):
        return None
    return Quantity(value, None, None, max(amount.step for amount in amounts), unit, Bound.EXACT)


def _days(held: HeldFigure) -> Period:
    row = held.figure
    return since_new_year(held.days) if row.cumulative and not row.planned else held.days


def _in(year: int, term: Period) -> bool:
    return term.first.year <= year <= term.last.year


def is_plain(held: HeldFigure) -> bool:
    """Whether it is one exact amount, which can be added to others."""
    amount = held.quantity
    return amount.upper is None and amount.total is None and amount.bound is Bound.EXACT
