"""Requests that no person sends."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.asserts import assertContains

from doichieu.hub.web.requests import MANY, fields_of
from doichieu.hub.web.tests.conftest import Site

PIECES = [
    "a",
    "b=",
    "=c",
    "a=b",
    "%",
    "%4",
    "%41",
    "+",
    "%2B",
    "%26",
    "%3D",
    "&",
    "&&",
    "=",
    "%C3%A9",
    "%C3",
    "%00",
    ";",
]
LONG = "&".join(f"field-{number}=%C3%A9+{number}" for number in range(MANY + 1))


@pytest.mark.parametrize(
    "address",
    ["/i/%00/", "/p/x/i/%00/", "/search?q=a%00b", "/i/?q=%00a", "/d/?%00=a", "/p/x/2022%00/", "/c/?q=%00"],
)
def test_a_nul_in_an_address_is_a_bad_request(site: Site, address: str) -> None:
    assertContains(site.anonymous.get(address), "<h1", status_code=400)


def test_a_nul_that_is_not_written_out_is_a_bad_request_too(site: Site) -> None:
    assert site.anonymous.get("/search", QUERY_STRING="q=a\0b").status_code == 400


@pytest.mark.parametrize("address", ["/sign-in/", "/intake/", "/language/"])
def test_a_nul_in_a_form_is_a_bad_request(site: Site, address: str) -> None:
    assert site.owner.post(address, {"username": "a\0", "password": "b", "place": "\0"}).status_code == 400


@pytest.mark.parametrize("sent", ["username=a%00&password=b", "username=a&b%00=", "username=a\0"])
def test_a_nul_in_a_form_without_files_is_a_bad_request(site: Site, sent: str) -> None:
    answer = site.anonymous.post("/sign-in/", sent, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400


def test_what_only_looks_like_a_nul_is_none(site: Site) -> None:
    sent = "username=a%2500&password=b%2500"
    answer = site.anonymous.post("/sign-in/", sent, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200


@pytest.mark.parametrize("code", ["a'b", "a b", "%20", "a.b", "ệ"])
def test_what_is_no_code_of_an_indicator_is_not_found(site: Site, code: str) -> None:
    assert site.anonymous.get(f"/i/{code}/").status_code == 404


@pytest.mark.parametrize("period", ["0001", "0001-H1", "0001-2000", "9999", "1899", "2201", "0000"])
def test_a_year_of_which_no_document_speaks_is_not_found(site: Site, period: str) -> None:
    assert site.anonymous.get(f"/p/{site.cast.district.slug}/{period}/").status_code == 404


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_a_long_form_is_read_as_django_reads_it(form: str) -> None:
    own, django = fields_of(form), QueryDict(form.encode(), encoding="utf-8")
    assert list(own.lists()) == list(django.lists())
    with pytest.raises(AttributeError, match="immutable"):
        own["a"] = "b"


@pytest.mark.parametrize(
    ("sent", "kind", "status"),
    [
        (LONG, "application/x-www-form-urlencoded", 200),
        (LONG, "application/x-www-form-urlencoded; charset=utf-8", 200),
        (LONG, "application/x-www-form-urlencoded; charset=utf-16", 400),
        (f"{LONG}&a=%00", "application/x-www-form-urlencoded", 400),
        ("&".join(["a=1"] * 10_001), "application/x-www-form-urlencoded", 400),
    ],
)
def test_a_long_form_is_refused_where_a_short_one_is(site: Site, sent: str, kind: str, status: int) -> None:
    assert site.anonymous.post("/sign-in/", f"username=a&password=b&{sent}", content_type=kind).status_code == status
