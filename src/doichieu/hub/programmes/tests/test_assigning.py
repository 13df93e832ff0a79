"""What session clerks and reviewers do with tasks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from doichieu.hub.access.errors import Refused, UnknownActor
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.documents.errors import EntryKnown, NotVisible
from doichieu.hub.documents.models import Document
from doichieu.hub.ledger.models import Link
from doichieu.hub.places.models import Subject, SubjectKind
from doichieu.hub.programmes import errors, queries, services
from doichieu.hub.programmes.entering import Sheet
from doichieu.hub.programmes.models import Task, TaskAct, TaskState
from doichieu.hub.programmes.moved_days import MovedDay, moved_words
from doichieu.hub.programmes.points import SixPoints, points_of
from doichieu.hub.programmes.services import Witnessing
from doichieu.hub.programmes.tests.handed_in import NEWS, handed_in, task_of
from doichieu.hub.register.errors import InsertOnly
from doichieu.hub.register.tests.worked import indicator

pytestmark = pytest.mark.django_db
DUE = date(2022, 9, 30)
POINTS = SixPoints(
    work="Lập kế hoạch thu",
    lead_words="phòng  tài chính",
    co_workers=("Chi cục Thuế", " Kho bạc ", "Chi cục Thuế"),
    due=DUE,
    deliverable="Kế hoạch",
    responsible="Lý Sa Mơ",
    responsible_post="Trưởng phòng",
    authority="UBND huyện",
)


@pytest.fixture
def proposal(cast: Cast) -> Task:
    return task_of(handed_in(cast), "kế hoạch thu")


@pytest.fixture
def task(cast: Cast, proposal: Task) -> Task:
    return services.assign_task(task=proposal, points=POINTS, seen=1, by=cast.owner)


def last_link() -> Link:
    return Link.objects.order_by("-number")[0]


def test_a_proposal_is_assigned_with_its_six_points(cast: Cast, proposal: Task) -> None:
    finance = Subject.objects.create(locality=cast.district, kind=SubjectKind.ORGANISATION, name="Phòng Tài chính")
    project = Subject.objects.create(locality=cast.district, kind=SubjectKind.PROJECT, name="Chợ Mới")
    revenue = indicator()
    points = replace(POINTS, indicators=(revenue,), projects=(project,))
    assigned = services.assign_task(task=proposal, points=points, seen=1, by=cast.owner)
    stored = Task.objects.get(pk=assigned.pk)
    assert (stored.state, stored.lead, stored.lead_words) == (TaskState.OPEN, finance, "")
    assert stored.co_workers == ["Chi cục Thuế", "Kho bạc"]
    assert (list(stored.indicators.all()), list(stored.projects.all())) == ([revenue], [project])
    step = stored.steps.get(number=2)
    assert (step.act, step.made_by) == (TaskAct.ASSIGNED, "owner")
    assert (step.facts["indicators"], step.facts["projects"], step.facts["due"]) == (
        ["BUD01"],
        ["Chợ Mới"],
        "2022-09-30",
    )
    assert (last_link().event, len(last_link().rows)) == ("task assigned", 2)


def test_the_second_of_two_editors_sees_what_the_first_did(cast: Cast, task: Task) -> None:
    first = SixPoints(work="Lập kế hoạch", lead_words="Phòng Nội vụ", due=DUE)
    services.edit_task(task=task, points=first, seen=2, note="Đổi", by=cast.owner)
    with pytest.raises(errors.TaskChanged) as refused:
        services.edit_task(task=task, points=POINTS, seen=2, by=cast.colleague)
    assert refused.value.task.lead_words == "Phòng Nội vụ"
    again = services.edit_task(task=task, points=POINTS, seen=refused.value.task.step, by=cast.colleague)
    assert (again.lead_words, again.step) == ("phòng tài chính", 4)


def test_an_edit_that_changes_nothing_writes_nothing(cast: Cast, task: Task) -> None:
    before = Link.objects.count()
    services.edit_task(task=task, points=points_of(task), seen=2, by=cast.owner)
    assert (Link.objects.count(), Task.objects.get(pk=task.pk).step) == (before, 2)


@pytest.mark.parametrize(
    ("points", "fault"),
    [
        (SixPoints(work=" ", lead_words="x"), errors.WorkMissing),
        (SixPoints(work="x", lead_words=" "), errors.LeadMissing),
    ],
)
def test_faulty_points_are_refused(
    cast: Cast, proposal: Task, points: SixPoints, fault: type[errors.ProgrammesError]
) -> None:
    with pytest.raises(fault):
        services.assign_task(task=proposal, points=points, seen=1, by=cast.owner)


def test_a_lead_of_another_place_is_refused_and_one_from_below_is_not(cast: Cast, proposal: Task) -> None:
    body = SubjectKind.ORGANISATION
    outside = Subject.objects.create(locality=cast.elsewhere, kind=body, name="Sở X")
    below = Subject.objects.create(locality=cast.commune, kind=body, name="UBND xã Đồng Mơ")
    with pytest.raises(errors.LeadElsewhere):
        services.assign_task(task=proposal, points=SixPoints(work="x", lead=outside), seen=1, note="Đổi", by=cast.owner)
    services.assign_task(task=proposal, points=SixPoints(work="x", lead=below), seen=1, note="Đổi", by=cast.owner)


def test_a_task_is_done_in_time_or_late_and_taken_up_again(cast: Cast, task: Task) -> None:
    shows = handed_in(cast, NEWS, name="tin.txt", title="Tin")
    witnessing = Witnessing(shows, "sơ kết việc thực hiện")
    services.note_progress(task=task, day=date(2022, 8, 1), note="Đã có dự thảo", seen=2, by=cast.owner)
    done = services.complete_task(task=task, day=date(2022, 10, 3), seen=3, witnessing=witnessing, by=cast.owner)
    shown = queries.task(task.pk, viewer(cast.owner), on=date(2022, 11, 1))
    assert (shown.standing, shown.closed_on) == ("done_late", date(2022, 10, 3))
    [evidence] = [step.evidence for step in shown.steps if step.act == TaskAct.DONE]
    assert evidence is not None
    assert (evidence.document, evidence.quote) == (shows, "sơ kết việc thực hiện")
    again = services.reopen_task(task=done, reason="Chưa đủ", seen=4, by=cast.owner)
    assert (again.state, again.closed_on, again.closed_by) == (TaskState.OPEN, None, None)
    services.complete_task(task=again, day=DUE, note="Đúng hạn", seen=5, by=cast.owner)
    assert queries.task(task.pk, viewer(cast.owner), on=date(2022, 11, 1)).standing == "done"


def test_a_task_is_dropped_with_a_reason(cast: Cast, task: Task) -> None:
    with pytest.raises(errors.ReasonWanted):
        services.drop_task(task=task, day=DUE, reason=" ", seen=2, by=cast.owner)
    dropped = services.drop_task(task=task, day=DUE, reason="Không còn cần", seen=2, by=cast.owner)
    assert (dropped.state, dropped.closed_on) == (TaskState.DROPPED, DUE)


def test_a_rejected_proposal_may_become_one_again(cast: Cast, proposal: Task) -> None:
    rejected = services.reject_task(task=proposal, seen=1, by=cast.owner)
    assert not queries.tasks(viewer(cast.owner)).filter(pk=rejected.pk).exists()
    assert services.reopen_task(task=rejected, reason="Nhầm", seen=2, by=cast.owner).state == TaskState.PROPOSED


def test_acts_that_do_not_fit_are_refused(cast: Cast, proposal: Task) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(errors.TaskNotThere):
        services.complete_task(task=proposal, day=DUE, note="x", seen=1, by=cast.owner)
    task = services.assign_task(task=proposal, points=POINTS, seen=1, by=cast.owner)
    with pytest.raises(errors.NothingShown):
        services.complete_task(task=task, day=DUE, seen=2, by=cast.owner)
    with pytest.raises(errors.DayAhead):
        services.complete_task(task=task, day=tomorrow, note="x", seen=2, by=cast.owner)
    shows = Witnessing(task.text.document, "không có ở đây")
    with pytest.raises(errors.WordsNotThere):
        services.note_progress(task=task, day=DUE, witnessing=shows, seen=2, by=cast.owner)


def test_what_shows_an_act_must_be_visible_to_who_acts(cast: Cast, task: Task) -> None:
    hidden = handed_in(cast, NEWS, name="tin.txt", title="Tin", place=cast.elsewhere, by=cast.stranger)
    with pytest.raises(NotVisible):
        services.complete_task(task=task, day=DUE, witnessing=Witnessing(hidden), seen=2, by=cast.owner)


def test_who_may_not_keep_tasks_there_is_refused(cast: Cast, proposal: Task) -> None:
    for user in (cast.stranger, cast.visitor):
        with pytest.raises(Refused):
            services.assign_task(task=proposal, points=POINTS, seen=1, by=user)
    with pytest.raises(UnknownActor):
        services.assign_task(task=proposal, points=POINTS, seen=1, by=system_viewer())
    grant_role(user=cast.visitor, role=Role.SESSION_CLERK, locality=cast.district, by=system_viewer())
    services.assign_task(task=proposal, points=POINTS, seen=1, by=cast.visitor)


def test_tasks_without_a_document_rest_on_a_signed_entry(cast: Cast) -> None:
    [one, two] = services.enter_tasks(
        locality=cast.district, entries=[POINTS, SixPoints(work="Họp dân", lead_words="Công an huyện")], by=cast.owner
    )
    assert one.text == two.text
    content = one.text.data["content"]
    assert (content[one.start : one.end], content[two.start : two.end]) == ("Lập kế hoạch thu", "Họp dân")
    assert "Lý Sa Mơ" not in content
    assert one.text.document.origin == "entry"
    assert (one.state, one.source, one.steps.get().act) == (TaskState.OPEN, "entry", TaskAct.ENTERED)
    assert len(last_link().rows) == 5


def test_the_same_sheet_is_signed_once(cast: Cast) -> None:
    sheet = Sheet("viec.xlsx", b"PK", "")
    services.enter_tasks(locality=cast.district, entries=[POINTS], by=cast.owner, sheet=sheet)
    with pytest.raises(EntryKnown):
        services.enter_tasks(locality=cast.district, entries=[POINTS], by=cast.owner, sheet=sheet)
    assert Document.objects.count() == Task.objects.count() == 1


def test_steps_are_never_changed(task: Task) -> None:
    step = task.steps.first()
    assert step is not None
    step.note = "x"
    with pytest.raises(InsertOnly):
        step.save()


def test_the_day_and_the_lead_that_a_document_set_are_moved_with_a_reason(cast: Cast, proposal: Task) -> None:
    later, other = replace(POINTS, due=date(2022, 10, 15)), replace(POINTS, lead_words="Kho bạc")
    with pytest.raises(errors.DayMoved, match="2022-09-30"):
        services.assign_task(task=proposal, points=later, seen=1, note="  ", by=cast.owner)
    with pytest.raises(errors.DayMoved):
        services.assign_task(task=proposal, points=replace(POINTS, due=None), seen=1, by=cast.owner)
    with pytest.raises(errors.LeadMoved, match="Phòng Tài chính"):
        services.assign_task(task=proposal, points=other, seen=1, by=cast.owner)
    why = "Thông báo 7 của Thường trực"
    task = services.assign_task(task=proposal, points=later, seen=1, note=why, by=cast.owner)
    shown = queries.task(task.pk, viewer(cast.owner), on=DUE)
    assert shown.moved == MovedDay(DUE, date(2022, 10, 15), why)
    done = services.complete_task(task=task, day=date(2022, 10, 10), note="Xong", seen=2, by=cast.owner)
    assert queries.task(task.pk, viewer(cast.owner), on=date(2022, 11, 1)).standing == "done"
    again = services.reopen_task(task=done, reason="Chưa đủ", seen=3, by=cast.owner)
    back = services.edit_task(task=again, points=POINTS, seen=4, by=cast.owner)  # as the document set it: no reason
    assert queries.task(back.pk, viewer(cast.owner), on=DUE).moved is None


def test_the_reason_of_the_last_move_is_told(cast: Cast, proposal: Task) -> None:
    later, sooner = replace(POINTS, due=date(2022, 10, 15)), replace(POINTS, due=date(2022, 9, 1))
    services.assign_task(task=proposal, points=later, seen=1, note="Thông báo 7", by=cast.owner)
    task = services.edit_task(task=proposal, points=sooner, seen=2, note="Kết luận 9", by=cast.owner)
    services.edit_task(task=task, points=replace(sooner, deliverable="Bản kế hoạch"), seen=3, by=cast.owner)
    moved = queries.task(task.pk, viewer(cast.owner), on=DUE).moved
    with override("vi"):
        assert moved is not None
        assert moved_words(moved) == "thời hạn theo văn bản 30/09/2022; đưa lên 01/09/2022 theo Kết luận 9"
        assert moved_words(MovedDay(DUE, None)) == "thời hạn theo văn bản 30/09/2022; không còn thời hạn"
