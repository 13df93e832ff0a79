from django.apps import AppConfig

from doichieu.hub import lookups  # noqa: F401 # what queries may ask by: the ledger is the first app that is loaded


class LedgerConfig(AppConfig):
    name = "doichieu.hub.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
