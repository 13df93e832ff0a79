"""One self-contained page for findings: each text with its figures marked, beside its own list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from importlib import resources
from string import Template

from doichieu import __version__
from doichieu.claims import Claim, Reading
from doichieu.claims.findings import ClaimRef, Finding
from doichieu.show.findings import finding_line, likely_wrong, severity
from doichieu.show.highlights import Mark, mark_of, marked
from doichieu.show.lines import line
from doichieu.show.pages import GENERATOR
from doichieu.show.papers import papers_of_files
from doichieu.show.periods import day
from doichieu.show.wording import Lang, words

Readings = Mapping[str, Reading]


def findings_page(
    readings: Readings, findings: Sequence[Finding], *, made: datetime | None = None, lang: Lang = "vi"
) -> str:
    """An HTML page that needs nothing else. A figure in a text leads to its first finding beside that text, and back.

    readings: by the name of the document that the findings cite. made: when, in the time of who reads the page.
    """
    return Template(_resource("findings.html")).substitute(
        lang=lang,
        generator=f"{GENERATOR} {__version__}",
        style=_resource("page.css") + _resource("findings.css"),
        title=escape(words("label.findings_title", lang)),
        facts=escape(_count(findings, lang)),
        made=escape(_made(made, lang)),
        pairs="".join(_pairs(readings, findings, lang)),
        made_by=escape(words("label.made_by", lang, version=__version__)),
    )


def _made(made: datetime | None, lang: Lang) -> str:
    """When the page was made, and by which version."""
    if made is None:
        return ""
    return words("label.made_at", lang, time=f"{made:%H:%M}", day=day(made.date()), version=__version__)


def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _count(findings: Sequence[Finding], lang: Lang) -> str:
    count = sum(finding.severity.is_open for finding in findings)
    if not count:
        return words("label.no_findings", lang)
    return words("label.one_open", lang) if count == 1 else words("label.open_findings", lang, count=count)


def _pairs(readings: Readings, findings: Sequence[Finding], lang: Lang) -> Iterator[str]:
    """Each text with the findings that name a figure of it; a finding of two documents stands beside both."""
    claims = {ClaimRef(name, claim.id): claim for name, reading in readings.items() for claim in reading.claims}
    book = _Book(claims, {name: place for place, name in enumerate(readings)}, papers_of_files(readings), lang)
    for name, reading in readings.items():
        own = [(number, one) for number, one in enumerate(findings) if any(ref.document == name for ref in one.claims)]
        label = escape(words("label.findings_title", lang))
        listed = f'<section class="list" aria-label="{label}">\n{_list(name, own, book)}</section>\n'
        text = escape(words("label.text", lang))
        texts = f'<article lang="vi" aria-label="{text}">\n{_text(name, reading, own, book)}</article>\n'
        yield f'<div class="pair">\n{listed}{texts}</div>\n'


@dataclass(frozen=True, slots=True)
class _Book:
    """What all findings of the page are told with."""

    claims: Mapping[ClaimRef, Claim]
    places: Mapping[str, int]  # of the documents, by their names
    papers: Mapping[str, str]  # what these are called in a sentence
    lang: Lang


def _text(name: str, reading: Reading, own: Sequence[tuple[int, Finding]], book: _Book) -> str:
    first = {ref: pair for pair in reversed(own) for ref in pair[1].claims}
    slipped = {ref for _, one in own for ref in likely_wrong(one)}
    place = book.places[name]
    marks = []
    for claim in reading.claims:
        ref = ClaimRef(name, claim.id)
        plain = replace(mark_of(claim), id=_anchor(place, claim.id), title=line(claim, book.lang))
        found = _found(plain, _item_id(place, first[ref][0]), first[ref][1]) if ref in first else plain
        marks.append(_slipped(found, book.lang) if ref in slipped else found)
    return f"<details open><summary>{escape(name)}</summary>\n{marked(reading.text, marks, lang=book.lang)}</details>\n"


def _found(plain: Mark, item: str, finding: Finding) -> Mark:
    """The mark of a figure with the finding that it takes part in: the gravest of several gives its colour."""
    return replace(plain, classes=(*plain.classes, finding.severity.value), href=f"#{item}")


def _slipped(plain: Mark, lang: Lang) -> Mark:
    """The mark of the figure that is likely wrong."""
    return replace(plain, classes=(*plain.classes, "slip"), title=f"{words('label.likely_wrong', lang)}: {plain.title}")


def _list(name: str, own: Sequence[tuple[int, Finding]], book: _Book) -> str:
    if not own:
        return f"<p>{escape(words('label.no_findings', book.lang))}</p>\n"
    items = "".join(_item(_item_id(book.places[name], number), finding, book) for number, finding in own)
    return f'<ul class="findings">\n{items}</ul>\n'


def _item(key: str, finding: Finding, book: _Book) -> str:
    badge = f'<span class="badge {finding.severity.value}">{escape(severity(finding, book.lang))}</span>'
    several = len({ref.document for ref in finding.claims}) > 1
    slipped = likely_wrong(finding)
    links = " · ".join(
        f'<a href="#{_anchor(book.places[ref.document], ref.claim)}">{escape(book.claims[ref].quote)}</a>'
        + (f" ({escape(ref.document)})" if several else "")
        + (f' <b class="slip">{escape(words("label.likely_wrong", book.lang))}</b>' if ref in slipped else "")
        for ref in finding.claims
    )
    sentence = escape(finding_line(finding, book.claims, book.lang, papers=book.papers))
    return f'<li id="{key}">{badge} {sentence}<span class="figures">{links}</span></li>\n'


def _item_id(place: int, number: int) -> str:
    return f"f{place}-{number}"


def _anchor(place: int, claim: str) -> str:
    return escape(f"d{place}-{claim}")
