from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction

from doichieu.hub.ledger import queries, services
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
    }
    heard.clear()
    yield
    heard.clear()


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
def test_an_event_is_delivered_once_however_often_the_job_runs(django_capture_on_commit_callbacks: CAPTURED) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        user = recorded("heard by two")
    services.deliver(Outgoing.objects.get().pk)
    assert heard == [("first", user.pk), ("second", user.pk)]


@pytest.mark.django_db
def test_an_event_whose_handler_fails_stays_undelivered() -> None:
    recorded("fails")
    [outgoing] = queries.undelivered()
    with pytest.raises(RuntimeError, match="cannot take"):
        services.deliver(outgoing.pk)
    assert list(queries.undelivered()) == [outgoing]


@pytest.mark.django_db
def test_an_event_without_handlers_has_nothing_left_to_deliver() -> None:
    recorded("heard by none")
    assert Outgoing.objects.get().delivered_at is not None


@pytest.mark.django_db
def test_the_command_delivers_what_a_stopped_process_left(capsys: pytest.CaptureFixture[str]) -> None:
    user = recorded("heard by two")
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
