from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0005_ratios_and_separation"),
    ]

    operations = [
        migrations.AlterField(
            model_name="amendment",
            name="act",
            field=models.CharField(
                choices=[
                    ("added", "Added"),
                    ("worded", "Worded"),
                    ("edited", "Edited"),
                    ("merged", "Merged"),
                    ("split", "Split"),
                    ("retired", "Retired"),
                    ("composed", "Composed"),
                    ("tied", "Tied"),
                    ("separated", "Separated"),
                    ("reinstated", "Reinstated"),
                ],
                max_length=10,
            ),
        ),
    ]
