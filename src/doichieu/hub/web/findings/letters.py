"""A question to the unit whose figures do not agree, in Vietnamese, ready to be copied."""

from collections.abc import Iterator, Mapping
from functools import cache

from django.utils.translation import gettext_lazy

from doichieu import show
from doichieu.claims import Text
from doichieu.hub.checks.findings import NamedFigure, ShownFinding
from doichieu.hub.conferences.bodies import family_of, in_line
from doichieu.hub.documents.issuers import issuer_of
from doichieu.hub.intake.entry_words import said
from doichieu.hub.places.models import Level
from doichieu.hub.places.naming import kind_and_name
from doichieu.hub.web.words.bodies import COMMITTEE, REPORTING_UNIT, committee_of
from doichieu.lexicon import folded, table
from doichieu.show.sentences import cells_of_row, standing_words

TO = gettext_lazy("To: %(unit)s")
BULLETS = " \t-–—+•*"  # before an item of a list
IN_DOCUMENT = gettext_lazy("In the document “%(title)s” some figures do not agree:")
IN_DOCUMENT_OF = gettext_lazy("In the document “%(title)s” of %(day)s some figures do not agree:")
IN_DOCUMENTS_OF = gettext_lazy("In documents about %(place)s some figures do not agree with each other:")
FROM = gettext_lazy("“%(quote)s” (%(title)s)")
QUOTED = gettext_lazy("The document says:")
PLEASE_ANSWER = gettext_lazy(
    "Please check them, and send the right figures with a corrected document, or explain why they differ."
)


def question_about(found: ShownFinding, texts: Mapping[int, Text]) -> str:
    """Whom it is to, what does not agree, the sentences that say so, and what is asked for."""
    quotes = [f"{number}. {quote}" for number, quote in enumerate(_sentences(found, texts), 1)]
    return "\n".join(
        [
            said(TO, unit=_first_letter_up(_issuer(found, texts) or _body_about(found))),
            "",
            _opening(found),
            f"– {found.line('vi')}.",
            *([said(QUOTED), *quotes] if quotes else []),
            said(PLEASE_ANSWER),
        ]
    )


def _opening(found: ShownFinding) -> str:
    document = found.row.document
    title = document.title or document.name
    if found.is_of_several:
        return said(IN_DOCUMENTS_OF, place=_first_letter_up(_about(found)))
    if document.published is None:
        return said(IN_DOCUMENT, title=title)
    return said(IN_DOCUMENT_OF, title=title, day=show.day(document.published))


def _issuer(found: ShownFinding, texts: Mapping[int, Text]) -> str:
    """The one body whose documents these are: that handed them in for itself, else of their letterheads; else empty."""
    bodies = {figure.organisation or _letterhead(texts.get(figure.text_id)) for figure in found.figures}
    [body] = bodies if len(bodies) == 1 else [""]
    return body


def _letterhead(text: Text | None) -> str:
    return in_line(issuer_of(text)) if text else ""


def _about(found: ShownFinding) -> str:
    """The one body or place that the figures are about, else the place whose document it is."""
    place = found.row.about
    return _subject(found) or (str(place) if place else said(REPORTING_UNIT))


def _body_about(found: ShownFinding) -> str:
    """The same as a body that can be written to: of a place its People's Committee, of a hamlet that of its place."""
    subject = _subject(found)
    if not subject or _is_hamlet(subject):
        return committee_of(found.row.about)
    return said(COMMITTEE, place=subject) if _is_place(subject) else subject


def _subject(found: ShownFinding) -> str:
    subjects = {figure.claim.subject for figure in found.figures}
    [subject] = subjects if len(subjects) == 1 else [None]
    return subject or ""


def _is_place(name: str) -> bool:
    """Whether a kind of place with a name of its own begins it, and no body: huyện Ba Vì, but Huyện ủy, Tỉnh đoàn."""
    kind, bare = kind_and_name(name)
    return kind is not None and family_of(name) is None and not name[-len(bare) :][:1].islower()


def _is_hamlet(name: str) -> bool:
    return any(folded(name).startswith(f"{form} ") for form in _hamlets())


@cache
def _hamlets() -> tuple[str, ...]:
    words = (entry for entry in table("place_words") if entry.fact("level") == str(Level.HAMLET.value))
    return tuple(folded(form) for entry in words for form in entry.forms)


def _first_letter_up(name: str) -> str:
    return name[:1].upper() + name[1:]


def _sentences(found: ShownFinding, texts: Mapping[int, Text]) -> Iterator[str]:
    """The sentences of the figures, each once and on one line; with its document where there are several."""
    known = [(figure, texts[figure.text_id]) for figure in found.figures if figure.text_id in texts]
    sentences = ((figure, _sentence(text, figure)) for figure, text in known)
    quotes = ((figure, " ".join(sentence.lstrip(BULLETS).split())) for figure, sentence in sentences)
    yield from dict.fromkeys(_quoted(figure, quote, found.is_of_several) for figure, quote in quotes)


def _sentence(text: Text, figure: NamedFigure) -> str:
    """The sentence of a figure; of a row of a table each cell behind the heading of its column."""
    cells = cells_of_row(text, figure.claim.span)
    if not any(cell.column for cell in cells):
        return standing_words(text, show.sentence_of(text, figure.claim.span))
    told = ((cell.column or "", standing_words(text, cell.span).strip()) for cell in cells)
    return "; ".join(f"{heading}: {words}" if heading else words for heading, words in told if words)


def _quoted(figure: NamedFigure, quote: str, of_several: bool) -> str:
    if not of_several:
        return f"“{quote}”"
    return said(FROM, quote=quote, title=figure.paper("vi"))
