from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains

from doichieu.hub.accounts.services import create_account

PASSWORD = "mot-con-vit-xoe-ra"


def test_names_are_taken_in_whatever_case(client: Client, db: None) -> None:
    create_account(username="hoa", password=PASSWORD)
    answer = client.post(reverse("sign_in"), {"username": " Hoa ", "password": PASSWORD, "next": "/d/"})
    assert answer.status_code == 302
    assert answer["Location"] == "/d/"
    assert "_auth_user_id" in client.session


def test_a_wrong_password_says_so_and_keeps_the_name(client: Client, db: None) -> None:
    create_account(username="hoa", password=PASSWORD)
    answer = client.post(reverse("sign_in"), {"username": "hoa", "password": "sai"})
    assertContains(answer, 'role="alert"')
    assertContains(answer, 'value="hoa"')


def test_sign_in_does_not_lead_away_from_the_site(client: Client, db: None) -> None:
    create_account(username="hoa", password=PASSWORD)
    data = {"username": "hoa", "password": PASSWORD, "next": "https://example.org/"}
    assert client.post(reverse("sign_in"), data)["Location"] == "/"


def test_signing_out_is_a_post(client: Client, db: None) -> None:
    client.force_login(create_account(username="hoa", password=PASSWORD))
    assert client.get(reverse("sign_out")).status_code == 405
    assert client.post(reverse("sign_out")).status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_form_without_its_token_is_refused_with_what_to_do(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("sign_in"), {"username": "hoa", "password": PASSWORD})
    assertContains(answer, "Biểu mẫu đã hết hạn", status_code=403)
