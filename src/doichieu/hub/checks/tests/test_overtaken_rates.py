"""A percentage that a document states rates the result of that document, and no other."""

from dataclasses import replace
from typing import Any

from django.utils import timezone

from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.checks.judgements import Status
from doichieu.hub.checks.queries import scoreboard
from doichieu.hub.documents.models import State
from doichieu.hub.register import services
from doichieu.hub.register.models import Measure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import (
    HALF,
    SENTENCE,
    indicator,
    period,
    quantity,
    revenue_claims,
    stored_text,
)


def test_a_rate_of_a_result_that_was_corrected_inside_judges_nothing(cast: Cast) -> None:
    plain = Series(indicator(), cast.district)
    text = stored_text(SENTENCE, cast.district, cast.owner, state=State.RELEASED)
    amount, rate, _ = revenue_claims()
    given: dict[str, Any] = {"period": period(HALF), "by": cast.owner}
    first = services.add_figure(
        series=plain, quantity=amount.quantity, evidence=services.WitnessedClaim(text, amount), **given
    )
    rated = replace(plain, measure=Measure.ATTAINMENT, set_by="UBND thành phố")
    services.add_figure(series=rated, quantity=rate.quantity, evidence=services.WitnessedClaim(text, rate), **given)
    [row] = scoreboard(cast.district, period(HALF), cast.anonymous).rows
    assert (row.status, len(row.attainments)) == (Status.ON_PACE, 1)
    content = f"Đính chính: {SENTENCE}"
    later = stored_text(content, cast.district, cast.owner)
    evidence = services.WitnessedClaim(later, revenue_claims(content)[0])
    corrected = quantity("700000000000")
    services.add_figure(series=plain, quantity=corrected, evidence=evidence, supersedes=first, reason="Số mới", **given)
    for viewer in (cast.anonymous, viewer_of(cast.owner)):
        [row] = scoreboard(cast.district, period(HALF), viewer).rows
        assert (row.status, len(row.attainments)) == (None, 1)


def test_a_growth_of_a_result_that_was_replaced_is_told_no_more_nor_to_whoever_sees_no_other(cast: Cast) -> None:
    plain = Series(indicator(), cast.district)
    text = stored_text(SENTENCE, cast.district, cast.owner, state=State.RELEASED)
    amount, _, growth = revenue_claims()
    given: dict[str, Any] = {"period": period(HALF), "by": cast.owner}
    evidence = services.WitnessedClaim(text, amount)
    first = services.add_figure(series=plain, quantity=amount.quantity, evidence=evidence, **given)
    grown = replace(plain, measure=Measure.GROWTH)
    stated = services.WitnessedClaim(text, growth)
    services.add_figure(series=grown, quantity=growth.quantity, evidence=stated, **given)
    before = timezone.now()
    for viewer in (cast.anonymous, viewer_of(cast.owner)):
        [row] = scoreboard(cast.district, period(HALF), viewer).rows
        assert [held.quantity for held in row.growths] == [growth.quantity]
    content = f"Đính chính: {SENTENCE}"
    later = stored_text(content, cast.district, cast.owner)
    evidence = services.WitnessedClaim(later, revenue_claims(content)[0])
    corrected = quantity("700000000000")
    services.add_figure(series=plain, quantity=corrected, evidence=evidence, supersedes=first, reason="Số mới", **given)
    assert scoreboard(cast.district, period(HALF), cast.anonymous).rows == ()
    [row] = scoreboard(cast.district, period(HALF), viewer_of(cast.owner)).rows
    assert (row.result and row.result.quantity.value, row.growths) == (corrected.value, ())
    [row] = scoreboard(cast.district, period(HALF), viewer_of(cast.owner), before).rows
    assert [held.quantity for held in row.growths] == [growth.quantity]
