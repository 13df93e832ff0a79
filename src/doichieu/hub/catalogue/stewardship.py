"""What stewards do with indicators: every act in one transaction, with a reason, and on record in the ledger.

Figures are never touched. What is merged or split stays on record under its code, with its figures.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from doichieu.hub.access import viewers
from doichieu.hub.access.viewers import Actor, acting
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.errors import (
    EndedAlready,
    EndsTooEarly,
    FactFixed,
    FactWrong,
    MergedAway,
    PartsMissing,
    SameIndicator,
    SplitOff,
    UnsaidReason,
    WordingTaken,
)
from doichieu.hub.catalogue.facts import (
    FIXED,
    check_counted_alike,
    check_stays_percent,
    checked_code,
    checked_facts,
    facts_after,
    facts_of,
)
from doichieu.hub.catalogue.loading import search_column
from doichieu.hub.catalogue.models import RATIO_PARTS, Act, Amendment, Component, Indicator, Wording
from doichieu.hub.catalogue.queries import has_figures
from doichieu.hub.ledger import services as ledger
from doichieu.lexicon import folded

LONGEST_REASON, LONGEST_WORDING = 300, 200


@transaction.atomic
def add_indicator(*, code: str, facts: Mapping[str, str], reason: str, by: Actor) -> Indicator:
    """A new indicator, known by its Vietnamese name.

    facts: by the names in `facts.FACTS`. Raises access.Refused, access.UnknownActor, UnsaidReason, CodeFaulty,
    CodeTaken, FactMissing, FactWrong, WordingTaken.
    """
    steward, why = steward_of(by), reason_of(reason)
    written = checked_code(code)
    indicator = Indicator(code=written, stewarded=True, search="", **checked_facts(facts))
    _check_free(indicator.name_vi, None)
    indicator.save(force_insert=True)
    _give(indicator, [indicator.name_vi])
    record_act(Act.ADDED, indicator, {"after": facts_of(indicator)}, why, steward)
    return indicator


@transaction.atomic
def edit_indicator(*, indicator: Indicator, facts: Mapping[str, str], reason: str, by: Actor) -> Indicator:
    """Change what an indicator says; unit, direction and how it adds only while nothing rests on it.

    A new Vietnamese name becomes a wording too, and the old one stays one. Nothing is written where nothing
    differs. Raises what `add_indicator` raises, FactFixed, MergedAway.
    """
    steward, why = steward_of(by), reason_of(reason)
    [locked] = lock([indicator])
    refuse_merged(locked)
    rests = has_figures(locked)
    before, after = facts_of(locked), facts_after(locked, facts, rests=rests)
    changed = {name: said for name, said in after.items() if said != before[name]}
    if not changed:
        return locked
    fixed = next((name for name in FIXED if name in changed), None)
    if fixed is not None and rests:
        raise FactFixed(indicator=locked.code, fact=fixed)
    _check_free(after["name_vi"], locked)
    for name, said in changed.items():
        setattr(locked, name, said)
    locked.stewarded = True
    locked.save()
    _give(locked, [after["name_vi"]])
    facts_before = {name: before[name] for name in changed}
    record_act(Act.EDITED, locked, {"before": facts_before, "after": changed}, why, steward)
    return locked


@transaction.atomic
def give_wording(*, indicator: Indicator, text: str, reason: str, by: Actor) -> Indicator:
    """One more phrase by which documents name an indicator.

    Raises access.Refused, access.UnknownActor, UnsaidReason, MergedAway, FactWrong, WordingTaken.
    """
    steward, why = steward_of(by), reason_of(reason)
    [locked] = lock([indicator])
    refuse_merged(locked)
    phrase = " ".join(text.split())
    if not folded(phrase) or len(phrase) > LONGEST_WORDING:
        raise FactWrong(fact="wording", written=phrase)
    _check_free(phrase, locked)
    if _give(locked, [phrase]):
        record_act(Act.WORDED, locked, {"wordings": {locked.code: [phrase]}}, why, steward)
    return locked


@transaction.atomic
def merge_indicators(*, indicator: Indicator, into: Indicator, reason: str, by: Actor) -> Indicator:
    """Two codes for one thing become one: `indicator` leads to `into` from now on, with all its wordings.

    `separating.separate_indicator` takes it back.
    Its figures stay its own and are shown under `into`; ratios of it become ratios of `into`.
    Raises access.Refused, access.UnknownActor, UnsaidReason, SameIndicator, MergedAway, UnitsDiffer.
    """
    steward, why = steward_of(by), reason_of(reason)
    gone, kept = lock([indicator, into])
    if gone.pk == kept.pk:
        raise SameIndicator(indicator=gone.code)
    refuse_merged(gone)
    refuse_merged(kept)
    check_counted_alike(gone, kept)
    check_stays_percent(gone, kept)
    moved = list(gone.wordings.order_by("folded"))
    _move(moved, kept)
    Indicator.objects.filter(merged_into=gone).update(merged_into=kept)
    retied = _retie(gone, kept)
    gone.merged_into, gone.stewarded = kept, True
    gone.save(update_fields=("merged_into", "stewarded"))
    keep_search(gone, kept)
    facts = {"into": kept.code, "wordings": {kept.code: [wording.text for wording in moved]}, **retied}
    record_act(Act.MERGED, gone, facts, why, steward)
    return kept


@transaction.atomic
def split_indicator(
    *, indicator: Indicator, parts: Mapping[str, Sequence[Wording]], last_day: date, reason: str, by: Actor
) -> Indicator:
    """One code that meant several things ends on `last_day`; others follow it, each with the wordings that it takes.

    parts: by the code of each; wordings that none takes stay where they are, for documents about the time before.
    Raises access.Refused, access.UnknownActor, UnsaidReason, MergedAway, EndedAlready, SplitOff, PartsMissing,
    UnitsDiffer.
    """
    steward, why = steward_of(by), reason_of(reason)
    known = Indicator.objects.in_bulk(list(parts), field_name="code")
    whole, *others = lock([indicator, *known.values()])
    _check_parts(whole, others, parts)
    for other in others:
        _move(parts[other.code], other)
        other.split_from, other.stewarded = whole, True
        other.save(update_fields=("split_from", "stewarded"))
    whole.valid_to, whole.stewarded = last_day, True
    whole.save(update_fields=("valid_to", "stewarded"))
    keep_search(whole, *others)
    wordings = {code: [wording.text for wording in taken] for code, taken in parts.items()}
    record_act(Act.SPLIT, whole, {"wordings": wordings, "last_day": last_day.isoformat()}, why, steward)
    return whole


@transaction.atomic
def retire_indicator(*, indicator: Indicator, last_day: date, reason: str, by: Actor) -> Indicator:
    """An indicator that is measured no more after `last_day`; what is on record of it stays.

    `reinstating.reinstate_indicator` takes it back.
    Raises access.Refused, access.UnknownActor, UnsaidReason, MergedAway, EndedAlready, EndsTooEarly.
    """
    steward, why = steward_of(by), reason_of(reason)
    [locked] = lock([indicator])
    _refuse_gone(locked)
    if locked.valid_from is not None and last_day < locked.valid_from:
        raise EndsTooEarly(indicator=locked.code, first_day=locked.valid_from)
    locked.valid_to, locked.stewarded = last_day, True
    locked.save(update_fields=("valid_to", "stewarded"))
    record_act(Act.RETIRED, locked, {"last_day": last_day.isoformat()}, why, steward)
    return locked


def rehearse(act: Callable[[], object]) -> None:
    """Do an act and take it all back, to see whether it would be refused. Raises what the act raises."""
    with transaction.atomic():
        act()
        transaction.set_rollback(True)


def steward_of(by: Actor) -> User:
    """Who looks after the catalogue. Raises access.Refused, access.UnknownActor."""
    actor = acting(by)
    actor.must(viewers.Act.MANAGE_CATALOGUE, None)
    return actor.person(viewers.Act.MANAGE_CATALOGUE)


def reason_of(written: str) -> str:
    """A reason, cut to what is kept. Raises UnsaidReason."""
    reason = " ".join(written.split())[:LONGEST_REASON]
    if not reason:
        raise UnsaidReason
    return reason


def lock(wanted: Sequence[Indicator]) -> list[Indicator]:
    """The same rows as they are now, for nobody else to change; locked in one order, so that two acts never block."""
    numbers = [indicator.pk for indicator in wanted]
    rows = Indicator.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk")
    by_number = {row.pk: row for row in rows}
    return [by_number[number] for number in numbers]


def refuse_merged(indicator: Indicator) -> None:
    """Raises MergedAway."""
    if indicator.merged_into_id is not None:
        raise MergedAway(indicator=indicator.code, into=indicator.standing.code)


def _refuse_gone(indicator: Indicator) -> None:
    refuse_merged(indicator)
    if indicator.valid_to is not None:
        raise EndedAlready(indicator=indicator.code, last_day=indicator.valid_to)


def _check_parts(whole: Indicator, others: Sequence[Indicator], parts: Mapping[str, Sequence[Wording]]) -> None:
    taken = [wording for wordings in parts.values() for wording in wordings]
    own = all(wording.indicator_id == whole.pk for wording in taken)
    if len(others) < max(2, len(parts)) or whole.code in parts or not own:
        raise PartsMissing(indicator=whole.code)
    for each in (whole, *others):
        _refuse_gone(each)
        if each.split_from_id is not None and each is not whole:
            raise SplitOff(indicator=each.code)
        check_counted_alike(each, whole)
        check_stays_percent(whole, each)


def _check_free(phrase: str, indicator: Indicator | None) -> None:
    known = Wording.objects.filter(folded=folded(phrase)).select_related("indicator").first()
    if known is not None and (indicator is None or known.indicator_id != indicator.pk):
        raise WordingTaken(text=phrase, indicator=known.indicator.code)


def _give(indicator: Indicator, phrases: Collection[str]) -> list[Wording]:
    """Add the phrases that an indicator does not have yet; its search column follows."""
    known = set(indicator.wordings.values_list("folded", flat=True))
    new = [phrase for phrase in phrases if folded(phrase) not in known]
    now = timezone.now()
    rows = [
        Wording.objects.create(indicator=indicator, text=phrase, folded=folded(phrase), given_at=now) for phrase in new
    ]
    keep_search(indicator)
    return rows


def _move(wordings: Sequence[Wording], to: Indicator) -> None:
    Wording.objects.filter(pk__in=[each.pk for each in wordings]).update(indicator=to, given_at=timezone.now())


def _retie(gone: Indicator, kept: Indicator) -> dict[str, object]:
    """What rested on the one rests on the other; what that changed, by the names of an amendment's facts."""
    ratios = {}
    for part in RATIO_PARTS:
        rows = Indicator.objects.filter(**{part: gone})
        if codes := sorted(rows.values_list("code", flat=True)):
            ratios[part] = codes
            rows.update(**{part: kept})
    wholes = [gone, kept, *Indicator.objects.filter(components__part=gone)]
    before = compositions(wholes)
    _retie_components(gone, kept)
    after = compositions(wholes)
    changed = {code: [needed, after[code]] for code, needed in before.items() if needed != after[code]}
    return {
        **({"ratios": ratios} if ratios else {}),
        **({"compositions": changed} if changed else {}),
    }


