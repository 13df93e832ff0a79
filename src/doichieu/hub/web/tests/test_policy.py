"""Every page comes with the strict policy and keeps to it: nothing inline, nothing from elsewhere."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from doichieu.hub.web import urls
from doichieu.hub.web.tests.conftest import Site

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
PAGES: list[URLPattern] = urls.urlpatterns


class Loose(HTMLParser):
    """Collects what a strict policy would not let run, or would fetch from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        inline = tag == "style" or (tag == "script" and "src" not in given)
        self.found += [f"<{tag}>"] if inline else []
        self.found += [f"{tag} {name}" for name in given if name == "style" or name.startswith(("on", "hx-on"))]
        elsewhere = [given.get(name) or "" for name in ("src", "srcset", "data")]
        if tag == "link":
            elsewhere.append(given.get("href") or "")
        self.found += [address for address in elsewhere if re.match(r"(https?:)?//|javascript:", address)]


def address(site: Site, pattern: URLPattern) -> str:
    """A page of the small site, by the names of what its address holds."""
    known = {"slug": site.cast.district.slug, "code": "BUD01", "period": "2022-H1", "pk": site.pending.pk}
    known |= {"uidb64": "Mg", "token": "x-y"}
    if str(pattern.name).startswith("conference"):
        known["pk"] = site.conference.pk
    return reverse(str(pattern.name), kwargs={name: known[name] for name in pattern.pattern.converters})


@pytest.mark.parametrize("pattern", PAGES, ids=lambda pattern: str(pattern.name))
def test_every_page_has_the_strict_policy_and_keeps_to_it(site: Site, pattern: URLPattern) -> None:
    for browser in (site.owner, site.anonymous):
        for method in (browser.get, browser.post):
            check(method(address(site, pattern)))


@pytest.mark.parametrize("path", ["/no-such-page", "/d/999999/", "/?%00", "/sign-in/?next=//elsewhere.example/"])
def test_faults_have_it_too(client: Client, db: None, path: str) -> None:
    check(client.get(path))


def test_what_would_break_the_policy_is_found() -> None:
    loose = Loose()
    loose.feed(
        '<script>x()</script><style>p {}</style><p style="a" onclick="b">'
        '<img src="//cdn.example/x.png"><link href="https://cdn.example/x.css">'
    )
    assert loose.found == [
        "<script>", "<style>", "p style", "p onclick", "//cdn.example/x.png", "https://cdn.example/x.css"
    ]  # fmt: skip


def check(answer: Any) -> None:
    """The policy of an answer, word for word, and its content."""
    headers = answer.headers
    directives = dict(each.strip().partition(" ")[::2] for each in headers["Content-Security-Policy"].split(";"))
    assert directives == POLICY
    assert headers["X-Frame-Options"] == "DENY"
    if headers["Content-Type"].startswith("text/html"):
        loose = Loose()
        loose.feed(answer.content.decode())
        assert loose.found == []


def test_a_page_that_is_not_there_has_the_policy_but_for_who_works_on_the_site(client: Client, settings: Any) -> None:
    assert "Content-Security-Policy" in client.get("/nowhere/").headers
    settings.DEBUG = True
    assert "Content-Security-Policy" not in client.get("/nowhere/").headers
