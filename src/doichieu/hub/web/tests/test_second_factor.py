"""A second factor, and every way around it that there could be."""

import base64
import re
import time
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import URLPattern, reverse
from pytest_django import Settings
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from doichieu.hub.access.tokens import issue_token
from doichieu.hub.accounts import factors
from doichieu.hub.accounts.models import CacheEntry, User
from doichieu.hub.accounts.services import create_account
from doichieu.hub.ledger.models import Link
from doichieu.hub.web import urls
from doichieu.hub.web.accounts.signing_in.rules import FIRST
from doichieu.hub.web.tests.factors import PASSWORD, Owner, by_password, shown, signed_in, stop_the_clock

CODE = "/sign-in/code/"


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the code of a moment ago would be another than that of now, once in a while."""
    stop_the_clock(monkeypatch)


@pytest.fixture
def owner(db: None) -> Owner:
    return Owner()


def told(event: str) -> int:
    return Link.objects.filter(event=event).count()


def test_a_second_factor_is_set_by_the_key_and_a_first_code(client: Client, db: None) -> None:
    create_account(username="hoa", password=PASSWORD)
    by_password(client)
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    assertContains(page, "Viết mật khẩu một lần nữa")  # the password alone of an open browser is not enough
    page = client.post(
        page.request["PATH_INFO"], {"password": PASSWORD, "next": reverse("mfa_activate_totp")}, follow=True
    )
    assertContains(page, 'src="data:image/svg+xml;base64,')
    key = re.findall(r'data-testid="key">([A-Z2-7]+)<', page.content.decode())[0]
    picture = base64.b64decode(re.findall(r'base64,([^"]+)"', page.content.decode())[0]).decode()
    assert "<script" not in picture

    refused = client.post(reverse("mfa_activate_totp"), {"code": "12 34"})
    assertContains(refused, 'role="alert"')
    assertContains(refused, key)  # the same key, which the app has by now
    codes = client.post(reverse("mfa_activate_totp"), {"code": shown(key)}, follow=True)
    written = re.findall(r"<kbd>(\d{8})</kbd>", codes.content.decode())
    assert len(set(written)) == 10
    assertNotContains(client.get(reverse("mfa_view_recovery_codes")), written[0])  # they are shown once
    assert told("second factor set") == 1


def test_the_password_alone_opens_no_page(client: Client, owner: Owner) -> None:
    assert by_password(client) == CODE
    assert not signed_in(client)
    for path in ("/account/", "/account/password/", "/account/tokens/", "/intake/", "/findings/", "/delegations/"):
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert answer["Location"].startswith("/sign-in/"), path
    assert client.get("/api/documents").json() == []


def test_a_code_ends_the_sign_in_in_a_session_of_its_own(client: Client, owner: Owner) -> None:
    by_password(client)
    before = client.session.session_key
    assert client.post(CODE, {"code": owner.code()})["Location"] == "/"
    assert signed_in(client)
    assert client.session.session_key != before
    assert not signed_in(with_session(before))  # whoever put that session into the browser has nothing


def with_session(key: str | None) -> Client:
    browser = Client()
    browser.cookies["sessionid"] = key or ""
    return browser


@pytest.mark.parametrize(
    "onward", ["/d/?page=2", "https://example.org/", "//example.org/", r"/\example.org", "javascript:x"]
)
def test_the_way_onward_is_kept_over_the_code_and_leads_nowhere_else(client: Client, owner: Owner, onward: str) -> None:
    assert by_password(client, onward=onward) == CODE
    answer = client.post(f"{CODE}?next=https://example.org/", {"code": owner.code(), "next": "https://example.org/"})
    assert answer["Location"] == (onward if onward.startswith("/d/") else "/")


def test_a_code_is_good_for_one_use(client: Client, owner: Owner) -> None:
    code = owner.code()
    by_password(client)
    assert client.post(CODE, {"code": code}).status_code == 302
    other = Client()
    by_password(other)
    for written in (code, f"{code[:3]} {code[3:]}"):
        assertContains(other.post(CODE, {"code": written}), 'role="alert"')
    assert not signed_in(other)
    assert other.post(CODE, {"code": owner.code(1)}).status_code == 302  # the next one


def test_a_used_code_is_remembered_for_longer_than_the_clock_takes_it(
    client: Client, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = owner.code()
    by_password(client)
    client.post(CODE, {"code": code})
    now = time.time()
    for seconds in (31, 59):
        monkeypatch.setattr("time.time", lambda moment=now + seconds: moment)
        stop_the_clock(monkeypatch)
        other = Client()
        by_password(other)
        other.post(CODE, {"code": code})
        assert not signed_in(other), seconds


def test_the_first_code_of_an_app_does_not_sign_in(client: Client, owner: Owner) -> None:
    Authenticator.objects.all().delete()
    by_password(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    code = shown(re.findall(r'data-testid="key">([A-Z2-7]+)<', page)[0])
    client.post(reverse("mfa_activate_totp"), {"code": code})
    other = Client()
    by_password(other)
    other.post(CODE, {"code": code})
    assert not signed_in(other)


def test_a_recovery_code_lets_in_once_and_is_on_record(client: Client, owner: Owner) -> None:
    by_password(client)
    page = client.post(CODE, {"code": owner.recovery[3]}, follow=True)
    assertContains(page, "Số mã khôi phục còn lại: 9.")
    other = Client()
    by_password(other)
    assertContains(other.post(CODE, {"code": owner.recovery[3]}), 'role="alert"')
    assert not signed_in(other)
    assert told("recovery code used") == 1


def test_after_five_wrong_codes_even_the_right_one_has_to_wait_wherever_it_comes_from(owner: Owner) -> None:
    for number in range(5):
        browser = Client(REMOTE_ADDR=f"203.0.113.{number}")
        by_password(browser)
        assertContains(browser.post(CODE, {"code": owner.wrong()}), "Mã không đúng")
    for late in (owner.code(), owner.recovery[0]):
        browser = Client()
        by_password(browser)
        assertContains(browser.post(CODE, {"code": late}), "15 phút")
        assert not signed_in(browser)
    assert CacheEntry.objects.filter(cache_key__contains="login_failed").exists()  # every process counts there
    another, elsewhere = Owner("lan"), Client()
    by_password(elsewhere, "lan")
    assert elsewhere.post(CODE, {"code": another.code()}).status_code == 302


def test_wrong_passwords_still_wait_for_an_account_with_a_second_factor(client: Client, owner: Owner) -> None:
    for _ in range(5):
        by_password(client, password="sai")
    assert by_password(client) == ""
    assert client.get(CODE)["Location"] == "/sign-in/"


def test_the_code_page_is_no_way_in_by_itself(client: Client, owner: Owner) -> None:
    assert client.post(CODE, {"code": owner.code()})["Location"] == "/sign-in/"
    by_password(client)
    client.post(reverse("sign_out"))  # what was begun is forgotten
    assert client.post(CODE, {"code": owner.code()})["Location"] == "/sign-in/"
    assert not signed_in(client)


def test_a_begun_sign_in_lasts_a_quarter_of_an_hour(
    client: Client, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_password(client)
    later = time.time() + 16 * 60
    monkeypatch.setattr("time.time", lambda: later)
    stop_the_clock(monkeypatch)
    assert client.post(CODE, {"code": owner.code()})["Location"] == "/sign-in/"


def test_an_account_closed_meanwhile_does_not_come_in(client: Client, owner: Owner) -> None:
    by_password(client)
    User.objects.update(is_active=False)
    client.post(CODE, {"code": owner.code()})
    assert not signed_in(client)


def test_another_password_leaves_the_second_factor_in_place(client: Client, owner: Owner) -> None:
    by_password(client)
    client.post(CODE, {"code": owner.code()})
    new = "lua-chin-ngoai-dong"
    fields = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post(reverse("password"), fields)["Location"] == "/account/"
    assert signed_in(client)
    other = Client()
    assert by_password(other, password=new) == CODE


def test_its_removal_hangs_on_a_code_and_not_on_the_password(client: Client, owner: Owner) -> None:
    by_password(client)
    client.post(CODE, {"code": owner.code()})
    again = reverse("mfa_reauthenticate")
    for method in (client.get, client.post):
        assert method(reverse("mfa_deactivate_totp"))["Location"].startswith(again)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(type="totp").exists()
    client.post(again, {"code": owner.code(), "next": "/account/"})  # used at the sign-in
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(type="totp").exists()
    client.post(again, {"code": owner.code(1), "next": "/account/"})
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    assert told("second factor removed") == 1
    assert by_password(Client()) == "/"


def test_new_recovery_codes_take_the_place_of_the_old_ones(client: Client, owner: Owner) -> None:
    by_password(client)
    client.post(CODE, {"code": owner.code()})
    client.post(reverse("mfa_reauthenticate"), {"code": owner.code(1)})
    page = client.post(reverse("mfa_generate_recovery_codes"), follow=True)
    assert len(re.findall(r"<kbd>(\d{8})</kbd>", page.content.decode())) == 10
    assertNotContains(page, owner.recovery[0])
    other = Client()
    by_password(other)
    other.post(CODE, {"code": owner.recovery[0]})
    assert not signed_in(other)
    assert told("recovery codes renewed") == 1


def test_the_key_lies_sealed_and_fits_no_code_under_another_secret_key(
    client: Client, owner: Owner, settings: Settings
) -> None:
    stored = str([row.data for row in Authenticator.objects.all()])
    assert owner.secret not in stored
    settings.SECRET_KEY = "another"
    by_password(client)
    for written in (owner.code(), owner.recovery[0]):
        assertContains(client.post(CODE, {"code": written}), 'role="alert"')


def test_a_token_goes_on_working(owner: Owner, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    secret = issue_token(user=owner.user, name="x", days=1, by=owner.user)
    assert Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/documents").status_code == 200
    basic = base64.b64encode(f"hoa:{PASSWORD}".encode()).decode()
    assert Client(headers={"Authorization": f"Basic {basic}"}).get("/api/documents").status_code == 401


@pytest.mark.parametrize(
    "path", ["login", "signup", "logout", "password/reset", "password/set", "email", "2fa", "login/code"]
)
def test_allauths_own_addresses_are_not_there(client: Client, db: None, path: str) -> None:
    for before in ("/accounts/", "/account/", "/sign-in/", "/_allauth/browser/v1/auth/"):
        assert client.get(f"{before}{path}/").status_code == 404, before
        assert client.post(f"{before}{path}/").status_code == 404, before


def test_where_it_is_required_nobody_does_anything_before_it_is_set(
    client: Client, db: None, settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    user = create_account(username="hoa", password=PASSWORD)
    by_password(client)
    for path in asked():
        for method in (client.get, client.post):
            assert method(path).headers.get("Location") == reverse("mfa_activate_totp"), path
    assert told("password set") == 0
    assertRedirects(client.get(reverse("mfa_activate_totp")), "/sign-in/again/?next=/account/second-factor/")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    client.post(reverse("mfa_activate_totp"), {"code": shown(re.findall(r'data-testid="key">([A-Z2-7]+)<', page)[0])})
    assert signed_in(client)
    assert factors.has_second_factor(user)
    assert Client().get("/").status_code == 200  # who is not signed in reads what is released


def asked() -> Iterator[str]:
    """Every page of the site but those that lead in and out."""
    patterns: list[URLPattern] = urls.urlpatterns
    known = {"slug": "x", "code": "BUD01", "period": "2022", "pk": 1, "uidb64": "Mg", "token": "x-y"}
    for pattern in patterns:
        if pattern.name not in FIRST | {"account_login"}:
            yield reverse(str(pattern.name), kwargs={name: known[name] for name in pattern.pattern.converters})


def test_a_lost_phone_is_forgotten_by_whoever_may_do_that(client: Client, owner: Owner) -> None:
    assert factors.remove_second_factor(user=owner.user, by="quan-tri")
    assert not factors.remove_second_factor(user=owner.user, by="quan-tri")
    assert by_password(client) == "/"
    link = Link.objects.get(event="second factor removed")
    assert link.actor == "quan-tri"
