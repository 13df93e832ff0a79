"""Which place on record a document is about, from the bare name that the reader found."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from doichieu.claims import Reading, Text
from doichieu.hub.documents.issuers import letterhead, names_bodies
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Level, Locality
from doichieu.hub.places.naming import kind_and_name, kind_forms, levels_of
from doichieu.lexicon import folded


def locality_of(reading: Reading) -> Locality | None:
    """The one place that the reading's locality can mean; None where several or none can be meant.

    Of places of that name that stood on the day of the document, those of the kind that the text puts
    before the name most often are kept (else a district of its level: a town becomes a city; a ward and a commune of
    one name are two places), then those whose province the text names, then the highest. None that lies in another
    province than its letterhead names.
    """
    if not reading.locality:
        return None
    words = folded(reading.text.content)
    kind, bare = kind_and_name(reading.locality)
    kind = kind or _kind_in(words, bare)
    candidates = places.named(bare, kind, on=_day_of(reading)) or _of_level(bare, kind, _day_of(reading))
    candidates = [place for place in candidates if not _province_elsewhere(reading.text, place)]
    if not candidates:
        return None
    if len(candidates) > 1:
        candidates = [place for place in candidates if _province_is_named(place, words)] or candidates
    highest = [place for place in candidates if place.level == candidates[0].level]
    return highest[0] if len(highest) == 1 else None


def place_in_doubt(text: Text, name: str | None, kept_for: Locality | None) -> str:
    """The place that a text names, with its kind, where somebody has to say whose document it is; else nothing.

    name: as the reader found it. Of a document that is kept for a place one is asked about that the list of places does
    not have, a commune of its name and of another kind or province among them: whoever chose the place did not see
    what the text says.
    """
    if not name:
        return ""
    kind, bare = kind_and_name(name)
    words = folded(text.content)
    before = None if kind else _kind_in(words, bare)
    said = f"{before} {name}" if before else name
    namesakes = [kept_for] if kept_for else places.named(bare)
    elsewhere = {_province_elsewhere(text, place) for place in namesakes if folded(place.name) == bare}
    if elsewhere and all(elsewhere):
        said = f"{said}, {min(elsewhere)}"
    if kept_for is None:
        return said
    if folded(kept_for.name) == bare:
        other_kind = kept_for.level == Level.COMMUNE and _is_of_another_kind(kept_for, words, kind or before)
        return said if other_kind or all(elsewhere) else ""
    return "" if not (kind or before) or places.named(bare) else said


def _is_of_another_kind(place: Locality, words: str, kind: str | None) -> bool:
    """Whether the words never call a place by its kind, and by another one."""
    return kind is not None and kind != folded(place.kind) and place.kind not in _kinds_in(words, folded(place.name))


def _province_elsewhere(text: Text, place: Locality) -> str:
    """The province or city in the letterhead, with its kind, that a place neither is nor lies in; else empty."""
    above = [folded(each.name) for each in _upwards(place)]
    lines, _ = letterhead(text)
    for line in lines if names_bodies(lines) else ():
        found = _provinces().search(folded(line))
        name = found["name"].strip() if found else ""
        if found and name and not any(f" {own} " in f" {name} " for own in above):
            return f"{found['kind']} {name.title()}"
    return ""


def _upwards(place: Locality | None) -> Iterator[Locality]:
    """The place and those above it."""
    while place is not None:
        yield place
        place = place.parent


@cache
def _provinces() -> re.Pattern[str]:
    kinds = "|".join(re.escape(form) for form, kind in kind_forms() if Level.PROVINCE in levels_of(kind))
    return re.compile(rf"(?<!\w)(?P<kind>{kinds})(?!\w)(?P<name>[^,;:]*)")


def _day_of(reading: Reading) -> date | None:
    """A day on which the place stood: the document's, or its session's."""
    days = reading.conference.dates if reading.conference else ()
    return reading.published or (days[0] if days else None)


def _kind_in(words: str, bare: str) -> str | None:
    """The kind that stands before the name most often, of equals the one that is written first."""
    counts = _kinds_in(words, bare)
    return counts.most_common(1)[0][0] if counts else None


def _kinds_in(words: str, bare: str) -> Counter[str]:
    """How often each kind stands before the name."""
    forms = dict(kind_forms())
    written = "|".join(map(re.escape, forms))
    found = re.finditer(rf"(?<!\w)({written})\s?{re.escape(bare)}(?!\w)", words)
    return Counter(forms[match.group(1)] for match in found)


def _of_level(bare: str, kind: str | None, day: date | None) -> list[Locality]:
    """Districts of that name on the level of the kind: towns become cities."""
    levels = levels_of(kind) - {Level.COMMUNE} if kind else frozenset()
    return [place for place in places.named(bare, on=day) if place.level in levels]


def _province_is_named(place: Locality, words: str) -> bool:
    """Whether the text names the highest place above."""
    *_, top = _upwards(place)
    return top != place and folded(top.name) in words
