"""The period that somebody opens on a place's page, whether or not anything is on record in it yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.utils.timezone import localdate

from doichieu.hub.catalogue.errors import UnknownPeriod
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.documents.spoken_periods import period_written
from doichieu.hub.web.words.faults import period_unread
from doichieu.hub.web.words.languages import page_language
from doichieu.hub.web.words.said import period_in
from doichieu.show import Lang

PERIOD = "period"  # in the address of a place
SPANS = ("H1", "9M", "Q1", "Q2", "Q3", "Q4", *(f"M{month:02d}" for month in range(1, 13)))  # of a year


@dataclass(frozen=True, slots=True)
class OtherPeriod:
    """What was written to open another period, and what is offered."""

    opened: PlanningPeriod | None = None  # that was asked for
    written: str = ""  # as it was written, where it names none
    fault: str = ""

    @property
    def offered(self) -> Sequence[tuple[str, str]]:
        """The periods of this year, in the words that may be written, and in those of the page."""
        return _offered(localdate().year, page_language())


@lru_cache(maxsize=16)
def _offered(number: int, lang: Lang) -> Sequence[tuple[str, str]]:
    year = f"{number:04d}"
    names = [year, *(f"{year}-{span}" for span in SPANS)]
    return tuple((period_in(each, "vi") if lang == "vi" else each, period_in(each, lang)) for each in names)


def other_period(request: HttpRequest) -> OtherPeriod:
    """What the address asks for; nothing where it asks for none."""
    written = request.GET.get(PERIOD, "").strip()
    if not written:
        return OtherPeriod()
    try:
        return OtherPeriod(opened=period_written(written))
    except UnknownPeriod:
        return OtherPeriod(written=written[:60], fault=period_unread(written[:60]))


def this_year() -> PlanningPeriod:
    """The year that is under way, for a place of which nothing is on record yet."""
    return period_written(f"{localdate().year:04d}")
