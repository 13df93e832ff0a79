"""The job worker as it is started: what nobody was told of before is told now."""

from threading import Event
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django_tasks_db.management.commands import db_worker

from doichieu.hub.ledger import queries, services
from doichieu.hub.ledger.management.commands import run_jobs
from doichieu.hub.ledger.models import Outgoing
from doichieu.hub.ledger.tests import test_delivery as listeners


@pytest.mark.django_db(transaction=True)
def test_the_worker_begins_with_what_was_left_undelivered(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVENT_HANDLERS = {"heard": (f"{listeners.__name__}.first_listener",)}
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr(run_jobs, "BEAT", 3600.0)
    monkeypatch.setattr(db_worker.Worker, "configure_signals", lambda _: None)  # they are those of the test run
    group = Group.objects.create(name="a")
    services.record("heard", group, by="system")  # and its job is lost
    settings.TASKS = {"default": {"BACKEND": "doichieu.hub.ledger.job_queue.JobQueue"}}
    listeners.heard.clear()
    call_command("run_jobs", batch=True, startup_delay=False, verbosity=0, reload=False)
    assert listeners.heard == [("first", group.pk)]
    assert Outgoing.objects.get().delivered_at is not None


@pytest.mark.django_db(transaction=True)
def test_the_worker_lets_pages_go_first_where_it_is_told_to(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TASKS = {"default": {"BACKEND": "doichieu.hub.ledger.job_queue.JobQueue"}}
    monkeypatch.setattr(run_jobs, "BEAT", 3600.0)
    monkeypatch.setattr(db_worker.Worker, "configure_signals", lambda _: None)
    steps: list[int] = []
    monkeypatch.setattr(run_jobs, "step_back", steps.append)
    for nice in (0, 5):
        call_command("run_jobs", batch=True, startup_delay=False, verbosity=0, reload=False, nice=nice)
    assert steps == [5]


def test_after_the_last_sign_of_life_comes_none(db: None) -> None:
    ended = Event()
    ended.set()
    run_jobs.keep_beating(ended)
    assert queries.worker_seen_at() is None
