from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CODES = ("00679", "03442", "03727", "03742", "06337", "23554")  # communes whose names came with a small letter


def put_right(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Each word of these names begins with a capital letter; their addresses and what is searched stay."""
    rows = apps.get_model("places", "Locality").objects.filter(level=3, code__in=CODES, valid_to__isnull=False)
    for row in rows:
        row.name = " ".join(word[:1].upper() + word[1:] for word in row.name.split())
        row.save(update_fields=("name",))


class Migration(migrations.Migration):
    dependencies = [("places", "0003_units_put_right")]
    operations = [migrations.RunPython(put_right, migrations.RunPython.noop)]
