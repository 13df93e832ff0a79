"""What viewers have in common for whom a statement is composed alike (`hub.composed`); its slots hold what is theirs.

So the conditions on what may be seen stand in one place, for statements composed once and for query sets alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Value

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.composed import slot


@dataclass(frozen=True, slots=True)
class Outline:
    """As much of a viewer as a statement about what is internal is composed by; it answers as a viewer does."""

    system: bool
    signed_in: bool
    places: int | None  # how many the viewer reads inside of; None: all there are
    for_organisations: bool  # whether some of their roles are an organisation's own

    @property
    def user(self) -> Value | None:
        """The slot of the viewer's own number."""
        return slot("viewer") if self.signed_in else None

    def covered_paths(self, act: Act) -> Literal["all"] | tuple[Value, ...]:
        """A slot for each of the viewer's paths."""
        _only_inside(act)
        return "all" if self.places is None else tuple(slot(f"path_{at}") for at in range(self.places))

    def covered_organisations(self, act: Act) -> Value | tuple[()]:
        """The slot of the viewer's organisations."""
        _only_inside(act)
        return slot("organisations") if self.for_organisations else ()


Seer = Viewer | Outline  # of whom conditions ask what they may see


def outline_of(viewer: Viewer) -> Outline:
    """What statements about what this viewer may see are composed by."""
    paths = viewer.covered_paths(Act.READ_INTERNAL)
    organisations = viewer.covered_organisations(Act.READ_INTERNAL)
    return Outline(viewer.system, viewer.signed_in, None if paths == "all" else len(paths), bool(organisations))


def slots_of(viewer: Viewer) -> Mapping[str, Any]:
    """The viewer's own values, by the names of the outline's slots."""
    paths = viewer.covered_paths(Act.READ_INTERNAL)
    own: dict[str, Any] = {} if paths == "all" else {f"path_{at}": path for at, path in enumerate(paths)}
    own["viewer"] = viewer.user.pk if viewer.user else None
    own["organisations"] = viewer.covered_organisations(Act.READ_INTERNAL)
    return own


def _only_inside(act: Act) -> None:
    if act is not Act.READ_INTERNAL:
        raise ValueError(f"an outline says nothing of who may {act}")
