"""The database's own refusal to change a stored figure or its evidence, for both databases.

PostgreSQL refuses UPDATE and DELETE. SQLite refuses UPDATE; there a DELETE is how Django empties a test
database, and a missing row is found by the ledger's chain. A later migration that alters one of these tables
makes SQLite build it anew, without its triggers: it has to end with `drop` and `create`.
"""

from collections.abc import Callable

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("register_figure", "register_evidence", "register_retraction")
FUNCTION = """
CREATE FUNCTION register_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


def create(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    if editor.connection.vendor == "postgresql":
        editor.execute(FUNCTION, params=None)  # its percent sign is its own
    for table in TABLES:
        editor.execute(_trigger(table, editor.connection.vendor))


def create_on(*tables: str) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    """A step of a later migration that adds the triggers of these tables."""

    def step(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            editor.execute(_trigger(table, editor.connection.vendor))

    return step


def drop_on(*tables: str) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    """The step back."""

    def step(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            _drop(table, editor)

    return step


def drop(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Remove them again."""
    for table in TABLES:
        _drop(table, editor)
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION register_insert_only()")


def _drop(table: str, editor: BaseDatabaseSchemaEditor) -> None:
    of_table = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
    editor.execute(f"DROP TRIGGER IF EXISTS {table}_insert_only{of_table}")


def _trigger(table: str, vendor: str) -> str:
    if vendor == "postgresql":
        return (
            f"CREATE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION register_insert_only()"
        )
    return (
        f"CREATE TRIGGER {table}_insert_only BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is insert-only'); END"
    )
