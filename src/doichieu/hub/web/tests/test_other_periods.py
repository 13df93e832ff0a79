"""A period that nobody has figures of yet is opened by its name, on the page of the place."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from doichieu.hub.web.tests.conftest import Site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Tháng 11/2026", "2026-M11"),
        ("quý III/2026", "2026-Q3"),
        (" 2026-9M ", "2026-9M"),
        ("nhiệm kỳ 2025-2030", "2025-2030"),
    ],
)
def test_a_period_opens_in_words_or_by_the_name_of_its_address(site: Site, written: str, name: str) -> None:
    answer = site.owner.get(reverse("place", args=[site.cast.district.slug]), {"period": written})
    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("scoreboard", args=[site.cast.district.slug, name]),
    )


def test_the_past_moment_is_kept(site: Site) -> None:
    asked = {"period": "năm 2021", "as_of": "01/07/2022"}
    answer = site.owner.get(reverse("place", args=[site.cast.district.slug]), asked)
    assert answer["Location"] == f"{reverse('scoreboard', args=[site.cast.district.slug, '2021'])}?as_of=2022-07-01"


@pytest.mark.parametrize("written", ["tháng 13", "hôm nào đó", "2026-M13", "<b>"])
def test_what_names_no_period_is_told_beside_the_field(site: Site, written: str) -> None:
    answer = site.owner.get(reverse("place", args=[site.cast.district.slug]), {"period": written})
    assert answer.status_code == 422
    assert "không phải là một kỳ" in answer.content.decode()
    assert "<b>" not in answer.content.decode()


def test_a_place_without_any_figure_offers_to_enter_those_of_this_year(site: Site) -> None:
    place = site.cast.elsewhere
    page = site.of(site.cast.owner).get(reverse("place", args=[site.cast.commune.slug])).content.decode()
    year = str(localdate().year)
    assert reverse("entry", args=[site.cast.commune.slug, year]) in page
    assert reverse("units", args=[site.cast.commune.slug]) in page
    outside = site.anonymous.get(reverse("place", args=[place.slug])).content.decode()
    assert reverse("entry", args=[place.slug, year]) not in outside
    assert reverse("units", args=[place.slug]) not in outside
