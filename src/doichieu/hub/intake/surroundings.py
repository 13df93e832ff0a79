"""What is known around the claims of a document, or of a place, so that a proposal for each costs no query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.db.models import F

from doichieu.claims import Claim
from doichieu.hub.documents.models import Document, Origin, StoredReading
from doichieu.hub.intake.proposals import Surroundings
from doichieu.hub.intake.ratios import measured, worded
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject
from doichieu.lexicon import folded


def around_document(document: Document, reading: StoredReading, claims: Sequence[Claim]) -> Surroundings:
    """Around the claims of a document, with who signed it; at most seven queries, and one for each place named."""
    named = _named_places(document, claims)
    placed = _placed(document.locality, claims)
    conference = reading.data["conference"]
    around = _around(document.locality, claims, named, placed)
    return signed(replace(around, session_body=conference["body"] if conference else ""), document)


def around_place(locality: Locality, claims: Sequence[Claim]) -> Surroundings:
    """Around claims of a place's documents that are about the place itself."""
    return _around(locality, claims, {folded(locality.name): locality}, {locality.pk: locality})


def signed(around: Surroundings, document: Document) -> Surroundings:
    """The same, with the organisation that signed the document for itself where it is an entry."""
    return replace(around, signer=document.organisation) if document.origin == Origin.ENTRY else around


def _around(
    own: Locality | None, claims: Sequence[Claim], named: Mapping[str, Locality], placed: Mapping[int, Locality]
) -> Surroundings:
    indicators, ratios = measured(claims)
    localities = {place.pk: place for place in (own, *named.values(), *placed.values()) if place is not None}
    subjects = _subjects_of(claims, list(localities.values()))
    return Surroundings(
        locality=own,
        session_body="",
        indicators=indicators,
        ratios=ratios,
        named=named,
        subjects={key: next(iter(same)) for key, same in subjects.items() if len(same) == 1},
        worded=worded(claims, indicators),
        placed=placed,
        chosen={each.pk: each for same in subjects.values() for each in same},
    )


def _placed(own: Locality | None, claims: Iterable[Claim]) -> Mapping[int, Locality]:
    """The places that forms chose, by their ids; no query where all are the document's own."""
    known = {own.pk: own} if own is not None else {}
    others = {claim.entered.place for claim in claims if claim.entered and claim.entered.place} - known.keys()
    return known | Locality.objects.in_bulk(others) if others else known


def _named_places(document: Document, claims: Sequence[Claim]) -> Mapping[str, Locality]:
    """The places that claims name: the document's own, one below it, or the only one of that name then."""
    own = document.locality
    found: dict[str, Locality] = {}
    for name in {claim.locality for claim in claims if claim.locality and not (claim.entered and claim.entered.place)}:
        if own is not None and folded(name) in {folded(own.name), folded(str(own))}:
            found[folded(name)] = own
            continue
        candidates = places.named(name, on=document.published)
        below = [place for place in candidates if own is not None and place.path.startswith(own.path)]
        meant = below or candidates
        if len(meant) == 1:
            found[folded(name)] = meant[0]
    return found


def _subjects_of(claims: Iterable[Claim], localities: Sequence[Locality]) -> Mapping[tuple[int, str], set[Subject]]:
    """Subjects of these places by place and name, of today or before; no query where no claim names one."""
    if not any(claim.subject for claim in claims):
        return {}
    rows = Subject.objects.filter(locality__in=localities).annotate(was=F("changes__name_before"))
    grouped: dict[tuple[int, str], set[Subject]] = defaultdict(set)
    for row in rows:
        for name in filter(None, (row.name, row.was)):
            grouped[row.locality_id, folded(name)].add(row)
    return grouped
