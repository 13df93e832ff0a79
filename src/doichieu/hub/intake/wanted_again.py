"""What was rejected of organisations' forms and is still to come: one answer for a unit's page and who has reported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from doichieu.claims import Period
from doichieu.hub.access.models import Role
from doichieu.hub.access.viewers import Held, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Origin, StoredClaim
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.queries import reported
from doichieu.lexicon import folded

FORM = "reading__text__document__"
ABOUT = ("kind", "planned", "first_day", "last_day")
COLUMNS = ("pk", "reading__text", "start", "end", f"{FORM}organisation", "code", "data__locality", *ABOUT)
ACCEPTED = (Action.CONFIRMED, Action.CORRECTED)
Place = tuple[int, int, int]  # a text, and from where to where in it
What = tuple[int, int, str, str, bool, date | None, date | None]  # unit, indicator, place named, and `ABOUT`


@dataclass(frozen=True, slots=True)
class Rejected:
    """A figure of a form that was turned down, and that nothing took the place of."""

    claim: int  # the id of the stored claim
    unit: int  # the id of the organisation
    indicator: Indicator  # what it counts as
    planned: bool


@dataclass(frozen=True, slots=True)
class _Sent:
    claim: int
    place: Place
    indicator: Indicator
    what: What


def wanted_again(place: Locality, *, unit: Subject | None = None, days: Period | None = None) -> list[Rejected]:
    """What was rejected of the forms of a place's organisations and has to be sent again; one query, at most five.

    Left out: what waits or was accepted in another form, by unit, standing indicator, measure and days; what has a
    figure that holds, whoever entered it; what was rejected by taking its form out of the figures; and what an office
    rejected anew after it had reopened a rejection. Of the same that was rejected twice the last one is told.
    unit: of this one alone. days: of just these. Nobody's view limits it: callers ask who may know.
    """
    sent = _sent(place, unit, days)
    decided = _decided({each.place[0] for each in sent})
    settled = _settled({place[0] for place, action in decided.items() if action == Action.REJECTED}, decided)
    found: dict[What, _Sent] = {}
    for each in sent:
        if decided.get(each.place) == Action.REJECTED:
            found.pop(each.what, None)
            found |= {each.what: each} if each.place not in settled else {}
    alive = {each.what for each in sent if decided.get(each.place) != Action.REJECTED}
    wanted = {what: each for what, each in found.items() if what not in alive}
    standing = _on_record(place, wanted)
    return [
        Rejected(each.claim, what[0], each.indicator, what[4]) for what, each in wanted.items() if what not in standing
    ]


def _sent(place: Locality, unit: Subject | None, days: Period | None) -> list[_Sent]:
    """What organisations signed, in the order of their forms."""
    whose = {f"{FORM}origin": Origin.ENTRY, f"{FORM}locality": place}
    whose |= {f"{FORM}organisation": unit} if unit else {f"{FORM}organisation__isnull": False}
    rows = StoredClaim.objects.filter(~Q(code=""), reading__in=documents.latest_readings(), **whose)
    if days:
        rows = rows.filter(first_day=days.first, last_day=days.last)
    columns = list(rows.order_by(f"{FORM}pk", "start").values_list(*COLUMNS))
    indicators = catalogue.standing_codes({row[5] for row in columns}) if columns else {}
    return [
        _Sent(claim, (text, start, end), counted, (of, counted.pk, folded(named or ""), *about))
        for claim, text, start, end, of, code, named, *about in columns
        if (counted := indicators.get(code)) is not None
    ]


def _decided(texts: set[int]) -> Mapping[Place, str]:
    """What was decided last of each place of these texts; reopened ones too."""
    rows = Decision.objects.filter(text__in=texts, replaced_by__isnull=True).order_by()
    return {
        (text, start, end): action for text, start, end, action in rows.values_list("text", "start", "end", "action")
    }


def _settled(texts: set[int], decided: Mapping[Place, str]) -> set[Place]:
    """The places of what was rejected for good.

    Whoever takes a form out reopens its figures and rejects all that is left, for one reason.
    """
    rows = Decision.objects.filter(text__in=texts, action=Action.REJECTED, replaced_by__isnull=True).order_by()
    columns = ("text", "start", "end", "reason", "replaces__reason", "replaces__replaces__action")
    rejected = list(rows.values_list(*columns))
    kept = {place[0] for place, action in decided.items() if action != Action.REJECTED}
    out = {
        (text, reason)
        for text, _, _, reason, reopened_for, before in rejected
        if before in ACCEPTED and reason == reopened_for and text not in kept
    }
    return {
        (text, start, end)
        for text, start, end, reason, _, before in rejected
        if (text, reason) in out or before == Action.REJECTED
    }


def _on_record(place: Locality, wanted: Iterable[What]) -> set[What]:
    """Of these, what has a figure that holds of the unit itself, for all who read inside its place."""
    dated = [(first, last) for *_, first, last in wanted if first and last]
    if not dated:
        return set()
    within = Period(min(first for first, _ in dated), max(last for _, last in dated))
    inside = Viewer(None, (Held(Role.CONTRIBUTOR, place.path),))
    return {
        (row.subject_id, row.indicator_id, "", row.measure, row.planned, row.days.first, row.days.last)
        for row in reported(inside, localities=[place], within=within)
        if row.subject_id
    }
