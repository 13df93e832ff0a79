"""A program acts as the account that its token is of: with the roles of that day, found in one query."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from doichieu.hub.access.delegations import delegate
from doichieu.hub.access.models import ApiToken, Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.tokens import end_token, issue_calendar_token, issue_token, viewer_with
from doichieu.hub.access.viewers import Act, Viewer, system_viewer
from doichieu.hub.accounts.models import User


def acting_with(secret: str) -> Viewer:
    found = viewer_with(secret)
    assert found is not None
    return found


def secret_of(user: User) -> str:
    return issue_token(user=user, name="a program", days=1, by=user)


def test_a_token_is_looked_up_with_its_account_and_the_roles_in_one_query(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    secret = secret_of(cast.owner)
    with django_assert_num_queries(1):
        found = acting_with(secret)
        assert found.name == cast.owner.username
        assert str(found.user) == str(cast.owner)
        assert found.may(Act.RELEASE, cast.commune)
    assert found == viewer(cast.owner)
    assert found.user is not None
    assert found.user.email == cast.owner.email  # asked for when it is wanted


def test_an_account_without_a_role_acts_without_one(cast: Cast) -> None:
    found = acting_with(secret_of(cast.visitor))
    assert (found.name, found.grants) == ("visitor", ())
    assert not found.may_somewhere(Act.HAND_IN)


def test_roles_that_were_delegated_come_once_and_go_with_their_giver(cast: Cast) -> None:
    today = timezone.localdate()
    for reason in ("Nghỉ phép", "Đi công tác"):
        delegate(giver=cast.owner, taker=cast.visitor, first=today, last=today, reason=reason, by=cast.owner)
    secret = secret_of(cast.visitor)
    assert acting_with(secret).grants == viewer(cast.owner).grants
    User.objects.filter(pk=cast.owner.pk).update(is_active=False)
    assert acting_with(secret).grants == ()


def test_administration_is_the_own_and_not_a_delegated_one(cast: Cast) -> None:
    grant_role(user=cast.owner, role=Role.ADMINISTRATOR, locality=None, by=system_viewer())
    today = timezone.localdate()
    delegate(giver=cast.owner, taker=cast.visitor, first=today, last=today, reason="Nghỉ phép", by=cast.owner)
    assert acting_with(secret_of(cast.owner)).may(Act.MANAGE_ACCESS, None)
    assert not acting_with(secret_of(cast.visitor)).may(Act.MANAGE_ACCESS, None)


@pytest.mark.parametrize("spoilt", ["ended", "run out", "closed account", "other words", "calendar"])
def test_what_is_no_good_token_lets_nobody_act(cast: Cast, spoilt: str) -> None:
    secret = secret_of(cast.owner)
    token = ApiToken.objects.get(user=cast.owner)
    if spoilt == "ended":
        end_token(token=token, by=cast.owner)
    elif spoilt == "run out":
        ApiToken.objects.filter(pk=token.pk).update(expires_at=timezone.now() - timedelta(microseconds=1))
    elif spoilt == "closed account":
        User.objects.filter(pk=cast.owner.pk).update(is_active=False)
    else:
        secret = f"{secret}x" if spoilt == "other words" else issue_calendar_token(by=cast.owner)
    assert viewer_with(secret) is None
