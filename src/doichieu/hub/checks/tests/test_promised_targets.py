"""The targets that documents set, each beside the result of its days."""

from datetime import date

import pytest

from doichieu.claims import Period
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.checks.promised_targets import is_over, set_targets, witnesses_of
from doichieu.hub.checks.tests.sessions_told import HALF, YEAR, both, confirmed
from doichieu.hub.documents.services import release_document
from doichieu.hub.register.tests.worked import indicator

pytestmark = pytest.mark.django_db
LAST = date(2022, 12, 31)


@pytest.fixture
def cast() -> Cast:
    return assembled()


@pytest.mark.parametrize("days", [YEAR, Period(LAST, LAST)])
def test_the_result_of_its_days_stands_beside_a_target(cast: Cast, days: Period) -> None:
    first, second = both(cast)
    of = indicator()
    set_by = confirmed(cast, first, of, "900 tỷ đồng", "900000000000", planned=True, days=days)
    reached = confirmed(cast, second, of, "500 tỷ đồng", "500000000000", planned=False, days=HALF)
    [compared] = set_targets([first.pk], viewer_of(cast.owner), on=LAST)
    assert compared.target is not None
    assert compared.result is not None
    assert (compared.target.figure, compared.result.figure) == (set_by, reached)
    assert [each.document_id for each in witnesses_of(compared)] == [first.pk]
    assert [is_over(compared, day) for day in (LAST, date(2023, 1, 1))] == [False, True]


def test_outside_only_what_is_released_is_held_against_each_other(cast: Cast) -> None:
    first, second = both(cast)
    of = indicator()
    confirmed(cast, first, of, "900 tỷ đồng", "900000000000", planned=True)
    confirmed(cast, second, of, "500 tỷ đồng", "500000000000", planned=False)
    assert set_targets([first.pk], cast.anonymous, on=LAST) == ()
    release_document(document=first, by=cast.owner)
    [compared] = set_targets([first.pk], cast.anonymous, on=LAST)
    assert compared.result is None
