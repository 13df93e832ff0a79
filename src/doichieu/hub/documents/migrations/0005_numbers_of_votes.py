from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from doichieu.lexicon import folded, table

STEP = Decimal("0.1")


def note_votes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The claims of stored readings that say how a vote went wait for no reviewer."""
    alias = schema_editor.connection.alias
    claims = apps.get_model("documents", "StoredClaim").objects.using(alias)
    readings = apps.get_model("documents", "StoredReading").objects.using(alias).order_by("pk")
    for number, data in list(readings.values_list("pk", "data__votes")):
        for vote in data or ():
            within = claims.filter(reading=number, start__gte=vote["start"], end__lte=vote["end"])
            found = [pk for pk, claim in within.values_list("pk", "data") if _counts(claim, vote)]
            claims.filter(pk__in=found).update(of_vote=True)


def _counts(claim: Mapping[str, Any], vote: Mapping[str, Any]) -> bool:
    value, total = Decimal(claim["value"]), Decimal(claim["total"]) if claim["total"] else None
    if claim["unit"] == "%":
        return any(abs(value - share) <= STEP for share in _shares(vote))
    counts = {vote["votes_for"], vote["votes_against"], vote["abstained"]}
    return folded(claim["unit"]) in _voters() and value in counts and total in {None, vote["votes_cast"]}


def _shares(vote: Mapping[str, Any]) -> Iterator[Decimal]:
    if vote["share"] is not None:
        yield Decimal(vote["share"])
    if vote["votes_for"] is not None and vote["votes_cast"]:
        yield Decimal(100 * vote["votes_for"]) / vote["votes_cast"]


def _voters() -> set[str]:
    return {folded(form) for entry in table("votes") if entry.fact("kind") == "voters" for form in entry.forms}


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_sources"),
    ]

    operations = [
        migrations.AddField(
            model_name="storedclaim",
            name="of_vote",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(note_votes, migrations.RunPython.noop),
    ]
