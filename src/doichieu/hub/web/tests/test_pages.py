"""Who sees what on which page, and at what cost."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.conferences.services import record_conference
from doichieu.hub.documents import services
from doichieu.hub.documents.models import Document
from doichieu.hub.places.models import Lineage, Locality
from doichieu.hub.programmes.services import propose_from_document
from doichieu.hub.register.tests.worked import SENTENCE, claim, quantity, read, revenue_claims, stored_text
from doichieu.hub.web import pages
from doichieu.hub.web.tests.conftest import MEETING, Site, confirm, session_of

MOST_QUERIES = {
    "home": 12,
    "place": 20,
    "scoreboard": 14,
    "document_list": 6,
    "document": 26,
    "conference_list": 7,
    "conference": 24,
    "indicator_list": 7,
    "indicator": 10,
    "indicator_history": 15,
    "search": 13,
    "task_list": 11,
    "record_list": 8,
    "intake": 12,
}


def address(site: Site, name: str) -> str:
    arguments = {
        "place": (site.cast.district.slug,),
        "scoreboard": (site.cast.district.slug, "2022-H1"),
        "document": (site.reviewed.pk,),
        "conference": (site.conference.pk,),
        "indicator": ("BUD01",),
        "indicator_history": (site.cast.district.slug, "BUD01"),
    }
    found = reverse(name, args=arguments.get(name, ()))
    return f"{found}?q=ngan+sach" if name == "search" else found


@pytest.mark.parametrize("name", ["place", "scoreboard", "indicator", "indicator_history"])
def test_a_past_moment_costs_one_query_more_than_now_for_what_became_of_its_figures(
    site: Site, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    path, browser = f"{address(site, name)}?as_of={timezone.localdate().isoformat()}", site.owner
    with django_assert_max_num_queries(MOST_QUERIES[name] + 1):
        answer = browser.get(path)
    assertContains(answer, "615,3 tỷ đồng")
    assertContains(answer, 'data-testid="as-of"')


@pytest.mark.parametrize("name", MOST_QUERIES)
def test_every_page_opens_within_its_number_of_queries(
    site: Site, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    path = address(site, name)
    browser = site.owner
    with django_assert_max_num_queries(MOST_QUERIES[name]):
        answer = browser.get(path)
    assert answer.status_code == 200


@pytest.mark.parametrize("name", sorted(set(MOST_QUERIES) - {"document", "conference", "intake"}))
def test_an_anonymous_visitor_may_open_every_public_page(site: Site, name: str) -> None:
    answer = site.anonymous.get(address(site, name))
    assert answer.status_code == 200
    assertNotContains(answer, "615,3 tỷ đồng")


def test_internal_documents_and_sessions_are_not_found_by_outsiders(site: Site) -> None:
    for client in (site.anonymous, site.of(site.cast.stranger), site.of(site.cast.visitor)):
        assert client.get(address(site, "document")).status_code == 404
        assert client.get(address(site, "conference")).status_code == 404


def test_handing_in_needs_an_account(site: Site) -> None:
    answer = site.anonymous.get(reverse("intake"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("sign_in"))


def test_a_released_document_and_its_figures_are_open_to_everyone(site: Site) -> None:
    services.release_document(document=site.reviewed, by=viewer_of(site.cast.owner))
    answer = site.anonymous.get(address(site, "document"))
    assertContains(answer, '<span class="chip chip-confirmed">đã xác nhận</span>', count=1)
    assertContains(answer, '<span class="chip chip-unconfirmed">máy đọc, chưa xác nhận</span>', count=2)
    assertNotContains(answer, 'data-testid="confirm"')
    assertNotContains(answer, "Người gửi")  # neither who handed it in nor who released it is public
    board = site.anonymous.get(address(site, "scoreboard"))
    assertContains(board, 'data-indicator="BUD01"')
    assertContains(board, "615,3 tỷ đồng")
    assertContains(board, "chưa có chỉ tiêu giao")
    assertContains(board, "Tỷ lệ tính lại")


def test_the_scoreboard_leads_to_the_sentence_and_shows_it(site: Site) -> None:
    answer = site.owner.get(address(site, "scoreboard"))
    [link] = set(re.findall(r'href="([^"]+)" data-testid="source"', answer.content.decode()))
    path, _, anchor = link.partition("#")
    assertContains(answer, "<mark>615,3 tỷ đồng</mark>, đạt 63% dự toán thành phố giao")
    assertContains(site.owner.get(path), f'id="{anchor}"')


def test_the_scoreboard_marks_proposals_as_not_confirmed(site: Site) -> None:
    answer = site.owner.get(address(site, "scoreboard"))
    assertContains(answer, '<span class="chip chip-proposal">đề xuất</span>', count=5)
    assertContains(answer, "5 đề xuất, chưa xác nhận")


def test_a_place_without_figures_says_so(site: Site) -> None:
    answer = site.owner.get(reverse("place", args=[site.cast.elsewhere.slug]))
    assertContains(answer, 'class="empty"')


@pytest.mark.parametrize("period", ["2022-13", "nam-2022", "2022-Q5"])
def test_a_period_of_no_name_is_not_found(site: Site, period: str) -> None:
    assert site.owner.get(reverse("scoreboard", args=[site.cast.district.slug, period])).status_code == 404


def test_the_session_page_links_each_fact_to_a_place_in_its_document(site: Site) -> None:
    propose_from_document(site.reviewed.pk)
    answer = site.owner.get(address(site, "conference"))
    document = site.owner.get(address(site, "document")).content.decode()
    anchors = set(re.findall(rf'href="/d/{site.reviewed.pk}/#(s-\d+)"', answer.content.decode()))
    assert len(anchors) == 3  # number, person, task
    assert all(f'id="{anchor}"' in document for anchor in anchors)
    assertContains(answer, "Phòng Tài chính")
    assertContains(answer, "30/09/2022")


def test_an_indicators_history_shows_its_figure_with_the_sentence(site: Site) -> None:
    answer = site.owner.get(address(site, "indicator_history"))
    assertContains(answer, "6 tháng đầu năm 2022")
    assertContains(answer, "<mark>615,3 tỷ đồng</mark>")


def test_an_indicators_places_come_page_by_page_and_none_is_left_out(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 1)
    other = stored_text(f"Xã Đồng Mơ: {SENTENCE}", site.cast.commune, site.cast.owner, name="xa.txt")
    claims = read(other, revenue_claims(other.data["content"])).claims
    confirm(site.cast, claims.get(kind="level"), site.cast.commune)
    path = address(site, "indicator")
    first, second = site.owner.get(path), site.owner.get(path, {"page": "2"})
    assertContains(first, "Huyện Hòa Khê</a></caption>")
    assertNotContains(first, "Xã Đồng Mơ</a></caption>")
    assertContains(first, "Trang 1/2")
    assertContains(second, "Xã Đồng Mơ</a></caption>")
    none = site.owner.get(path, {"period": "2021"})
    assertContains(none, 'class="empty"')


def test_search_finds_without_diacritics_and_shows_where(site: Site) -> None:
    Document.objects.filter(pk=site.pending.pk).update(search="thu ngan sach uoc dat")
    answer = site.owner.get(reverse("search"), {"q": "thu ngan sach"})
    assertContains(answer, "Thu ngân sách nhà nước")
    assertContains(answer, "<mark>Thu ngân sách</mark>")
    assertNotContains(site.anonymous.get(reverse("search"), {"q": "thu ngan sach"}), site.pending.title)


def test_a_document_that_could_not_be_read_says_what_to_do(site: Site) -> None:
    Document.objects.filter(pk=site.pending.pk).update(
        fault="tin.txt: the end of the file is missing", fault_code="truncated-file", fault_facts={"file": "tin.txt"}
    )
    answer = site.owner.get(reverse("document", args=[site.pending.pk]))
    assertContains(answer, "Tệp tin.txt bị thiếu phần cuối. Hãy chép hoặc tải lại.")


def test_an_approver_releases_and_takes_back(site: Site) -> None:
    path = reverse("release", args=[site.reviewed.pk])
    site.owner.post(path, {"action": "release", "anyway": "1"})
    site.reviewed.refresh_from_db()
    assert site.reviewed.state == "released"
    site.owner.post(path, {"action": "withdraw"})
    site.reviewed.refresh_from_db()
    assert site.reviewed.state == "internal"


def test_a_reviewer_who_is_no_approver_may_not_release(site: Site) -> None:
    answer = site.of(site.cast.colleague).post(reverse("release", args=[site.reviewed.pk]), {"action": "release"})
    assert answer.status_code == 403
    assertContains(answer, "Tài khoản của anh/chị không được làm việc này ở đây", status_code=403)


def test_a_missing_page_says_what_to_do_next(client: Client, db: None) -> None:
    answer = client.get("/khong-co/")
    assertContains(answer, reverse("search"), status_code=404)
    assertContains(answer, reverse("sign_in"), status_code=404)


def test_internal_pages_are_not_kept_by_caches(site: Site) -> None:
    assert site.owner.get(address(site, "document"))["Cache-Control"] == "private, no-cache"
    assert not site.anonymous.get(reverse("home")).has_header("Cache-Control")


def test_what_two_documents_of_a_session_state_differently_is_told_first_and_listed_last(site: Site) -> None:
    content = f"Thu ngân sách ước đạt 600,0 tỷ đồng.\n{MEETING.replace('Lý Sa Mơ', 'Lò Vi Sa')}"
    text = stored_text(content, site.cast.district, site.cast.owner, name="khac.txt")
    stated = claim(content, "600,0 tỷ đồng", quantity("600000000000", step="100000000"))
    session = session_of(MEETING) | {"mentions": (), "tasks": ()}
    session["conference"] = replace(session["conference"], chairs=("Lò Vi Sa",))
    read(text, (stated,), **session)
    record_conference(text.document_id)
    answer = site.owner.get(address(site, "conference"))
    shown = answer.content.decode()
    assert shown.index('<a href="#differences">Các văn bản ghi khác nhau 1 điểm') < shown.index('id="facts"')
    assert shown.index('id="documents"') < shown.index('data-testid="differences"')
    assertContains(answer, "Lý Sa Mơ (<a")
    assertContains(answer, "Lò Vi Sa (<a")
    assertContains(answer, ">615,3 tỷ đồng</a> (bao-cao.txt)")
    assertContains(answer, ">600,0 tỷ đồng</a> (khac.txt)")


def test_the_scoreboard_of_a_place_that_has_ended_leads_to_what_became_of_it(site: Site) -> None:
    old, new = site.cast.district, site.cast.elsewhere
    Locality.objects.filter(pk=old.pk).update(valid_to=date(2025, 6, 30))
    Lineage.objects.create(predecessor=old, successor=new, source="test")
    assertContains(site.owner.get(address(site, "scoreboard")), f'href="/p/{old.slug}/">Xem đơn vị kế tục</a>')
    answer = site.owner.get(f"/p/{old.slug}/")
    assertContains(answer, "Nay là:")
    assertContains(answer, f'href="/p/{new.slug}/"')
