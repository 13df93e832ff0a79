"""What is shown of a session at a glance, drawn from the documents that report on it: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from doichieu.claims import SessionFrame
from doichieu.hub.conferences.models import Conference

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a session, of several documents the first that says something, and every day."""

    body: str
    ordinal: int | None
    tenure: str
    term: tuple[int, int] | None
    days: tuple[str, ...]  # ISO dates, in order
    extended: bool
    adopted_share: Decimal | None


def facts_of(frames: Sequence[SessionFrame]) -> Facts:
    """The facts that these documents give, in the order that they came; at least one."""
    return Facts(
        body=max((frame.body for frame in frames), key=len),
        ordinal=_first([frame.ordinal for frame in frames]),
        tenure=_first([frame.tenure for frame in frames]) or "",
        term=_first([frame.term for frame in frames]),
        days=tuple(sorted({day.isoformat() for frame in frames for day in frame.dates})),
        extended=any(frame.extended for frame in frames),
        adopted_share=_first([frame.adopted_share for frame in frames]),
    )


def set_facts(conference: Conference, facts: Facts) -> None:
    """Put the facts on the row, which is not saved here."""
    conference.body, conference.ordinal, conference.tenure = facts.body, facts.ordinal, facts.tenure
    conference.term_first, conference.term_last = facts.term or (None, None)
    conference.days = list(facts.days)
    conference.extended, conference.adopted_share = facts.extended, facts.adopted_share


def _first(values: Sequence[Value | None]) -> Value | None:
    return next((value for value in values if value is not None), None)
