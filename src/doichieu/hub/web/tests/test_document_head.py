"""What stands above the figures of a document: whose it is, where they are, and the button to release it."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.documents.models import Document
from doichieu.hub.web.tests.conftest import Site

VIETNAMESE = {"Accept-Language": "vi"}
LOOKS = ("btn-outline", "btn-primary")


def shown(site: Site) -> str:
    answer = site.owner.get(f"/d/{site.pending.pk}/", headers=VIETNAMESE)
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("tỉnh Vĩnh Sa", "Danh mục có nơi này, nhưng anh/chị không gửi văn bản của nơi đó."),
        ("xã Đồng Mơ", "Danh mục có nơi tên này: hãy chọn xem có đúng nơi đó không, hoặc là nơi nào trong số đó."),
    ],
)
def test_a_place_that_the_text_names_is_told_as_somebody_elses_or_to_be_chosen(
    site: Site, named: str, told: str
) -> None:
    Document.objects.filter(pk=site.pending.pk).update(named_place=named)
    assert f"Văn bản nêu “{named}”. {told}" in shown(site)


def test_places_are_offered_by_their_own_name_and_not_by_one_above_them(site: Site) -> None:
    """The commune of Đồng Mơ lies in the district of Hòa Khê."""
    offered = f'value="{site.cast.commune.slug}"'
    for named, is_offered in (("xã Đồng Mơ", True), ("xã Đồng Khê", False)):
        Document.objects.filter(pk=site.pending.pk).update(locality=None, named_place=named)
        assert (offered in shown(site)) is is_offered
    assertContains(
        site.owner.get(f"/d/{site.pending.pk}/", {"place": "đồng hòa khê"}), offered
    )  # as it is searched for


def test_while_the_place_is_open_it_is_asked_for_once_and_not_by_every_figure(site: Site) -> None:
    each = "Chưa rõ số liệu của địa phương nào"
    Document.objects.filter(pk=site.pending.pk).update(
        locality=None, named_place="xã Đồng Mơ", stored_by=site.cast.owner
    )
    page = shown(site)
    assert "Chưa rõ văn bản là của địa phương nào" in page
    assert each not in page


def test_links_to_the_text_and_the_review_stand_before_what_is_asked(site: Site) -> None:
    Document.objects.filter(pk=site.pending.pk).update(named_place="xã Đồng Mơ")
    page = shown(site)
    assert 0 < page.index('class="jump"') < page.index('data-testid="place-wanted"') < page.index("document-grid")


def test_the_button_to_release_is_loud_only_once_every_figure_is_decided(site: Site) -> None:
    quiet, loud = (f'class="btn {look}" type="submit" name="action" value="release"' for look in LOOKS)
    assert quiet in shown(site)
    path = reverse("review", args=[site.pending.pk])
    for claim in site.text.readings.get().claims.all():
        site.owner.post(path, {"claim": claim.claim_id, "action": "reject"})
    assert loud in shown(site)


def test_a_correction_without_an_indicator_says_what_the_text_calls_it(site: Site) -> None:
    stored = site.text.readings.get().claims.get(kind="level")
    stored.data |= {"code": None, "indicator": "thu ngân quỹ"}
    stored.code = ""
    stored.save()
    answer = site.owner.get(f"/d/{site.pending.pk}/", headers=VIETNAMESE)
    assertContains(answer, "Trong văn bản: “thu ngân quỹ”", count=1)
    assertNotContains(answer, "Trong văn bản: “”")
