"""Tasks out into a workbook and in again."""

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.grid_errors import HeadingsMissing, NothingEntered
from doichieu.hub.intake.workbooks import grids_of
from doichieu.hub.ledger.models import Link
from doichieu.hub.programmes import queries, services
from doichieu.hub.programmes.entering import Sheet
from doichieu.hub.programmes.errors import TasksRefused
from doichieu.hub.programmes.models import Task, TaskState, TaskStep
from doichieu.hub.programmes.points import SixPoints
from doichieu.hub.programmes.sheet_checks import CheckedTasks, checked_tasks
from doichieu.hub.programmes.sheet_entries import apply_sheet, workbook_of
from doichieu.hub.programmes.sheet_lines import words_of, written_tasks
from doichieu.hub.programmes.tests.handed_in import handed_in, task_of
from doichieu.hub.register.tests.worked import indicator

pytestmark = pytest.mark.django_db
HEADINGS = ("Khóa", "Nội dung việc", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm", "Trạng thái", "Kết thúc ngày")
NOTE = "Ghi chú hoặc lý do"
ON = date(2022, 10, 15)


def made(*rows: tuple[object, ...], headings: tuple[str, ...] = (*HEADINGS, NOTE)) -> bytes:
    """A workbook with these rows under the headings."""
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.title = "Việc"
    page.append(["Xã Đồng Mơ"])
    page.append(list(headings))
    for row in rows:
        page.append(list(row))
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def applied(cast: Cast, data: bytes) -> CheckedTasks:
    grids = grids_of("viec.xlsx", data)
    sheet = Sheet("viec.xlsx", data, words_of(grids))
    return apply_sheet(rows=written_tasks(grids), locality=cast.district, sheet=sheet, by=cast.owner)


def faults(cast: Cast, data: bytes) -> Mapping[str, str]:
    """The code of each fault by its cell; nothing may have been written."""
    before = Link.objects.count(), Task.objects.count(), Document.objects.count()
    with pytest.raises(TasksRefused) as refused:
        applied(cast, data)
    assert (Link.objects.count(), Task.objects.count(), Document.objects.count()) == before
    return {fault.where: fault.error.code for fault in refused.value.faults}


def counted() -> tuple[int, int, int, int]:
    return Link.objects.count(), Task.objects.count(), TaskStep.objects.count(), Document.objects.count()


def test_new_rows_become_tasks_on_a_signed_sheet(cast: Cast) -> None:
    written = applied(
        cast,
        made(
            (
                None,
                "Họp dân thôn",
                "Công an huyện",
                "Đoàn xã; Mặt trận",
                date(2022, 12, 20),
                "Biên bản",
                None,
                None,
                None,
            ),
            (None, "Sửa đường", "Phòng Kinh tế", None, "05/11/2022", None, "hoàn thành", "03/11/2022", "Đã nghiệm thu"),
        ),
    )
    assert len(written.changes) == 2
    meeting, road = Task.objects.order_by("pk")
    assert (meeting.co_workers, meeting.due, meeting.state) == (["Đoàn xã", "Mặt trận"], date(2022, 12, 20), "open")
    assert (road.state, road.closed_on, road.due) == ("done", date(2022, 11, 3), date(2022, 11, 5))
    assert meeting.text == road.text
    original = meeting.text.document.original
    assert original is not None
    assert bytes(original)[:2] == b"PK"


def test_the_same_file_twice_changes_nothing(cast: Cast) -> None:
    task = services.assign_task(
        task=task_of(handed_in(cast), "kế hoạch thu"),
        points=SixPoints(work="Lập kế hoạch", lead_words="Phòng Y tế"),
        seen=1,
        note="Đổi",
        by=cast.owner,
    )
    data = made(
        (None, "Họp dân", "Công an huyện", None, None, None, None, None, "Đã mời"),
        (f"{task.pk}.2", "Lập kế hoạch", "Phòng Nội vụ", None, None, None, "không thực hiện", None, "Không cần"),
    )
    applied(cast, data)
    before = counted()
    again = applied(cast, data)
    assert again.changes == ()
    assert counted() == before


def test_what_goes_out_comes_in_unchanged(cast: Cast) -> None:
    indicator()
    document = handed_in(cast)
    points = SixPoints(work="+1 việc", lead_words="Phòng Y tế", due=date(2022, 9, 1), responsible="Lý Sa Mơ")
    services.assign_task(task=task_of(document, "kế hoạch thu"), points=points, seen=1, note="Đổi", by=cast.owner)
    owner = viewer(cast.owner)
    shown = queries.tasks_of_documents([document.pk], owner, on=ON)
    data = workbook_of(shown, cast.district)
    page = load_workbook(BytesIO(data)).active
    assert page is not None
    assert (page["B4"].data_type, page["E4"].value) == ("s", datetime(2022, 9, 1))  # noqa: DTZ001 # as openpyxl has it
    assert (page.title, page["A1"].value) == ("Nhiệm vụ", "Huyện Hòa Khê, tỉnh Tân Sa")
    proposed = next(each.task.work for each in shown if each.task.state == TaskState.PROPOSED)
    assert (proposed[:1].islower(), page["B5"].value) == (True, proposed[:1].upper() + proposed[1:])
    before = counted()
    assert [line.changes for line in applied(cast, data).lines] == [False, False]
    assert counted() == before


def test_a_row_with_a_key_edits_closes_and_reopens(cast: Cast) -> None:
    proposal = task_of(handed_in(cast), "kế hoạch thu")
    key = f"{proposal.pk}.1"
    applied(cast, made((key, "Lập kế hoạch", "Phòng Y tế", None, None, None, "đang thực hiện", None, "Đổi")))
    stored = Task.objects.get(pk=proposal.pk)
    assert (stored.state, stored.lead_words, stored.due) == (TaskState.OPEN, "Phòng Y tế", None)
    done = (f"{stored.pk}.2", "Lập kế hoạch", "Phòng Y tế", None, None, "Bản kế hoạch", "hoàn thành", None, "Xong")
    applied(cast, made(done))
    stored.refresh_from_db()
    assert [step.act for step in stored.steps.all()] == ["proposed", "assigned", "edited", "done"]
    again = (
        f"{stored.pk}.4",
        "Lập kế hoạch",
        "Phòng Nội vụ",
        None,
        None,
        "Bản kế hoạch",
        "đang thực hiện",
        None,
        "Sai",
    )
    applied(cast, made(again))
    assert [step.act for step in stored.steps.all()][4:] == ["reopened", "edited"]
    assert Task.objects.get(pk=stored.pk).lead_words == "Phòng Nội vụ"


def test_columns_that_a_sheet_does_not_have_stay_as_they_are(cast: Cast) -> None:
    points = SixPoints(work="Việc", lead_words="Phòng Y tế", deliverable="Báo cáo", authority="UBND huyện")
    [task] = services.enter_tasks(locality=cast.district, entries=[points], by=cast.owner)
    row = (f"{task.pk}.1", "Việc khác", "Phòng Y tế")
    applied(cast, made(row, headings=("Khóa", "Nội dung việc", "Chủ trì")))
    stored = Task.objects.get(pk=task.pk)
    assert (stored.work, stored.deliverable, stored.authority) == ("Việc khác", "Báo cáo", "UBND huyện")


def test_each_fault_is_told_by_its_cell_and_nothing_is_written(cast: Cast) -> None:
    document = handed_in(cast)
    proposal = task_of(document, "kế hoạch thu")
    task = services.assign_task(
        task=task_of(document, "biên chế"),
        points=SixPoints(work="A", lead_words="B"),
        seen=1,
        note="Đổi",
        by=cast.owner,
    )
    data = made(
        (None, "", "Công an", None, None, None, None, None, None),
        (None, "Việc 1", "", None, None, None, None, None, None),
        (None, "Việc 2", "X", None, "31/02/2022", None, None, None, None),
        (None, "Việc 3", "X", None, None, None, "xong rồi", None, None),
        (None, "Việc 4", "=1+1", None, None, None, None, None, None),
        ("99999.1", "Việc 5", "X", None, None, None, None, None, None),
        (f"{task.pk}.1", "Việc 6", "X", None, None, None, None, None, None),
        (
            f"{proposal.pk}.1",
            proposal.work,
            proposal.lead_name,
            None,
            date(2022, 9, 30),
            None,
            "hoàn thành",
            None,
            None,
        ),
        (None, "Việc 7", "X", None, None, None, "hoàn thành", None, None),
        (None, "Việc 8", "X", None, None, None, "không thực hiện", None, None),
        (None, "Việc 9", "X", None, None, None, "hoàn thành", "01/01/2099", "x"),
        (None, "Việc 10", "X", None, None, None, None, None, None),
        (None, "việc  10", "x", None, None, None, None, None, None),
    )
    assert faults(cast, data) == {
        "Việc!B3": "task-work-missing",
        "Việc!C4": "task-lead-missing",
        "Việc!E5": "task-day-unread",
        "Việc!G6": "word-unknown",
        "Việc!C7": "formula-written",
        "Việc!A8": "task-unknown",
        "Việc!A9": "task-changed",
        "Việc!I10": "task-nothing-shown",
        "Việc!I11": "task-nothing-shown",
        "Việc!I12": "task-reason-missing",
        "Việc!H13": "task-day-ahead",
        "Việc!B15": "task-repeated",
    }


@pytest.mark.parametrize(
    ("written", "act", "state"),
    [("hoàn thành", "done", TaskState.DONE), ("không thực hiện", "dropped", TaskState.DROPPED)],
)
def test_a_proposal_that_a_sheet_closes_is_taken_over_first(
    cast: Cast, written: str, act: str, state: TaskState
) -> None:
    proposal = task_of(handed_in(cast), "kế hoạch thu")
    key = f"{proposal.pk}.{proposal.step}"
    row = (key, proposal.work, proposal.lead_name, None, proposal.due, None, written, "15/10/2022", "Biên bản số 7")
    applied(cast, made(row))
    stored = Task.objects.get(pk=proposal.pk)
    assert (stored.state, stored.closed_on) == (state, ON)
    steps = [(step.act, step.note) for step in stored.steps.order_by("number")]
    assert steps[-2:] == [("assigned", ""), (act, "Biên bản số 7")]


def test_indicators_are_known_by_their_codes(cast: Cast) -> None:
    indicator()
    headings = ("Nội dung việc", "Chủ trì", "Chỉ tiêu")
    assert faults(cast, made(("Việc", "X", "BUD99"), headings=headings)) == {"Việc!C3": "indicator-unknown"}
    applied(cast, made(("Việc", "X", "bud01"), headings=headings))
    assert [each.code for each in Task.objects.get().indicators.all()] == ["BUD01"]


def test_a_sheet_without_headings_or_rows_is_refused(cast: Cast) -> None:
    with pytest.raises(HeadingsMissing):
        applied(cast, made(headings=("Khóa",)))
    with pytest.raises(NothingEntered):
        applied(cast, made())


def test_every_fault_of_a_row_is_told_at_once(cast: Cast) -> None:
    row = (None, "Việc", "X", None, None, None, "hoàn thành", "01/01/2099", None)
    assert faults(cast, made(row)) == {"Việc!I3": "task-nothing-shown", "Việc!H3": "task-day-ahead"}


def test_a_row_of_a_task_that_another_stands_for_is_refused(cast: Cast) -> None:
    document = handed_in(cast)
    plan, staff = task_of(document, "kế hoạch thu"), task_of(document, "biên chế")
    services.merge_task(task=staff, into=plan, seen=1, by=cast.owner)
    row = (f"{staff.pk}.2", "Việc khác", "X", None, None, None, None, None, None)
    assert faults(cast, made(row)) == {"Việc!A3": "task-merged"}


def test_the_points_that_a_row_changes_are_told(cast: Cast) -> None:
    document = handed_in(cast)
    plan, staff = task_of(document, "kế hoạch thu"), task_of(document, "biên chế")
    rows = [
        (f"{staff.pk}.1", staff.work, staff.lead_name, None, None, None, None, None, None),
        (f"{plan.pk}.1", plan.work, "Kho bạc", None, date(2022, 10, 15), None, None, None, "Thông báo 7"),
    ]
    place, grids = cast.district, grids_of("viec.xlsx", made(*rows))
    checked = checked_tasks(written_tasks(grids), place, viewer(cast.owner))
    [line] = checked.changes
    assert [(each.point, each.before, each.after) for each in line.changed_points] == [
        ("lead", "Phòng Tài chính", "Kho bạc"),
        ("due", "30/09/2022", "15/10/2022"),
    ]
    assert line.takes_over
    assert [each.points.work for each in checked.unchanged] == [staff.work]


def test_a_day_that_a_document_set_is_moved_by_a_sheet_with_a_reason_alone(cast: Cast) -> None:
    plan = task_of(handed_in(cast), "kế hoạch thu")
    row = (f"{plan.pk}.1", plan.work, plan.lead_name, None, date(2022, 10, 15), None, "hoàn thành", "12/10/2022")
    assert faults(cast, made((*row, None))) == {"Việc!E3": "task-day-moved", "Việc!I3": "task-nothing-shown"}
    applied(cast, made((*row, "Thông báo 7")))
    steps = [(step.act, step.note) for step in plan.steps.order_by("number")]
    assert steps[1:] == [("assigned", "Thông báo 7"), ("done", "Thông báo 7")]
