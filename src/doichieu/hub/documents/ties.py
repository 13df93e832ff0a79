"""Which place on record a document is about, from the bare name that the reader found."""

import re
from collections import Counter
from datetime import date

from doichieu.claims import Reading, Text
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.places.naming import kind_and_name, kind_forms, levels_of
from doichieu.lexicon import folded


def locality_of(reading: Reading) -> Locality | None:
    """The one place that the reading's locality can mean; None where several or none can be meant.

    Of places of that name that stood on the day of the document, those of the kind that the text puts
    before the name most often are kept (else those of its level: a town becomes a city), then those whose
    province the text names, then the highest.
    """
    if not reading.locality:
        return None
    words = folded(reading.text.content)
    kind, bare = kind_and_name(reading.locality)
    kind = kind or _kind_in(words, bare)
    candidates = places.named(bare, kind, on=_day_of(reading)) or _of_level(bare, kind, _day_of(reading))
    if not candidates:
        return None
    if len(candidates) > 1:
        candidates = [place for place in candidates if _province_is_named(place, words)] or candidates
    highest = [place for place in candidates if place.level == candidates[0].level]
    return highest[0] if len(highest) == 1 else None


def place_in_doubt(text: Text, name: str | None, kept_for: Locality | None) -> str:
    """The place that a text names, with its kind, where somebody has to say whose document it is; else nothing.

    name: as the reader found it. Of a document that is kept for a place one is asked about that the list of places does
    not have: whoever chose the place did not see what the text says.
    """
    if not name:
        return ""
    kind, bare = kind_and_name(name)
    before = None if kind else _kind_in(folded(text.content), bare)
    said = f"{before} {name}" if before else name
    if kept_for is None:
        return said
    known = folded(kept_for.name) == bare or not (kind or before) or bool(places.named(bare))
    return "" if known else said


def _day_of(reading: Reading) -> date | None:
    """A day on which the place stood: the document's, or its session's."""
    days = reading.conference.dates if reading.conference else ()
    return reading.published or (days[0] if days else None)


def _kind_in(words: str, bare: str) -> str | None:
    """The kind that stands before the name most often, of equals the one that is written first."""
    forms = dict(kind_forms())
    written = "|".join(map(re.escape, forms))
    found = re.finditer(rf"(?<!\w)({written})\s?{re.escape(bare)}(?!\w)", words)
    counts = Counter(forms[match.group(1)] for match in found)
    return counts.most_common(1)[0][0] if counts else None


def _of_level(bare: str, kind: str | None, day: date | None) -> list[Locality]:
    """Places of that name on the level of the kind: towns become cities, communes become wards."""
    levels = levels_of(kind) if kind else frozenset()
    return [place for place in places.named(bare, on=day) if place.level in levels]


def _province_is_named(place: Locality, words: str) -> bool:
    """Whether the text names the highest place above."""
    top = place
    while top.parent is not None:
        top = top.parent
    return top != place and folded(top.name) in words
