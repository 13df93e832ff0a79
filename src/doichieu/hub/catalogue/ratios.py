"""Of which two others an indicator is the ratio: households that are poor, of all households.

What that moves is told by `intake.effects`; figures that are on record are never touched.
"""

from collections.abc import Mapping

from django.db import transaction

from doichieu.hub.access.viewers import Actor
from doichieu.hub.catalogue.errors import FactWrong, RatioWrong
from doichieu.hub.catalogue.facts import PERCENT, check_counted_alike
from doichieu.hub.catalogue.models import RATIO_PARTS, Act, Indicator
from doichieu.hub.catalogue.stewardship import lock, reason_of, record_act, steward_of

Part = Indicator | None


@transaction.atomic
def tie_ratio(*, indicator: Indicator, numerator: Part, denominator: Part, reason: str, by: Actor) -> Indicator:
    """Let an indicator be the ratio of two others, or the share of one that its reports give a total of; or of none.

    Nothing is written where that is so already.
    Raises access.Refused, access.UnknownActor, UnsaidReason, RatioWrong, UnitsDiffer.
    """
    steward, why = steward_of(by), reason_of(reason)
    [locked] = lock([indicator])
    check_ratio(locked, numerator, denominator)
    before, after = ratio_of(locked), _codes(numerator, denominator)
    if before == after:
        return locked
    locked.numerator, locked.denominator, locked.stewarded = numerator, denominator, True
    locked.save(update_fields=("numerator", "denominator", "stewarded"))
    record_act(Act.TIED, locked, {"before": before, "after": after}, why, steward)
    return locked


def check_ratio(indicator: Indicator, numerator: Part, denominator: Part) -> None:
    """Two different others that stand and are no ratios themselves; a percentage divides what is counted alike.

    A numerator alone is of totals that reports state beside it. Raises RatioWrong, UnitsDiffer.
    """
    parts = [part for part in (numerator, denominator) if part is not None]
    numbers = {indicator.pk, *(part.pk for part in parts)}
    gone = any(each.merged_into_id is not None for each in (indicator, *parts))
    nested = any(part.numerator_id is not None or part.unit == PERCENT for part in parts)
    divided = Indicator.objects.filter(numerator=indicator) | Indicator.objects.filter(denominator=indicator)
    if len(numbers) != len(parts) + 1 or gone or nested or (denominator is not None and numerator is None):
        raise RatioWrong(indicator=indicator.code)
    if parts and divided.exists():
        raise RatioWrong(indicator=indicator.code)
    if numerator and denominator and indicator.unit == PERCENT:
        check_counted_alike(denominator, numerator)


def ratio_of(indicator: Indicator) -> dict[str, str]:
    """The codes of what an indicator divides, by their names in `RATIO_PARTS`; empty for none."""
    return _codes(indicator.numerator, indicator.denominator)


def ratio_named(codes: Mapping[str, str]) -> tuple[Part, Part]:
    """The indicators of these codes. Raises FactWrong where there is none of one."""
    found = [_named(fact, codes.get(fact, "")) for fact in RATIO_PARTS]
    return found[0], found[1]


def _named(fact: str, written: str) -> Part:
    code = written.strip().upper()
    if not code:
        return None
    try:
        return Indicator.objects.get(code=code)
    except Indicator.DoesNotExist:
        raise FactWrong(fact=fact, written=written) from None


def _codes(numerator: Part, denominator: Part) -> dict[str, str]:
    return {name: part.code if part else "" for name, part in zip(RATIO_PARTS, (numerator, denominator), strict=True)}
