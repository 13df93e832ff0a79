from dataclasses import replace

from doichieu.claims import Span
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents.models import State, StoredText
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.services import confirm_claim
from doichieu.hub.intake.targets import Targets, targets_of
from doichieu.hub.register.tests.worked import HALF, claim, indicator, quantity, read, stored_text

PLAN = "Phấn đấu thu ngân sách 700 tỷ đồng. Phấn đấu thu phí 12 tỷ đồng. Thu ngân sách đạt 615 tỷ đồng."


def planning(
    cast: Cast, state: State = State.INTERNAL, content: str = PLAN, value: str = "700000000000", set_by: str = ""
) -> StoredText:
    """Two planned figures and one result; the first is confirmed."""
    if not Indicator.objects.filter(code="BUD01").exists():
        indicator("BUD01")
    text = stored_text(content, cast.district, cast.owner, state=state)
    planned = [
        replace(claim(content, "700 tỷ đồng", quantity(value)), planned=True, period=HALF, code="BUD01"),
        replace(claim(content, "12 tỷ đồng", quantity("12000000000")), planned=True, period=HALF, code=None),
        claim(content, "615 tỷ đồng", quantity("615000000000")),
    ]
    reading = read(text, tuple(planned))
    first = reading.claims.get(claim_id=planned[0].id)
    placement = Placement(code="BUD01", locality=cast.district, period=HALF, planned=True, set_by=set_by)
    confirm_claim(claim=first, placement=placement, by=viewer_of(cast.owner))
    return text


def said(targets: Targets) -> list[tuple[list[str], str]]:
    return [
        ([each.claim.quote for each in target.stated], target.figure.indicator.code) for target in targets.confirmed
    ]


def test_targets_are_told_with_how_many_still_wait(cast: Cast) -> None:
    text = planning(cast)
    targets = targets_of([text.document_id], viewer_of(cast.owner))
    assert said(targets) == [(["700 tỷ đồng"], "BUD01")]
    assert targets.waiting == {text.document_id: 1}
    assert targets_of([text.document_id], cast.anonymous) == Targets((), {})


def test_what_a_delegate_asks_for_is_no_target_that_waits(cast: Cast) -> None:
    text = planning(cast)
    asked = (text.pk, Span(0, len(PLAN)))
    assert targets_of([text.document_id], viewer_of(cast.owner), asked_for=[asked]).waiting == {}
    assert targets_of([text.document_id], viewer_of(cast.owner), asked_for=[(text.pk + 1, asked[1])]).waiting != {}


def test_a_planned_figure_without_an_indicator_in_the_words_of_a_task_is_no_target_that_waits(cast: Cast) -> None:
    text = planning(cast)
    task, elsewhere = (text.pk, Span(PLAN.index("Phấn đấu thu phí"), PLAN.index(". Thu"))), (text.pk, Span(0, 5))
    waiting = targets_of([text.document_id], viewer_of(cast.owner), handed_out=[elsewhere])
    assert waiting.first_waiting == {text.document_id: claim(PLAN, "12 tỷ đồng", quantity("12000000000")).id}
    assert targets_of([text.document_id], viewer_of(cast.owner), handed_out=[task]).waiting == {}


def test_what_two_documents_say_of_one_indicator_and_period_is_one_target(cast: Cast) -> None:
    first = planning(cast)
    second = planning(cast, content=f"Nghị quyết. {PLAN}", set_by="HĐND huyện")
    other = planning(cast, content=f"Dự thảo. {PLAN}", value="710000000000", set_by="HĐND tỉnh")
    targets = targets_of([first.document_id, second.document_id, other.document_id], viewer_of(cast.owner))
    assert [[each.document_id for each in target.stated] for target in targets.confirmed] == [
        [first.document_id, second.document_id],
        [other.document_id],
    ]
    assert targets.confirmed[0].documents == (first.document_id, second.document_id)


def test_outsiders_are_told_the_confirmed_targets_of_released_documents_and_not_what_waits(cast: Cast) -> None:
    text = planning(cast, State.RELEASED)
    for viewer in (cast.anonymous, viewer_of(cast.stranger)):
        targets = targets_of([text.document_id], viewer)
        assert (said(targets), targets.waiting) == ([(["700 tỷ đồng"], "BUD01")], {})
