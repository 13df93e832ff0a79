"""One cast for every test of who may do what: an owner, a colleague, a stranger, nobody."""

from dataclasses import dataclass

from doichieu.hub.access import services
from doichieu.hub.access.models import Role
from doichieu.hub.access.viewers import Viewer, system_viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.places.models import Level, Locality


@dataclass(frozen=True)
class Cast:
    """The owner approves for the district, the colleague reviews for the whole province, the stranger
    reviews elsewhere, the visitor has an account alone."""

    province: Locality
    district: Locality
    commune: Locality
    elsewhere: Locality
    owner: User
    colleague: User
    stranger: User
    visitor: User

    @property
    def anonymous(self) -> Viewer:
        return Viewer(None)


def assembled() -> Cast:
    """The cast, in invented places."""
    province = place("Tân Sa", "tỉnh", Level.PROVINCE, None)
    district = place("Hòa Khê", "huyện", Level.DISTRICT, province)
    commune = place("Đồng Mơ", "xã", Level.COMMUNE, district)
    elsewhere = place("Vĩnh Sa", "tỉnh", Level.PROVINCE, None)
    people = [User.objects.create(username=name) for name in ("owner", "colleague", "stranger", "visitor")]
    for user, role, where in zip(
        people[:3], (Role.APPROVER, Role.REVIEWER, Role.REVIEWER), (district, province, elsewhere), strict=True
    ):
        services.grant_role(user=user, role=role, locality=where, by=system_viewer())
    return Cast(province, district, commune, elsewhere, *people)


def place(name: str, kind: str, level: Level, parent: Locality | None) -> Locality:
    """An invented place."""
    return services.add_locality(name=name, kind=kind, level=level, parent=parent, by=system_viewer(), invented=True)


def viewer(user: User) -> Viewer:
    """What the account may do now."""
    return viewer_of(user)
