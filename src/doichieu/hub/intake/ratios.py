"""A percentage of an amount: how far a plan was carried out, or an indicator of its own in the catalogue."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from doichieu.claims import Claim, Kind
from doichieu.hub.catalogue.models import Indicator, Wording
from doichieu.hub.register.models import Measure
from doichieu.hub.register.units import PERCENT, unit_kind
from doichieu.lexicon import folded

PLAN_SYLLABLES = 2  # `kế hoạch`, `dự toán`: a basis that shares no more with a wording names any plan


@dataclass(frozen=True, slots=True)
class Ratio:
    """An indicator in percent, and what the indicator that it divides by is called."""

    indicator: Indicator
    whole: tuple[str, ...]  # folded wordings of the denominator


Ratios = Mapping[int, Sequence[Ratio]]  # by the id of the numerator


def ratios_of(claims: Iterable[Claim], indicators: Mapping[str, Indicator]) -> Ratios:
    """The ratios that percentages among the claims may be; no query where there are none, else two."""
    percentages = (each.code for each in claims if each.code and unit_kind(each.unit) == "percent")
    divided = {indicators[code].pk for code in percentages if code in indicators and indicators[code].unit != PERCENT}
    if not divided:
        return {}
    rows = list(Indicator.objects.filter(numerator__in=divided, unit=PERCENT))
    wordings: dict[int, list[str]] = defaultdict(list)
    for word in Wording.objects.filter(indicator__in={row.denominator_id for row in rows if row.denominator_id}):
        wordings[word.indicator_id].append(word.folded)
    found: dict[int, list[Ratio]] = defaultdict(list)
    for row in rows:
        found[row.numerator_id or 0].append(Ratio(row, tuple(wordings[row.denominator_id or 0])))
    return found


def indicated(claim: Claim, indicator: Indicator, ratios: Ratios) -> tuple[Indicator, Measure]:
    """The indicator and measure that a claim is offered under.

    A percentage of what the catalogue divides the amount by (`giải ngân 96% kế hoạch vốn`) is a level of that
    ratio; so is one without a basis, where there is one ratio. Of another basis it rates the amount's plan.
    """
    measure = Measure(claim.kind.value)
    rated = claim.kind in {Kind.LEVEL, Kind.ATTAINMENT} and unit_kind(claim.unit) == "percent"
    if not rated or indicator.unit == PERCENT:
        return indicator, measure
    known = ratios.get(indicator.pk, ())
    fitting = [ratio.indicator for ratio in known if claim.basis and _names_the_whole(claim.basis, ratio)]
    if not claim.basis and measure == Measure.LEVEL:
        fitting = [ratio.indicator for ratio in known]
    if len(fitting) == 1:
        return fitting[0], Measure.LEVEL
    return indicator, Measure.ATTAINMENT if claim.basis else measure


def _names_the_whole(basis: str, ratio: Ratio) -> bool:
    """Whether the basis begins as a wording of the denominator does, beyond the bare word for a plan."""
    said = folded(basis).split()
    return any(_shared(said, wording.split()) > PLAN_SYLLABLES for wording in ratio.whole)


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """How many syllables two phrases have in common at their beginning."""
    same = (one == other for one, other in zip(first, second, strict=False))
    return next((at for at, equal in enumerate(same) if not equal), min(len(first), len(second)))
