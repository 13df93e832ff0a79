"""A contradiction is told beside the figures that take part in it, at a cost that does not grow with the document."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.services import add_subject
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.checks.models import FindingFigure, StoredFinding
from doichieu.hub.checks.services import refresh_findings
from doichieu.hub.checks.tests.contradictory import LINE, WRONG, contradictory_text, read_anew
from doichieu.hub.documents.models import Document, StoredText
from doichieu.hub.intake.models import Decision
from doichieu.hub.places.models import SubjectKind
from doichieu.hub.web.tests.conftest import Site

MOST_QUERIES = 26  # of the page of a document, as in test_pages.py


def document_of(text: StoredText) -> Document:
    read_anew(text)
    refresh_findings(text.document_id)
    return text.document


@pytest.fixture
def wrong(site: Site) -> Document:
    return document_of(contradictory_text(site.cast.district, site.cast.owner))


def test_a_contradiction_stands_beside_each_figure_with_a_link_to_the_other(site: Site, wrong: Document) -> None:
    answer = site.owner.get(reverse("document", args=[wrong.pk]))
    assertContains(answer, f"{LINE}</a>", count=2)
    assertContains(answer, f'<a href="/d/{wrong.pk}/#c-c2">94,3%</a>')
    assertContains(answer, f'<a href="/d/{wrong.pk}/#c-c1">74/150 đảng viên</a>')


def test_the_text_marks_each_contradicted_figure_with_a_link_to_its_line(site: Site, wrong: Document) -> None:
    answer = site.owner.get(reverse("document", args=[wrong.pk]))
    marked = f'title="chờ duyệt; mâu thuẫn: {LINE}"'
    for key, quote in (("c1", "74/150 đảng viên"), ("c2", "94,3%")):
        begun = f'<mark id="c-{key}" class="claim-mark contradicted" data-state="pending" {marked}>'
        assertContains(answer, f'{begun}<a href="#r-{key}">{quote}</a></mark>', count=1)
        assertContains(answer, f'id="r-{key}"', count=1)


def test_a_figure_whose_contradiction_was_explained_is_marked_as_any_other(site: Site, wrong: Document) -> None:
    row = StoredFinding.objects.get()
    site.owner.post(f"/findings/{row.pk}/", {"state": "explained", "note": "hai kế hoạch khác nhau"})
    answer = site.owner.get(reverse("document", args=[wrong.pk]))
    assertContains(answer, '<mark id="c-c1" class="claim-mark" data-state="pending" title="chờ duyệt">74/150 đảng viên')
    assertNotContains(answer, "contradicted")


def test_a_contradiction_keeps_its_mark_while_it_is_being_corrected(site: Site, wrong: Document) -> None:
    row = StoredFinding.objects.get()
    site.owner.post(f"/findings/{row.pk}/", {"state": "corrected"})
    answer = site.owner.get(reverse("document", args=[wrong.pk]))
    assertContains(answer, f'title="chờ duyệt; mâu thuẫn: {LINE} (đang chỉnh sửa)"', count=2)
    assertContains(answer, '<span class="chip">đang chỉnh sửa</span>', count=2)
    assertContains(answer, "data-open-finding", count=2)


def test_a_contradiction_is_told_in_the_language_of_the_page(site: Site, wrong: Document) -> None:
    browser = site.owner
    browser.cookies["django_language"] = "en"
    answer = browser.get(reverse("document", args=[wrong.pk]))
    assertContains(answer, "49.33%, not 94.3%")
    assertNotContains(answer, LINE)


def test_a_line_that_was_decided_on_comes_back_with_its_contradiction(site: Site, wrong: Document) -> None:
    sent = {"claim": "c1", "action": "keep", "reason": ""}
    answer = site.owner.post(reverse("review", args=[wrong.pk]), sent, headers={"HX-Request": "true"})
    assertContains(answer, LINE, count=1)


def confirmed(site: Site, document: Document, **fields: str) -> Any:
    sent = {"claim": "c1", "action": "confirm", "measure": "level", "reason": ""} | fields
    return site.owner.post(reverse("review", args=[document.pk]), sent, headers={"HX-Request": "true"})


def test_confirming_a_figure_that_cannot_be_true_asks_once_and_keeps_that_it_was_asked(
    site: Site, wrong: Document
) -> None:
    asked = confirmed(site, wrong)
    assertContains(asked, f"{LINE}. Nếu số liệu đúng, hãy nêu lý do, hoặc vẫn xác nhận.", status_code=422)
    number = StoredFinding.objects.get().pk
    assertContains(asked, f'<input type="hidden" name="despite" value="{number}">', status_code=422)
    assertContains(asked, "Vẫn xác nhận <kbd", status_code=422)
    assert not Decision.objects.filter(text__document=wrong).exists()
    assert confirmed(site, wrong, despite="999999").status_code == 422  # asked about another one
    answer = confirmed(site, wrong, despite=str(number))
    assertContains(answer, "Lý do: Vẫn xác nhận sau khi được báo có mâu thuẫn")
    assert Decision.objects.get(text__document=wrong).action == "confirmed"


@pytest.mark.parametrize("field", ["note", "reason"])
def test_who_says_why_a_contradicted_figure_is_right_is_asked_no_more(site: Site, wrong: Document, field: str) -> None:
    assert confirmed(site, wrong, **{field: "biên chế đã đổi"}).status_code == 200
    assert Decision.objects.get(text__document=wrong).reason == "biên chế đã đổi"


@pytest.mark.parametrize("change", [{"severity": "warning"}, {"state": "explained"}, {"state": "accepted"}])
def test_only_what_cannot_be_true_and_nobody_explained_is_asked_about(
    site: Site, wrong: Document, change: dict[str, str]
) -> None:
    StoredFinding.objects.update(**change)
    assert confirmed(site, wrong).status_code == 200
    assert Decision.objects.get(text__document=wrong).reason == ""


def test_outsiders_see_no_contradiction_in_a_released_document(site: Site, wrong: Document) -> None:
    Document.objects.filter(pk=wrong.pk).update(
        state="released", released_by=site.cast.owner, released_at=wrong.stored_at
    )
    for client in (site.anonymous, site.of(site.cast.stranger), site.of(site.cast.visitor)):
        answer = client.get(reverse("document", args=[wrong.pk]))
        assertNotContains(answer, 'data-testid="finding"')
        assertNotContains(answer, "49,33%")
        assertNotContains(answer, "contradicted")


def test_a_document_of_500_figures_opens_with_no_more_queries_than_another(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    content = "\n".join(WRONG.replace("74/", f"{number}/") for number in range(10, 135))
    content += "\n" + "\n".join(f"Thôn {number} trồng {number + 3} ha rừng." for number in range(250))
    document = document_of(contradictory_text(site.cast.district, site.cast.owner, content))
    browser, path = site.owner, reverse("document", args=[document.pk])
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = browser.get(path)
    assertContains(answer, 'data-testid="claim"', count=500)
    assert answer.content.decode().count('data-testid="finding"') > 100


def test_the_list_shows_each_contradiction_with_its_sentence_and_a_question_to_the_unit(
    site: Site, wrong: Document
) -> None:
    answer = site.owner.get("/findings/")
    assertContains(answer, LINE, count=2)  # the line, and the letter
    assertContains(answer, '<span class="quote" lang="vi">Năm 2025, xã kết nạp <mark>74/150 đảng viên</mark>', count=1)
    [entry] = answer.context["entries"]
    assert entry.question == (
        "Kính gửi: Ủy ban nhân dân huyện Hòa Khê\n\n"
        "Qua đối chiếu, văn bản “sai.txt” ngày 01/07/2022 có số liệu chưa thống nhất:\n"
        f"– {LINE}.\n"
        f"Văn bản nêu:\n1. “{WRONG}”\n"
        "Đề nghị đơn vị rà soát, gửi số liệu chính xác kèm văn bản đính chính, "
        "hoặc giải trình nguyên nhân chênh lệch."
    )
    assert entry.people == (site.cast.colleague, site.cast.owner)


def test_the_question_quotes_an_item_of_a_list_without_its_dash_and_each_check_can_be_asked_for(site: Site) -> None:
    document_of(contradictory_text(site.cast.district, site.cast.owner, f"- {WRONG}"))
    answer = site.owner.get("/findings/")
    [entry] = answer.context["entries"]
    assert f"1. “{WRONG}”" in entry.question
    assert "loose_parts" not in answer.context["checks"]  # its findings are those of `parts`


def test_the_question_is_to_the_body_that_issued_the_document(site: Site) -> None:
    head = "ĐẢNG BỘ TỈNH TÂN SA\nĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ HÒA KHÊ\nSố 12-BC/ĐU\n\nBÁO CÁO\n\n"
    document_of(contradictory_text(site.cast.district, site.cast.owner, head + WRONG))
    [entry] = site.owner.get("/findings/").context["entries"]
    assert entry.question.startswith("Kính gửi: Đảng ủy xã Hòa Khê\n\n")


def test_the_question_is_to_the_organisation_that_handed_the_document_in_for_itself(
    site: Site, wrong: Document
) -> None:
    station = add_subject(
        locality=site.cast.district, kind=SubjectKind.ORGANISATION, name="Trạm Y tế số 2", by=system_viewer()
    )
    Document.objects.filter(pk=wrong.pk).update(organisation=station)
    [entry] = site.owner.get("/findings/").context["entries"]
    assert entry.question.startswith("Kính gửi: Trạm Y tế số 2\n\n")


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("xã Khe Mây", "Ủy ban nhân dân xã Khe Mây"),
        ("phường 5", "Ủy ban nhân dân phường 5"),
        ("thôn Khe Mây", "Ủy ban nhân dân huyện Hòa Khê"),
        ("Huyện đoàn Hòa Khê", "Huyện đoàn Hòa Khê"),
        ("Huyện ủy Hòa Khê", "Huyện ủy Hòa Khê"),
        ("Trường Mầm non Khe Mây", "Trường Mầm non Khe Mây"),
    ],
)
def test_the_question_is_to_a_body_also_where_the_figures_are_about_a_place(
    site: Site, wrong: Document, subject: str, body: str
) -> None:
    for figure in FindingFigure.objects.all():
        figure.claim["subject"] = subject
        figure.save()
    [entry] = site.owner.get("/findings/").context["entries"]
    assert entry.question.startswith(f"Kính gửi: {body}\n\n")


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 1),
        ("?check=attainment", 1),
        ("?check=growth", 0),
        ("?severity=error", 1),
        ("?severity=question", 0),
        ("?state=explained", 0),
        ("?state=all", 1),
        ("?state=nonsense", 1),
        ("?place=nowhere", 0),
        ("?page=7", 1),
    ],
)
def test_the_list_is_filtered_by_what_the_address_asks(site: Site, wrong: Document, asked: str, count: int) -> None:
    assert len(site.owner.get(f"/findings/{asked}").context["entries"]) == count


def test_the_list_is_filtered_by_place_with_what_lies_under_it(site: Site, wrong: Document) -> None:
    for place, count in ((site.cast.district, 1), (site.cast.province, 1), (site.cast.commune, 0)):
        answer = site.of(site.cast.colleague).get(f"/findings/?place={place.slug}")
        assert len(answer.context["entries"]) == count, place


def test_the_list_is_filtered_by_who_looks_after_them(site: Site, wrong: Document) -> None:
    row, owner, colleague = StoredFinding.objects.get(), site.owner, site.of(site.cast.colleague)
    assert [len(owner.get(f"/findings/?assignee={who}").context["entries"]) for who in ("~nobody", "~me")] == [1, 0]
    owner.post(f"/findings/{row.pk}/", {"state": "open", "assignee": site.cast.colleague.pk})
    counts = {
        (name, who): len(client.get(f"/findings/?assignee={who}").context["entries"])
        for name, client in (("owner", owner), ("colleague", colleague))
        for who in ("~nobody", "~me", site.cast.colleague.username, "someone.unknown")
    }
    of_colleague = site.cast.colleague.username
    assert counts == {
        ("owner", "~nobody"): 0,
        ("owner", "~me"): 0,
        ("owner", of_colleague): 1,
        ("owner", "someone.unknown"): 1,  # passed over, and the form says "all"
        ("colleague", "~nobody"): 0,
        ("colleague", "~me"): 1,
        ("colleague", of_colleague): 1,
        ("colleague", "someone.unknown"): 1,
    }
    answer = owner.get(f"/findings/?assignee={of_colleague}")
    assertContains(answer, f'<option value="{of_colleague}" selected>')
    assertContains(answer, f'name="asked" value="assignee={of_colleague}"')  # comes back to the same list


def test_a_place_or_filter_that_there_is_not_is_said_to_be_unknown(site: Site, wrong: Document) -> None:
    for field in ("place", "check", "severity", "state", "assignee"):
        answer = site.owner.get(f"/findings/?{field}=khong-co")
        assertContains(answer, "Không có “khong-co” nào để lọc", count=1)
        assert len(answer.context["entries"]) == (0 if field in {"place", "check"} else 1)
    known = f"/findings/?place={site.cast.elsewhere.slug}&check=attainment&severity=error&state=all&assignee=~me"
    assertNotContains(site.owner.get(known), 'data-testid="unknown"')


def test_the_next_page_keeps_who_looks_after_them(site: Site, wrong: Document) -> None:
    for number in range(50):
        content = WRONG.replace("150", f"{200 + number}")
        document_of(contradictory_text(site.cast.district, site.cast.owner, content, name=f"sai-{number}.txt"))
    answer = site.owner.get("/findings/?assignee=~nobody")
    assertContains(answer, 'rel="next" href="?assignee=~nobody&amp;page=2"')


def test_a_reviewer_says_what_became_of_it_and_comes_back_to_the_same_list(site: Site, wrong: Document) -> None:
    row = StoredFinding.objects.get()
    sent = {"state": "explained", "note": "hai kế hoạch khác nhau", "assignee": site.cast.colleague.pk}
    answer = site.owner.post(f"/findings/{row.pk}/", {**sent, "asked": "state=all&check=attainment"})
    assert answer["Location"] == "/findings/?state=all&check=attainment"
    alone = site.owner.get(f"/findings/{row.pk}/")
    assertContains(alone, "hai kế hoạch khác nhau", count=3)  # below the line, in the form and in the history
    assertContains(alone, "đã giải trình")
    assert site.owner.get("/findings/").context["entries"] == []


def test_what_is_refused_says_why(site: Site, wrong: Document) -> None:
    row = StoredFinding.objects.get()
    answer = site.owner.post(f"/findings/{row.pk}/", {"state": "accepted", "note": ""})
    assertContains(answer, "Hãy nêu lý do: ghi chú được lưu lại.", status_code=422)
    outside = site.owner.post(f"/findings/{row.pk}/", {"state": "open", "assignee": site.cast.stranger.pk})
    assertContains(outside, "Người phụ trách phải được xem văn bản nội bộ của địa phương.", status_code=422)
    assertNotContains(outside, "stranger", status_code=422)
    assert site.owner.post(f"/findings/{row.pk}/", {"state": "gone"}).status_code == 422
    assert StoredFinding.objects.get().state == "open"


def test_a_refused_decision_comes_back_as_it_was_sent_with_the_fault_at_its_field(site: Site, wrong: Document) -> None:
    path = f"/findings/{StoredFinding.objects.get().pk}/"
    sent = {"state": "accepted", "note": "  ", "assignee": site.cast.colleague.pk, "asked": "state=all"}
    answer = site.owner.post(path, sent)
    fault = 'aria-invalid="true" autofocus><p class="fault" role="alert">Hãy nêu lý do: ghi chú được lưu lại.</p>'
    assertContains(answer, f'name="note" maxlength="500" value="  " {fault}', count=1, status_code=422)
    assertContains(answer, '<option value="accepted" selected>', status_code=422)
    assertContains(answer, f'<option value="{site.cast.colleague.pk}" selected>', status_code=422)
    assertContains(answer, '<input type="hidden" name="asked" value="state=all">', status_code=422)
    assertNotContains(answer, "notice-error", status_code=422)
    outside = site.owner.post(path, {"state": "explained", "note": "đã hỏi", "assignee": site.cast.stranger.pk})
    assertContains(outside, 'value="đã hỏi"></div>', status_code=422)
    assertContains(outside, '<option value="explained" selected>', status_code=422)
    assertContains(outside, 'name="assignee" aria-invalid="true" autofocus>', status_code=422)


def test_outsiders_find_no_contradiction_also_of_a_released_document(site: Site, wrong: Document) -> None:
    Document.objects.filter(pk=wrong.pk).update(
        state="released", released_by=site.cast.owner, released_at=wrong.stored_at
    )
    row = StoredFinding.objects.get()
    assert site.anonymous.get("/findings/").status_code == 302
    for who in (site.cast.stranger, site.cast.visitor):
        answer = site.of(who).get("/findings/?state=all")
        assert (answer.context["entries"], list(answer.context["places"])) == ([], [])
        assertNotContains(answer, LINE)
        assert site.of(who).get(f"/findings/{row.pk}/").status_code == 404
        assert site.of(who).post(f"/findings/{row.pk}/", {"state": "corrected"}).status_code == 404
    assert StoredFinding.objects.get().state == "open"


def test_the_list_costs_the_same_however_long_it_is(
    site: Site, wrong: Document, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        content = WRONG.replace("150", f"{200 + number}")
        document_of(contradictory_text(site.cast.district, site.cast.owner, content, name=f"sai-{number}.txt"))
    browser = site.owner
    with django_assert_max_num_queries(11):
        answer = browser.get("/findings/")
    assert (len(answer.context["entries"]), answer.context["page"].paginator.count) == (50, 61)
