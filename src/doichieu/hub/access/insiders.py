"""Who is inside a place: who reads its internal documents.

They alone are told what the reader proposes and nobody has confirmed: tasks, what later documents may tell of them,
records, relations, answers, planned figures. No page, file or operation decides that anywhere else.
"""

from django.db.models import Q

from doichieu.hub.access.outlines import Seer
from doichieu.hub.access.queries import covered_q
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.places.models import Locality


def is_inside(viewer: Viewer, place: Locality | None) -> bool:
    """Whether the viewer is inside; None: what belongs to no place is for those over every place."""
    return viewer.may(Act.READ_INTERNAL, place)


def is_inside_somewhere(viewer: Viewer) -> bool:
    """Whether there is a place that the viewer is inside of."""
    return viewer.may_somewhere(Act.READ_INTERNAL)


def inside_q(viewer: Seer, prefix: str) -> Q:
    """Condition: the viewer is inside the place. prefix: as of `covered_q`."""
    return covered_q(viewer, Act.READ_INTERNAL, prefix)
