"""What everybody sees of a figure that another has replaced while that other is not released, or that was withdrawn."""

import json
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.models import Decision
from doichieu.hub.intake.services import reopen_claim, take_back_document
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.register.models import Figure
from doichieu.hub.register.resting import replaced_in
from doichieu.hub.web.tests.conftest import Site

ABOUT = "xã Đồng Mơ"
MARK = "đã được số khác thay"


def signed(site: Site, number: str, **fields: Any) -> Document:
    document = sign(site.cast, line(number, about=ABOUT, **fields)).document
    assert document is not None
    return document


@pytest.fixture
def replaced(site: Site) -> Document:
    """A released form with 9 tỷ đồng, that another with 12 has replaced which is internal."""
    first = signed(site, "9")
    signed(site, "12", note="Cộng thêm khoản thu muộn")
    release_document(document=first, by=viewer_of(site.cast.owner))
    return first


def place_of(document: Document) -> str:
    place = Figure.objects.filter(evidence__text__document=document).get().locality
    return place.slug


def read(client: Client, path: str) -> Any:
    return json.loads(client.get(f"/api/{path}").content)


def cells(content: bytes) -> Sequence[str]:
    book = load_workbook(BytesIO(content))
    return [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None]


def test_the_history_of_an_indicator_says_so_and_does_not_tell_the_newer_figure(site: Site, replaced: Document) -> None:
    answer = site.anonymous.get(reverse("indicator_history", args=[place_of(replaced), "BUD01"]))
    assertContains(answer, "9 tỷ đồng")
    assertContains(answer, MARK)
    assertNotContains(answer, "12 tỷ đồng")
    assertNotContains(answer, "Cộng thêm khoản thu muộn")


def test_where_the_newer_one_is_released_too_both_stand_and_only_the_older_is_marked(
    site: Site, replaced: Document
) -> None:
    newer = Figure.objects.get(supersedes__evidence__text__document=replaced).evidence.get().text.document
    release_document(document=newer, by=viewer_of(site.cast.owner))
    answer = site.anonymous.get(reverse("indicator_history", args=[place_of(replaced), "BUD01"]))
    assertContains(answer, "12 tỷ đồng")
    assertContains(answer, MARK, count=2)  # in the chain, and among the revisions


def test_no_board_and_no_list_of_an_indicator_shows_it_or_rests_on_it(site: Site, replaced: Document) -> None:
    slug = place_of(replaced)
    for path in (
        reverse("place", args=[slug]),
        reverse("scoreboard", args=[slug, "2022-H1"]),
        reverse("indicator", args=["BUD01"]),
    ):
        answer = site.anonymous.get(path)
        assertNotContains(answer, "9 tỷ đồng")
        assertNotContains(answer, "12 tỷ đồng")
    assert read(site.anonymous, f"places/{slug}/periods/2022-H1/scoreboard") == []


def test_programs_read_it_as_replaced(site: Site, replaced: Document) -> None:
    [told] = read(site.anonymous, f"places/{place_of(replaced)}/indicators/BUD01/figures")
    assert (told["quantity"]["value"], told["validity"]) == ("9000000000", "replaced")
    assert read(site.anonymous, f"figures/{told['id']}")["validity"] == "replaced"
    assert read(site.anonymous, f"documents/{replaced.pk}")["replaced"] is True
    assert [each["replaced"] for each in read(site.anonymous, "documents")] == [True]


def test_search_and_lists_of_documents_mark_the_document(site: Site, replaced: Document) -> None:
    said = "có số liệu đã được thay"
    assertContains(site.anonymous.get(reverse("search"), {"q": "9 tỷ đồng"}), said)
    assertContains(site.anonymous.get(reverse("document_list")), said)
    assertContains(site.anonymous.get(reverse("home")), said)
    release_document(document=site.reviewed, by=viewer_of(site.cast.owner))
    assertContains(site.anonymous.get(reverse("document_list")), said, count=1)


