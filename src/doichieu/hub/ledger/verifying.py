"""Does what is on record still stand as it was written? A walk along the chain, over every row that it names."""

# ruff: noqa: SLF001 - Django documents `_meta` and `_base_manager` as public

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import BinaryField, Model
from django.utils.translation import gettext_noop

from doichieu.hub.ledger.batches import Batch, batch_of
from doichieu.hub.ledger.digests import link_digest, row_digest
from doichieu.hub.ledger.keeping import Keeping
from doichieu.hub.ledger.models import Head, Link
from doichieu.hub.ledger.numbers import NumberSet

AT_ONCE = 500  # rows that are fetched together
FILES_AT_ONCE = 4  # of those that hold a whole file
LINK = "ledger.link"


class Fault(StrEnum):
    """What can be wrong with a row."""

    BROKEN = gettext_noop("does not follow from the link before it")
    CHANGED = gettext_noop("is not as it was recorded")
    MISSING = gettext_noop("was recorded and is missing")
    UNRECORDED = gettext_noop("was never recorded")
    BACK = gettext_noop("was removed and is there again")
    UNNOTED = gettext_noop("has not the digest that was noted down")


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that is not as the chain says. link: the number that names it last; None where none does."""

    row: str  # "register.figure 12"
    fault: Fault
    link: int | None = None

    def __str__(self) -> str:
        recorded = f" (link {self.named_by})" if self.named_by else ""
        return f"{self.row}: {self.fault.value}{recorded}"

    @property
    def named_by(self) -> int | None:
        """The link, where the row is none itself."""
        return None if self.row.startswith(LINK) else self.link


@dataclass(frozen=True, slots=True)
class _Said:
    """What a link says of one row."""

    id: str
    digest: str
    link: int
    event: str


class Walk:
    """One walk along the whole chain: `findings` goes it, and afterwards `links` and `rows` tell how far it was."""

    def __init__(self) -> None:
        self.links = self.rows = 0
        self.last = ""  # "12:9f…": number and digest of the last link
        self._tables = {label: _Table(label, Keeping(how)) for label, how in settings.LEDGER_KEPT.items()}

    def findings(self, noted: str = "") -> Iterator[Finding]:
        """Everything that is not as it was recorded. noted: a `last` of an earlier walk, which has to be there still.

        Call it within `ledger.snapshots.snapshot`, so that what is written meanwhile is not half seen.
        """
        met = not noted
        for link, fault in _links():
            self.links, self.last = self.links + 1, f"{link.number}:{link.digest}"
            met = met or self.last == noted
            if fault is not None:
                yield fault
            yield from self._compare(link)
        yield from _head_fault(self.last)
        if not met:
            yield Finding(f"{LINK} {noted.partition(':')[0]}", Fault.UNNOTED)
        for table in self._tables.values():
            yield from table.rest()
        self.rows = sum(len(table.seen) for table in self._tables.values())

    def _compare(self, link: Link) -> Iterator[Finding]:
        for entry in link.rows:
            table = self._tables.get(f"{entry['app']}.{entry['model']}")
            if table is None:
                continue
            if (batch := batch_of(entry)) is not None:
                yield from table.take_batch(batch, link.number)
            elif entry["id"]:
                yield from table.take(_Said(entry["id"], entry["digest"], link.number, link.event))


class _Table:
    """One kept table, and what the links so far have said of its rows."""

    def __init__(self, label: str, keeping: Keeping) -> None:
        self.seen = NumberSet()
        self._label, self._keeping = label, keeping
        self._model: type[Model] = apps.get_model(label)
        fields = self._model._meta.concrete_fields
        self._size = FILES_AT_ONCE if any(isinstance(field, BinaryField) for field in fields) else AT_ONCE
        self._once: list[_Said] = []
        self._latest: dict[str, _Said] = {}

    def take(self, said: _Said) -> Iterator[Finding]:
        """Note what is said of a row; compare once enough of them have come together."""
        self.seen.add(int(said.id))
        if self._keeping == Keeping.LATEST:
            self._latest[said.id] = said
            return
        self._once.append(said)
        if len(self._once) >= self._size:
            yield from self._flush()

    def take_batch(self, batch: Batch, link: int) -> Iterator[Finding]:
        """Compare a batch of rows that were written at once; where its digest differs, its marks tell which rows."""
        digests: list[str | None] = []
        for ids in _parts(list(batch.ids()), self._size):
            rows = self._rows(ids)
            digests += [row_digest(rows[pk]) if pk in rows else None for pk in ids]
            for pk in ids:
                self.seen.add(pk)
        for pk in batch.differing(digests):
            missing = digests[batch.position(pk)] is None
            yield Finding(f"{self._label} {pk}", Fault.MISSING if missing else Fault.CHANGED, link)

    def rest(self) -> Iterator[Finding]:
        """What can be told only at the end of the chain."""
        yield from self._flush()
        for part in _parts(list(self._latest.values()), self._size):
            yield from self._compared(part)
        for pk in self._model._base_manager.order_by("pk").values_list("pk", flat=True).iterator():
            if pk not in self.seen:
                yield Finding(f"{self._label} {pk}", Fault.UNRECORDED)

    def _flush(self) -> Iterator[Finding]:
        waiting, self._once = self._once, []
        yield from self._compared(waiting)

    def _compared(self, sayings: Sequence[_Said]) -> Iterator[Finding]:
        rows = self._rows([int(said.id) for said in sayings])
        for said in sayings:
            fault = _fault_of(rows.get(int(said.id)), said)
            if fault is not None:
                yield Finding(f"{self._label} {said.id}", fault, said.link)

    def _rows(self, ids: Sequence[int]) -> Mapping[int, Model]:
        return self._model._base_manager.in_bulk(list(ids))


def _fault_of(row: Model | None, said: _Said) -> Fault | None:
    if said.event in settings.LEDGER_REMOVALS:
        return None if row is None else Fault.BACK
    if row is None:
        return Fault.MISSING
    return None if row_digest(row) == said.digest else Fault.CHANGED


def _links() -> Iterator[tuple[Link, Finding | None]]:
    """Every link, and what is wrong with it; one that is missing is told with the link that stands in its place."""
    number, digest = 0, ""
    for link in Link.objects.order_by("number").iterator(chunk_size=AT_ONCE):
        follows = link.number == number + 1 and link.previous == digest and link_digest(link) == link.digest
        yield link, None if follows else Finding(f"{LINK} {number + 1}", Fault.BROKEN, number + 1)
        number, digest = link.number, link.digest


def _head_fault(last: str) -> Iterator[Finding]:
    """A last link that is not the one that the head names."""
    number, _, digest = last.partition(":")
    head = Head.objects.filter(id=1).values_list("number", "digest").first() or (0, "")
    if head != (int(number or 0), digest):
        yield Finding(f"{LINK} {int(number or 0) + 1}", Fault.BROKEN)


def _parts(whole: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(whole), size):
        yield whole[start : start + size]
