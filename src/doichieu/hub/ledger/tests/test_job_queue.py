from typing import Any

import pytest
from django.db import transaction
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from doichieu.hub.ledger.tasks import deliver

OF_ITS_OWN = {"_state", "id", "enqueued_at"}


def asked_for(settings: Any, backend: type[DatabaseBackend] | str) -> DBTaskResult[Any, Any]:
    named = backend if isinstance(backend, str) else f"{backend.__module__}.{backend.__qualname__}"
    settings.TASKS = {"default": {"BACKEND": named}}
    known = set(DBTaskResult.objects.values_list("pk", flat=True))
    deliver.enqueue(7)
    return DBTaskResult.objects.exclude(pk__in=known).get()


@pytest.mark.django_db
def test_a_job_stands_in_the_queue_as_the_library_would_have_put_it_there(settings: Any) -> None:
    usual, own = (asked_for(settings, each) for each in (DatabaseBackend, "doichieu.hub.ledger.job_queue.JobQueue"))
    facts = [{name: value for name, value in vars(row).items() if name not in OF_ITS_OWN} for row in (usual, own)]
    assert facts[0] == facts[1]
    assert own.args_kwargs == {"args": [7], "kwargs": {}}
    assert own.pk != usual.pk
    assert own.enqueued_at >= usual.enqueued_at
    assert set(DBTaskResult.objects.ready()) == {usual, own}


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_transaction_that_is_rolled_back_is_none(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "doichieu.hub.ledger.job_queue.JobQueue"}}
    with transaction.atomic():
        deliver.enqueue(7)
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()
