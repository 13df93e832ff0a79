"""A row of the scoreboard tells that its figures take part in a contradiction, to who reads inside the office."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.checks.models import FindingState, StoredFinding
from doichieu.hub.checks.services import refresh_findings
from doichieu.hub.documents.services import release_document
from doichieu.hub.register.tests.worked import SENTENCE, claim, quantity, read, stored_text
from doichieu.hub.web.tests.conftest import Site

OTHER = SENTENCE.replace("615,3", "651,3")
THIRD = SENTENCE.replace("615,3", "561,3")
MARK = 'data-testid="contradictions"'


@pytest.fixture
def found(site: Site) -> StoredFinding:
    """A second document states the confirmed revenue of the half year otherwise."""
    text = stored_text(OTHER, site.cast.district, site.cast.owner, name="khac.txt")
    read(text, (claim(OTHER, "651,3 tỷ đồng", quantity("651300000000", step="100000000")),))
    refresh_findings(text.document_id)
    return StoredFinding.objects.get(wording="witnesses.differ")


def board(site: Site) -> str:
    return reverse("scoreboard", args=[site.cast.district.slug, "2022-H1"])


def test_the_row_leads_to_its_contradiction_and_the_page_stays_within_its_queries(
    site: Site, found: StoredFinding, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = site.owner
    with django_assert_max_num_queries(15):
        answer = browser.get(board(site))
    assertContains(answer, MARK, count=1)
    assertContains(
        answer, f'<a class="chip chip-finding-warning" href="/findings/{found.pk}/">mâu thuẫn</a>', html=True
    )


def test_several_contradictions_of_a_row_are_one_link_to_their_list(site: Site, found: StoredFinding) -> None:
    text = stored_text(THIRD, site.cast.district, site.cast.owner, name="khac-nua.txt")
    read(text, (claim(THIRD, "561,3 tỷ đồng", quantity("561300000000", step="100000000")),))
    refresh_findings(text.document_id)
    numbers = sorted(StoredFinding.objects.values_list("pk", flat=True))
    answer = site.owner.get(board(site))
    address = f"/findings/?only={'.'.join(map(str, numbers))}"
    chip = f'<a class="chip chip-finding-warning" href="{address}">{len(numbers)} mâu thuẫn</a>'
    assert len(numbers) > 1
    assertContains(answer, chip, html=True)
    assertContains(site.owner.get(address), 'data-testid="finding"', count=len(numbers))
    assertContains(site.owner.get(f"/findings/?only={numbers[0]}"), 'data-testid="finding"', count=1)
    assertContains(site.owner.get("/findings/?only=x"), 'data-testid="finding"', count=len(numbers))


def test_the_mark_goes_with_the_contradiction(site: Site, found: StoredFinding) -> None:
    StoredFinding.objects.update(state=FindingState.EXPLAINED)
    assertNotContains(site.owner.get(board(site)), MARK)


def test_the_mark_stays_while_the_figure_is_being_corrected_and_says_so(site: Site, found: StoredFinding) -> None:
    StoredFinding.objects.update(state=FindingState.CORRECTED)
    chip = f'<a class="chip chip-finding-warning" href="/findings/{found.pk}/">mâu thuẫn · đang chỉnh sửa</a>'
    assertContains(site.owner.get(board(site)), chip, html=True)


def test_outsiders_see_the_released_figure_without_the_mark(site: Site, found: StoredFinding) -> None:
    release_document(document=site.reviewed, by=site.cast.owner)
    for browser in (site.anonymous, site.of(site.cast.stranger), site.of(site.cast.visitor)):
        answer = browser.get(board(site))
        assertContains(answer, "615,3")
        assertNotContains(answer, MARK)


def test_the_page_of_the_contradiction_names_both_documents_and_their_days(site: Site, found: StoredFinding) -> None:
    answer = site.owner.get(reverse("finding", args=[found.pk]))
    for name in ("bao-cao.txt", "khac.txt"):
        assertContains(answer, f">“{name}” ngày 01/07/2022</a>")
    [line] = [line for line in answer.context["entry"].question.splitlines() if line.startswith("2.")]
    assert line == f"2. “{OTHER}” (“khac.txt” ngày 01/07/2022)"
