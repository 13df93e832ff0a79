from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import note_failure, read_document
from doichieu.hub.web.reviewing import intake
from doichieu.hub.web.tests.conftest import Site
from doichieu.reader.formats import SUFFIXES

INTAKE = "/intake/"


def file(name: str, content: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode())


def test_several_files_are_handed_in_at_once(site: Site) -> None:
    files = [file("mot.txt", "Thu ngân sách đạt 5 tỷ đồng."), file("hai.txt", "Toàn huyện có 12 xã.")]
    place = site.cast.district
    answer = site.owner.post(INTAKE, {"files": files, "place": place.slug, "published": "2022-07-12"}, follow=True)
    assertContains(answer, "Đã gửi mot.txt.")
    stored = Document.objects.filter(name__in=("mot.txt", "hai.txt"))
    assert {(each.locality, each.published, each.stored_by) for each in stored} == {
        (place, date(2022, 7, 12), site.cast.owner)
    }
    assert stored.count() == 2


def test_a_faulty_file_keeps_no_other_from_being_stored(site: Site) -> None:
    files = [file("rong.txt", ""), file("mot.txt", "Thu ngân sách đạt 5 tỷ đồng.")]
    answer = site.owner.post(INTAKE, {"files": files, "place": site.cast.district.slug}, follow=True)
    assertContains(answer, "Tệp rong.txt không có chữ.")
    assertContains(answer, "Đã gửi mot.txt.")


def test_a_stamped_document_is_refused_with_its_reason(site: Site) -> None:
    secret = file("mat.txt", "TUYỆT MẬT\n\nKế hoạch số 5/KH-UBND\n")
    answer = site.owner.post(INTAKE, {"files": [secret], "place": site.cast.district.slug}, follow=True)
    assertContains(answer, "Hệ thống không nhận văn bản có dấu mật")
    assert not Document.objects.filter(name="mat.txt").exists()


def test_the_file_chooser_offers_every_format_that_is_read(site: Site) -> None:
    assertContains(site.owner.get(INTAKE), f'accept="{",".join(SUFFIXES)}"')


def test_no_file_at_all_is_said(site: Site) -> None:
    assertContains(site.owner.post(INTAKE, {"place": ""}, follow=True), "Hãy chọn ít nhất một tệp.")


def test_documents_of_one_title_are_told_apart_by_their_files(site: Site) -> None:
    Document.objects.filter(pk=site.pending.pk).update(title="Kết quả năm 2022", name="ket-qua-ban-sua.txt")
    answer = site.owner.get(INTAKE)
    waiting = answer.content.decode().partition('id="hand-in-title"')[0]
    assert "Kết quả năm 2022" in waiting
    assert "ket-qua-ban-sua.txt" in waiting


def test_documents_that_wait_for_a_reviewer_are_listed(site: Site) -> None:
    answer = site.owner.get(INTAKE)
    assertContains(answer, f'href="/d/{site.pending.pk}/"')
    assertContains(answer, "còn 3 số liệu cần duyệt")


def test_while_a_document_waits_to_be_read_the_list_asks_again(site: Site) -> None:
    site.text.readings.get().claims.all().delete()
    site.text.readings.all().delete()
    assertContains(site.owner.get(INTAKE), 'hx-trigger="every 4s"')
    waiting = site.owner.get(reverse("document", args=[site.pending.pk]))
    assertContains(waiting, "Văn bản đang chờ được đọc")


def test_the_page_of_a_waiting_document_loads_again_once_it_was_read(site: Site) -> None:
    path, asks = reverse("document", args=[site.pending.pk]), {"HX-Request": "true"}
    assert site.owner.get(path, headers=asks)["HX-Refresh"] == "true"
    site.text.readings.get().claims.all().delete()
    site.text.readings.all().delete()
    assert site.owner.get(path, headers=asks).status_code == 204


@pytest.mark.parametrize("name", ["visitor", "stranger"])
def test_others_see_only_what_is_theirs(site: Site, name: str) -> None:
    answer = site.of(getattr(site.cast, name)).get(INTAKE)
    assertNotContains(answer, site.pending.name)


