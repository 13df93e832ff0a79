"""A target, the estimates after it, the official figure: one chain, each step with its source and its move."""

from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import Period
from doichieu.hub.access.tests.cast import Cast, assembled, viewer
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.chains import Chain, chains_of
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.models import Decision
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.services import confirm_claim, reopen_claim
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.register.models import Figure, Measure
from doichieu.hub.register.queries import history_of
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import YEAR, claim, indicator, quantity, read, stored_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db: None) -> Cast:
    cast = assembled()
    indicator()
    return cast


def chains(cast: Cast, by: Viewer | None = None) -> list[Chain]:
    seen = by or viewer(cast.owner)
    return chains_of(history_of("BUD01", cast.district, seen), seen)


def a_year(cast: Cast) -> None:
    sign(cast, line("1.000"), planned=True, set_by="HĐND huyện", period=YEAR)
    sign(cast, line("940", maturity="ước tính"), period=YEAR)
    sign(cast, line("958,8", maturity="sơ bộ"), period=YEAR)
    sign(cast, line("950", maturity="chính thức"), period=YEAR)


def test_a_chain_leads_from_the_target_to_the_official_figure(cast: Cast) -> None:
    a_year(cast)
    [chain] = chains(cast)
    assert [step.kind.value for step in chain.steps] == ["target", "estimate", "preliminary", "official"]
    assert [step.share for step in chain.steps] == [None, Decimal("0.94"), Decimal("0.9588"), Decimal("0.95")]
    moved = [step.moved for step in chain.steps]
    assert moved[:2] == [None, None]
    assert moved[2] is not None
    assert (moved[2].by.value, moved[2].share) == (Decimal(18800000000), Decimal("0.02"))
    assert moved[3] is not None
    assert moved[3].by.value == Decimal(-8800000000)
    assert all(step.source.title.startswith("Phiếu nhập số liệu") for step in chain.steps)


def test_a_changed_target_is_a_step_of_its_own(cast: Cast) -> None:
    sign(cast, line("1.000"), planned=True, set_by="HĐND huyện", period=YEAR)
    sign(cast, line("1.100", note="Điều chỉnh giữa năm"), planned=True, set_by="HĐND huyện", period=YEAR)
    sign(cast, line("990"), period=YEAR)
    [chain] = chains(cast)
    assert [step.kind.value for step in chain.steps] == ["target", "target", "result"]
    assert chain.steps[2].share == Decimal("0.9")


def test_a_result_stands_before_the_target_that_came_after_it(cast: Cast) -> None:
    sign(cast, line("1.000"), planned=True, set_by="HĐND huyện", period=YEAR)
    sign(cast, line("500"), period=YEAR)
    sign(cast, line("1.100", note="Điều chỉnh"), planned=True, set_by="HĐND huyện", period=YEAR)
    sign(cast, line("990", note="Số cuối năm"), period=YEAR)
    [chain] = chains(cast)
    assert [step.kind.value for step in chain.steps] == ["target", "result", "target", "result"]
    assert [step.share for step in chain.steps] == [None, Decimal("0.5"), None, Decimal("0.9")]


def test_a_result_that_was_put_right_did_not_move(cast: Cast) -> None:
    sign(cast, line("99.000"), period=YEAR)
    sign(cast, line("47,9", note="Sai dấu phẩy"), period=YEAR)
    [chain] = chains(cast)
    assert [(step.kind.value, step.moved) for step in chain.steps] == [("result", None), ("result", None)]
    sign(cast, line("50,0", maturity="chính thức", note="Quyết toán"), period=YEAR)
    [*_, last] = chains(cast)[0].steps
    assert last.moved is not None
    assert last.moved.by.value == Decimal(2_100_000_000)


def test_a_running_total_is_not_held_against_a_target_of_single_months(cast: Cast) -> None:
    plan = Series(Indicator.objects.get(code="BUD01"), cast.district, planned=True, set_by="HĐND", cumulative=False)
    running = Series(plan.indicator, cast.district, cumulative=True)
    spring = Period(date(2022, 4, 1), date(2022, 6, 30))  # a total of a whole year would be the plain figure
    sign(cast, line("100", series=plan), planned=True, set_by="HĐND", period=spring)
    sign(cast, line("90", series=running), period=spring)
    assert chains(cast) == []


def test_several_plans_have_a_chain_each(cast: Cast) -> None:
    a_year(cast)
    sign(cast, line("900"), planned=True, set_by="UBND tỉnh", period=YEAR)
    assert sorted(chain.series.set_by for chain in chains(cast)) == ["HĐND huyện", "UBND tỉnh"]


def test_a_result_that_stands_alone_is_no_chain(cast: Cast) -> None:
    sign(cast, line("5"), period=Period(date(2022, 1, 1), date(2022, 3, 31)))
    assert chains(cast) == []


def test_outsiders_see_the_released_steps_alone(cast: Cast) -> None:
    a_year(cast)
    assert chains(cast, cast.anonymous) == []
    for document in Document.objects.order_by("pk"):
        if "940" not in document.texts.get().data["content"]:
            release_document(document=document, by=cast.owner)
    [chain] = chains(cast, cast.anonymous)
    assert [step.kind.value for step in chain.steps] == ["target", "preliminary", "official"]
    assert chain.steps[1].moved is None


def test_what_was_withdrawn_is_no_step(cast: Cast) -> None:
    slip = confirm(cast, "Thu ngân sách năm 2022 đạt 57,6 triệu đồng.", "57,6 triệu đồng", 57_600_000)
    reopen_claim(decision=slip, reason="sai đơn vị", by=cast.owner)
    right = confirm(cast, "Năm 2022 thu ngân sách đạt 57,6 tỷ đồng.", "57,6 tỷ đồng", 57_600_000_000)
    sign(cast, line("58"), planned=True, set_by="HĐND huyện", period=YEAR)
    [chain] = chains(cast)
    assert [(step.kind.value, step.moved) for step in chain.steps] == [("result", None), ("target", None)]
    assert chain.steps[0].source.quote == "57,6 tỷ đồng"
    reopen_claim(decision=right, reason="gỡ văn bản", by=cast.owner)
    assert chains(cast) == []


def test_a_correction_that_was_taken_back_is_no_step(cast: Cast) -> None:
    first = confirm(cast, "Thu ngân sách năm 2022 đạt 57,6 tỷ đồng.", "57,6 tỷ đồng", 57_600_000_000)
    second = confirm(
        cast, "Năm 2022 thu ngân sách đạt 75,6 tỷ đồng.", "75,6 tỷ đồng", 75_600_000_000, supersedes=first.figure
    )
    [chain] = chains(cast)
    assert [step.source.quote for step in chain.steps] == ["57,6 tỷ đồng", "75,6 tỷ đồng"]
    reopen_claim(decision=second, reason="chép nhầm", by=cast.owner)
    assert chains(cast) == []  # the first holds again, and stands alone


def confirm(cast: Cast, content: str, quote: str, value: int, supersedes: Figure | None = None) -> Decision:
    text = stored_text(content, cast.district, cast.owner)
    read(text, (claim(content, quote, quantity(str(value)), period=YEAR),))
    placement = Placement("BUD01", cast.district, YEAR, Measure.LEVEL)
    stored = StoredClaim.objects.get(reading__text=text)
    return confirm_claim(claim=stored, placement=placement, by=cast.owner, supersedes=supersedes, reason="số cả năm")
