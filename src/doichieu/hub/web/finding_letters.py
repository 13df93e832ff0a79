"""A question to the unit whose figures do not agree, in Vietnamese, ready to be copied."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_lazy

from doichieu import show
from doichieu.claims import Text
from doichieu.hub.checks.findings import ShownFinding
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.entry_words import said

TO = gettext_lazy("To: %(unit)s")
REPORTING_UNIT = gettext_lazy("the reporting unit")
IN_DOCUMENT = gettext_lazy("In the document “%(title)s” some figures do not agree:")
IN_DOCUMENT_OF = gettext_lazy("In the document “%(title)s” of %(day)s some figures do not agree:")
QUOTED = gettext_lazy("The document says:")
PLEASE_ANSWER = gettext_lazy(
    "Please check them, and send the right figures with a corrected document, or explain why they differ."
)


def question_about(found: ShownFinding, texts: Mapping[int, Text]) -> str:
    """Whom it is to, what does not agree, the sentences that say so, and what is asked for."""
    document = found.row.document
    quotes = [f"{number}. “{quote}”" for number, quote in enumerate(_sentences(found, texts), 1)]
    return "\n".join(
        [
            said(TO, unit=_unit(found)),
            "",
            _opening(document),
            f"– {found.line('vi')}.",
            *([said(QUOTED), *quotes] if quotes else []),
            said(PLEASE_ANSWER),
        ]
    )


def _opening(document: Document) -> str:
    title = document.title or document.name
    if document.published is None:
        return said(IN_DOCUMENT, title=title)
    return said(IN_DOCUMENT_OF, title=title, day=show.day(document.published))


def _unit(found: ShownFinding) -> str:
    """The one body that the figures are about, else the place whose document it is."""
    subjects = {figure.claim.subject for figure in found.figures}
    [subject] = subjects if len(subjects) == 1 else [None]
    place = found.row.document.locality
    name = subject or (str(place) if place else said(REPORTING_UNIT))
    return name[:1].upper() + name[1:]


def _sentences(found: ShownFinding, texts: Mapping[int, Text]) -> Iterator[str]:
    """The sentences of the figures, each once and on one line."""
    known = ((texts[one.text_id], one.claim.span) for one in found.figures if one.text_id in texts)
    sentences = (" ".join(show.sentence_of(text, span).of(text).split()) for text, span in known)
    yield from dict.fromkeys(sentences)
