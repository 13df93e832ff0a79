"""The units of a place put right: renamed or ended, by who may add one, with a reason that stays on record."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from doichieu.hub.access.viewers import Act, Actor, Viewer, acting
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places import queries as places
from doichieu.hub.places.errors import ChangeUnsaid, NameBorne, PlaceExists
from doichieu.hub.places.models import Locality, Subject, SubjectChange
from doichieu.hub.places.naming import bare

LONGEST_REASON = 300


@transaction.atomic
def rename_subject(*, subject: Subject, name: str, reason: str, by: Actor) -> Subject:
    """Give a unit another name; its figures, documents and roles stay its own.

    Raises Refused, UnknownActor, ChangeUnsaid, PlaceExists where another unit of the place has that name, and NameBorne
    where one had it: what that one sent is still known by it.
    """
    actor, locked = _changing(subject, by), _locked(subject)
    wanted = bare(name)
    other = places.subject_named(locked.locality, locked.kind, wanted)
    if other is not None and other != locked:
        raise PlaceExists(name=other.name)
    refuse_borne(locked.locality, wanted, but=locked)
    return _changed(locked, wanted, locked.last_day, reason, actor)


@transaction.atomic
def end_subject(*, subject: Subject, last_day: date | None, reason: str, by: Actor) -> Subject:
    """A unit that is no more after `last_day`, or, without one, stands again; what is on record of it stays.

    Raises Refused, UnknownActor, ChangeUnsaid.
    """
    actor, locked = _changing(subject, by), _locked(subject)
    return _changed(locked, locked.name, last_day, reason, actor)


def refuse_borne(place: Locality, name: str, *, but: Subject | None = None) -> None:
    """Raises NameBorne where a unit of the place was called so before. but: the one that may have its name again."""
    bearer = places.once_called(place, name, but)
    if bearer is not None:
        raise NameBorne(name=name, bearer=bearer.name)


def may_change(viewer: Viewer, subject: Subject) -> bool:
    """Whether the viewer may add and change units of its place."""
    return viewer.may(Act.MANAGE_PLACES, subject.locality) or viewer.may(Act.REVIEW, subject.locality)


def _changing(subject: Subject, by: Actor) -> Viewer:
    actor = acting(by)
    if not may_change(actor, subject):
        actor.must(Act.REVIEW, subject.locality)
    return actor


def _locked(subject: Subject) -> Subject:
    Locality.objects.select_for_update(no_key=True).only("pk").get(pk=subject.locality_id)  # one renaming after another
    return Subject.objects.select_for_update(of=("self",), no_key=True).select_related("locality").get(pk=subject.pk)


def _changed(subject: Subject, name: str, last_day: date | None, reason: str, actor: Viewer) -> Subject:
    why = bare(reason)[:LONGEST_REASON]
    if not why or not name or (name, last_day) == (subject.name, subject.last_day):
        raise ChangeUnsaid(name=subject.name)
    change = SubjectChange.objects.create(
        subject=subject,
        name_before=subject.name,
        name=name,
        last_day_before=subject.last_day,
        last_day=last_day,
        reason=why,
        changed_at=timezone.now(),
        changed_by=actor.person(Act.REVIEW),
    )
    subject.name, subject.last_day = name, last_day
    try:
        subject.save(update_fields=("name", "last_day"))
    except IntegrityError as error:  # somebody added a unit of that name meanwhile
        raise PlaceExists(name=name) from error
    ledger.record("subject changed", subject, change, by=actor.name)
    return subject
