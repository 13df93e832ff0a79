"""A number that could not be read stands in its sentence, and its figure is entered there by hand."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Span, Unread
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.catalogue.models import Indicator, Share
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.models import Decision
from doichieu.hub.register.models import Current
from doichieu.hub.register.tests.worked import indicator, read, stored_text
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_review import HTMX, fields, post

CONTENT = "Văn bản tính bằng tỷ đồng. Ba tháng đầu năm, cả huyện thu ngân sách được 310,5, đông hơn mọi năm."
NUMBER = CONTENT.index("310,5")
VIETNAMESE = {"Accept-Language": "vi"}


@pytest.fixture
def unread(site: Site) -> Document:
    """A document whose only number has no unit."""
    text = stored_text(CONTENT, site.cast.district, site.cast.owner, name="tho.txt")
    read(text, (), unread=(Unread(Span(NUMBER, NUMBER + 5), "no unit stands with the number"),))
    return text.document


def sent(site: Site, **changes: str) -> dict[str, str]:
    return (
        fields(site, claim=f"hand-{NUMBER}", action="enter", quantity="310,5 tỷ đồng", last_day="2022-03-31") | changes
    )


def test_an_unread_number_stands_in_its_sentence_and_asks_nobody_to_change_the_document(
    site: Site, unread: Document
) -> None:
    page = site.owner.get(f"/d/{unread.pk}/", headers=VIETNAMESE)
    assertContains(page, "cả huyện thu ngân sách được <mark>310,5</mark>, đông hơn mọi năm.")
    assertContains(page, 'data-testid="enter-by-hand"', count=1)
    assertNotContains(page, "đọc lại")
    grant_role(user=site.cast.visitor, role=Role.CONTRIBUTOR, locality=site.cast.district, by=system_viewer())
    plain = site.of(site.cast.visitor).get(f"/d/{unread.pk}/")
    assertContains(plain, "<mark>310,5</mark>")
    assertNotContains(plain, "enter-by-hand")


def test_its_figure_is_entered_by_hand_with_the_number_as_evidence_and_taken_back(site: Site, unread: Document) -> None:
    answer = post(site, sent(site), htmx=False, document=unread)
    assert answer["Location"] == f"/d/{unread.pk}/#r-hand-{NUMBER}"
    decision = Decision.objects.get(text__document=unread)
    assert (decision.action, decision.start, decision.end) == ("confirmed", NUMBER, NUMBER + 5)
    figure = Current.objects.get(figure__evidence__text__document=unread).figure
    assert (str(figure.value), figure.unit, figure.indicator.code) == ("310500000000", "VND", "BUD01")
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
        ({"quantity": "310,5"}, "310,5"),
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
    assertContains(refused, f'name="supersedes" value="{held.pk}"', count=1, status_code=422)
    assertContains(refused, '<strong class="amount">615,3 tỷ đồng</strong>', count=1, status_code=422)
    unseen = half | {"supersedes": str(held.pk), "quantity": "310,5"}
    assertNotContains(post(site, unseen, htmx=False, document=unread), 'name="supersedes"', status_code=422)
    again = half | {"supersedes": str(held.pk), "reason": "số của kho bạc"}
    assert post(site, again, htmx=False, document=unread).status_code == 302
    assert str(Current.objects.get().figure.value) == "310500000000"


def test_only_a_number_that_is_unread_is_entered_and_only_by_a_reviewer(site: Site, unread: Document) -> None:
    assert post(site, sent(site, claim="hand-1"), document=unread).status_code == 404
    stranger = site.of(site.cast.visitor).post(f"/d/{unread.pk}/review/", sent(site), headers=HTMX)
    assert stranger.status_code in (403, 404)
    assert not Decision.objects.filter(text__document=unread).exists()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"quantity": "-1 tỷ đồng"}, "“Thu ngân sách nhà nước” nhỏ hơn 0. Hãy kiểm tra dấu của số."),
        ({"quantity": "9000 tỷ đồng", "last_day": "2022-12-31"}, "gấp 14 lần"),
        ({"quantity": "350%", "indicator": "ENV02"}, "là một phần của tổng thể mà số này vượt 100%."),
    ],
)
def test_what_the_entry_form_asks_is_asked_before_anything_is_recorded(
    site: Site, unread: Document, changes: dict[str, str], told: str
) -> None:
    Indicator.objects.filter(pk=indicator("ENV02").pk).update(unit="%", shown_in="%", share=Share.YES)
    before = dict(sent(site, **changes), reason="thử")  # written before anything was asked
    asked = post(site, before, htmx=False, document=unread)
    assertContains(asked, told, status_code=422)
    assertContains(asked, 'data-testid="noted"', status_code=422)
    assert not Decision.objects.filter(text__document=unread).exists()

    shown = {"questions": asked.context["unread"][0].fields["questions"]}
    assertContains(asked, f'name="questions" value="{shown["questions"]}"', status_code=422)
    unanswered = post(site, before | shown | {"reason": ""}, htmx=False, document=unread)
    assertContains(unanswered, told, status_code=422)
    other = post(site, before | shown | {"last_day": "2022-09-30"}, htmx=False, document=unread)
    assert other.status_code == 422  # of other days it is asked anew
    assert post(site, before | shown, htmx=False, document=unread).status_code == 302
    assert Decision.objects.get(text__document=unread).reason == "thử"
