"""What is refused about documents.

DocumentError
├── NotVisible     no such document, or none that this viewer may see
├── MarkedSecret   carries a secrecy stamp: nothing of it was stored
├── TooLarge       more bytes than are kept of one file
├── NotReadYet     a document without a text was asked for it, or was to be released
├── AlreadyPlaced  a document that has a place was to be given one
├── AlreadyDated   a document that has a day was to be given one
├── KeptThere      a document was to be given a place that has the same file already
└── EntryKnown     the same entry, or the same workbook, was signed before
"""

# ruff: noqa: N818 - an error is named by its fault

from datetime import date
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from doichieu.hub.documents.models import Document


class DocumentError(Exception):
    """Anything that is wrong with a document."""

    code: ClassVar[str] = "document-error"


class NotVisible(DocumentError):
    """No such document for this viewer; whether there is one, an outsider cannot tell."""

    code = "document-not-visible"

    def __init__(self, *, document: object) -> None:
        self.document = document
        super().__init__(f"there is no document {document} that may be seen")


class MarkedSecret(DocumentError):
    """A file with a secrecy stamp; nothing of it was stored."""

    code = "document-marked-secret"

    def __init__(self, *, file: str, mark: str) -> None:
        self.file, self.mark = file, mark
        super().__init__(f"{file}: stamped {mark}: documents with a secrecy mark are not stored; nothing was kept")


class TooLarge(DocumentError):
    """A file of more bytes than are kept."""

    code = "document-too-large"

    def __init__(self, *, file: str, size: int, limit: int) -> None:
        self.file, self.size, self.limit = file, size, limit
        super().__init__(f"{file}: {size:,} bytes, and at most {limit:,} are kept; split it into its documents")


class NotReadYet(DocumentError):
    """A document that has no text, since it was not read yet or could not be."""

    code = "document-not-read"

    def __init__(self, *, document: str) -> None:
        self.document = document
        super().__init__(f"{document} has no text: it was not read yet, or could not be")


class AlreadyPlaced(DocumentError):
    """A document whose place is known; what was decided about it depends on that."""

    code = "document-already-placed"

    def __init__(self, *, document: str, place: str) -> None:
        self.document, self.place = document, place
        super().__init__(f"{document} belongs to {place} already")


class AlreadyDated(DocumentError):
    """A document whose day is known, from its text or from whoever handed it in."""

    code = "document-already-dated"

    def __init__(self, *, document: str, day: date) -> None:
        self.document, self.day = document, day
        super().__init__(f"{document} is of {day} already")


class KeptThere(DocumentError):
    """The same file is on record for that place already."""

    code = "document-kept-there"

    def __init__(self, *, document: str, place: str) -> None:
        self.document, self.place = document, place
        super().__init__(f"{place} has {document} on record already")


class EntryKnown(DocumentError):
    """The same entry or workbook was signed before and was not rejected whole; nothing is written a second time."""

    code = "entry-known"

    def __init__(self, *, document: "Document") -> None:
        self.document = document
        super().__init__(f"{document.name} was signed before: document {document.pk}")
