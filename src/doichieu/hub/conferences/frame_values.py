"""The fields of a session's frame as texts: pure."""

from collections.abc import Callable, Mapping

from doichieu.claims import SessionFrame
from doichieu.claims.codec import plain
from doichieu.hub.conferences.bodies import in_line

VALUES: Mapping[str, Callable[[SessionFrame], list[str]]] = {
    "body": lambda frame: [in_line(frame.body)],
    "ordinal": lambda frame: [str(frame.ordinal)] if frame.ordinal is not None else [],
    "tenure": lambda frame: [frame.tenure] if frame.tenure else [],
    "term": lambda frame: [f"{frame.term[0]}-{frame.term[1]}"] if frame.term else [],
    "dates": lambda frame: [day.isoformat() for day in frame.dates],
    "extended": lambda frame: ["true"] if frame.extended else [],
    "chairs": lambda frame: list(frame.chairs),
    "kind": lambda frame: [frame.kind.value] if frame.kind else [],
    "place": lambda frame: [frame.place] if frame.place else [],
    "groups": lambda frame: [str(frame.groups)] if frame.groups is not None else [],
    "adopted_share": lambda frame: [plain(frame.adopted_share) or ""] if frame.adopted_share is not None else [],
}
FIELDS = tuple(VALUES)


def values_of(frame: SessionFrame, name: str) -> list[str]:
    """The values of one field as text; empty where the document does not say, or has no such field."""
    return VALUES[name](frame) if name in VALUES else []


def value_of(frame: SessionFrame | None, name: str) -> str:
    """All values of one field in one text; empty where the document does not say."""
    return ", ".join(sorted(values_of(frame, name))) if frame else ""
