from datetime import UTC, date, datetime

import pytest

from doichieu.hub.ledger.models import Link
from doichieu.hub.places.models import Locality
from doichieu.hub.statements import asked, order

DAY = date(2027, 3, 1)
MOMENT = datetime(2027, 3, 1, 8, 30, 15, 123456, tzinfo=UTC)


def commune(slug: str) -> Locality:
    return Locality.objects.create(slug=slug, name="Bình An", kind="xã", level=3, path="/", valid_from=DAY, search=slug)


@pytest.mark.django_db
def test_a_written_statement_finds_rows_by_their_days_and_words() -> None:
    place = commune("an")
    commune("binh")
    found = asked("SELECT id FROM places_locality WHERE valid_from = %s AND slug = %s", DAY, "an")
    assert [tuple(row) for row in found] == [(place.pk,)]


@pytest.mark.django_db
@pytest.mark.parametrize(("microsecond", "found"), [(123455, 1), (123456, 1), (123457, 0)])
def test_a_moment_is_compared_to_the_microsecond(microsecond: int, found: int) -> None:
    Link.objects.create(number=7, recorded_at=MOMENT, actor="a", event="e", rows=[], digest="d")
    asked_at = MOMENT.replace(microsecond=microsecond)
    assert len(asked("SELECT number FROM ledger_link WHERE recorded_at >= %s", asked_at)) == found


@pytest.mark.django_db
def test_a_statement_can_change_rows() -> None:
    commune("an")
    order("UPDATE places_locality SET valid_to = %s WHERE slug = %s", DAY, "an")
    assert Locality.objects.get().valid_to == DAY
