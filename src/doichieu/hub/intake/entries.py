"""Figures that a person enters: by form, sheet, paste or API, all through one service. A signature is the evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doichieu.claims import Claim
from doichieu.claims.codec import claim_to_json
from doichieu.hub.access.viewers import Act, Actor, Viewer, acting
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.catalogue.services import ensure_period
from doichieu.hub.deadlocks import atomic_or_again
from doichieu.hub.documents import services as documents
from doichieu.hub.documents.errors import EntryKnown
from doichieu.hub.documents.models import Document, StoredText
from doichieu.hub.documents.queries import same_file
from doichieu.hub.inserting import insert
from doichieu.hub.intake.entry_checks import Further, checked_sheet, no_further
from doichieu.hub.intake.entry_errors import SheetRefused
from doichieu.hub.intake.entry_lines import Change, Checked, EntryLine, Fault, Field, Sheet
from doichieu.hub.intake.entry_sight import as_told
from doichieu.hub.intake.entry_texts import name_of, title_of, written_out
from doichieu.hub.intake.entry_words import said
from doichieu.hub.intake.figure_errors import FigureSeen
from doichieu.hub.intake.line_errors import LineFault
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.intake.queries import is_all_rejected, signed_again
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register import services as register
from doichieu.hub.register.closings import Held, hold_open
from doichieu.hub.register.errors import RegisterError
from doichieu.hub.register.figure_errors import FigureStands
from doichieu.hub.register.models import Figure
from doichieu.hub.register.services import WitnessedClaim
from doichieu.hub.register.turns import Key

RIPENED = _("A riper figure takes the place of the one before.")  # the reason where nobody has to give one


@dataclass(frozen=True, slots=True)
class Signed:
    """What came of an entry."""

    document: Document | None  # None: every figure was on record already
    figures: tuple[Figure, ...]  # that were added; empty where a reviewer has to confirm them
    unchanged: int  # lines that were on record already
    waits: bool  # for a reviewer: who signed may hand in, and not review
    about: tuple[Locality | Subject, ...] = ()  # whom the figures that the document states are about, each once
    written: int = 0  # how many these figures are
    lines: tuple[EntryLine, ...] = ()  # all of the sheet


class _Overtaken(Exception):  # noqa: N818 # named by its fault
    """Somebody else was quicker with a figure; what is told of theirs is asked once nothing is written any more."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        super().__init__()


def sign_entry(*, sheet: Sheet, by: Actor, further: Further = no_further) -> Signed:
    """Write all figures of a sheet, with the signed sheet as their evidence, or none of them.

    further: what an upper app has against lines that may be written otherwise.

    What is on record already is left alone. The figures of somebody who may review are confirmed by the
    signature; those of somebody who may only hand in wait for a reviewer, as what the reader proposes does.
    Raises access.Refused and UnknownActor; SheetRefused with every fault; documents.MarkedSecret, EntryKnown.
    """
    actor = acting(by)
    actor.person(Act.HAND_IN)
    try:
        return _entry_signed(sheet, actor, further)
    except _Overtaken as error:
        raise SheetRefused(as_told(error.checked, sheet, actor)) from error


@atomic_or_again
def _entry_signed(sheet: Sheet, actor: Viewer, further: Further) -> Signed:
    """Raises what `sign_entry` does, and _Overtaken."""
    held = hold_open([sheet.locality]) if actor.may(Act.REVIEW, sheet.locality) else None
    checked = checked_sheet(sheet, actor, further, held)
    if checked.faults:
        raise SheetRefused(checked)
    changes = checked.changes
    unchanged = len(checked.lines) - len(changes)
    if not changes:
        return Signed(None, (), unchanged, waits=False, lines=checked.lines)
    document, figures = _signed(as_kept(sheet), changes, actor, held)
    about = tuple(dict.fromkeys(line.series.subject or line.series.locality for line in changes))
    return Signed(
        document,
        figures or (),
        unchanged,
        waits=figures is None,
        about=about,
        written=len(changes),
        lines=checked.lines,
    )


def waits_for_review(changes: Sequence[EntryLine], signer: Viewer) -> bool:
    """Whether figures that are entered with this signature wait for a reviewer; false where there are none."""
    return not all(signer.may(Act.REVIEW, line.series.locality) for line in changes)


