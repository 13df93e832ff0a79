"""By what a figure is held against what was usual before."""

import pytest

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.catalogue.models import Aggregation
from doichieu.hub.intake.entry_notes import course
from doichieu.hub.intake.usual import Course
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import indicator, quantity


@pytest.fixture
def cast(db: None) -> Cast:
    return assembled()


@pytest.mark.parametrize(
    ("unit", "added", "usual"),
    [
        ("%", Aggregation.SUM, Course.RATE),
        ("VND", Aggregation.SUM, Course.TOTAL),
        ("VND", Aggregation.LAST, Course.LEVEL),
    ],
)
def test_a_rate_a_total_and_a_level_change_in_ways_of_their_own(
    cast: Cast, unit: str, added: Aggregation, usual: Course
) -> None:
    series = Series(indicator(aggregation_time=added), cast.district)
    assert course(quantity("12", unit), series) is usual
