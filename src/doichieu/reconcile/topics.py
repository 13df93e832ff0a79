"""What a figure is about: two claims with the same topic state one number, whatever words they use."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from doichieu.claims import Claim, Kind, Period
from doichieu.lexicon import folded, unit_kind
from doichieu.lexicon.plan_owners import plan_owner
from doichieu.reconcile.stances import begins, clauses, first_clause, stands
from doichieu.reconcile.witnesses import Witness

PRIVATE = "#"  # what a name that no other claim has begins with
COUNT = "count"  # the unit of whole things; a noun follows it where no code says what is counted
RESULT, PLAN, TOTAL = "result", "plan", "total"  # roles of an amount


class Days(NamedTuple):
    """First and last day."""

    first: date
    last: date

    @property
    def is_year(self) -> bool:
        """Whether it is one whole calendar year."""
        return (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31) and (
            self.first.year == self.last.year
        )


class Topic(NamedTuple):
    """The key of one number."""

    place: str
    subject: str
    what: str  # catalogue code, else the folded words; "#document#claim" where nothing says what it is
    unit: str  # COUNT, or the unit's id
    days: Days
    role: str  # RESULT, PLAN, TOTAL, or a rate's own role
    owner: str = ""  # whose plan

    def of_days(self, days: Days) -> "Topic":
        """The same number of other days; `_replace` takes three times as long, and figures are many."""
        return Topic(self.place, self.subject, self.what, self.unit, days, self.role, self.owner)

    @property
    def but_for_days(self) -> tuple[object, ...]:
        """What it has in common with the same number of other days."""
        return (*self[:4], *self[5:])

    @property
    def is_counted(self) -> bool:
        return self.unit.startswith(COUNT)

    @property
    def is_private(self) -> bool:
        """Whether no other claim can be about it."""
        return self.what[0] == PRIVATE


def topic_of(witness: Witness) -> Topic:
    """What the amount of a level or of X in "X/Y" is about."""
    claim = witness.claim
    days = days_of(claim.period)
    if witness.before:
        days = _counted(days, witness)
    role = PLAN if claim.planned else RESULT
    return Topic(
        place=witness.place,
        subject=folded(claim.subject or ""),
        what=what_of(witness) if days and not _is_of_its_own(witness) else private(witness),
        unit=unit_of(witness),
        days=days or NO_DAYS,
        role=role,
        owner=plan_owner(claim.basis) if claim.planned and claim.basis else "",
    )


NO_DAYS = Days(date.min, date.min)


def what_of(witness: Witness) -> str:
    """The catalogue code, else the words of the indicator, else a name of its own."""
    return witness.claim.code or folded(witness.claim.indicator or "") or private(witness)


def private(witness: Witness) -> str:
    """A name that no other claim has."""
    return f"{PRIVATE}{witness.ref.document}{PRIVATE}{witness.ref.claim}"


def unit_of(witness: Witness) -> str:
    """COUNT for whole things; a mean of them keeps its noun, since it need not be whole, and so do turns.

    `1.061 lượt học viên` may be of fewer people.
    """
    claim = witness.claim
    unit = claim.quantity.unit
    if unit_kind(unit) != "noun":
        return unit
    name = _folded(unit)
    if not _is_whole(claim) or witness.says("mean"):
        return name
    return COUNT if claim.code and not stands("turn", name) else f"{COUNT} {name}"


_folded = lru_cache(maxsize=4096)(folded)  # the figures of a document, or of an indicator, have few units


def days_of(period: Period | None) -> Days | None:
    """The days of a figure; a stock as of a day counts as the year up to it, as the words do not tell them apart.

    The first of January is the end of the year before.
    """
    if period is None:
        return None
    first, last = period.first, period.last
    if first == last:
        if (last.month, last.day) == (1, 1):
            last -= timedelta(days=1)
        first = date(last.year, 1, 1)
    return Days(first, last)


def _counted(days: Days | None, witness: Witness) -> Days | None:
    """Of what is counted up (`lũy kế tháng 7`) the days since the year began, whatever the period begins with."""
    if days is None or days.first.year != days.last.year or not stands("running", witness.before):
        return days
    return days if stands("for years", witness.before) else Days(date(days.last.year, 1, 1), days.last)


def whole_year(days: Days) -> Days:
    """The calendar year of the last day."""
    return Days(date(days.last.year, 1, 1), date(days.last.year, 12, 31))


@lru_cache(maxsize=1024)  # the figures of an indicator are of a few periods, and so are those of all others
def moved(days: Days, years: int) -> Days | None:
    """The same days so many years later; None where there is no such year."""
    try:
        return Days(_moved(days.first, years), _moved(days.last, years))
    except ValueError:
        return None


def _moved(day: date, years: int) -> date:
    if (day.month, day.day) in {(2, 28), (2, 29)}:  # the last of February stays the last
        return date(day.year + years, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year + years)


def _is_of_its_own(witness: Witness) -> bool:
    """Whether its words say that it is not all that its name says."""
    return _is_added(witness) or _is_mean(witness) or _is_of_one_project(witness)


def _is_of_one_project(witness: Witness) -> bool:
    """`bàn giao 27 ha cho dự án Khu công nghiệp`, `dự án mới bàn giao 41 ha`: of the land or money of a whole place."""
    claim = witness.claim
    if claim.cell is not None or unit_kind(claim.unit) not in {"measure", "money"}:
        return False
    return begins("of a project", first_clause(witness.after)) or begins("project", clauses(witness.before)[-1])


def _is_added(witness: Witness) -> bool:
    """`kết nạp thêm 12 đảng viên`: so many more, and not all; a row of a table is what its name says."""
    return witness.claim.cell is None and stands("added", witness.before)


def _is_mean(witness: Witness) -> bool:
    """`mỗi tháng phải giải ngân bình quân 1.400 tỷ đồng`: a mean of something that is no mean by its own name."""
    claim = witness.claim
    plain = claim.cell is None and "/" not in claim.unit
    return plain and stands("mean", witness.before) and not stands("mean", folded(claim.indicator or ""))


def _is_whole(claim: Claim) -> bool:
    if claim.kind is Kind.GROWTH:
        return False
    quantity = claim.quantity
    for end in (quantity.value, quantity.upper, quantity.total):
        if end is not None and end != end.to_integral_value():
            return False
    return True