def _signed(
    sheet: Sheet, changes: Sequence[EntryLine], actor: Viewer, held: Held | None
) -> tuple[Document, tuple[Figure, ...] | None]:
    """The document of an entry, and its figures; None where they wait for a reviewer."""
    text, claims = written_out(sheet, changes, timezone.now())
    rows: list[Model] = []
    reading = documents.store_entry(
        name=name_of(sheet),
        title=title_of(sheet),
        text=text,
        claims=claims,
        locality=sheet.locality,
        original=sheet.original,
        beside=sheet.words,
        organisation=sheet.organisation,
        by=actor,
        into=rows,
    )
    figures = None
    if not waits_for_review(changes, actor):
        held = _held(changes, held)  # before the chain is: whoever closes a period takes the two in this order
        period = changes[0].period
        if not period.pk:
            period = ensure_period(sheet.period.first, sheet.period.last, sheet.clock, by=actor.name)
        figures = _figures(changes, claims, _Writing(reading.text, period, actor, rows, held))
    ledger.record("entry signed", *rows, by=actor.name)
    return reading.text.document, figures


def _held(changes: Sequence[EntryLine], held: Held | None) -> Held:
    """What is closed for the places of the figures, asked anew where the sheet's own place is not the only one."""
    wanted = {line.series.locality.pk: line.series.locality for line in changes}
    return held if held is not None and wanted.keys() <= held.localities else hold_open(list(wanted.values()))


def as_kept(sheet: Sheet) -> Sheet:
    """A sheet that changes something as it is signed: its file is kept once, and comes again where all was rejected.

    Raises documents.EntryKnown for a file of which something was accepted, or waits.
    """
    first = same_file(sheet.original, sheet.locality, sheet.organisation) if sheet.original else None
    if first is None:
        return sheet
    counting = next((each for each in (first, *signed_again(first)) if not is_all_rejected(each)), None)
    if counting is not None:
        raise EntryKnown(document=counting)
    return replace(sheet, original=b"", kept_with=first.pk)


@dataclass(frozen=True, slots=True)
class _Writing:
    """What the figures of one entry have in common."""

    text: StoredText
    period: PlanningPeriod
    actor: Viewer
    rows: list[Model]  # takes what is written
    held: Held


def _figures(changes: Sequence[EntryLine], claims: Sequence[Claim], writing: _Writing) -> tuple[Figure, ...]:
    """The figures of the lines, each with its decision.

    Written in the order of their series, which is the same for everybody: of two who enter the same ones for the first
    time, the second waits for the first.
    """
    keys = [_key(line, writing.period) for line in changes]
    writing.held.wait_for_others(keys)
    in_order = sorted(range(len(keys)), key=keys.__getitem__)
    written = {place: _entered(changes[place], claims[place], writing) for place in in_order}
    return tuple(written[place] for place in range(len(keys)))


def _key(line: EntryLine, period: PlanningPeriod) -> Key:
    return line.series.in_period(period, _replaced(line)).digest, period.pk


def _replaced(line: EntryLine) -> Figure | None:
    return line.standing if line.change is Change.CHANGED else None


def _entered(line: EntryLine, claim: Claim, writing: _Writing) -> Figure:
    """The figure of a line with its decision. Raises _Overtaken where somebody else was quicker."""
    try:
        figure = _figure(line, claim, writing)
    except RegisterError as error:
        raise _Overtaken(_overtaken(line, error)) from error
    writing.rows.append(_decision(line, claim, figure, writing))
    return figure


def _figure(line: EntryLine, claim: Claim, writing: _Writing) -> Figure:
    replaces = _replaced(line)
    return register.add_figure(
        series=line.series,
        period=writing.period,
        quantity=line.quantity,
        evidence=WitnessedClaim(writing.text, claim),
        maturity=line.maturity,
        supersedes=replaces,
        reason=line.written.note.strip()[:300] or said(RIPENED) if replaces else "",
        by=writing.actor,
        into=writing.rows,
        held=writing.held,
    )


def _overtaken(line: EntryLine, error: RegisterError) -> Checked:
    """The fault of a line whose figure changed between the check and the write."""
    standing = error.existing if isinstance(error, FigureStands) else getattr(error, "successor", None)
    shown: LineFault | RegisterError = error
    if isinstance(standing, Figure) and not standing.withdrawn:
        shown = FigureSeen(standing=standing)  # by whom is not asked: the transaction takes no query any more
    where = line.written.place_of(Field.NUMBER)
    return Checked((), (Fault(where, Field.NUMBER, shown, line.written),))


def _decision(line: EntryLine, claim: Claim, figure: Figure, writing: _Writing) -> Decision:
    decision = Decision(
        text=writing.text,
        start=claim.span.start,
        end=claim.span.end,
        action=Action.CONFIRMED,
        claim=claim_to_json(claim),
        figure=figure,
        reason=line.written.note.strip()[:300],
        decided_at=timezone.now(),
        decided_by=writing.actor.person(Act.REVIEW),
    )
    insert(decision)
    return decision
