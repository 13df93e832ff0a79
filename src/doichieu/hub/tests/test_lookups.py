import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from doichieu.hub import lookups
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
@pytest.mark.parametrize("field", ["pk__among", "parent__among"])
def test_what_another_query_finds_is_asked_for_as_in_a_list(
    field: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cast = assembled()
    districts = Locality.objects.filter(slug__in=[cast.district.slug, cast.elsewhere.slug])
    listed = set(Locality.objects.filter(**{field: [cast.district.pk, cast.elsewhere.pk]}))
    assert listed
    with django_assert_num_queries(1):
        assert set(Locality.objects.filter(**{field: districts.values("pk")})) == listed
    assert not Locality.objects.filter(**{field: districts.filter(slug="").values("pk")})


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="elsewhere each value is a parameter of its own")
def test_the_statement_is_the_same_for_any_number_of_values() -> None:
    few, many = (Locality.objects.filter(pk__among=range(1, most)).query.sql_with_params() for most in (3, 30))
    assert few[0] == many[0]
    assert (few[1], many[1]) == (([1, 2],), ([*range(1, 30)],))


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["pk__in", "pk__among", "parent__in", "parent__among", "slug__in"])
def test_more_values_than_a_statement_has_parameters_are_asked_for_in_one_query(
    field: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cast = assembled()
    known = cast.district.slug if field.startswith("slug") else cast.district.pk
    asked = [known, None, *(f"x-{number}" if isinstance(known, str) else -number for number in range(1, 300_000))]
    alone = set(Locality.objects.filter(**{field: [known]}))
    assert alone
    with django_assert_num_queries(1):
        assert set(Locality.objects.filter(**{field: asked})) == alone


@pytest.mark.django_db
def test_rows_themselves_are_listed_in_any_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "MOST_PARAMETERS", 1)
    assembled()
    rows = list(Locality.objects.order_by("pk"))
    below = Locality.objects.filter(parent__in=rows)
    assert set(below) == set(Locality.objects.filter(parent__isnull=False))
    assert {row.pk: list(row.children.all()) for row in Locality.objects.prefetch_related("children")} == {
        row.pk: [each for each in rows if each.parent_id == row.pk] for row in rows
    }