def test_who_may_not_hand_in_there_is_refused(site: Site) -> None:
    data = {"files": [file("mot.txt", "Thu ngân sách đạt 5 tỷ đồng.")], "place": site.cast.district.slug}
    assert site.of(site.cast.stranger).post(INTAKE, data).status_code == 403
    assert not Document.objects.filter(name="mot.txt").exists()


def test_a_document_that_names_no_place_is_given_one_on_its_page(site: Site) -> None:
    site.owner.post(INTAKE, {"files": [file("mot.txt", "Thu ngân sách năm 2022 đạt 5 tỷ đồng.")]})
    stored = Document.objects.get(name="mot.txt")
    path = reverse("document", args=[stored.pk])
    assertContains(site.owner.get(path), "Văn bản này của địa phương nào?")
    assertContains(site.owner.get(path, {"place": "hoa khe"}), f'value="{site.cast.district.slug}"')
    assertNotContains(site.owner.get(path, {"place": "vinh sa"}), site.cast.elsewhere.slug)
    answer = site.owner.post(
        reverse("place_document", args=[stored.pk]), {"place": site.cast.district.slug}, follow=True
    )
    assertContains(answer, "Văn bản đã được ghi là của Huyện Hòa Khê.")
    assertNotContains(answer, "Văn bản này của địa phương nào?")


def test_nobody_gives_a_document_to_a_place_that_is_not_theirs(site: Site) -> None:
    site.owner.post(INTAKE, {"files": [file("mot.txt", "Thu ngân sách năm 2022 đạt 5 tỷ đồng.")]})
    stored = Document.objects.get(name="mot.txt")
    path = reverse("place_document", args=[stored.pk])
    assert site.owner.post(path, {"place": site.cast.elsewhere.slug}).status_code == 403
    assert site.of(site.cast.stranger).post(path, {"place": site.cast.elsewhere.slug}).status_code == 404
    stored.refresh_from_db()
    assert stored.locality is None


def test_a_file_that_is_on_record_is_called_by_the_name_that_it_has_now(site: Site) -> None:
    for name, said in (("mot.txt", "Đã gửi mot.txt."), ("hai.txt", "Văn bản này đã có (hai.txt):")):
        files = [file(name, "Thu ngân sách đạt 5 tỷ đồng.")]
        answer = site.owner.post(INTAKE, {"files": files, "place": site.cast.district.slug}, follow=True)
        assertContains(answer, said)
    stored = Document.objects.get(name="mot.txt")
    assertContains(answer, f'(hai.txt): <a href="/d/{stored.pk}/">mot.txt</a>')
    assertNotContains(answer, "Đã gửi")


def test_files_that_take_too_long_leave_the_rest_for_another_time(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "SECONDS", -1.0)
    files = [file("mot.txt", "Thu ngân sách đạt 5 tỷ đồng.")]
    answer = site.owner.post(INTAKE, {"files": files, "place": site.cast.district.slug}, follow=True)
    assertContains(answer, "Chưa nhận mot.txt")
    assert not Document.objects.filter(name="mot.txt").exists()


def test_of_a_file_that_does_not_open_the_page_says_that_it_was_not_kept(site: Site) -> None:
    site.owner.post(INTAKE, {"files": [file("rong.txt", "")], "place": site.cast.district.slug})
    page = site.owner.get(reverse("document", args=[Document.objects.get(name="rong.txt").pk]))
    assertContains(page, "không lưu tệp này")


def test_a_document_over_which_the_reader_fails_says_so(site: Site) -> None:
    site.text.readings.get().claims.all().delete()
    site.text.readings.all().delete()
    note_failure(site.pending.pk)
    page = site.owner.get(reverse("document", args=[site.pending.pk]))
    assertContains(page, "Nhiều lần không đọc được tệp tin.txt do lỗi của hệ thống.")
    assertNotContains(page, "đang chờ được đọc")
    assertNotContains(site.owner.get(INTAKE), "every 4s")


def test_nobody_is_asked_for_the_place_of_a_document_that_cannot_be_read(site: Site) -> None:
    unplaced = Document.objects.filter(pk=site.pending.pk)
    unplaced.update(locality=None)
    assertContains(site.owner.get(f"/d/{site.pending.pk}/"), 'data-testid="place-wanted"')
    unplaced.update(fault="no text", fault_code="no-text", fault_facts={"file": "tin.txt"})
    assertNotContains(site.owner.get(f"/d/{site.pending.pk}/"), 'data-testid="place-wanted"')


