"""How much of a signed form one act may confirm."""

from collections.abc import Sequence

from django import template

from doichieu.hub.documents.models import Document
from doichieu.hub.web.reviewing.document_page import Line
from doichieu.hub.web.reviewing.whole_forms import parted

register = template.Library()


@register.simple_tag
def to_confirm(document: Document, lines: Sequence[Line]) -> int:
    """How many of its figures."""
    return len(parted(document, lines).together)
