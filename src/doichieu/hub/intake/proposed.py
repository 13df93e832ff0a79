"""What is proposed of a place beside its figures, without what its unit sent anew since."""

from doichieu.claims import Period
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.intake.queries import ProposedClaim, proposals_for, proposed_days
from doichieu.hub.intake.sent_anew import claims_sent_anew, places_sent_anew
from doichieu.hub.places.models import Locality


def proposals_now(locality: Locality, viewer: Viewer, within: Period) -> list[ProposedClaim]:
    """`proposals_for`, without what was sent anew; three queries more at most, none where no unit signed any."""
    found = proposals_for(locality, viewer, within)
    anew = places_sent_anew({each.text_id for each in found if each.document.organisation_id})
    return [each for each in found if each.claim.span not in anew.get(each.text_id, ())]


def proposed_periods(locality: Locality, viewer: Viewer) -> list[Period]:
    """The days of the claims that `proposals_now` would find, each once; one query, and as many more as there."""
    days = proposed_days(locality, viewer)
    anew = claims_sent_anew({claim for _, claim in days if claim is not None})
    return sorted({period for period, claim in days if claim not in anew})
