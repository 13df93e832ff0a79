"""By what tasks of several documents are known to be one; `models` makes it known to Django."""

from django.db import models


class TaskWords(models.Model):
    """Work, lead and day of a proposed task as they were read first. key: `read_words.key_of`, the same for two tasks
    of the same words, lead and day."""

    task = models.OneToOneField("programmes.Task", on_delete=models.CASCADE, primary_key=True, related_name="words")
    key = models.CharField(max_length=64, db_index=True)

    def __str__(self) -> str:
        return f"{self.task_id}: {self.key[:8]}"
