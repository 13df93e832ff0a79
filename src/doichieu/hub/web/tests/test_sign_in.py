from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django.asserts import assertContains

from doichieu.hub.accounts.services import create_account
from doichieu.hub.web.accounts.signing_in.passwords import forwarded_address

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


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(client: Client, db: None) -> None:
    create_account(username="hoa", password=PASSWORD)
    for name in ("hoa", "Hoa", " HOA ", "hoa"):
        assert client.post(reverse("sign_in"), {"username": name, "password": "sai"}).status_code == 200
    assertContains(client.post(reverse("sign_in"), {"username": "hoa", "password": "sai"}), "15 phút", status_code=429)
    refused = client.post(reverse("sign_in"), {"username": "hoa", "password": PASSWORD})
    assertContains(refused, "Hãy thử lại sau 15 phút.", status_code=429)
    assertContains(refused, 'value="hoa"', status_code=429)
    assert "_auth_user_id" not in client.session


def test_a_right_password_wipes_out_the_wrong_ones_before_it(client: Client, db: None) -> None:
    create_account(username="hoa", password=PASSWORD)
    for _ in range(2):
        for _ in range(4):
            client.post(reverse("sign_in"), {"username": "hoa", "password": "sai"})
        assert client.post(reverse("sign_in"), {"username": "hoa", "password": PASSWORD}).status_code == 302
        client.post(reverse("sign_out"))


def test_the_wrong_passwords_of_one_name_do_not_count_against_another(client: Client, db: None) -> None:
    create_account(username="hoa", password=PASSWORD)
    for _ in range(6):
        client.post(reverse("sign_in"), {"username": "lan", "password": "sai"})
    assert client.post(reverse("sign_in"), {"username": "hoa", "password": PASSWORD}).status_code == 302


def test_every_page_lets_only_the_sites_own_scripts_and_styles_run(client: Client, db: None) -> None:
    for address in ("/", "/sign-in/", "/no-such-page"):
        policy = client.get(address)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "style-src 'self'" in policy
        assert "unsafe" not in policy


def test_behind_a_proxy_the_address_is_the_one_that_it_saw() -> None:
    request = RequestFactory().get("/", headers={"x-forwarded-for": "203.0.113.9, 198.51.100.7"})
    assert forwarded_address(request) == "198.51.100.7"
    assert forwarded_address(RequestFactory().get("/")) == "127.0.0.1"
