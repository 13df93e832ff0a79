"""What was rejected of organisations' forms and is still to come: one answer for a unit's page and who has reported."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from doichieu.claims import Period
from doichieu.hub.access.models import Role
from doichieu.hub.access.viewers import Held, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Origin, StoredClaim
from doichieu.hub.intake.entry_texts import basis_of
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.stated_again import Counted, What
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.models import Maturity
from doichieu.hub.register.queries import reported
from doichieu.lexicon import folded

FORM = "reading__text__document__"
ABOUT = ("kind", "planned", "first_day", "last_day")
ENTERED = "data__entered__"
COUNTED = (f"{ENTERED}price_basis", f"{ENTERED}cumulative", f"{ENTERED}maturity", "data__estimate", "data__basis")
PLACE = (f"{FORM}pk", "reading__text", "start", "end")
COLUMNS = ("pk", *PLACE, f"{FORM}organisation", "code", "data__locality", *COUNTED, *ABOUT)
BEFORE = ("replaces__reason", "replaces__replaces__action")
LAST = ("text", "start", "end", "action", "figure", "for_good", "reason", *BEFORE)
ACCEPTED = (Action.CONFIRMED, Action.CORRECTED)
Place = tuple[int, int, int]  # a text, and from where to where in it


@dataclass(frozen=True, slots=True)
class Rejected:
    """A figure of a form that was turned down, and that nothing took the place of."""

    claim: int  # the id of the stored claim
    unit: int  # the id of the organisation
    indicator: Indicator  # what it counts as
    planned: bool
    waits: int | None = None  # the id of the claim of an earlier form that still waits and may be confirmed


@dataclass(frozen=True, slots=True)
class _Sent:
    claim: int
    form: int
    place: Place
    indicator: Indicator
    what: What
    counted: Counted


class _Last(NamedTuple):
    """The last decision at a place, with what it replaces."""

    text: int
    start: int
    end: int
    action: str
    figure: int | None
    for_good: bool | None
    reason: str
    reopened_for: str | None
    before: str | None  # the action that was reopened


def wanted_again(place: Locality, *, unit: Subject | None = None, dated: Q | None = None) -> list[Rejected]:
    """What was rejected of the forms of a place's organisations and has to be sent again; one query, at most four.

    Left out: what waits in another form, unless a later one said it anew and was rejected, or was put on record
    from one, by unit, standing indicator, measure and days; what has a figure that holds, whoever entered it; and
    what was rejected for good (`Decision.for_good`), alone or with its whole form. Of the same that was rejected twice
    the last one is told. Prices, running count and whose plan it is are the same too, where both say them.
    unit: of this one alone. dated: of which days; None: of any. Nobody's view limits it: callers ask who may know.
    """
    sent = _sent(place, unit, dated)
    last = _decided({each.place[0] for each in sent})
    rejected = _rejected(last)
    turned_down = [each for each in sent if each.place in rejected]
    alive = _alive(sent, turned_down, last)
    wanted = [each for each in _last_of(turned_down, rejected) if not _met(each, alive[each.what])]
    standing = _on_record(place, {each.what for each in wanted})
    waiting = _waiting(sent, last)
    return [
        Rejected(each.claim, each.what.unit, each.indicator, each.what.planned, _last_alike(each, waiting[each.what]))
        for each in wanted
        if not any(each.counted.meets(held) for held in standing.get(each.what, ()))
    ]


def _last_of(turned_down: Sequence[_Sent], rejected: Mapping[Place, bool]) -> list[_Sent]:
    """Of the same that was rejected the last one, where that was not for good."""
    found: dict[What, list[_Sent]] = defaultdict(list)
    for each in turned_down:
        others = [one for one in found[each.what] if not one.counted.meets(each.counted)]
        found[each.what] = others if rejected[each.place] else [*others, each]
    return [each for same in found.values() for each in same]


def _alive(
    sent: Sequence[_Sent], turned_down: Sequence[_Sent], last: Mapping[Place, _Last]
) -> Mapping[What, Sequence[_Sent]]:
    """What has a figure, and what waits unless it was said anew later and that was rejected."""
    against: dict[What, list[_Sent]] = defaultdict(list)
    for each in turned_down:
        against[each.what].append(each)
    alive: dict[What, list[_Sent]] = defaultdict(list)
    for each in sent:
        decided = last.get(each.place)
        if _waits(decided):
            later = (one for one in against.get(each.what, ()) if one.form > each.form)
            counts = not any(one.counted.takes_the_place_of(each.counted) for one in later)
        else:
            counts = decided is not None and decided.figure is not None and decided.action in ACCEPTED
        if counts:
            alive[each.what].append(each)
    return alive


def _waiting(sent: Sequence[_Sent], last: Mapping[Place, _Last]) -> Mapping[What, Sequence[_Sent]]:
    """What nobody decided on, in the order of the forms."""
    found: dict[What, list[_Sent]] = defaultdict(list)
    for each in sent:
        if _waits(last.get(each.place)):
            found[each.what].append(each)
    return found


def _waits(decided: _Last | None) -> bool:
    return decided is None or decided.action == Action.REOPENED


def _last_alike(each: _Sent, others: Sequence[_Sent]) -> int | None:
    """The id of the last of these that is counted like this one."""
    return next((one.claim for one in reversed(others) if one.counted.meets(each.counted)), None)


def _met(each: _Sent, others: Sequence[_Sent]) -> bool:
    return any(one.counted.meets(each.counted) for one in others)


def _sent(place: Locality, unit: Subject | None, dated: Q | None) -> list[_Sent]:
    """What organisations signed, in the order of their forms."""
    whose = {f"{FORM}origin": Origin.ENTRY, f"{FORM}locality": place}
    whose |= {f"{FORM}organisation": unit} if unit else {f"{FORM}organisation__isnull": False}
    rows = StoredClaim.objects.filter(~Q(code=""), reading__in=documents.latest_readings(), **whose)
    rows = rows.filter(dated) if dated else rows
    columns = list(rows.order_by(f"{FORM}pk", "start").values_list(*COLUMNS))
    indicators = catalogue.standing_codes({row[6] for row in columns}) if columns else {}
    return [
        _Sent(claim, form, (text, start, end), standing, What(of, standing.pk, folded(named or ""), *about), how)
        for claim, form, text, start, end, of, code, named, prices, running, maturity, estimate, plan, *about in columns
        if (standing := indicators.get(code)) is not None
        for ripe in (maturity or (str(Maturity.ESTIMATE) if estimate else ""),)
        for how in (Counted(prices, running, ripe, folded(plan or "")),)
    ]


def _decided(texts: set[int]) -> Mapping[Place, _Last]:
    """What was decided last in these texts, by its place."""
    rows = Decision.objects.filter(text__among=texts, replaced_by__isnull=True).order_by()
    last = (_Last(*row) for row in rows.values_list(*LAST))
    return {(each.text, each.start, each.end): each for each in last}


def _rejected(last: Mapping[Place, _Last]) -> Mapping[Place, bool]:
    """The places where a rejection was decided last, and whether it is for good."""
    out = _taken_out([each for each in last.values() if each.for_good is None])
    return {
        place: each.before == Action.REJECTED or (each.text, each.reason) in out
        if each.for_good is None
        else each.for_good
        for place, each in last.items()
        if each.action == Action.REJECTED
    }


def _taken_out(last: Sequence[_Last]) -> set[tuple[int, str]]:
    """Texts and reasons of rejections from before these said whether they are for good: of forms that were taken out.

    Whoever did so reopened what was accepted and rejected all that was left, for one reason.
    """
    kept = {each.text for each in last if each.action != Action.REJECTED}
    undone = (each for each in last if each.before in ACCEPTED and each.reason == each.reopened_for)
    return {(each.text, each.reason) for each in undone if each.text not in kept}


def _on_record(place: Locality, wanted: Collection[What]) -> Mapping[What, Sequence[Counted]]:
    """Of these, what has figures that hold of the unit itself, for all who read inside its place; how each counts."""
    dated = [(each.first, each.last) for each in wanted if each.first and each.last]
    if not dated:
        return {}
    within = Period(min(first for first, _ in dated), max(last for _, last in dated))
    inside = Viewer(None, (Held(Role.CONTRIBUTOR, place.path),))
    held: dict[What, list[Counted]] = defaultdict(list)
    for row in reported(inside, localities=[place], within=within):
        days = row.days
        what = What(row.subject_id or 0, row.indicator_id, "", row.measure, row.planned, days.first, days.last)
        if what in wanted:
            held[what].append(Counted(row.price_basis, row.cumulative, "", folded(basis_of(row.set_by) or "")))
    return held
