"""What documents of a place told of after sessions of it, as far as the viewer may see them."""

from collections.abc import Iterator, Sequence
from datetime import date

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.checks.told_later import Telling, tellings_of
from doichieu.hub.conferences.facts import first_day
from doichieu.hub.conferences.records import ConferencePage
from doichieu.hub.documents import queries as documents

MOST_LATER = 40  # documents, the latest


def told_since(pages: Sequence[ConferencePage], viewer: Viewer) -> Iterator[Telling]:
    """What documents of the place told of as over, since the first of the sessions began; two database queries."""
    days = [day for page in pages if (day := first_day(page.conference))]
    place = pages[0].conference.locality
    if place is None or not days:
        return
    later = list(documents.documents(viewer).filter(locality=place, published__gt=min(days))[:MOST_LATER])
    texts = documents.texts_of(later)
    for document in sorted(later, key=lambda each: (each.published or date.min, each.pk)):
        if document.pk in texts:
            yield from tellings_of(document, texts[document.pk])