PAGE = {
    "title": "Kết quả 9 tháng: thu ngân sách 5/6 xã",
    "source": "https://example.vn/tin/9-thang?id=3&trang=2",
    "published": "05/10/2022",
    "text": "Kết quả 9 tháng\r\n\r\nThu ngân sách đạt 5 tỷ đồng.  \r\n",
}


def test_the_pasted_text_of_a_page_is_kept_like_a_file_with_where_it_stood(site: Site) -> None:
    place = site.cast.district
    answer = site.owner.post(INTAKE, {**PAGE, "place": place.slug}, follow=True)
    assertContains(answer, "Đã gửi Kết quả 9 tháng: thu ngân sách 5/6 xã.")
    stored = Document.objects.get(source=PAGE["source"])
    assert bytes(stored.original or b"").decode() == "Kết quả 9 tháng\n\nThu ngân sách đạt 5 tỷ đồng.  \n"
    assert (stored.title, stored.published, stored.locality) == (PAGE["title"], date(2022, 10, 5), place)
    assert stored.name == "Kết-quả-9-tháng-thu-ngân-sách-5-6-xã.txt"
    assert stored.texts.get().data["name"] == stored.name
    shown = site.owner.get(reverse("document", args=[stored.pk]))
    assertContains(shown, 'href="https://example.vn/tin/9-thang?id=3&amp;trang=2"')


def test_a_pasted_page_without_its_origin_is_not_taken_and_nothing_has_to_be_copied_again(site: Site) -> None:
    before = Document.objects.count()
    for lacking, words in (
        ("source", "Hãy ghi nơi đăng"),
        ("title", "Hãy ghi tiêu đề"),
        ("text", "Hãy dán nội dung"),
    ):
        answer = site.owner.post(INTAKE, {**PAGE, lacking: " ", "place": site.cast.district.slug})
        assertContains(answer, words, status_code=422)
        kept = PAGE["title"] if lacking == "text" else "Thu ngân sách đạt 5 tỷ đồng."
        assertContains(answer, kept, status_code=422)
    assert Document.objects.count() == before


def test_a_pasted_page_with_a_secrecy_stamp_is_refused(site: Site) -> None:
    secret = {**PAGE, "text": "TUYỆT MẬT\n\nKế hoạch số 5/KH-UBND\n", "place": site.cast.district.slug}
    answer = site.owner.post(INTAKE, secret)
    assertContains(answer, "Hệ thống không nhận văn bản có dấu mật", status_code=422)
    assert not Document.objects.filter(source=PAGE["source"]).exists()


def test_the_same_page_pasted_twice_is_on_record_once(site: Site) -> None:
    for _ in range(2):
        answer = site.owner.post(INTAKE, {**PAGE, "place": site.cast.district.slug}, follow=True)
    assertContains(answer, "Văn bản này đã có")
    assert Document.objects.filter(source=PAGE["source"]).count() == 1


def unlisted(site: Site, place: str) -> Document:
    """A file about a place of no list, handed in on the page and read."""
    words = "Xã Phú Sơn Tây thu đạt khá\n\nNăm 2022, xã Phú Sơn Tây thu ngân sách đạt 5,2 tỷ đồng."
    site.owner.post(INTAKE, {"files": [file("xa.txt", words)], "place": place})
    stored = Document.objects.get(name="xa.txt")
    read_document(stored.pk)
    return stored


def test_a_place_that_the_list_does_not_have_is_named_at_intake_and_the_place_asked_for(site: Site) -> None:
    stored = unlisted(site, site.cast.district.slug)
    told = "Văn bản nêu “xã Phú Sơn Tây”, nơi này không có trong danh mục địa phương. Văn bản đang để ở Huyện Hòa Khê."
    assertContains(site.owner.get(INTAKE), told)
    path, place = f"/d/{stored.pk}/", f"/d/{stored.pk}/place/"
    page = site.owner.get(path)
    assertContains(page, told)
    assertContains(page, 'data-testid="keep-place"')
    assertContains(site.owner.get(path, {"place": "Đồng Mơ"}), f'value="{site.cast.commune.slug}"')
    assert site.owner.get(f"/d/{stored.pk}/").status_code == 200
    answer = site.owner.post(place, {"place": site.cast.commune.slug})
    other = Document.objects.get(name="xa.txt", locality=site.cast.commune)
    assert answer["Location"] == f"/d/{other.pk}/"
    assertNotContains(site.owner.get(path), 'data-testid="place-wanted"')


