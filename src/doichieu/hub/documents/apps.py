from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "doichieu.hub.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
