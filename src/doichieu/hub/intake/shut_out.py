"""What of a unit lies in a closed period, waiting or to be sent again: first the period has to be reopened."""

from collections.abc import Sequence
from dataclasses import replace

from doichieu.claims import Period
from doichieu.hub.catalogue.periods import days_of
from doichieu.hub.intake.sent_figures import SentFigure
from doichieu.hub.register.models import PeriodClosing


def with_closings(sent: Sequence[SentFigure], standing: Sequence[PeriodClosing]) -> list[SentFigure]:
    """The same, what waits and what is to be sent again with the first of these closings over its days."""
    shut = (closing_of(each.page, standing) if each.waits or each.is_wanted_again else None for each in sent)
    return [replace(each, closing=closing) if closing else each for each, closing in zip(sent, shut, strict=True)]


def closing_of(page: str, standing: Sequence[PeriodClosing]) -> PeriodClosing | None:
    """The first closing over the days by which the period of this name is paired with others; None for no name."""
    if not page or not standing:
        return None
    days = Period(*days_of(page))
    covering = (each for each in standing if each.period.first_day <= days.first and days.last <= each.period.last_day)
    return next(covering, None)
