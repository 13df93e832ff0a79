"""Every read about the catalogue. It is public."""

from collections.abc import Mapping

from django.db.models import Case, IntegerField, QuerySet, Value, When

from doichieu.hub.catalogue.models import Clock, Indicator, PlanningPeriod, Wording
from doichieu.hub.searching import holding
from doichieu.lexicon.search import search_terms


def indicators() -> QuerySet[Indicator]:
    """All indicators, by sector and code."""
    return Indicator.objects.all()


def indicator(code: str) -> Indicator:
    """The indicator with this code. Raises Indicator.DoesNotExist."""
    return Indicator.objects.get(code=code)


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


def period(name: str) -> PlanningPeriod:
    """The calendar's period of this name. Raises PlanningPeriod.DoesNotExist."""
    return PlanningPeriod.objects.get(name=name, clock=Clock.CALENDAR)
