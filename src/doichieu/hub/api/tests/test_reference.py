"""The page of the API: in the language of the site, while the description for tools stays as it is."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.api.descriptions import DESCRIPTIONS
from doichieu.hub.api.operations import api

SIGNING = "Sign figures: all of them are written, or none."


def described() -> Iterator[str]:
    """What operations, and fields of what goes in and comes out, say of themselves."""
    schema: dict[str, Any] = api.get_openapi_schema()
    for methods in schema["paths"].values():
        yield from (told["description"] for told in methods.values())
    for shape in schema["components"]["schemas"].values():
        yield from (told["description"] for told in shape.get("properties", {}).values() if "description" in told)


def test_every_description_is_marked_for_translation_and_none_is_left_over() -> None:
    assert sorted(set(described())) == sorted(DESCRIPTIONS)


def test_every_description_has_words_in_vietnamese() -> None:
    with translation.override("vi"):
        assert [each for each in DESCRIPTIONS if translation.gettext(each) == each] == []


@pytest.mark.django_db
def test_the_page_is_in_the_language_of_the_site(client: Client) -> None:
    assertContains(client.get("/api/"), "Ký nhập số liệu: ghi tất cả hoặc không ghi gì.")
    assertNotContains(client.get("/api/"), SIGNING)
    client.cookies["django_language"] = "en"
    assertContains(client.get("/api/"), SIGNING)
