from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from doichieu.hub.programmes.migrations._task_keys import TaskKeys


def note_words_anew(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of each task that a document proposed: the name of its lead is known with its tones now."""
    alias = schema_editor.connection.alias
    words = apps.get_model("programmes", "TaskWords").objects.using(alias)
    steps = apps.get_model("programmes", "TaskStep").objects.using(alias).filter(number=1, act="proposed")
    columns = ("task", "facts", "task__locality__kind", "task__locality__name")
    keys = TaskKeys()
    for task, facts, kind, name in list(steps.order_by("pk").values_list(*columns)):
        words.update_or_create(task_id=task, defaults={"key": keys.key(facts, kind, name)})


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0008_what_tasks_are_the_same"),
    ]

    operations = [
        migrations.RunPython(note_words_anew, migrations.RunPython.noop),
    ]
