"""A result of days that are far from over: it may be a plan, an estimate, or of other days, so it is asked about."""

from datetime import date, timedelta

from doichieu.claims import Period
from doichieu.hub.register.models import Maturity

# Reports are closed before their days are over: those of a year by 14 December (Decree 09/2019/NĐ-CP, article 12), and
# some offices ask for theirs sooner.
USUALLY_AHEAD = timedelta(days=31)


def is_early(days: Period, told: date, *, planned: bool, maturity: Maturity | str) -> bool:
    """Whether a result is told more than a month before its days end, and not as an estimate. told: on which day."""
    return not planned and maturity != Maturity.ESTIMATE and days.last - told > USUALLY_AHEAD
