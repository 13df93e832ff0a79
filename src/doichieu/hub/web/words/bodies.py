"""The body that a letter to a place goes to."""

from django.utils.translation import gettext_lazy

from doichieu.hub.intake.entry_words import said
from doichieu.hub.places.models import Level, Locality

COMMITTEE = gettext_lazy("the People's Committee of %(place)s")
REPORTING_UNIT = gettext_lazy("the reporting unit")


def committee_of(place: Locality | None) -> str:
    """In Vietnamese, to stand within a line: the People's Committee of a place, of a hamlet that of its commune."""
    while place is not None and place.level == Level.HAMLET:
        place = place.parent
    return said(REPORTING_UNIT) if place is None or place.level == Level.COUNTRY else said(COMMITTEE, place=place)
