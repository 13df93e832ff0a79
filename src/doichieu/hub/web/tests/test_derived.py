"""Amounts that follow from figures on record, on the page of an indicator in a place."""

from datetime import date

from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Period
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.register.models import Current, Figure
from doichieu.hub.web.tests.conftest import Site

PAGE = "/p/huyen-hoa-khe-tan-sa/i/BUD01/"
QUARTER = Period(date(2022, 1, 1), date(2022, 3, 31))


def test_the_second_quarter_is_shown_as_computed_and_never_stored(site: Site) -> None:
    assertNotContains(site.owner.get(PAGE), 'data-testid="derived"')
    sign(site.cast, line("300"), period=QUARTER)
    stored = Figure.objects.count()
    page = site.owner.get(PAGE)
    assertContains(page, 'data-testid="derived"')
    assertContains(page, "315,3 tỷ đồng")
    assertContains(page, "Quý II/2022")
    assertNotContains(site.anonymous.get(PAGE), "315,3")
    assert Figure.objects.count() == stored == Current.objects.count()


def test_nothing_is_computed_of_what_does_not_add(site: Site) -> None:
    sign(site.cast, line("300"), period=QUARTER)
    Indicator.objects.update(aggregation_time="last")
    assertNotContains(site.owner.get(PAGE), "315,3")


def test_the_plan_of_a_term_is_shown_by_the_year(site: Site) -> None:
    sign(site.cast, line("1000"), planned=True, set_by="Đại hội", period=Period(date(2021, 1, 1), date(2025, 12, 31)))
    page = site.owner.get(PAGE)
    assertContains(page, "chia đều từ", count=5)
    assertContains(page, "200 tỷ đồng", count=5)
