"""How much of a signed form one act may confirm."""

from collections.abc import Iterable

from django import template

from doichieu.hub.documents.models import Document, Origin
from doichieu.hub.intake.sent_anew import sent_since
from doichieu.hub.web.reviewing.document_page import PENDING, Line

register = template.Library()


@register.simple_tag
def to_confirm(document: Document, lines: Iterable[Line]) -> int:
    """How many of its figures: none that its unit sent again, and none of a form of before, which did not keep all."""
    if document.origin != Origin.ENTRY:
        return 0
    again = sent_since(document)
    waiting = (each for each in lines if each.state == PENDING and not each.why_not and each.key not in again)
    return sum(each.claim.entered is not None for each in waiting)
