"""The forms of the page on which a session clerk completes a record."""

from collections.abc import Mapping

from django import template
from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def sent_again(context: Context, sort: str, key: object) -> Mapping[str, str] | None:
    """What was typed into a form that was refused, where it is this one; None for every other form.

    sort, key: what `keeping.form_of` calls it by.
    """
    refusal = context.get("refusal")
    return refusal.sent if refusal is not None and refusal.form == f"{sort} {key}" else None
