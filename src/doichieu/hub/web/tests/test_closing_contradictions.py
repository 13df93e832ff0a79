"""A decision is answered with the contradictions that hold after it."""

import re
from dataclasses import replace

from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.checks.services import refresh_findings
from doichieu.hub.register.tests.worked import claim, quantity, read, stored_text
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_review import amount, fields, post


def test_the_answer_to_a_correction_is_without_the_contradiction_that_it_closes(site: Site) -> None:
    post(site, fields(site))
    content = "Thu ngân sách ước đạt 600,0 tỷ đồng."
    text = stored_text(content, site.cast.district, site.cast.owner, name="khac.txt")
    read(text, (claim(content, "600,0 tỷ đồng", quantity("600000000000", step="100000000")),))
    refresh_findings(text.document_id)
    stored = amount(site, text.document)
    page = site.owner.get(reverse("document", args=[text.document_id]))
    assertContains(page, 'data-testid="finding"')
    sent = fields(site, claim=stored.claim_id, quantity="615,3 tỷ đồng", reason="đọc nhầm số")
    answer = post(site, sent, document=text.document)
    assertContains(answer, "Văn bản ghi: 600,0 tỷ đồng")
    assertNotContains(answer, 'data-testid="finding"')
    rejected = post(site, {"claim": stored.claim_id, "action": "reopen", "reason": "xem lại"}, document=text.document)
    assertContains(rejected, 'data-testid="finding"')


def test_other_figures_of_the_document_get_what_still_contradicts_them_and_no_more(site: Site) -> None:
    post(site, fields(site))
    content = "Thu ngân sách đạt 600,0 tỷ đồng. Tin cuối kỳ: thu ngân sách đạt 615,3 tỷ đồng. Chi đạt 88,0 tỷ đồng."
    text = stored_text(content, site.cast.district, site.cast.owner, name="khac.txt")
    wrong = claim(content, "600,0 tỷ đồng", quantity("600000000000", step="100000000"))
    right = claim(content, "615,3 tỷ đồng", quantity("615300000000", step="100000000"))
    spent = replace(claim(content, "88,0 tỷ đồng", quantity("88000000000", step="100000000")), code="BUD07")
    read(text, (wrong, right, spent))
    refresh_findings(text.document_id)
    page = site.owner.get(reverse("document", args=[text.document_id])).content.decode()
    assert (page.count('data-testid="finding"'), page.count("hx-swap-oob")) == (2, 0)

    sent = fields(site, claim=wrong.id, quantity="615,3 tỷ đồng", reason="đọc nhầm số")
    answer = post(site, sent, document=text.document).content.decode()
    assert answer.count('data-testid="finding"') == 0
    assert re.findall('id="found-([^"]+)" hx-swap-oob', answer) == [right.id]
    undone = post(site, {"claim": wrong.id, "action": "reopen", "reason": "xem lại"}, document=text.document)
    again = undone.content.decode()
    assert re.findall('id="found-([^"]+)" hx-swap-oob', again) == [right.id]
    assert again.count('data-testid="finding"') == 2
