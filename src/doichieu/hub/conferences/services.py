"""Every write about sessions."""

import hashlib
import json

from django.db import transaction

from doichieu.claims import SessionFrame
from doichieu.claims.codec import conference_from_json
from doichieu.hub.access.viewers import Act, Actor, acting
from doichieu.hub.conferences.facts import facts_of, set_facts
from doichieu.hub.conferences.meeting import first_match, known_of
from doichieu.hub.conferences.models import Conference, ConferenceSource
from doichieu.hub.conferences.names import session_names
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.errors import NotReadYet
from doichieu.hub.documents.models import Document, StoredReading
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.lexicon.search import searchable

RECORDER = "conferences"  # who acts in the ledger when a job records


@transaction.atomic
def record_conference(document_id: int) -> Conference | None:
    """Put the session that a document reports on on record; None where it reports on none.

    The job of "document read" and "document placed". Several documents of one session meet in one record,
    and a new reading takes the place of the document's older one. Called again it changes nothing.
    """
    document = Document.objects.select_related("locality").get(pk=document_id)
    reading = documents.stored_reading_of(document)
    if reading is None or reading.data["conference"] is None:
        return None
    known = ConferenceSource.objects.filter(reading=reading).select_related("conference").first()
    if known is not None and (known.conference.locality_id or not document.locality_id):
        return known.conference
    frame = conference_from_json(reading.data["conference"])
    conference = _found_or_made(frame, document, reading)
    _attach(conference, reading)
    ledger.record("session recorded", conference, by=RECORDER)
    return conference


@transaction.atomic
def attach_document(*, conference: Conference, document: Document, by: Actor) -> ConferenceSource:
    """Put a document on a session's record by hand, as for a paper that does not name the session it was for.

    Raises access.Refused, documents.NotReadYet.
    """
    actor = acting(by)
    actor.must(Act.KEEP_SESSIONS, conference.locality)
    actor.must(Act.READ_INTERNAL, document.locality)
    reading = documents.stored_reading_of(document)
    if reading is None:
        raise NotReadYet(document=document.name)
    known = ConferenceSource.objects.filter(reading=reading).first()
    if known is not None and known.conference_id == conference.pk:
        return known
    source = _attach(conference, reading)
    ledger.record("document put on session", source, by=actor.name)
    return source


def _attach(conference: Conference, reading: StoredReading) -> ConferenceSource:
    """The reading becomes a source in place of any older reading of the same text; facts are drawn anew."""
    before = ConferenceSource.objects.filter(reading__text=reading.text_id)
    left = list(Conference.objects.filter(sources__in=before).exclude(pk=conference.pk))
    before.delete()
    words = _searched(conference, reading)
    source = ConferenceSource.objects.create(conference=conference, reading=reading, search=words)
    for each in (conference, *left):
        _draw_facts(each)
    return source


def _found_or_made(frame: SessionFrame, document: Document, reading: StoredReading) -> Conference:
    """The session on record that this one is, else a new one; writers of one place wait for each other."""
    place = document.locality
    if place is not None:
        Locality.objects.select_for_update(no_key=True).get(pk=place.pk)
    candidates = list(Conference.objects.filter(locality=place).order_by("pk"))
    found = first_match(known_of(frame), candidates)
    if found is not None:
        return found
    conference = Conference(locality=place, key=_key(place, frame, reading), body=frame.body)
    conference.save(force_insert=True)
    return conference


def _key(place: Locality | None, frame: SessionFrame, reading: StoredReading) -> str:
    """Digest of what made the record; where neither number nor day is given, of the document as well."""
    facts: list[object] = [
        place.pk if place else None,
        frame.body,
        frame.ordinal,
        frame.tenure,
        [day.isoformat() for day in frame.dates],
    ]
    if frame.ordinal is None and not frame.dates:
        facts.append(reading.text_id)
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def _draw_facts(conference: Conference) -> None:
    """By what a session is found by its next document: of its sources the first that says something, and every day."""
    sources = conference.sources.select_related("reading").order_by("pk")
    data = [source.reading.data["conference"] for source in sources]
    frames = [conference_from_json(each) for each in data if each is not None]
    if not frames:
        return
    set_facts(conference, facts_of(frames))
    conference.save()


def _searched(conference: Conference, reading: StoredReading) -> str:
    """The words by which a reading lets its session be found: none where it names no session."""
    if reading.data["conference"] is None:
        return ""
    named = Conference()
    set_facts(named, facts_of([conference_from_json(reading.data["conference"])]))
    place = str(conference.locality) if conference.locality else ""
    return searchable(" ".join((*session_names(named), place)))
