"""Who may keep records and tasks: session clerks and reviewers of the place."""

from doichieu.hub.access.viewers import Act, Actor, Viewer, acting
from doichieu.hub.places.models import Locality

KEEPING = (Act.KEEP_SESSIONS, Act.REVIEW)


def may_keep(viewer: Viewer, place: Locality | None) -> bool:
    """Whether the viewer may decide on the tasks and records of a place."""
    return any(viewer.may(act, place) for act in KEEPING)


def may_keep_record(viewer: Viewer, place: Locality | None) -> bool:
    """As `may_keep`; a record of a place above, or of the central authorities, is kept by all that it binds."""
    if place is None:
        return any(viewer.may_somewhere(act) for act in KEEPING)
    return may_keep(viewer, place) or any(place.pk in places_above(viewer, act) for act in KEEPING)


def places_above(viewer: Viewer, act: Act) -> frozenset[int]:
    """Ids of the places for which the viewer may do this, and of all above them; none where it is every place."""
    paths = viewer.covered_paths(act)
    return (
        frozenset(int(number) for path in paths for number in path.split("/") if number)
        if paths != "all"
        else frozenset()
    )


def keeper(by: Actor, place: Locality | None) -> Viewer:
    """Who acts on a task of the place. Raises access.Refused, access.UnknownActor."""
    actor = acting(by)
    if not may_keep(actor, place):
        actor.must(Act.KEEP_SESSIONS, place)
    actor.person(Act.KEEP_SESSIONS)
    return actor


def record_keeper(by: Actor, place: Locality | None) -> Viewer:
    """Who acts on a record of the place. Raises access.Refused, access.UnknownActor."""
    actor = acting(by)
    if not may_keep_record(actor, place):
        actor.must(Act.KEEP_SESSIONS, place)
    actor.person(Act.KEEP_SESSIONS)
    return actor
