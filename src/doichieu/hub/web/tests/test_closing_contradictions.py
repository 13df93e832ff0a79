"""A decision is answered with the contradictions that hold after it."""

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
