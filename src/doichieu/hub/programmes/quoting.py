"""A place in a document, as pages of records and tasks quote it."""

from dataclasses import dataclass

from doichieu.claims import Span
from doichieu.hub.documents.models import Document


@dataclass(frozen=True, slots=True)
class Quoted:
    """A place in a document."""

    document: Document
    text_id: int
    span: Span
    quote: str
