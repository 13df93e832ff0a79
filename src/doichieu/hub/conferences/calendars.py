"""Sessions as an iCalendar feed (RFC 5545): their days are whole days, their names Vietnamese."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from django.utils.translation import override
from icalendar import Calendar, Event

from doichieu.hub.conferences.models import Conference
from doichieu.hub.conferences.names import session_name

DAY = timedelta(days=1)
PRODUCT = "-//Doi Chieu//sessions//VI"


def calendar_of(
    conferences: Iterable[Conference], *, host: str, address: Callable[[Conference], str], now: datetime
) -> bytes:
    """The feed of these sessions; those without a day are left out.

    host: of the site, for the identifiers of events, which stay the same in every feed. address: of a session's page.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for conference in conferences:
        days = [date.fromisoformat(day) for day in conference.days]
        for number, (first, last) in enumerate(runs_of(days)):
            event = Event()
            event.add("uid", f"session-{conference.pk}-{number}@{host}")
            event.add("dtstamp", now)
            event.add("dtstart", first)
            event.add("dtend", last + DAY)  # the day after, as the format wants it
            _describe(event, conference, address(conference))
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def runs_of(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """The first and the last day of each row of days without a gap."""
    first = last = None
    for day in sorted(set(days)):
        if first is not None and last is not None and day - last > DAY:
            yield first, last
            first = None
        first, last = first or day, day
    if first is not None and last is not None:
        yield first, last


def _describe(event: Event, conference: Conference, address: str) -> None:
    with override("vi"):
        event.add("summary", session_name(conference))
    if conference.place:
        event.add("location", conference.place)
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
