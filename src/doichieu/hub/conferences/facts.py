"""What is shown of a session at a glance, drawn from the documents that report on it: pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from doichieu.claims import SessionFrame
from doichieu.hub.conferences.bodies import in_line, kind_of
from doichieu.hub.conferences.field_values import YES
from doichieu.hub.conferences.models import Conference, FieldName

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
    kind: str = ""  # `models.Kind`
    place: str = ""


def facts_of(frames: Sequence[SessionFrame]) -> Facts:
    """The facts that these documents give, in the order that they came; none of none."""
    body = max((in_line(frame.body) for frame in frames), key=len, default="")
    return Facts(
        body=body,
        ordinal=_first([frame.ordinal for frame in frames]),
        tenure=_first([frame.tenure for frame in frames]) or "",
        term=_first([frame.term for frame in frames]),
        days=tuple(sorted({day.isoformat() for frame in frames for day in frame.dates})),
        extended=any(frame.extended for frame in frames),
        adopted_share=_first([frame.adopted_share for frame in frames]),
        kind=_first([frame.kind for frame in frames]) or kind_of(body),
        place=_first([frame.place for frame in frames]) or "",
    )


def completed(facts: Facts, others: Facts) -> Facts:
    """The facts, and of what they do not say what the others do."""
    said = {each.name: getattr(facts, each.name) or getattr(others, each.name) for each in fields(Facts)}
    return Facts(**said)


def with_kept(facts: Facts, kept: Mapping[str, Sequence[str]]) -> Facts:
    """The facts with what the clerk put down in their place, by the name of the field."""
    told = {fact: read(kept[name]) for name, (fact, read) in _KEPT.items() if name in kept}
    if "body" in told and FieldName.KIND not in kept:
        told["kind"] = kind_of(told["body"])
    return replace(facts, **told)


def set_facts(conference: Conference, facts: Facts) -> None:
    """Put the facts on the row, which is not saved here."""
    conference.body, conference.ordinal, conference.tenure = facts.body, facts.ordinal, facts.tenure
    conference.term_first, conference.term_last = facts.term or (None, None)
    conference.days = list(facts.days)
    conference.extended, conference.adopted_share = facts.extended, facts.adopted_share
    conference.kind, conference.place = facts.kind, facts.place


def first_day(conference: Conference) -> date | None:
    """The day on which it began; None where nobody says."""
    return min(map(date.fromisoformat, conference.days), default=None)


def _first(values: Sequence[Value | None]) -> Value | None:
    return next((value for value in values if value is not None), None)


def _term(values: Sequence[str]) -> tuple[int, int]:
    first, last = values[0].split("-")
    return int(first), int(last)


# Of each field that the clerk sets: the fact that it is, and how it is drawn from its texts.
_KEPT: Mapping[str, tuple[str, Callable[[Sequence[str]], Any]]] = {
    FieldName.KIND: ("kind", lambda values: values[0]),
    FieldName.BODY: ("body", lambda values: values[0]),
    FieldName.ORDINAL: ("ordinal", lambda values: int(values[0])),
    FieldName.TENURE: ("tenure", lambda values: values[0]),
    FieldName.TERM: ("term", _term),
    FieldName.DATES: ("days", tuple),
    FieldName.PLACE: ("place", lambda values: values[0]),
    FieldName.EXTENDED: ("extended", lambda values: values[0] == YES),
}
