"""Every read about access."""

from django.db.models import Q, QuerySet

from doichieu.hub.access.models import Grant
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.accounts.models import User


def grants_of(user: User) -> QuerySet[Grant]:
    """The roles that an account holds, with their places."""
    return Grant.objects.filter(user=user).select_related("locality").order_by("role", "pk")


def covered_q(viewer: Viewer, act: Act, prefix: str) -> Q:
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
