"""Sessions: found as long as they last, and by their own key alone."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doichieu.hub.accounts.sessions import SessionStore

pytestmark = pytest.mark.django_db


def kept(**facts: str) -> str:
    session = SessionStore()
    session.update(facts)
    session.save()
    assert session.session_key is not None
    return session.session_key


def test_a_session_holds_what_was_put_into_it(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    keys = [kept(who="an"), kept(who="bình")]
    with django_assert_num_queries(2):
        assert [SessionStore(key)["who"] for key in keys] == ["an", "bình"]


def test_a_session_that_is_over_or_was_never_there_holds_nothing_and_loses_its_key() -> None:
    over = kept(who="an")
    Session.objects.filter(session_key=over).update(expire_date=timezone.now() - timedelta(seconds=1))
    for key in (over, "nobody-had-this-key"):
        session = SessionStore(key)
        assert session.get("who") is None
        assert session.session_key is None


def test_what_was_changed_by_hand_holds_nothing() -> None:
    key = kept(who="an")
    Session.objects.filter(session_key=key).update(session_data="made up")
    assert SessionStore(key).get("who") is None
