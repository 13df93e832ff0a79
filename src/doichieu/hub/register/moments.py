"""A past moment as people write it: a day, or a minute of a day, where the office is."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from doichieu.hub.catalogue.periods import FIRST_DAY
from doichieu.hub.register.errors import UnknownMoment

DAYS = ("%Y-%m-%d", "%d/%m/%Y")
MINUTES = ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%H:%M %d/%m/%Y")
INSTANT = timedelta(microseconds=1)  # the finest that either database tells apart


def moment_of(written: str) -> datetime:
    """The last instant of what is written: all that was recorded on that day, or in that minute, was known by then.

    "2026-07-01", "01/07/2026", "2026-07-01T14:30", "14:30 01/07/2026"; in the time zone of the site.
    Raises UnknownMoment, also for a moment that has not begun and for one before any document's.
    """
    said = " ".join(written.split())
    for forms, length in ((DAYS, timedelta(days=1)), (MINUTES, timedelta(minutes=1))):
        begin = _read(said, forms)
        if begin is not None and begin.date() >= FIRST_DAY and begin <= timezone.now():
            return begin + length - INSTANT
    raise UnknownMoment(written=said)


def _read(said: str, forms: Sequence[str]) -> datetime | None:
    for form in forms:
        try:
            return timezone.make_aware(datetime.strptime(said, form))  # noqa: DTZ007 # it is made aware right here
        except (ValueError, OverflowError):
            continue
    return None
