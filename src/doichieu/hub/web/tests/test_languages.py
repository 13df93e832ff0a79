import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django.asserts import assertContains

from doichieu.hub.register.tests.worked import HALF, quantity
from doichieu.hub.web.words.said import figure, period


@pytest.mark.parametrize("asked", ["en-US,en;q=0.9", "fr", ""])
def test_pages_are_vietnamese_whatever_the_browser_asks_for(client: Client, db: None, asked: str) -> None:
    answer = client.get(reverse("home"), headers={"accept-language": asked})
    assertContains(answer, '<html lang="vi">')
    assertContains(answer, "Địa phương đã có số liệu")
    assert answer["Content-Language"] == "vi"


def test_english_is_chosen_by_a_form_and_stays(client: Client, db: None) -> None:
    answer = client.post(reverse("language"), {"language": "en", "next": "/i/"})
    assert answer["Location"] == "/i/"
    assertContains(client.get(reverse("home")), "Places with figures")


def test_a_language_that_the_site_has_not_is_ignored(client: Client, db: None) -> None:
    client.cookies["django_language"] = "xx"
    assertContains(client.get(reverse("home")), '<html lang="vi">')


def test_changing_the_language_does_not_lead_away_from_the_site(client: Client, db: None) -> None:
    answer = client.post(reverse("language"), {"language": "en", "next": "https://example.org/"})
    assert answer["Location"] == "/"


def test_dates_and_numbers_follow_the_language() -> None:
    amount = quantity("7486300000000", step="100000000")
    assert (figure(amount), period(HALF)) == ("7.486,3 tỷ đồng", "6 tháng đầu năm 2022")
    with translation.override("en"):
        assert (figure(amount), period(HALF)) == ("7,486.3 billion VND", "First half of 2022")
