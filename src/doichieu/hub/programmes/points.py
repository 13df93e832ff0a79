"""The six points of a task as plain values, and how they are kept: who, what, by when, who answers for it, what comes
of it, by whose authority; with the indicators and projects that it is tied to.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.places.models import Locality, Subject, SubjectKind
from doichieu.hub.programmes.body_names import body_key
from doichieu.hub.programmes.models import Task, TaskIndicator, TaskProject
from doichieu.lexicon.search import searchable


@dataclass(frozen=True, slots=True)
class SixPoints:
    """lead: a body on record; lead_words: its name where it is not on record. responsible: a person's name."""

    work: str
    lead: Subject | None = None
    lead_words: str = ""
    co_workers: tuple[str, ...] = ()
    due: date | None = None
    deliverable: str = ""
    responsible: str = ""
    responsible_post: str = ""
    authority: str = ""
    indicators: tuple[Indicator, ...] = ()
    projects: tuple[Subject, ...] = ()

    @property
    def lead_name(self) -> str:
        return self.lead.name if self.lead else self.lead_words

    def facts(self) -> dict[str, Any]:
        """As a step keeps them."""
        return {
            "work": self.work,
            "lead": self.lead_name,
            "co_workers": list(self.co_workers),
            "due": self.due.isoformat() if self.due else None,
            "deliverable": self.deliverable,
            "responsible": self.responsible,
            "responsible_post": self.responsible_post,
            "authority": self.authority,
            "indicators": sorted(indicator.code for indicator in self.indicators),
            "projects": sorted(project.name for project in self.projects),
        }


def points_of(task: Task) -> SixPoints:
    """What a task says now; two database queries."""
    return SixPoints(
        work=task.work,
        lead=task.lead,
        lead_words=task.lead_words,
        co_workers=tuple(task.co_workers),
        due=task.due,
        deliverable=task.deliverable,
        responsible=task.responsible,
        responsible_post=task.responsible_post,
        authority=task.authority,
        indicators=tuple(task.indicators.order_by("code")),
        projects=tuple(task.projects.order_by("name", "pk")),
    )


def tidied(points: SixPoints, locality: Locality | None) -> SixPoints:
    """White space as one space, names cut to what is kept, and a lead in words tied to the body of that name."""
    words = _line(points.lead_words, 200)
    lead = points.lead or body_called(words, locality)
    return replace(
        points,
        work=" ".join(points.work.split()),
        lead=lead,
        lead_words="" if lead else words,
        co_workers=tuple(dict.fromkeys(_line(name, 200) for name in points.co_workers if name.strip())),
        deliverable=_line(points.deliverable, 300),
        responsible=_line(points.responsible, 120),
        responsible_post=_line(points.responsible_post, 200),
        authority=_line(points.authority, 200),
    )


def body_called(name: str, locality: Locality | None) -> Subject | None:
    """The organisation or hamlet of this name in the place, else the one under it; None for none, or several."""
    if locality is None or not name:
        return None
    kinds = (SubjectKind.ORGANISATION, SubjectKind.HAMLET)
    bodies = Subject.objects.filter(locality__path__startswith=locality.path, kind__in=kinds)
    key = body_key(name, locality)
    named = [body for body in bodies.select_related("locality") if body_key(body.name, body.locality) == key]
    found = [body for body in named if body.locality_id == locality.pk] or named
    return found[0] if len(found) == 1 else None


def put(points: SixPoints, task: Task) -> None:
    """The six points onto the row, which is not saved here."""
    task.work, task.due = points.work, points.due
    task.lead, task.lead_words = points.lead, points.lead_words
    task.co_workers, task.deliverable = list(points.co_workers), points.deliverable
    task.responsible, task.responsible_post = points.responsible, points.responsible_post
    task.authority = points.authority
    task.search = searchable(" ".join((points.work, points.lead_name, *points.co_workers, points.deliverable)))


def tie(points: SixPoints, task: Task) -> None:
    """The indicators and projects of a saved task."""
    TaskIndicator.objects.filter(task=task).exclude(indicator__in=points.indicators).delete()
    TaskProject.objects.filter(task=task).exclude(project__in=points.projects).delete()
    for indicator in points.indicators:
        TaskIndicator.objects.get_or_create(task=task, indicator=indicator)
    for project in points.projects:
        TaskProject.objects.get_or_create(task=task, project=project)


def _line(words: str, longest: int) -> str:
    return " ".join(words.split())[:longest].strip()
