"""Sentences that may tell of a task, on its own page and on that of promises: who decides on them, and on which."""

import html
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.checks.tests.sessions_told import REPORTED, STAFF, handed_in, news_and_resolution, session_of
from doichieu.hub.conferences.deciding_tasks import reject_task
from doichieu.hub.conferences.models import Conference
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Task, TaskState
from doichieu.hub.programmes.outcomes import Outcome
from doichieu.hub.programmes.points import points_of
from doichieu.hub.programmes.services import assign_task, dismiss_outcomes

CHECKED = "Số 97-BC/HU\n\nBÁO CÁO\n\nPhòng Nội vụ đã rà soát xong biên chế ngày 20/5/2022.\n"
DAY = date(2022, 7, 1)


@pytest.fixture
def cast(db: None) -> Cast:
    return assembled()


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def promises_of(document: Document) -> str:
    return reverse("promises", args=[session_of(document).pk])


def sent_from(said: str, testid: str) -> tuple[str, dict[str, str]]:
    """Where the form of the first such part of a page goes, and what it sends without a button."""
    form = said[said.index(f'data-testid="{testid}"') :].partition("</form>")[0]
    fields = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', form))
    [address] = re.findall(r'action="(/tasks/[^"]+)"', form)[:1]
    return html.unescape(address), {name: fields[name] for name in fields if name != "csrfmiddlewaretoken"}


def test_what_was_dismissed_at_one_document_is_proposed_again_where_it_stands_for_both(cast: Cast) -> None:
    news, _resolution = news_and_resolution(cast)
    handed_in(cast, CHECKED, DAY, "Báo cáo 97")
    owner, twin = browser(cast.owner), Task.objects.get(text__document=news, work=STAFF)
    address, sent = sent_from(owner.get(f"/tasks/{twin.pk}/").content.decode(), "may-tell")
    assert owner.post(address, sent | {"action": "told_not"}).status_code == 302
    assert sorted(Outcome.objects.values_list("state", flat=True)) == ["dismissed", "proposed"]
    address, sent = sent_from(owner.get(promises_of(news)).content.decode(), "told-nothing")
    assert owner.post(address, sent | {"action": "told_again"}).status_code == 302
    assert list(Outcome.objects.values_list("state", flat=True)) == ["proposed"] * 2
    assertContains(owner.get(promises_of(news)), "có thể là kết quả", count=1)


def test_a_sentence_of_another_task_is_not_decided_on_with_a_task(cast: Cast) -> None:
    news, resolution = news_and_resolution(cast)
    handed_in(cast, CHECKED, DAY, "Báo cáo 97")
    handed_in(cast, REPORTED, DAY, "Báo cáo 96")
    plan = Task.objects.get(text__document=resolution, work__startswith="lập kế hoạch")
    staff = Task.objects.get(text__document=news, work=STAFF)
    numbers = ",".join(str(each.pk) for each in Outcome.objects.filter(task=staff))
    sent = {"seen": "1", "outcomes": numbers, "action": "told_done", "day": "20/05/2022"}
    assert browser(cast.owner).post(f"/tasks/{plan.pk}/", sent).status_code == 422
    assert set(Outcome.objects.values_list("state", flat=True)) == {"proposed"}
    plan.refresh_from_db()
    assert plan.state == "proposed"


def test_outside_nothing_tells_of_sentences_that_wait_or_were_dismissed(cast: Cast) -> None:
    _news, resolution = news_and_resolution(cast)
    report = handed_in(cast, REPORTED, DAY, "Báo cáo 96")
    for document in (resolution, report):
        release_document(document=document, by=cast.owner)
    row = Task.objects.get(text__document=resolution, work__startswith="lập kế hoạch")
    assert Client().get(f"/tasks/{row.pk}/").status_code == 404  # nobody has confirmed it
    Task.objects.update(state=TaskState.OPEN)
    assertNotContains(Client().get(f"/tasks/{row.pk}/"), 'data-testid="told"')
    dismiss_outcomes(outcomes=row.outcomes.all(), by=cast.owner)
    assertNotContains(Client().get(f"/tasks/{row.pk}/"), 'data-testid="told"')
    assertContains(browser(cast.owner).get(f"/tasks/{row.pk}/"), 'data-testid="told-nothing"')


