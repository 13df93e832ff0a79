"""What is on record of an indicator of a place, across documents and time: figures in force, and claims under review.

A figure comes with each of its witnesses, as the register has it; a claim that nobody decided on comes as it was read.
What was rejected, withdrawn or superseded is left out, but for an estimate that a riper figure replaced.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from doichieu.claims import Claim, Kind, Period, Span
from doichieu.claims.codec import claim_from_json
from doichieu.claims.findings import ClaimRef
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.following import as_recorded
from doichieu.hub.checks.laying import witness_of
from doichieu.hub.checks.models import LaidClaim
from doichieu.hub.documents.models import State
from doichieu.hub.intake import queries as intake
from doichieu.hub.places.models import Locality
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.models import AMOUNTS, Current, Evidence, Figure, Maturity, Measure
from doichieu.hub.register.rules import checked_quantity
from doichieu.hub.register.series import Series
from doichieu.lexicon import folded
from doichieu.reconcile import Witness

MOST = 120  # figures of one indicator that are laid side by side, the nearest in time


@dataclass(frozen=True, slots=True)
class Laid:
    """A claim as it counts, and as a finding shows it."""

    witness: Witness
    shown: Claim
    text_id: int
    figure: Figure | None = None  # None: nobody decided on it


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is on record of one indicator."""

    laid: tuple[Laid, ...]
    horizon: Period | None  # days that are looked at; None: all


def neighbourhoods(place: Locality, indicators: Collection[int], around: date) -> Mapping[int, Neighbourhood]:
    """By the id of the indicator that figures count as; five database queries at most, whatever their number.

    around: where figures are more than MOST, those nearest to this day are taken.
    """
    asked = Indicator.objects.filter(Q(pk__in=indicators) | Q(merged_into__in=indicators)).order_by()
    counted = {row.pk: row for row in asked.defer("search")}
    held, horizons = _nearest(place, counted, around)
    rows = _laid_claims(place, indicators, horizons)
    figures = _figures(held)
    settled = intake.settled_places({row.text_id for row in rows})
    found: dict[int, list[Laid]] = defaultdict(list)
    for number, one in _joined(rows, figures, settled, counted, place):
        found[number].append(one)
    return {number: Neighbourhood(tuple(tied(found[number])), horizons.get(number)) for number in indicators}


def _nearest(place: Locality, counted: Mapping[int, Indicator], around: date) -> tuple[set[int], Mapping[int, Period]]:
    """The ids of the figures to be laid side by side; the days that they are of, where there are more."""
    rows = Current.objects.filter(locality=place, indicator__in=counted)
    found: dict[int, list[tuple[int, int, date]]] = defaultdict(list)
    for indicator, figure, last in rows.values_list("indicator", "figure", "period__last_day"):
        found[_standing(counted, indicator)].append((abs((last - around).days), figure, last))
    held: set[int] = set()
    horizons = {}
    for number, figures in found.items():
        figures.sort()
        if len(figures) > MOST:
            days = [last for *_, last in figures[:MOST]]
            horizons[number] = Period(min(days), max(days))
        held.update(figure for _, figure, _ in figures[:MOST])
    return held, horizons


def _laid_claims(place: Locality, indicators: Collection[int], horizons: Mapping[int, Period]) -> list[LaidClaim]:
    rows = LaidClaim.objects.filter(locality=place, indicator__in=indicators)
    inside = rows.exclude(text__document__state=State.DRAFT).order_by("pk")
    return [row for row in inside if _is_within(row.last_day, horizons.get(row.indicator_id))]


def _is_within(day: date, horizon: Period | None) -> bool:
    return horizon is None or horizon.first <= day <= horizon.last


def _figures(held: Collection[int]) -> list[Evidence]:
    """The witnesses of figures in force, and of estimates that a riper figure took the place of.

    No figure in force has a witness that was taken back: the row that follows such a figure is without it.
    """
    every = Evidence.objects.select_related("figure__period", "figure__subject").order_by()
    rows = list(every.filter(figure__among=held))
    ripened = {each.figure.supersedes_id: each.figure.maturity for each in rows if each.figure.supersedes_id}
    if ripened:
        before = every.filter(figure__among=ripened, retraction__isnull=True)
        rows += [row for row in before if ripens(row.figure.maturity, ripened[row.figure_id])]
    return sorted(rows, key=lambda row: row.pk)


def ripens(before: str, after: str) -> bool:
    """Whether what takes the place of a figure is riper than the estimate that it was."""
    return before == Maturity.ESTIMATE and after not in {"", Maturity.ESTIMATE}


