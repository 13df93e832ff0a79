"""What is refused about sessions.

ConferenceError
└── NotReadYet    a document without a reading was to be put on a session's record
"""

# ruff: noqa: N818 - an error is named by its fault

from typing import ClassVar


class ConferenceError(Exception):
    """Anything that is wrong with a session's record."""

    code: ClassVar[str] = "conference-error"


class NotReadYet(ConferenceError):
    """A document that was not read has nothing to add to a session."""

    code = "conference-document-not-read"

    def __init__(self, *, document: str) -> None:
        self.document = document
        super().__init__(f"{document} was not read yet")
