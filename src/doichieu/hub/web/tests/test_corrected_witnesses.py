from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake import services
from doichieu.hub.intake.placements import Placement
from doichieu.hub.places.models import Locality
from doichieu.hub.register.tests.worked import HALF, claim, quantity, read, stored_text
from doichieu.hub.web.tests.conftest import Site

WHY = "Bản tin chép nhầm"


def corrected(site: Site) -> None:
    """A released sentence that states another amount, corrected to the one on record, and one that agrees with it."""
    cast = site.cast
    placement = Placement(code="BUD01", locality=cast.district, period=HALF)
    content = "Bản tin: thu 633,1 tỷ đồng."
    text = stored_text(content, cast.district, cast.owner, name="tin-sai.txt")
    [wrong] = read(text, (claim(content, "633,1 tỷ đồng", quantity("633100000000", step="100000000")),)).claims.all()
    services.correct_claim(
        claim=wrong,
        quantity=quantity("615300000000", step="100000000"),
        placement=placement,
        reason=WHY,
        by=viewer_of(cast.owner),
    )
    for document in (text.document, site.reviewed):
        release_document(document=document, by=viewer_of(cast.owner))


def pages(site: Site, client: Client) -> list[Any]:
    slug = site.cast.district.slug
    return [
        client.get(reverse("scoreboard", args=[slug, "2022-H1"])),
        client.get(reverse("indicator_history", args=[slug, "BUD01"])),
    ]


def test_a_sentence_that_says_otherwise_is_no_further_witness(site: Site) -> None:
    corrected(site)
    [board, history] = pages(site, site.anonymous)
    assertNotContains(board, "2 nơi cùng nêu")
    for answer in (board, history):
        assertContains(answer, 'data-testid="corrected"', count=1)
        assertContains(answer, "Đọc ở đây: 633,1 tỷ đồng; đã sửa thành 615,3 tỷ đồng.")
        assertNotContains(answer, WHY)


def test_insiders_are_told_why_it_was_corrected(site: Site) -> None:
    corrected(site)
    for answer in pages(site, site.owner):
        assertContains(answer, WHY)


def test_the_scoreboard_keeps_its_number_of_queries_with_corrections_in_a_place_that_has_ended(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    corrected(site)
    Locality.objects.filter(pk=site.cast.district.pk).update(valid_to=date(2025, 6, 30))
    client, path = site.owner, reverse("scoreboard", args=[site.cast.district.slug, "2022-H1"])
    with django_assert_max_num_queries(15):
        assertContains(client.get(path), WHY)
