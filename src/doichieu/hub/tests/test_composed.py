from datetime import date

import pytest
from django.db.models import Q, QuerySet
from pytest_django import DjangoAssertNumQueries

from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.catalogue.services import ensure_period
from doichieu.hub.composed import Composed, ComposedObjects, partly_loaded, slot
from doichieu.hub.places.models import Locality

pytestmark = pytest.mark.django_db


def test_a_statement_is_composed_once_and_asked_with_other_values_each_time(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    cast = assembled()
    composed = 0

    def by_name() -> QuerySet[Locality, tuple[int, str]]:
        nonlocal composed
        composed += 1
        return Locality.objects.order_by("pk").filter(name=slot("name")).values_list("pk", "slug")

    named: Composed[tuple[int, str]] = Composed(by_name)
    with django_assert_num_queries(2):
        first, second = (named.rows(name=each.name) for each in (cast.district, cast.elsewhere))
    assert first == [(cast.district.pk, cast.district.slug)]
    assert second == [(cast.elsewhere.pk, cast.elsewhere.slug)]
    assert composed == 1


@pytest.mark.parametrize("field", ["pk", "parent"])
def test_any_number_of_values_stands_in_one_slot(field: str) -> None:
    cast = assembled()
    listed: Composed[tuple[str]] = Composed(
        lambda: Locality.objects.filter(**{f"{field}__among": slot("wanted")}).order_by("pk").values_list("name")
    )
    mapped = {cast.district.pk: "a place"}
    for wanted in ([], [cast.district.pk], {cast.district.pk, cast.elsewhere.pk, 0}, mapped, mapped.keys()):
        expected = Locality.objects.filter(**{f"{field}__among": list(wanted)}).order_by("pk").values_list("name")
        assert listed.rows(wanted=wanted) == list(expected)


def test_days_and_what_stands_fast_are_converted_as_elsewhere() -> None:
    for year in (2024, 2025, 2026):
        ensure_period(date(year, 1, 1), date(year, 12, 31))
    ended: Composed[tuple[str, date]] = Composed(
        lambda: (
            PlanningPeriod.objects.filter(Q(last_day__lte=slot("day")), ~Q(name="2024"))
            .order_by("last_day")
            .values_list("name", "last_day")
        )
    )
    assert ended.rows(day=date(2026, 6, 30)) == [("2025", date(2025, 12, 31))]
    assert ended.rows(day=date(2026, 12, 31)) == [("2025", date(2025, 12, 31)), ("2026", date(2026, 12, 31))]


def test_a_slot_without_a_value_is_refused() -> None:
    named: Composed[tuple[int]] = Composed(lambda: Locality.objects.filter(name=slot("name")).values_list("pk"))
    with pytest.raises(KeyError, match="name"):
        named.rows(place="Hòa Khê")


def test_objects_are_those_of_the_query_set_and_what_was_left_out_is_loaded_when_asked_for(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    cast = assembled()
    named = ComposedObjects(lambda: Locality.objects.filter(name=slot("name")).only("level", "parent"))
    [found] = named.objects(name=cast.district.name)
    with django_assert_num_queries(0):
        assert (found, found.level, found.parent_id) == (cast.district, cast.district.level, cast.district.parent_id)
    with django_assert_num_queries(1):
        assert found.slug == cast.district.slug
    assert not named.objects(name="nowhere")


def test_an_object_of_some_columns_loads_the_others_when_they_are_asked_for(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    cast = assembled()
    known = partly_loaded(Locality, {"level": cast.district.level, "id": cast.district.pk})
    with django_assert_num_queries(0):
        assert (known, known.level) == (cast.district, cast.district.level)
    with django_assert_num_queries(1):
        assert known.name == cast.district.name


def test_what_can_have_no_rows_is_not_asked_for(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    nowhere: Composed[tuple[int]] = Composed(
        lambda: Locality.objects.filter(pk__in=(), name=slot("name")).values_list("pk")
    )
    with django_assert_num_queries(0):
        assert nowhere.rows(name="Hòa Khê") == []
