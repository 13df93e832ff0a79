"""An overdue task has no result before somebody confirms one: steps and proposals leave it in the list of what is open,
on the page, in its count and in the Word file."""

import io
import re
from datetime import date

import docx
import pytest
from django.test import Client
from django.urls import reverse

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.checks.promised import Fate, Sort
from doichieu.hub.checks.promises import promises
from doichieu.hub.checks.tests.sessions_told import (
    REPORTED,
    STAFF,
    both,
    confirmed,
    handed_in,
    news_and_resolution,
    session_of,
)
from doichieu.hub.conferences.tests.told import PUMP
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Task
from doichieu.hub.programmes.points import points_of
from doichieu.hub.programmes.services import assign_task, note_progress
from doichieu.hub.register.tests.worked import indicator
from doichieu.hub.web.tests.test_sessions import Meeting, words

STATIONS = "kiểm tra 4 trạm trước ngày 31/3/2022"
PLAN = "lập kế hoạch thu trước ngày 30/6/2022"


@pytest.fixture
def news(db: None) -> tuple[Cast, Document]:
    """Three tasks of one session: of one progress is on record, of another a later report may tell of the end."""
    cast = assembled()
    news, _resolution = news_and_resolution(cast)
    handed_in(cast, REPORTED, date(2022, 7, 1), "Báo cáo 96")
    for row in Task.objects.all():
        assign_task(task=row, points=points_of(row), seen=row.step, by=viewer_of(cast.owner))
    row = Task.objects.get(text__document=news, work=STATIONS)
    note_progress(task=row, day=date(2022, 3, 20), note="xong 2 trạm", seen=row.step, by=viewer_of(cast.owner))
    return cast, news


def test_progress_keeps_a_task_under_way_up_to_its_day_and_without_a_result_behind_it(
    news: tuple[Cast, Document],
) -> None:
    cast, document = news
    pk, viewer = session_of(document).pk, viewer_of(cast.owner)
    in_time, later = (promises(pk, viewer, on=on) for on in (date(2022, 3, 31), date(2022, 4, 1)))
    of = [{each.words: each.told_as for each in found.own.of(Sort.TASK)} for found in (in_time, later)]
    assert [told[STATIONS] for told in of] == [Fate.UNDER_WAY, "steps_alone"]
    assert [(found.overdue, found.number(Fate.MISSING)) for found in (in_time, later)] == [(0, 0), (1, 1)]
    assert of[1][STAFF] == Fate.NOT_DUE


def test_the_page_and_the_word_file_list_and_count_what_is_overdue(news: tuple[Cast, Document]) -> None:
    cast, document = news
    client = Client()
    client.force_login(cast.owner)
    page = client.get(reverse("promises", args=[session_of(document).pk])).content.decode()
    head = page[page.index('data-testid="missing"') :].partition("</section>")[0]
    plain = " ".join(re.sub("<[^>]+>", " ", head).split())
    assert "Chưa được trả lời, chưa ghi nhận kết quả (3) Quá hạn, chưa có kết quả: 3 nội dung." in plain
    assert re.search(f"{STATIONS}.{{0,80}} mới có tiến độ, chưa có kết quả quá hạn", plain, re.IGNORECASE)
    assert re.search(f"{PLAN}.{{0,80}} có thể đã có kết quả, chưa xác nhận quá hạn", plain, re.IGNORECASE)
    answer = client.get(reverse("promises_document", args=[session_of(document).pk]))
    paper = docx.Document(io.BytesIO(b"".join(answer) if answer.streaming else answer.content))
    assert "Quá hạn, chưa có kết quả: 3 nội dung." in [each.text for each in paper.paragraphs]
    rows = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    [outcome] = [row[2] for row in rows if STATIONS in row[1].replace("Kiểm", "kiểm")]
    assert outcome.splitlines()[:2] == ["mới có tiến độ, chưa có kết quả", "quá hạn"]


def test_in_public_a_target_without_a_result_waits_with_all_else_of_which_none_is_public(db: None) -> None:
    cast = assembled()
    first, _second = both(cast)
    confirmed(cast, first, indicator(name_vi="Thu ngân sách"), "900 tỷ đồng", "900000000000", planned=True)
    release_document(document=first, by=cast.owner)
    page = Client().get(reverse("promises", args=[session_of(first).pk])).content.decode()
    assert 'data-testid="missing"' not in page
    assert 'data-sort="target" data-fate="unpublished"' in page
    assert 'data-fate="missing"' not in page
    found = promises(session_of(first).pk, viewer_of(cast.owner), on=date(2023, 1, 1))
    assert [each.fate for each in found.own.of(Sort.TARGET)] == [Fate.MISSING]


def test_what_was_taken_away_of_what_was_said_is_quoted_in_the_log(db: None) -> None:
    meeting = Meeting(assembled())
    meeting.send("remove_statement", sort="statement", item=meeting.key(PUMP), reason="không phải ý kiến")
    page = words(meeting.browser.get(reverse("keep_session", args=[meeting.conference.pk])).content.decode())
    told = page[: page.rindex("không phải ý kiến")]
    assert PUMP in told[-200:]
