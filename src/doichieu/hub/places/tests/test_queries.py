"""Over the whole lists, loaded once for this module. No test here writes."""

from collections.abc import Iterator
from datetime import date

import pytest

from doichieu.hub.places import loading, queries
from doichieu.hub.places.models import Level, Lineage, Locality

pytestmark = pytest.mark.django_db
IN_2018, IN_2026 = date(2018, 12, 11), date(2026, 1, 1)


@pytest.fixture(scope="module", autouse=True)
def _country(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        loading.load()
        yield
        Lineage.objects.all().delete()
        Locality.objects.all()._raw_delete("default")


def slugs(places: list[Locality]) -> list[str]:
    return [place.slug for place in places]


def provinces(day: date) -> int:
    return queries.localities_on(day).filter(level=Level.PROVINCE).count()


def test_provinces_are_63_before_the_reform_and_34_since() -> None:
    assert provinces(IN_2018) == 63
    assert provinces(date(2025, 6, 30)) == 63
    assert provinces(date(2025, 7, 1)) == 34
    assert queries.localities_on(IN_2026).filter(level=2).count() == 0
    assert queries.localities_on(IN_2026).filter(level=3).count() == 3321


def test_a_district_of_2018_is_found_with_its_province() -> None:
    [district] = queries.named("huyện Thanh Trì", parent_name="Hà Nội", on=IN_2018)
    assert (district.slug, district.kind, district.name) == ("huyen-thanh-tri-ha-noi", "huyện", "Thanh Trì")
    assert [place.slug for place in queries.ancestors_of(district)] == ["thanh-pho-ha-noi"]
    assert district.parent is not None
    assert district.path == f"/{district.parent_id}/{district.pk}/"
    assert district.valid_to == date(2025, 6, 30)


def test_a_bare_name_gives_the_higher_place_first_and_minds_diacritics() -> None:
    assert slugs(queries.named("Thanh Trì", on=IN_2018)) == [
        "huyen-thanh-tri-ha-noi",
        "phuong-thanh-tri-hoang-mai-ha-noi",
    ]
    assert slugs(queries.named("thanh trì", on=IN_2026)) == ["xa-thanh-tri-ha-noi"]
    assert slugs(queries.named("Thạnh Trị", "huyện")) == ["huyen-thanh-tri-soc-trang"]
    assert queries.named("Thanh Trì", "huyện", on=IN_2026) == []
    assert queries.named("Thanh Trì", "huyện", "Sóc Trăng") == []


def test_a_name_is_found_however_its_tones_are_placed() -> None:
    assert slugs(queries.named("tỉnh Hoà Bình")) == ["tinh-hoa-binh"]
    assert slugs(queries.named("thành phố Thủ Đức", parent_name="Thành phố Hồ Chí Minh", on=IN_2018)) == [
        "thanh-pho-thu-duc-ho-chi-minh"
    ]


def test_a_merged_province_and_its_namesake_are_two_places() -> None:
    assert slugs(queries.named("tỉnh Tuyên Quang", on=IN_2018)) == ["tinh-tuyen-quang-2025"]
    assert slugs(queries.named("tỉnh Tuyên Quang", on=IN_2026)) == ["tinh-tuyen-quang"]
    merged = queries.locality("tinh-tuyen-quang")
    assert [(s.predecessor.slug, s.partial) for s in queries.predecessors_of(merged)] == [
        ("tinh-ha-giang", False),
        ("tinh-tuyen-quang-2025", False),
    ]


def test_a_province_that_went_on_unchanged_is_one_place_with_both_kinds_of_children() -> None:
    city = queries.locality("thanh-pho-ha-noi")
    assert queries.predecessors_of(city) == []
    assert queries.children_of(city, IN_2018).count() == 30
    assert queries.children_of(city, IN_2026).count() == 126


def test_lists_run_by_kind_and_by_name_without_diacritics() -> None:
    city = queries.locality("thanh-pho-ha-noi")
    shown = [str(place) for place in queries.children_of(city, IN_2018)]
    assert [*shown[:3], *shown[16:20], shown[-1]] == [
        "huyện Ba Vì",
        "huyện Chương Mỹ",
        "huyện Đan Phượng",
        "huyện Ứng Hòa",
        "quận Ba Đình",
        "quận Bắc Từ Liêm",
        "quận Cầu Giấy",
        "thị xã Sơn Tây",
    ]


def test_a_district_leads_to_the_communes_that_came_from_its_own() -> None:
    district = queries.locality("huyen-thanh-tri-ha-noi")
    steps = {step.successor.slug: step.partial for step in queries.successors_of(district)}
    assert {"xa-thanh-tri-ha-noi", "xa-dai-thanh-ha-noi", "phuong-hoang-liet-ha-noi"} < set(steps)
    assert set(steps.values()) == {True}
    assert all(step.share is None and step.source == "vietnamadminunits 1.0.4" for step in district.successions.all())


def test_an_island_district_leads_to_its_special_zone() -> None:
    [step] = queries.successors_of(queries.locality("huyen-ly-son-quang-ngai"))
    assert (step.successor.slug, step.partial) == ("dac-khu-ly-son-quang-ngai", False)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("thanh pho ha noi", "thanh-pho-ha-noi"),
        ("Hà Nội", "thanh-pho-ha-noi"),
        ("q1", "quan-1-ho-chi-minh"),
        ("TX. Sơn Tây", "thi-xa-son-tay-ha-noi"),
        ("tp hcm", "thanh-pho-ho-chi-minh"),
        ("xã đại thanh", "xa-dai-thanh-ha-noi"),
        ("huyện Thanh Trì, Hà Nội", "huyen-thanh-tri-ha-noi"),
        ("ngu hiep thanh tri", "xa-ngu-hiep-thanh-tri-ha-noi"),
    ],
)
def test_search_puts_the_place_of_that_name_first(query: str, first: str) -> None:
    assert queries.found(query)[0].slug == first


def test_search_finds_places_of_a_day_and_is_limited() -> None:
    assert slugs(queries.found("thanh tri", IN_2018, limit=1)) == ["huyen-thanh-tri-ha-noi"]
    assert slugs(queries.found("thanh tri", IN_2026, limit=2)) == ["xa-thanh-tri-ha-noi", "xa-thanh-tri-vinh-long"]
    assert queries.found("...") == []
    assert queries.found("nowhere at all") == []


def test_every_path_leads_down_from_the_highest_place() -> None:
    paths = dict(Locality.objects.values_list("pk", "path"))
    parents = Locality.objects.values_list("pk", "parent_id")
    assert [pk for pk, parent in parents if paths[pk] != f"{paths.get(parent, '/')}{pk}/"] == []


def test_slugs_are_readable_and_few_need_a_code() -> None:
    every = list(Locality.objects.values_list("slug", flat=True))
    assert [slug for slug in every if not slug.replace("-", "").isalnum() or not slug.isascii()] == []
    coded = [slug for slug in every if len(slug.rpartition("-")[2]) == 5 and slug.rpartition("-")[2].isdigit()]
    assert len(coded) == 8
