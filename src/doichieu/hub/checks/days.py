"""How the days of figures lie to those of a page."""

from doichieu.claims import Period


def is_target_of(target: Period, page: Period) -> bool:
    """Targets of the page's own days, of the year around them, and of the last of them alone."""
    if target == page or (is_a_day(target) and target.last == page.last):
        return True
    return within(page, target) and target.first.year == target.last.year


def awaits_result(target: Period, page: Period) -> bool:
    """Whether a target of the page's days or longer ones lacks something while no result of the page is on record.

    Running totals count from the target's own first day: nobody reports what the second half of a year adds to its
    whole, nor each single day of it.
    """
    return target == page or (not is_a_day(page) and (is_a_day(target) or target.first == page.first))


def within(part: Period, whole: Period) -> bool:
    """Whether every day of `part` lies in `whole`."""
    return whole.first <= part.first and part.last <= whole.last


def year_before(page: Period) -> Period:
    """The whole year before the page's first day."""
    return Period.year(page.first.year - 1)


def is_a_day(period: Period) -> bool:
    """Whether it is one day alone."""
    return period.first == period.last
