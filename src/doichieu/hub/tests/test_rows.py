import pytest
from pytest_django import DjangoAssertNumQueries

from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.places.models import Locality
from doichieu.hub.rows import let_know

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


def test_a_row_that_is_given_what_it_refers_to_knows_its_number_and_asks_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    cast = assembled()
    row, province = Locality(name="Đồng Mây"), cast.district.parent
    assert province is not None
    row.parent = province
    with django_assert_num_queries(0):
        assert (row.parent_id, row.parent) == (province.pk, province)
    row.parent = None
    assert (row.parent_id, row.parent) == (None, None)


def test_a_number_left_in_the_table_is_read_too(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    cast = assembled()
    row = Locality.objects.defer("parent").get(pk=cast.district.pk)
    with django_assert_num_queries(1):
        assert row.parent_id == cast.district.parent_id


def test_rows_that_are_told_what_they_refer_to_do_not_ask(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    cast = assembled()
    province = cast.district.parent
    assert province is not None
    rows = list(Locality.objects.filter(pk__in=[cast.district.pk, province.pk]).order_by("pk"))
    above = [row.parent_id for row in rows]
    known = {None: None, **Locality.objects.in_bulk([number for number in above if number is not None])}
    with django_assert_num_queries(0):
        let_know(rows, parent=known)
        assert [row.parent.pk if row.parent else None for row in rows] == above
    with pytest.raises(KeyError):
        let_know(rows, parent={})


def test_a_row_that_is_read_again_forgets_what_it_referred_to() -> None:
    cast = assembled()
    row = Locality.objects.select_related("parent").get(pk=cast.commune.pk)
    Locality.objects.filter(pk=row.pk).update(parent=cast.district.parent)
    row.refresh_from_db()
    assert row.parent == Locality.objects.get(pk=row.pk).parent
