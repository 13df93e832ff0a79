from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "doichieu.hub.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
