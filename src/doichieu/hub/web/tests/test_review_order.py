"""The order of the figures under review: the least certain first, or that of the text, as it was chosen last."""

import re

from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.documents.models import StoredClaim
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_review import amount, fields, post


def test_the_least_certain_figure_comes_first_and_the_order_of_the_text_is_remembered(site: Site) -> None:
    path = f"/d/{site.pending.pk}/"
    by_text = make_amount_surest(site)
    surest_last = [*(each for each in by_text if each != amount(site).claim_id), amount(site).claim_id]
    assert by_text != surest_last
    reviewer = site.owner

    def shown(address: str) -> list[str]:
        return re.findall(r'data-claim="([^"]+)"', reviewer.get(address).content.decode())

    assert shown(path) == surest_last
    assert shown(f"{path}?order=text") == by_text
    assert shown(path) == by_text  # as it was chosen last
    assert reviewer.cookies["review_order"]["httponly"]
    assert shown(f"{path}?order=confidence") == shown(path) == surest_last
    assert shown(f"{path}?order=other") == surest_last


def test_who_reviews_nothing_has_the_order_of_the_text(site: Site) -> None:
    by_text = make_amount_surest(site)
    grant_role(user=site.cast.visitor, role=Role.CONTRIBUTOR, locality=site.cast.district, by=system_viewer())
    page = site.of(site.cast.visitor).get(f"/d/{site.pending.pk}/").content.decode()
    assert re.findall(r'data-claim="([^"]+)"', page) == by_text
    assert "data-order" not in page


def make_amount_surest(site: Site) -> list[str]:
    """The figures of the pending document in the order of its text, the amount surer than the others."""
    surest = amount(site)
    surest.data["confidence"] = 0.98
    surest.save()
    rows = StoredClaim.objects.filter(reading__text__document=site.pending)
    return list(rows.order_by("start").values_list("claim_id", flat=True))


def test_the_order_of_the_page_is_kept_over_a_decision(site: Site) -> None:
    path = f"/d/{site.pending.pk}/"
    chosen = f'href="{path}?order=text" aria-current="true"'
    assertContains(post(site, fields(site, order="text")), chosen)
    assertContains(site.owner.get(f"{path}?order=text"), chosen)
    assertNotContains(site.owner.get(path), chosen)
    again = {"claim": amount(site).claim_id, "action": "reopen", "reason": "Xem lại", "order": "text"}
    answer = post(site, again, htmx=False)
    assert answer["Location"] == f"{path}?order=text#r-{amount(site).claim_id}"
