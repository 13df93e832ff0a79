"""For whom somebody hands in: for a place, or for the one organisation that their role is held for."""

from collections.abc import Sequence

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject
from doichieu.lexicon import folded


def own_organisations(viewer: Viewer, locality: Locality | None = None) -> Sequence[Subject]:
    """The organisations that the viewer hands in for, of one place or of all, by name."""
    return places.organisations(viewer.covered_organisations(Act.HAND_IN), locality)


def signs_for(viewer: Viewer, locality: Locality, asked: Subject | None = None) -> Subject | None:
    """The organisation of the place that the viewer signs for; None: they may sign for the whole place.

    asked: the one that they named; without it their only one is meant.
    Raises access.Refused for who may sign neither for the place nor for that organisation.
    """
    if viewer.may(Act.HAND_IN, locality):
        return None
    own = own_organisations(viewer, locality)
    if asked in own:
        return asked
    if asked is None and len(own) == 1:
        return own[0]
    raise Refused(viewer=viewer.name, act=Act.HAND_IN.value, locality=str(locality))


def signs_for_called(viewer: Viewer, locality: Locality, name: str) -> Subject | None:
    """As `signs_for`, of an organisation that is named in words; empty where none is. Raises access.Refused."""
    own = own_organisations(viewer, locality)
    asked = next((each for each in own if name and folded(each.name) == folded(name)), None)
    if name and asked is None:
        raise Refused(viewer=viewer.name, act=Act.HAND_IN.value, locality=str(locality))
    return asked or signs_for(viewer, locality)
