"""What waits of an organisation's form and the same organisation sent anew in a later one: it asks for nobody any more.

Nothing is decided by that: a reviewer may still confirm it or reject it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from doichieu.claims import Claim, Span
from doichieu.claims.codec import claim_from_json
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, Origin, StoredClaim
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.queries import PendingDocument, pending_documents, undecided_claims
from doichieu.hub.intake.stated_again import What, counted, what_of

FORM = "reading__text__document__"
ABOUT = ("kind", "planned", "first_day", "last_day")
COLUMNS = ("pk", "reading__text", f"{FORM}pk", f"{FORM}stored_at", f"{FORM}organisation", "code", *ABOUT, "data")
Key = tuple[int, int, str, bool, date | None, date | None]  # unit, indicator, and `ABOUT`


class _Row(NamedTuple):
    """Of `COLUMNS`."""

    number: int
    text: int
    document: int
    sent_at: datetime
    unit: int
    code: str
    kind: str
    planned: bool
    first_day: date | None
    last_day: date | None
    data: Mapping[str, Any]

    def key(self, indicators: Mapping[str, int]) -> Key:
        """What is the same of all that state the same, as far as columns say."""
        return self.unit, indicators[self.code], self.kind, self.planned, self.first_day, self.last_day


@dataclass(frozen=True, slots=True)
class SentClaim:
    """A figure of an organisation's form."""

    number: int  # the id of the stored claim
    text: int
    document: int  # the id of the form
    sent_at: datetime
    claim: Claim
    what: What


@dataclass(frozen=True, slots=True)
class SentAnew:
    """A figure that waits, and the same as it was sent last."""

    earlier: SentClaim
    later: SentClaim


def sent_anew(among: Q) -> list[SentAnew]:
    """Of the claims of this condition those that wait, and that a later form states anew which waits or has a figure.

    The same is: of the same organisation, indicator, measure and days, as target or result, of the same owner, at the
    same prices and of the same running count (any, where a form is from before these were said), and no less ripe.
    At most three database queries, one where nothing waits. Nobody's view limits it.
    """
    return _stated_later(among, ~Q(Exists(_without_figure())))


def sent_since(form: Document) -> set[str]:
    """The ids of the claims that wait of a form and that its unit stated anew in any later one, whatever became of it.

    The same is as in `sent_anew`. At most three database queries. Nobody's view limits it.
    """
    if not form.organisation_id:
        return set()
    return {each.earlier.claim.id for each in _stated_later(Q(**{f"{FORM}pk": form.pk}), Q())}


def anew_in(form: Document, viewer: Viewer) -> Mapping[str, SentClaim]:
    """What waits of a signed form and was sent anew, as it was sent last, by the claim's id on the form.

    None for who may not read what is internal to its place.
    """
    return waiting_anew(form) if viewer.may(Act.READ_INTERNAL, form.locality, form.organisation) else {}


def rejected_anew_in(form: Document, viewer: Viewer) -> Mapping[str, SentClaim]:
    """What waits of a signed form and was rejected where it was sent anew, as it was rejected last; as in `anew_in`.

    Left out: what is in `anew_in`.
    """
    if not form.organisation_id or not viewer.may(Act.READ_INTERNAL, form.locality, form.organisation):
        return {}
    among = Q(**{f"{FORM}pk": form.pk})
    rejected = Q(Exists(_without_figure().filter(action=Action.REJECTED)))
    found = {each.earlier.claim.id: each.later for each in _stated_later(among, rejected)}
    standing = waiting_anew(form) if found else {}
    return {claim: later for claim, later in found.items() if claim not in standing}


def waiting_anew(form: Document) -> Mapping[str, SentClaim]:
    """What waits of a signed form and was sent anew, as `anew_in` gives it. Nobody's view limits it."""
    if not form.organisation_id:
        return {}
    return {each.earlier.claim.id: each.later for each in sent_anew(Q(**{f"{FORM}pk": form.pk}))}


def places_sent_anew(texts: Collection[int]) -> Mapping[int, list[Span]]:
    """The places of texts, by their ids, at which what was sent anew waits. Nobody's view limits it."""
    found: dict[int, list[Span]] = defaultdict(list)
    for each in sent_anew(Q(reading__text__among=texts)) if texts else ():
        found[each.earlier.text].append(each.earlier.claim.span)
    return found


