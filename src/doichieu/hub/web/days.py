"""Days as the forms take them: in the order of every page, whatever order a browser prefers."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")  # a telephone's row of digits has no stroke


class DayField(forms.DateField):
    """A day as 05/07/2026, 05072026 or 2026-07-05. called: the field's name in a sentence of its fault."""

    def __init__(self, *, called: Any, **others: Any) -> None:
        super().__init__(input_formats=("%d/%m/%Y", "%Y-%m-%d"), **others)
        self.called = called

    def to_python(self, value: Any) -> date | None:
        """The day; None for an empty field. Raises ValidationError."""
        written = str(value or "").strip()
        try:
            return super().to_python(DIGITS.sub(r"\1/\2/\3", written) if DIGITS.fullmatch(written) else written)
        except forms.ValidationError:
            facts = {"field": self.called, "written": written}
            words = _("%(field)s: “%(written)s” is no day. Write day/month/year, for example 05/07/2026.")
            raise forms.ValidationError(words, code="invalid", params=facts) from None
