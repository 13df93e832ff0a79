"""Accounts by their number: by the statement that was composed once, and as Django finds them."""

import pytest
from django.contrib.auth.models import Group
from pytest_django import DjangoAssertNumQueries

from doichieu.hub.accounts.models import User

pytestmark = pytest.mark.django_db


def test_an_account_is_found_by_its_number(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    known = User.objects.create_user("an")
    with django_assert_num_queries(1):
        assert User.objects.get(pk=known.pk) == known


def test_a_group_gives_nobody_who_is_not_in_it() -> None:
    group, inside, outside = (
        Group.objects.create(name="văn phòng"),
        User.objects.create_user("an"),
        User.objects.create_user("bình"),
    )
    inside.groups.add(group)
    assert group.user_set.get(pk=inside.pk) == inside
    with pytest.raises(User.DoesNotExist):
        group.user_set.get(pk=outside.pk)


@pytest.mark.parametrize("number", [-1, 0, 2**63, 2**70])
def test_a_number_that_no_account_can_have_finds_none(number: int) -> None:
    with pytest.raises(User.DoesNotExist):
        User.objects.get(pk=number)
