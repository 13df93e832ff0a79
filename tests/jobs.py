"""Jobs as tests run them: in this process, once the transaction that asked for them is over."""

from functools import partial
from typing import Any

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend


class AfterCommit(ImmediateBackend):
    """What a worker does a moment later: it sees only what has been committed."""

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> None:  # type: ignore[override] # nobody asks for the result
        transaction.on_commit(partial(super().enqueue, task, args, kwargs))
