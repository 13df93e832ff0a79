from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.inserting import MOST, Change, insert
from doichieu.hub.ledger.models import Link, Outgoing
from doichieu.hub.places.models import Lineage, Locality, Subject, SubjectKind
from doichieu.hub.statements import on_postgresql

MOMENT = datetime(2027, 3, 1, 8, 30, 15, 123456, tzinfo=UTC)


def commune(slug: str) -> Locality:
    return Locality(slug=slug, name=slug, kind="xã", level=3, path=f"/{slug}/", search=slug)


@pytest.mark.django_db
def test_new_rows_come_back_as_they_were_given() -> None:
    old, new = commune("an"), commune("binh")
    joined = Lineage(predecessor=old, successor=new, partial=None, share=Decimal("0.12345678901234567890"), source="a")
    insert(old, new, joined)
    assert (joined.predecessor_id, joined.successor_id) == (old.pk, new.pk)
    kept = Lineage.objects.get(pk=joined.pk)
    assert kept.share == Decimal("0.12345678901234567890")
    assert (kept.predecessor, kept.successor, kept.partial) == (old, new, None)


@pytest.mark.django_db
def test_rows_that_refer_to_each_other_are_one_statement_where_the_database_can() -> None:
    place = commune("an")
    subjects = [Subject(locality=place, kind=SubjectKind.HAMLET, name=f"thôn {number}") for number in (1, 2)]
    with CaptureQueriesContext(connection) as asked:
        insert(place, *subjects)
    assert len(asked) == (1 if on_postgresql() else 3)
    assert [subject.locality_id for subject in subjects] == [place.pk, place.pk]


@pytest.mark.django_db
@pytest.mark.parametrize("names", [["binh"], ["binh", "chi"]])
def test_what_is_changed_with_new_rows_is_changed_once_with_them(names: list[str]) -> None:
    insert(commune("an"))
    new = [commune(name) for name in names]
    with CaptureQueriesContext(connection) as asked:
        insert(*new, also=Change("UPDATE places_locality SET name = %s WHERE slug = %s", ("An Bình", "an")))
    assert len(asked) == (1 if on_postgresql() else len(names) + 1)
    assert list(Locality.objects.order_by("slug").values_list("name", flat=True)) == ["An Bình", *names]


@pytest.mark.django_db
def test_a_row_whose_key_was_given_keeps_it_with_its_json_and_its_moment() -> None:
    link = Link(number=7, recorded_at=MOMENT, actor="an", event="e", rows=[{"app": "ấ"}], previous="", digest="d")
    told = Outgoing(link=link, event="e", app="a", model="m", object_id="1", due_at=MOMENT)
    insert(link, told)
    kept = Outgoing.objects.select_related("link").get(pk=told.pk)
    assert (kept.link.pk, kept.link.rows, kept.link.recorded_at) == (7, [{"app": "ấ"}], MOMENT)
    assert kept.delivered_at is None


@pytest.mark.django_db
def test_what_is_said_once_is_refused_and_the_transaction_goes_on() -> None:
    insert(commune("an"))
    again = commune("an")
    subject = Subject(locality=again, kind=SubjectKind.HAMLET, name="thôn 1")
    with pytest.raises(IntegrityError, match=r"places\.locality"):
        insert(again, subject)
    assert Locality.objects.count() == 1
    assert not Subject.objects.exists()
    assert again._state.adding


@pytest.mark.django_db
def test_a_row_behind_the_first_that_is_on_record_is_refused_too() -> None:
    insert(PlanningPeriod(name="2027", first_day=date(2027, 1, 1), last_day=date(2027, 12, 31)))
    same = PlanningPeriod(name="2027", first_day=date(2027, 1, 1), last_day=date(2027, 12, 31))
    with pytest.raises(IntegrityError, match="planningperiod"), transaction.atomic():
        insert(commune("an"), same)
    assert not Locality.objects.exists()


@pytest.mark.django_db
def test_a_row_that_is_stored_is_not_inserted_again() -> None:
    place = commune("an")
    insert(place)
    with pytest.raises(ValueError, match="is stored already"):
        insert(place)


@pytest.mark.django_db
def test_many_rows_are_added_like_few() -> None:
    place = commune("an")
    subjects = [Subject(locality=place, kind=SubjectKind.HAMLET, name=f"thôn {number}") for number in range(MOST + 3)]
    insert(place, *subjects)
    assert Subject.objects.filter(locality=place).count() == MOST + 3
    assert {subject.locality_id for subject in subjects} == {place.pk}


@pytest.mark.django_db
def test_a_row_may_refer_to_one_that_was_stored_after_it_was_made() -> None:
    place = commune("an")
    subject = Subject(locality=place, kind=SubjectKind.HAMLET, name="thôn 1")
    insert(place)
    insert(subject)
    assert Subject.objects.get().locality == place
