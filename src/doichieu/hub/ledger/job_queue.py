"""The queue of jobs in the site's own database."""

from typing import Any

from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult, get_date_max

from doichieu.hub.inserting import insert


class JobQueue(DatabaseBackend):
    """That of django-tasks-db; a job is asked for while the chain is held, so its row is added without a detour."""

    def _task_to_db_task(self, task: Any, args: Any, kwargs: Any) -> DBTaskResult[Any, Any]:
        row: DBTaskResult[Any, Any] = DBTaskResult(
            args_kwargs={"args": [*args], "kwargs": {**kwargs}},
            priority=task.priority,
            task_path=task.module_path,
            queue_name=task.queue_name,
            run_after=task.run_after or get_date_max(),  # as the signal that comes before `save` has it
            backend_name=self.alias,
        )
        insert(row)
        return row
