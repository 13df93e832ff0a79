"""What is wanted where a program's request cannot be read, whole in the language that the request asks for."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

WHOLE = _("a whole number is wanted")
TEXT = _("text is wanted")
TRUTH = _("true or false is wanted")
DAY = _("a day is wanted, written like 2026-07-01")
OBJECT = _("an object with named fields is wanted")
ONE_OF = _("one of these is wanted: %(expected)s")
WANTED: Mapping[str, str | Promise] = {  # by pydantic's own codes
    "missing": _("this is missing"),
    "extra_forbidden": _("there is no such field"),
    "string_type": TEXT,
    "string_unicode": TEXT,
    "string_too_long": _("at most %(max_length)s characters"),
    "string_too_short": _("at least %(min_length)s characters"),
    "string_pattern_mismatch": _("this text holds a sign that cannot be stored"),
    "int_type": WHOLE,
    "int_parsing": WHOLE,
    "int_parsing_size": _("this number is too large"),
    "int_from_float": WHOLE,
    "bool_type": TRUTH,
    "bool_parsing": TRUTH,
    "date_type": DAY,
    "date_parsing": DAY,
    "date_from_datetime_parsing": DAY,
    "date_from_datetime_inexact": DAY,
    "list_type": _("a list is wanted"),
    "too_short": _("at least %(min_length)s of them"),
    "too_long": _("at most %(max_length)s of them"),
    "enum": ONE_OF,
    "literal_error": ONE_OF,
    "dict_type": OBJECT,
    "model_type": OBJECT,
    "model_attributes_type": OBJECT,
    "greater_than_equal": _("at least %(ge)s"),
    "less_than_equal": _("at most %(le)s"),
}
OTHERWISE = _("this cannot be read: the code says why")


def wanted(fault: Mapping[str, Any]) -> str:
    """The sentence of a fault; in English the validator's own, which names what was sent more closely."""
    if (get_language() or "en").startswith("en"):
        return str(fault["msg"])
    try:
        facts = {name: str(fact).replace(" or ", ", ") for name, fact in fault.get("ctx", {}).items()}
        return str(WANTED.get(fault["type"], OTHERWISE)) % facts
    except KeyError:
        return str(OTHERWISE)
