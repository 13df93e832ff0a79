"""Closing a period for a place, and reopening it by a recorded act."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from doichieu.claims import Period
from doichieu.hub.access.viewers import Act, Actor, acting
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.catalogue.periods import named_days
from doichieu.hub.catalogue.services import ensure_period
from doichieu.hub.composed import Composed, partly_loaded, slot
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.hub.register.errors import PeriodClosed, ReasonMissing
from doichieu.hub.register.models import PeriodClosing, PeriodReopening
from doichieu.hub.register.turns import Key, wait_for_others
from doichieu.hub.statements import asked, on_postgresql


@transaction.atomic
def close_period(*, locality: Locality, period: Period, by: Actor, reason: str = "") -> PeriodClosing:
    """Let nothing more be entered or changed for a place, and what lies under it, in these days.

    A period that is closed already stays so. Raises access.Refused and UnknownActor.
    """
    actor = acting(by)
    actor.must(Act.CLOSE, locality)
    person = actor.person(Act.CLOSE)
    _hold_back(locality.pk)  # before the chain is: whoever enters figures takes the two in this order
    named = ensure_period(period.first, period.last, by=actor.name)
    standing = _standing().filter(locality=locality, period=named).first()
    if standing is not None:
        return standing
    closing = PeriodClosing(
        locality=locality, period=named, reason=reason.strip()[:300], recorded_at=timezone.now(), recorded_by=person
    )
    closing.save()
    ledger.record("period closed", closing, by=actor.name)
    return closing


@transaction.atomic
def reopen_period(*, closing: PeriodClosing, reason: str, by: Actor) -> PeriodReopening:
    """Let figures be entered again. Reopened twice it is reopened once.

    Raises access.Refused and UnknownActor, ReasonMissing.
    """
    actor = acting(by)
    actor.must(Act.CLOSE, closing.locality)
    person = actor.person(Act.CLOSE)
    if not reason.strip():
        raise ReasonMissing
    _hold_back(closing.locality_id)
    known = PeriodReopening.objects.filter(closing=closing).first()
    if known is not None:
        return known
    reopening = PeriodReopening(
        closing=closing, reason=reason.strip()[:300], recorded_at=timezone.now(), recorded_by=person
    )
    reopening.save()
    ledger.record("period reopened", reopening, by=actor.name)
    return reopening


@dataclass(frozen=True, slots=True)
class Held:
    """What stays as it is for one act until its transaction ends: what is closed for some places and those above them,
    and what others wrote of the series and periods for whose turn it waited.
    """

    localities: frozenset[int]
    closings: Sequence[PeriodClosing]
    turns: dict[Key, bool] = field(default_factory=dict)  # whether there may be a figure of them

    def wait_for_others(self, keys: Iterable[Key]) -> Mapping[Key, bool]:
        """Let nobody else write these, and whether there may be a figure of each; see `turns.wait_for_others`.

        An act of several figures asks for all of them before it writes the first, and outside of any savepoint. At
        most one database query, none for those that were asked for before.
        """
        new = [key for key in keys if key not in self.turns]
        if new:
            self.turns.update(wait_for_others(new))
        return self.turns

    def check(self, locality: Locality, period: PlanningPeriod) -> None:
        """Raises PeriodClosed."""
        check_open_among(self.closings, locality, period)


def hold_open(localities: Collection[Locality]) -> Held:
    """Let nobody close a period for these places, or one above them, and read what is closed already.

    Two database queries, one on SQLite; see `wait_for_closings`.
    """
    wait_for_closings(localities)
    rows = _OVER.rows(places=_with_those_above(localities))
    return Held(frozenset(place.pk for place in localities), [_closing(row) for row in rows])


# What says whether a closing is of a place and a period, and how it is told.
_OF_PLACE, _OF_PERIOD = ("id", "path", "kind", "name"), ("id", "name", "clock", "first_day", "last_day")
_COVERING = ("pk", *(f"locality__{name}" for name in _OF_PLACE), *(f"period__{name}" for name in _OF_PERIOD))
_OVER: Composed[Any] = Composed(
    lambda: _standing().filter(locality__among=slot("places")).order_by("pk").values_list(*_COVERING)
)


def _closing(row: Sequence[Any]) -> PeriodClosing:
    place = partly_loaded(Locality, dict(zip(_OF_PLACE, row[1:], strict=False)))
    period = partly_loaded(PlanningPeriod, dict(zip(_OF_PERIOD, row[1 + len(_OF_PLACE) :], strict=True)))
    closing = partly_loaded(PeriodClosing, {"id": row[0], "locality_id": place.pk, "period_id": period.pk})
    closing.locality, closing.period = place, period
    return closing


def closings_over(localities: Collection[Locality], days: Period) -> QuerySet[PeriodClosing]:
    """The closings that stand for any of these places or a place above them, over all of these days."""
    rows = _standing().filter(locality__in=_with_those_above(localities))
    covering = rows.filter(period__first_day__lte=days.first, period__last_day__gte=days.last)
    return covering.select_related("locality", "period", "recorded_by").order_by("pk")


def closings_for(locality: Locality) -> Sequence[PeriodClosing]:
    """Every closing that stands for a place or one above it; one database query."""
    rows = _standing().filter(locality__in=_with_those_above([locality]))
    return list(rows.select_related("locality", "period", "recorded_by").order_by("pk"))


def closing_over(locality: Locality, days: Period) -> PeriodClosing | None:
    """The first of these for one place; one database query, and one more where there is one."""
    found = _WHOLLY_OVER.rows(places=_with_those_above([locality]), first=days.first, last=days.last)
    return closings_over([locality], days).first() if found else None


_WHOLLY_OVER: Composed[Any] = Composed(
    lambda: (
        _standing()
        .filter(
            locality__among=slot("places"),
            period__first_day__lte=slot("first"),
            period__last_day__gte=slot("last"),
        )
        .values_list("pk")
    )
)


def wait_for_closings(localities: Collection[Locality]) -> None:
    """Let nobody close a period for these places, or one above them, before this transaction ends.

    What is found closed from then on still holds when the figures are there for others to see. Whoever closes waits,
    those who enter figures do not wait for each other. To be called before anything is put on the chain.
    On SQLite there is one writer at a time, and nothing to wait for.
    """
    if not on_postgresql():
        return
    places = sorted(_with_those_above(localities))
    asked("SELECT id FROM places_locality WHERE id = ANY(%s) ORDER BY id FOR SHARE", places)


def check_open_among(closings: Iterable[PeriodClosing], locality: Locality, period: PlanningPeriod) -> None:
    """Raises PeriodClosed where one of these closings, for the place or one above it, covers all days of the period."""
    closing = closing_among(closings, locality, period)
    if closing is not None:
        raise PeriodClosed(place=str(closing.locality), period=period.name)


def closing_among(
    closings: Iterable[PeriodClosing], locality: Locality, period: PlanningPeriod
) -> PeriodClosing | None:
    """The first of these closings that is for the place or one above it, and covers all days of the period."""
    days = named_days(period)
    for closing in closings:
        covers = closing.period.first_day <= days.first and days.last <= closing.period.last_day
        if covers and locality.path.startswith(closing.locality.path):
            return closing
    return None


def standing_closings() -> Sequence[PeriodClosing]:
    """Every closing that stands, with its place and period."""
    return list(_standing().select_related("locality", "period").order_by("pk"))


def closings_of(locality: Locality, days: Period) -> Sequence[PeriodClosing]:
    """Every closing of the place itself that touches these days, reopened ones too, the latest first."""
    rows = PeriodClosing.objects.filter(locality=locality, period__first_day__lte=days.last)
    touching = rows.filter(period__last_day__gte=days.first).select_related(
        "period", "recorded_by", "reopening__recorded_by"
    )
    return list(touching.order_by("-pk"))


def _hold_back(locality_id: int) -> None:
    """Of two who close or reopen for a place, and of those who enter figures, the second waits for the first."""
    Locality.objects.select_for_update(no_key=True).only("pk").get(pk=locality_id)


def _with_those_above(localities: Collection[Locality]) -> set[int]:
    above = {int(number) for place in localities for number in place.path.split("/") if number}
    return above | {place.pk for place in localities}


def _standing() -> QuerySet[PeriodClosing]:
    return PeriodClosing.objects.filter(reopening__isnull=True)
