"""What has to be true after processes were killed."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db.models import Count

from doichieu.hub.config.verification import verify
from doichieu.hub.documents.models import Document, StoredReading
from doichieu.hub.ledger import queries as ledger
from doichieu.hub.register.models import Figure
from scripts.soak_hands import LINES


def chain_faults() -> int:
    """Walk along the chain; the number of rows that are not as recorded."""
    done = verify(print)
    print(f"  verify: {done.links} links, {done.rows} rows, {done.faults} not as recorded", flush=True)
    return done.faults


def settle() -> int:
    """Let a worker finish what was left; the number of events that it could not deliver."""
    call_command("deliver_events", verbosity=0, stdout=io.StringIO())
    call_command("run_jobs", batch=True, startup_delay=False, verbosity=0, reload=False)
    return ledger.undelivered().count()


def lost(journal: Path) -> int:
    """Compare what was confirmed with what is on record; the number of differences."""
    notes = [json.loads(line) for line in journal.read_text("utf-8").splitlines()]
    faults = [*_lost_figures(notes), *_lost_imports(notes), *_lost_documents(notes), *_halves()]
    for fault in faults:
        print(f"  {fault}", flush=True)
    counted = {kind: sum(kind in note for note in notes) for kind in ("figure", "imported", "document", "state")}
    print(
        f"  confirmed: {counted['figure']} figures one by one, {counted['imported']} imports of {LINES},"
        f" {counted['document']} documents, {counted['state']} releases; {len(faults)} lost or halved",
        flush=True,
    )
    return len(faults)


def _lost_figures(notes: list[dict[str, object]]) -> Iterator[str]:
    kept = {pk: (set_by, str(value)) for pk, set_by, value in Figure.objects.values_list("pk", "set_by", "value")}
    for note in notes:
        if "figure" in note and kept.get(int(str(note["figure"]))) != (note["set_by"], note["value"]):
            yield f"figure {note['figure']} was confirmed and is not there as it was"


def _lost_imports(notes: list[dict[str, object]]) -> Iterator[str]:
    for note in notes:
        if (
            "imported" in note
            and Figure.objects.filter(set_by__startswith=str(note["imported"])).count() != note["count"]
        ):
            yield f"import {note['imported']} was confirmed and is not whole"


def _lost_documents(notes: list[dict[str, object]]) -> Iterator[str]:
    read = set(StoredReading.objects.values_list("text__document", flat=True))
    states = dict(Document.objects.values_list("pk", "state"))
    last = {note["state"]: note["of"] for note in notes if "state" in note}
    for note in notes:
        if "document" in note and note["document"] not in states:
            yield f"document {note['document']} was confirmed and is not there"
        elif "document" in note and note["document"] not in read:
            yield f"document {note['document']} was never read"
    for pk, state in last.items():
        if states.get(int(str(pk))) != state and state == "internal":  # it may have been withdrawn unnoted
            yield f"document {pk} is {states.get(int(str(pk)))}, and was confirmed as {state}"


def _halves() -> Iterator[str]:
    """Imports that are there in part, confirmed or not; figures without evidence."""
    sizes: dict[str, int] = {}
    for name in Figure.objects.filter(set_by__startswith="i").values_list("set_by", flat=True):
        batch = name.rpartition("-")[0]
        sizes[batch] = sizes.get(batch, 0) + 1
    yield from (f"import {batch} is there with {size} of {LINES}" for batch, size in sizes.items() if size != LINES)
    for pk in Figure.objects.annotate(n=Count("evidence")).filter(n=0, withdrawn=False).values_list("pk", flat=True):
        yield f"figure {pk} has no evidence"
