from datetime import date

import pytest
from django.core.management import call_command

from doichieu.hub.access import services
from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast, place
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.ledger import queries as ledger
from doichieu.hub.ledger.models import Link
from doichieu.hub.places import queries
from doichieu.hub.places.errors import ParentMismatch, PlaceExists
from doichieu.hub.places.models import Level, Lineage, Locality, SubjectKind


@pytest.mark.django_db
def test_the_lists_are_loaded_only_once(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_places")
    assert capsys.readouterr().out == "localities: 14138 new or changed\nlineage: 14328 new or changed\n"
    assert services.load_places(by=system_viewer()) == {"localities": 0, "lineage": 0}
    assert (Locality.objects.count(), Lineage.objects.count()) == (14138, 14328)
    [link] = ledger.chain()
    assert (link.event, link.actor) == ("places loaded", "system")


@pytest.mark.django_db
def test_what_was_lost_of_the_lists_is_loaded_again() -> None:
    services.load_places(by=system_viewer())
    zone = queries.locality("dac-khu-ly-son-quang-ngai")
    Lineage.objects.filter(successor=zone).delete()
    zone.delete()
    assert services.load_places(by=system_viewer()) == {"localities": 1, "lineage": 1}
    assert queries.locality("dac-khu-ly-son-quang-ngai").path.count("/") == 3


def test_only_a_steward_of_everything_loads_the_lists(cast: Cast) -> None:
    with pytest.raises(Refused):
        services.load_places(by=cast.owner)


def test_an_invented_place_has_a_slug_a_path_and_is_found(cast: Cast) -> None:
    assert cast.commune.slug == "xa-dong-mo-hoa-khe-tan-sa"
    assert cast.commune.path == f"/{cast.province.pk}/{cast.district.pk}/{cast.commune.pk}/"
    assert cast.commune.invented
    assert queries.found("dong mo")[0] == cast.commune
    assert queries.named("Đồng Mơ", "xã", "Tân Sa") == [cast.commune]


def test_a_place_of_the_same_name_that_began_later_gets_a_slug_of_its_own(cast: Cast) -> None:
    again = services.add_locality(
        name="Đồng Mơ",
        kind="xã",
        level=Level.COMMUNE,
        parent=cast.district,
        valid_from=date(2026, 1, 1),
        by=system_viewer(),
    )
    assert again.slug == "xa-dong-mo-hoa-khe-tan-sa-2"


def test_the_same_place_is_not_added_twice(cast: Cast) -> None:
    with pytest.raises(PlaceExists):
        place("Đồng Mơ", "xã", Level.COMMUNE, cast.district)


def test_a_place_lies_under_a_higher_one(cast: Cast) -> None:
    with pytest.raises(ParentMismatch):
        place("Hòa Khê Hạ", "huyện", Level.DISTRICT, cast.commune)


def test_a_reviewer_adds_no_place_but_subjects_of_his_own(cast: Cast) -> None:
    with pytest.raises(Refused):
        services.add_locality(name="Mới", kind="xã", level=Level.COMMUNE, parent=cast.district, by=cast.owner)
    links = Link.objects.count()
    first = services.add_subject(
        locality=cast.commune, kind=SubjectKind.ORGANISATION, name=" Trường  mầm non ", by=cast.owner
    )
    assert first.name == "Trường mầm non"
    assert first == services.add_subject(
        locality=cast.commune, kind=SubjectKind.ORGANISATION, name="Trường mầm non", by=cast.colleague
    )
    assert Link.objects.count() == links + 1
    assert list(queries.subjects_of(cast.commune)) == [first]
    with pytest.raises(Refused):
        services.add_subject(locality=cast.commune, kind=SubjectKind.PROJECT, name="Đường", by=cast.stranger)
