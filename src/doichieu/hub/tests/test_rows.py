import pytest
from pytest_django import DjangoAssertNumQueries

from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.places.models import Locality

pytestmark = pytest.mark.django_db


def test_a_row_is_made_as_it_is_stored_and_can_be_changed(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    cast = assembled()
    row = Locality.objects.get(pk=cast.district.pk)
    assert {name: getattr(row, name) for name in ("pk", "slug", "level", "parent_id", "valid_to", "invented")} == {
        name: getattr(cast.district, name) for name in ("pk", "slug", "level", "parent_id", "valid_to", "invented")
    }
    row.name = "Hòa Khê Đông"
    with django_assert_num_queries(1):  # an UPDATE: it is on record already
        row.save()
    assert Locality.objects.get(pk=row.pk).name == "Hòa Khê Đông"


def test_what_a_row_refers_to_is_read_when_it_is_asked_for_or_with_it(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    cast = assembled()
    alone = Locality.objects.get(pk=cast.district.pk)
    with django_assert_num_queries(1):
        assert alone.parent == cast.district.parent
    together = Locality.objects.select_related("parent").get(pk=cast.district.pk)
    with django_assert_num_queries(0):
        assert together.parent == cast.district.parent


def test_a_column_left_in_the_table_is_read_when_it_is_asked_for(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    cast = assembled()
    row = Locality.objects.defer("search").get(pk=cast.district.pk)
    assert row.get_deferred_fields() == {"search"}
    with django_assert_num_queries(1):
        assert row.search == cast.district.search
