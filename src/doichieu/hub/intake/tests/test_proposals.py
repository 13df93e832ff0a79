from dataclasses import replace
from datetime import date

from doichieu.claims import Kind, Period, SessionFrame
from doichieu.hub.access.services import add_subject
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.documents.models import StoredText
from doichieu.hub.intake import queries, services
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.proposals import WhyNot
from doichieu.hub.intake.proposed import proposed_periods
from doichieu.hub.intake.tests.stored import stored_reading
from doichieu.hub.places.models import SubjectKind
from doichieu.hub.register.models import Maturity, Measure
from doichieu.hub.register.tests.worked import (
    HALF,
    SENTENCE,
    YEAR,
    claim,
    indicator,
    quantity,
    read,
    revenue_claims,
    stored_text,
)


def proposed(text: StoredText, cast: Cast):
    return [item.proposal for item in queries.review_of(text.document, viewer_of(cast.owner))]


def test_claims_are_proposed_with_everything_that_the_reader_knows(cast: Cast, text: StoredText) -> None:
    amount, attainment, growth = proposed(text, cast)
    assert amount.placement == Placement("BUD01", cast.district, HALF, maturity=Maturity.ESTIMATE)
    assert attainment.placement == Placement(
        "BUD01", cast.district, HALF, measure=Measure.ATTAINMENT, set_by="thành phố"
    )
    assert growth.placement == Placement("BUD01", cast.district, HALF, measure=Measure.GROWTH)
    assert [each.why_not for each in (amount, attainment, growth)] == [None, None, None]


def test_what_is_missing_is_said(cast: Cast) -> None:
    indicator()
    content = "một 1 đồng, hai 2 đồng, ba 3 đồng, bốn 4 ha, năm 5 đồng, sáu 6 đồng."
    text = stored_text(content, cast.district, cast.owner)
    claims = (
        claim(content, "1 đồng", quantity("1"), code=None),
        claim(content, "2 đồng", quantity("2"), period=None),
        claim(content, "3 đồng", quantity("3"), locality="Nơi Nào Đó"),
        claim(content, "4 ha", quantity("4", "ha")),
        claim(content, "5 đồng", quantity("5"), subject="Trường Mầm non Hoa Sen"),
        claim(content, "6 đồng", quantity("6"), locality="Đồng Mơ"),
    )
    read(text, claims)
    found = proposed(text, cast)
    assert [each.why_not for each in found] == [
        WhyNot.NO_INDICATOR,
        WhyNot.NO_PERIOD,
        WhyNot.NO_PLACE,
        WhyNot.REFUSED,
        WhyNot.NO_SUBJECT,
        None,
    ]
    assert found[3].refusal == "unit-mismatch"
    assert [each.placement for each in found[:5]] == [None] * 5
    assert found[5].locality == cast.commune


def test_a_claim_whose_indicator_went_out_of_use_before_its_period_says_so(cast: Cast) -> None:
    revenue = indicator(valid_to=date(2021, 12, 31))
    content = "Thu 5 đồng, năm trước 4 đồng."
    text = stored_text(content, cast.district, cast.owner)
    before = claim(content, "4 đồng", quantity("4"), period=Period.year(2021))
    read(text, (claim(content, "5 đồng", quantity("5")), before))
    now, then = proposed(text, cast)
    assert (now.indicator, now.why_not, now.placement) == (None, WhyNot.ENDED, None)
    assert (then.indicator, then.why_not) == (revenue, None)


def test_a_subject_on_record_is_found_by_its_name(cast: Cast) -> None:
    indicator()
    school = add_subject(
        locality=cast.district, kind=SubjectKind.ORGANISATION, name="Trường Hoa Sen", by=system_viewer()
    )
    content = "Thu 5 đồng."
    text = stored_text(content, cast.district, cast.owner)
    read(text, (claim(content, "5 đồng", quantity("5"), subject="trường Hoa Sen"),))
    [only] = proposed(text, cast)
    assert (only.subject, only.why_not) == (school, None)


def test_a_target_without_words_for_its_owner_is_the_sessions(cast: Cast) -> None:
    indicator()
    content = "Thu 5 đồng."
    text = stored_text(content, cast.district, cast.owner)
    frame = SessionFrame("Hội đồng nhân dân huyện Hòa Khê", 5, "XX", None, (), False, (), None)
    read(text, (claim(content, "5 đồng", quantity("5"), planned=True),), conference=frame)
    [only] = proposed(text, cast)
    assert (only.planned, only.set_by) == (True, "HĐND huyện")


