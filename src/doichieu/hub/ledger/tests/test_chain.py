from datetime import date
from decimal import Decimal
from typing import cast

import pytest
from django.contrib.auth.models import Group
from django.utils.functional import SimpleLazyObject

from doichieu.hub.ledger import queries, services
from doichieu.hub.ledger.digests import canonical_json, digest_of, link_digest, row_digest
from doichieu.hub.ledger.errors import UnsavedRow
from doichieu.hub.ledger.models import Head, Link, Outgoing
from doichieu.hub.ledger.tests.links import broken_links

pytestmark = pytest.mark.django_db


def row_of(name: str = "an.nguyen") -> Group:
    return Group.objects.create(name=name)


def test_a_link_names_its_rows_and_follows_from_the_link_before() -> None:
    row = row_of()
    first = services.record("account created", row, by="system")
    second = services.record("role granted", row, by="an.nguyen")
    assert (first.number, first.previous, first.actor) == (1, "", "system")
    assert (second.number, second.previous) == (2, first.digest)
    assert first.rows == [{"app": "auth", "model": "group", "id": str(row.pk), "digest": row_digest(row)}]
    assert second.digest == link_digest(second) != first.digest
    head = Head.objects.get()
    assert (head.number, head.digest) == (2, second.digest)
    assert list(broken_links()) == []


def test_a_link_read_back_from_the_database_has_the_same_digest() -> None:
    services.record("account created", row_of(), by="hệ thống")
    [link] = queries.chain()
    assert link_digest(link) == link.digest


def test_a_row_that_is_loaded_when_it_is_asked_for_has_the_digest_of_the_row() -> None:
    row = row_of()
    link = services.record("second factor set", cast("Group", SimpleLazyObject(lambda: row)), by="an.nguyen")
    assert [each["digest"] for each in link.rows] == [row_digest(row)]


def test_one_event_goes_out_for_each_row() -> None:
    rows = [row_of("an"), row_of("binh")]
    services.record("account created", *rows, by="system")
    outgoing = Outgoing.objects.order_by("pk").values_list("app", "model", "object_id")
    assert list(outgoing) == [("auth", "group", str(row.pk)) for row in rows]


def test_a_row_that_was_not_written_is_refused_and_leaves_no_link() -> None:
    with pytest.raises(UnsavedRow) as refused:
        services.record("account created", Group(name="an"), by="system")
    assert refused.value.model == "auth.Group"
    assert not Link.objects.exists()


@pytest.mark.parametrize(
    "change", [{"actor": "someone else"}, {"event": "other"}, {"rows": []}, {"previous": "0" * 64}]
)
def test_a_changed_link_breaks_the_chain_at_its_number(change: dict[str, object]) -> None:
    row = row_of()
    for _ in range(3):
        services.record("account created", row, by="system")
    Link.objects.filter(number=2).update(**change)
    assert next(broken_links()) == 2


def test_a_link_that_is_missing_breaks_the_chain_there() -> None:
    row = row_of()
    for _ in range(3):
        services.record("account created", row, by="system")
    Link.objects.get(number=2).outgoing.all().delete()
    Link.objects.get(number=2).delete()
    assert next(broken_links()) == 2


def test_a_last_link_that_is_missing_is_noticed_by_the_head() -> None:
    row = row_of()
    for _ in range(2):
        services.record("account created", row, by="system")
    Link.objects.get(number=2).outgoing.all().delete()
    Link.objects.get(number=2).delete()
    assert next(broken_links()) == 2


def test_a_row_that_changes_has_another_digest() -> None:
    row = row_of()
    before = row_digest(row)
    Group.objects.filter(pk=row.pk).update(name="Bình")
    assert row_digest(Group.objects.get(pk=row.pk)) != before


def test_canonical_json_sorts_keys_and_writes_decimals_as_text() -> None:
    assert canonical_json({"b": Decimal("1.50"), "a": date(2022, 7, 11)}) == '{"a":"2022-07-11","b":"1.5"}'
    assert digest_of({"a": 1}) == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"
    with pytest.raises(TypeError, match="no canonical form for object"):
        canonical_json(object())


def test_many_rows_loaded_at_once_are_one_link_without_an_event() -> None:
    link = services.record_bulk("places loaded", app="places", model="locality", facts={"rows": 3}, by="system")
    assert link.rows == [{"app": "places", "model": "locality", "id": "", "digest": digest_of({"rows": 3})}]
    assert not link.outgoing.exists()
    assert list(broken_links()) == []
