"""A scoreboard's lines: what stands beside which target."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Kind, Period
from doichieu.hub.access.models import Grant, Role
from doichieu.hub.access.tests.cast import place
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.tests.conftest import cast as cast  # noqa: PLC0414 # a fixture
from doichieu.hub.checks.tests.test_scoreboard import Board
from doichieu.hub.checks.tests.test_scoreboard import board as board  # noqa: PLC0414 # a fixture
from doichieu.hub.places.models import Level, Lineage
from doichieu.hub.register.models import Measure
from doichieu.hub.register.tests.worked import HALF, YEAR, claim, indicator, quantity, read, stored_text
from doichieu.hub.web.boards.lines import BoardLine, board_of


def lines(board: Board, days: Period) -> tuple[BoardLine, ...]:
    [sector] = board_of(board.seen(days), {}).sectors
    [row] = sector.rows
    return row.lines


def shown(board: Board, days: Period) -> list[tuple[Decimal | None, list[Decimal]]]:
    """Of each line its target and its results."""
    return [
        (
            line.comparison.target.quantity.value if line.comparison and line.comparison.target else None,
            [held.quantity.value for held in line.results],
        )
        for line in lines(board, days)
    ]


def test_a_second_half_shows_its_own_result_and_all_that_its_share_is_of(board: Board) -> None:
    revenue, second = indicator(unit="ha", shown_in="ha"), Period(date(2022, 7, 1), date(2022, 12, 31))
    board.target(revenue, "120")
    board.state(revenue, "50", HALF)
    board.state(revenue, "60", second)
    client = Client(headers={"Accept-Language": "vi"})
    client.force_login(board.cast.owner)
    path = reverse("scoreboard", args=[board.cast.district.slug, "2022-H2"])
    page = client.get(path)
    assertContains(page, '91,7%<span class="by">lũy kế từ 01/01/2022: 110 ha</span>')
    assertContains(page, "6 tháng đầu năm 2022: 50 ha + 6 tháng cuối năm 2022: 60 ha = 110 ha")
    assertContains(page, 'data-status="not_met"')
    assert shown(board, second) == [(Decimal(120), [Decimal(60)])]


@pytest.mark.parametrize("indicators", [2, 30])
@pytest.mark.parametrize(("reached", "queries"), [("120", 13), ("60", 14)])
def test_a_board_takes_thirteen_queries_and_one_more_where_a_target_was_missed(
    board: Board, indicators: int, reached: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(indicators):
        measured = indicator(f"X{number:02}")
        board.target(measured, "120")
        board.state(measured, reached, YEAR)
    client = Client()
    client.force_login(board.cast.owner)
    path = reverse("scoreboard", args=[board.cast.district.slug, "2022"])
    with django_assert_num_queries(queries):
        page = client.get(path)
    assertContains(page, 'data-testid="scoreboard-row"', count=indicators)


def test_a_target_of_another_measure_displaces_no_result(board: Board) -> None:
    spent = indicator("INV02")
    board.target(spent, "96", measure=Measure.ATTAINMENT, unit="%")
    board.state(spent, "163", HALF)
    for days in (HALF, YEAR):
        assert shown(board, days) == [(None, [Decimal(163)]), (Decimal(96), [])]


def test_a_target_of_another_unit_displaces_no_result(board: Board) -> None:
    count = indicator("PLN01", unit="chỉ tiêu", aggregation_time="last")
    board.target(count, "95", unit="%", measure=Measure.ATTAINMENT)
    board.state(count, "17", HALF, measure=Measure.PROGRESS, total="18")
    for days in (HALF, YEAR):
        assert shown(board, days) == [(None, [Decimal(17)]), (Decimal(95), [])]


def test_a_result_of_the_targets_own_kind_stands_beside_it(board: Board) -> None:
    revenue = indicator()
    board.target(revenue, "365")
    board.state(revenue, "180", HALF)
    board.state(revenue, "90", Period(date(2022, 1, 1), date(2022, 3, 31)))
    for days in (HALF, YEAR):
        assert shown(board, days) == [(Decimal(365), [Decimal(180)])]


def test_a_planned_growth_and_its_result_displace_no_amount(board: Board) -> None:
    output = indicator("ECO01")
    board.target(output, "10", measure=Measure.GROWTH, unit="%")
    board.state(output, "15", HALF, measure=Measure.GROWTH, unit="%")
    board.state(output, "18058", HALF)
    for days in (HALF, YEAR):
        assert shown(board, days) == [(None, [Decimal(18058)]), (Decimal(10), [Decimal(15)])]


def test_a_rate_beside_a_result_of_other_days_says_its_own(board: Board) -> None:
    revenue, months = indicator(), Period(date(2022, 1, 1), date(2022, 9, 30))
    board.target(revenue, "58")
    board.state(revenue, "33", HALF)
    board.state(revenue, "9", months, measure=Measure.GROWTH, unit="%", kind=Kind.GROWTH, basis="cùng kỳ")
    browser = Client(headers={"Accept-Language": "vi"})
    browser.force_login(board.cast.owner)
    address = reverse("scoreboard", args=[board.cast.district.slug, "2022-9M"])
    said = '<span class="by">so với <span lang="vi">cùng kỳ</span>{}</span>'
    assertContains(browser.get(address), said.format(", 9 tháng đầu năm 2022"), html=True)
    board.state(revenue, "46", months)
    assertContains(browser.get(address), said.format(""), html=True)


def test_the_rows_of_one_status_are_shown_alone_with_their_reasons(board: Board) -> None:
    for code, result in (("BUD01", "300"), ("BUD02", "400")):
        revenue = indicator(code)
        board.target(revenue, "365")
        board.state(revenue, result)
    browser, address = Client(), reverse("scoreboard", args=[board.cast.district.slug, "2022"])
    browser.force_login(board.cast.owner)
    whole, missed, other = (browser.get(address + query) for query in ("", "?status=not_met", "?status=lost"))
    for answer in (whole, other):
        assertContains(answer, "data-indicator=", 2)
    assertContains(whole, 'href="?status=not_met"')
    assertContains(missed, 'data-indicator="BUD01"', 1)
    assertNotContains(missed, 'data-indicator="BUD02"')
    assertContains(missed, "thấp hơn chỉ tiêu", 1)
    assertContains(missed, 'data-testid="only-exceeded"')  # what is counted stays as it is


def test_a_target_of_the_whole_year_says_so_on_the_board_of_a_part(board: Board) -> None:
    board.target(indicator(), "365")
    browser = Client()
    browser.force_login(board.cast.owner)
    slug = board.cast.district.slug
    board.state(Indicator.objects.get(), "180", HALF)
    half, year = (browser.get(reverse("scoreboard", args=[slug, name])) for name in ("2022-H1", "2022"))
    assertContains(half, '<span class="by" data-testid="target-period">Năm 2022</span>', html=True)
    assertNotContains(year, "target-period")


def test_targets_of_the_whole_year_that_the_second_half_cannot_answer_are_told_beside_their_year(board: Board) -> None:
    board.target(indicator(), "365")
    browser = Client()
    browser.force_login(board.cast.owner)
    slug = board.cast.district.slug
    half = browser.get(reverse("scoreboard", args=[slug, "2022-H2"]))
    assertContains(half, "1 chỉ tiêu đặt cho cả năm 2022, kỳ này không có số liệu riêng.")
    assertContains(half, f'<a href="{reverse("scoreboard", args=[slug, "2022"])}">Xem bảng: Năm 2022</a>', html=True)
    assertNotContains(half, "chip-unknown")
    year = browser.get(reverse("scoreboard", args=[slug, "2022"]))
    assertContains(year, "chip-unknown")
    assertNotContains(year, "targets-elsewhere")


def test_a_successor_without_figures_names_its_predecessors_that_have_some(board: Board) -> None:
    board.target(indicator(), "365")
    cast, browser = board.cast, Client()
    browser.force_login(cast.owner)
    heir = place("Hòa Khê Mới", "xã", Level.COMMUNE, cast.province)
    Lineage.objects.create(predecessor=cast.district, successor=heir, partial=True, source="Nghị quyết")
    link = f'<a href="/p/{cast.district.slug}/2022/">Huyện Hòa Khê, Tỉnh Tân Sa · Năm 2022</a>'
    for address in (reverse("place", args=[heir.slug]), reverse("scoreboard", args=[heir.slug, "2025"])):
        assertContains(browser.get(address), link, html=True)
        assertNotContains(Client().get(address), "before-it")
    history = reverse("indicator_history", args=[heir.slug, "BUD01"])
    assertContains(browser.get(history), 'data-testid="measured-before"')
    assertContains(browser.get(history), f'href="/p/{cast.district.slug}/i/BUD01/"')
    assertNotContains(Client().get(history), "measured-before")
    told = Client().get(f"/api/places/{heir.slug}").json()
    assert told["came_from"] == [{"place": cast.district.slug, "partial": True, "latest": None}]
    assert Client().get(f"/api/places/{cast.district.slug}").json()["became"] == [heir.slug]
    text = stored_text("Thu 5 đồng.", heir, cast.owner)
    read(text, (claim("Thu 5 đồng.", "5 đồng", quantity("5"), period=YEAR),))
    Grant.objects.create(user=cast.owner, role=Role.REVIEWER, locality=heir)
    page = browser.get(reverse("scoreboard", args=[heir.slug, "2022"]))
    assertContains(page, 'data-testid="scoreboard-row"')  # a proposal
    assertContains(page, link, html=True)
    assertNotContains(browser.get(reverse("place", args=[cast.district.slug])), "before-it")


def test_a_place_without_a_year_opens_on_its_latest_period_with_a_result(board: Board) -> None:
    revenue, browser = indicator(), Client()
    board.target(revenue, "365", Period(date(2022, 7, 1), date(2022, 12, 31)))
    browser.force_login(board.cast.owner)
    address = reverse("place", args=[board.cast.district.slug])
    assertContains(browser.get(address), '<span class="heading-period"> · 6 tháng cuối năm 2022</span>')
    board.state(revenue, "180", HALF)
    assertContains(browser.get(address), '<span class="heading-period"> · 6 tháng đầu năm 2022</span>')
