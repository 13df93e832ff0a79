from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from doichieu.claims import Kind, Period
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.documents.errors import NotVisible
from doichieu.hub.documents.models import State, StoredText
from doichieu.hub.intake import errors, queries, services
from doichieu.hub.intake.line_errors import PeriodNotOver
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.placements import Placement, series_of
from doichieu.hub.intake.proposed import proposed_periods
from doichieu.hub.intake.tests.stored import stored, stored_reading
from doichieu.hub.ledger import queries as ledger
from doichieu.hub.ledger.tests.links import broken_links
from doichieu.hub.ledger.tests.together import run_together, shared_database
from doichieu.hub.register.errors import NegativeCount, UnitMismatch
from doichieu.hub.register.figure_errors import FigureStands
from doichieu.hub.register.models import Current, Evidence, Figure
from doichieu.hub.register.services import WitnessedClaim
from doichieu.hub.register.tests.worked import (
    HALF,
    SENTENCE,
    claim,
    indicator,
    quantity,
    read,
    revenue_claims,
    stored_text,
)


def placement(cast: Cast, **fields) -> Placement:
    return replace(Placement("BUD01", cast.district, HALF), **fields)


def test_confirming_enters_the_figure_with_its_sentence_in_one_link(cast: Cast, text: StoredText) -> None:
    amount = stored(text)[0]
    [item, *_] = queries.review_of(text.document, viewer_of(cast.owner))
    assert item.proposal is not None
    decision = services.confirm_claim(claim=amount, placement=item.proposal.placement, by=cast.colleague)
    figure = decision.figure
    assert figure is not None
    assert (figure.value, figure.maturity, figure.period.name) == (Decimal(615300000000), "estimate", "2022-H1")
    assert (decision.action, decision.decided_by, decision.claim["quote"]) == (
        Action.CONFIRMED,
        cast.colleague,
        "615,3 tỷ đồng",
    )
    [witness] = figure.evidence.all()
    assert (witness.text, witness.start) == (text, SENTENCE.index("615,3"))
    link = ledger.chain().last()
    assert link is not None
    assert (link.event, [row["model"] for row in link.rows]) == ("claim confirmed", ["decision", "figure", "evidence"])
    items = queries.review_of(text.document, viewer_of(cast.owner))
    assert [(item.decision, item.figure, item.proposal is None) for item in items] == [
        (decision, figure, True),
        (None, None, False),
        (None, None, False),
    ]


def test_a_claim_confirmed_without_an_indicator_stays_on_its_document(cast: Cast, text: StoredText) -> None:
    decision = services.confirm_claim(claim=stored(text)[0], placement=None, by=cast.owner)
    assert (decision.figure, Figure.objects.count()) == (None, 0)


def test_the_second_reviewer_is_told_of_the_first(cast: Cast, text: StoredText) -> None:
    amount = stored(text)[0]
    first = services.reject_claim(claim=amount, reason="Nhắc lại", by=cast.owner)
    attempts: list[Callable[[], Decision]] = [
        partial(services.confirm_claim, claim=amount, placement=placement(cast), by=cast.colleague),
        partial(services.reject_claim, claim=amount, by=cast.colleague),
    ]
    for attempt in attempts:
        with pytest.raises(errors.AlreadyDecided) as refused:
            attempt()
        assert (refused.value.decision, refused.value.decision.decided_by) == (first, cast.owner)
    assert (Decision.objects.count(), Figure.objects.count()) == (1, 0)


def test_a_correction_enters_what_is_right_and_keeps_what_was_read(cast: Cast, text: StoredText) -> None:
    amount = stored(text)[0]
    right = quantity("615400000000", step="100000000")
    with pytest.raises(errors.ReasonMissing):
        services.correct_claim(claim=amount, quantity=right, placement=placement(cast), reason=" ", by=cast.owner)
    decision = services.correct_claim(
        claim=amount, quantity=right, placement=placement(cast), reason="Theo biểu số 1", by=cast.owner
    )
    assert decision.figure is not None
    assert (decision.action, decision.figure.value) == (Action.CORRECTED, Decimal(615400000000))
    assert decision.claim["value"] == decision.figure.evidence.get().claim["value"] == "615300000000"


