"""A merge is taken back: what was one for a while is two again, each with what it had."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from doichieu.hub.access.viewers import Actor
from doichieu.hub.catalogue.composing import indicators_named
from doichieu.hub.catalogue.errors import NotMerged
from doichieu.hub.catalogue.models import RATIO_PARTS, Act, Amendment, Component, Indicator, Wording
from doichieu.hub.catalogue.stewardship import (
    compositions,
    keep_search,
    lock,
    reason_of,
    record_act,
    steward_of,
)
from doichieu.lexicon import folded


@transaction.atomic
def separate_indicator(*, indicator: Indicator, reason: str, by: Actor) -> Indicator:
    """Take a merge back: the code counts for itself again, with the wordings that it brought.

    What was merged into it before comes along; ratios and composites that were its own are so again, unless a
    steward changed them since. Raises access.Refused, access.UnknownActor, UnsaidReason, NotMerged.
    """
    steward, why = steward_of(by), reason_of(reason)
    gone, kept = lock([indicator, _counted_as(indicator)])
    act, number = merge_of(gone)
    if number != kept.pk:
        raise NotMerged(indicator=gone.code)  # it was merged on a moment ago
    back = wordings_returning(gone)
    texts = [wording.text for wording in back]
    Wording.objects.filter(pk__in=[each.pk for each in back]).update(indicator=gone, given_at=timezone.now())
    Indicator.objects.filter(pk__in=[each.pk for each in _followers(gone, kept)]).update(merged_into=gone)
    _give_back_ratios(act.facts.get("ratios", {}), gone, kept)
    gone.merged_into = None
    gone.save(update_fields=("merged_into",))
    _give_back_compositions(act.facts.get("compositions", {}))
    keep_search(gone, kept)
    record_act(Act.SEPARATED, gone, {"from": kept.code, "wordings": {gone.code: texts}}, why, steward)
    return gone


def _counted_as(indicator: Indicator) -> Indicator:
    """What an indicator was merged into, as it is now. Raises NotMerged."""
    kept = Indicator.objects.filter(merged=indicator).first()
    if kept is None:
        raise NotMerged(indicator=indicator.code)
    return kept


def merge_of(gone: Indicator) -> tuple[Amendment, int]:
    """The act by which an indicator was merged last, and the id of what it counts as. Raises NotMerged."""
    act = Amendment.objects.filter(indicator=gone, act=Act.MERGED).order_by("-pk").first()
    if gone.merged_into_id is None or act is None:
        raise NotMerged(indicator=gone.code)
    return act, gone.merged_into_id


def wordings_returning(gone: Indicator) -> list[Wording]:
    """The wordings that a merged indicator brought and that are still where it was merged into. Raises NotMerged."""
    act, kept = merge_of(gone)
    brought = [folded(text) for texts in act.facts["wordings"].values() for text in texts]
    return list(Wording.objects.filter(indicator=kept, folded__in=brought).order_by("folded"))


def _followers(gone: Indicator, kept: Indicator) -> list[Indicator]:
    """What was merged into the indicator before it was merged itself, also by way of another."""
    others = list(Indicator.objects.filter(merged_into=kept).exclude(pk=gone.pk))
    acts = Amendment.objects.filter(indicator__in=others, act=Act.MERGED).order_by("pk")
    went = {row.indicator_id: row.facts["into"] for row in acts.only("indicator", "facts")}
    found: list[Indicator] = []
    reached = {gone.code}
    while new := [each for each in others if each not in found and went.get(each.pk) in reached]:
        found += new
        reached |= {each.code for each in new}
    return found


def _give_back_ratios(retied: Mapping[str, Sequence[str]], gone: Indicator, kept: Indicator) -> None:
    """retied: the codes of what divided the one and divides the other since, by their names in `RATIO_PARTS`."""
    for part in RATIO_PARTS:
        rows = Indicator.objects.filter(code__in=retied.get(part, ()), **{part: kept})
        rows.update(**{part: gone})


def _give_back_compositions(changed: Mapping[str, Sequence[str]]) -> None:
    """changed: what composites needed before and after the merge, by their codes; one that differs since stays."""
    wholes = Indicator.objects.in_bulk(list(changed), field_name="code")
    now: Mapping[str, Any] = compositions(list(wholes.values()))
    for code, whole in wholes.items():
        before, after = changed[code]
        if now[code] == after:
            whole.components.all().delete()
            Component.objects.bulk_create(Component(whole=whole, part=part) for part in indicators_named(before))
