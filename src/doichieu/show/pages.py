"""One self-contained page for a reading: the text with its figures marked, beside the table of them."""

from collections.abc import Iterator
from html import escape
from importlib import resources
from string import Template

from doichieu import __version__
from doichieu.claims import Claim, Reading, Unread
from doichieu.show.highlights import Mark, mark_of, marked
from doichieu.show.lines import figure, kind, line, session_line
from doichieu.show.periods import day, period
from doichieu.show.sentences import sentence_of
from doichieu.show.wording import Lang, unread_reason, words

GENERATOR = "doichieu"  # the page's own mark, by which it is known when it is to be written again
_COLUMNS = ("figure", "indicator", "period", "kind", "basis")


def page(reading: Reading, *, lang: Lang = "vi") -> str:
    """An HTML page that needs nothing else: no script, no other file.

    A figure in the text leads to its row, and the row's figure back to the text.
    """
    return Template(_resource("page.html")).substitute(
        lang=lang,
        generator=f"{GENERATOR} {__version__}",
        style=_resource("page.css"),
        title=escape(reading.text.name),
        facts=escape(" · ".join(_facts(reading, lang))),
        session=_session(reading, lang),
        text_title=escape(words("label.text", lang)),
        text=marked(reading.text, _marks(reading, lang), lang=lang),
        claims_title=escape(words("label.claims", lang)),
        table=_table(reading, lang),
        unread=_unread(reading, lang),
        made_by=escape(words("label.made_by", lang, version=__version__)),
    )


def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _facts(reading: Reading, lang: Lang) -> Iterator[str]:
    if reading.locality:
        yield reading.locality
    if reading.published:
        yield words("label.published", lang, day=day(reading.published))
    count = len(reading.claims)
    yield words("label.one_figure", lang) if count == 1 else words("label.figures", lang, count=count)
    if reading.unread:
        yield words("label.unread", lang, count=len(reading.unread))


def _session(reading: Reading, lang: Lang) -> str:
    if reading.conference is None:
        return ""
    title = escape(words("label.session", lang))
    return f'<p class="session"><b>{title}:</b> {escape(session_line(reading.conference, lang))}</p>'


def _marks(reading: Reading, lang: Lang) -> Iterator[Mark]:
    for claim in reading.claims:
        plain = mark_of(claim, href=f"#r-{claim.id}")
        yield Mark(plain.span, plain.id, plain.classes, plain.data, plain.href, line(claim, lang))
    for number, unread in enumerate(reading.unread, start=1):
        yield Mark(unread.span, f"u-{number}", ("unread",), title=unread_reason(unread.reason, lang))


def _table(reading: Reading, lang: Lang) -> str:
    if not reading.claims:
        return f"<p>{escape(words('label.no_figures', lang))}</p>"
    heads = "".join(f"<th>{escape(words(f'label.{name}', lang))}</th>" for name in _COLUMNS)
    rows = "".join(_row(claim, lang) for claim in reading.claims)
    return f'<table class="claims"><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table>'


def _row(claim: Claim, lang: Lang) -> str:
    link = f'<a href="#c-{escape(claim.id)}">{escape(figure(claim, lang))}</a>'
    cells = (
        ("figure", link),
        ("indicator", escape(claim.indicator or "")),
        ("period", escape(period(claim.period, lang)) if claim.period else ""),
        ("kind", f'<span class="dot {claim.kind.value}"></span>{escape(kind(claim, lang))}'),
        ("basis", escape(claim.basis or "")),
    )
    shown = "".join(_cell(name, cell, lang) for name, cell in cells)
    return f'<tr id="r-{escape(claim.id)}">{shown}</tr>\n'


def _cell(name: str, cell: str, lang: Lang) -> str:
    label = escape(words(f"label.{name}", lang))
    return f'<td class="{name}" data-label="{label}">{cell}</td>' if cell else f'<td class="{name} nothing"></td>'


def _unread(reading: Reading, lang: Lang) -> str:
    if not reading.unread:
        return ""
    rows = "".join(_unread_row(reading, number, unread, lang) for number, unread in enumerate(reading.unread, start=1))
    return f'<section class="unread-list"><h2>{escape(words("label.unread_title", lang))}</h2><ul>{rows}</ul></section>'


def _unread_row(reading: Reading, number: int, unread: Unread, lang: Lang) -> str:
    sentence = escape(sentence_of(reading.text, unread.span).of(reading.text))
    shown = escape(unread.span.of(reading.text))
    reason = escape(unread_reason(unread.reason, lang))
    return f'<li><a href="#u-{number}">{shown}</a> ({reason}): <q>{sentence}</q></li>\n'
