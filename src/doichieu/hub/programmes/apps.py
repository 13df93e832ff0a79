from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "doichieu.hub.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"
