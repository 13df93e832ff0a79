"""Claims of one text confirmed by one act: each that nothing stands against, all in one link of the chain."""

from dataclasses import replace
from pathlib import Path

import pytest

from doichieu.claims import Period
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.documents.models import StoredText
from doichieu.hub.intake.errors import AlreadyDecided
from doichieu.hub.intake.models import Decision
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.services import Refusal, confirm_claim, confirm_claims, reopen_claim
from doichieu.hub.intake.tests.stored import stored, stored_reading
from doichieu.hub.ledger import queries as ledger
from doichieu.hub.ledger.models import Outgoing
from doichieu.hub.ledger.tests.links import broken_links
from doichieu.hub.ledger.tests.together import run_together, shared_database
from doichieu.hub.places.models import Locality
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.errors import PeriodClosed, UnitMismatch
from doichieu.hub.register.models import Evidence, Figure, Measure
from doichieu.hub.register.tests.worked import HALF, SENTENCE, indicator, revenue_claims, stored_text

BEFORE = Period.year(2021)


def placements(place: Locality) -> list[Placement]:
    """Of the amount, the attainment and the growth of the sentence."""
    level = Placement("BUD01", place, HALF, maturity="estimate")
    return [level, replace(level, measure=Measure.ATTAINMENT, maturity=""), replace(level, measure=Measure.GROWTH)]


def confirmed(text: StoredText, cast: Cast, *wanted: Placement) -> list[Decision | Refusal]:
    return confirm_claims(claims=list(zip(stored(text), wanted, strict=True)), by=cast.owner)


def kinds(answers: list[Decision | Refusal]) -> list[type]:
    return [type(each) for each in answers]


def test_all_are_entered_with_their_witnesses_in_one_link(cast: Cast, text: StoredText) -> None:
    links = ledger.chain().count()
    answers = confirmed(text, cast, *placements(cast.district))
    assert kinds(answers) == [Decision] * 3
    assert [each.measure for each in Figure.objects.order_by("pk")] == ["level", "attainment", "growth"]
    told = Decision.objects.order_by("start").values_list("start", "figure__evidence__start", "decided_by")
    assert list(told) == [(each.start, each.start, cast.owner.pk) for each in stored(text)]
    link = ledger.chain().last()
    assert link is not None
    assert (link.event, [row["model"] for row in link.rows]) == (
        "claim confirmed",
        ["decision"] * 3 + ["figure", "evidence"] * 3,
    )
    assert ledger.chain().count() == links + 2  # the period was named first
    assert Outgoing.objects.filter(link=link, model="decision", delivered_at=None).count() == 3
    assert list(broken_links()) == []


def test_what_is_refused_is_told_and_holds_back_no_other(cast: Cast, text: StoredText) -> None:
    level, attainment, growth = placements(cast.district)
    answers = confirmed(text, cast, level, replace(attainment, measure=Measure.LEVEL), growth)
    assert kinds(answers) == [Decision, UnitMismatch, Decision]
    assert [each.measure for each in Figure.objects.order_by("pk")] == ["level", "growth"]
    assert not Decision.objects.filter(start=stored(text)[1].start).exists()


def test_a_new_period_is_named_with_the_first_figure_that_is_entered_in_it_and_not_before(
    cast: Cast, text: StoredText
) -> None:
    _, attainment, growth = (replace(each, period=BEFORE) for each in placements(cast.district))
    _, rate, change = stored(text)
    faulty, links = (rate, replace(attainment, measure=Measure.LEVEL)), ledger.chain().count()
    assert kinds(confirm_claims(claims=[faulty], by=cast.owner)) == [UnitMismatch]
    assert (PlanningPeriod.objects.count(), ledger.chain().count()) == (0, links)
    claims = [faulty, (rate, attainment), (change, growth)]
    assert kinds(confirm_claims(claims=claims, by=cast.owner)) == [UnitMismatch, Decision, Decision]
    assert PlanningPeriod.objects.get().name == "2021"
    assert list(broken_links()) == []


def test_what_somebody_decided_on_before_is_left_and_told_as_that(cast: Cast, text: StoredText) -> None:
    first = confirm_claim(claim=stored(text)[0], placement=placements(cast.district)[0], by=cast.colleague)
    overtaken, *others = confirmed(text, cast, *placements(cast.district))
    assert isinstance(overtaken, AlreadyDecided)
    assert (overtaken.decision, kinds(others)) == (first, [Decision] * 2)


def test_what_was_reopened_is_decided_on_anew(cast: Cast, text: StoredText) -> None:
    first = confirm_claim(claim=stored(text)[0], placement=placements(cast.district)[0], by=cast.owner)
    reopened = reopen_claim(decision=first, reason="xem lại", by=cast.owner)
    confirmed(text, cast, *placements(cast.district))
    assert Decision.objects.get(replaces=reopened).figure == Figure.objects.filter(measure="level").last()
    assert Decision.objects.filter(replaces=None).count() == 3


def test_a_figure_of_another_place_or_of_a_closed_period_is_refused_by_itself(cast: Cast, text: StoredText) -> None:
    close_period(locality=cast.district, period=BEFORE, by=cast.owner)
    level, attainment, growth = placements(cast.district)
    answers = confirmed(text, cast, replace(level, locality=cast.province), replace(attainment, period=BEFORE), growth)
    assert kinds(answers) == [Refused, PeriodClosed, Decision]
    assert Figure.objects.get().measure == "growth"


def test_who_may_not_review_the_document_confirms_nothing(cast: Cast, text: StoredText) -> None:
    claims = list(zip(stored(text), placements(cast.district), strict=True))
    for actor in (cast.stranger, cast.visitor):
        with pytest.raises(Refused):
            confirm_claims(claims=claims, by=actor)
    assert confirm_claims(claims=[], by=system_viewer()) == []
    assert not Decision.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_all_at_once_one_enters_the_figures_and_the_other_is_told(tmp_path: Path) -> None:
    cast = assembled()
    indicator()
    text = stored_text(SENTENCE, cast.district, cast.owner)
    claims = list(zip(stored_reading(text, revenue_claims()), placements(cast.district), strict=True))

    def confirm(number: int) -> object:
        return kinds(confirm_claims(claims=claims, by=cast.owner if number else cast.colleague))

    with shared_database(tmp_path) as connect:
        outcomes = run_together(2, connect, confirm)
        assert sorted(map(str, outcomes)) == sorted([str([AlreadyDecided] * 3), str([Decision] * 3)])
        assert (Figure.objects.count(), Evidence.objects.count(), Decision.objects.count()) == (3, 3, 3)
        assert list(broken_links()) == []
