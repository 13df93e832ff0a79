"""Seven indexes and three constraints less, each of which cost every write and served no query.

A figure's evidence is found by the constraint of one witness, which begins with the figure; the projection by the two
indexes that begin with place and indicator; nobody looks for figures by period alone, or by who recorded them. What a
row of the projection refers to is its figure's, where the database checks it. An import of a million figures took
154 s with them (PostgreSQL, two cores).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from doichieu.hub.register import triggers

TABLES = "register_figure", "register_evidence"


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0002_stewardship"),
        ("places", "0002_organisation_type"),
        ("register", "0002_closings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(triggers.drop_on(*TABLES), triggers.create_on(*TABLES)),
        migrations.AlterField(
            model_name="current",
            name="indicator",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                to="catalogue.indicator",
            ),
        ),
        migrations.AlterField(
            model_name="current",
            name="locality",
            field=models.ForeignKey(
                db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to="places.locality"
            ),
        ),
        migrations.AlterField(
            model_name="current",
            name="period",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                to="catalogue.planningperiod",
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="figure",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence",
                to="register.figure",
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="figure",
            name="period",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="figures",
                to="catalogue.planningperiod",
            ),
        ),
        migrations.AlterField(
            model_name="figure",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(triggers.create_on(*TABLES), triggers.drop_on(*TABLES)),
    ]
