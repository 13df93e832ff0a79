"""Somebody stands in for one who is away: for those days, under their own name, and never as administrator."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.delegations import MOST_DAYS, delegate, delegations_of, end_delegation
from doichieu.hub.access.errors import NotDelegated, Refused, Undelegated
from doichieu.hub.access.models import Delegation, Grant, Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.viewers import Act, system_viewer
from doichieu.hub.ledger.models import Link

TODAY = timezone.localdate


def stand_in(cast: Cast, first: int = 0, last: int = 5, reason: str = "Nghỉ phép") -> Delegation:
    days = (TODAY() + timedelta(first), TODAY() + timedelta(last))
    return delegate(giver=cast.owner, taker=cast.visitor, first=days[0], last=days[1], reason=reason, by=cast.owner)


def test_the_roles_hold_between_the_two_days_for_their_place_alone(cast: Cast) -> None:
    assert not viewer(cast.visitor).may(Act.RELEASE, cast.district)
    stand_in(cast)
    assert viewer(cast.visitor).may(Act.RELEASE, cast.commune)
    assert not viewer(cast.visitor).may(Act.RELEASE, cast.province)
    assert viewer(cast.visitor).name == "visitor"


@pytest.mark.parametrize(("first", "last"), [(1, 5), (-5, -1)])
def test_before_and_after_they_do_not(cast: Cast, first: int, last: int) -> None:
    delegation = stand_in(cast, max(first, 0))
    days = {"first_day": TODAY() + timedelta(first), "last_day": TODAY() + timedelta(last)}
    Delegation.objects.filter(pk=delegation.pk).update(**days)
    assert not viewer(cast.visitor).may(Act.READ_INTERNAL, cast.district)


@pytest.mark.parametrize(
    ("first", "last", "fault"),
    [
        (3, 2, Undelegated.BACKWARDS),
        (-5, -1, Undelegated.PAST),
        (-1, -5, Undelegated.BACKWARDS),
        (0, MOST_DAYS, Undelegated.TOO_LONG),
    ],
)
def test_days_that_cannot_be_are_refused_by_what_is_wrong_with_them(
    cast: Cast, first: int, last: int, fault: Undelegated
) -> None:
    with pytest.raises(NotDelegated) as refused:
        stand_in(cast, first, last)
    assert refused.value.fault is fault


def test_the_page_names_the_fault_at_its_field_and_offers_no_end_of_what_is_over(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.owner)
    given = {"taker": "visitor", "first_day": "01/01/2026", "last_day": "02/01/2026", "reason": "Đi công tác"}
    assertContains(client.post("/delegations/", given), "Ngày này đã qua.", status_code=422)
    backwards = given | {"first_day": str(TODAY()), "last_day": str(TODAY() - timedelta(1))}
    assertContains(client.post("/delegations/", backwards), "Ngày cuối trước ngày đầu.", status_code=422)
    own = given | {"taker": "owner", "first_day": str(TODAY()), "last_day": str(TODAY())}
    assertContains(client.post("/delegations/", own), "Đây là tài khoản của chính anh/chị.", status_code=422)
    delegation = stand_in(cast)
    assertContains(client.get("/delegations/"), "Kết thúc ngay")
    past = {"first_day": TODAY() - timedelta(3), "last_day": TODAY() - timedelta(1)}
    Delegation.objects.filter(pk=delegation.pk).update(**past)
    over = client.get("/delegations/")
    assertContains(over, "đã hết hạn")
    assertNotContains(over, "Kết thúc ngay")


def test_either_ends_it_early_and_both_acts_are_on_record(cast: Cast) -> None:
    delegation = stand_in(cast)
    with pytest.raises(Refused):
        end_delegation(delegation=delegation, by=cast.stranger)
    end_delegation(delegation=delegation, by=cast.visitor)
    end_delegation(delegation=delegation, by=cast.owner)
    assert not viewer(cast.visitor).may(Act.REVIEW, cast.district)
    events = Link.objects.filter(event__contains="delegat").order_by("number").values_list("event", flat=True)
    assert list(events) == ["roles delegated", "delegation ended"]


def test_a_role_that_is_withdrawn_or_of_a_closed_account_stands_in_for_nothing(cast: Cast) -> None:
    stand_in(cast)
    cast.owner.is_active = False
    cast.owner.save()
    assert not viewer(cast.visitor).may(Act.REVIEW, cast.district)
    cast.owner.is_active = True
    cast.owner.save()
    Grant.objects.filter(user=cast.owner).delete()
    assert not viewer(cast.visitor).may(Act.REVIEW, cast.district)


def test_neither_administration_nor_what_was_delegated_is_handed_on(cast: Cast) -> None:
    grant_role(user=cast.owner, role=Role.ADMINISTRATOR, locality=None, by=system_viewer())
    stand_in(cast)
    assert not viewer(cast.visitor).may(Act.MANAGE_ACCESS, cast.district)
    delegate(giver=cast.visitor, taker=cast.stranger, first=TODAY(), last=TODAY(), reason="x", by=cast.visitor)
    assert not viewer(cast.stranger).may(Act.REVIEW, cast.district)


def test_odd_delegations_and_those_of_others_are_refused(cast: Cast) -> None:
    for days in ((3, 2), (0, MOST_DAYS)):
        with pytest.raises(NotDelegated):
            stand_in(cast, *days)
    with pytest.raises(NotDelegated):
        stand_in(cast, reason=" ")
    with pytest.raises(NotDelegated):
        delegate(giver=cast.owner, taker=cast.owner, first=TODAY(), last=TODAY(), reason="x", by=cast.owner)
    with pytest.raises(Refused):
        delegate(giver=cast.owner, taker=cast.stranger, first=TODAY(), last=TODAY(), reason="x", by=cast.stranger)


def test_the_page_delegates_and_ends(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.owner)
    given = {"taker": "Visitor", "first_day": str(TODAY()), "last_day": str(TODAY()), "reason": "Đi công tác"}
    assert client.post("/delegations/", given).status_code == 302
    [delegation] = delegations_of(viewer(cast.visitor))
    assert "Đi công tác" in client.get("/delegations/").content.decode()
    assert client.post("/delegations/", given | {"taker": "nobody"}).status_code == 422
    assert client.post("/delegations/", given | {"taker": "owner"}).status_code == 422
    client.post("/delegations/", {"end": str(delegation.pk)})
    assert not viewer(cast.visitor).may(Act.REVIEW, cast.district)
    assert isinstance(delegation.first_day, date)
