"""A number that could not be read stands in its sentence, and its figure is entered there by hand."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Span, Unread
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.models import Decision
from doichieu.hub.register.models import Current
from doichieu.hub.register.tests.worked import read, stored_text
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_review import HTMX, fields, post

CONTENT = "Văn bản tính bằng tỷ đồng. Ba tháng đầu năm, cả huyện thu ngân sách được 620,5, đông hơn mọi năm."
NUMBER = CONTENT.index("620,5")
VIETNAMESE = {"Accept-Language": "vi"}


@pytest.fixture
def unread(site: Site) -> Document:
    """A document whose only number has no unit."""
    text = stored_text(CONTENT, site.cast.district, site.cast.owner, name="tho.txt")
    read(text, (), unread=(Unread(Span(NUMBER, NUMBER + 5), "no unit stands with the number"),))
    return text.document


def sent(site: Site, **changes: str) -> dict[str, str]:
    return (
        fields(site, claim=f"hand-{NUMBER}", action="enter", quantity="620,5 tỷ đồng", last_day="2022-03-31") | changes
    )


def test_an_unread_number_stands_in_its_sentence_and_asks_nobody_to_change_the_document(
    site: Site, unread: Document
) -> None:
    page = site.owner.get(f"/d/{unread.pk}/", headers=VIETNAMESE)
    assertContains(page, "cả huyện thu ngân sách được <mark>620,5</mark>, đông hơn mọi năm.")
    assertContains(page, 'data-testid="enter-by-hand"', count=1)
    assertNotContains(page, "đọc lại")
    grant_role(user=site.cast.visitor, role=Role.CONTRIBUTOR, locality=site.cast.district, by=system_viewer())
    plain = site.of(site.cast.visitor).get(f"/d/{unread.pk}/")
    assertContains(plain, "<mark>620,5</mark>")
    assertNotContains(plain, "enter-by-hand")


def test_its_figure_is_entered_by_hand_with_the_number_as_evidence_and_taken_back(site: Site, unread: Document) -> None:
    answer = post(site, sent(site), htmx=False, document=unread)
    assert answer["Location"] == f"/d/{unread.pk}/#r-hand-{NUMBER}"
    decision = Decision.objects.get(text__document=unread)
    assert (decision.action, decision.start, decision.end) == ("confirmed", NUMBER, NUMBER + 5)
    figure = Current.objects.get(figure__evidence__text__document=unread).figure
    assert (str(figure.value), figure.unit, figure.indicator.code) == ("620500000000", "VND", "BUD01")
    page = site.owner.get(f"/d/{unread.pk}/", headers=VIETNAMESE)
    assertContains(page, "Nhập tay: máy không đọc được số này.")
    assertNotContains(page, 'data-testid="unread"')

    again = {"claim": f"hand-{NUMBER}", "action": "reopen", "reason": "xem lại"}
    assert post(site, again, document=unread).headers["HX-Refresh"] == "true"
    assertContains(site.owner.get(f"/d/{unread.pk}/"), 'data-testid="unread"', count=1)
    assert not Current.objects.filter(figure__evidence__text__document=unread).exists()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"quantity": "620,5"}, "620,5"),
        ({"indicator": ""}, "Hãy chọn chỉ tiêu: số liệu nhập tay được ghi vào sổ số liệu."),
        ({"first_day": ""}, "Hãy chọn thời kỳ của số liệu: ngày đầu và ngày cuối."),
    ],
)
def test_what_is_refused_comes_back_with_the_reason_and_as_it_was_written(
    site: Site, unread: Document, changes: dict[str, str], fault: str
) -> None:
    answer = post(site, sent(site, set_by="HĐND huyện", **changes), htmx=False, document=unread)
    assertContains(answer, fault, status_code=422)
    assertContains(answer, 'value="HĐND huyện"', status_code=422)
    assertContains(answer, '<details class="tell" open>', status_code=422)
    assertContains(answer, " autofocus", count=1, status_code=422)  # the page opens at the form
    assert not Decision.objects.filter(text__document=unread).exists()


def test_a_differing_figure_on_record_is_told_and_replaced_with_a_reason(site: Site, unread: Document) -> None:
    held = Current.objects.get().figure
    half = sent(site, last_day="2022-06-30")
    refused = post(site, half, htmx=False, document=unread)
    assertContains(refused, f'name="supersedes" value="{held.pk}"', status_code=422)
    again = half | {"supersedes": str(held.pk), "reason": "số của kho bạc"}
    assert post(site, again, htmx=False, document=unread).status_code == 302
    assert str(Current.objects.get().figure.value) == "620500000000"


def test_only_a_number_that_is_unread_is_entered_and_only_by_a_reviewer(site: Site, unread: Document) -> None:
    assert post(site, sent(site, claim="hand-1"), document=unread).status_code == 404
    stranger = site.of(site.cast.visitor).post(f"/d/{unread.pk}/review/", sent(site), headers=HTMX)
    assert stranger.status_code in (403, 404)
    assert not Decision.objects.filter(text__document=unread).exists()