def test_who_keeps_a_task_decides_on_it_wherever_its_session_was_held(cast: Cast) -> None:
    news, resolution = news_and_resolution(cast)
    report = handed_in(cast, REPORTED, DAY, "Báo cáo 96")
    for document in (news, resolution, report):
        release_document(document=document, by=cast.owner)
    row = Task.objects.get(text__document=resolution, work__startswith="lập kế hoạch")
    assign_task(task=row, points=points_of(row), seen=row.step, by=viewer_of(cast.owner))
    Conference.objects.filter(pk=session_of(news).pk).update(locality=cast.elsewhere)
    assertContains(browser(cast.owner).get(promises_of(news)), 'data-testid="telling-form"', count=1)
    assertNotContains(browser(cast.stranger).get(promises_of(news)), 'data-testid="may-tell"')


def under_way(cast: Cast) -> tuple[Document, Task]:
    """A task of a session, of which a later report tells that it goes on at some places and is not done elsewhere."""
    _news, resolution = news_and_resolution(cast)
    row = Task.objects.get(text__document=resolution, work__startswith="lập kế hoạch")
    text = f"Số 98-BC/HU\n\nBÁO CÁO\n\nViệc {row.work.split(' trước')[0]} đang được triển khai tại 4/6 xã.\n"
    handed_in(cast, text, DAY, "Báo cáo 98")
    return resolution, row


def test_what_is_under_way_is_told_as_the_latest_word_and_never_as_the_result(cast: Cast) -> None:
    resolution, row = under_way(cast)
    said = browser(cast.owner).get(promises_of(resolution)).content.decode()
    assert "có thể là kết quả" not in said
    [word] = re.findall(r'data-testid="latest-word">(.*?)</p>', said, re.DOTALL)[:1]
    plain = " ".join(re.sub("<[^>]+>", "", word).split())
    assert plain.startswith("tiến độ: “Việc lập kế hoạch")
    assert plain.endswith("tại 4/6 xã.” Báo cáo 98, 01/07/2022 (chưa xác nhận)")
    part = said[said.index('data-testid="may-tell"') :].partition("</form>")[0]
    assert ("Nhận là tiến độ" in part, "Nhận là kết quả" in part) == (True, False)
    row.refresh_from_db()
    assert row.state == "proposed"


def test_progress_is_accepted_on_the_page_and_leaves_the_task_open(cast: Cast) -> None:
    resolution, row = under_way(cast)
    owner = browser(cast.owner)
    address, sent = sent_from(owner.get(promises_of(resolution)).content.decode(), "may-tell")
    assert owner.post(address, sent | {"day": "", "action": "told_progress"}).status_code == 422
    assert owner.post(address, sent | {"action": "told_progress"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.closed_on) == ("open", None)
    assert row.steps.get(act="progress").day == DAY
    said = owner.get(promises_of(resolution)).content.decode()
    assert "may-tell" not in said
    assert "mới có tiến độ, chưa có kết quả" in said  # its day is past


def test_what_somebody_said_is_no_task_has_no_result(cast: Cast) -> None:
    _news, resolution = news_and_resolution(cast)
    handed_in(cast, REPORTED, DAY, "Báo cáo 96")
    row = Task.objects.get(text__document=resolution, work__startswith="lập kế hoạch")
    owner = browser(cast.owner)
    assertContains(owner.get(f"/tasks/{row.pk}/"), 'data-testid="may-tell"')
    reject_task(task=row, seen=row.step, by=viewer_of(cast.owner))
    assertNotContains(owner.get(f"/tasks/{row.pk}/"), 'data-testid="told"')
