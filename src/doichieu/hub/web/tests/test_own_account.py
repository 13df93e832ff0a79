"""The page of one's own account: password, tokens, links for a new password."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.models import ApiToken
from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.services import create_account
from doichieu.hub.ledger.models import Link
from doichieu.hub.web.tests.factors import PASSWORD, Owner, by_password, signed_in

NEW = "lua-chin-ngoai-dong"


@pytest.fixture
def hoa(db: None) -> User:
    return create_account(username="hoa", password=PASSWORD)


def sent(old: str, new: str, again: str) -> dict[str, str]:
    return {"old_password": old, "new_password1": new, "new_password2": again}


def link_for(user: User) -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("password_link", args=[uid, default_token_generator.make_token(user)])


def followed(client: Client, path: str) -> str:
    """Where the form of a link is, once its secret is out of the address."""
    return client.get(path).headers.get("Location", path)


def test_another_password_signs_other_browsers_out_and_keeps_this_one(client: Client, hoa: User) -> None:
    other = Client()
    for browser in (client, other):
        by_password(browser)
    assert client.post(reverse("password"), sent(PASSWORD, NEW, NEW)).status_code == 302
    assert (signed_in(client), signed_in(other)) == (True, False)
    assert Link.objects.get(event="password set").actor == "hoa"


@pytest.mark.parametrize(
    "given", [("sai", NEW, NEW), (PASSWORD, NEW, "khac-hoan-toan"), (PASSWORD, "ngan", "ngan"), ("", "", "")]
)
def test_a_wrong_old_password_or_a_bad_new_one_changes_nothing(
    client: Client, hoa: User, given: tuple[str, ...]
) -> None:
    by_password(client)
    assertContains(client.post(reverse("password"), sent(*given)), 'class="fault"', status_code=422)
    assert by_password(Client()) == "/"


def test_the_old_password_cannot_be_guessed_there(client: Client, hoa: User) -> None:
    by_password(client)
    answers = [client.post(reverse("password"), sent("sai", NEW, NEW)).status_code for _ in range(5)]
    assert answers[-1] == 429
    client.post(reverse("password"), sent(PASSWORD, NEW, NEW))
    hoa.refresh_from_db()
    assert hoa.check_password(PASSWORD)


def test_a_link_sets_a_password_once_and_signs_nobody_in(client: Client, hoa: User) -> None:
    path = link_for(hoa)
    form = followed(client, path)
    assert path.rsplit("/", 2)[1] not in form  # the secret is not in the address of the form
    answer = client.post(form, {"new_password1": NEW, "new_password2": NEW})
    assert answer["Location"] == "/sign-in/"
    assert not signed_in(client)
    assertContains(client.get(path, follow=True), "không còn dùng được")
    assert by_password(client, password=NEW) == "/"
    assert Link.objects.get(event="password set").actor == "hoa"


def test_a_link_is_no_way_around_the_second_factor(client: Client, db: None) -> None:
    owner = Owner()
    client.post(followed(client, link_for(owner.user)), {"new_password1": NEW, "new_password2": NEW})
    assert by_password(client, password=NEW) == "/sign-in/code/"
    assert not signed_in(client)


def test_a_link_ends_with_a_sign_in_with_a_day_and_with_the_account(
    client: Client, hoa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = link_for(hoa)
    User.objects.update(is_active=False)
    assertContains(client.get(path, follow=True), "không còn dùng được")
    User.objects.update(is_active=True)
    by_password(Client())
    assertContains(client.get(path, follow=True), "không còn dùng được")
    hoa.refresh_from_db()
    path = link_for(hoa)
    assertNotContains(client.get(path, follow=True), "không còn dùng được")
    now = default_token_generator._now()
    monkeypatch.setattr(default_token_generator, "_now", lambda: now + timedelta(days=2))
    assertContains(Client().get(path, follow=True), "không còn dùng được")


def test_a_token_is_issued_after_the_password_shown_once_and_ended(client: Client, hoa: User) -> None:
    by_password(client)
    asked = {"name": "báo cáo tháng", "days": "30", "issue": "1"}
    again = client.post(reverse("tokens"), asked)["Location"]
    assert again == "/sign-in/again/?next=%2Faccount%2Ftokens%2F"
    assert not ApiToken.objects.exists()
    page = client.post(again, {"password": PASSWORD, "next": "/account/tokens/"})  # and what was sent goes on
    secret = re.findall(r'data-testid="secret">(dc_[\w-]+)<', page.content.decode())[0]
    assert page["Cache-Control"].count("no-store") == 1
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    assert program.get("/api/documents").status_code == 200
    listed = client.get(reverse("tokens"))
    assertContains(listed, "báo cáo tháng")
    assertNotContains(listed, secret)

    client.post(reverse("tokens"), {"end": str(ApiToken.objects.get().pk)})
    assert program.get("/api/documents").status_code == 401
    assert list(Link.objects.filter(event__startswith="token").values_list("event", flat=True)) == [
        "token issued",
        "token ended",
    ]


def test_a_token_of_somebody_else_is_not_ended(client: Client, hoa: User) -> None:
    other = Client()
    create_account(username="lan", password=PASSWORD)
    for browser, name in ((client, "hoa"), (other, "lan")):
        by_password(browser, name)
    client.post("/sign-in/again/", {"password": PASSWORD})
    client.post(reverse("tokens"), {"name": "x", "days": "1", "issue": "1"})
    other.post(reverse("tokens"), {"end": str(ApiToken.objects.get().pk)})
    assert ApiToken.objects.get().good
    assertNotContains(other.get(reverse("tokens")), 'data-testid="token"')


@pytest.mark.parametrize("asked", [{"name": "", "days": "5"}, {"name": "x", "days": "0"}, {"name": "x", "days": "367"}])
def test_an_odd_token_is_refused_with_the_reason(client: Client, hoa: User, asked: dict[str, str]) -> None:
    by_password(client)
    client.post("/sign-in/again/", {"password": PASSWORD})
    assertContains(client.post(reverse("tokens"), {**asked, "issue": "1"}), 'class="fault"', status_code=422)
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize("path", ["/account/", "/account/password/", "/account/tokens/", "/account/second-factor/"])
def test_nobody_has_an_account_page_without_signing_in(client: Client, db: None, path: str) -> None:
    assert client.get(path)["Location"].startswith("/sign-in/")
