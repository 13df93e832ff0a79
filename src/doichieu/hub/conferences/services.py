"""Every write about sessions."""

import hashlib
import json
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from doichieu.claims import SessionFrame
from doichieu.claims.codec import conference_from_json
from doichieu.hub.access.viewers import Act, Actor, Viewer, acting
from doichieu.hub.conferences.errors import MergedAway, NotOnRecord, ReasonWanted, SameSession
from doichieu.hub.conferences.facts import facts_of, set_facts, with_kept
from doichieu.hub.conferences.kept import ENTRIES, About, added, facts_of_row, field_values, standing_rows
from doichieu.hub.conferences.meeting import first_match, known_of
from doichieu.hub.conferences.merged import fields_told
from doichieu.hub.conferences.models import (
    Attachment,
    Conference,
    ConferenceSource,
    Entry,
    FieldEntry,
    FieldName,
    Merging,
)
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
    and a new reading takes the place of the document's older one. Where somebody put the document, it stays.
    Called again it changes nothing.
    """
    document = Document.objects.select_related("locality").get(pk=document_id)
    reading = documents.stored_reading_of(document)
    if reading is None:
        return None
    placed = Attachment.objects.filter(text=reading.text_id).select_related("conference").order_by("pk").last()
    if placed is None and reading.data["conference"] is None:
        return None
    known = ConferenceSource.objects.filter(reading=reading).select_related("conference").first()
    if known is not None and (placed or known.conference.locality_id or not document.locality_id):
        return known.conference
    if placed is None:
        conference = _found_or_made(conference_from_json(reading.data["conference"]), document, reading)
    elif placed.conference is None:
        return None
    else:
        conference = final(placed.conference)
    attach(conference, reading)
    ledger.record("session recorded", conference, by=RECORDER)
    return conference


@transaction.atomic
def attach_document(*, conference: Conference, document: Document, by: Actor) -> ConferenceSource:
    """Put a document on a session's record by hand, as for a paper that does not name the session it was for.

    Raises access.Refused, documents.NotReadYet, MergedAway.
    """
    actor = acting(by)
    conference = kept_by(actor, conference)
    actor.must(Act.READ_INTERNAL, document.locality)
    reading = documents.stored_reading_of(document)
    if reading is None:
        raise NotReadYet(document=document.name)
    known = ConferenceSource.objects.filter(reading=reading).first()
    if known is not None and known.conference_id == conference.pk:
        return known
    source = attach(conference, reading)
    ledger.record("document put on session", _placed(reading, conference, actor.name), by=actor.name)
    return source


@transaction.atomic
def take_off_document(*, conference: Conference, document: Document, reason: str, by: Actor, apart: bool) -> None:
    """Take a document off a session's record; apart: it is put on the record of a session of its own.

    Raises access.Refused, ReasonWanted, NotOnRecord.
    """
    actor = acting(by)
    conference = kept_by(actor, conference)
    if not reason.strip():
        raise ReasonWanted
    sources = ConferenceSource.objects.filter(conference=conference, reading__text__document=document)
    source = sources.select_related("reading").first()
    if source is None or (apart and source.reading.data["conference"] is None):
        raise NotOnRecord(document=document.title)
    reading = source.reading
    if apart:
        other = _made(conference_from_json(reading.data["conference"]), document, reading, apart=True)
        attach(other, reading)
    else:
        other = None
        source.delete()
        draw_facts(conference)
    ledger.record(
        "document taken off session", _placed(reading, other, actor.name, reason=reason.strip()), by=actor.name
    )


@transaction.atomic
def merge_conferences(*, conference: Conference, into: Conference, reason: str, by: Actor) -> Merging:
    """Say that two sessions are one: the documents of the first, and what was put down of it, go to the second.

    The second wins: what was put down of the first holds only where nothing is known of the second, and stays closed
    until somebody opens it there. Raises access.Refused, ReasonWanted, SameSession, MergedAway.
    """
    actor = acting(by)
    first, second = sorted((conference, into), key=lambda each: each.pk)  # whoever merges the other way waits
    locked = [kept_by(actor, each) for each in (first, second)]
    conference, into = locked if conference.pk == locked[0].pk else reversed(locked)
    if conference.pk == into.pk or conference.locality_id != into.locality_id:
        raise SameSession
    if not reason.strip():
        raise ReasonWanted
    merging = Merging.objects.create(
        conference=conference, into=into, reason=reason.strip(), made_at=timezone.now(), made_by=actor.name
    )
    copies = [copy for model in ENTRIES for copy in _carried(model, merging)]
    readings = list(StoredReading.objects.filter(conference_source__conference=conference))
    for reading in readings:
        attach(into, reading)
    placed = [_placed(reading, into, actor.name, merging=merging) for reading in readings]
    ledger.record("sessions merged", merging, *copies, *placed, by=actor.name)
    return merging


def final(conference: Conference) -> Conference:
    """The session as which this one goes on: itself, unless it was merged."""
    merging = standing_merging(conference.pk)
    return final(merging.into) if merging else conference


def standing_merging(conference: int) -> Merging | None:
    """The merging by which a session goes on as another one, unless the two were parted again."""
    mergings = Merging.objects.filter(conference=conference, parting__isnull=True)
    return mergings.select_related("into").order_by("pk").last()


def kept_by(actor: Viewer, conference: Conference) -> Conference:
    """The session as it is on record, locked. Raises access.Refused, MergedAway."""
    rows = Conference.objects.select_for_update(of=("self",), no_key=True).select_related("locality")
    locked = rows.get(pk=conference.pk)
    actor.must(Act.KEEP_SESSIONS, locked.locality)
    found = final(locked)
    if found.pk != locked.pk:
        raise MergedAway(into=found.pk)
    return locked


def _placed(
    reading: StoredReading, conference: Conference | None, by: str, reason: str = "", merging: Merging | None = None
) -> Attachment:
    return Attachment.objects.create(
        text_id=reading.text_id,
        conference=conference,
        reason=reason,
        merging=merging,
        made_at=timezone.now(),
        made_by=by,
    )


def _carried(model: type[Entry], merging: Merging) -> Iterator[Entry]:
    """What was put down of one session, put down of another that has nothing of the kind; at the merging's moment, by
    which it is known."""
    known = {*standing_rows(model, merging.into_id), *(_told_of(merging.into_id) if model is FieldEntry else ())}
    for item, row in standing_rows(model, merging.conference_id).items():
        if item not in known:
            about = About(merging.into, item, row.reason, merging.made_by)
            yield added(model, about, facts_of_row(row), removed=row.removed, at=merging.made_at)


def _told_of(conference: int) -> frozenset[str]:
    """The fields that are not carried over: those that the session's documents state, and whether it is open."""
    rows = StoredReading.objects.filter(conference_source__conference=conference).select_related("text")
    return fields_told(map(documents.reading_in, rows)) | {FieldName.RELEASED}


