"""What the environment says, as Django and allauth want it."""

import pytest

from doichieu.hub.config.environment import openid_servers

SERVER = "https://sso.example"


def test_no_sign_in_by_openid_connect_without_a_server() -> None:
    assert openid_servers() == []


def test_the_server_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("SERVER", SERVER), ("CLIENT", "doi-chieu"), ("SECRET", "s"), ("FIELD", "employee")):
        monkeypatch.setenv(f"DOICHIEU_OPENID_{name}", value)
    assert openid_servers() == [
        {
            "provider_id": "openid",
            "name": "OpenID Connect",
            "client_id": "doi-chieu",
            "secret": "s",
            "settings": {"server_url": SERVER, "uid_field": "employee"},
        }
    ]