def test_a_running_total_from_new_year_is_no_second_figure_of_the_same_days(cast: Cast, text: StoredText) -> None:
    amount = stored(text)[0]
    first = services.confirm_claim(claim=amount, placement=placement(cast, cumulative=True), by=cast.owner).figure
    assert first is not None
    assert first.cumulative is None
    later = stored_text(f"Lũy kế: {SENTENCE}", cast.district, cast.owner)
    [again] = stored_reading(later, (claim(later.data["content"], "615,3 tỷ đồng", quantity("615300000000")),))
    assert services.confirm_claim(claim=again, placement=placement(cast), by=cast.owner).figure == first
    spring = Period(date(2022, 4, 1), date(2022, 6, 30))
    running = placement(cast, period=spring, cumulative=True)
    assert series_of(running).digest != series_of(placement(cast, period=spring)).digest


def test_another_value_on_record_is_shown_and_can_be_superseded(cast: Cast, text: StoredText) -> None:
    first = services.confirm_claim(claim=stored(text)[0], placement=placement(cast), by=cast.owner).figure
    later = stored_text(f"Quyết toán: {SENTENCE}", cast.district, cast.owner)
    content = later.data["content"]
    [amount] = stored_reading(later, (claim(content, "615,3 tỷ đồng", quantity("620000000000")),))
    with pytest.raises(FigureStands) as refused:
        services.confirm_claim(claim=amount, placement=placement(cast), by=cast.owner)
    assert refused.value.existing == first
    assert not Decision.objects.filter(text=later).exists()
    decision = services.confirm_claim(
        claim=amount, placement=placement(cast), by=cast.owner, supersedes=first, reason="Số quyết toán"
    )
    assert decision.figure is not None
    assert (decision.figure.supersedes, decision.figure.reason) == (first, "Số quyết toán")


@pytest.mark.parametrize(
    ("stated", "error"), [(quantity("5", "ha"), UnitMismatch), (quantity("-5", "xã"), NegativeCount)]
)
def test_what_the_register_refuses_leaves_no_decision(cast: Cast, stated, error) -> None:
    indicator(unit="xã" if stated.unit == "xã" else "VND")
    content = "Đạt 5 gì đó."
    text = stored_text(content, cast.district, cast.owner)
    [amount] = stored_reading(text, (claim(content, "5", stated),))
    with pytest.raises(error):
        services.confirm_claim(claim=amount, placement=placement(cast), by=cast.owner)
    assert (Decision.objects.count(), Figure.objects.count()) == (0, 0)


def test_reopening_takes_the_figure_back_and_the_claim_can_be_decided_again(cast: Cast, text: StoredText) -> None:
    amount = stored(text)[0]
    decision = services.confirm_claim(claim=amount, placement=placement(cast), by=cast.owner)
    with pytest.raises(errors.ReasonMissing):
        services.reopen_claim(decision=decision, reason="", by=cast.owner)
    reopened = services.reopen_claim(decision=decision, reason="Nhầm kỳ", by=cast.colleague)
    assert (reopened.action, reopened.replaces) == (Action.REOPENED, decision)
    assert decision.figure is not None
    assert Figure.objects.get(supersedes=decision.figure).withdrawn
    [item, *_] = queries.review_of(text.document, viewer_of(cast.owner))
    assert (item.decision, item.proposal is not None) == (None, True)
    with pytest.raises(errors.NothingDecided):
        services.reopen_claim(decision=decision, reason="lại", by=cast.owner)
    quarter = placement(cast, period=Period(date(2022, 4, 1), date(2022, 6, 30)))
    again = services.confirm_claim(claim=amount, placement=quarter, by=cast.owner)
    assert (again.replaces, again.figure and again.figure.period.name) == (reopened, "2022-Q2")
    assert [each.action for each in Decision.objects.order_by("pk")] == ["confirmed", "reopened", "confirmed"]


