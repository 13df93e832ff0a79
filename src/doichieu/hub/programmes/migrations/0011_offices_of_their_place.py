import re

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from doichieu.hub.programmes.migrations._task_keys import TaskKeys
from doichieu.lexicon import folded, table

_NO_WORD = re.compile(r"[\W_]+")


class OfficeKeys(TaskKeys):
    """`Phòng Kinh tế` in a paper of a commune is known as the commune's, as of this migration."""

    def _body(self, lead: str, kind: str | None, name: str | None) -> str:
        body = super()._body(lead, kind, name)
        own = bool(kind and name) and self._opens(lead) and not self._names_place(lead)
        return f"{body} {_words(f'{kind} {name}')}" if own else body

    def _opens(self, lead: str) -> bool:
        return any(f"{_words(lead)} ".startswith(f"{_words(form)} ") for form in _forms("own_offices"))

    def _names_place(self, lead: str) -> bool:
        plain = " ".join(lead.split())
        for kind in _forms("place_kinds"):
            after = re.search(rf"(?<!\w){re.escape(kind)}(?: (\w)|$)", plain, re.IGNORECASE)
            if after and (after[1] is None or after[1].isupper() or after[1].isdigit()):
                return True
        return False


def note_words_anew(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of each task that a document proposed."""
    alias = schema_editor.connection.alias
    words = apps.get_model("programmes", "TaskWords").objects.using(alias)
    steps = apps.get_model("programmes", "TaskStep").objects.using(alias).filter(number=1, act="proposed")
    columns = ("task", "facts", "task__locality__kind", "task__locality__name")
    keys = OfficeKeys()
    for task, facts, kind, name in list(steps.order_by("pk").values_list(*columns)):
        words.update_or_create(task_id=task, defaults={"key": keys.key(facts, kind, name)})


def _words(name: str) -> str:
    return _NO_WORD.sub(" ", folded(name)).strip()


def _forms(name: str) -> list[str]:
    return [form for entry in table(name) for form in entry.forms]


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0010_tasks_that_others_stand_for"),
    ]

    operations = [
        migrations.RunPython(note_words_anew, migrations.RunPython.noop),
    ]
