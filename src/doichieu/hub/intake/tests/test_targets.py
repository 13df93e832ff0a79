from dataclasses import replace

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.documents.models import State, StoredText
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.services import confirm_claim
from doichieu.hub.intake.targets import targets_of
from doichieu.hub.register.tests.worked import HALF, claim, indicator, quantity, read, stored_text

PLAN = "Phấn đấu thu ngân sách 700 tỷ đồng. Phấn đấu thu phí 12 tỷ đồng. Thu ngân sách đạt 615 tỷ đồng."


def planning(cast: Cast, state: State = State.INTERNAL) -> StoredText:
    """Two planned figures and one result; the first is confirmed."""
    indicator("BUD01")
    text = stored_text(PLAN, cast.district, cast.owner, state=state)
    planned = [
        replace(claim(PLAN, "700 tỷ đồng", quantity("700000000000")), planned=True, period=HALF, code="BUD01"),
        replace(claim(PLAN, "12 tỷ đồng", quantity("12000000000")), planned=True, period=HALF),
        claim(PLAN, "615 tỷ đồng", quantity("615000000000")),
    ]
    reading = read(text, tuple(planned))
    first = reading.claims.get(claim_id=planned[0].id)
    placement = Placement(code="BUD01", locality=cast.district, period=HALF, planned=True)
    confirm_claim(claim=first, placement=placement, by=viewer_of(cast.owner))
    return text


def test_targets_are_told_with_how_many_still_wait(cast: Cast) -> None:
    text = planning(cast)
    targets = targets_of([text.document_id], viewer_of(cast.owner))[text.document_id]
    assert [(each.claim.quote, each.figure.indicator.code) for each in targets.confirmed] == [("700 tỷ đồng", "BUD01")]
    assert targets.waiting == 1
    assert targets_of([text.document_id], cast.anonymous) == {}


def test_outsiders_are_told_the_confirmed_targets_of_released_documents_and_not_what_waits(cast: Cast) -> None:
    text = planning(cast, State.RELEASED)
    for viewer in (cast.anonymous, viewer_of(cast.stranger)):
        targets = targets_of([text.document_id], viewer)[text.document_id]
        assert ([each.claim.quote for each in targets.confirmed], targets.waiting) == (["700 tỷ đồng"], 0)
