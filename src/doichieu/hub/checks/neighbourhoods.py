"""What is on record of an indicator of a place, across documents and time: figures in force, and claims under review.

A figure comes with each of its witnesses, as the register has it; a claim that nobody decided on comes as it was read.
What was rejected, withdrawn or superseded is left out, but for an estimate that a riper figure replaced; so is what
waits and was sent anew by its unit.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from doichieu.claims import Claim, Kind, Period, Relation, Span
from doichieu.claims.codec import claim_from_json
from doichieu.claims.findings import ClaimRef
from doichieu.hub.catalogue.models import Aggregation, Indicator
from doichieu.hub.checks.following import as_entered, at_prices, counted_over
from doichieu.hub.checks.laying import witness_of
from doichieu.hub.checks.models import LaidClaim
from doichieu.hub.checks.on_record import EVERY_DAY, Recorded, Stated, nearest, stated
from doichieu.hub.composed import ComposedObjects, slot
from doichieu.hub.documents.models import State
from doichieu.hub.intake import queries as intake
from doichieu.hub.intake.entry_texts import RULE as SIGNED
from doichieu.hub.intake.sent_anew import places_sent_anew
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.models import AMOUNTS, Measure
from doichieu.hub.register.rules import checked_quantity
from doichieu.hub.register.series import Series
from doichieu.hub.register.units import PERCENT
from doichieu.lexicon import folded
from doichieu.reconcile import Witness

RATES = frozenset({Kind.ATTAINMENT, Kind.GROWTH})


@dataclass(frozen=True, slots=True)
class Laid:
    """A claim as it counts, and as it was read."""

    witness: Witness
    as_read: Claim | Mapping[str, Any]  # or its JSON, which few are asked for
    text_id: int
    figure: Recorded | None = None  # None: nobody decided on it
    code: str = ""  # of the indicator that the figure counts as

    @property
    def read(self) -> Claim:
        """The claim as it was read."""
        return self.as_read if isinstance(self.as_read, Claim) else claim_from_json(self.as_read)

    @property
    def shown(self) -> Claim:
        """The claim as a finding shows it: with what the register says of it."""
        return self.read if self.figure is None else self.figure.told_by(self.read, code=self.code)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is on record of one indicator."""

    laid: tuple[Laid, ...]
    horizon: Period | None  # days that are looked at; None: all


def neighbourhoods(
    place: Locality, indicators: Collection[Indicator], around: date, only: Mapping[int, date] = EVERY_DAY
) -> Mapping[int, Neighbourhood]:
    """By the id of the indicator that figures count as; ten database queries at most, whatever their number.

    around: where figures are more than `on_record.MOST`, those nearest to this day are taken.
    only: by the id of an indicator the one last day of what is wanted of it.
    """
    known = {each.pk: each for each in indicators}
    held = nearest(place, indicators, around, only)
    rows = _laid_claims(place, known, held.horizons)
    if only:
        rows = [row for row in rows if only.get(row.indicator_id, row.last_day) == row.last_day]
    since = places.names_since(place) if any(row.claim["subject"] for row in rows) else {}
    settled = _left_out(rows)
    found: dict[int, list[Laid]] = defaultdict(list)
    for number, one in _joined(rows, stated(held.figures), settled, known, place):
        found[number].append(_called_as_now(one, since))
    return {number: Neighbourhood(tuple(tied(found[number])), held.horizons.get(number)) for number in known}


def _laid_claims(place: Locality, indicators: Collection[int], horizons: Mapping[int, Period]) -> list[LaidClaim]:
    rows = _CLAIMS.objects(place=place.pk, indicators=indicators)
    return [row for row in rows if _is_within(row.last_day, horizons.get(row.indicator_id))]


def _left_out(rows: Sequence[LaidClaim]) -> Mapping[int, Sequence[Span]]:
    """The places at which nothing waits that is to be held against others, by the texts' ids."""
    settled = intake.settled_places({row.text_id for row in rows})
    anew = places_sent_anew({row.text_id for row in rows if row.claim["rule"] == SIGNED})
    return {text: [*settled.get(text, ()), *anew.get(text, ())] for text in {*settled, *anew}}


_CLAIMS = ComposedObjects(  # of all documents but drafts
    lambda: (
        LaidClaim.objects.exclude(text__document__state=State.DRAFT)
        .filter(locality=slot("place"), indicator__among=slot("indicators"))
        .order_by("pk")
    )
)


def _is_within(day: date, horizon: Period | None) -> bool:
    return horizon is None or horizon.first <= day <= horizon.last


def _joined(
    rows: Sequence[LaidClaim],
    figures: Sequence[Stated],
    settled: Mapping[int, Sequence[Span]],
    indicators: Mapping[int, Indicator],
    place: Locality,
) -> Iterator[tuple[int, Laid]]:
    """Each place of a text once: as the register has it where a figure rests on it, else as it was read."""
    by_text: dict[int, list[LaidClaim]] = defaultdict(list)
    for row in rows:
        by_text[row.text_id].append(row)
    taken: dict[int, list[Span]] = defaultdict(list)
    for one in figures:
        taken[one.text_id].append(one.span)
        read = _touching(by_text.get(one.text_id, ()), one.span)
        yield one.counts_as, _of_figure(one, read, indicators[one.counts_as], place)
    for row in rows:
        others = (*taken[row.text_id], *settled.get(row.text_id, ()))
        free = not any(Span(row.start, row.end).touches(span) for span in others)
        read_as = _as_read(row, indicators[row.indicator_id], place) if free else None
        if read_as is not None:
            yield row.indicator_id, read_as


