from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_numbers_of_votes"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="named_place",
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
