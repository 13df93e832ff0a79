"""The tasks of the worked examples: assigned as their file says, once."""

from datetime import date
from pathlib import Path

import pytest

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.intake.errors import FaultyReviews
from doichieu.hub.ledger.models import Link
from doichieu.hub.programmes.examples import apply_tasks
from doichieu.hub.programmes.models import Instrument, Task
from doichieu.hub.programmes.tests.handed_in import NEWS, handed_in
from doichieu.hub.register.tests.worked import indicator

pytestmark = pytest.mark.django_db
TASKS = """
[[record]]
document = "nghi-quyet.txt"

[[task]]
document = "nghi-quyet.txt"
quote = "lập kế hoạch thu trước ngày 30/9/2022"
deliverable = "Kế hoạch"
co_workers = ["Kho bạc"]
indicators = ["BUD01"]
step = [
  { act = "progress", day = 2022-09-01, note = "Đã có dự thảo" },
  { act = "done", day = 2022-09-29, shown = "tin.txt", words = "sơ kết" },
]

[[task]]
document = "nghi-quyet.txt"
quote = "rà soát biên chế"
due = 2022-12-31
step = [{ act = "dropped", day = 2022-10-01, note = "Không còn cần" }]
"""


def folder_with(tmp_path: Path, tasks: str) -> Path:
    (tmp_path / "tasks.toml").write_text(tasks, "utf-8")
    return tmp_path


def test_tasks_and_records_are_as_the_file_says_and_done_twice_nothing_changes(cast: Cast, tmp_path: Path) -> None:
    indicator()
    document = handed_in(cast)
    handed_in(cast, NEWS, name="tin.txt", title="Tin")
    folder = folder_with(tmp_path, TASKS)
    assert apply_tasks(folder, by=cast.owner) == 2
    plan, staff = Task.objects.filter(text__document=document).order_by("start")
    assert (plan.state, plan.closed_on, plan.deliverable, plan.co_workers) == (
        "done",
        date(2022, 9, 29),
        "Kế hoạch",
        ["Kho bạc"],
    )
    assert (staff.state, staff.due) == ("dropped", date(2022, 12, 31))
    assert Instrument.objects.get(document=document).state == "known"
    before = Link.objects.count()
    assert apply_tasks(folder, by=cast.owner) == 0
    assert Link.objects.count() == before


@pytest.mark.parametrize(
    "tasks",
    [
        '[[task]]\ndocument = "nghi-quyet.txt"\nquote = "việc khác"\n',
        '[[record]]\ndocument = "khong-co.txt"\n',
    ],
)
def test_what_names_no_task_or_record_is_refused(cast: Cast, tmp_path: Path, tasks: str) -> None:
    handed_in(cast)
    with pytest.raises(FaultyReviews):
        apply_tasks(folder_with(tmp_path, tasks), by=cast.owner)
