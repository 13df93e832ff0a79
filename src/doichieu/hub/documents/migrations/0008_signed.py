from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0007_unused_days"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="signed",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
    ]
