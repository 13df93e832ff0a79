"""A period as people say it: `6 tháng đầu năm 2022`, `nhiệm kỳ 2020-2025`, as the reader reads times."""

from datetime import date

from doichieu.claims import Period, Text
from doichieu.hub.catalogue.errors import UnknownPeriod
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.catalogue.periods import days_of, period_name
from doichieu.hub.documents.occasions import is_day_of_an_occasion
from doichieu.reader.grammar.names.document_days import is_day_of_a_document
from doichieu.reader.grammar.text.sources import source_of
from doichieu.reader.grammar.times.periods import Role, TimeExpression, time_expressions

SHORTEST_PART, SHORTEST_YEAR = 28, 365  # days
NO_PERIOD = (Role.EACH, Role.LENGTH, Role.CLOCK)  # times that are no days of a calendar


def spoken_period(words: str) -> Period | None:
    """The days of words that are one time and nothing else; None of any others, and of a time without its year."""
    said = " ".join(words.split()).lower()
    times = [time for time in time_expressions(source_of(Text(said))) if time.role not in NO_PERIOD]
    whole = [time for time in times if (time.start, time.end) == (0, len(said))]
    return whole[0].period if whole else None


def period_written(words: str) -> PlanningPeriod:
    """The period of words, or of a name as addresses have it, `2026-M11`, on record or not. Raises UnknownPeriod."""
    written = words.strip()
    try:
        first, last = days_of(written)
    except UnknownPeriod:
        spoken = spoken_period(written)
        if spoken is None:
            raise
        first, last = spoken.first, spoken.last
    return PlanningPeriod(name=period_name(first, last), first_day=first, last_day=last)


def periods_reported_on(title: str, day: date | None) -> list[Period]:
    """The periods of a title that end on one day, as `quý III và 9 tháng đầu năm 2026` does, where there are several.

    day: of the document, for a year that is left out. What is planned for later days is no such period.
    """
    times = time_expressions(source_of(Text(" ".join(title.split()))), day)
    periods = list(dict.fromkeys(time.period for time in times if time.role is Role.SPAN and time.period is not None))
    together = [each for each in periods if each.last == periods[0].last]
    return together if len(together) > 1 else []


def last_day_named(words: str, day: date | None) -> date | None:
    """The last day of the time by which, or within which, something is to be done; None where words name none.

    day: of the document, for a year that is left out. A deadline counts before a time within which, of several
    the last.
    """
    times = [time for time in time_expressions(source_of(Text(words)), day) if time.period is not None]
    until = [time.period for time in times if time.role in {Role.DEADLINE, Role.UNTIL}]
    within = [time.period for time in times if time.role is Role.SPAN]
    last = max((period.last for period in until or within if period), default=None)
    return last if day is None or last is None or last >= day else None


def day_told(words: str, day: date | None) -> date | None:
    """The last single day on which something happened by these words, no day by which it was due, none of a document
    that they cite and none of a meeting or direction by which it was done; None where they name none.

    day: of the document, for a year that is left out; nothing of a later day happened yet.
    """
    source = source_of(Text(words))
    times = [time for time in time_expressions(source, day) if time.role is not Role.DEADLINE]
    told = [time.period for time in times if time.period and not _is_of_what_led_to_it(source.lower, time)]
    days = [period.first for period in told if period.first == period.last and (day is None or period.first <= day)]
    return max(days, default=None)


def _is_of_what_led_to_it(lower: str, time: TimeExpression) -> bool:
    return is_day_of_a_document(lower, time.core) or is_day_of_an_occasion(lower, time.start, time.end)


def is_due_after(words: str, day: date | None) -> bool:
    """Whether they name a day by which something is still to be done.

    day: of the document, also for a year that is left out; without one nothing is known.
    """
    times = time_expressions(source_of(Text(words)), day)
    until = (time.period for time in times if time.role is Role.DEADLINE)
    return day is not None and any(period.last > day for period in until if period)


def part_of_year_named(title: str) -> Period | None:
    """The one part of a year, a month at the least, that a title speaks of: `3 tháng cuối năm 2026`."""
    times = time_expressions(source_of(Text(" ".join(title.split()))))
    spans = {time.period for time in times if time.role is Role.SPAN and time.period is not None}
    parts = [each for each in spans if SHORTEST_PART <= (each.last - each.first).days + 1 < SHORTEST_YEAR]
    return parts[0] if len(parts) == 1 else None
