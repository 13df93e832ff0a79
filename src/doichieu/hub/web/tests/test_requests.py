"""Requests that no person sends."""

import pytest
from pytest_django.asserts import assertContains

from doichieu.hub.web.tests.conftest import Site


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
