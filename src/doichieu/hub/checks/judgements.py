"""The vocabulary of statuses, and what the rule of `checks.status` takes and gives."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from doichieu.claims import Kind, Period, Quantity
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.register.holding import HeldFigure


class Status(StrEnum):
    """One vocabulary for pages, reports and the API."""

    EXCEEDED = "exceeded"
    MET = "met"
    NOT_MET = "not_met"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    LIKELY = "likely"
    HARD = "hard_to_reach"
    UNKNOWN = "unknown"
    NOT_COMPARABLE = "not_comparable"


class Why(StrEnum):
    """Which rule gave a status."""

    NO_RESULT = "no_result"
    AT_THE_END = "at_the_end"  # compared with the target itself
    REACHED_EARLY = "reached_early"  # a running total has passed its target before the end
    ESTIMATED = "estimated"  # a verdict of an estimate of days that are not over: only what is likely
    PASSED_CEILING = "passed_the_ceiling"  # a running total has passed what it should stay below
    LAST_YEARS_PACE = "last_years_pace"
    LINEAR_PACE = "linear_pace"
    AGAINST_TARGET = "against_the_target"  # before the end: a rate or a growth, which does not add up over time
    UNITS_DIFFER = "units_differ"
    PRICES_DIFFER = "prices_differ"
    PERIODS_DIFFER = "periods_differ"
    PART_ALONE = "part_alone"  # of a part of the target's days that begins later, and nothing says what was before it
    BOUND_UNDECIDED = "bound_undecided"  # "over 90" may or may not reach 95
    NO_DIRECTION = "no_direction"  # neither more nor less of it is better
    NO_PACE = "no_pace"  # a target that is not above zero has no share
    TOTALS_DIFFER = "totals_differ"  # 10 of 13 against 12 of 15
    SHARE_AMBIGUOUS = "share_ambiguous"  # 105 % of a plan to reduce: more of it, or less?
    AGAINST_TOTAL = "against_the_total"  # "17/17": reached, whatever the day
    OVER_TOTAL = "over_the_total"  # "80/71"
    ALL_PARTS = "all_parts"  # a composite target: what became of each of its parts


class Better(StrEnum):
    """What a target asks for."""

    HIGHER = "higher"
    LOWER = "lower"
    EXACT = "exact"
    RANGE = "range"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Stated:
    """One side of the comparison."""

    quantity: Quantity
    period: Period
    kind: Kind = Kind.LEVEL
    price_basis: str = ""


@dataclass(frozen=True, slots=True)
class Indication:
    """What of an indicator the rule needs."""

    better: Better
    adds: bool  # over time: a year's amount is the sum of its months'
    holds: bool = False  # a count as of a day, such as communes that reached a standard: it grows, but may fall again


@dataclass(frozen=True, slots=True)
class PartStanding:
    """How one part of a composite target stands."""

    indicator: Indicator
    status: Status
    reason: "Reason"


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount that a running total is made of."""

    period: Period
    quantity: Quantity
    added: bool = True


@dataclass(frozen=True, slots=True)
class Running:
    """What was reached since a target's first day, where the result beside it is of later days alone."""

    whole: Period  # of the target
    period: Period  # from its first day to the result's last
    quantity: Quantity
    parts: tuple[Counted, ...]  # that were added; one where it is on record as it is
    figures: tuple[HeldFigure, ...]  # that it rests on

    @property
    def computed(self) -> bool:
        """Whether no document states it."""
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a status was given, as facts; `web` words them.

    share: result in parts of the target; None where no share can be stated.
    expected: the part of the target that the pace asks for at this day; None at the end of the period.
    stated: the document itself gave the share, and no target figure is on record.
    last_year: what was reached of last year's total at the same date, and that total.
    parts: of a composite target, each with its own status and reason.
    running: what was held against the target instead of the result, where that begins later than the target.
    """

    why: Why
    result: Decimal | None = None
    target: Decimal | None = None
    unit: str = ""
    share: Decimal | None = None
    expected: Decimal | None = None
    stated: bool = False
    last_year: tuple[Quantity, Quantity] | None = None
    parts: tuple[PartStanding, ...] = ()
    running: Running | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status and its reason."""

    status: Status
    reason: Reason
