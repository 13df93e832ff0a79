"""Every read about the catalogue. It is public, but for what is proposed for it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import PROTECT, Case, ForeignObjectRel, IntegerField, Q, QuerySet, Subquery, Value, When

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.models import (
    RATIO_PARTS,
    Amendment,
    Answer,
    Clock,
    Component,
    Indicator,
    PlanningPeriod,
    Suggestion,
    Wording,
)
from doichieu.hub.composed import Composed, ComposedObjects, partly_loaded, slot
from doichieu.hub.searching import holding
from doichieu.lexicon.search import search_terms


def indicators() -> QuerySet[Indicator]:
    """All indicators, by sector and code, but for those that were merged into another."""
    return Indicator.objects.filter(merged_into=None)


def indicators_whole() -> QuerySet[Indicator]:
    """The same with what each divides; one database query."""
    return indicators().select_related("merged_into", *RATIO_PARTS)


def indicators_in(first: date) -> QuerySet[Indicator]:
    """Those that were still in use when a period began."""
    return indicators().filter(Q(valid_to=None) | Q(valid_to__gte=first))


def indicator(code: str) -> Indicator:
    """The indicator with this code, also one that was merged or retired. Raises Indicator.DoesNotExist."""
    return Indicator.objects.select_related("merged_into", "split_from", *RATIO_PARTS).get(code=code)


def standing_codes(codes: Collection[str] | None = None) -> Mapping[str, Indicator]:
    """Codes with the indicator that each leads to: itself, or what it was merged into. None: all codes.

    One database query.
    """
    every = list(Indicator.objects.order_by()) if codes is None else _BY_CODE.objects(codes=codes)
    found = {row.pk: row for row in every}
    return {row.code: found[row.merged_into_id or row.pk] for row in every if codes is None or row.code in codes}


def _called() -> QuerySet[Indicator]:
    """Indicators by their codes, and what these were merged into."""
    called = Indicator.objects.order_by().filter(code__among=slot("codes"))
    return Indicator.objects.order_by().filter(
        Q(code__among=slot("codes")) | Q(pk__in=called.filter(merged_into__isnull=False).values("merged_into"))
    )


_BY_CODE = ComposedObjects(lambda: _called().defer("search"))


def coded(codes: Collection[str], named: PlanningPeriod) -> tuple[Mapping[str, Indicator], PlanningPeriod]:
    """What `standing_codes` says of these codes and `on_record` of a period; one database query, two where some code is
    none.
    """
    facts = {"name": named.name, "clock": named.clock, "first_day": named.first_day, "last_day": named.last_day}
    rows = _CODED.rows(codes=codes, **facts)
    found = {
        row.pk: row for row in (partly_loaded(Indicator, dict(zip(_COLUMNS, each, strict=False))) for each in rows)
    }
    period = partly_loaded(PlanningPeriod, {"id": rows[0][-1], **facts}) if rows and rows[0][-1] else None
    standing = {row.code: found[row.merged_into_id or row.pk] for row in found.values() if row.code in codes}
    return standing, period or (named if rows else on_record(named))


_COLUMNS = tuple(field.attname for field in Indicator._meta.concrete_fields if field.name != "search")  # noqa: SLF001


def _coded() -> QuerySet[Indicator, Any]:
    """What `_called` finds, each with the number of a period."""
    return _called().annotate(period=Subquery(_named().values("pk"))).values_list(*_COLUMNS, "period")


_CODED: Composed[Any] = Composed(_coded)


def counted_q(code: str, prefix: str = "indicator__") -> Q:
    """Condition: counted as the indicator of this code, as its own or as one that was merged into it.

    prefix: path to the indicator in the query.
    """
    return Q(**{f"{prefix}code": code}) | Q(**{f"{prefix}merged_into__code": code})


def parts_of(measured: Indicator) -> list[Indicator]:
    """What an indicator was split into; no query of one that has not ended."""
    return list(measured.parts.all()) if measured.valid_to else []


def indicators_known(numbers: Collection[int]) -> Mapping[int, Indicator]:
    """Indicators by their ids, each with what it was merged into; one database query."""
    rows = {row.pk: row for row in _INDICATORS.objects(indicators=numbers)} if numbers else {}
    for number in numbers:
        row = rows[number]
        if row.merged_into_id is not None:
            row.merged_into = rows[row.merged_into_id]
    return rows


def periods_known(numbers: Collection[int]) -> Mapping[int, PlanningPeriod]:
    """Periods by their ids; one database query."""
    return {row.pk: row for row in _PERIODS.objects(periods=numbers)} if numbers else {}


def _with_standing() -> QuerySet[Indicator]:
    asked = Indicator.objects.order_by().filter(pk__among=slot("indicators"))
    return Indicator.objects.order_by().filter(
        Q(pk__among=slot("indicators")) | Q(pk__in=asked.filter(merged_into__isnull=False).values("merged_into"))
    )


_INDICATORS = ComposedObjects(lambda: _with_standing().defer("search"))
_COMPONENTS: Composed[Any] = Composed(lambda: Component.objects.values_list("whole", "part"))
_PERIODS = ComposedObjects(lambda: PlanningPeriod.objects.order_by().filter(pk__among=slot("periods")))


def components() -> Mapping[Indicator, tuple[Indicator, ...]]:
    """What each composite indicator needs, in the order of their codes; two database queries, or one."""
    found: dict[int, list[int]] = defaultdict(list)
    for whole, part in _COMPONENTS.rows():
        found[whole].append(part)
    rows = indicators_known({*found, *chain.from_iterable(found.values())})
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
    facts = {"name": named.name, "clock": named.clock, "first_day": named.first_day, "last_day": named.last_day}
    return next(iter(_NAMED.objects(**facts)), named)


def _named() -> QuerySet[PlanningPeriod]:
    facts = {name: slot(name) for name in ("name", "clock", "first_day", "last_day")}
    return PlanningPeriod.objects.order_by().filter(**facts)


_NAMED = ComposedObjects(_named)


def period(name: str) -> PlanningPeriod:
    """The calendar's period of this name. Raises PlanningPeriod.DoesNotExist."""
    return PlanningPeriod.objects.get(name=name, clock=Clock.CALENDAR)
