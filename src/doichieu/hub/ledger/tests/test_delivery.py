from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from doichieu.hub.ledger import delivering, queries, services
from doichieu.hub.ledger.models import Outgoing

heard: list[tuple[str, object]] = []
CAPTURED = Callable[..., Any]


def first_listener(row: int) -> None:
    heard.append(("first", row))


def second_listener(row: int) -> None:
    heard.append(("second", row))


def failing_listener(row: int) -> None:
    raise RuntimeError(f"cannot take {row}")


@pytest.fixture(autouse=True)
def _listeners(settings: Any) -> Iterator[None]:
    here = __name__
    settings.EVENT_HANDLERS = {
        "heard by two": (f"{here}.first_listener", f"{here}.second_listener"),
        "fails": (f"{here}.first_listener", f"{here}.failing_listener"),
        "of one model: auth.group": (f"{here}.first_listener",),
    }
    settings.EVENT_LAST_RESORTS = {"fails": (f"{here}.last_resort",)}
    heard.clear()
    yield
    heard.clear()


def last_resort(row: int) -> None:
    heard.append(("last resort", row))


def recorded(event: str) -> Group:
    user = Group.objects.create(name=f"an{Group.objects.count()}")
    services.record(event, user, by="system")
    return user


@pytest.mark.django_db
def test_handlers_hear_of_an_event_once_the_transaction_is_over(django_capture_on_commit_callbacks: CAPTURED) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        user = recorded("heard by two")
        assert heard == []
    assert heard == [("first", user.pk), ("second", user.pk)]
    assert not queries.undelivered().exists()


@pytest.mark.django_db
def test_a_handler_of_one_model_hears_of_its_rows_alone(django_capture_on_commit_callbacks: CAPTURED) -> None:
    group = Group.objects.create(name="an")
    other = ContentType.objects.create(app_label="an", model="an")
    with django_capture_on_commit_callbacks(execute=True):
        services.record("of one model", other, group, by="system")
    assert heard == [("first", group.pk)]
    assert not queries.undelivered().exists()


@pytest.mark.django_db
def test_an_event_is_delivered_once_however_often_the_job_runs(django_capture_on_commit_callbacks: CAPTURED) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        user = recorded("heard by two")
    delivering.deliver(Outgoing.objects.get().pk)
    assert heard == [("first", user.pk), ("second", user.pk)]


@pytest.mark.django_db
def test_an_event_whose_handler_fails_stays_undelivered() -> None:
    recorded("fails")
    [outgoing] = queries.undelivered()
    with pytest.raises(RuntimeError, match="cannot take"):
        delivering.deliver(outgoing.pk)
    assert list(queries.undelivered()) == [outgoing]


@pytest.mark.django_db
def test_an_event_without_handlers_has_nothing_left_to_deliver() -> None:
    recorded("heard by none")
    assert Outgoing.objects.get().delivered_at is not None


@pytest.mark.django_db
def test_the_command_delivers_what_a_stopped_process_left(
    capsys: pytest.CaptureFixture[str], django_capture_on_commit_callbacks: CAPTURED
) -> None:
    user = recorded("heard by two")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("deliver_events")
    assert heard == [("first", user.pk), ("second", user.pk)]
    assert capsys.readouterr().out == f"enqueued heard by two: auth.group {user.pk}\n"


@pytest.mark.django_db(transaction=True)
def test_nothing_goes_out_of_a_transaction_that_was_rolled_back() -> None:
    with transaction.atomic():
        recorded("heard by two")
        transaction.set_rollback(True)
    assert heard == []
    assert not Outgoing.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_job_is_enqueued_in_the_transaction_that_recorded_its_event(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "doichieu.hub.ledger.job_queue.JobQueue"}}
    with transaction.atomic():
        recorded("heard by two")
        assert DBTaskResult.objects.get().args_kwargs["args"] == [Outgoing.objects.get().pk]
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_after_three_failures_an_event_is_given_up_and_its_last_resort_called_once() -> None:
    user = recorded("fails")
    [outgoing] = queries.undelivered()
    for attempt in (1, 2, 3):
        with pytest.raises(RuntimeError):
            delivering.deliver(outgoing.pk)
        outgoing.refresh_from_db()
        assert outgoing.attempts == attempt
        assert (outgoing.given_up_at is not None) == (attempt == 3)
    delivering.deliver(outgoing.pk)
    assert heard == [("first", user.pk)] * 3 + [("last resort", user.pk)]
    assert not queries.undelivered().exists()


@pytest.mark.django_db
def test_an_event_is_asked_for_again_once_it_is_due_and_not_before(
    django_capture_on_commit_callbacks: CAPTURED,
) -> None:
    user = recorded("heard by two")  # its job is lost: nothing was committed
    with django_capture_on_commit_callbacks(execute=True):
        assert services.redeliver() == []
    Outgoing.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert len(services.redeliver()) == 1
    assert heard == [("first", user.pk), ("second", user.pk)]


@pytest.mark.django_db
def test_when_jobs_begin_to_run_everything_undelivered_is_asked_for(
    django_capture_on_commit_callbacks: CAPTURED,
) -> None:
    recorded("heard by two")
    with django_capture_on_commit_callbacks(execute=True):
        assert len(services.redeliver(at_start=True)) == 1
    assert not queries.undelivered().exists()


@pytest.mark.django_db
def test_a_job_that_waits_in_the_queue_is_not_asked_for_twice_however_often_the_worker_begins(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "doichieu.hub.ledger.job_queue.JobQueue"}}
    recorded("heard by two")
    lost = recorded("heard by two")
    job = DBTaskResult.objects.get(args_kwargs__args=[Outgoing.objects.get(object_id=lost.pk).pk])
    job.claim("a worker that is killed")
    for _ in range(3):
        services.redeliver(at_start=True)
    Outgoing.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert services.redeliver() == []
    assert len(services.begin_again()) == 2
    queued = DBTaskResult.objects.ready().values_list("args_kwargs", flat=True)
    assert sorted(each["args"][0] for each in queued) == list(
        Outgoing.objects.order_by("pk").values_list("pk", flat=True)
    )


@pytest.mark.django_db
def test_an_event_whose_attempts_killed_the_process_is_given_up() -> None:
    user = recorded("fails")
    Outgoing.objects.update(attempts=delivering.MOST_ATTEMPTS)
    services.redeliver(at_start=True)
    assert heard == [("last resort", user.pk)]
    assert not queries.undelivered().exists()


@pytest.mark.django_db
def test_the_command_tries_again_what_was_given_up(django_capture_on_commit_callbacks: CAPTURED, settings: Any) -> None:
    user = recorded("fails")
    Outgoing.objects.update(attempts=3, given_up_at=timezone.now())
    settings.EVENT_HANDLERS = {"fails": (f"{__name__}.second_listener",)}
    with django_capture_on_commit_callbacks(execute=True):
        call_command("deliver_events")
    assert heard == [("second", user.pk)]
    assert Outgoing.objects.get().delivered_at is not None
