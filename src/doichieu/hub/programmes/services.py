"""Every write about records and tasks: what readings propose, and what people decide."""

from django.db import transaction

from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, Origin
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.assigning import (
    Witnessing,
    assign_task,
    complete_task,
    drop_task,
    edit_task,
    merge_task,
    note_progress,
    part_task,
    reject_task,
    reopen_task,
)
from doichieu.hub.programmes.deciding_outcomes import (
    accept_outcomes,
    dismiss_outcomes,
    note_outcomes,
    restore_outcomes,
)
from doichieu.hub.programmes.entering import enter_tasks
from doichieu.hub.programmes.finding_outcomes import outcomes_brought_up_to_date
from doichieu.hub.programmes.handing_out import propose_tasks
from doichieu.hub.programmes.keeping_records import (
    RecordFacts,
    confirm_record,
    end_relation,
    merge_record,
    reject_record,
    relate_records,
)
from doichieu.hub.programmes.recording import Proposing, propose_records
from doichieu.hub.programmes.steps import PROPOSER

__all__ = [
    "RecordFacts",
    "Witnessing",
    "accept_outcomes",
    "assign_task",
    "complete_task",
    "confirm_record",
    "dismiss_outcomes",
    "drop_task",
    "edit_task",
    "end_relation",
    "enter_tasks",
    "merge_record",
    "merge_task",
    "note_outcomes",
    "note_progress",
    "part_task",
    "propose_from_document",
    "propose_outcomes",
    "reject_record",
    "reject_task",
    "relate_records",
    "reopen_task",
    "restore_outcomes",
]


@transaction.atomic
def propose_from_document(document_id: int) -> None:
    """Propose the record that a document is, those that it cites, and the tasks that it hands out.

    The job of "document read" and "document placed". Called again it changes nothing; writers of one place wait
    for each other.
    """
    document = _locked(document_id)
    stored = documents.stored_reading_of(document)
    if stored is None or document.origin == Origin.ENTRY:
        return
    proposing = Proposing(document, stored.text, documents.reading_in(stored))
    propose_tasks(proposing, propose_records(proposing))
    if proposing.rows:
        ledger.record("programmes proposed", *proposing.rows, by=PROPOSER)


@transaction.atomic
def propose_outcomes(document_id: int) -> None:
    """Propose what a document may tell of tasks that were handed out before it, and others of its own tasks.

    The job of "document read" and "document placed", behind the one that proposes tasks. Called again it changes
    nothing; what a person decided stays.
    """
    document = _locked(document_id)
    stored = documents.stored_reading_of(document)
    if stored is None or document.origin == Origin.ENTRY or document.locality_id is None:
        return
    rows = outcomes_brought_up_to_date(document, stored.text)
    if rows:
        ledger.record("outcomes proposed", *rows, by=PROPOSER)


def _locked(document_id: int) -> Document:
    """The document, whose jobs wait for each other, as do those of its place."""
    rows = Document.objects.select_for_update(of=("self",), no_key=True).select_related("locality")
    document = rows.defer("original", "search").get(pk=document_id)
    if document.locality_id is not None:
        Locality.objects.select_for_update(no_key=True).get(pk=document.locality_id)
    return document
