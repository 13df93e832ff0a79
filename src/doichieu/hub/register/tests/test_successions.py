"""The predecessors' figures beside a place's own."""

from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doichieu.claims import Period
from doichieu.hub.access.services import add_locality
from doichieu.hub.access.tests.cast import Cast, place
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents.models import State
from doichieu.hub.places.models import Level, Lineage, Locality
from doichieu.hub.register import services
from doichieu.hub.register.series import Series
from doichieu.hub.register.successions import before, predecessors_with_figures
from doichieu.hub.register.tests.worked import (
    HALF,
    SENTENCE,
    YEAR,
    period,
    quantity,
    revenue_claims,
    stored_text,
    witnessed,
)


def reached(
    cast: Cast, of: Locality, indicator: Indicator, value: str, state: State = State.RELEASED, *, during: Period = HALF
) -> None:
    content = f"Tại {of.name}: {SENTENCE} ({value})"
    text = stored_text(content, of, cast.owner, state=state)
    services.add_figure(
        series=Series(indicator, of), period=period(during), quantity=quantity(value),
        evidence=witnessed(text, revenue_claims(content)[0]), by=cast.owner,
    )  # fmt: skip


def test_predecessors_stand_side_by_side_and_add_up_where_they_came_over_whole(
    cast: Cast, series: Series, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other = place("Mơ Hạ", "xã", Level.COMMUNE, cast.district)
    heir = add_locality(
        name="Đồng Mơ Mới", kind="xã", level=Level.COMMUNE, parent=cast.province, by=system_viewer(), invented=True
    )
    for one in (cast.commune, other):
        Lineage.objects.create(predecessor=one, successor=heir, partial=False, source="Nghị quyết")
    reached(cast, cast.commune, series.indicator, "1000")
    reached(cast, other, series.indicator, "500", State.INTERNAL)
    with django_assert_num_queries(4):
        [inside] = before(series.indicator, heir, viewer_of(cast.owner))
    assert [held.quantity.value for held in inside.figures] == [500, 1000]
    assert inside.carried is not None
    assert inside.carried.quantity.value == 1500
    [outside] = before(series.indicator, heir, cast.anonymous)
    assert [held.quantity.value for held in outside.figures] == [1000]
    assert outside.carried is None


def test_the_predecessors_that_have_figures_are_named_with_the_period_asked_for_or_their_latest(
    cast: Cast, series: Series
) -> None:
    other = place("Mơ Hạ", "xã", Level.COMMUNE, cast.district)
    heir = place("Đồng Mơ Mới", "xã", Level.COMMUNE, cast.province)
    for one in (cast.commune, other):
        Lineage.objects.create(predecessor=one, successor=heir, partial=False, source="Nghị quyết")
    reached(cast, cast.commune, series.indicator, "1000", State.INTERNAL)
    viewer = viewer_of(cast.owner)
    for wanted in (None, period(HALF), period(YEAR)):
        [known] = predecessors_with_figures(heir, viewer, wanted)
        assert (known.place, known.period.name) == (cast.commune, "2022-H1")
    assert predecessors_with_figures(heir, cast.anonymous) == []
    assert predecessors_with_figures(cast.commune, viewer) == []


def test_of_a_predecessor_with_several_periods_the_one_asked_for_is_shown_else_the_latest_of_the_moment(
    cast: Cast, series: Series, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    heir = place("Đồng Mơ Mới", "xã", Level.COMMUNE, cast.province)
    Lineage.objects.create(predecessor=cast.commune, successor=heir, partial=False, source="Nghị quyết")
    reached(cast, cast.commune, series.indicator, "1000")
    between = timezone.now()
    reached(cast, cast.commune, series.indicator, "2100", during=YEAR)
    half, year = period(HALF), period(YEAR)
    for wanted, as_of, shown in ((None, None, year), (half, None, half), (None, between, half), (year, between, half)):
        with django_assert_num_queries(3):
            [known] = predecessors_with_figures(heir, cast.anonymous, wanted, as_of)
        assert known.period == shown


def test_a_place_without_predecessors_has_nothing_before_it(cast: Cast, series: Series) -> None:
    assert before(series.indicator, cast.commune, viewer_of(cast.owner)) == ()
