"""Every write about documents; the one place of the hub that opens and reads files."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PureWindowsPath
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Model
from django.utils import timezone

from doichieu import reader
from doichieu.claims import Claim, Text
from doichieu.claims.codec import text_from_json
from doichieu.hub.access.viewers import Act, Actor, Viewer, acting
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.documents import recording
from doichieu.hub.documents.door import MOST_BYTES, opened_at_the_door, refuse_mark
from doichieu.hub.documents.errors import AlreadyDated, AlreadyPlaced, EntryKnown, KeptThere, NotReadYet, TooLarge
from doichieu.hub.documents.models import READER_FAILED, Document, Origin, State, StoredReading
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality, Subject
from doichieu.reader.formats import FormatError

NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\s]+')  # signs of a title that no file's name has


def store_document(  # noqa: PLR0913 # what is known of a file
    *,
    name: str,
    data: bytes,
    by: Actor,
    locality: Locality | None = None,
    published: date | None = None,
    title: str = "",
    organisation: Subject | None = None,
    source: str = "",
) -> Document:
    """Keep a file as it was handed in, with its text; a job reads it afterwards.

    The same bytes for the same place give the document that is on record already; one that was without a place
    gets the one that is named now. Of a file that cannot be opened the fault is kept and not the file; handed in
    again it is opened again, under the name that it has then. organisation: it hands the file in for itself, and
    the place is its own. Raises access.Refused, access.UnknownActor,
    TooLarge and, before anything is stored, MarkedSecret. It is opened before the transaction begins: no writer
    waits for that.
    """
    actor = _may_hand_in(by, locality, organisation)
    file = PureWindowsPath(name).name[-200:]
    if len(data) > MOST_BYTES:
        raise TooLarge(file=file, size=len(data), limit=MOST_BYTES)
    document = Document(
        title=title.strip()[:300] or file,
        name=file,
        published=published,
        source=source.strip()[:500],
        **_kept(data, locality, organisation, actor),
    )
    known = _known(document, actor)
    if known is not None:
        return _handed_in_again(known, file, data, document.locality, actor)
    return _stored(document, opened_at_the_door(file, data), actor)


def store_page(  # noqa: PLR0913 # what is known of a page
    *,
    text: str,
    title: str,
    source: str,
    by: Actor,
    locality: Locality | None = None,
    published: date | None = None,
    organisation: Subject | None = None,
) -> Document:
    """Keep the text of a page that somebody copied, as the plain file that it could have been saved as.

    source: its address, or where else it stood. Raises what `store_document` raises.
    """
    lines = text.replace("\r\n", "\n")  # a form sends these, whatever was copied
    return store_document(
        name=f"{NO_FILE_NAME.sub('-', title.strip())[:190]}.txt",
        data=lines.encode(),
        by=by,
        locality=locality,
        published=published,
        title=title,
        organisation=organisation,
        source=source,
    )


def store_entry(  # noqa: PLR0913 # what is known of an entry
    *,
    name: str,
    title: str,
    text: Text,
    claims: Sequence[Claim],
    locality: Locality,
    by: Actor,
    original: bytes = b"",
    beside: str = "",
    organisation: Subject | None = None,
    into: list[Model],
) -> StoredReading:
    """Keep figures that somebody signed as a document of its own, with its claims as they were entered.

    original: the file that they came in; without one, the text itself. beside: all other words that came with
    them, a cell a line, which are looked through for a secrecy stamp. into: takes the row of the document, which
    the calling service records with its own, in its transaction. organisation: it signs for itself.
    Raises access.Refused, access.UnknownActor, MarkedSecret, EntryKnown.
    """
    actor = _may_hand_in(by, locality, organisation)
    refuse_mark(name, Text(f"{beside}\n{text.content}"))
    document = Document(
        title=title[:300],
        name=name[-200:],
        origin=Origin.ENTRY,
        published=timezone.localdate(),
        **_kept(original or text.content.encode(), locality, organisation, actor),
    )
    try:
        reading = recording.record_entry(document, text, claims)
    except IntegrityError:
        same = Document.objects.defer("original").filter(
            digest=document.digest, locality=document.locality, organisation=organisation
        )
        raise EntryKnown(document=same.get()) from None
    into.append(document)
    return reading


def _may_hand_in(by: Actor, locality: Locality | None, organisation: Subject | None) -> Viewer:
    """Who hands in, for a place, for an organisation of one, or for what the document will say."""
    actor = acting(by)
    if organisation is not None or locality is not None:
        actor.must(Act.HAND_IN, organisation.locality if organisation else locality, organisation)
    else:
        actor.must_somewhere(Act.HAND_IN)
    return actor


def _kept(data: bytes, locality: Locality | None, organisation: Subject | None, actor: Viewer) -> Mapping[str, Any]:
    """The fields of the bytes, of whose they are, and of who brought them when."""
    return {
        "original": data,
        "size": len(data),
        "digest": hashlib.sha256(data).hexdigest(),
        "locality": organisation.locality if organisation else locality,
        "organisation": organisation,
        "stored_at": timezone.now(),
        "stored_by": actor.person(Act.HAND_IN),
    }


def _stored(document: Document, text: Text | FormatError, actor: Viewer) -> Document:
    """The document on record, or the one of the same bytes that somebody handed in meanwhile."""
    try:
        return recording.record_document(document, text, by=actor.name)
    except IntegrityError:
        known = _known(document, actor)
        if known is None:
            raise
        return known


def _known(asked: Document, actor: Viewer) -> Document | None:
    """The document of these bytes for the place or the organisation; without a place any that the actor may see.

    What lies with other places does not count, so that nobody learns of it.
    """
    same = Document.objects.filter(digest=asked.digest).defer("original", "search").order_by("pk")
    if asked.locality is None:
        return same.filter(visible_documents_q(actor)).first()
    if asked.organisation is not None:
        return same.filter(organisation=asked.organisation).first()
    of_place = same.filter(locality=asked.locality).order_by(F("organisation").asc(nulls_first=True), "pk")
    return of_place.first() or same.filter(locality=None, stored_by=actor.user).first()


def _handed_in_again(known: Document, file: str, data: bytes, locality: Locality | None, actor: Viewer) -> Document:
    if known.fault and known.fault_code != READER_FAILED:
        text = opened_at_the_door(file, data)
        known = recording.record_again(known.pk, file, data, text, by=actor.name)
    if locality is not None and known.locality_id is None:
        known = place_document(document=known, locality=locality, by=actor)
    return known


def read_document(document_id: int) -> StoredReading | None:
    """Read the claims of a document, once for each version of the reader; None for one that was not opened.

    The job of "document stored"; called again it changes nothing. Title, place and day are filled in where the
    reader found them and whoever handed the document in gave none; the place only where they may hand in for it.
    At the first reading a day that the text bears goes before the one that was given.
    """
    document = Document.objects.defer("original").select_related("locality").get(pk=document_id)
    text = document.texts.order_by("pk").first()
    if text is None:
        return None
    if document.origin == Origin.ENTRY:
        return text.readings.first()
    known = StoredReading.objects.filter(text=text, reader_version=reader.READER_VERSION).first()
    if known is not None:
        return known
    content = text_from_json(text.data)
    borne = None if text.readings.exists() else reader.borne_day(content)
    reading = reader.read(
        content,
        locality=document.locality.name if document.locality else None,
        published=borne or document.published,
        wordings=catalogue.wordings(),
    )
    named = reading.locality if document.locality is None else reader.named_place(content)
    return recording.record_reading(document_id, text, reading, named)


def note_failure(document_id: int) -> None:
    """Say on a document that the reader failed over it, once its job was tried often enough."""
    recording.record_failure(document_id)


@transaction.atomic
def place_document(*, document: Document, locality: Locality, by: Actor) -> Document:
    """Say whose a document is, where neither its text nor whoever handed it in told.

    Raises access.Refused, access.UnknownActor, AlreadyPlaced, KeptThere.
    """
    actor = acting(by)
    actor.must(Act.HAND_IN, locality)
    actor.person(Act.HAND_IN)
    locked = Document.objects.select_for_update(of=("self",)).select_related("locality").get(pk=document.pk)
    if locked.locality is not None:
        raise AlreadyPlaced(document=locked.name, place=str(locked.locality))
    if Document.objects.filter(digest=locked.digest, locality=locality, organisation=None).exists():
        raise KeptThere(document=locked.name, place=str(locality))
    locked.locality, locked.named_place = locality, ""
    locked.save(update_fields=("locality", "named_place"))
    ledger.record("document placed", locked, by=actor.name)
    return locked


@transaction.atomic
def confirm_place(*, document: Document, by: Actor) -> Document:
    """Say that a document is kept for the right place, though its text names another one. Raises access.Refused."""
    actor = acting(by)
    actor.must(Act.HAND_IN, document.locality, document.organisation)
    locked = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if locked.named_place:
        locked.named_place = ""
        locked.save(update_fields=("named_place",))
        ledger.record("document place confirmed", locked, by=actor.name)
    return locked


@transaction.atomic
def date_document(*, document: Document, published: date, by: Actor) -> Document:
    """Say when a document was published or signed, where neither its text nor whoever handed it in told.

    What was read of it stays as it is. Raises access.Refused, access.UnknownActor, AlreadyDated.
    """
    actor = acting(by)
    actor.must(Act.HAND_IN, document.locality, document.organisation)
    actor.person(Act.HAND_IN)
    locked = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if locked.published is not None:
        raise AlreadyDated(document=locked.name, day=locked.published)
    locked.published = published
    locked.save(update_fields=("published",))
    ledger.record("document dated", locked, by=actor.name)
    return locked


def hand_in_elsewhere(*, document: Document, locality: Locality, by: Actor) -> Document:
    """Hand a document that is kept for one place in for another one too; where it was it stays, with what was decided.

    Raises as `store_document`, and access.Refused for who may not hand in for both.
    """
    actor = acting(by)
    actor.must(Act.HAND_IN, document.locality, document.organisation)
    original = Document.objects.only("original").get(pk=document.pk).original
    title = "" if document.title == document.name else document.title
    handed_in = store_document(
        name=document.name,
        data=bytes(original or b""),
        by=by,
        locality=locality,
        published=document.published,
        title=title,
        source=document.source,
    )
    confirm_place(document=document, by=by)
    return handed_in


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
