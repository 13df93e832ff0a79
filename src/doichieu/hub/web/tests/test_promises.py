"""The page of what became of promises, and its Word file."""

import html
import io
import re
from datetime import date
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.tests.sessions_told import (
    DUTY,
    EARLY,
    REPORTED,
    STAFF,
    both,
    confirmed,
    handed_in,
    news_and_resolution,
    session_of,
    with_a_target_in_a_task,
)
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Task
from doichieu.hub.programmes.points import points_of
from doichieu.hub.programmes.services import assign_task, complete_task
from doichieu.hub.register.tests.worked import indicator


@pytest.fixture
def cast(db: None) -> Cast:
    return assembled()


@pytest.fixture
def told(cast: Cast) -> tuple[Document, Document]:
    first, second = both(cast)
    revenue = indicator(name_vi="Thu ngân sách nhà nước")
    confirmed(cast, first, revenue, "900 tỷ đồng", "900000000000", planned=True)
    return first, second


def page_of(document: Document, browser: Client, name: str = "promises") -> Any:
    return browser.get(reverse(name, args=(session_of(document).pk,)))


def matters(paper: Any) -> list[list[str]]:
    """The numbered rows of a Word page."""
    rows = ([cell.text for cell in row.cells] for table in paper.tables for row in table.rows)
    return [row for row in rows if row[0].isdecimal()]


def sources(paper: Any) -> dict[str, str]:
    """The documents that a Word page lists, by the number by which its rows name them."""
    lines = (each.text.partition(" ") for each in paper.paragraphs if each.text.startswith("["))
    return {title: number for number, _, title in lines}


def signed_in(cast: Cast) -> Client:
    browser = Client()
    browser.force_login(cast.owner)
    return browser


def test_what_has_no_result_stands_first_by_name(cast: Cast, told: tuple[Document, Document]) -> None:
    said = page_of(told[1], signed_in(cast)).content.decode()
    missing = said[said.index('data-testid="missing"') : said.index('data-testid="session-promises"')]
    for words in ("Rà soát biên chế", "Chú trọng dạy nghề cho lao động trẻ.", "sửa trạm bơm Đồng Mơ", "900 tỷ đồng"):
        assert words in missing


def test_the_word_file_says_the_same(cast: Cast, told: tuple[Document, Document]) -> None:
    answer = page_of(told[1], signed_in(cast), "promises_document")
    assert answer["Content-Disposition"].endswith('.docx"')
    paper = docx.Document(io.BytesIO(answer.content))
    rows = [cell.text for row in paper.tables[1].rows for cell in row.cells]
    assert "Chỉ tiêu: Thu ngân sách nhà nước\n900 tỷ đồng, năm 2022" in rows


def test_a_task_stands_with_the_target_in_its_words(cast: Cast) -> None:
    document = with_a_target_in_a_task(cast)
    said = page_of(document, signed_in(cast)).content.decode()
    assert "chưa ghi nhận kết quả (1)" in said
    assert "Chỉ đạo không có thời hạn (1)" in said
    assert said.count('data-testid="target-beside"') == 2  # among those without a result, and in the list
    paper = docx.Document(io.BytesIO(page_of(document, signed_in(cast), "promises_document").content))
    [row, other] = [row for row in matters(paper) if row[2] != "chưa xác nhận"]
    assert row[1].split("\n") == [
        f"Nhiệm vụ: {DUTY.capitalize()}",
        "chỉ tiêu: Thu ngân sách, 900 tỷ đồng, năm 2022",
        "chủ trì: Chi cục Thuế huyện",
        "thời hạn: 31/12/2022",
        "nhiệm vụ đề xuất, chưa xác nhận",
    ]
    assert other[1].startswith("Nhiệm vụ: Rà soát biên chế")