def _joined(
    rows: Sequence[LaidClaim],
    evidence: Sequence[Evidence],
    settled: Mapping[int, Sequence[Span]],
    counted: Mapping[int, Indicator],
    place: Locality,
) -> Iterator[tuple[int, Laid]]:
    """Each place of a text once: as the register has it where a figure rests on it, else as it was read."""
    by_text: dict[int, list[LaidClaim]] = defaultdict(list)
    for row in rows:
        by_text[row.text_id].append(row)
    taken: dict[int, list[Span]] = defaultdict(list)
    for each in evidence:
        span = Span(each.start, each.end)
        taken[each.text_id].append(span)
        read = next((row for row in by_text[each.text_id] if Span(row.start, row.end).touches(span)), None)
        yield _standing(counted, each.figure.indicator_id), _of_figure(each, read, counted, place)
    for row in rows:
        others = (*taken[row.text_id], *settled.get(row.text_id, ()))
        free = not any(Span(row.start, row.end).touches(span) for span in others)
        read_as = _as_read(row, counted[row.indicator_id], place) if free else None
        if read_as is not None:
            yield row.indicator_id, read_as


def _of_figure(row: Evidence, read: LaidClaim | None, counted: Mapping[int, Indicator], place: Locality) -> Laid:
    figure = row.figure
    indicator = counted[_standing(counted, figure.indicator_id)]
    claim = claim_from_json(read.claim if read else row.claim)
    shown = as_recorded(claim, figure, indicator.code)
    counted_as = counting(shown, figure)
    if read is not None:
        return Laid(replace(witness_of(read), claim=counted_as), shown, row.text_id, figure)
    ref = ClaimRef(str(row.text_id), claim.id)  # the words around it are not known: in a sentence of its own
    return Laid(Witness(ref, counted_as, place=str(place.pk), sentence=row.start), shown, row.text_id, figure)


def counting(shown: Claim, figure: Figure) -> Claim:
    """The claim of a figure as it is laid beside others: named by what the register knows of it."""
    code = shown.code or ""
    owned = figure.planned or figure.measure == Measure.ATTAINMENT
    return replace(
        shown,
        code=f"{code} {folded(figure.price_basis)}" if figure.price_basis else code,
        subject=figure.subject.name if figure.subject else None,
        locality=None,
        basis=(figure.set_by if owned else "") or shown.basis,
        period=_days(figure),
    )


def _days(figure: Figure) -> Period:
    """The days of a figure; one that is counted from the year's start begins there."""
    first, last = figure.period.first_day, figure.period.last_day
    return Period(date(last.year, 1, 1) if figure.cumulative and first.year == last.year else first, last)


def _as_read(row: LaidClaim, indicator: Indicator, place: Locality) -> Laid | None:
    """The claim in the indicator's unit; None where it has another, so that it can be no figure of it."""
    witness = witness_of(row)
    claim = witness.claim
    series = Series(indicator, place, measure=Measure(claim.kind.value), planned=claim.planned)
    try:
        kept = checked_quantity(series, claim.quantity, claim.quote)
    except RegisterError:
        return None
    counts_as = replace(claim, quantity=kept, code=indicator.code, locality=None)
    return Laid(replace(witness, claim=counts_as), claim, row.text_id)


def tied(laid: Sequence[Laid]) -> Iterator[Laid]:
    """Each once; confirmed rates that no link ties to their amount measure the one amount of the same days."""
    laid = list({one.witness.ref: one for one in reversed(laid)}.values())
    refs = {one.witness.ref for one in laid}
    amounts: dict[tuple[object, ...], list[Laid]] = defaultdict(list)
    for one in laid:
        if one.figure is not None and one.figure.measure in AMOUNTS and not one.figure.planned:
            amounts[_measured(one)].append(one)
    for one in laid:
        linked = any(ClaimRef(one.witness.ref.document, link.claim) in refs for link in one.witness.claim.links)
        same = amounts.get(_measured(one), [])
        is_rate = one.figure is not None and one.witness.claim.kind in {Kind.ATTAINMENT, Kind.GROWTH}
        if is_rate and not linked and len({each.figure.pk for each in same if each.figure}) == 1:
            yield replace(one, witness=replace(one.witness, rates=same[0].witness.ref))
        else:
            yield one


def _measured(one: Laid) -> tuple[object, ...]:
    claim = one.witness.claim
    return claim.code, folded(claim.subject or ""), claim.period


def _standing(counted: Mapping[int, Indicator], number: int) -> int:
    """The id of the indicator that figures of this one count as."""
    return counted[number].merged_into_id or number