def test_a_place_that_is_right_as_it_is_is_kept_by_one_click(site: Site) -> None:
    stored = unlisted(site, site.cast.district.slug)
    site.owner.post(f"/d/{stored.pk}/place/", {"action": "keep"})
    assertNotContains(site.owner.get(f"/d/{stored.pk}/"), 'data-testid="place-wanted"')
    assertNotContains(site.owner.get(INTAKE), 'data-testid="place-in-doubt"')


def test_a_document_without_a_place_says_which_one_its_text_names(site: Site) -> None:
    stored = unlisted(site, "")
    page = site.owner.get(f"/d/{stored.pk}/")
    assertContains(page, "Văn bản nêu “xã Phú Sơn Tây”, nơi này không có trong danh mục địa phương.")
    assertContains(page, 'value="xã Phú Sơn Tây"')
    assertContains(page, "Không có địa phương nào tên như vậy")
    assertContains(site.owner.get(INTAKE), "chưa xác định được là nơi nào")


UNDATED = "Ngày 14/7/2022, huyện Hòa Khê họp bàn việc thu ngân sách, ước đạt 5 tỷ đồng."


def test_a_document_without_a_day_is_asked_for_it_with_what_its_first_lines_state(site: Site) -> None:
    site.owner.post(INTAKE, {"files": [file("mot.txt", UNDATED)], "place": site.cast.district.slug})
    stored = Document.objects.get(name="mot.txt")
    read_document(stored.pk)
    assertContains(site.owner.get(INTAKE), 'data-testid="day-missing"')
    assertContains(site.owner.get("/d/"), "chưa rõ ngày văn bản")
    page, path = reverse("document", args=[stored.pk]), reverse("date_document", args=[stored.pk])
    assertContains(site.owner.get(page), 'value="14/07/2022"')
    for wrong, said in (
        ("", "Trường này là bắt buộc"),
        ("14/7/2999", "Ngày này chưa đến"),
        ("x", "không phải là ngày"),
    ):
        answer = site.owner.post(path, {"published": wrong})
        assert answer.status_code == 422
        assertContains(answer, said, status_code=422)
    answer = site.owner.post(path, {"published": "14/7/2022"}, follow=True)
    assertNotContains(answer, 'data-testid="day-wanted"')
    stored.refresh_from_db()
    assert stored.published == date(2022, 7, 14)
    assertNotContains(site.owner.get(INTAKE), 'data-testid="day-missing"')


def test_nobody_else_is_asked_for_the_day_of_a_document_nor_may_say_it(site: Site) -> None:
    Document.objects.filter(pk=site.pending.pk).update(published=None)
    path = reverse("date_document", args=[site.pending.pk])
    assert site.of(site.cast.stranger).post(path, {"published": "14/7/2022"}).status_code == 404
    assert site.anonymous.post(path, {"published": "14/7/2022"}).status_code in (302, 404)


def test_the_day_that_a_paper_bears_goes_before_the_day_that_is_typed(site: Site) -> None:
    borne = "UBND XÃ ĐỒNG MƠ\nĐồng Mơ, ngày 11 tháng 7 năm 2022\n\nBÁO CÁO\nThu ngân sách đạt 5 tỷ đồng."
    files = [file("co-ngay.txt", borne), file("khong-ngay.txt", "Thu phí đạt 3 tỷ đồng.")]
    place = site.cast.district
    site.owner.post(INTAKE, {"files": files, "place": place.slug, "published": "2022-07-12"})
    for name in ("co-ngay.txt", "khong-ngay.txt"):
        read_document(Document.objects.get(name=name).pk)
    days = Document.objects.filter(name__in=("co-ngay.txt", "khong-ngay.txt")).order_by("name")
    assert list(days.values_list("published", "unused_day")) == [
        (date(2022, 7, 11), date(2022, 7, 12)),
        (date(2022, 7, 12), None),
    ]
    answer = site.owner.get(INTAKE)
    assertContains(answer, "Văn bản ghi ngày 11/07/2022; ngày đã nhập (12/07/2022) không dùng.", 1)
