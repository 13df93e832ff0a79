"""What is handed down adds up to the whole, or the page says by how much it does not."""

from decimal import Decimal

import pytest

from doichieu.claims import Bound
from doichieu.hub.access.services import add_subject
from doichieu.hub.access.tests.cast import Cast, assembled, place, viewer
from doichieu.hub.checks.allocations import Sum, allocations_of, summed
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.places.models import Level, SubjectKind
from doichieu.hub.register.tests.worked import YEAR, indicator, quantity


@pytest.fixture
def cast(db: None) -> Cast:
    cast = assembled()
    place("Sa Lâu", "xã", Level.COMMUNE, cast.district)
    add_subject(locality=cast.district, kind=SubjectKind.ORGANISATION, name="Chi cục Thuế", by=cast.owner)
    indicator()
    indicator("LAB01", unit="%", shown_in="%", aggregation_space="ratio")
    return cast


def test_the_targets_of_places_and_organisations_make_up_the_whole(cast: Cast) -> None:
    sign(cast, line("100"), planned=True, set_by="HĐND huyện", period=YEAR)
    parts = (line("30", about="xã Đồng Mơ"), line("50", about="xã Sa Lâu"), line("15", about="Chi cục Thuế"))
    sign(cast, *parts, planned=True, set_by="UBND huyện", period=YEAR)
    [found] = allocations_of(cast.district, YEAR, viewer(cast.owner))
    assert (found.sum, len(found.parts), found.owner) == (Sum.SHORT, 3, "UBND huyện")
    assert found.total is not None
    assert found.difference is not None
    assert (found.total.value, found.difference.value) == (Decimal(95 * 10**9), Decimal(-5 * 10**9))
    assert allocations_of(cast.district, YEAR, cast.anonymous) == []


def test_what_does_not_add_is_not_added(cast: Cast) -> None:
    parts = (
        line("90", indicator="LAB01", unit="%", about="xã Đồng Mơ"),
        line("80", indicator="LAB01", unit="%", about="xã Sa Lâu"),
    )
    sign(cast, *parts, planned=True, period=YEAR)
    [found] = allocations_of(cast.district, YEAR, viewer(cast.owner))
    assert (found.sum, found.total, found.whole) == (Sum.NOT_ADDED, None, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("bound", "upper", "parts", "stands"),
    [
        (Bound.EXACT, None, ("60", "40"), Sum.AGREES),
        (Bound.EXACT, None, ("60", "40.1"), Sum.OVER),
        (Bound.AT_LEAST, None, ("60", "45"), Sum.AGREES),
        (Bound.AT_LEAST, None, ("60", "35"), Sum.SHORT),
        (Bound.AT_MOST, None, ("60", "35"), Sum.AGREES),
        (Bound.AT_MOST, None, ("60", "45"), Sum.OVER),
        (Bound.EXACT, "110", ("60", "45"), Sum.AGREES),
        (Bound.EXACT, "110", ("60", "55"), Sum.OVER),
    ],
)
def test_the_words_of_the_whole_count(bound: Bound, upper: str | None, parts: tuple[str, ...], stands: Sum) -> None:
    ends = {"upper": upper} if upper else {}
    whole = quantity("100", bound=bound, **ends)
    assert summed(whole, [quantity(part) for part in parts], indicator("XX01"))[1] is stands


@pytest.mark.django_db
def test_a_thousand_long_numbers_add_up_exactly() -> None:
    parts = [quantity("12345678901234567.891") for _ in range(1000)]
    total, stands = summed(None, parts, indicator("XX01"))
    assert total is not None
    assert (total.value, stands) == (Decimal("12345678901234567891.000"), Sum.NO_WHOLE)
