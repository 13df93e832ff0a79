"""On the page of a task a clerk says that it is the same as another of its session, and takes it back."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.accounts.models import User
from doichieu.hub.conferences.models import ConferenceSource
from doichieu.hub.conferences.tests.test_deciding_tasks import CHECKED, OTHERWISE, WORK, task
from doichieu.hub.conferences.tests.test_task_lists import NEWS, RESOLUTION, handed_in
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Task, TaskState
from doichieu.hub.programmes.points import SixPoints, points_of
from doichieu.hub.programmes.services import assign_task, complete_task, drop_task, enter_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = assembled()
    handed_in(made, NEWS.replace(WORK, OTHERWISE), "Tin hội nghị")
    handed_in(made, RESOLUTION, "Nghị quyết về nhiệm vụ năm 2022")
    return made


def browser(user: User | None = None) -> Client:
    found = Client(headers={"Accept-Language": "vi"})
    if user is not None:
        found.force_login(user)
    return found


def address(work: str) -> str:
    return f"/tasks/{task(work).pk}/"


def merged(client: Client, **others: str) -> int:
    sent = {"action": "merge", "other": str(task(WORK).pk), "seen": "1", **others}
    return client.post(address(OTHERWISE), sent).status_code


def test_two_tasks_are_said_to_be_one_and_parted_again(cast: Cast) -> None:
    owner = browser(cast.owner)
    page = owner.get(address(OTHERWISE))
    assertContains(page, "Cùng một nhiệm vụ")
    assert [each.task.work for each in page.context["others"].of_session] == [WORK, CHECKED]
    assert merged(owner) == 302
    page = owner.get(address(OTHERWISE))
    assertContains(page, f'href="{address(WORK)}"')
    assertContains(page, 'data-testid="part"')
    assertNotContains(page, 'data-testid="assign"')
    kept = owner.get(address(WORK))
    assertContains(kept, 'data-testid="assign"')
    assertContains(kept, "do người dùng gộp")
    assertContains(kept, 'data-testid="part-from-here"')
    assertContains(owner.get("/tasks/"), 'data-testid="merged"')
    assertNotContains(browser().get("/tasks/"), 'data-testid="merged"')
    assert owner.get("/tasks/").content.decode().count('data-testid="task"') == 2
    answer = owner.post(address(OTHERWISE), {"action": "part", "seen": "2", "back": str(task(WORK).pk)})
    assert answer["Location"] == address(WORK)
    assert owner.get("/tasks/").content.decode().count('data-testid="task"') == 3


def test_whether_a_task_goes_into_one_that_has_ended_is_asked_first(cast: Cast) -> None:
    owner = browser(cast.owner)
    row = assign_task(
        task=task(WORK), points=replace(points_of(task(WORK)), lead_words="A"), seen=1, note="x", by=cast.owner
    )
    complete_task(task=row, day=date(2022, 6, 30), note="Xong", seen=2, by=cast.owner)
    asked = owner.post(address(OTHERWISE), {"action": "merge", "other": str(row.pk), "seen": "1"})
    assertContains(asked, "đã kết thúc ngày 30/06/2022", status_code=422)
    assertContains(asked, 'data-testid="merge-anyway"', status_code=422)
    assert merged(owner, anyway="1") == 302
    page = owner.get(address(OTHERWISE))
    assertContains(page, '<span class="chip chip-task-done" data-testid="standing">')
    assertContains(page, 'data-testid="merged-into"')


def test_what_cannot_be_one_is_refused_in_words(cast: Cast) -> None:
    owner = browser(cast.owner)
    assert merged(owner, other="0") == 422
    assert merged(owner, other="x") == 422
    assert merged(owner, seen="7") == 409
    assert merged(owner) == 302
    answer = owner.post(address(OTHERWISE), {"action": "reject", "seen": "2", "note": "thừa"})
    assert answer.status_code == 302
    assert merged(browser(cast.stranger)) in {403, 404}


def test_visitors_are_offered_nothing_and_see_the_sources_that_are_public(cast: Cast) -> None:
    merged(browser(cast.owner))
    release_document(document=task(OTHERWISE).text.document, by=cast.owner)
    assert browser().get(address(OTHERWISE)).status_code == 404  # nobody has confirmed it
    Task.objects.update(state=TaskState.OPEN)
    page = browser().get(address(OTHERWISE))
    assertNotContains(page, 'data-testid="stands-for-it"')
    assertNotContains(page, 'data-testid="sameness"')
    release_document(document=task(WORK).text.document, by=cast.owner)
    assertContains(browser().get(address(OTHERWISE)), 'data-testid="stands-for-it"')
    assertNotContains(browser().get(address(OTHERWISE)), 'data-testid="part"')
    assertContains(browser().get(address(WORK)), 'data-testid="same"')


def test_the_page_of_the_session_asks_about_tasks_that_are_alike(cast: Cast) -> None:
    held = f"/c/{ConferenceSource.objects.values_list('conference', flat=True)[0]}/"
    owner = browser(cast.owner)
    page = owner.get(held)
    assertContains(page, 'data-testid="may-be-same"', count=2)
    assertContains(page, f"{address(OTHERWISE)}#same")
    for work in (OTHERWISE, WORK):
        release_document(document=task(work).text.document, by=cast.owner)
    assertNotContains(browser().get(held), 'data-testid="may-be-same"')
    merged(owner)
    assertNotContains(owner.get(held), 'data-testid="may-be-same"')


def twins(cast: Cast) -> tuple[Task, Task]:
    """Two tasks of one lead and one day in much the same words, one of which is done."""
    day, lead = date(2022, 6, 30), "Phòng Y tế"
    entries = [
        SixPoints(work=work, lead_words=lead, due=day)
        for work in ("Lắp đặt 12 camera an ninh tại chợ", "Lắp 12 camera")
    ]
    done, other = enter_tasks(locality=cast.district, entries=entries, by=cast.owner)
    sent = {"action": "done", "note": "Xong", "day": "20/06/2022", "seen": "1"}
    answer = browser(cast.owner).post(f"/tasks/{done.pk}/", sent)
    assert answer["Location"] == f"/tasks/{done.pk}/#twins"
    return done, other


def test_who_closes_a_task_is_shown_its_twin_and_merges_it_at_once(cast: Cast) -> None:
    done, other = twins(cast)
    owner = browser(cast.owner)
    page = owner.get(f"/tasks/{done.pk}/")
    assertContains(page, 'data-testid="twin"', count=1)
    assertNotContains(browser(cast.stranger).get(f"/tasks/{done.pk}/"), 'data-testid="twin"', status_code=404)
    sent = {"action": "merge", "seen": "2", "other": str(other.pk), "anyway": "1"}
    assert owner.post(f"/tasks/{done.pk}/", sent).status_code == 302
    other.refresh_from_db()
    assert other.same_as == done
    assertNotContains(owner.get(f"/tasks/{done.pk}/"), 'data-testid="twin"')


def test_who_closes_a_task_may_close_its_twin_as_another_task(cast: Cast) -> None:
    _done, other = twins(cast)
    owner = browser(cast.owner)
    sent = {"action": "done", "seen": "1", "day": "20/06/2022", "note": "Xong cùng với: Lắp đặt"}
    assert owner.post(f"/tasks/{other.pk}/", sent)["Location"] == f"/tasks/{other.pk}/"  # none is open any more
    other.refresh_from_db()
    assert (other.state, other.closed_on) == (TaskState.DONE, date(2022, 6, 20))


@pytest.mark.parametrize(
    "changed",
    [{"due": date(2022, 7, 1)}, {"lead_words": "Công an huyện"}, {"work": "Lắp 4 trạm bơm"}, {"state": "dropped"}],
)
def test_a_task_of_another_day_lead_or_matter_is_no_twin(cast: Cast, changed: dict[str, object]) -> None:
    done, other = twins(cast)
    if "state" in changed:
        drop_task(task=other, day=date(2022, 6, 1), reason="x", seen=1, by=cast.owner)
    else:
        Task.objects.filter(pk=other.pk).update(**changed)
    assertNotContains(browser(cast.owner).get(f"/tasks/{done.pk}/"), 'data-testid="twin"')
