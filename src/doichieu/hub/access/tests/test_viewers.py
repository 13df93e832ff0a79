import pytest
from django.contrib.auth.models import AnonymousUser

from doichieu.hub.access import queries, services
from doichieu.hub.access.errors import Refused, UnknownActor
from doichieu.hub.access.models import Grant, Role
from doichieu.hub.access.tests.cast import Cast, viewer
from doichieu.hub.access.viewers import ACTS, Act, system_viewer, viewer_of
from doichieu.hub.ledger.models import Link
from doichieu.hub.places.models import Locality


def test_a_role_holds_for_its_place_and_what_lies_under_it(cast: Cast) -> None:
    owner = viewer(cast.owner)
    assert owner.may(Act.REVIEW, cast.district)
    assert owner.may(Act.REVIEW, cast.commune)
    assert not owner.may(Act.REVIEW, cast.province)
    assert not owner.may(Act.REVIEW, cast.elsewhere)
    assert not owner.may(Act.REVIEW, None)
    assert owner.may_somewhere(Act.REVIEW)


def test_a_role_without_a_place_holds_everywhere(cast: Cast) -> None:
    services.grant_role(user=cast.visitor, role=Role.CONTRIBUTOR, locality=None, by=system_viewer())
    everywhere = viewer(cast.visitor)
    assert everywhere.covered_paths(Act.HAND_IN) == "all"
    assert everywhere.may(Act.HAND_IN, cast.commune)
    assert everywhere.may(Act.HAND_IN, None)
    assert not everywhere.may(Act.REVIEW, cast.commune)


def test_only_an_approver_releases(cast: Cast) -> None:
    assert viewer(cast.owner).may(Act.RELEASE, cast.commune)
    assert not viewer(cast.colleague).may(Act.RELEASE, cast.commune)


def test_nobody_and_a_mere_visitor_may_nothing(cast: Cast) -> None:
    for nobody in (cast.anonymous, viewer(cast.visitor), viewer_of(AnonymousUser()), viewer_of(None)):
        assert not any(nobody.may(act, cast.commune) for act in Act)
        assert not any(nobody.may_somewhere(act) for act in Act)
    assert (cast.anonymous.name, viewer(cast.visitor).name) == ("", "visitor")
    assert (cast.anonymous.signed_in, viewer(cast.visitor).signed_in) == (False, True)


def test_an_account_that_was_closed_may_nothing(cast: Cast) -> None:
    cast.owner.is_active = False
    assert viewer(cast.owner) == cast.anonymous


def test_the_system_may_everything_but_bears_no_persons_name(cast: Cast) -> None:
    system = system_viewer()
    assert all(system.may(act, None) for act in Act)
    assert system.name == "system"
    with pytest.raises(UnknownActor):
        system.person(Act.RELEASE)


def test_a_refusal_names_viewer_act_and_place(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        viewer(cast.stranger).must(Act.REVIEW, cast.commune)
    assert str(refused.value) == "stranger may not review figures for xã Đồng Mơ"
    assert (refused.value.viewer, refused.value.act, refused.value.locality) == (
        "stranger",
        "review figures",
        "xã Đồng Mơ",
    )


def test_every_role_stands_in_the_table_and_only_administrators_manage_access() -> None:
    assert set(ACTS) == set(Role)
    assert {role for role, acts in ACTS.items() if Act.MANAGE_ACCESS in acts} == {Role.ADMINISTRATOR}


def test_covered_places_are_those_under_the_grants(cast: Cast) -> None:
    def covered(who: object) -> set[str]:
        return set(
            Locality.objects.filter(queries.covered_q(who, Act.REVIEW, "")).values_list("name", flat=True)  # type: ignore[arg-type]
        )

    assert covered(viewer(cast.owner)) == {"Hòa Khê", "Đồng Mơ"}
    assert covered(viewer(cast.colleague)) == {"Tân Sa", "Hòa Khê", "Đồng Mơ"}
    assert covered(viewer(cast.stranger)) == {"Vĩnh Sa"}
    assert covered(cast.anonymous) == set()
    assert covered(system_viewer()) == {"Tân Sa", "Hòa Khê", "Đồng Mơ", "Vĩnh Sa"}


def test_a_grant_is_made_once_and_recorded_once(cast: Cast) -> None:
    grants, links = Grant.objects.count(), Link.objects.count()
    services.grant_role(user=cast.owner, role=Role.APPROVER, locality=cast.district, by=system_viewer())
    assert (Grant.objects.count(), Link.objects.count()) == (grants, links)


def test_an_administrator_grants_within_his_own_place_alone(cast: Cast) -> None:
    services.grant_role(user=cast.visitor, role=Role.ADMINISTRATOR, locality=cast.district, by=system_viewer())
    granted = services.grant_role(user=cast.stranger, role=Role.CONTRIBUTOR, locality=cast.commune, by=cast.visitor)
    assert list(queries.grants_of(cast.stranger).filter(role=Role.CONTRIBUTOR)) == [granted]
    for where in (cast.province, cast.elsewhere, None):
        with pytest.raises(Refused):
            services.grant_role(user=cast.stranger, role=Role.CONTRIBUTOR, locality=where, by=cast.visitor)
    with pytest.raises(Refused):
        services.grant_role(user=cast.owner, role=Role.ADMINISTRATOR, locality=cast.district, by=cast.owner)


def test_a_role_that_was_withdrawn_holds_no_longer(cast: Cast) -> None:
    [grant] = queries.grants_of(cast.owner)
    with pytest.raises(Refused):
        services.withdraw_role(grant=grant, by=cast.colleague)
    services.withdraw_role(grant=grant, by=system_viewer())
    assert not viewer(cast.owner).may_somewhere(Act.REVIEW)
    assert Link.objects.order_by("-number")[0].event == "role withdrawn"
