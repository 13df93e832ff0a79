"""Acts of people on records; `services` hands this on. `seen` is as in `assigning`."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Model

from doichieu.hub.access.viewers import Act, Actor, Viewer
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.citing import key_of
from doichieu.hub.programmes.errors import (
    NumberMissing,
    ReasonWanted,
    RecordChanged,
    RecordNotThere,
    SameRecord,
)
from doichieu.hub.programmes.keepers import record_keeper
from doichieu.hub.programmes.models import (
    Citation,
    Instrument,
    InstrumentAct,
    InstrumentKind,
    InstrumentState,
    Relation,
    RelationKind,
    Task,
)
from doichieu.hub.programmes.recording import describe
from doichieu.hub.programmes.steps import step_of_instrument

ON_FILE = {InstrumentState.PROPOSED, InstrumentState.KNOWN}


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What a person says of a record; written: its number, empty where it is known by its name alone."""

    kind: InstrumentKind
    written: str
    title: str = ""
    issuer: str = ""
    locality: Locality | None = None
    issued: date | None = None
    first_day: date | None = None
    last_day: date | None = None


@transaction.atomic
def confirm_record(*, instrument: Instrument, facts: RecordFacts, seen: int, by: Actor, note: str = "") -> Instrument:
    """Say what a record is: a proposal becomes known, a known one is edited; one without a number keeps its name.

    Raises access.Refused and UnknownActor, RecordChanged, RecordNotThere, NumberMissing.
    """
    locked, actor = _locked(instrument, seen, by)
    record_keeper(by, facts.locality)
    if not facts.written.strip() and not locked.named:
        raise NumberMissing
    act = InstrumentAct.EDITED if locked.state == InstrumentState.KNOWN else InstrumentAct.CONFIRMED
    locked.kind, title = facts.kind, facts.title.strip()[:300]
    if facts.written.strip():
        title = title or (locked.written if locked.named else "")
        locked.written = " ".join(facts.written.split())[:60]
        locked.key = key_of(locked.written)
    locked.title, locked.issuer = title, facts.issuer.strip()[:200]
    locked.locality, locked.issued = facts.locality, facts.issued
    locked.first_day, locked.last_day = facts.first_day, facts.last_day
    locked.state = InstrumentState.KNOWN
    return _recorded(locked, act, actor, note)


@transaction.atomic
def reject_record(*, instrument: Instrument, reason: str, seen: int, by: Actor) -> Instrument:
    """Note that what was cited is no record. Raises as above, ReasonWanted."""
    locked, actor = _locked(instrument, seen, by)
    if not reason.strip():
        raise ReasonWanted
    locked.state = InstrumentState.REJECTED
    return _recorded(locked, InstrumentAct.REJECTED, actor, reason)


@transaction.atomic
def merge_record(*, instrument: Instrument, into: Instrument, seen: int, by: Actor, note: str = "") -> Instrument:
    """Say that a record is another one: its citations, tasks and relations become the other's, which is returned.

    Raises as above, SameRecord.
    """
    locked, actor = _locked(instrument, seen, by)
    kept = Instrument.objects.select_for_update(of=("self",)).select_related("locality").get(pk=into.pk)
    if kept.pk == locked.pk:
        raise SameRecord(written=locked.written)
    if kept.state not in ON_FILE:
        raise RecordNotThere(written=kept.written)
    record_keeper(by, kept.locality)
    moved = _moved(locked, kept)
    if kept.document_id is None:
        kept.document_id, locked.document_id = locked.document_id, None
        kept.own_number, locked.own_number = locked.own_number, ""
    locked.state, locked.merged_into = InstrumentState.MERGED, kept
    _recorded(locked, InstrumentAct.MERGED, actor, note, *moved)
    return _recorded(kept, InstrumentAct.EDITED, actor, note or locked.written)


@transaction.atomic
def relate_records(*, instrument: Instrument, kind: RelationKind, other: Instrument, seen: int, by: Actor) -> Relation:
    """Say what one record does to another; a proposed relation is confirmed so. Raises as above, SameRecord."""
    locked, actor = _locked(instrument, seen, by)
    if other.pk == locked.pk:
        raise SameRecord(written=locked.written)
    if other.state not in ON_FILE:
        raise RecordNotThere(written=other.written)
    relation, _ = Relation.objects.get_or_create(instrument=locked, kind=kind, other=other)
    relation.proposed = relation.ended = False
    relation.save()
    _recorded(locked, InstrumentAct.RELATED, actor, f"{kind} {other.written}", relation)
    return relation


@transaction.atomic
def end_relation(*, relation: Relation, seen: int, by: Actor) -> Relation:
    """Say that a record does not do that to the other. Raises as above."""
    locked, actor = _locked(relation.instrument, seen, by)
    row = Relation.objects.select_for_update(of=("self",)).select_related("other").get(pk=relation.pk)
    row.ended = True
    row.save(update_fields=("ended",))
    _recorded(locked, InstrumentAct.UNRELATED, actor, f"{row.kind} {row.other.written}", row)
    return row


def _moved(gone: Instrument, kept: Instrument) -> list[Model]:
    """What hung on a record, now on the other; relations that the other has already are ended."""
    Citation.objects.filter(instrument=gone).update(instrument=kept)
    rows: list[Model] = []
    for task in Task.objects.filter(instrument=gone):
        task.instrument = kept
        task.save(update_fields=("instrument",))
        rows.append(task)
    for relation in Relation.objects.filter(instrument=gone, ended=False):
        rows += _carried(relation, kept, relation.other)
    for relation in Relation.objects.filter(other=gone, ended=False):
        rows += _carried(relation, relation.instrument, kept)
    return rows


def _carried(relation: Relation, one: Instrument, other: Instrument) -> list[Model]:
    """A relation between the records that stand now; the one before it ends."""
    relation.ended = True
    relation.save(update_fields=("ended",))
    if one.pk == other.pk:
        return [relation]
    where = {"text": relation.text, "start": relation.start, "end": relation.end, "proposed": relation.proposed}
    carried, new = Relation.objects.get_or_create(instrument=one, kind=relation.kind, other=other, defaults=where)
    return [relation, carried] if new else [relation]


def _locked(instrument: Instrument, seen: int, by: Actor) -> tuple[Instrument, Viewer]:
    """The record, locked, for who may act on it as it was seen."""
    rows = Instrument.objects.select_for_update(of=("self",)).select_related("locality")
    locked = rows.get(pk=instrument.pk)
    actor = record_keeper(by, locked.locality)
    if locked.step != seen:
        raise RecordChanged(instrument=locked, seen=seen)
    if locked.state not in ON_FILE:
        raise RecordNotThere(written=locked.written)
    return locked, actor


def _recorded(instrument: Instrument, act: InstrumentAct, actor: Viewer, note: str, *rows: Model) -> Instrument:
    describe(instrument)
    step = step_of_instrument(instrument, act, by=actor.person(Act.KEEP_SESSIONS).username, note=note)
    instrument.save()
    ledger.record(f"record {act.value}", instrument, step, *rows, by=actor.name)
    return instrument