def attach(conference: Conference, reading: StoredReading) -> ConferenceSource:
    """The reading becomes a source in place of any older reading of the same text; facts are drawn anew."""
    before = ConferenceSource.objects.filter(reading__text=reading.text_id)
    left = list(Conference.objects.filter(sources__in=before).exclude(pk=conference.pk))
    before.delete()
    words = _searched(conference, reading)
    source = ConferenceSource.objects.create(conference=conference, reading=reading, search=words)
    for each in (conference, *left):
        draw_facts(each)
    return source


def _found_or_made(frame: SessionFrame, document: Document, reading: StoredReading) -> Conference:
    """The session on record that this one is, else a new one; writers of one place wait for each other."""
    place = document.locality
    if place is not None:
        Locality.objects.select_for_update(no_key=True).get(pk=place.pk)
    candidates = list(Conference.objects.filter(locality=place).order_by("pk"))
    found = first_match(known_of(frame), candidates)
    return final(found) if found is not None else _made(frame, document, reading)


def _made(frame: SessionFrame, document: Document, reading: StoredReading, *, apart: bool = False) -> Conference:
    key = _key(document.locality, frame, reading, apart=apart)
    conference = Conference(locality=document.locality, key=key, body=frame.body)
    conference.save(force_insert=True)
    return conference


def _key(place: Locality | None, frame: SessionFrame, reading: StoredReading, *, apart: bool) -> str:
    """Digest of what made the record; where neither number nor day is given, of the document as well.

    apart: of this moment too, for a document that was put apart from the session that its facts lead to.
    """
    facts: list[object] = [
        place.pk if place else None,
        frame.body,
        frame.ordinal,
        frame.tenure,
        [day.isoformat() for day in frame.dates],
    ]
    if frame.ordinal is None and not frame.dates:
        facts.append(reading.text_id)
    if apart:
        facts.append(timezone.now().isoformat())
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def draw_facts(conference: Conference) -> None:
    """By what a session is found by its next document: what the clerk put down, else of its sources the first that
    says something, and every day."""
    sources = conference.sources.select_related("reading").order_by("pk")
    data = [source.reading.data["conference"] for source in sources]
    frames = [conference_from_json(each) for each in data if each is not None]
    if not frames and not conference.by_hand:
        return
    set_facts(conference, with_kept(facts_of(frames), field_values(conference)))
    conference.save()


def _searched(conference: Conference, reading: StoredReading) -> str:
    """The words by which a reading lets its session be found: none where it names no session."""
    if reading.data["conference"] is None:
        return ""
    named = Conference()
    set_facts(named, facts_of([conference_from_json(reading.data["conference"])]))
    place = str(conference.locality) if conference.locality else ""
    return searchable(" ".join((*session_names(named), place)))
