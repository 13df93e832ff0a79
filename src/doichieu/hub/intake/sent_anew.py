"""What waits of an organisation's form and the same organisation sent anew in a later one: it asks for nobody any more.

Nothing is decided by that: a reviewer may still confirm it or reject it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from doichieu.claims import Claim, Period, Span
from doichieu.claims.codec import claim_from_json
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, Origin, StoredClaim
from doichieu.hub.intake.entry_texts import counted_as
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.queries import PendingDocument, pending_documents, undecided_claims
from doichieu.lexicon import folded

FORM = "reading__text__document__"
COLUMNS = ("pk", "reading__text", f"{FORM}pk", f"{FORM}stored_at", f"{FORM}organisation", "code", "data")
Row = tuple[int, int, int, datetime, int, str, Mapping[str, Any]]  # of `COLUMNS`
# unit, indicator, measure, whether a target, days, place and unit named, whose plan, prices and running count
What = tuple[int, int, str, bool, Period | None, str, str, str, str, bool | None]


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
    """Of the claims of this condition those that wait, and that a later form states anew which was not rejected.

    The same is: of the same organisation, indicator, measure and days, as target or result, at the same prices, of the
    same running count and owner. At most three database queries, one where nothing waits. Nobody's view limits it.
    """
    form = Q(**{f"{FORM}origin": Origin.ENTRY, f"{FORM}organisation__isnull": False}) & ~Q(code="")
    waiting = list(undecided_claims().filter(among, form).values_list(*COLUMNS))
    if not waiting:
        return []
    since = Q(**{f"{FORM}pk__gt": min(row[2] for row in waiting)})
    whose = Q(**{f"{FORM}organisation__among": {row[4] for row in waiting}})
    sent = StoredClaim.objects.filter(
        since, whose, form, ~Exists(_rejection()), reading__in=documents.latest_readings()
    )
    later = list(sent.order_by(f"{FORM}pk", "start").values_list(*COLUMNS))
    indicators = catalogue.standing_codes({row[5] for row in (*waiting, *later)}) if later else {}
    last = {each.what: each for each in _sent(later, indicators)}
    return [
        SentAnew(each, last[each.what])
        for each in _sent(waiting, indicators)
        if each.what in last and last[each.what].document > each.document
    ]


def anew_in(form: Document, viewer: Viewer) -> Mapping[str, SentClaim]:
    """What waits of a signed form and was sent anew, as it was sent last, by the claim's id on the form.

    None for who may not read what is internal to its place.
    """
    if not form.organisation_id or not viewer.may(Act.READ_INTERNAL, form.locality, form.organisation):
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


def _rejection() -> QuerySet[Decision]:
    """That a claim was rejected; a decision on a form has its very place."""
    at = {"text": OuterRef("reading__text"), "start": OuterRef("start"), "end": OuterRef("end")}
    return Decision.objects.filter(action=Action.REJECTED, replaced_by__isnull=True, **at)


def _sent(rows: Sequence[Row], indicators: Mapping[str, Indicator]) -> list[SentClaim]:
    """The figures of rows whose indicator is known, in their order."""
    return [
        SentClaim(number, text, document, sent_at, claim, _what(unit, indicators[code].pk, claim))
        for number, text, document, sent_at, unit, code, data in rows
        if code in indicators
        for claim in (claim_from_json(data),)
    ]


def _what(unit: int, indicator: int, claim: Claim) -> What:
    about = folded(claim.locality or ""), folded(claim.subject or "")
    return unit, indicator, str(claim.kind), claim.planned, claim.period, *about, claim.basis or "", *counted_as(claim)
