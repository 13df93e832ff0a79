"""Whether two documents report on one session: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doichieu.claims import SessionFrame
from doichieu.hub.conferences.bodies import PARTY, family_of
from doichieu.hub.conferences.models import Conference
from doichieu.lexicon import folded


@dataclass(frozen=True, slots=True)
class Known:
    """By what a session is recognised."""

    body: str
    ordinal: int | None
    tenure: str
    days: tuple[date, ...]


def known_of(frame: SessionFrame) -> Known:
    """By what a document's session is recognised."""
    return Known(frame.body, frame.ordinal, frame.tenure or "", frame.dates)


def known_as(conference: Conference) -> Known:
    """By what a session on record is recognised."""
    days = tuple(date.fromisoformat(day) for day in conference.days)
    return Known(conference.body, conference.ordinal, conference.tenure, days)


def is_same(one: Known, other: Known) -> bool:
    """Whether the two can only be one session of one place.

    Number, tenure and days must not contradict each other; and either a day is common, or number and
    tenure are both given and equal. Sessions of different bodies are never one.
    """
    if not _same_body(one.body, other.body):
        return False
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return False
    if one.tenure and other.tenure and one.tenure != other.tenure:
        return False
    if one.days and other.days:
        return bool(set(one.days) & set(other.days))
    return bool(one.ordinal and other.ordinal and one.tenure and other.tenure)


def first_match(known: Known, conferences: Sequence[Conference]) -> Conference | None:
    """The first of the sessions on record that is this one."""
    return next((each for each in conferences if is_same(known, known_as(each))), None)


def _same_body(one: str, other: str) -> bool:
    """Families of bodies are compared; a body that the lexicon does not know, by its words."""
    families = family_of(one), family_of(other)
    if None in families:
        return folded(one) == folded(other)
    return families[0] == families[1] or set(families) <= PARTY
