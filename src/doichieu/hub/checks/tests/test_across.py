"""Figures of several documents and years are laid side by side, and what does not go together is a finding."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from doichieu.claims import Claim, Kind, Link, Period, Quantity, Relation, Span
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.tests.cast import place as new_place
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks import services
from doichieu.hub.checks.findings import findings, findings_beside, shown
from doichieu.hub.checks.models import LaidClaim, StoredFinding
from doichieu.hub.checks.refreshing import refresh_neighbourhoods
from doichieu.hub.documents.models import Document, State, StoredText
from doichieu.hub.intake import services as intake
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.ledger.models import Link as ChainLink
from doichieu.hub.ledger.tests.links import broken_links
from doichieu.hub.places.models import Level
from doichieu.hub.register.bulk import Row, import_figures
from doichieu.hub.register.models import Maturity, Measure
from doichieu.hub.register.series import Series
from doichieu.hub.register.services import WitnessedClaim, add_figure
from doichieu.hub.register.tests.worked import claim, indicator, period, quantity, read, stored_text, witnessed

pytestmark = pytest.mark.django_db
BILLION = 10**9


@pytest.fixture
def revenue(db: None) -> Indicator:
    return indicator(name_vi="Thu ngân sách")


def money(billions: str) -> Quantity:
    value = Decimal(billions) * BILLION
    step = Decimal(1).scaleb(int(Decimal(billions).as_tuple().exponent)) * BILLION
    return Quantity(value, None, None, step, "VND")


def level(cast: Cast, revenue: Indicator, year: int, billions: str, **fields: Any) -> WitnessedClaim:
    """A document that states revenue of a year, the figure confirmed."""
    text, stated = stating(cast, year, billions, **fields)
    confirmed(cast, revenue, text, stated)
    return WitnessedClaim(text, stated)


def stating(cast: Cast, year: int, billions: str, name: str = "", **fields: Any) -> tuple[StoredText, Claim]:
    quote = f"{billions.replace('.', ',')} tỷ đồng"
    content = f"Năm {year}, thu ngân sách đạt {quote}. {name}"
    text = stored_text(content, fields.pop("place", cast.district), cast.owner)
    stated = claim(content, quote, money(billions), period=Period.year(year), **fields)
    read(text, (stated,))
    return text, stated


def rate(cast: Cast, value: str, kind: Kind, basis: str) -> WitnessedClaim:
    """A document that states a rate of 2022, in %."""
    quote = f"{value.replace('.', ',')}%"
    content = f"So với {basis}, thu ngân sách năm 2022 bằng {quote}."
    text = stored_text(content, cast.district, cast.owner)
    size = quantity(value, "%", step="0.1")
    stated = claim(content, quote, size, kind=kind, basis=basis, period=Period.year(2022))
    read(text, (stated,))
    return WitnessedClaim(text, stated)


def confirmed(cast: Cast, revenue: Indicator, text: StoredText, stated: Claim, **fields: Any) -> None:
    assert stated.period is not None
    usual = {"measure": stated.kind.value, "planned": stated.planned}
    add_figure(
        series=Series(revenue, cast.district, **(usual | fields)),
        period=period(stated.period),
        quantity=stated.quantity,
        evidence=witnessed(text, stated),
        maturity=Maturity.ESTIMATE if stated.estimate else "",
        by=cast.owner,
    )


def check(cast: Cast, revenue: Indicator, year: int = 2022) -> list[tuple[str, str, str]]:
    """What is open after the checks around a year: wording, severity and line."""
    refresh_neighbourhoods(cast.district, [revenue], date(year, 12, 31))
    rows = findings(viewer(cast.owner)).filter(state="open", place__isnull=False).order_by("pk")
    return [(one.row.wording, one.row.severity, one.line("vi")) for one in shown(rows)]


def test_a_claim_under_review_that_differs_from_the_figure_on_record_is_a_finding(
    cast: Cast, revenue: Indicator
) -> None:
    first = level(cast, revenue, 2022, "615.3").text
    text, _ = stating(cast, 2022, "651.3")
    Document.objects.filter(pk=first.document_id).update(title="Báo cáo 31/BC-UBND: Thu ngân sách năm 2022")
    services.refresh_findings(text.document_id)
    other = f"“{text.document.title}” ngày 01/07/2022"
    line = f"cùng một số liệu nhưng Báo cáo 31/BC-UBND ngày 01/07/2022 ghi 615,3 tỷ đồng, {other} ghi 651,3 tỷ đồng"
    assert check(cast, revenue) == [("witnesses.differ", "error", f"một số liệu, hai nơi nêu: thu ngân sách: {line}")]
    [found] = shown(StoredFinding.objects.all())
    assert ", văn bản này ghi 651,3 tỷ đồng" in found.line("vi", text.document_id)


def test_the_same_figure_in_two_documents_is_one_fact_with_two_witnesses(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2022, "615.3")
    level(cast, revenue, 2022, "615.3", name="Bản khác.")
    assert check(cast, revenue) == []


def test_what_each_document_shows_by_itself_is_no_finding_across_them(cast: Cast, revenue: Indicator) -> None:
    quotes = ("615,3 tỷ đồng", "600,0 tỷ đồng", "112,0%")
    for name in ("Một", "Hai"):
        content = f"{name}: thu ngân sách {quotes[0]}, dự toán {quotes[1]}, bằng {quotes[2]}."
        text = stored_text(content, cast.district, cast.owner)
        year = Period.year(2022)
        reached, plan = (claim(content, quote, money(quote[:5].replace(",", ".")), period=year) for quote in quotes[:2])
        rated = {"kind": Kind.ATTAINMENT, "basis": "dự toán", "links": (Link(Relation.RATES, reached.id),)}
        share = claim(content, quotes[2], quantity("112.0", "%", step="0.1"), period=year, **rated)
        read(text, (reached, replace(plan, planned=True), share))
        services.refresh_findings(text.document_id)
    alone = StoredFinding.objects.filter(place__isnull=True).values_list("wording", flat=True)
    assert list(alone) == ["attainment.differs"] * 2
    assert StoredFinding.objects.count() == 2


def test_a_growth_is_held_against_the_result_of_the_year_before(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2021, "500.0")
    level(cast, revenue, 2022, "615.3")
    growth = rate(cast, "12.0", Kind.GROWTH, "năm trước")
    confirmed(cast, revenue, growth.text, growth.claim)
    [(wording, _, told)] = check(cast, revenue)
    assert wording == "implied_base.differs"
    assert told.endswith("thì kỳ trước là 549,08–549,67 tỷ đồng, nhưng kỳ trước đã nêu là 500,0 tỷ đồng")


def test_an_attainment_is_held_against_the_plan_that_another_document_hands_out(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2022, "615.3")
    text, plan = stating(cast, 2022, "600.0", planned=True)
    confirmed(cast, revenue, text, plan, set_by="huyện")
    reached = rate(cast, "112.0", Kind.ATTAINMENT, "dự toán huyện giao")
    confirmed(cast, revenue, reached.text, reached.claim, set_by="huyện")
    [(wording, _, told)] = check(cast, revenue)
    assert wording == "implied_plan.differs"
    assert told.endswith("thì kế hoạch là 549,08–549,67 tỷ đồng, nhưng kế hoạch đã nêu là 600,0 tỷ đồng")


def test_the_plans_of_two_owners_are_two_numbers(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2022, "615.3")
    for billions, owner in (("600.0", "huyện"), ("580.0", "thành phố")):
        text, plan = stating(cast, 2022, billions, planned=True)
        confirmed(cast, revenue, text, plan, set_by=owner)
    reached = rate(cast, "106.1", Kind.ATTAINMENT, "dự toán thành phố giao")
    confirmed(cast, revenue, reached.text, reached.claim, set_by="thành phố")
    assert check(cast, revenue) == []


def test_a_figure_that_comes_back_to_the_digit_is_asked_about(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2021, "615.37")
    level(cast, revenue, 2022, "615.37")
    assert [row[:2] for row in check(cast, revenue)] == [("unchanged.same", "question")]


def test_an_official_figure_far_from_its_estimate_is_asked_about_though_it_took_its_place(
    cast: Cast, revenue: Indicator
) -> None:
    estimate = level(cast, revenue, 2022, "615.3", estimate=True)
    text, official = stating(cast, 2022, "540.0", name="Quyết toán.")
    figure = estimate.text.evidence.get().figure
    add_figure(
        series=Series(revenue, cast.district),
        period=figure.period,
        quantity=official.quantity,
        evidence=witnessed(text, official),
        maturity=Maturity.OFFICIAL,
        supersedes=figure,
        reason="quyết toán",
        by=cast.owner,
    )
    assert [row[:2] for row in check(cast, revenue)] == [("estimate.far", "question")]


def test_a_figure_apart_from_its_own_past_is_asked_about(cast: Cast, revenue: Indicator) -> None:
    for year, billions in enumerate(("510.1", "530.2", "529.3", "560.4", "575.5", "5810.6"), 2017):
        level(cast, revenue, year, billions)
    assert ("outlier.past", "question") in [row[:2] for row in check(cast, revenue)]


def test_a_figure_apart_from_those_of_like_places_is_asked_about(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2022, "6153.0")
    for number, billions in enumerate(("605.1", "630.2", "580.3", "612.4", "595.5")):
        like = new_place(f"Hòa {number}", "huyện", Level.DISTRICT, cast.province)
        text, stated = stating(cast, 2022, billions, place=like)
        add_figure(
            series=Series(revenue, like), period=period(Period.year(2022)), quantity=stated.quantity,
            evidence=witnessed(text, stated), by=cast.colleague,
        )  # fmt: skip
    assert [row[:2] for row in check(cast, revenue)] == [("outlier.places", "question")]


def test_what_is_rejected_or_put_right_by_a_later_document_follows_no_longer(
    cast: Cast, revenue: Indicator, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    held = level(cast, revenue, 2022, "615.3")
    text, _ = stating(cast, 2022, "651.3")
    services.refresh_findings(text.document_id)
    stored = text.readings.get().claims.get()
    placement = Placement(code=revenue.code, locality=cast.district, period=Period.year(2022))
    figure = held.text.evidence.get().figure
    assert [row[0] for row in check(cast, revenue)] == ["witnesses.differ"]
    with django_capture_on_commit_callbacks(execute=True):
        decision = intake.reject_claim(claim=stored, by=cast.owner)
    assert StoredFinding.objects.get().state == "gone"
    with django_capture_on_commit_callbacks(execute=True):
        intake.reopen_claim(decision=decision, reason="nhầm", by=cast.owner)
    assert StoredFinding.objects.get().state == "open"
    with django_capture_on_commit_callbacks(execute=True):
        intake.confirm_claim(
            claim=stored, placement=placement, by=cast.owner, supersedes=figure, reason="số đúng"
        )  # fmt: skip
    assert StoredFinding.objects.get().state == "gone"
    assert list(broken_links()) == []


def test_what_is_checked_again_changes_nothing(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2021, "615.37")
    level(cast, revenue, 2022, "615.37")
    first = check(cast, revenue)
    links = ChainLink.objects.count()
    assert check(cast, revenue) == first
    assert ChainLink.objects.count() == links


def test_an_import_is_checked_once_for_each_place(
    cast: Cast, revenue: Indicator, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    level(cast, revenue, 2021, "615.37")
    text = stored_text("615,37\n12,5", cast.district, cast.owner)
    rows = [
        Row(Series(revenue, cast.district), period(Period.year(2022)), money("615.37"), Span(0, 6), "615,37"),
        Row(
            Series(revenue, cast.district, measure=Measure.GROWTH),
            period(Period.year(2022)),
            quantity("12.5", "%", step="0.1"),
            Span(7, 11),
            "12,5",
        ),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        import_figures(rows, by=cast.owner, source=text)
    found = StoredFinding.objects.order_by("wording").values_list("wording", "place", "document")
    document = text.document_id
    assert list(found) == [
        ("implied_base.differs", cast.district.pk, document),
        ("unchanged.same", cast.district.pk, document),
    ]


def test_a_place_whose_job_waits_is_not_asked_for_twice(cast: Cast, revenue: Indicator, settings: Any) -> None:
    places = (cast.district, cast.commune)
    text = stored_text("615,37", cast.district, cast.owner)
    days = period(Period.year(2022))
    rows = [Row(Series(revenue, place), days, money("615.37"), Span(0, 6), "615,37") for place in places]
    import_figures(rows, by=cast.colleague, source=text)
    DBTaskResult.objects.all().delete()
    settings.TASKS = {"default": {"BACKEND": "doichieu.hub.ledger.job_queue.JobQueue"}}
    for _ in range(2):
        services.refresh_after_import(text.pk)
    asked = sorted(job.args_kwargs["args"] for job in DBTaskResult.objects.all())
    assert asked == sorted([place.pk, text.pk] for place in places)


def test_a_signed_entry_is_checked_as_a_document_is(
    cast: Cast, revenue: Indicator, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    level(cast, revenue, 2021, "615.37")
    with django_capture_on_commit_callbacks(execute=True):
        sign(cast, line("615,37"), period=Period.year(2022))
    assert list(StoredFinding.objects.values_list("wording", flat=True)) == ["unchanged.same"]


def test_a_later_figure_is_held_against_no_entry_that_was_taken_out(
    cast: Cast, revenue: Indicator, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        taken_out = sign(cast, line("615,37"), period=Period.year(2022)).document
    assert taken_out is not None
    with django_capture_on_commit_callbacks(execute=True):
        intake.take_back_document(document=taken_out, reason="Gửi nhầm", by=cast.owner)
    text, _ = stating(cast, 2022, "651.3")
    services.refresh_findings(text.document_id)
    assert check(cast, revenue) == []


def test_a_finding_is_seen_by_who_may_read_all_that_it_names(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2021, "615.37")
    other = level(cast, revenue, 2022, "615.37")
    assert len(check(cast, revenue)) == 1
    everybody = (cast.owner, cast.colleague, cast.stranger, cast.visitor)
    assert [findings(viewer(who)).count() for who in everybody] == [1, 1, 0, 0]
    other.text.document.locality = cast.elsewhere
    other.text.document.save()
    seen = [findings(viewer(who)).count() for who in everybody]
    assert seen == [1, 0, 0, 0]  # who handed the document in sees it wherever it lies


def test_it_stands_beside_the_figures_of_every_document_that_it_names(cast: Cast, revenue: Indicator) -> None:
    one, other = level(cast, revenue, 2021, "615.37"), level(cast, revenue, 2022, "615.37")
    check(cast, revenue)
    for witnessed_claim in (one, other):
        beside = findings_beside(witnessed_claim.text.document, viewer(cast.owner))
        assert list(beside) == [witnessed_claim.claim.span]


def test_drafts_are_laid_beside_nothing(cast: Cast, revenue: Indicator) -> None:
    level(cast, revenue, 2022, "615.3")
    text, _ = stating(cast, 2022, "651.3")
    text.document.state = State.DRAFT
    text.document.save()
    services.refresh_findings(text.document_id)
    assert LaidClaim.objects.count() == 1
    assert check(cast, revenue) == []


def test_a_check_costs_few_queries_whatever_the_number_of_figures(cast: Cast, revenue: Indicator) -> None:
    for year, billions in enumerate(("510.1", "530.2", "529.3", "560.4"), 2019):
        level(cast, revenue, year, billions)
    with CaptureQueriesContext(connection) as asked:
        refresh_neighbourhoods(cast.district, [revenue], date(2022, 12, 31))
    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) <= 6  # one for what revenue is a whole of


def test_of_very_many_figures_the_nearest_in_time_are_looked_at_and_the_findings_of_the_others_stay(
    cast: Cast, revenue: Indicator, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in (2012, 2013, 2021, 2022):
        level(cast, revenue, year, "615.37" if year > 2020 else "410.73")
    assert len(check(cast, revenue)) == 2
    monkeypatch.setattr("doichieu.hub.checks.on_record.MOST", 2)
    assert len(check(cast, revenue)) == 2
    figure = StoredFinding.objects.order_by("pk").first()
    assert figure is not None
    refresh_neighbourhoods(cast.district, [revenue], date(2013, 1, 1))
    assert set(StoredFinding.objects.values_list("state", flat=True)) == {"open"}
