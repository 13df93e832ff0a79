"""Two who reject one task at two of its documents at once."""

from pathlib import Path
from threading import Event

import pytest

from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.conferences import deciding_tasks
from doichieu.hub.conferences.tests.test_task_lists import NEWS, STAFF, handed_in
from doichieu.hub.ledger.tests.together import lingering, run_together, shared_database
from doichieu.hub.programmes import services
from doichieu.hub.programmes.errors import TaskChanged
from doichieu.hub.programmes.models import Task


@pytest.mark.django_db(transaction=True)
def test_one_is_done_and_the_other_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = assembled()
    handed_in(cast, NEWS, "Tin hội nghị")
    handed_in(cast, f"{NEWS}Hết.", "Thông báo")
    twins = list(Task.objects.filter(work=STAFF).order_by("pk"))
    monkeypatch.setattr(services, "reject_task", lingering(services.reject_task, Event()))

    def reject(number: int) -> Task:
        return deciding_tasks.reject_task(task=twins[number], seen=1, by=cast.owner)

    with shared_database(tmp_path) as connect:
        done = run_together(2, connect, reject)
        assert [type(each) for each in sorted(done, key=lambda each: isinstance(each, TaskChanged))] == [
            Task,
            TaskChanged,
        ], done
        assert list(Task.objects.filter(work=STAFF).values_list("state", "step")) == [("rejected", 2)] * 2
