"""Every read about records and tasks, limited to what the viewer may know."""

from doichieu.hub.programmes.asked_tasks import (
    AskedTasks,
    lead_names,
    places_with_tasks,
    rejected_by_people,
    stood_for_q,
    tasks,
    tasks_asked_for,
)
from doichieu.hub.programmes.moved_days import MovedDay, moved_words
from doichieu.hub.programmes.quoting import Quoted
from doichieu.hub.programmes.same_tasks import told_once
from doichieu.hub.programmes.seen_outcomes import OutcomeShown, outcomes_numbered, outcomes_of, told_of
from doichieu.hub.programmes.seen_records import (
    AskedRecords,
    RecordPage,
    RelationShown,
    found_instruments,
    instrument,
    instruments,
    instruments_asked_for,
    instruments_of_documents,
    items_of_programme,
    other_records,
    places_with_instruments,
    record_states,
)
from doichieu.hub.programmes.seen_tasks import (
    Rejected,
    StepShown,
    TaskOnRecord,
    documents_near,
    found_tasks,
    rejected_in,
    shown,
    standing_as_others,
    task,
    tasks_of_documents,
)
from doichieu.hub.programmes.standings import ENDED, Standing, standing_q, standings_told
from doichieu.hub.programmes.told_later import Manner
from doichieu.hub.programmes.told_records import RecordShown, told

__all__ = [
    "ENDED",
    "AskedRecords",
    "AskedTasks",
    "Manner",
    "MovedDay",
    "OutcomeShown",
    "Quoted",
    "RecordPage",
    "RecordShown",
    "Rejected",
    "RelationShown",
    "Standing",
    "StepShown",
    "TaskOnRecord",
    "documents_near",
    "found_instruments",
    "found_tasks",
    "instrument",
    "instruments",
    "instruments_asked_for",
    "instruments_of_documents",
    "items_of_programme",
    "lead_names",
    "moved_words",
    "other_records",
    "outcomes_numbered",
    "outcomes_of",
    "places_with_instruments",
    "places_with_tasks",
    "record_states",
    "rejected_by_people",
    "rejected_in",
    "shown",
    "standing_as_others",
    "standing_q",
    "standings_told",
    "stood_for_q",
    "task",
    "tasks",
    "tasks_asked_for",
    "tasks_of_documents",
    "told",
    "told_of",
    "told_once",
]