def _touching(rows: Iterable[LaidClaim], span: Span) -> LaidClaim | None:
    for row in rows:
        if Span(row.start, row.end).touches(span):
            return row
    return None


def _of_figure(row: Stated, read: LaidClaim | None, indicator: Indicator, place: Locality) -> Laid:
    data, code, sums = read.claim if read else row.claim, indicator.code, adds_up(indicator)
    claim = claim_from_json(data, **row.figure.facts(**_counted(row.figure, code, data["basis"])))
    if read is not None:
        return Laid(witness_of(read, claim, sums), data, row.text_id, row.figure, code)
    ref = ClaimRef(str(row.text_id), claim.id)  # the words around it are not known: in a sentence of its own
    witness = Witness(ref, claim, str(place.pk), sentence=row.span.start, adds_up=sums)
    return Laid(witness, data, row.text_id, row.figure, code)


def adds_up(indicator: Indicator) -> bool:
    """Whether its amounts of single months make that of the year."""
    return indicator.aggregation_time == Aggregation.SUM


def counting(claim: Claim, figure: Recorded, code: str) -> Claim:
    """The claim of a figure as it is laid beside others: named by what the register knows of it."""
    return figure.told_by(claim, **_counted(figure, code, claim.basis))


def _counted(figure: Recorded, code: str, basis: str | None) -> dict[str, Any]:
    """What a figure counts as, beside its own facts. basis: as it was read."""
    owned = figure.planned or figure.measure == Measure.ATTAINMENT
    return {
        "code": at_prices(code, figure.price_basis),
        "subject": figure.subject,
        "locality": None,
        "basis": (figure.set_by if owned else "") or basis,
        "period": counted_over(figure.days, figure.cumulative),
    }


def _as_read(row: LaidClaim, indicator: Indicator, place: Locality) -> Laid | None:
    """The claim in the indicator's unit; None where it has another, so that it can be no figure of it."""
    claim = claim_from_json(row.claim)
    series = Series(indicator, place, measure=Measure(claim.kind.value), planned=claim.planned)
    try:
        kept = checked_quantity(series, claim.quantity, claim.quote)
    except RegisterError:
        return None
    counts_as = replace(as_entered(claim, indicator.code), quantity=kept, locality=None)
    return Laid(witness_of(row, counts_as, adds_up(indicator)), claim, row.text_id)


def _called_as_now(one: Laid, since: Mapping[str, str]) -> Laid:
    """The same; what nobody decided on is about the unit of that name, whatever that is called since."""
    claim = one.witness.claim
    now = since.get(folded(claim.subject or "")) if one.figure is None else None
    return replace(one, witness=replace(one.witness, claim=replace(claim, subject=now))) if now else one


def tied(laid: Sequence[Laid]) -> Iterator[Laid]:
    """Each once; confirmed rates that their text ties to no amount measure the one amount of the same days; of an
    indicator in percent, the one count out of a total.

    A rate that its own text ties to an amount measures that one alone, also where it is out of force by now.
    """
    laid = list({one.witness.ref: one for one in reversed(laid)}.values())
    if not any(_is_rate(one) for one in laid):
        yield from laid
        return
    amounts: dict[tuple[object, ...], list[Laid]] = defaultdict(list)
    for one in laid:
        if one.figure is not None and one.figure.measure in AMOUNTS and not one.figure.planned:
            amounts[_measured(one)].append(one)
    for one in laid:
        same = _measured_by(one, amounts) if _is_rate(one) else ()
        linked = any(link.relation is Relation.RATES for link in one.witness.claim.links)
        if not linked and len({each.figure.pk for each in same if each.figure}) == 1:
            yield replace(one, witness=replace(one.witness, rates=same[0].witness.ref))
        else:
            yield one


def _is_rate(one: Laid) -> bool:
    """Whether it is a confirmed rate, or a result of an indicator in percent."""
    if one.figure is None or one.witness.claim.kind in RATES:
        return one.figure is not None
    return one.figure.unit == PERCENT and one.figure.measure == Measure.LEVEL and not one.figure.planned


def _measured_by(rate: Laid, amounts: Mapping[tuple[object, ...], Sequence[Laid]]) -> Sequence[Laid]:
    """The amounts that a rate may be of; a result in percent is of a count out of a total alone, an estimate of one."""
    same = amounts.get(_measured(rate), ())
    if rate.witness.claim.kind in RATES:
        return same
    counts = (each for each in same if each.witness.claim.kind is Kind.PROGRESS)
    return [each for each in counts if each.witness.claim.estimate == rate.witness.claim.estimate]


def _measured(one: Laid) -> tuple[object, ...]:
    claim = one.witness.claim
    return claim.code, folded(claim.subject or ""), claim.period
