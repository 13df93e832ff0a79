"""What the environment says, as Django and allauth want it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from doichieu.hub.config.environment import database, email_port, openid_servers

SERVER = "https://sso.example"


def test_no_sign_in_by_openid_connect_without_a_server() -> None:
    assert openid_servers() == []


def test_the_server_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOICHIEU_OPENID_SERVER", SERVER)
    monkeypatch.setenv("DOICHIEU_OPENID_CLIENT", "doi-chieu")
    monkeypatch.setenv("DOICHIEU_OPENID_SECRET", "s")
    monkeypatch.setenv("DOICHIEU_OPENID_FIELD", "employee")
    monkeypatch.setenv("DOICHIEU_OPENID_METHOD", "client_secret_basic")
    assert openid_servers() == [
        {
            "provider_id": "openid",
            "name": "OpenID Connect",
            "client_id": "doi-chieu",
            "secret": "s",
            "settings": {"server_url": SERVER, "uid_field": "employee", "token_auth_method": "client_secret_basic"},
        }
    ]


def test_a_port_that_is_no_number_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOICHIEU_EMAIL_PORT", "2525")
    assert email_port() == 2525
    monkeypatch.setenv("DOICHIEU_EMAIL_PORT", "smtp")
    with pytest.raises(ImproperlyConfigured, match="DOICHIEU_EMAIL_PORT is no number of a port"):
        email_port()


def test_statements_are_prepared_on_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOICHIEU_DATABASE_URL", "postgresql://lan@/doichieu?host=/run/postgresql")
    assert database()["OPTIONS"] == {"host": "/run/postgresql", "server_side_binding": True, "prepare_threshold": 2}


def test_behind_a_pooler_nothing_is_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOICHIEU_DATABASE_URL", "postgresql://lan@pooler/doichieu")
    monkeypatch.setenv("DOICHIEU_DATABASE_POOLED", "true")
    assert "OPTIONS" not in database()


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "mysql://lan@db/doichieu",
        "postgresql:doichieu",
        "sqlite:",
        "postgresql://",
        "postgresql://lan@db",
        "postgresql://lan@db:xx/doichieu",
        "postgresql://lan@db:99999/doichieu",
        "postgresql://lan@[::1/doichieu",
    ],
)
def test_what_names_no_database_is_refused_as_no_address(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DOICHIEU_DATABASE_URL", address)
    with pytest.raises(ImproperlyConfigured, match="DOICHIEU_DATABASE_URL is no address of a database"):
        database()


def test_a_service_of_postgresql_names_the_database_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOICHIEU_DATABASE_URL", "postgresql://?service=doichieu")
    assert database()["NAME"] == ""
