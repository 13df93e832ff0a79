"""What still waits for a reviewer: before a period is closed, and of what units have sent."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from doichieu.claims import Claim, Period
from doichieu.claims.codec import claim_from_json
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, Origin, StoredClaim
from doichieu.hub.intake.queries import undecided_claims
from doichieu.hub.intake.sent_anew import claims_sent_anew
from doichieu.hub.intake.wanted_again import wanted_again
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject
from doichieu.lexicon import folded


@dataclass(frozen=True, slots=True)
class WaitingDocument:
    """A document with figures of the period on which nobody decided."""

    document: Document
    figures: int


def waiting_documents(place: Locality, days: Period, viewer: Viewer) -> list[WaitingDocument]:
    """The documents of a place, and of what lies under it, with undecided figures of a known indicator in these days.

    A closing covers all of them, but for what was sent anew. None for who may not read what is internal to the place.
    At most five queries.
    """
    if not viewer.may(Act.READ_INTERNAL, place):
        return []
    claims = _waiting(place, viewer).filter(first_day__gte=days.first, last_day__lte=days.last)
    counts = _counted(claims)
    rows = documents.documents(viewer).filter(pk__among=counts).select_related("locality")
    found = [WaitingDocument(row, counts[row.pk]) for row in rows]
    return sorted(found, key=lambda each: (-each.figures, each.document.pk))


@dataclass(frozen=True, slots=True)
class WaitingFigure:
    """A figure of a signed form on which nobody decided yet."""

    document: int  # the id of the form
    sent_at: datetime
    indicator: Indicator  # what it counts as
    claim: Claim


@dataclass(frozen=True, slots=True)
class SentResult:
    """A result that was sent and waits: what, and of what; sent anew in another form it is the same one."""

    code: str  # of its indicator
    measure: str  # as of a figure on record
    about: tuple[str, str]  # the place and the unit that it names; empty where it names none


def waiting_figures(
    place: Locality, unit: Subject | None, days: Period, viewer: Viewer, *, planned: bool
) -> list[WaitingFigure]:
    """What was signed of a place itself, or of a unit of it, for just these days and waits; the last first.

    A unit's are those of its former names too; what it sent anew is told as it sent it last. Of what the viewer may
    see. At most seven database queries.
    """
    form = "reading__text__document__"
    signed = Q(**{f"{form}organisation": None}) | (Q(**{f"{form}organisation": unit}) if unit else Q())
    asked = signed & documents.visible_documents_q(viewer, form) & ~Q(code="")
    dated = {"planned": planned, "first_day": days.first, "last_day": days.last}
    of_place = {f"{form}locality": place, f"{form}origin": Origin.ENTRY}
    rows = undecided_claims().filter(asked, **of_place, **dated).order_by(f"-{form}pk", "start")
    columns = list(rows.values_list("pk", f"{form}pk", f"{form}stored_at", f"{form}organisation", "code", "data"))
    anew = claims_sent_anew([number for number, _, _, of, *_ in columns if of])
    read = [
        (document, at, of, code, claim_from_json(data))
        for number, document, at, of, code, data in columns
        if number not in anew
    ]
    indicators = catalogue.standing_codes({code for *_, code, _ in read}) if read else {}
    names = _names_of(place, unit, {folded(claim.subject or "") for _, _, of, _, claim in read if of is None})
    return [
        WaitingFigure(document, at, indicators[code], claim)
        for document, at, of, code, claim in read
        if code in indicators and not claim.locality and (of is not None or folded(claim.subject or "") in names)
    ]


def _names_of(place: Locality, unit: Subject | None, called: Collection[str]) -> Collection[str]:
    """Those of these names, folded, that mean the unit, also by a name that it had; of None the empty one.

    At most two database queries, none where no other name than its own is among them.
    """
    own = folded(unit.name) if unit else ""
    others = {*called} - {own, ""} if unit else ()
    since = places.names_since(place) if others else {}
    return {own, *(name for name in others if folded(since.get(name, "")) == own)}


def waiting_in_forms(forms: Collection[Document], viewer: Viewer) -> Mapping[int, int]:
    """How many figures wait of each of these that is a signed form, by its id; 0 where all are decided.

    At most four queries. Left out: those of which the viewer may not read what is internal.
    """
    shown = [each.pk for each in forms if each.origin == Origin.ENTRY and _may_read(each, viewer)]
    counts = _counted(undecided_claims().filter(reading__text__document__in=shown)) if shown else {}
    return {**dict.fromkeys(shown, 0), **counts}


def _counted(claims: QuerySet[StoredClaim]) -> dict[int, int]:
    """How many of these wait by the ids of their documents, what was sent anew left out; at most four queries."""
    form = "reading__text__document"
    rows = list(claims.order_by().values_list("pk", form, f"{form}__organisation"))
    anew = claims_sent_anew([number for number, _, unit in rows if unit])
    return Counter(document for number, document, _ in rows if number not in anew)


def _may_read(form: Document, viewer: Viewer) -> bool:
    return viewer.may(Act.READ_INTERNAL, form.locality, form.organisation)


def waiting_results(place: Locality, days: Period, viewer: Viewer) -> Mapping[tuple[int, int], frozenset[SentResult]]:
    """The results of just these days that wait, by whose they are: place, and its unit or 0; at most four queries.

    Left out: what a unit sent anew.

    None for who may not read what is internal to the place.
    """
    if not viewer.may(Act.READ_INTERNAL, place):
        return {}
    claims = _waiting(place, viewer).filter(planned=False, first_day=days.first, last_day=days.last)
    whose = ("reading__text__document__locality", "reading__text__document__organisation")
    what = ("code", "kind", "data__locality", "data__subject")
    found: dict[tuple[int, int], set[SentResult]] = defaultdict(set)
    rows = list(claims.order_by().values_list("pk", *whose, *what))
    anew = claims_sent_anew([number for number, _, unit, *_ in rows if unit])
    for number, locality, unit, code, kind, *about in rows:
        if number in anew:
            continue
        named, subject = (each or "" for each in about)
        found[locality, unit or 0].add(SentResult(code, kind, (named, subject)))
    return {unit: frozenset(results) for unit, results in found.items()}


def turned_down_results(place: Locality, days: Period, viewer: Viewer) -> Mapping[tuple[int, int], Sequence[Indicator]]:
    """What results of these days were rejected in organisations' forms and have to come again, by place and unit.

    Left out: of which the unit's earlier figure still waits for a reviewer.
    At most four database queries. None for who may not read what is internal to the place.
    """
    if not viewer.may(Act.READ_INTERNAL, place):
        return {}
    found: dict[tuple[int, int], dict[int, Indicator]] = defaultdict(dict)
    for each in wanted_again(place, dated=Q(first_day=days.first, last_day=days.last)):
        if not each.planned and each.waits is None:
            found[place.pk, each.unit][each.indicator.pk] = each.indicator
    return {unit: list(indicators.values()) for unit, indicators in found.items()}


def sent_codes(unit: Subject, viewer: Viewer) -> set[str]:
    """The codes of what an organisation ever signed, for who may see its documents. One query."""
    seen = documents.visible_documents_q(viewer, "reading__text__document__")
    form = {"reading__text__document__organisation": unit, "reading__text__document__origin": Origin.ENTRY}
    rows = StoredClaim.objects.filter(seen, ~Q(code=""), reading__in=documents.latest_readings(), **form)
    return set(rows.order_by().values_list("code", flat=True).distinct())


def _waiting(place: Locality, viewer: Viewer) -> QuerySet[StoredClaim]:
    """The claims of a known indicator that wait, of the place and of what lies under it."""
    of_place = Q(reading__text__document__locality__path__startswith=place.path)
    seen = documents.visible_documents_q(viewer, "reading__text__document__")
    return undecided_claims().filter(of_place, seen, ~Q(code=""))