def test_a_task_that_ended_before_its_target_has_a_result_says_so(cast: Cast) -> None:
    document = with_a_target_in_a_task(cast)
    row, viewer = Task.objects.get(quote=DUTY), viewer_of(cast.owner)
    row = assign_task(task=row, points=points_of(row), seen=row.step, by=viewer)
    complete_task(task=row, day=date(2022, 7, 1), note="Đã đôn đốc", seen=row.step, by=viewer)
    assertContains(page_of(document, signed_in(cast)), "nhiệm vụ: hoàn thành đúng hạn", count=2)
    paper = docx.Document(io.BytesIO(page_of(document, signed_in(cast), "promises_document").content))
    told = [row[2] for row in matters(paper)]
    assert (
        "cần kiểm tra\nnhiệm vụ: hoàn thành đúng hạn\nkết thúc ngày 01/07/2022" in told
    )  # the year of the target is over


def test_a_task_that_is_due_before_its_session_is_asked_about_wherever_it_stands(cast: Cast) -> None:
    document = handed_in(cast, EARLY, date(2021, 12, 21), "Thông báo kết luận hội nghị lần thứ 7")
    question = "Thời hạn 30/11/2021 lại trước ngày họp giao nhiệm vụ (20/12/2021): ngày nào đúng?"
    browser, early = signed_in(cast), Task.objects.get(due=date(2021, 11, 30))
    later = Task.objects.get(due=date(2022, 6, 30))
    for address in (reverse("conference", args=[session_of(document).pk]), "/tasks/", f"/tasks/{early.pk}/"):
        assertContains(browser.get(address), question, count=1)
    assertContains(page_of(document, browser), question, count=2)  # among those without a result, and in the list
    assertNotContains(browser.get(f"/tasks/{later.pk}/"), "ngày nào đúng")
    paper = docx.Document(io.BytesIO(page_of(document, browser, "promises_document").content))
    assert [question in row[1] for row in matters(paper)] == [True, False]


def test_a_visitor_is_told_of_released_documents_alone(cast: Cast, told: tuple[Document, Document]) -> None:
    assert page_of(told[1], Client()).status_code == 404
    assert page_of(told[1], Client(), "promises_document").status_code == 404
    release_document(document=told[1], by=cast.owner)
    assertNotContains(page_of(told[1], Client()), "Rà soát biên chế")
    release_document(document=told[0], by=cast.owner)
    assertNotContains(page_of(told[1], Client()), "Rà soát biên chế")
    assertContains(page_of(told[1], signed_in(cast)), 'data-testid="proposed-task">đề xuất<')
    row = Task.objects.get(work="rà soát biên chế")
    assign_task(task=row, points=points_of(row), seen=row.step, by=viewer_of(cast.owner))
    answer = page_of(told[1], Client())
    assertContains(answer, "Rà soát biên chế")
    assertNotContains(answer, "proposed-task")
    assertNotContains(answer, '<span lang="vi">Hoàng Thị Lụa</span>')