def test_reopening_one_of_two_witnesses_leaves_the_figure(cast: Cast, text: StoredText) -> None:
    first = services.confirm_claim(claim=stored(text)[0], placement=placement(cast), by=cast.owner)
    other = stored_text(f"Cũng theo báo cáo: {SENTENCE}", cast.district, cast.owner)
    [amount, *_] = stored_reading(other, revenue_claims(other.data["content"]))
    second = services.confirm_claim(claim=amount, placement=placement(cast), by=cast.owner)
    assert second.figure == first.figure
    services.reopen_claim(decision=first, reason="Nhắc lại", by=cast.owner)
    holding = Current.objects.get().figure
    assert (holding.supersedes, holding.value) == (first.figure, Decimal(615300000000))
    assert [row.text for row in holding.evidence.all()] == [other]
    services.reopen_claim(decision=second, reason="Nhắc lại", by=cast.owner)
    assert Figure.objects.get(supersedes=holding).withdrawn
    assert not Current.objects.exists()


def test_a_decision_holds_whatever_a_later_reader_reads_there(cast: Cast, text: StoredText) -> None:
    decision = services.reject_claim(claim=stored(text)[0], by=cast.owner)
    growth_gone = services.reject_claim(claim=stored(text)[2], by=cast.owner)
    wider = claim(SENTENCE, "ước đạt 615,3 tỷ đồng", quantity("615300000000"))
    read(text, (wider, revenue_claims()[1]), version="2")
    items = queries.review_of(text.document, viewer_of(cast.owner))
    assert [(item.decision, item.stored is not None) for item in items] == [
        (decision, True),
        (None, True),
        (growth_gone, False),
    ]
    with pytest.raises(errors.AlreadyDecided):
        services.confirm_claim(claim=WitnessedClaim(text, wider), placement=placement(cast), by=cast.owner)


def test_only_who_covers_the_place_decides(cast: Cast, text: StoredText) -> None:
    amount = stored(text)[0]
    for by in (cast.stranger, cast.visitor):
        with pytest.raises(Refused):
            services.confirm_claim(claim=amount, placement=placement(cast), by=by)
        with pytest.raises(Refused):
            services.reject_claim(claim=amount, by=by)
    with pytest.raises(Refused):  # the document is theirs, the other place is not
        services.confirm_claim(claim=amount, placement=placement(cast, locality=cast.elsewhere), by=cast.owner)
    decision = services.reject_claim(claim=amount, by=cast.owner)
    with pytest.raises(Refused):
        services.reopen_claim(decision=decision, reason="x", by=cast.stranger)
    assert Decision.objects.count() == 1


def test_outsiders_see_nothing_of_the_review_of_a_released_document(cast: Cast) -> None:
    indicator()
    text = stored_text(SENTENCE, cast.district, cast.owner, state=State.RELEASED)
    amount, attainment, _ = stored_reading(text, revenue_claims())
    services.confirm_claim(claim=amount, placement=placement(cast), by=cast.owner)
    services.reject_claim(claim=attainment, reason="nội bộ", by=cast.owner)
    for viewer in (cast.anonymous, viewer_of(cast.stranger), viewer_of(cast.visitor)):
        assert queries.review_of(text.document, viewer) == []
        assert queries.proposals_for(cast.district, viewer, Period.year(2022)) == []
        assert proposed_periods(cast.district, viewer) == []
    assert len(queries.review_of(text.document, viewer_of(cast.colleague))) == 3
    [growth] = queries.proposals_for(cast.district, viewer_of(cast.colleague), Period.year(2022))
    assert growth.claim.kind is Kind.GROWTH


def test_nobody_sees_the_review_of_a_document_that_they_may_not_see(cast: Cast, text: StoredText) -> None:
    for viewer in (cast.anonymous, viewer_of(cast.stranger)):
        with pytest.raises(NotVisible):
            queries.review_of(text.document, viewer)