def claims_sent_anew(claims: Collection[int]) -> set[int]:
    """Those of the stored claims with these ids that wait and were sent anew; no query where there are none."""
    return {each.earlier.number for each in sent_anew(Q(pk__among=claims))} if claims else set()


def pending_now(viewer: Viewer) -> list[PendingDocument]:
    """`pending_documents`, without what was sent anew: a form of which nothing else waits is left out."""
    pending = pending_documents(viewer)
    forms = {each.document.pk for each in pending if each.document.organisation_id}
    anew: dict[int, int] = defaultdict(int)
    for each in sent_anew(Q(**{f"{FORM}pk__among": forms})) if forms else ():
        anew[each.earlier.document] += 1
    counted = (
        PendingDocument(each.document, each.claims, each.undecided - anew.get(each.document.pk, 0)) for each in pending
    )
    return [each for each in counted if each.undecided]


def _stated_later(among: Q, which: Q) -> list[SentAnew]:
    """Of the claims of the one condition those that wait, each with the last of the other that states it anew."""
    form = Q(**{f"{FORM}origin": Origin.ENTRY, f"{FORM}organisation__isnull": False}) & ~Q(code="")
    rows = undecided_claims().filter(among, form, first_day__isnull=False, last_day__isnull=False)
    waiting = [_Row(*row) for row in rows.values_list(*COLUMNS)]
    indicators = _indicators({row.code for row in waiting}) if waiting else {}
    waiting = [row for row in waiting if row.code in indicators]
    if not waiting:
        return []
    since: dict[Key, int] = {}  # the first form in which it waits
    for row in waiting:
        key = row.key(indicators)
        since[key] = min(row.document, since.get(key, row.document))
    sent = StoredClaim.objects.filter(_like(waiting, indicators), form, which, reading__in=documents.latest_readings())
    later: dict[What, list[SentClaim]] = defaultdict(list)
    again: set[Key] = set()
    for row in (_Row(*row) for row in sent.order_by(f"-{FORM}pk", "-start").values_list(*COLUMNS)):
        key = row.key(indicators)
        if key in since and row.document > since[key]:
            one = _sent(row, indicators)
            later[one.what].append(one)
            again.add(key)
    earlier = [_sent(row, indicators) for row in waiting if row.key(indicators) in again]
    pairs = ((each, _last(each, later.get(each.what, ()))) for each in earlier)
    return [SentAnew(each, last) for each, last in pairs if last is not None]


def _like(waiting: Sequence[_Row], indicators: Mapping[str, int]) -> Q:
    """Claims of forms after the first of these, that may state one of these anew."""
    first = [row.first_day for row in waiting if row.first_day]
    last = [row.last_day for row in waiting if row.last_day]
    since, units = min(row.document for row in waiting), {row.unit for row in waiting}
    form = Q(**{f"{FORM}pk__gt": since}) & Q(**{f"{FORM}organisation__among": units})
    days = {"first_day__range": (min(first), max(first)), "last_day__range": (min(last), max(last))}
    return form & Q(code__among=set(indicators), kind__in={row.kind for row in waiting}, **days)


def _last(earlier: SentClaim, later: Sequence[SentClaim]) -> SentClaim | None:
    """The last that states the earlier one anew. later: about the same, the last first."""
    for each in later:
        if each.document > earlier.document and counted(each.claim).takes_the_place_of(counted(earlier.claim)):
            return each
    return None


def _without_figure() -> QuerySet[Decision]:
    """That a claim was rejected, or kept on its form alone; a decision on a form has its very place."""
    at = {"text": OuterRef("reading__text"), "start": OuterRef("start"), "end": OuterRef("end")}
    standing = Decision.objects.filter(figure__isnull=True, replaced_by__isnull=True, **at)
    return standing.exclude(action=Action.REOPENED)


def _indicators(codes: Collection[str]) -> Mapping[str, int]:
    """By its code the id of what each of these counts as, and of all that counts as the same; one database query."""
    rows = Indicator.objects.order_by().annotate(counts_as=Coalesce("merged_into", "pk"))
    named = rows.filter(code__among=codes).values("counts_as")
    return dict(rows.filter(counts_as__in=named).values_list("code", "counts_as"))


def _sent(row: _Row, indicators: Mapping[str, int]) -> SentClaim:
    claim = claim_from_json(row.data)
    what = what_of(row.unit, indicators[row.code], claim)
    return SentClaim(row.number, row.text, row.document, row.sent_at, claim, what)