def test_the_page_is_made_in_a_fixed_number_of_queries(
    cast: Cast, told: tuple[Document, Document], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = signed_in(cast)
    with django_assert_max_num_queries(60):
        page_of(told[1], browser)


def test_planned_figures_that_nobody_confirmed_stand_apart_for_those_inside(cast: Cast) -> None:
    first, second = both(cast)
    said = page_of(second, signed_in(cast)).content.decode()
    apart = said[said.index('data-testid="unconfirmed"') :]
    assert 'data-testid="unconfirmed"' not in said[: said.index('data-testid="unconfirmed"')]
    assert "900 tỷ đồng" in apart[: apart.index("</ul>")]
    assert "chưa xác nhận" in apart[: apart.index("</ul>")]
    assert f'href="/d/{first.pk}/#' in apart
    paper = docx.Document(io.BytesIO(page_of(second, signed_in(cast), "promises_document").content))
    row = matters(paper)[-1]
    assert row[1].startswith("Thu ngân sách: 900 tỷ đồng\n“Năm 2022, huyện phấn đấu thu")
    assert row[2] == "chưa xác nhận"
    for document in (first, second):
        release_document(document=document, by=cast.owner)
    assertNotContains(page_of(second, Client()), 'data-testid="unconfirmed"')


def test_a_task_of_two_documents_stands_once_with_both_as_its_sources(cast: Cast) -> None:
    pair = news_and_resolution(cast)
    browser = signed_in(cast)
    session = page_of(pair[0], browser, "conference").content.decode()
    tasks = session[session.index('<ol class="lines tasks">') :].split("</ol>")[0]
    assert tasks.lower().count(STAFF) == 1
    promised = page_of(pair[0], browser).content.decode()
    assert promised.lower().count(f'<span lang="vi">{STAFF}') == 2  # at the head, and in the list of the session
    for document in pair:
        assert f"/d/{document.pk}/#s-" in tasks
        assert promised.count(f">{document.title}</a>") >= 2
    paper = docx.Document(io.BytesIO(page_of(pair[0], browser, "promises_document").content))
    [row] = [row for row in matters(paper) if row[1].lower().startswith(f"nhiệm vụ: {STAFF}")]
    listed = sources(paper)
    assert all(number in row[3] for title, number in listed.items() if title.startswith((pair[0].title, pair[1].title)))
    assert len(listed) == len(pair)


def test_where_nothing_is_on_record_the_page_claims_neither_an_answer_nor_that_nothing_was_set(cast: Cast) -> None:
    content = "Ngày 20/12/2021, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 7."
    said = page_of(handed_in(cast, content, date(2021, 12, 21), "Tin hội nghị"), signed_in(cast)).content.decode()
    assert "Mọi nội dung đều đã có" not in said
    assert "không đề ra" not in said
    assert "Chưa ghi nhận chỉ tiêu, nhiệm vụ, ý kiến hay dự thảo nào từ văn bản của kỳ họp này." in said


VOTED = """\
Ngày 20/12/2021, Ban Chấp hành Đảng bộ huyện khóa XII tổ chức hội nghị lần thứ 7.

Hội nghị đã biểu quyết thông qua Nghị quyết về thu gom rác thải nông thôn với 100% đại biểu tán thành; biểu quyết \
thông qua Nghị quyết về nước sạch nông thôn với 31/33 đại biểu tán thành.
"""


def test_a_session_is_named_with_the_place_of_its_documents_wherever_it_stands(cast: Cast) -> None:
    document = handed_in(cast, VOTED, date(2021, 12, 21), "Tin hội nghị")
    browser = signed_in(cast)
    name = "Hội nghị lần thứ 7, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII"
    pages = [page_of(document, browser, each) for each in ("conference", "promises")]
    for page in (*pages, browser.get(reverse("conference_list"))):
        assertContains(page, name)
    paper = page_of(document, browser, "promises_document")
    assert "ban-chap-hanh-dang-bo-huyen-hoa-khe" in paper["Content-Disposition"]


def test_of_several_votes_no_share_is_a_fact_of_the_session(cast: Cast) -> None:
    document = handed_in(cast, VOTED, date(2021, 12, 21), "Tin hội nghị")
    said = page_of(document, signed_in(cast), "conference").content.decode()
    assert 'data-fact="adopted_share"' not in said
    assert said.count('data-testid="vote"') == 2
    alone = handed_in(cast, f"{VOTED.partition(';')[0]}.".replace("7.", "8."), date(2021, 12, 23), "Tin khác")
    assert 'data-fact="adopted_share"' in page_of(alone, signed_in(cast), "conference").content.decode()


def test_a_result_from_a_cell_stands_with_its_unit(cast: Cast, told: tuple[Document, Document]) -> None:
    confirmed(cast, told[1], Indicator.objects.get(), "500", "500000000000", planned=False)
    said = page_of(told[1], signed_in(cast)).content.decode()
    results = [part.split("</p>")[0] for part in said.split('data-testid="result-figure">')[1:]]
    assert results == ['<span class="amount">500 tỷ đồng</span>, 6 tháng đầu năm 2022']
    assert '<blockquote lang="vi">500</blockquote>' not in said


def test_a_sentence_that_may_tell_of_a_task_is_taken_over_at_the_task(cast: Cast) -> None:
    _news, resolution = news_and_resolution(cast)
    report = handed_in(cast, REPORTED, date(2022, 7, 1), "Báo cáo 96")
    browser = signed_in(cast)
    answer = page_of(resolution, browser)
    assertContains(answer, "có thể là kết quả, chưa xác nhận", count=1)
    [address] = re.findall(r'href="(/tasks/\d+/\?[^"]+)"', answer.content.decode())
    row = Task.objects.get(text__document=resolution, work__startswith="lập kế hoạch")
    address = html.unescape(address)
    assert address.startswith(f"/tasks/{row.pk}/?document=/d/{report.pk}/&words=")
    points = {"work": row.work, "lead": row.lead_name, "due": "30/06/2022", "seen": row.step, "action": "assign"}
    again = browser.post(address, points)
    form = browser.get(again["Location"]).content.decode()
    assert f'<option value="{report.pk}" lang="vi" selected>Báo cáo 96 (01/07/2022)</option>' in form
    words = "1. Phòng Tài chính huyện đã lập xong kế hoạch thu của 12 xã ngày 20/6/2022."
    assert f'value="{words}"' in form
    done = {"document": f"/d/{report.pk}/", "words": words, "seen": row.step + 1, "action": "done"}
    assert browser.post(f"/tasks/{row.pk}/", done).status_code == 302
    row.refresh_from_db()
    assert row.state == "done"
    assertNotContains(page_of(resolution, browser), "có thể là kết quả")


def test_the_word_file_marks_a_proposed_sentence_as_unconfirmed(cast: Cast) -> None:
    _news, resolution = news_and_resolution(cast)
    report = handed_in(cast, REPORTED, date(2022, 7, 1), "Báo cáo 96")
    paper = docx.Document(io.BytesIO(page_of(resolution, signed_in(cast), "promises_document").content))
    [row] = [row for row in matters(paper) if "có thể là kết quả" in row[2]]
    assert row[2].startswith("chưa ghi nhận kết quả\ncó thể là kết quả, chưa xác nhận: “1. Phòng Tài chính")
    assert sources(paper)[f"{report.title} (01/07/2022)"] in row[3]


def sent_from(said: str, testid: str) -> tuple[str, dict[str, str]]:
    """Where the first form of a part of the page goes, and what it sends without a button."""
    form = said[said.index(f'data-testid="{testid}"') :].partition("</form>")[0]
    [address] = re.findall(r'action="(/tasks/[^"]+)"', form)[:1]
    fields = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', form))
    return html.unescape(address), {name: fields[name] for name in fields if name != "csrfmiddlewaretoken"}


def test_a_wrong_proposal_is_dismissed_on_the_page_and_can_be_taken_back(cast: Cast) -> None:
    _news, resolution = news_and_resolution(cast)
    handed_in(cast, REPORTED, date(2022, 7, 1), "Báo cáo 96")
    browser = signed_in(cast)
    address, sent = sent_from(page_of(resolution, browser).content.decode(), "may-tell")
    assert sent["day"] == "20/06/2022"  # by the sentence
    answer = browser.post(address, sent | {"action": "told_not"})
    assert answer["Location"] == reverse("promises", args=[session_of(resolution).pk])
    said = page_of(resolution, browser).content.decode()
    assert "có thể là kết quả" not in said
    assert "owner" in said[said.index('data-testid="told-nothing"') :].partition("</details>")[0]
    for document in (resolution, Document.objects.get(title="Báo cáo 96")):
        release_document(document=document, by=cast.owner)
    assertNotContains(page_of(resolution, Client()), "told-nothing")
    address, sent = sent_from(said, "told-nothing")
    assert browser.post(address, sent | {"action": "told_again"}).status_code == 302
    assertContains(page_of(resolution, browser), "có thể là kết quả", count=1)
    assertNotContains(page_of(resolution, Client()), '<form method="post" action="/tasks')
    assert Client().post(address, sent | {"action": "told_not"}).status_code in {302, 403, 404}
    assertContains(page_of(resolution, browser), "có thể là kết quả", count=1)


def test_a_sentence_is_accepted_on_the_page_as_what_closes_the_task(cast: Cast) -> None:
    _news, resolution = news_and_resolution(cast)
    report = handed_in(cast, REPORTED, date(2022, 7, 1), "Báo cáo 96")
    browser = signed_in(cast)
    offered = page_of(resolution, browser).content.decode()
    assert 'value="20/06/2022"' in offered  # the day of the sentence, not that of its document
    address, sent = sent_from(offered, "may-tell")
    assert browser.post(address, sent | {"day": "", "action": "told_done"}).status_code == 422
    assert browser.post(address, sent | {"day": "20/06/2022", "action": "told_done"}).status_code == 302
    row = Task.objects.get(text__document=resolution, work__startswith="lập kế hoạch")
    assert (row.state, row.closed_on) == ("done", date(2022, 6, 20))
    step = row.steps.get(act="done")
    assert step.text is not None
    assert step.text.document == report
    said = page_of(resolution, browser).content.decode()
    assert "hoàn thành đúng hạn" in browser.get(f"/tasks/{row.pk}/").content.decode()
    assert "may-tell" not in said
    assert browser.post(address, sent | {"action": "told_not"}).status_code == 422


def test_a_proposal_without_a_lead_is_closed_only_once_somebody_leads_it(cast: Cast) -> None:
    _news, resolution = news_and_resolution(cast)
    handed_in(cast, REPORTED, date(2022, 7, 1), "Báo cáo 96")
    row = Task.objects.get(text__document=resolution, work__startswith="lập kế hoạch")
    Task.objects.filter(pk=row.pk).update(lead_words="")
    browser = signed_in(cast)
    address, sent = sent_from(browser.get(f"/tasks/{row.pk}/").content.decode(), "may-tell")
    answer = browser.post(address, sent | {"action": "told_done"})
    assertContains(answer, "Hãy ghi một đơn vị chủ trì", status_code=422)
    row.refresh_from_db()
    assert (row.state, row.step) == ("proposed", 1)


ANSWERED = """\
Ngày 20/12/2021, Ban Chấp hành Đảng bộ huyện Hòa Khê khóa XII tổ chức hội nghị lần thứ 7.

Đại biểu xã Đồng Mơ đề nghị huyện cấp nước sạch cho các hộ. Trả lời ý kiến của đại biểu xã Đồng Mơ, đồng chí Lý Sa Mơ \
cho biết UBND huyện sẽ nối nước cho 42 hộ trước ngày 30/6/2022.
"""


def test_what_was_promised_in_an_answer_is_a_matter_of_its_own_beside_the_opinion(cast: Cast) -> None:
    document = handed_in(cast, ANSWERED, date(2021, 12, 21), "Tin hội nghị")
    said = page_of(document, signed_in(cast)).content.decode()
    assert said.count("Hứa khi trả lời ý kiến: <span") == 2  # among those without a result, and in the list
    [promise, opinion] = said[said.index("session-promises") :].split('data-testid="promise"')[1:3]
    assert "Nối nước cho 42 hộ trước ngày 30/6/2022" in promise
    assert "“Đại biểu xã Đồng Mơ đề nghị huyện cấp nước sạch cho các hộ.”" in promise
    assert 'data-sort="opinion"' in opinion
    paper = docx.Document(io.BytesIO(page_of(document, signed_in(cast), "promises_document").content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert any("hứa khi trả lời ý kiến: “Đại biểu xã Đồng Mơ" in text for text in cells)
