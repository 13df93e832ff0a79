"""What pages say of a sentence whose figure was corrected."""

from collections.abc import Mapping

from django import template

from doichieu.hub.intake.corrections import Place, place_of
from doichieu.hub.register.queries import Witness

register = template.Library()


@register.simple_tag
def correction_reason(reasons: Mapping[Place, str], witness: Witness) -> str:
    """Why it was corrected; empty for who may not know."""
    return reasons.get(place_of(witness), "") if reasons else ""