def test_proposals_of_a_place_leave_out_what_is_decided_unknown_or_said_of_others(cast: Cast) -> None:
    indicator()
    content = f"{SENTENCE} Hai: 7 đồng; ba: 8 đồng; bốn: 10 đồng."
    text = stored_text(content, cast.district, cast.owner)
    claims = (
        *revenue_claims(content),
        claim(content, "7 đồng", quantity("7"), code=None),
        claim(content, "8 đồng", quantity("8"), locality="Đồng Mơ"),
        claim(content, "10 đồng", quantity("10"), locality="Hòa Khê"),
    )
    amount, *_ = stored_reading(text, claims)
    services.reject_claim(claim=amount, by=cast.owner)
    viewer = viewer_of(cast.owner)
    found = queries.proposals_for(cast.district, viewer, HALF)
    assert [each.claim.quote for each in found] == ["63%", "9%", "10 đồng"]
    assert found[0].proposal.set_by == "thành phố"
    assert queries.proposals_for(cast.district, cast.anonymous, HALF) == []
    assert queries.proposals_for(cast.commune, viewer, HALF) == []


def test_proposals_are_asked_for_by_the_days_that_they_are_about(cast: Cast) -> None:
    indicator()
    content = "Một 1 đồng; hai 2 đồng; ba 3 đồng; bốn 4 đồng; năm 5 đồng."
    text = stored_text(content, cast.district, cast.owner)
    claims = (
        claim(content, "1 đồng", quantity("1"), period=HALF),
        claim(content, "2 đồng", quantity("2"), period=YEAR, locality="hoà khê"),
        claim(content, "3 đồng", quantity("3"), period=Period.year(2023), locality="Đồng Mơ"),
        claim(content, "4 đồng", quantity("4"), period=None),
        claim(content, "5 đồng", quantity("5"), period=Period.year(2024), code="NON99"),
    )
    read(text, claims)
    viewer = viewer_of(cast.owner)
    assert proposed_periods(cast.district, viewer) == [HALF, YEAR]
    assert [each.claim.quote for each in queries.proposals_for(cast.district, viewer, HALF)] == ["1 đồng"]
    assert [each.claim.quote for each in queries.proposals_for(cast.district, viewer, YEAR)] == ["1 đồng", "2 đồng"]
    assert queries.proposals_for(cast.district, viewer, Period.year(2023)) == []


def test_the_least_certain_can_come_first(cast: Cast, text: StoredText) -> None:
    read(text, tuple(replace(each, confidence=0.5 - index / 10) for index, each in enumerate(revenue_claims())), "2")
    by_confidence = queries.review_of(text.document, viewer_of(cast.owner), "confidence")
    assert [item.claim.kind for item in by_confidence] == [Kind.GROWTH, Kind.ATTAINMENT, Kind.LEVEL]


def test_what_adds_over_time_and_is_told_of_the_end_of_a_month_is_of_the_year_so_far(cast: Cast) -> None:
    revenue, herd = indicator(), indicator("AGR10", unit="con", aggregation_time="last", name_vi="Đàn trâu")
    share = indicator("BUD99", unit="%", aggregation_time="ratio", name_vi="Tỷ lệ thu", numerator=revenue)
    covered = indicator("ENV99", unit="%", aggregation_time="ratio", name_vi="Tỷ lệ phủ sóng", numerator=herd)
    content = "Thu 5 đồng, bằng 6% dự toán, đàn 7 con, phủ 8%, thu 9 đồng."
    end = Period(date(2022, 9, 30), date(2022, 9, 30))
    text = stored_text(content, cast.district, cast.owner)
    read(
        text,
        (
            claim(content, "5 đồng", quantity("5"), period=end),
            claim(content, "6%", quantity("6", "%"), code=share.code, period=end),
            claim(content, "7 con", quantity("7", "con"), code=herd.code, period=end),
            claim(content, "8%", quantity("8", "%"), code=covered.code, period=end),
            claim(content, "9 đồng", quantity("9"), period=Period(date(2022, 9, 12), date(2022, 9, 12))),
        ),
    )
    so_far = Period(date(2022, 1, 1), date(2022, 9, 30))
    midway = Period(date(2022, 9, 12), date(2022, 9, 12))
    assert [each.period for each in proposed(text, cast)] == [so_far, so_far, end, end, midway]
