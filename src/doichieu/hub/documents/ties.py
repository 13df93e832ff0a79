"""Which place on record a document is about, from the bare name that the reader found."""

import re
from collections import Counter
from datetime import date

from doichieu.claims import Reading
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality
from doichieu.hub.places.naming import kind_and_name, kinds
from doichieu.lexicon import folded


def locality_of(reading: Reading) -> Locality | None:
    """The one place that the reading's locality can mean; None where several or none can be meant.

    Of places of that name that stood on the day of the document, those of the kind that the text puts
    before the name most often are kept, then those whose province the text names, then the highest.
    """
    if not reading.locality:
        return None
    words = folded(reading.text.content)
    kind, bare = kind_and_name(reading.locality)
    kind = kind or _kind_in(words, bare)
    candidates = places.named(bare, kind, on=_day_of(reading))
    if len(candidates) > 1:
        candidates = [place for place in candidates if _province_is_named(place, words)] or candidates
    highest = [place for place in candidates if place.level == candidates[0].level]
    return highest[0] if len(highest) == 1 else None


def _day_of(reading: Reading) -> date | None:
    """A day on which the place stood: the document's, or its session's."""
    days = reading.conference.dates if reading.conference else ()
    return reading.published or (days[0] if days else None)


def _kind_in(words: str, bare: str) -> str | None:
    """The kind that stands before the name most often, of equals the one that is written first."""
    kind = "|".join(map(re.escape, map(folded, kinds())))
    counts = Counter(found.group(1) for found in re.finditer(rf"\b({kind}) {re.escape(bare)}\b", words))
    return counts.most_common(1)[0][0] if counts else None


def _province_is_named(place: Locality, words: str) -> bool:
    """Whether the text names the highest place above."""
    top = place
    while top.parent is not None:
        top = top.parent
    return top != place and folded(top.name) in words
