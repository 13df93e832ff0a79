"""A percentage of an amount: how far a plan was carried out, or an indicator of its own in the catalogue."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from doichieu.claims import Claim, Kind
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.catalogue.plan_shares import committed_shares
from doichieu.hub.register.models import Measure
from doichieu.hub.register.units import PERCENT, same_measure
from doichieu.lexicon import folded, unit_kind
from doichieu.lexicon.plan_owners import plan_owner

PLAN_SYLLABLES = 2  # `kế hoạch`, `dự toán`: a basis that shares no more with a name means any plan


Ratios = Mapping[int, Sequence[Indicator]]  # indicators in percent, by the id of their numerator


def measured(claims: Iterable[Claim]) -> tuple[Mapping[str, Indicator], Ratios]:
    """The indicators of the claims by code, and the ratios that percentages among them may be; one query.

    A code that was merged gives the indicator that it leads to.
    """
    codes = {claim.code for claim in claims if claim.code}
    parts = Q(numerator__code__in=codes) | Q(numerator__merged__code__in=codes)
    rows = list(
        Indicator.objects.filter(Q(code__in=codes) | Q(parts, unit=PERCENT))
        .select_related("numerator", "denominator", "merged_into__numerator", "merged_into__denominator")
        .distinct()
    )
    ratios: dict[int, list[Indicator]] = defaultdict(list)
    for row in rows:
        if row.numerator_id is not None and row.unit == PERCENT:
            ratios[row.numerator_id].append(row)
    return {row.code: row.standing for row in rows if row.code in codes}, ratios


def worded(claims: Iterable[Claim], indicators: Mapping[str, Indicator]) -> Mapping[str, Indicator]:
    """What stewards say that words mean, by phrase, of claims without an indicator that is still measured.

    indicators: by code, as `measured` gives them. One query, and none where every claim has one.
    """
    phrases = {
        folded(claim.indicator)
        for claim in claims
        if claim.indicator and ((read := indicators.get(claim.code or "")) is None or read.valid_to is not None)
    }
    return catalogue.wordings_given(phrases) if phrases else {}


def in_use(claim: Claim, indicators: Mapping[str, Indicator], phrases: Mapping[str, Indicator]) -> Indicator | None:
    """The indicator of a claim: that of its code, else, or where that has ended, the one its words were given to.

    phrases: as `worded` gives them; one that is not counted in the claim's unit is not meant.
    """
    read = indicators.get(claim.code) if claim.code else None
    began = claim.period.first if claim.period else None
    if read is not None and (began is None or read.is_measured_in(began)):
        return read
    given = phrases.get(folded(claim.indicator)) if claim.indicator else None
    if given is None or given == read or (began is not None and not given.is_measured_in(began)):
        return None
    level = claim.kind is Kind.LEVEL
    return given if not level or same_measure(claim.unit, given.unit) or claim.unit == PERCENT else None


def indicated(claim: Claim, indicator: Indicator, ratios: Ratios) -> tuple[Indicator, Measure]:
    """The indicator and measure that a claim is offered under.

    A percentage of what the catalogue divides the amount by (`giải ngân 96% kế hoạch vốn`) is a level of that
    ratio; so is one without a basis, where there is one ratio; and of any plan, where the ratio is the amount's share
    of plan. Of another basis, or of a plan whose owner is named beside it, it rates the amount's plan.
    """
    measure = Measure(claim.kind.value)
    rated = claim.kind in {Kind.LEVEL, Kind.ATTAINMENT} and unit_kind(claim.unit) == "percent"
    if not rated or indicator.unit == PERCENT:
        return indicator, measure
    known = ratios.get(indicator.pk, ())
    fitting = [ratio for ratio in known if claim.basis and _names_the_whole(claim.basis, ratio)]
    if not claim.basis and measure == Measure.LEVEL:
        fitting = list(known)
    if not fitting and _is_of_a_plan(claim):
        fitting = [ratio for ratio in known if committed_shares().get(indicator.code) == ratio.code]
    if len(fitting) == 1:
        return fitting[0], Measure.LEVEL
    return indicator, Measure.ATTAINMENT if claim.basis else measure


def _is_of_a_plan(claim: Claim) -> bool:
    """Whether it rates a plan, and none of several that their owners tell apart."""
    return claim.kind is Kind.ATTAINMENT and not plan_owner(claim.basis or "")


def _names_the_whole(basis: str, ratio: Indicator) -> bool:
    """Whether the basis begins as the denominator's name does, beyond the bare word for a plan."""
    whole = folded(ratio.denominator.name_vi).split() if ratio.denominator else []
    return _shared(folded(basis).split(), whole) > PLAN_SYLLABLES


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """How many syllables two phrases have in common at their beginning."""
    same = (one == other for one, other in zip(first, second, strict=False))
    return next((at for at, equal in enumerate(same) if not equal), min(len(first), len(second)))
