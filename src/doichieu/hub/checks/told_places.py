"""Where something is told, as the pages of promises quote it: from a place in a document, or what a clerk put down."""

from doichieu.hub.checks.promised import Unconfirmed
from doichieu.hub.checks.tellings import MayTell, Told
from doichieu.hub.conferences import queries as conferences
from doichieu.hub.conferences.records import SaidOnRecord
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.targets import WaitingTarget
from doichieu.hub.programmes import queries as programmes
from doichieu.hub.register.queries import Witness


def witnessed(witness: Witness) -> Told:
    """The place that states a figure."""
    return Told(witness.quote, witness.title, witness.published, witness.document_id, witness.text_id, witness.span)


def said_at(said: SaidOnRecord) -> Told:
    """What somebody said."""
    if said.place is None:
        return Told(said.words, by=said.speaker)
    told = quoted(said.place)
    return Told(told.quote, told.title, told.published, told.document, told.text, told.span, said.speaker)


def quoted(place: conferences.Quoted | programmes.Quoted) -> Told:
    """A place in a document."""
    document: Document = place.document
    title = document.title or document.name
    return Told(place.quote, title, document.published, document.pk, place.text_id, place.span)


def may_tell(outcome: programmes.OutcomeShown) -> MayTell:
    """A sentence of a later document, with what it tells of a task and what was decided on it."""
    told, numbers, by, at = quoted(outcome.place), outcome.numbers, outcome.decided_by, outcome.decided_at
    return MayTell(told, numbers, outcome.manner, outcome.day, outcome.dismissed, by, at)


def unconfirmed(waiting: WaitingTarget) -> Unconfirmed:
    """A planned figure that nobody has confirmed, with its sentence."""
    document, span = waiting.text.document, waiting.claim.span
    title = document.title or document.name
    told = Told(waiting.sentence, title, document.published, document.pk, waiting.text.pk, span)
    return Unconfirmed(waiting.claim, told)
