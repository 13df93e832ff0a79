"""Every read about the catalogue. It is public, but for what is proposed for it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import PROTECT, Case, ForeignObjectRel, IntegerField, Q, QuerySet, Value, When

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.models import (
    Amendment,
    Answer,
    Clock,
    Component,
    Indicator,
    PlanningPeriod,
    Suggestion,
    Wording,
)
from doichieu.hub.searching import holding
from doichieu.lexicon.search import search_terms


def indicators() -> QuerySet[Indicator]:
    """All indicators, by sector and code, but for those that were merged into another."""
    return Indicator.objects.filter(merged_into=None)


def indicators_in(first: date) -> QuerySet[Indicator]:
    """Those that were still in use when a period began."""
    return indicators().filter(Q(valid_to=None) | Q(valid_to__gte=first))


def indicator(code: str) -> Indicator:
    """The indicator with this code, also one that was merged or retired. Raises Indicator.DoesNotExist."""
    return Indicator.objects.select_related("merged_into", "split_from").get(code=code)


def standing_codes(codes: Collection[str] | None = None) -> Mapping[str, Indicator]:
    """Codes with the indicator that each leads to: itself, or what it was merged into. None: all codes.

    One database query, and another where some were merged.
    """
    rows = Indicator.objects.order_by()
    known = list(rows if codes is None else rows.filter(code__among=codes))
    kept = rows.in_bulk({row.merged_into_id for row in known if row.merged_into_id is not None})
    return {row.code: kept.get(row.merged_into_id or row.pk, row) for row in known}


def counted_q(code: str, prefix: str = "indicator__") -> Q:
    """Condition: counted as the indicator of this code, as its own or as one that was merged into it.

    prefix: path to the indicator in the query.
    """
    return Q(**{f"{prefix}code": code}) | Q(**{f"{prefix}merged_into__code": code})


def parts_of(measured: Indicator) -> list[Indicator]:
    """What an indicator was split into; no query of one that has not ended."""
    return list(measured.parts.all()) if measured.valid_to else []


def components() -> Mapping[Indicator, tuple[Indicator, ...]]:
    """What each composite indicator needs, in the order of their codes; two database queries, or one."""
    found: dict[int, list[int]] = defaultdict(list)
    for whole, part in Component.objects.values_list("whole", "part"):
        found[whole].append(part)
    rows = Indicator.objects.order_by().in_bulk({*found, *chain.from_iterable(found.values())})
    return {rows[whole]: tuple(rows[part] for part in parts) for whole, parts in found.items()}


def components_of(measured: Indicator) -> list[Indicator]:
    """What a composite indicator needs; empty for any other."""
    return list(Indicator.objects.filter(component_of__whole=measured).order_by("code"))


def composition_of(measured: Indicator) -> tuple[list[Indicator], list[Indicator]]:
    """What an indicator needs, and what needs it; one database query."""
    ties = Component.objects.filter(Q(whole=measured) | Q(part=measured)).select_related("whole", "part")
    rows = list(ties.order_by("whole__code", "part__code"))
    needed = [row.part for row in rows if row.whole_id == measured.pk]
    return needed, [row.whole for row in rows if row.part_id == measured.pk]


def has_figures(measured: Indicator) -> bool:
    """Whether rows of other apps rest on an indicator, or ratios do: whatever would keep it from being deleted."""
    return any(_rows_resting(relation, measured).exists() for relation in _resting_relations())


def _resting_relations() -> Iterator[ForeignObjectRel]:
    """The ways in which a row can rest on an indicator: all that protect it, but for the steward's own records."""
    for relation in Indicator._meta.get_fields(include_hidden=True):  # noqa: SLF001 - Django documents `_meta` as public
        if isinstance(relation, ForeignObjectRel) and relation.on_delete is PROTECT:
            own = relation.related_model._meta.app_label == Indicator._meta.app_label  # noqa: SLF001
            if not own or relation.field.name in RATIO_PARTS:
                yield relation


RATIO_PARTS = ("numerator", "denominator")


def _rows_resting(relation: ForeignObjectRel, measured: Indicator) -> QuerySet[Any]:
    rows: QuerySet[Any] = relation.related_model._base_manager.filter(**{relation.field.name: measured})  # noqa: SLF001
    return rows


def wordings_given(phrases: Collection[str]) -> Mapping[str, Indicator]:
    """The indicators that stewards gave these folded phrases to, by phrase."""
    rows = Wording.objects.filter(folded__in=phrases, given_at__isnull=False).select_related("indicator__denominator")
    return {row.folded: row.indicator for row in rows}


def amendments_of(measured: Indicator) -> QuerySet[Amendment]:
    """What stewards did with an indicator and with what was merged into it, the latest first."""
    rows = Amendment.objects.filter(Q(indicator=measured) | Q(indicator__merged_into=measured))
    return rows.select_related("indicator", "recorded_by").order_by("-pk")


def suggestions(viewer: Viewer) -> QuerySet[Suggestion]:
    """What is proposed, open ones first: all of it for stewards, to others what they proposed themselves."""
    rows = Suggestion.objects.select_related("indicator", "suggested_by", "answered_by")
    if not viewer.may(Act.MANAGE_CATALOGUE, None):
        rows = rows.filter(suggested_by=viewer.user) if viewer.user else rows.none()
    is_open = Case(When(answer=Answer.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by(is_open, "-pk")


def suggestion(number: int, viewer: Viewer) -> Suggestion:
    """One of `suggestions`. Raises Suggestion.DoesNotExist."""
    return suggestions(viewer).get(pk=number)


def wordings() -> Mapping[str, str]:
    """Every known phrase, folded, with the code of its indicator: what the reader is handed."""
    return dict(Wording.objects.order_by("folded").values_list("folded", "indicator__code"))


def wordings_of(measured: Indicator) -> QuerySet[Wording]:
    """The phrases that documents use for an indicator."""
    return Wording.objects.filter(indicator=measured).order_by("folded")


def found(query: str, limit: int = 50) -> list[Indicator]:
    """Indicators that hold every word of `query`, without diacritics and with short forms written out.

    The one with that code comes first, then those that hold the words in a row.
    """
    terms = search_terms(query)
    if not terms:
        return []
    rank = Case(
        When(code__iexact=query.strip(), then=Value(0)),
        When(search__contains=" ".join(terms), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return list(Indicator.objects.filter(holding(terms)).annotate(rank=rank).order_by("rank", "sector", "code")[:limit])


def periods() -> QuerySet[PlanningPeriod]:
    """All periods on record, the latest first."""
    return PlanningPeriod.objects.order_by("-last_day", "first_day")


def on_record(named: PlanningPeriod) -> PlanningPeriod:
    """The row of a period where there is one, else the period as it is."""
    rows = PlanningPeriod.objects.filter(name=named.name, clock=named.clock)
    return rows.filter(first_day=named.first_day, last_day=named.last_day).first() or named


def period(name: str) -> PlanningPeriod:
    """The calendar's period of this name. Raises PlanningPeriod.DoesNotExist."""
    return PlanningPeriod.objects.get(name=name, clock=Clock.CALENDAR)