def compositions(wholes: Sequence[Indicator]) -> dict[str, str]:
    """The codes that each of these needs, in order and parted by spaces, by its own code."""
    rows = Component.objects.filter(whole__in=wholes).order_by("part__code").values_list("whole", "part__code")
    needed: dict[int, list[str]] = {whole.pk: [] for whole in wholes}
    for whole, part in rows:
        needed[whole].append(part)
    return {whole.code: " ".join(needed[whole.pk]) for whole in wholes}


def _retie_components(gone: Indicator, kept: Indicator) -> None:
    """Whoever needed the one needs the other; nothing composite is needed by another afterwards."""
    needing = list(Component.objects.filter(part=kept).values_list("whole", flat=True))
    if kept.components.exists():
        Component.objects.filter(part=gone).delete()
    Component.objects.filter(part=gone, whole__in=[*needing, kept.pk]).delete()
    Component.objects.filter(part=gone).update(part=kept)
    if not kept.components.exists() and not kept.component_of.exists():
        gone.components.exclude(part=kept).update(whole=kept)
    gone.components.all().delete()


def keep_search(*indicators: Indicator) -> None:
    """Bring the search columns up to date with names and wordings."""
    for each in indicators:
        each.search = search_column(each)
        each.save(update_fields=("search",))


def record_act(act: Act, indicator: Indicator, facts: Mapping[str, object], reason: str, steward: User) -> None:
    row = Amendment.objects.create(
        act=act,
        indicator=indicator,
        facts=dict(facts),
        reason=reason,
        recorded_at=timezone.now(),
        recorded_by=steward,
    )
    ledger.record(f"indicator {act.value}", row, by=steward.username)
