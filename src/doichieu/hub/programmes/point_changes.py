"""Which of a task's six points an act changes, each as it was and as it is then. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from doichieu import show

POINTS = (
    "work",
    "lead",
    "co_workers",
    "due",
    "deliverable",
    "responsible",
    "responsible_post",
    "authority",
    "indicators",
    "projects",
)
PERSON = "responsible"  # whose name is read inside the office alone
DAY = "due"


@dataclass(frozen=True, slots=True)
class PointChange:
    """One of the points, as people read it; empty where nothing stood there, or nothing does now."""

    point: str  # one of POINTS
    before: str
    after: str


def changed_points(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[PointChange, ...]:
    """What differs between two steps' facts (`SixPoints.facts`), in the order of the points.

    What one of them does not know at all, as facts of an older version do not, is no change.
    """
    known = [name for name in POINTS if name in before and name in after]
    changes = (PointChange(name, _told(name, before[name]), _told(name, after[name])) for name in known)
    return tuple(each for each in changes if each.before != each.after)


def _told(point: str, value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    written = str(value or "")
    return show.day(date.fromisoformat(written)) if point == DAY and written else written
