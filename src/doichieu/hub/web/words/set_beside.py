"""What a figure that does not go together with others was held against: each with its document, day and standing."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doichieu.hub.intake.line_errors import SetBeside
from doichieu.hub.web.words.languages import page_language
from doichieu.show.papers import paper


def with_documents(sentence: str, beside: Sequence[SetBeside]) -> SafeString:
    """The sentence of a fault, and behind it the figures that it speaks of."""
    named = format_html_join("; ", "{}", ((_linked(each),) for each in beside))
    return format_html("{} {} {}.", sentence, _("Held against:"), named)


def _linked(beside: SetBeside) -> SafeString:
    """`33,1 tỷ đồng (Báo cáo 12/BC-UBND ngày 02/07/2026, chưa duyệt)`, the paper's name leading to the document."""
    standing = _("kept on its document only, no figure on record") if beside.kept else _("not reviewed yet")
    behind = f", {standing}" if beside.kept or not beside.reviewed else ""
    address = reverse("document", args=[beside.document])
    called = paper(beside.title, beside.published, page_language())
    return format_html('{} (<a href="{}" lang="vi">{}</a>{})', beside.quote, address, called, behind)
