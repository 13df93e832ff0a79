"""What was rejected of organisations' forms and is still to come: one answer for a unit's page and who has reported."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

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
COUNTED = ("data__entered__price_basis", "data__entered__cumulative")
COLUMNS = ("pk", "reading__text", "start", "end", f"{FORM}organisation", "code", "data__locality", *COUNTED, *ABOUT)
LAST = ("text", "start", "end", "action", "for_good", "reason", "replaces__reason", "replaces__replaces__action")
ACCEPTED = (Action.CONFIRMED, Action.CORRECTED)
Place = tuple[int, int, int]  # a text, and from where to where in it
# unit, indicator, place named, prices and running count, and `ABOUT`
What = tuple[int, int, str, str, bool | None, str, bool, date | None, date | None]


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


class _Last(NamedTuple):
    """The last decision at a place, with what it replaces."""

    text: int
    start: int
    end: int
    action: str
    for_good: bool | None
    reason: str
    reopened_for: str | None
    before: str | None  # the action that was reopened


def wanted_again(place: Locality, *, unit: Subject | None = None, dated: Q | None = None) -> list[Rejected]:
    """What was rejected of the forms of a place's organisations and has to be sent again; one query, at most four.

    Left out: what waits or was accepted in another form, by unit, standing indicator, measure and days; what has a
    figure that holds, whoever entered it; and what was rejected for good (`Decision.for_good`), alone or with its whole
    form. Of the same that was rejected twice the last one is told.
    unit: of this one alone. dated: of which days; None: of any. Nobody's view limits it: callers ask who may know.
    """
    sent = _sent(place, unit, dated)
    rejected = _rejected({each.place[0] for each in sent})
    found: dict[What, _Sent] = {}
    for each in sent:
        if each.place in rejected:
            found.pop(each.what, None)
            found |= {} if rejected[each.place] else {each.what: each}
    alive = {each.what for each in sent if each.place not in rejected}
    wanted = {what: each for what, each in found.items() if what not in alive}
    standing = _on_record(place, wanted)
    return [
        Rejected(each.claim, what[0], each.indicator, what[6]) for what, each in wanted.items() if what not in standing
    ]


def _sent(place: Locality, unit: Subject | None, dated: Q | None) -> list[_Sent]:
    """What organisations signed, in the order of their forms."""
    whose = {f"{FORM}origin": Origin.ENTRY, f"{FORM}locality": place}
    whose |= {f"{FORM}organisation": unit} if unit else {f"{FORM}organisation__isnull": False}
    rows = StoredClaim.objects.filter(~Q(code=""), reading__in=documents.latest_readings(), **whose)
    rows = rows.filter(dated) if dated else rows
    columns = list(rows.order_by(f"{FORM}pk", "start").values_list(*COLUMNS))
    indicators = catalogue.standing_codes({row[5] for row in columns}) if columns else {}
    return [
        _Sent(claim, (text, start, end), counted, (of, counted.pk, folded(named or ""), prices or "", running, *about))
        for claim, text, start, end, of, code, named, prices, running, *about in columns
        if (counted := indicators.get(code)) is not None
    ]


def _rejected(texts: set[int]) -> Mapping[Place, bool]:
    """The places in these texts where a rejection was decided last, and whether it is for good."""
    rows = Decision.objects.filter(text__among=texts, replaced_by__isnull=True).order_by()
    last = [_Last(*row) for row in rows.values_list(*LAST)]
    out = _taken_out([each for each in last if each.for_good is None])
    return {
        (each.text, each.start, each.end): each.before == Action.REJECTED or (each.text, each.reason) in out
        if each.for_good is None
        else each.for_good
        for each in last
        if each.action == Action.REJECTED
    }


def _taken_out(last: Sequence[_Last]) -> set[tuple[int, str]]:
    """Texts and reasons of rejections from before these said whether they are for good: of forms that were taken out.

    Whoever did so reopened what was accepted and rejected all that was left, for one reason.
    """
    kept = {each.text for each in last if each.action != Action.REJECTED}
    undone = (each for each in last if each.before in ACCEPTED and each.reason == each.reopened_for)
    return {(each.text, each.reason) for each in undone if each.text not in kept}


def _on_record(place: Locality, wanted: Iterable[What]) -> set[What]:
    """Of these, what has a figure that holds of the unit itself, for all who read inside its place."""
    dated = [(first, last) for *_, first, last in wanted if first and last]
    if not dated:
        return set()
    within = Period(min(first for first, _ in dated), max(last for _, last in dated))
    inside = Viewer(None, (Held(Role.CONTRIBUTOR, place.path),))
    return {
        (
            *(row.subject_id, row.indicator_id, "", row.price_basis, row.cumulative),
            *(row.measure, row.planned, row.days.first, row.days.last),
        )
        for row in reported(inside, localities=[place], within=within)
        if row.subject_id
    }
