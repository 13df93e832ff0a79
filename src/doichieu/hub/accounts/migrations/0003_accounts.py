"""Whoever asks for accounts is no part of what migrations know of them; no table changes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("accounts", "0002_cache"),)

    operations = (migrations.AlterModelManagers(name="user", managers=[]),)
