"""What an organisation signed and sent, and what became of each figure: for its own pages, and for who reads inside."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from doichieu.claims import Claim, Period
from doichieu.claims.codec import claim_from_json
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Clock, Indicator
from doichieu.hub.catalogue.periods import is_issuers, name_on
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Origin, StoredClaim
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.stated_again import Counted, What, counted, what_of
from doichieu.hub.intake.wanted_again import wanted_again
from doichieu.hub.places.models import Subject
from doichieu.hub.register.models import Figure, PeriodClosing
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.register.resting import held_instead
from doichieu.hub.register.validity import Validity, validities_of

STILL_HOLDS = (Validity.HOLDS, None)
OF_FIGURE = ("figure__indicator__merged_into", "figure__period")


@dataclass(frozen=True, slots=True)
class SentFigure:
    """One figure of a signed form."""

    document: int  # the id of the form
    sent_at: datetime
    indicator: Indicator  # what it counts as
    claim: Claim
    decision: Decision | None  # None while it waits
    again: bool  # the same was sent anew in a later form
    is_wanted_again: bool  # it was turned down, and nothing took its place (`wanted_again`)
    validity: Validity = Validity.HOLDS  # what became by now of the figure that a reviewer made of it
    instead: HeldFigure | None = None  # what holds in that figure's place, where the viewer may see it
    sent_anew: bool = False  # it waits, and a later form says the same anew, which waits or has a figure
    earlier: "SentFigure | None" = None  # of what is wanted again: the same in an earlier form, where it still waits
    closing: PeriodClosing | None = None  # of its days, where it waits or is wanted again: first these are reopened

    @property
    def waits(self) -> bool:
        """Whether somebody is still to decide on it."""
        return self.decision is None and not self.sent_anew

    @property
    def is_missing(self) -> bool:
        """Whether it is wanted again, and no earlier one waits that may be confirmed instead."""
        return self.is_wanted_again and self.earlier is None

    @property
    def rejected(self) -> bool:
        """Whether a reviewer turned it down."""
        return self.decision is not None and self.decision.action == Action.REJECTED

    @property
    def state(self) -> str:
        """What became of it by now, as its own form says it (`labels.ACTIONS`)."""
        if self.decision is None:
            return "sent_anew" if self.sent_anew else "shut_out" if self.closing else "signed"
        if self.validity is not Validity.HOLDS:
            return str(self.validity)
        if self.rejected:
            return "turned_down"
        kept = self.decision.action == Action.CONFIRMED and self.decision.figure_id is None
        return "kept" if kept else str(self.decision.action)

    @property
    def page(self) -> str:
        """The name of its period, by which the page is called where it is entered; empty where it says none."""
        days, clock = self.claim.period, Clock.ISSUER if self.by_issuer else Clock.CALENDAR
        return name_on(days.first, days.last, clock) if days else ""

    @property
    def by_issuer(self) -> bool:
        """Whether its days are those of a period by its closing days."""
        days = self.claim.period
        return days is not None and is_issuers(days)

    @property
    def recorded(self) -> HeldFigure | None:
        """What a reviewer made of it, where that is another amount."""
        corrected = self.decision is not None and self.decision.action == Action.CORRECTED
        return HeldFigure.of(self.decision.figure) if corrected and self.decision and self.decision.figure else None


def sent_by(unit: Subject, viewer: Viewer, within: Collection[Period] = ()) -> list[SentFigure]:
    """The figures that an organisation sent in forms that it signed, the last first; at most ten database queries.

    None for who may read neither inside its place nor what is the organisation's own.
    within: of days that lie in one of these alone; empty: of any.
    """
    if not viewer.may(Act.READ_INTERNAL, unit.locality, unit):
        return []
    whose = {"reading__text__document__organisation": unit, "reading__text__document__origin": Origin.ENTRY}
    dated = Q()
    for days in within:
        dated |= Q(first_day__gte=days.first, last_day__lte=days.last)
    claims = StoredClaim.objects.filter(dated, ~Q(code=""), reading__in=documents.latest_readings(), **whose)
    rows = list(
        claims.order_by("-reading__text__document", "start").values_list(
            "pk", "reading__text", "reading__text__document", "reading__text__document__stored_at", "code", "data"
        )
    )
    decisions = _decisions({text for _, text, *_ in rows})
    became = _became([each.figure for each in decisions.values() if each.figure], viewer)
    indicators = catalogue.standing_codes({code for *_, code, _ in rows})
    wanted = {each.claim: each.waits for each in wanted_again(unit.locality, unit=unit, dated=dated)}
    found: dict[int, SentFigure] = {}  # by the id of the stored claim
    later: dict[What, list[tuple[int, Counted, bool]]] = defaultdict(list)  # form, how counted, whether it counts
    for number, text, document, sent_at, code, data in rows:
        if code not in indicators:
            continue
        claim = claim_from_json(data)
        what, how = what_of(unit.pk, indicators[code].pk, claim), counted(claim)
        decision = decisions.get((text, claim.span.start, claim.span.end))
        now = became.get(decision.figure_id if decision else None, STILL_HOLDS)
        known = (document, sent_at, indicators[code], claim, decision)
        since = [counts for form, other, counts in later[what] if form > document and other.takes_the_place_of(how)]
        anew = decision is None and any(since)
        found[number] = SentFigure(*known, bool(since), number in wanted, *now, sent_anew=anew)
        later[what].append((document, how, decision is None or decision.figure_id is not None))
    waiting = {number: found[earlier] for number, earlier in wanted.items() if earlier and earlier in found}
    return [replace(each, earlier=waiting[number]) if number in waiting else each for number, each in found.items()]


def _decisions(texts: set[int]) -> dict[tuple[int, int, int], Decision]:
    """The decisions that stand, by their places: the figure of a form has the same place whoever looks."""
    rows = Decision.objects.filter(text__in=texts, replaced_by__isnull=True).exclude(action=Action.REOPENED)
    return {(each.text_id, each.start, each.end): each for each in rows.select_related("decided_by", *OF_FIGURE)}


def _became(figures: Collection[Figure], viewer: Viewer) -> Mapping[int | None, tuple[Validity, HeldFigure | None]]:
    """What became of each by now, and what holds in the place of one that was replaced; at most three queries."""
    now = validities_of(figures, viewer)
    instead = held_instead([row for row in figures if now[row.pk] is Validity.REPLACED], viewer)
    return {number: (validity, instead.get(number)) for number, validity in now.items()}
