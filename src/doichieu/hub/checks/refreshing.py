"""The jobs that keep findings current: each looks at what a write touched, and at nothing else.

A document by itself; then, for each indicator of a place that the write is about, everything on record of it across
documents and time. An import is checked once for all its figures of a place.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet, prefetch_related_objects
from django.db.models.functions import Coalesce

from doichieu.claims import Claim, Period
from doichieu.claims.codec import claim_from_json
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.across import followed_across
from doichieu.hub.checks.following import Followed, followed
from doichieu.hub.checks.kin import ABOVE, followed_above, kin_beside, pairs_of
from doichieu.hub.checks.laying import lay_claims
from doichieu.hub.checks.models import LaidClaim, StoredFinding
from doichieu.hub.checks.neighbourhoods import Laid, Neighbourhood, adds_up, neighbourhoods
from doichieu.hub.checks.on_record import EVERY_DAY
from doichieu.hub.checks.peers import peers_of
from doichieu.hub.checks.recording import Scope, bring_up_to_date, is_up_to_date
from doichieu.hub.composed import Composed, ComposedObjects, partly_loaded, slot
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document
from doichieu.hub.intake import queries as intake
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import Current, Evidence, Figure

PLACES = "outlier.places"  # the wording that hangs on figures of other places
_PLACE = ("id", "parent_id", "level", "kind")  # what a check asks of a figure's place and of its indicator
_INDICATOR = ("id", "code", "merged_into_id", "unit", "share", "aggregation_time", "aggregation_space")


def refresh_findings(document_id: int) -> None:
    """Bring the findings about a document's figures up to date with its reading and the decisions on it.

    The job of "document read". First those of the document by itself, then those of each indicator that it has
    figures of, across documents and time. New findings are opened; those that no longer follow are closed as such;
    one that follows again is opened again. Called again it changes nothing.
    """
    refresh_document(document_id)
    for place_id, latest in _touched_by(document_id).items():
        _refresh_indicators(place_id, latest)


def refresh_after_decision(decision_id: int) -> None:
    """Bring up to date what a decision touches: its document, unless the claim holds as read, and the figure's own."""
    decision = _loaded(Decision.objects.filter(pk=decision_id)).get()
    if decision.action != Action.CONFIRMED and (decision.replaces is None or decision.replaces.action != "confirmed"):
        refresh_document(decision.text.document_id)
    figure = decision.figure or (decision.replaces.figure if decision.replaces else None)
    if figure is not None:
        refresh_after_figure(figure.pk)
    elif decision.text.document.locality is not None:
        _refresh_around_claim(decision.text.document.locality, claim_from_json(decision.claim))


def refresh_after_figure(figure_id: int) -> None:
    """Bring up to date what is laid beside a figure that was added, replaced or withdrawn."""
    [(last_day, *columns)] = _WRITTEN.rows(figure=figure_id)
    place = partly_loaded(Locality, dict(zip(_PLACE, columns, strict=False)))
    indicator = partly_loaded(Indicator, dict(zip(_INDICATOR, columns[len(_PLACE) :], strict=True)))
    refresh_neighbourhoods(place, [indicator.standing], last_day)


def refresh_place(place_id: int, text_id: int) -> None:
    """Bring up to date what is laid beside the figures of a place that stand in one text."""
    stated = Evidence.objects.filter(figure=OuterRef("figure"), text=text_id)  # by place first: a text has millions
    rows = Current.objects.filter(Exists(stated), locality=place_id)
    _refresh_indicators(place_id, _indicators_of(rows, "indicator", "period__last_day"))


def refresh_whole_place(place_id: int) -> None:
    """Check all that is on record of a place, each of its indicators once."""
    latest = _indicators_of(Current.objects.filter(locality=place_id), "indicator", "period__last_day")
    claims = LaidClaim.objects.filter(locality=place_id)
    latest |= {number: max(last, latest.get(number, last)) for number, last in _latest_claims(claims).items()}
    _refresh_indicators(place_id, latest)


@transaction.atomic
def refresh_document(document_id: int) -> None:
    """Bring up to date what a document contradicts by itself, and keep its claims ready to be laid beside others."""
    document = Document.objects.select_for_update(of=("self",), no_key=True).defer("original", "search")
    row = document.select_related("locality").get(pk=document_id)
    stored = documents.stored_reading_of(row)
    if stored is None:
        return
    reading = documents.reading_in(stored)
    codes = catalogue.standing_codes({claim.code for claim in reading.claims if claim.code})
    lay_claims(row, stored, reading, codes)
    sums = {code: adds_up(indicator) for code, indicator in codes.items()}
    now = followed(document_id, stored.text_id, reading, intake.changing_decisions(stored.text), sums)
    known = StoredFinding.objects.filter(document=row, place__isnull=True).prefetch_related("figures")
    bring_up_to_date([(one, Scope()) for one in now], list(known))


def refresh_neighbourhoods(place: Locality, indicators: Collection[Indicator], around: date) -> None:
    """Check indicators of a place, each by itself, across documents and time, and bring their findings up to date.

    indicators: that figures count as. Most writes change no finding: it is looked first, in at most seven database
    queries, eight where an indicator is part of another, and only what has to be written is followed again in a
    transaction.
    """
    if not is_up_to_date(*_compared(place, indicators, around)):
        with transaction.atomic():
            bring_up_to_date(*_compared(place, indicators, around))


def _refresh_indicators(place_id: int, latest: Mapping[int, date]) -> None:
    """Check indicators of a place, by their ids. latest: the last day of what is on record of each."""
    if latest:
        indicators = list(Indicator.objects.filter(pk__among=latest).order_by())
        refresh_neighbourhoods(Locality.objects.get(pk=place_id), indicators, max(latest.values()))


