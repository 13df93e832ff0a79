"""What a rate is measured against: the plan's owner and days, and the days of the base of a growth."""

import re
from datetime import date

from doichieu.claims import Claim
from doichieu.lexicon import folded
from doichieu.lexicon.plan_owners import is_part_of_year, plan_owner
from doichieu.reconcile.stances import stands
from doichieu.reconcile.topics import PLAN, Days, Topic, moved, whole_year

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def plan_topic(result: Topic, basis: str | None) -> Topic:
    """The plan that a result is measured against: of the whole year, unless the words name a part of it."""
    words = basis or ""
    part = is_part_of_year(words) or result.days.first.year != result.days.last.year
    days = result.days if part else whole_year(result.days)
    return result._replace(days=days, role=PLAN, owner=plan_owner(words))


def base_topic(result: Topic, claim: Claim) -> Topic | None:
    """The figure of the time that a growth is measured against; None where the words do not say which."""
    days = base_days(result.days, folded(claim.basis or ""))
    return None if days is None else result._replace(days=days)


def base_days(days: Days, basis: str) -> Days | None:
    """The days of the base: a year named, the end of a year, else the same days of the year before.

    None for the month or quarter before, and for a time of several years.
    """
    if days.first.year != days.last.year or stands("earlier part", basis):
        return None
    named = [int(year) for year in _YEAR.findall(basis)]
    part = is_part_of_year(basis)
    if stands("year start", basis) and not part:
        return _year(days.last.year - 1)
    if stands("year end", basis) and not part:
        return _year(named[-1] if named else days.last.year - 1)
    if not named:
        return moved(days, -1)
    return moved(days, named[-1] - days.last.year) if named[-1] < days.last.year else None


def _year(number: int) -> Days:
    return Days(date(number, 1, 1), date(number, 12, 31))
