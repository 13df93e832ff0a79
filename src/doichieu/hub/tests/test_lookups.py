import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.places.models import Locality


@pytest.mark.django_db
@pytest.mark.parametrize(("field", "found"), [("pk", {"Hòa Khê", "Vĩnh Sa"}), ("parent", {"Đồng Mơ"})])
def test_rows_are_found_by_their_own_id_and_by_that_of_another(field: str, found: set[str]) -> None:
    cast = assembled()
    rows = Locality.objects.filter(**{f"{field}__among": {cast.district.pk, cast.elsewhere.pk, 0}})
    assert set(rows.values_list("name", flat=True)) == found


@pytest.mark.django_db
def test_nothing_is_among_nothing_and_is_not_asked_for(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assembled()
    with django_assert_num_queries(0):
        assert not Locality.objects.filter(pk__among=[])
        assert not Locality.objects.filter(pk__among=[None])
    assert Locality.objects.exclude(pk__among=[]).count() == Locality.objects.count()


@pytest.mark.django_db
def test_an_unknown_value_hides_none_of_the_others() -> None:
    cast = assembled()
    rest = Locality.objects.exclude(pk__among=[cast.district.pk, None])
    assert rest.count() == Locality.objects.count() - 1


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="elsewhere each value is a parameter of its own")
def test_the_statement_is_the_same_for_any_number_of_values() -> None:
    few, many = (Locality.objects.filter(pk__among=range(1, most)).query.sql_with_params() for most in (3, 30))
    assert few[0] == many[0]
    assert (few[1], many[1]) == (([1, 2],), ([*range(1, 30)],))