def _compared(
    place: Locality, indicators: Collection[Indicator], around: date
) -> tuple[list[tuple[Followed, Scope]], list[StoredFinding]]:
    """What follows now, and the findings on record that this look covers."""
    kin = kin_beside(indicators)
    only = {each.pk: around for each in kin} if len(indicators) == 1 else EVERY_DAY
    every = neighbourhoods(place, [*indicators, *kin], around, only)
    found = {each.pk: every[each.pk] for each in indicators}
    periods = {each for one in found.values() for each in _nearest_period(one.laid, around)}
    peers = peers_of(place, _counted(found), {pk for pk, _ in periods})
    now = [
        (one, Scope(place, number))
        for number, each in found.items()
        for one in followed_across(place.pk, number, each, peers)
    ]
    now += [(one, Scope(place, number)) for number, one in followed_above(place.pk, indicators, kin, every)]
    on_record = _ON_RECORD.objects(place=place.pk, indicators=list(every))
    prefetch_related_objects(on_record, "figures")
    looked = _Looked(
        keys={one.key for one, _ in now},
        days=frozenset(last for _, last in periods),
        kin_on=around if only else None,
        wholes={part.pk: whole.pk for part, whole in pairs_of(indicators, kin)},
    )
    return now, [row for row in on_record if looked.at(row, found, every)]


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a run covers: what it finds, and whatever it would find again if that followed still."""

    keys: Collection[str]
    days: Collection[date]  # on which it laid figures beside those of like places
    kin_on: date | None  # the one day of which it laid those of kin; None: all
    wholes: Mapping[int, int]  # of the parts that it held against their whole, by their ids

    def at(self, row: StoredFinding, found: Mapping[int, Neighbourhood], every: Mapping[int, Neighbourhood]) -> bool:
        """Whether all figures of a finding that hold were looked at."""
        number = row.indicator_id or 0
        if row.key in self.keys:
            return True
        whole = self.wholes.get(number) if row.check_name == ABOVE else None
        if number not in found and whole is None:
            return False
        around = every[number]
        horizons = [each for each in (around.horizon, every[whole].horizon if whole else None) if each is not None]
        held = {(one.text_id, one.witness.claim.span.start) for one in around.laid} if row.wording == PLACES else ()
        for figure in row.figures.all():
            period = claim_from_json(figure.claim).period
            if period is None:
                continue
            if not all(_within(period, each) for each in horizons):
                return False
            if row.check_name == ABOVE and self.kin_on not in {None, period.last}:
                return False
            if row.wording == PLACES and (figure.text_id, figure.start) in held and period.last not in self.days:
                return False
        return True


def _within(period: Period, horizon: Period) -> bool:
    return horizon.first <= period.last <= horizon.last


def _counted(found: Mapping[int, Neighbourhood]) -> set[int]:
    """The ids under which the figures stand, merged indicators their own."""
    return {one.figure.indicator_id for each in found.values() for one in each.laid if one.figure is not None}


def _nearest_period(laid: Sequence[Laid], around: date) -> list[tuple[int | None, date]]:
    """The one period, by id and last day, that is laid beside like places: of the result nearest to the day."""
    figures = [one.figure for one in laid if one.figure is not None and not one.figure.planned]
    nearest = min(figures, key=lambda one: (abs(one.last_day - around), one.pk), default=None)
    return [(nearest.period_id, nearest.last_day)] if nearest else []


def _touched_by(document_id: int) -> Mapping[int, Mapping[int, date]]:
    """By place the indicators that a document has claims or figures of, each with the latest day of them."""
    found: dict[int, dict[int, date]] = defaultdict(dict)
    claims = LaidClaim.objects.filter(text__document=document_id).values_list("locality", "indicator", "last_day")
    figures = Evidence.objects.filter(text__document=document_id).values_list(
        "figure__locality", Coalesce("figure__indicator__merged_into", "figure__indicator"), "figure__period__last_day"
    )
    for place, indicator, last in chain(claims.distinct(), figures.distinct()):
        found[place][indicator] = max(last, found[place].get(indicator, last))
    return found


def _indicators_of(rows: QuerySet[Any], indicator: str, last_day: str) -> dict[int, date]:
    """The indicators that figures count as, each with the last day of the latest."""
    counted = Coalesce(f"{indicator}__merged_into", indicator)
    return dict(rows.order_by().annotate(counted=counted).values_list("counted").annotate(last=Max(last_day)))


def _latest_claims(claims: QuerySet[LaidClaim]) -> dict[int, date]:
    return dict(claims.order_by().values_list("indicator").annotate(last=Max("last_day")))


def _refresh_around_claim(place: Locality, claim: Claim) -> None:
    indicator = catalogue.standing_codes({claim.code or ""}).get(claim.code or "")
    if indicator is not None and claim.period is not None:
        refresh_neighbourhoods(place, [indicator], claim.period.last)


def _loaded(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    loaded = rows.select_related("text__document__locality", "replaces__figure", "figure")
    return loaded.defer("text__data", "text__document__original", "text__document__search")


def _written() -> QuerySet[Figure, tuple[Any, ...]]:
    """The last day of a figure, and the columns of its place and of its indicator."""
    return Figure.objects.filter(pk=slot("figure")).values_list(
        "period__last_day",
        *(f"locality__{name}" for name in _PLACE),
        *(f"indicator__{name}" for name in _INDICATOR),
    )


_WRITTEN = Composed(_written)
_ON_RECORD = ComposedObjects(
    lambda: StoredFinding.objects.filter(place=slot("place"), indicator__among=slot("indicators"))
)
