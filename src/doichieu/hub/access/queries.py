"""Every read about access."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from doichieu.hub.access.models import Grant
from doichieu.hub.access.outlines import Seer
from doichieu.hub.access.viewers import ACTS, Act, Viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.places.models import Locality


def grants_of(user: User) -> QuerySet[Grant]:
    """The roles that an account holds, with their places."""
    return Grant.objects.filter(user=user).select_related("locality", "organisation").order_by("role", "pk")


def grants_over(places: Iterable[Locality | None], act: Act) -> list[Grant]:
    """The grants by which accounts in use may do this for some of these places; None: what belongs to no place."""
    above = {int(number) for place in places if place for number in place.path.split("/") if number}
    roles = [role for role, acts in ACTS.items() if act in acts]
    over = Q(locality=None) | Q(locality__in=above)
    whole = Grant.objects.filter(over, role__in=roles, organisation=None, user__is_active=True)
    return list(whole.select_related("user", "locality").order_by("user__username", "pk"))


def covered_q(viewer: Seer, act: Act, prefix: str) -> Q:
    """Condition: the place is one for which the viewer may do this.

    prefix: path to the locality in the query, ending with its own name: "locality__", "" for places themselves.
    """
    paths = viewer.covered_paths(act)
    if paths == "all":
        return ~Q(pk__in=())
    condition = Q(pk__in=())
    for path in paths:
        condition |= Q(**{f"{prefix}path__startswith": path})
    return condition


def granted_places(viewer: Viewer, act: Act) -> list[Locality]:
    """The places themselves for which the viewer holds a role that may do this; none for a role over every place."""
    paths = viewer.covered_paths(act)
    return list(Locality.objects.filter(path__in=paths).order_by("name", "pk")) if paths and paths != "all" else []
