"""What sessions refuse.

ConferenceError
├── ReasonWanted    something that a document says is replaced or taken away without a reason
├── OvertakenBy     somebody else put down something else first
├── FactUnreadable  a value that the field cannot have
│   ├── FactMissing     nothing where something is wanted
│   └── DaysUnreadable  days that are none
│       └── LastDayMissing  a first day, the word for `to`, and no last day
├── ItemUnknown     an item that is not part of the session
├── MergedAway      a session that was found to be another one
├── NotOnRecord     a document that does not stand on the session's record
├── SameSession     a session that is to be merged with itself, or with one of another place
├── AlreadyThere    a session that is to be opened, and is on record
└── NotMerged       a merging that is to be undone, and does not stand
"""

# ruff: noqa: N818 - an error is named by its fault

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from doichieu.hub.conferences.models import Entry


class ConferenceError(Exception):
    """Anything that sessions refuse."""

    code: ClassVar[str] = "conference-error"


class ReasonWanted(ConferenceError):
    """What a document says, or what stands, is replaced or taken away without a reason."""

    code = "session-reason-missing"

    def __init__(self) -> None:
        super().__init__("say why: the reason stays on record")


class OvertakenBy(ConferenceError):
    """Somebody else put down something else meanwhile; it comes with the error.

    who: by name, where the row was read with it. Only who may write on the session is told, and so reads inside it.
    """

    code = "session-overtaken"

    def __init__(self, entry: "Entry | None") -> None:
        self.entry = entry
        self.who = str(getattr(entry, "maker", entry.made_by)) if entry else ""
        self.item = entry.item if entry else ""
        super().__init__(f"{self.who} put down something else about {self.item!r} meanwhile")


class FactUnreadable(ConferenceError):
    """A value that the field cannot have."""

    code = "session-fact-unreadable"

    def __init__(self, *, field: str, written: str) -> None:
        self.field, self.written = field, written
        super().__init__(f"{field} cannot be {written!r}")


class ItemUnknown(ConferenceError):
    """An item that is not part of the session."""

    code = "session-item-unknown"

    def __init__(self, *, item: str) -> None:
        self.item = item
        super().__init__(f"{item!r} is no item of this session")


class MergedAway(ConferenceError):
    """The session was found to be another one, on which everything stands now."""

    code = "session-merged-away"

    def __init__(self, *, into: int) -> None:
        self.into = into
        super().__init__(f"this session is session {into}")


class NotOnRecord(ConferenceError):
    """The document does not stand on the session's record."""

    code = "document-not-on-session"

    def __init__(self, *, document: str) -> None:
        self.document = document
        super().__init__(f"{document} does not stand on this session's record")


class SameSession(ConferenceError):
    """A session cannot be merged with itself, nor with one of another place."""

    code = "session-cannot-merge"

    def __init__(self) -> None:
        super().__init__("choose another session of the same place")


class DaysUnreadable(FactUnreadable):
    """What was written for the days of a session is no list of days."""

    code = "session-days-unreadable"


class LastDayMissing(DaysUnreadable):
    """A first day of a session with the sign or the word for `to` behind it, and no last day."""

    code = "session-last-day-missing"


class FactMissing(FactUnreadable):
    """Nothing was written where something is wanted; what the documents say is put back by an act of its own."""

    code = "session-fact-missing"

    def __init__(self, *, field: str) -> None:
        super().__init__(field=field, written="")


class AlreadyThere(ConferenceError):
    """The session that is to be opened is on record."""

    code = "session-already-there"

    def __init__(self, *, number: int) -> None:
        self.number = number
        super().__init__(f"it is on record as session {number}")


class NotMerged(ConferenceError):
    """The merging that is to be undone does not stand."""

    code = "session-not-merged"

    def __init__(self) -> None:
        super().__init__("the two sessions were parted before, or never merged")
