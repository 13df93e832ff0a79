"""What a document states, as plain values: the contract between the reader and all that uses it.

Everything here is frozen, compares by value, and knows nothing of files, words or databases.
The JSON form of a reading is in `doichieu.claims.codec`.
"""

from doichieu.claims.figures import SURE, Claim, Entered, Kind, Link, Relation
from doichieu.claims.periods import Period
from doichieu.claims.quantities import Bound, Quantity
from doichieu.claims.readings import Other, Reading, Unread
from doichieu.claims.sessions import (
    AgendaItem,
    AgendaKind,
    Mention,
    Person,
    PersonRole,
    Reference,
    SessionFrame,
    SessionKind,
    Statement,
    StatementKind,
    Task,
    Vote,
    VoteMethod,
)
from doichieu.claims.texts import Block, BlockKind, Span, Text

__all__ = [
    "SURE",
    "AgendaItem",
    "AgendaKind",
    "Block",
    "BlockKind",
    "Bound",
    "Claim",
    "Entered",
    "Kind",
    "Link",
    "Mention",
    "Other",
    "Period",
    "Person",
    "PersonRole",
    "Quantity",
    "Reading",
    "Reference",
    "Relation",
    "SessionFrame",
    "SessionKind",
    "Span",
    "Statement",
    "StatementKind",
    "Task",
    "Text",
    "Unread",
    "Vote",
    "VoteMethod",
]
