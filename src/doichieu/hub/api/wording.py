"""What the API says of an error: English stands in the error, other languages where pages have words."""

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def said(error: Exception) -> str:
    """The sentence of an error, whole in the language of the request."""
    if (get_language() or "en").startswith("en"):
        return str(error)
    return import_string(settings.FAULT_WORDS)(error) or _("this was refused: the code says why")
