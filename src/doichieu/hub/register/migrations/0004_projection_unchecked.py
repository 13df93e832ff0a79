"""One constraint less, which cost every write: what a row of the projection says is compared with its figure by `verify`.

On PostgreSQL the constraint alone goes, whatever the size of the table; SQLite writes the projection anew.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0003_fewer_indexes")]

    operations = [
        migrations.AlterField(
            model_name="current",
            name="figure",
            field=models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                primary_key=True,
                related_name="current",
                serialize=False,
                to="register.figure",
            ),
        ),
    ]
