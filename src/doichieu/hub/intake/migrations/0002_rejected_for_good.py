from django.db import migrations, models


class Migration(migrations.Migration):
    """A rejection says whether it is for good; of the rows before nothing is known, and their digests stay."""

    dependencies = (("intake", "0001_initial"),)

    operations = (
        migrations.AddField(
            model_name="decision",
            name="for_good",
            field=models.BooleanField(blank=True, null=True),
        ),
    )