def test_pages_programs_and_workbooks_of_a_past_moment_mark_what_no_longer_holds(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = signed(site, "9")
    then = timezone.now()
    signed(site, "12", note="Cộng thêm khoản thu muộn")
    release_document(document=first, by=viewer_of(site.cast.owner))
    for module in ("web.moments", "api.operations"):
        monkeypatch.setattr(f"doichieu.hub.{module}.moment_of", lambda _: then)
    slug, asked = place_of(first), {"as_of": "then"}
    for path in (
        reverse("scoreboard", args=[slug, "2022-H1"]),
        reverse("indicator", args=["BUD01"]),
        reverse("indicator_history", args=[slug, "BUD01"]),
    ):
        answer = site.anonymous.get(path, asked)
        assertContains(answer, "9 tỷ đồng")
        assertContains(answer, MARK)
    taken = site.anonymous.get(reverse("scoreboard_workbook", args=[slug, "2022-H1"]), asked)
    assert cells(taken.content).count(f"9 tỷ đồng ({MARK})") == 2  # on the board, and among the sources
    [row] = read(site.anonymous, f"places/{slug}/periods/2022-H1/scoreboard?as_of=then")
    assert row["result"]["validity"] == "replaced"
    [told] = read(site.anonymous, f"places/{slug}/indicators/BUD01/figures?as_of=then")
    assert told["validity"] == "replaced"


def test_a_figure_that_was_withdrawn_is_marked_too(site: Site) -> None:
    document = signed(site, "9")
    slug = place_of(document)
    release_document(document=document, by=viewer_of(site.cast.owner))
    take_back_document(document=document, reason="Ký nhầm", by=viewer_of(site.cast.owner))
    answer = site.anonymous.get(reverse("indicator_history", args=[slug, "BUD01"]))
    assertContains(answer, '<span class="chip chip-withdrawn" data-testid="validity">đã rút</span>', html=True)
    assertNotContains(answer, "Ký nhầm")
    told = read(site.anonymous, f"places/{slug}/indicators/BUD01/figures")
    assert [each["validity"] for each in told] == ["withdrawn", "withdrawn"]
    seen = site.anonymous.get(reverse("document", args=[document.pk]))
    assertContains(seen, '<span class="chip chip-withdrawn">đã rút</span>', html=True)
    assertNotContains(seen, "máy đọc, chưa xác nhận")


def test_the_page_of_its_document_says_so_before_the_text(site: Site, replaced: Document) -> None:
    seen = site.anonymous.get(reverse("document", args=[replaced.pk]))
    assertContains(seen, "1 số liệu của văn bản này đã được số khác thay, không còn hiệu lực.")
    assertContains(seen, "đã xác nhận 0/1 số liệu · 1 đã được thay")
    page = seen.content.decode()
    assert page.index('data-testid="replaced-here"') < page.index('id="text-title"')
    assertNotContains(seen, "12 tỷ đồng")


def test_what_was_taken_back_before_the_release_is_as_undecided_as_the_rest(site: Site) -> None:
    viewer = viewer_of(site.cast.owner)
    slip = Decision.objects.get(text__document=site.reviewed)
    reopen_claim(decision=slip, reason="Bấm nhầm", by=viewer)
    release_document(document=site.reviewed, by=viewer)
    seen = site.anonymous.get(reverse("document", args=[site.reviewed.pk]), headers={"Accept-Language": "vi"})
    assertContains(seen, "máy đọc, chưa xác nhận")
    assertNotContains(seen, "chip-withdrawn")


def test_a_document_whose_figure_holds_again_by_another_is_not_marked(site: Site) -> None:
    first = signed(site, "10")
    second = signed(site, "12", note="Cộng thêm khoản thu muộn")
    viewer = viewer_of(site.cast.owner)
    assert replaced_in([first.pk, second.pk], viewer) == {first.pk}
    third = signed(site, "10", note="Khoản thu muộn đã hoàn lại")
    assert replaced_in([first.pk, second.pk, third.pk], viewer) == {second.pk}


def test_the_page_of_a_document_whose_figure_holds_again_by_another_does_not_call_it_replaced(site: Site) -> None:
    first = signed(site, "10")
    signed(site, "12", note="Khoản thu muộn")
    third = signed(site, "10", note="Khoản thu muộn")
    for document in (first, third):
        release_document(document=document, by=viewer_of(site.cast.owner))
    seen = site.anonymous.get(reverse("document", args=[first.pk]))
    assertNotContains(seen, MARK)
    assertNotContains(seen, "đã được thay")
    assertContains(seen, "đã xác nhận 1/1 số liệu")
    assertNotContains(seen, "12 tỷ đồng")


@pytest.mark.parametrize("shown", [1, 2])
def test_that_an_internal_document_states_the_replaced_figure_again_is_not_told_outside(
    site: Site, monkeypatch: pytest.MonkeyPatch, shown: int
) -> None:
    first = signed(site, "10")
    then = timezone.now()
    second = signed(site, "12", note="Cộng thêm khoản thu muộn")
    third = signed(site, "10", note="Khoản thu muộn đã hoàn lại")
    viewer = viewer_of(site.cast.owner)
    for document in (first, second)[:shown]:
        release_document(document=document, by=viewer)
    page = reverse("document", args=[first.pk])
    assertContains(site.anonymous.get(page), "đã xác nhận 0/1 số liệu · 1 đã được thay")
    assertContains(site.anonymous.get(reverse("document_list")), "có số liệu đã được thay", count=shown)
    assert read(site.anonymous, f"documents/{first.pk}")["replaced"] is True
    figure = Figure.objects.get(evidence__text__document=first)
    assert read(site.anonymous, f"figures/{figure.pk}")["validity"] == "replaced"
    monkeypatch.setattr("doichieu.hub.api.operations.moment_of", lambda _: then)
    path = f"places/{place_of(first)}/indicators/BUD01/figures?as_of=then"
    assert [each["validity"] for each in read(site.anonymous, path)] == ["replaced"]

    release_document(document=third, by=viewer)
    assertContains(site.anonymous.get(page), "đã xác nhận 1/1 số liệu")
    assert read(site.anonymous, f"figures/{figure.pk}")["validity"] == "holds"
