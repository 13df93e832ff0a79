"""The office's own sign-in by OpenID Connect, against a server that answers from memory."""

import base64
import hashlib
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.accounts.identities import tie_identity, untie_identity
from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.services import create_account
from doichieu.hub.ledger.models import Link
from doichieu.hub.web.accounts.signing_in.rules import IdentityRules
from doichieu.hub.web.tests.factors import PASSWORD, Owner, signed_in

SERVER = "https://sso.example"
BEGIN, BACK = "/sign-in/openid/", "/sign-in/openid/back/"


class Answer:
    status_code = 200

    def __init__(self, told: dict[str, Any]) -> None:
        self.told, self.content, self.text = told, b"", ""
        self.headers = {"content-type": "application/json"}

    def json(self) -> dict[str, Any]:
        return self.told

    def raise_for_status(self) -> None: ...


class Server:
    """What the other side knows and answers."""

    def __init__(self) -> None:
        self.person = "nv-017"
        self.audience = "doi-chieu"
        self.sent: dict[str, str] = {}

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None: ...

    def get(self, url: str, **_: Any) -> Answer:
        if url.endswith("/.well-known/openid-configuration"):
            paths = {
                "authorization_endpoint": "auth",
                "token_endpoint": "token",
                "userinfo_endpoint": "me",
                "jwks_uri": "keys",
            }
            return Answer({"issuer": SERVER, **{name: f"{SERVER}/{path}" for name, path in paths.items()}})
        assert url == f"{SERVER}/me"
        return Answer({"sub": self.person, "email": "hoa@example.org", "email_verified": True})

    def request(self, method: str, url: str, **given: Any) -> Answer:
        assert (method, url) == ("POST", f"{SERVER}/token")
        self.sent = given["data"]
        claims = {"iss": SERVER, "aud": self.audience, "sub": self.person, "exp": int(time.time()) + 3600}
        token = jwt.encode(claims, "a key of the server that is long enough", algorithm="HS256")
        return Answer({"access_token": "a", "token_type": "Bearer", "id_token": token})


@pytest.fixture
def server(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Server:
    app = {
        "provider_id": "openid",
        "name": "Cổng tỉnh",
        "client_id": "doi-chieu",
        "secret": "s",
        "settings": {"server_url": SERVER, "uid_field": "sub"},
    }
    settings.OPENID_NAME = "Cổng tỉnh"
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    server = Server()
    monkeypatch.setattr(IdentityRules, "get_requests_session", lambda self: server)
    return server


@pytest.fixture
def tied(db: None) -> User:
    user = create_account(username="hoa", password=PASSWORD)
    tie_identity(user=user, identity="nv-017", by="quan-tri")
    return user


def through(client: Client, onward: str = "") -> Any:
    """To the server and back, as a browser goes."""
    asked = parse_qs(urlsplit(client.get(BEGIN, {"next": onward} if onward else {})["Location"]).query)
    return client.get(BACK, {"code": "c", "state": asked["state"][0]})


def test_whom_the_server_vouches_for_comes_in_as_the_account_that_was_tied(
    client: Client, server: Server, tied: User
) -> None:
    assertContains(client.get("/sign-in/"), "Đăng nhập bằng Cổng tỉnh")
    assert through(client, "/d/")["Location"] == "/d/"
    assert client.session["_auth_user_id"] == str(tied.pk)
    assert Link.objects.get(event="identity tied").actor == "quan-tri"


def test_the_code_is_of_use_only_to_the_browser_that_asked(client: Client, server: Server, tied: User) -> None:
    asked = urlsplit(client.get(BEGIN)["Location"])
    told = parse_qs(asked.query)
    client.get(BACK, {"code": "c", "state": told["state"][0]})
    digest = base64.urlsafe_b64encode(hashlib.sha256(server.sent["code_verifier"].encode()).digest()).decode()
    assert f"{asked.scheme}://{asked.netloc}{asked.path}" == f"{SERVER}/auth"
    assert told["code_challenge"] == [digest.rstrip("=")]
    assert told["code_challenge_method"] == ["S256"]


def test_an_unknown_identity_opens_no_account_and_is_told_its_name(client: Client, server: Server, tied: User) -> None:
    server.person = "nv-999"
    User.objects.update(email="hoa@example.org")  # the same address is no tie
    assertContains(through(client), "nv-999", status_code=403)
    assert not signed_in(client)
    assert (User.objects.count(), SocialAccount.objects.count()) == (1, 1)


def test_a_second_factor_is_asked_for_all_the_same(client: Client, server: Server, db: None) -> None:
    owner = Owner()
    tie_identity(user=owner.user, identity="nv-017", by="quan-tri")
    assert through(client)["Location"] == "/sign-in/code/"
    assert not signed_in(client)
    client.post("/sign-in/code/", {"code": owner.code()})
    assert signed_in(client)


def test_nobody_ties_an_identity_by_themselves(client: Client, server: Server, db: None) -> None:
    client.force_login(create_account(username="hoa", password=PASSWORD))
    asked = parse_qs(urlsplit(client.get(BEGIN, {"process": "connect"})["Location"]).query)
    assert client.get(BACK, {"code": "c", "state": asked["state"][0]}).status_code == 403
    assert not SocialAccount.objects.exists()


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(client: Client, server: Server, tied: User) -> None:
    state = parse_qs(urlsplit(Client().get(BEGIN)["Location"]).query)["state"][0]
    for sent in ({"code": "c", "state": state}, {"code": "c"}, {"error": "access_denied", "state": state}, {}):
        assert client.get(BACK, sent)["Location"] == "/sign-in/"
    assert not signed_in(client)
    assertContains(client.get("/sign-in/"), "không cho đăng nhập")


def test_an_answer_is_good_once(client: Client, server: Server, tied: User) -> None:
    state = parse_qs(urlsplit(client.get(BEGIN)["Location"]).query)["state"][0]
    client.get(BACK, {"code": "c", "state": state})
    client.post("/sign-out/")
    client.get(BACK, {"code": "c", "state": state})
    assert not signed_in(client)


def test_a_token_for_another_site_is_refused(client: Client, server: Server, tied: User) -> None:
    server.audience = "another-site"
    assert through(client)["Location"] == "/sign-in/"
    assert not signed_in(client)


@pytest.mark.parametrize("onward", ["https://example.org/", "//example.org/"])
def test_the_way_onward_leads_nowhere_else(client: Client, server: Server, tied: User, onward: str) -> None:
    assert through(client, onward)["Location"] == "/"


def test_a_closed_account_stays_out(client: Client, server: Server, tied: User) -> None:
    User.objects.update(is_active=False)
    assert through(client)["Location"] == "/sign-in/"
    assert not signed_in(client)
    assertContains(client.get("/sign-in/"), "đã khóa")


def test_an_identity_that_was_untied_is_unknown(client: Client, server: Server, tied: User) -> None:
    untie_identity(user=tied, identity="nv-017", by="quan-tri")
    assert through(client).status_code == 403


def test_without_a_server_in_the_settings_there_is_nothing_there(client: Client, db: None) -> None:
    assertNotContains(client.get("/sign-in/"), "openid")
    assert client.get(BEGIN).status_code == 404
    assert client.get(BACK, {"code": "c"}).status_code == 404
