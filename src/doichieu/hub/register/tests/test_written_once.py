from decimal import Decimal

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.register import errors, triggers
from doichieu.hub.register.models import Evidence, Figure, Retraction, WrittenOnce
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.entered import add, take_back
from doichieu.hub.register.tests.worked import indicator


def test_a_stored_row_is_neither_saved_again_nor_deleted(cast: Cast, series: Series) -> None:
    figure = add(cast, series)
    figure.value = Decimal(1)
    with pytest.raises(errors.InsertOnly):
        figure.save()
    with pytest.raises(errors.InsertOnly):
        figure.delete()
    [witness] = figure.evidence.all()
    with pytest.raises(errors.InsertOnly):
        witness.save()
    with pytest.raises(errors.InsertOnly):
        Figure.objects.get(pk=figure.pk).save()


@pytest.mark.parametrize("model", [Figure, Evidence, Retraction])
def test_rows_are_not_changed_or_deleted_together(cast: Cast, series: Series, model) -> None:
    add(cast, series)
    with pytest.raises(errors.InsertOnly):
        model.objects.all().delete()
    with pytest.raises(errors.InsertOnly):
        model.objects.update(recorded_by=cast.colleague)


@pytest.mark.parametrize("table", triggers.TABLES)
def test_the_database_itself_refuses_to_change_a_stored_row(cast: Cast, series: Series, table: str) -> None:
    take_back(cast, add(cast, series))
    statements = [f"UPDATE {table} SET recorded_at = recorded_at"]
    if connection.vendor == "postgresql":  # on SQLite a missing row is found by the chain
        statements.append(f"DELETE FROM {table}")
    for statement in statements:
        with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_the_triggers_can_be_dropped_and_created_again() -> None:
    cast = assembled()
    add(cast, Series(indicator(), cast.district))
    with connection.schema_editor() as editor:
        triggers.drop_on(*tables_of_later_migrations())(apps, editor)
        triggers.drop(apps, editor)
    touch_every_figure()
    with connection.schema_editor() as editor:
        triggers.create(apps, editor)
        triggers.create_on(*tables_of_later_migrations())(apps, editor)
    with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic():
        touch_every_figure()


def tables_of_later_migrations() -> list[str]:
    """Of every app: whose triggers call the same function."""
    once = [model._meta.db_table for model in apps.get_models() if issubclass(model, WrittenOnce)]
    return [table for table in once if table not in triggers.TABLES]


def touch_every_figure() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_figure SET reason = reason")