def test_documents_wait_for_their_reviewers_until_every_claim_is_decided(cast: Cast, text: StoredText) -> None:
    def waiting(user) -> list[tuple[int, int]]:
        return [(each.claims, each.undecided) for each in queries.pending_documents(viewer_of(user))]

    assert [waiting(user) for user in (cast.owner, cast.colleague, cast.stranger, cast.visitor)] == [
        [(3, 3)],
        [(3, 3)],
        [],
        [],
    ]
    first, *others = stored(text)
    services.confirm_claim(claim=first, placement=placement(cast), by=cast.owner)
    assert waiting(cast.owner) == [(3, 2)]
    for each in others:
        services.reject_claim(claim=each, by=cast.owner)
    assert waiting(cast.owner) == []


@pytest.mark.django_db(transaction=True)
def test_of_reviewers_who_confirm_at_once_one_enters_the_figure_and_the_others_are_told(tmp_path: Path) -> None:
    cast = assembled()
    indicator()
    text = stored_text(SENTENCE, cast.district, cast.owner)
    [amount, *_] = stored_reading(text, revenue_claims())

    def confirm(number: int) -> Decision:
        by = cast.owner if number % 2 else cast.colleague
        return services.confirm_claim(claim=amount, placement=placement(cast), by=by)

    with shared_database(tmp_path) as connect:
        outcomes = run_together(4, connect, confirm)
        [winner] = [each for each in outcomes if isinstance(each, Decision)]
        told = [each for each in outcomes if isinstance(each, errors.AlreadyDecided)]
        assert [each.decision for each in told] == [winner] * 3, outcomes
        assert (Figure.objects.count(), Evidence.objects.count(), Decision.objects.count()) == (1, 1, 1)
        assert list(broken_links()) == []


def test_undoing_a_correction_lets_the_first_documents_figure_hold_again(cast: Cast, text: StoredText) -> None:
    first = services.confirm_claim(claim=stored(text)[0], placement=placement(cast), by=cast.owner)
    later = stored_text(f"Quyết toán: {SENTENCE}", cast.district, cast.owner)
    content = later.data["content"]
    [amount] = stored_reading(later, (claim(content, "615,3 tỷ đồng", quantity("620000000000")),))
    second = services.confirm_claim(
        claim=amount, placement=placement(cast), by=cast.owner, supersedes=first.figure, reason="Số quyết toán"
    )
    services.reopen_claim(decision=second, reason="Nhầm văn bản", by=cast.owner)
    holding = Current.objects.get().figure
    assert (holding.value, holding.supersedes, holding.reason) == (
        Decimal(615300000000),
        second.figure,
        "Nhầm văn bản",
    )
    assert [(row.text, row.start) for row in holding.evidence.all()] == [(text, SENTENCE.index("615,3"))]
    link = ledger.chain().last()
    assert link is not None
    assert [row["model"] for row in link.rows] == ["decision", "retraction", "figure", "evidence"]
    services.reopen_claim(decision=first, reason="Xem lại", by=cast.owner)
    assert not Current.objects.exists()


def test_a_result_that_its_document_tells_before_its_days_are_over_is_asked_about(cast: Cast, text: StoredText) -> None:
    text.document.published = date(2022, 2, 10)
    text.document.save()
    amount = stored(text)[0]
    with pytest.raises(PeriodNotOver) as asked:
        services.confirm_claim(claim=amount, placement=placement(cast), by=cast.owner)
    assert (asked.value.period, asked.value.last) == ("2022-H1", date(2022, 6, 30))
    assert not Decision.objects.exists()
    why = "Đã chốt sổ"
    decision = services.confirm_claim(claim=amount, placement=placement(cast), by=cast.owner, reason=why)
    assert (decision.reason, decision.figure is not None) == (why, True)


@pytest.mark.parametrize("fields", [{"planned": True, "set_by": "HĐND"}, {"maturity": "estimate"}])
def test_a_plan_or_an_estimate_is_told_before_its_days_are_over(
    cast: Cast, text: StoredText, fields: dict[str, str | bool]
) -> None:
    text.document.published = date(2022, 2, 10)
    text.document.save()
    decision = services.confirm_claim(claim=stored(text)[0], placement=placement(cast, **fields), by=cast.owner)
    assert decision.figure is not None
