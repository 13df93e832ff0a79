"""Every write about documents; the one place of the hub that opens and reads files."""

import hashlib
from datetime import date
from pathlib import PureWindowsPath

from django.db import IntegrityError, transaction
from django.utils import timezone

from doichieu import reader
from doichieu.claims.codec import text_from_json
from doichieu.hub.access.viewers import Act, Actor, acting
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.documents import recording
from doichieu.hub.documents.door import MOST_BYTES, opened_at_the_door
from doichieu.hub.documents.errors import AlreadyPlaced, MarkedSecret, NotReadYet, TooLarge
from doichieu.hub.documents.models import Document, State, StoredReading, StoredText
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.reader.formats import SecrecyMarked


def store_document(  # noqa: PLR0913 # what is known of a file
    *,
    name: str,
    data: bytes,
    by: Actor,
    locality: Locality | None = None,
    published: date | None = None,
    title: str = "",
) -> Document:
    """Keep a file as it was handed in, with its text; a job reads it afterwards.

    The same bytes give the document that is on record already. A file that cannot be opened is kept with
    its fault, so that nothing is lost. Raises access.Refused, access.UnknownActor, TooLarge and, before
    anything is stored, MarkedSecret. It is opened before the transaction begins: no writer waits for that.
    """
    actor = acting(by)
    if locality is None:
        actor.must_somewhere(Act.HAND_IN)
    else:
        actor.must(Act.HAND_IN, locality)
    person = actor.person(Act.HAND_IN)
    file = PureWindowsPath(name).name[-200:]
    if len(data) > MOST_BYTES:
        raise TooLarge(file=file, size=len(data), limit=MOST_BYTES)
    digest = hashlib.sha256(data).hexdigest()
    known = Document.objects.filter(digest=digest).first()
    if known is not None:
        return known
    document = Document(
        title=title.strip()[:300] or file,
        name=file,
        original=data,
        digest=digest,
        locality=locality,
        published=published,
        stored_at=timezone.now(),
        stored_by=person,
    )
    text = opened_at_the_door(file, data)
    try:
        return recording.record_document(document, text, by=actor.name)
    except IntegrityError:  # somebody handed in the same bytes meanwhile
        return Document.objects.get(digest=digest)


def read_document(document_id: int) -> StoredReading | None:
    """Read the claims of a document, once for each version of the reader; None where it cannot be opened.

    The job of "document stored"; called again it changes nothing, unless a file that could not be opened
    can be by now. Title, place and day are filled in where the reader found them and whoever handed the
    document in gave none.
    """
    document = Document.objects.get(pk=document_id)
    text = _stored_text(document)
    if text is None:
        return None
    known = StoredReading.objects.filter(text=text, reader_version=reader.READER_VERSION).first()
    if known is not None:
        return known
    reading = reader.read(
        text_from_json(text.data),
        locality=document.locality.name if document.locality else None,
        published=document.published,
        wordings=catalogue.wordings(),
    )
    return recording.record_reading(document_id, text, reading)


@transaction.atomic
def place_document(*, document: Document, locality: Locality, by: Actor) -> Document:
    """Say whose a document is, where neither its text nor whoever handed it in told.

    Raises access.Refused, access.UnknownActor, AlreadyPlaced.
    """
    actor = acting(by)
    actor.must(Act.HAND_IN, locality)
    actor.person(Act.HAND_IN)
    locked = Document.objects.select_for_update(of=("self",)).select_related("locality").get(pk=document.pk)
    if locked.locality is not None:
        raise AlreadyPlaced(document=locked.name, place=str(locked.locality))
    locked.locality = locality
    locked.save(update_fields=("locality",))
    ledger.record("document placed", locked, by=actor.name)
    return locked


@transaction.atomic
def release_document(*, document: Document, by: Actor) -> Document:
    """Make a document and its evidence public. Raises access.Refused, access.UnknownActor, NotReadYet."""
    actor = acting(by)
    actor.must(Act.RELEASE, document.locality)
    person = actor.person(Act.RELEASE)
    locked = Document.objects.select_for_update().get(pk=document.pk)
    if locked.state == State.RELEASED:
        return locked
    if locked.fault or not locked.texts.exists():
        raise NotReadYet(document=locked.name)
    locked.state, locked.released_at, locked.released_by = State.RELEASED, timezone.now(), person
    locked.save(update_fields=("state", "released_at", "released_by"))
    ledger.record("document released", locked, by=actor.name)
    return locked


@transaction.atomic
def withdraw_release(*, document: Document, by: Actor) -> Document:
    """Make a document internal again. Raises access.Refused."""
    actor = acting(by)
    actor.must(Act.RELEASE, document.locality)
    locked = Document.objects.select_for_update().get(pk=document.pk)
    if locked.state != State.RELEASED:
        return locked
    locked.state, locked.released_at, locked.released_by = State.INTERNAL, None, None
    locked.save(update_fields=("state", "released_at", "released_by"))
    ledger.record("document release withdrawn", locked, by=actor.name)
    return locked


def _stored_text(document: Document) -> StoredText | None:
    """The text on record, opened now where there is none yet; None, with the fault noted, where it cannot be."""
    known = document.texts.order_by("pk").first()
    if known is not None:
        return known
    try:
        text = opened_at_the_door(document.name, bytes(document.original))
    except MarkedSecret as marked:
        text = SecrecyMarked(file=marked.file, mark=marked.mark)
    return recording.record_text(document.pk, text)
