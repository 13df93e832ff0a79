"""What a unit of a place is shown as its own: its targets beside what it sent, and what was rejected of that.

Beside a target also stands what other papers tell of its result, as far as the viewer may see them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from doichieu.claims import Period
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.days import is_target_of, within
from doichieu.hub.checks.reporting import AskedFor, asked_of, days_asked_for
from doichieu.hub.checks.status import at_like_prices
from doichieu.hub.intake.sent_figures import SentFigure, sent_by
from doichieu.hub.intake.shut_out import closing_of, with_closings
from doichieu.hub.places.models import Subject
from doichieu.hub.register.closings import closings_for
from doichieu.hub.register.handed_down import HandedDown, handed_down_to, told_of
from doichieu.hub.register.holding import HeldFigure
from doichieu.hub.register.models import PeriodClosing

MOST_BESIDE = 4  # of what was sent beside one target


@dataclass(frozen=True, slots=True)
class Beside:
    """A target with what the unit sent of it and what others tell of it, the latest days first."""

    handed: HandedDown
    sent: Sequence[SentFigure]
    told: Sequence[HeldFigure]  # on record by others, with their papers


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """All that is a unit's own; empty for who may not see it."""

    handed: Sequence[HandedDown] = ()
    sent: Sequence[SentFigure] = ()
    told: Sequence[HeldFigure] = ()  # on record by others, of what was handed down
    asked: Sequence[AskedFor] = ()  # what is missing of it, the latest days first
    days: Period | None = None  # of the page that it is narrowed to, as they are entered
    closings: Sequence[PeriodClosing] = ()  # that stand for its place

    @property
    def beside(self) -> list[Beside]:
        """Each target beside the results that were sent of it, or are told of it."""
        return [Beside(each, _results_of(each, self.sent), _told_of(each.target, self.told)) for each in self.handed]

    @property
    def wanted_again(self) -> list[SentFigure]:
        """What was rejected and has to be sent again."""
        return [each for each in self.sent if each.is_wanted_again]

    @property
    def is_behind(self) -> bool:
        """Whether anything is missing of it, results or targets."""
        return bool(self.asked) or any(each.is_missing for each in self.sent)

    def indicators(self, *, planned: bool) -> Collection[Indicator]:
        """Those that it sent for the days of the page or is asked for there, or was given a target of."""
        sent = {
            each.indicator for each in self.sent if each.claim.planned == planned and each.claim.period == self.days
        }
        return sent if planned else sent | self.missing | {each.target.standing for each in self.handed}

    @property
    def missing(self) -> set[Indicator]:
        """What it is asked for and has not sent, or has to send again."""
        return {indicator for each in self.asked for indicator in each.missing}


def own_unit(unit: Subject, viewer: Viewer) -> OwnUnit:
    """What is this unit's own; at most nineteen queries. Empty for who reads neither inside its place nor its own."""
    handed, standing = handed_down_to(unit, viewer), closings_for(unit.locality)
    sent = with_closings(sent_by(unit, viewer), standing)
    return OwnUnit(handed, sent, told_of(unit, handed, viewer), closings=standing)


def asked_now(unit: Subject, own: OwnUnit, viewer: Viewer, today: date, due: Period) -> OwnUnit:
    """The same with what is asked for of this year and the last one; three queries more.

    due: days that are looked at at any rate.
    """
    days = days_asked_for(unit, own.sent, viewer, today) | {due}
    asked = asked_of(unit, own.sent, viewer, days)
    return replace(own, asked=[replace(each, closing=closing_of(each.page, own.closings)) for each in asked])


def own_unit_on(unit: Subject, viewer: Viewer, page: Period, days: Period | None = None) -> OwnUnit:
    """What of a unit's own concerns one page: the targets of its days, and what was sent of days within them.

    days: its own days where an issuer's clock closes them earlier. At most twenty-one queries; viewer as in `own_unit`.
    """
    days = days or page
    handed = [each for each in handed_down_to(unit, viewer) if is_target_of(each.target.days, page)]
    told = [each for each in told_of(unit, handed, viewer) if within(each.days, page)]
    standing = closings_for(unit.locality)
    sent = with_closings(sent_by(unit, viewer, {page, days}), standing)
    return OwnUnit(handed, sent, told, asked_of(unit, sent, viewer, {days}), days, standing)


def _results_of(handed: HandedDown, sent: Sequence[SentFigure]) -> list[SentFigure]:
    target = handed.target
    own = [
        each
        for each in sent
        if each.indicator == target.standing
        and not each.claim.planned
        and (each.waits or not each.again)
        and each.claim.period
        and within(each.claim.period, target.days)
    ]
    return sorted(own, key=_last_day, reverse=True)[:MOST_BESIDE]


def _told_of(target: HeldFigure, told: Sequence[HeldFigure]) -> list[HeldFigure]:
    """The latest of what can be held against a target."""
    prices = target.figure.price_basis
    fitting = (
        each
        for each in told
        if each.standing == target.standing
        and within(each.days, target.days)
        and at_like_prices(each.figure.price_basis, prices)
    )
    return list(islice(fitting, MOST_BESIDE))


def _last_day(sent: SentFigure) -> date:
    return sent.claim.period.last if sent.claim.period else date.min
