"""Opening the record of a session by hand, before any document tells of it; documents meet it by its facts."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from doichieu.hub.access.viewers import Act, Actor, acting
from doichieu.hub.conferences.errors import AlreadyThere, FactMissing
from doichieu.hub.conferences.field_values import checked
from doichieu.hub.conferences.kept import About, added
from doichieu.hub.conferences.meeting import Known, first_match
from doichieu.hub.conferences.models import Conference, FieldEntry, FieldName
from doichieu.hub.conferences.services import draw_facts, final
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality

OPENED_WITH = (
    FieldName.BODY,
    FieldName.ORDINAL,
    FieldName.TENURE,
    FieldName.TERM,
    FieldName.DATES,
    FieldName.PLACE,
    FieldName.EXTENDED,
)


@transaction.atomic
def open_conference(*, locality: Locality, values: Mapping[FieldName, Sequence[str]], by: Actor) -> Conference:
    """Put a session on record by what its clerk knows of it: its body, and its number or its days.

    values: texts, as documents give them (`field_values.checked`). Raises access.Refused and UnknownActor,
    FactUnreadable, FactMissing, AlreadyThere.
    """
    actor = acting(by)
    actor.must(Act.KEEP_SESSIONS, locality)
    actor.person(Act.KEEP_SESSIONS)
    given = {name: checked(name, values[name]) for name in OPENED_WITH if any(map(str.strip, values.get(name, ())))}
    known = _known(given)
    Locality.objects.select_for_update(no_key=True).get(pk=locality.pk)
    found = first_match(known, list(Conference.objects.filter(locality=locality).order_by("pk")))
    if found is not None:
        raise AlreadyThere(number=final(found).pk)
    conference = Conference(locality=locality, key=_key(locality, given), body=known.body, by_hand=True)
    conference.save(force_insert=True)
    rows = [
        added(FieldEntry, About(conference, name.value, "", actor.name), {"values": each}, removed=False)
        for name, each in given.items()
    ]
    draw_facts(conference)
    ledger.record("session opened", *rows, by=actor.name)
    return conference


def _known(given: Mapping[FieldName, Sequence[str]]) -> Known:
    """By what the session will be recognised. Raises FactMissing where that is too little."""
    if FieldName.BODY not in given:
        raise FactMissing(field=FieldName.BODY.value)
    if FieldName.ORDINAL not in given and FieldName.DATES not in given:
        raise FactMissing(field=FieldName.DATES.value)
    [body] = given[FieldName.BODY]
    ordinal, tenure = given.get(FieldName.ORDINAL), given.get(FieldName.TENURE)
    days = tuple(map(date.fromisoformat, given.get(FieldName.DATES, ())))
    return Known(body, int(ordinal[0]) if ordinal else None, tenure[0] if tenure else "", days)


def _key(locality: Locality, given: Mapping[FieldName, Sequence[str]]) -> str:
    """Digest of the facts and of this moment: what documents go by are the facts themselves."""
    facts = f"{locality.pk} {sorted(given.items())} {timezone.now().isoformat()}"
    return hashlib.sha256(facts.encode()).hexdigest()
