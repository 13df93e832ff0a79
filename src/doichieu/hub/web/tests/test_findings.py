"""A contradiction is told beside the figures that take part in it, at a cost that does not grow with the document."""

from time import perf_counter

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.checks.services import refresh_findings
from doichieu.hub.checks.tests.contradictory import LINE, WRONG, contradictory_text, read_anew
from doichieu.hub.documents.models import Document, StoredText
from doichieu.hub.web.tests.conftest import Site

MOST_QUERIES = 26  # of the page of a document, as in test_pages.py
SECONDS = 10.0  # for a page of 500 figures; 2.5 on one of two cores that seven programs shared


def document_of(text: StoredText) -> Document:
    read_anew(text)
    refresh_findings(text.document_id)
    return text.document


@pytest.fixture
def wrong(site: Site) -> Document:
    return document_of(contradictory_text(site.cast.district, site.cast.owner))


def test_a_contradiction_stands_beside_each_figure_with_a_link_to_the_other(site: Site, wrong: Document) -> None:
    answer = site.owner.get(reverse("document", args=[wrong.pk]))
    assertContains(answer, LINE, count=2)
    assertContains(answer, f'<a href="/d/{wrong.pk}/#c-c2">94,3%</a>')
    assertContains(answer, f'<a href="/d/{wrong.pk}/#c-c1">74/150 đảng viên</a>')


def test_a_contradiction_is_told_in_the_language_of_the_page(site: Site, wrong: Document) -> None:
    browser = site.owner
    browser.cookies["django_language"] = "en"
    answer = browser.get(reverse("document", args=[wrong.pk]))
    assertContains(answer, "49.33%, not 94.3%")
    assertNotContains(answer, LINE)


def test_a_line_that_was_decided_on_comes_back_with_its_contradiction(site: Site, wrong: Document) -> None:
    sent = {"claim": "c1", "action": "keep", "reason": ""}
    answer = site.owner.post(reverse("review", args=[wrong.pk]), sent, headers={"HX-Request": "true"})
    assertContains(answer, LINE, count=1)


def test_outsiders_see_no_contradiction_in_a_released_document(site: Site, wrong: Document) -> None:
    Document.objects.filter(pk=wrong.pk).update(
        state="released", released_by=site.cast.owner, released_at=wrong.stored_at
    )
    for client in (site.anonymous, site.of(site.cast.stranger), site.of(site.cast.visitor)):
        assertNotContains(client.get(reverse("document", args=[wrong.pk])), "finding")


def test_a_document_of_500_figures_opens_as_quickly_as_it_should(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    content = "\n".join(WRONG.replace("74/", f"{number}/") for number in range(10, 135))
    content += "\n" + "\n".join(f"Thôn {number} trồng {number + 3} ha rừng." for number in range(250))
    document = document_of(contradictory_text(site.cast.district, site.cast.owner, content))
    browser, path = site.owner, reverse("document", args=[document.pk])
    began = perf_counter()
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = browser.get(path)
    assert perf_counter() - began < SECONDS
    assertContains(answer, 'data-testid="claim"', count=500)
    assert answer.content.decode().count('data-testid="finding"') > 100
