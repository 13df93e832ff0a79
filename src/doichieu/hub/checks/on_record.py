"""The figures that hold of an indicator of a place, with their witnesses: as plain rows, since a check lays many."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from json import JSONDecoder
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from doichieu.claims import Claim, Period, Quantity, Span
from doichieu.claims.codec import BOUNDS, KINDS
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.composed import Composed, slot
from doichieu.hub.intake.entry_lines import advances
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import Current, Evidence, Maturity

EVERY_DAY: Mapping[int, date] = {}  # no indicator of which one day alone is wanted
MOST = 120  # figures of one indicator that are laid side by side, the nearest in time


class Recorded(NamedTuple):
    """What counts of a figure: its columns by the names of `register.models.Figure`, and those of what it names."""

    pk: int  # 0: not stored yet
    supersedes_id: int | None
    indicator_id: int
    subject: str | None
    period_id: int | None
    first_day: date
    last_day: date
    measure: str
    planned: bool
    set_by: str
    price_basis: str
    cumulative: bool | None
    maturity: str
    value: Decimal
    upper: Decimal | None
    total: Decimal | None
    step: Decimal
    unit: str
    bound: str

    @property
    def days(self) -> Period:
        """First and last day of its period."""
        return Period(self.first_day, self.last_day)

    def told_by(self, claim: Claim, **others: Any) -> Claim:
        """The claim with what the register says of it, and with `others`."""
        return replace(claim, **self.facts(**others))

    def facts(self, **others: Any) -> dict[str, Any]:
        """What the register says of a claim, by the names of its fields, and `others`."""
        return {
            "quantity": Quantity(self.value, self.upper, self.total, self.step, self.unit, BOUNDS[self.bound]),
            "kind": KINDS[self.measure],
            "planned": self.planned,
            "estimate": self.maturity == Maturity.ESTIMATE,
            **others,
        } | ({} if "period" in others else {"period": self.days})


_FIGURE = (
    *("figure", "figure__supersedes", "figure__indicator", "figure__subject__name", "figure__period"),
    *("figure__period__first_day", "figure__period__last_day"),
    *(f"figure__{name}" for name in Recorded._fields[Recorded._fields.index("measure") :]),
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure by one of its witnesses."""

    pk: int  # of the witness
    counts_as: int  # id of an indicator
    text_id: int
    span: Span
    claim: Mapping[str, Any]  # `claims.codec.claim_to_json`, as it was read
    figure: Recorded


@dataclass(frozen=True, slots=True)
class Nearest:
    """Which figures are laid side by side."""

    figures: Mapping[int, int]  # by their ids the indicator that each counts as
    horizons: Mapping[int, Period]  # of an indicator with more than MOST: the days of those


def nearest(
    place: Locality, indicators: Collection[Indicator], around: date, only: Mapping[int, date] = EVERY_DAY
) -> Nearest:
    """The figures in force that count as these indicators, those nearest to a day where they are many; one query.

    only: by the id of an indicator the one last day of what is wanted of it.
    """
    codes, numbers = zip(*((each.code, each.pk) for each in indicators), strict=True) if indicators else ((), ())
    rows = _IN_FORCE.rows(codes=codes, indicators=numbers, place=place.pk)
    found: dict[int, list[tuple[int, int, date]]] = defaultdict(list)
    for indicator, merged_into, figure, last in rows:
        found[merged_into or indicator].append((abs((last - around).days), figure, last))
    for number, day in only.items():
        found[number] = [each for each in found.get(number, ()) if each[2] == day]
    held: dict[int, int] = {}
    horizons = {}
    for number, figures in found.items():
        figures.sort()
        if len(figures) > MOST:
            days = [last for *_, last in figures[:MOST]]
            horizons[number] = Period(min(days), max(days))
        held.update((figure, number) for _, figure, _ in figures[:MOST])
    return Nearest(held, horizons)


def stated(held: Mapping[int, int]) -> list[Stated]:
    """The witnesses of figures in force, and of estimates that a riper figure took the place of, as they came.

    held: as in `Nearest.figures`. One query, and another where figures replaced others. No figure in force has a
    witness that was taken back: the row that follows such a figure is without it.
    """
    rows = _rows(_STATED.rows(figures=held), held)
    after = {one.figure.supersedes_id: one for one in rows if one.figure.supersedes_id is not None}
    if after:
        replaced = _rows(_STANDING.rows(figures=after), {pk: one.counts_as for pk, one in after.items()})
        rows += [one for one in replaced if ripens(one.figure.maturity, after[one.figure.pk].figure.maturity)]
    return sorted(rows, key=lambda one: one.pk)


def ripens(before: str, after: str) -> bool:
    """Whether what takes the place of a figure is riper than the estimate that it was."""
    return before == Maturity.ESTIMATE and advances(before, after)


def _rows(witnesses: Iterable[tuple[Any, ...]], counted: Mapping[int, int]) -> list[Stated]:
    return [
        Stated(pk, counted[figure[0]], text, Span(start, end), _read(claim)[0], Recorded._make(figure))
        for pk, text, start, end, claim, *figure in witnesses
    ]


def _in_force() -> QuerySet[Current, tuple[int, int | None, int, date]]:
    """The figures that hold of a place and indicators: indicator, what that was merged into, figure, last day."""
    own = Q(indicator__code__among=slot("codes"))  # a column of the row that `merged_into` is of
    rows = Current.objects.filter(own | Q(indicator__merged_into__among=slot("indicators")), locality=slot("place"))
    return rows.values_list("indicator", "indicator__merged_into", "figure", "period__last_day")


def _witnesses() -> QuerySet[Evidence, tuple[Any, ...]]:
    """The witnesses of figures; a claim as it is written, for to decode it here takes a tenth of the calls."""
    rows = Evidence.objects.order_by().filter(figure__among=slot("figures"))
    written = rows.annotate(written=Cast("claim", TextField()))
    return written.values_list("pk", "text", "start", "end", "written", *_FIGURE)


_read = JSONDecoder().raw_decode
_IN_FORCE = Composed(_in_force)
_STATED = Composed(_witnesses)
_STANDING = Composed(lambda: _witnesses().filter(retraction__isnull=True))
