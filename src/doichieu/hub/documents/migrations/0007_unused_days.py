from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0006_named_places"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="unused_day",
            field=models.DateField(blank=True, null=True),
        ),
    ]
