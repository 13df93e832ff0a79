"""What an organisation sent and waits in a period that was closed meanwhile: first the period has to be reopened."""

from collections.abc import Sequence
from dataclasses import replace

from doichieu.claims import Period
from doichieu.hub.catalogue.periods import days_of
from doichieu.hub.intake.sent_figures import SentFigure
from doichieu.hub.places.models import Locality
from doichieu.hub.register.closings import closings_for
from doichieu.hub.register.models import PeriodClosing


def with_closings(sent: Sequence[SentFigure], place: Locality) -> list[SentFigure]:
    """The same, what waits of this place with the closing over its days; one query, none where nothing waits."""
    standing = closings_for(place) if any(each.waits for each in sent) else ()
    return [replace(each, closing=_over(each, standing)) if standing and each.waits else each for each in sent]


def _over(sent: SentFigure, standing: Sequence[PeriodClosing]) -> PeriodClosing | None:
    """The first closing over the days by which its period is paired with others."""
    if not sent.page:
        return None
    days = Period(*days_of(sent.page))
    covering = (each for each in standing if each.period.first_day <= days.first and days.last <= each.period.last_day)
    return next(covering, None)
