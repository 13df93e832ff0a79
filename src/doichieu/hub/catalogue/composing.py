"""Which indicators a composite one needs: its target is met where each of theirs is."""

from collections.abc import Sequence

from django.db import transaction

from doichieu.hub.access.viewers import Actor
from doichieu.hub.catalogue.errors import ComponentsWrong, FactWrong
from doichieu.hub.catalogue.models import COMPONENTS, Act, Component, Indicator
from doichieu.hub.catalogue.queries import components_of
from doichieu.hub.catalogue.stewardship import lock, reason_of, record_act, steward_of


@transaction.atomic
def compose_indicator(*, indicator: Indicator, parts: Sequence[Indicator], reason: str, by: Actor) -> Indicator:
    """Let an indicator need these others, in place of those it needed; of none, and it is composite no more.

    Nothing is written where that is so already.
    Raises access.Refused, access.UnknownActor, UnsaidReason, ComponentsWrong.
    """
    steward, why = steward_of(by), reason_of(reason)
    [whole] = lock([indicator])
    check_components(whole, parts)
    before, after = codes_of(components_of(whole)), codes_of(parts)
    if before == after:
        return whole
    whole.components.all().delete()
    Component.objects.bulk_create(Component(whole=whole, part=part) for part in parts)
    whole.stewarded = True
    whole.save(update_fields=("stewarded",))
    facts = {"before": {COMPONENTS: before}, "after": {COMPONENTS: after}}
    record_act(Act.COMPOSED, whole, facts, why, steward)
    return whole


def indicators_named(codes: str) -> list[Indicator]:
    """The indicators of these codes, parted by spaces. Raises FactWrong where there is none of one."""
    wanted = codes.upper().split()
    parts = list(Indicator.objects.filter(code__in=wanted).order_by("code"))
    if len(parts) != len(set(wanted)):
        raise FactWrong(fact=COMPONENTS, written=codes)
    return parts


def codes_of(parts: Sequence[Indicator]) -> str:
    """The codes in order, parted by spaces."""
    return " ".join(sorted(part.code for part in parts))


def check_components(whole: Indicator, parts: Sequence[Indicator]) -> None:
    """Two others at least or none at all, all of them standing; and nothing composite is itself a part.

    Raises ComponentsWrong.
    """
    numbers = {part.pk for part in parts}
    gone = whole.merged_into_id is not None or any(part.merged_into_id is not None for part in parts)
    nested = Component.objects.filter(whole__in=numbers).exists() or (
        bool(parts) and Component.objects.filter(part=whole).exists()
    )
    if len(numbers) != len(parts) or len(parts) == 1 or whole.pk in numbers or gone or nested:
        raise ComponentsWrong(indicator=whole.code)
