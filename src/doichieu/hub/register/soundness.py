"""Whether what the register shows follows from what is on record; the ledger's chain looks after the record itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext_noop

from doichieu.claims import Span
from doichieu.claims.codec import text_from_json
from doichieu.hub.documents.models import StoredText
from doichieu.hub.register.models import Current, Evidence, Figure


class Unsound(StrEnum):
    """What can be wrong."""

    NOT_SHOWN = gettext_noop("holds, but is not among the figures that pages show")
    SHOWN = gettext_noop("is among the figures that pages show, but does not hold, or elsewhere")
    NOT_QUOTED = gettext_noop("quotes words that do not stand in its text")


@dataclass(frozen=True, slots=True)
class Fault:
    """One row of the register that does not follow."""

    row: str  # "register.figure 12"
    what: Unsound

    def __str__(self) -> str:
        return f"{self.row}: {self.what.value}"


def faults() -> Iterator[Fault]:
    """Everything that does not follow. Call it within `ledger.snapshots.snapshot`."""
    for pk in _ids(Figure.objects.filter(_holds(), current__isnull=True)):
        yield Fault(f"register.figure {pk}", Unsound.NOT_SHOWN)
    for pk in _ids(Current.objects.exclude(Exists(Figure.objects.filter(_holds(), _matches(), pk=OuterRef("pk"))))):
        yield Fault(f"register.current {pk}", Unsound.SHOWN)
    yield from _unquoted()


def _holds() -> Q:
    """A figure that was neither corrected nor withdrawn."""
    return Q(~Exists(Figure.objects.filter(supersedes=OuterRef("pk"))), withdrawn=False)


def _matches() -> Q:
    """A figure of the same series, period, place and indicator as its row of the projection."""
    names = ("series", "period", "locality", "indicator")
    return Q(**{name: OuterRef(name) for name in names})


def _unquoted() -> Iterator[Fault]:
    """Evidence whose words do not stand at its place; each text is read once."""
    quoted = KeyTextTransform("quote", "claim")  # as text, also where it looks like a number
    witnessed = Evidence.objects.order_by("text", "pk").values_list("text", "pk", "start", "end", quoted)
    text, content = None, ""
    for text_id, pk, start, end, quote in witnessed.filter(text__isnull=False).iterator():
        if text_id != text:
            text, content = text_id, text_from_json(StoredText.objects.get(pk=text_id).data).content
        if Span(start, end).of(content) != quote:
            yield Fault(f"register.evidence {pk}", Unsound.NOT_QUOTED)


def _ids(rows: QuerySet[Any]) -> Iterator[int]:
    yield from rows.order_by("pk").values_list("pk", flat=True).iterator()
