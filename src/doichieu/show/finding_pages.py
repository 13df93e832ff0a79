"""One self-contained page for findings: the texts with their figures marked, beside the list of findings."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib import resources
from pathlib import Path
from string import Template

from doichieu import __version__
from doichieu.claims import Claim, Reading
from doichieu.claims.findings import ClaimRef, Finding
from doichieu.show.findings import finding_line, severity
from doichieu.show.highlights import Mark, mark_of, marked
from doichieu.show.lines import line
from doichieu.show.pages import GENERATOR
from doichieu.show.wording import Lang, words

Readings = Mapping[str, Reading]


def findings_page(readings: Readings, findings: Sequence[Finding], *, lang: Lang = "vi") -> str:
    """An HTML page that needs nothing else. A figure in a text leads to its first finding, and back.

    readings: by the name of the document that the findings cite.
    """
    return Template(_resource("findings.html")).substitute(
        lang=lang,
        generator=f"{GENERATOR} {__version__}",
        style=_resource("page.css") + _resource("findings.css"),
        title=escape(words("label.findings_title", lang)),
        facts=escape(_count(findings, lang)),
        text_title=escape(words("label.text", lang)),
        texts="".join(_texts(readings, findings, lang)),
        findings_title=escape(words("label.findings_title", lang)),
        findings=_list(readings, findings, lang),
        made_by=escape(words("label.made_by", lang, version=__version__)),
    )


def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _count(findings: Sequence[Finding], lang: Lang) -> str:
    count = sum(finding.severity.is_open for finding in findings)
    if not count:
        return words("label.no_findings", lang)
    return words("label.one_open", lang) if count == 1 else words("label.open_findings", lang, count=count)


def _texts(readings: Readings, findings: Sequence[Finding], lang: Lang) -> Iterator[str]:
    first = {ref: number for number, finding in reversed(list(enumerate(findings))) for ref in finding.claims}
    for place, (name, reading) in enumerate(readings.items()):
        marks = []
        for claim in reading.claims:
            number = first.get(ClaimRef(name, claim.id))
            finding = None if number is None else findings[number]
            marks.append(_mark(claim, _anchor(place, claim.id), number, finding, lang))
        yield f"<details open><summary>{escape(name)}</summary>\n{marked(reading.text, marks, lang=lang)}</details>\n"


def _mark(claim: Claim, anchor: str, number: int | None, finding: Finding | None, lang: Lang) -> Mark:
    """The figure in its text; the finding it takes part in, the gravest of several, gives its colour."""
    plain = mark_of(claim)
    classes = plain.classes if finding is None else (*plain.classes, finding.severity.value)
    href = None if number is None else f"#f-{number}"
    return Mark(plain.span, anchor, classes, plain.data, href, line(claim, lang))


def _list(readings: Readings, findings: Sequence[Finding], lang: Lang) -> str:
    if not findings:
        return f"<p>{escape(words('label.no_findings', lang))}</p>"
    claims = {ClaimRef(name, claim.id): claim for name, reading in readings.items() for claim in reading.claims}
    places = {name: place for place, name in enumerate(readings)}
    items = "".join(_item(number, finding, claims, places, lang) for number, finding in enumerate(findings))
    return f'<ul class="findings">\n{items}</ul>'


def _item(
    number: int, finding: Finding, claims: Mapping[ClaimRef, Claim], places: Mapping[str, int], lang: Lang
) -> str:
    badge = f'<span class="badge {finding.severity.value}">{escape(severity(finding, lang))}</span>'
    several = len({ref.document for ref in finding.claims}) > 1
    links = " · ".join(
        f'<a href="#{_anchor(places[ref.document], ref.claim)}">{escape(claims[ref].quote)}</a>'
        + (f" ({escape(ref.document)})" if several else "")
        for ref in finding.claims
    )
    sentence = escape(finding_line(finding, claims, lang, papers={name: Path(name).name for name in places}))
    return f'<li id="f-{number}">{badge} {sentence}<span class="figures">{links}</span></li>\n'


def _anchor(place: int, claim: str) -> str:
    return escape(f"d{place}-{claim}")
