"""Tasks and records by the API: what the pages say, to the same people."""

import pytest

from doichieu.hub.api.tests.conftest import Programs
from doichieu.hub.documents.services import release_document
from doichieu.hub.programmes.models import Instrument, Task
from doichieu.hub.programmes.points import SixPoints
from doichieu.hub.programmes.services import assign_task
from doichieu.hub.programmes.tests.handed_in import handed_in, task_of

pytestmark = pytest.mark.django_db


def test_a_task_comes_with_its_six_points_and_its_evidence(programs: Programs) -> None:
    cast = programs.cast
    document = handed_in(cast)
    points = SixPoints(work="Lập kế hoạch", lead_words="Phòng Y tế", responsible="Lý Sa Mơ", deliverable="Kế hoạch")
    task = assign_task(task=task_of(document, "kế hoạch thu"), points=points, seen=1, note="x", by=cast.owner)
    said = programs.of(cast.owner).get(f"tasks/{task.pk}").json()
    assert (said["work"], said["lead"], said["deliverable"]) == ("Lập kế hoạch", "Phòng Y tế", "Kế hoạch")
    assert (said["responsible"], said["standing"], said["source"]) == ("Lý Sa Mơ", "open", "resolution")
    assert (said["evidence"]["document"], said["evidence"]["quote"]) == (document.pk, task.quote)
    assert [step["act"] for step in said["steps"]] == ["proposed", "assigned"]
    release_document(document=document, by=cast.owner)
    outside = programs.of(None).get(f"tasks/{task.pk}").json()
    assert (outside["responsible"], outside["steps"]) == ("", [])


def test_lists_are_filtered_and_go_on_behind_a_number(programs: Programs) -> None:
    handed_in(programs.cast)
    owner = programs.of(programs.cast.owner)
    first, second = owner.get("tasks?standing=proposed&source=resolution").json()
    assert [each["id"] for each in owner.get(f"tasks?after={first['id']}").json()] == [second["id"]]
    assert owner.get("tasks?lead=Phòng Nội vụ").json() == [second]
    assert owner.get("tasks?standing=khac").status_code == 422
    assert [each["written"] for each in owner.get("records?kind=resolution&q=nhiem vu").json()] == ["15/NQ-HĐND"]
    assert programs.of(None).get("tasks").json() == programs.of(None).get("records").json() == []


def test_a_record_comes_with_its_tasks_relations_and_citations(programs: Programs) -> None:
    document = handed_in(programs.cast)
    owner = programs.of(programs.cast.owner)
    said = owner.get(f"records/{Instrument.objects.get(document=document).pk}").json()
    assert (said["record"]["written"], said["record"]["document"]) == ("15/NQ-HĐND", document.pk)
    assert [(each["kind"], each["other"]["written"]) for each in said["does"]] == [("replaces", "4/NQ-HĐND")]
    assert {each["id"] for each in said["tasks"]} == set(Task.objects.values_list("pk", flat=True))
    assert programs.of(None).get(f"records/{said['record']['id']}").status_code == 404
    assert owner.get("tasks/999999").status_code == 404
