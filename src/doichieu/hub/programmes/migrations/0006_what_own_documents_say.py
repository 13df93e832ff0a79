"""By what number the own document of a record calls itself: outside, a record is told by that alone."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from doichieu.lexicon import table
from doichieu.lexicon.search import searchable

LONGEST, LONGEST_TITLE = 60, 300  # signs


def number_by_their_readings(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The number in the letterhead, by the latest reading of the document."""
    alias = schema_editor.connection.alias
    readings = apps.get_model("documents", "StoredReading").objects.using(alias)
    kinds = {
        entry.facts["instrument"]: entry.written
        for entry in reversed(table("documents"))
        if "instrument" in entry.facts
    }
    rows = apps.get_model("programmes", "Instrument").objects.using(alias).filter(document__isnull=False)
    for number, kind, document, title, name in rows.values_list(
        "pk", "kind", "document", "document__title", "document__name"
    ):
        data = readings.filter(text__document=document).order_by("-pk").values_list("data", flat=True).first()
        mentions = data.get("mentions", []) if data else []
        own = next((each["value"] for each in mentions if each["field"] == "number"), "")[:LONGEST]
        said = searchable(f"{own} {(title or name)[:LONGEST_TITLE]} {kinds.get(kind, '')}")
        rows.filter(pk=number).update(own_number=own, search_own=said)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_sources"),
        ("programmes", "0005_sent_reminders"),
    ]

    operations = [
        migrations.AddField(
            model_name="instrument",
            name="own_number",
            field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="instrument",
            name="search_own",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(number_by_their_readings, migrations.RunPython.noop),
    ]
