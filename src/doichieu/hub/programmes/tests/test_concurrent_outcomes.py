"""A job that looks anew while a person decides: what the person decided is not written over."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.ledger.tests.together import PATIENCE, lingering, run_together, shared_database
from doichieu.hub.programmes import finding_outcomes, services
from doichieu.hub.programmes.errors import OutcomeDecided
from doichieu.hub.programmes.models import Task
from doichieu.hub.programmes.outcomes import Outcome
from doichieu.hub.programmes.tests.test_outcomes import DAYS, ORDER, REPORT, handed_in


@pytest.mark.django_db(transaction=True)
def test_who_decides_while_the_job_looks_anew_waits_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cast, known = assembled(), Event()
    handed_in(cast, ORDER, DAYS[0], "Nghị quyết")
    report = handed_in(cast, REPORT, DAYS[1], "Báo cáo")
    outcome = Outcome.objects.get()
    Task.objects.filter(pk=outcome.task_id).update(work="việc khác")  # of which the report tells nothing
    monkeypatch.setattr(finding_outcomes, "_known", lingering(finding_outcomes._known, known))

    def work(number: int) -> Any:
        if number == 0:
            return services.propose_outcomes(report.pk)
        known.wait(PATIENCE)
        return services.dismiss_outcomes(outcomes=[outcome], by=cast.owner)

    with shared_database(tmp_path) as connect:
        looked, decided = run_together(2, connect, work)
        assert looked is None
        assert isinstance(decided, OutcomeDecided)
        outcome.refresh_from_db()
        assert (outcome.state, outcome.decided_by) == ("gone", "")
