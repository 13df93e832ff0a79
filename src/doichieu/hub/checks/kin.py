"""Indicators of which one is a part of the other: a part above its whole, across documents.

What a write touches is one indicator; of its kin only what is of the same last day is laid beside it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from doichieu.claims.findings import Finding
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.across import is_across, key_scope
from doichieu.hub.checks.following import Followed, Named, each_once, followed_as
from doichieu.hub.checks.neighbourhoods import Laid, Neighbourhood
from doichieu.reconcile import kin_of, parts_above, whole_by_part

ABOVE = "wholes"  # the check


def kin_beside(indicators: Collection[Indicator]) -> list[Indicator]:
    """What these are parts of, and their own parts; one database query, none for those that have no kin."""
    codes = kin_of({each.code for each in indicators})
    known = {each.pk for each in indicators}
    found = {each.pk: each for each in catalogue.standing_codes(codes).values()} if codes else {}
    return [each for number, each in found.items() if number not in known]


def followed_above(
    place_id: int, asked: Collection[Indicator], kin: Collection[Indicator], found: Mapping[int, Neighbourhood]
) -> list[tuple[int, Followed]]:
    """By the id of the part, the findings that no document shows by itself; each key once."""
    told: list[tuple[int, Followed]] = []
    for part, whole in pairs_of(asked, kin):
        laid = {one.witness.ref: one for pk in (part.pk, whole.pk) for one in found[pk].laid}
        named = {ref: Named(one.text_id, one.shown) for ref, one in laid.items()}
        kept = (one for one in above_among(list(laid.values())) if is_across(one, laid))
        follows = each_once(followed_as(one, named, key_scope(place_id, part.pk, one)) for one in kept)
        told += [(part.pk, one) for one in follows]
    return told


def pairs_of(asked: Collection[Indicator], kin: Collection[Indicator]) -> Iterator[tuple[Indicator, Indicator]]:
    """Part and whole, of which one at least was asked for."""
    wholes = whole_by_part()
    by_code = {each.code: each for each in (*kin, *asked)}
    codes = {each.code for each in asked}
    for part in by_code.values():
        whole = by_code.get(wholes.get(part.code, ""))
        if whole is not None and not codes.isdisjoint({part.code, whole.code}):
            yield part, whole


def above_among(laid: Sequence[Laid]) -> list[Finding]:
    """Parts above their wholes among figures of two indicators."""
    return parts_above(one.witness for one in laid)
