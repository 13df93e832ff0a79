"""An account's password."""

from importlib import import_module

import pytest
from django.test import override_settings

from doichieu.hub.accounts.errors import PasswordRefused
from doichieu.hub.accounts.services import create_account, set_password
from doichieu.hub.ledger import queries as ledger

pytestmark = pytest.mark.django_db


def test_a_new_password_replaces_the_old_one_and_is_on_record() -> None:
    user = create_account(username="lan", password="tre-xanh-ven-song", name="Lan")
    set_password(user=user, password="lua-chin-ngoai-dong", by="binh")
    user.refresh_from_db()
    assert user.check_password("lua-chin-ngoai-dong")
    assert not user.check_password("tre-xanh-ven-song")
    link = ledger.chain().last()
    assert link is not None
    assert (link.event, link.actor) == ("password set", "binh")


def test_a_short_password_is_refused_and_the_old_one_stays() -> None:
    user = create_account(username="lan", password="tre-xanh-ven-song", name="Lan")
    with pytest.raises(PasswordRefused):
        set_password(user=user, password="ngan", by="lan")
    user.refresh_from_db()
    assert user.check_password("tre-xanh-ven-song")


def test_passwords_are_kept_as_argon2_digests() -> None:
    site = import_module("doichieu.hub.config.settings")  # the tests' own settings hash quickly
    with override_settings(PASSWORD_HASHERS=site.PASSWORD_HASHERS):
        user = create_account(username="lan", password="tre-xanh-ven-song", name="Lan")
        assert user.password.startswith("argon2$argon2id$")
        assert user.check_password("tre-xanh-ven-song")
        assert not user.check_password("tre-xanh-ven-song ")
