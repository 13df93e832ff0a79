"""Figures that somebody is about to sign, laid beside what is on record: what does not go together asks for a note."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from doichieu import show
from doichieu.claims import Claim, Kind, Span
from doichieu.claims.findings import ClaimRef, Finding
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.checks.across import open_findings_among
from doichieu.hub.checks.kin import above_among, kin_beside, pairs_of
from doichieu.hub.checks.neighbourhoods import Laid, adds_up, counting, neighbourhoods, tied
from doichieu.hub.checks.on_record import Recorded, ripens
from doichieu.hub.checks.peers import peers_of
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.queries import Source
from doichieu.hub.intake import queries as intake
from doichieu.hub.intake.entry_lines import Change, EntryLine, Fault, Field, Sheet
from doichieu.hub.intake.entry_notes import is_more_than_all
from doichieu.hub.intake.entry_texts import RULE
from doichieu.hub.intake.line_errors import FigureContradicts, SetBeside
from doichieu.hub.places.models import Locality
from doichieu.hub.register.errors import UnitMismatch
from doichieu.hub.register.models import Maturity, Measure
from doichieu.hub.register.units import converted
from doichieu.reconcile import Witness
from doichieu.show.findings import finding_line
from doichieu.show.papers import paper

FALLEN = frozenset({"running.fell", "running.part", "two_concepts.part"})  # findings that a total fell
OUT_OF_RANGE = frozenset({"ranges.above", "ranges.below"})  # that a share is above all, or below nothing
PROPOSED, KEPT = "label.proposed", "label.kept"  # how claims are told that are no figures on record
SIGNED = ""  # the document that is not written yet
Passage = tuple[int, Span]  # id of a text, and where in it


@dataclass(frozen=True, slots=True)
class _New:
    """A line of the sheet, as it would be laid."""

    line: EntryLine
    laid: Laid


def contradictions(
    sheet: Sheet, lines: Sequence[EntryLine], viewer: Viewer, instead_of: Passage | None = None
) -> list[Fault]:
    """The lines that do not go together with figures that the viewer may see, unless their note answers that question.

    instead_of: the passage for which the lines are entered; what was read there no longer counts.
    At most nine database queries for each place that the lines are about, none where each note answers.
    """
    by_place: dict[int, list[tuple[int, EntryLine]]] = defaultdict(list)
    for number, line in enumerate(lines):
        by_place[line.series.locality.pk].append((number, line))
    unexplained = [new for new in by_place.values() if not all(_is_explained(line) for _, line in new)]
    if not unexplained:
        return []
    laid = ([_New(line, _laid(number, line, sheet)) for number, line in new] for new in unexplained)
    return [fault for new in laid for fault in _of_place(new, sheet, viewer, instead_of)]


def _of_place(new: Sequence[_New], sheet: Sheet, viewer: Viewer, instead_of: Passage | None) -> list[Fault]:
    place: Locality = new[0].line.series.locality
    by_indicator: dict[int, list[_New]] = defaultdict(list)
    for one in new:
        by_indicator[one.line.series.indicator.standing.pk].append(one)
    indicators = {one.line.series.indicator.standing.pk: one.line.series.indicator.standing for one in new}
    kin = kin_beside(indicators.values())
    day = sheet.period.last
    around = neighbourhoods(place, [*indicators.values(), *kin], day, {each.pk: day for each in kin})
    visible = documents.visible_sources({one.text_id for each in around.values() for one in each.laid}, viewer)
    peers = peers_of(place, _indicators(new), {one.laid.figure.period_id for one in new if one.laid.figure})
    replaced = _replaced(new)
    laid = {
        number: [
            *(one for one in each.laid if one.text_id in visible and not (replaced(one) or _is_at(one, instead_of))),
            *(one.laid for one in by_indicator.get(number, ())),
        ]
        for number, each in around.items()
    }
    unsure = {one.text_id for each in laid.values() for one in each if one.figure is None and one.text_id}
    told = _Told([], visible, intake.kept_places(unsure), sheet.lang)
    faults: list[Fault] = []
    for number, lines in by_indicator.items():
        own = list(tied(laid[number]))
        faults += _faults(open_findings_among(own, peers), replace(told, laid=own), lines)
    for part, whole in pairs_of(indicators.values(), kin):
        both = [*laid[part.pk], *laid[whole.pk]]
        lines = [one for one in new if one.line.series.indicator.standing.pk in {part.pk, whole.pk}]
        faults += _faults(above_among(both), replace(told, laid=both), lines)
    return faults


@dataclass(frozen=True, slots=True)
class _Told:
    """How a finding is told to who signs: its figures, each with the document that states it."""

    laid: Sequence[Laid]
    sources: Mapping[int, Source]  # by the text's id
    kept: Mapping[int, Sequence[Span]]  # where claims were kept on their documents alone, by the text's id
    lang: show.Lang

    def fault(self, finding: Finding) -> FigureContradicts:
        """The finding as a fault of a line."""
        claims = {one.witness.ref: one.shown for one in self.laid}
        standings = {
            one.witness.ref: KEPT if self._is_kept(one) else PROPOSED for one in self.laid if one.figure is None
        }
        beside = [self._beside(one) for one in self.laid if one.witness.ref in finding.claims and one.text_id]
        sources = {str(text): self.sources[text] for text in {one.text_id for one in self.laid} if text}
        papers = {name: paper(each.title, each.published, self.lang) for name, each in sources.items()}
        told = finding_line(finding, claims, self.lang, standings, papers)
        return FigureContradicts(told=told, beside=beside)

    def _beside(self, one: Laid) -> SetBeside:
        """In the words of its document, unless a reviewer corrected what these say."""
        source = self.sources[one.text_id]
        quote = " ".join(one.shown.quote.split())
        if _is_corrected(one):
            quote = show.quantity(one.shown.quantity, self.lang)
        kept = self._is_kept(one)
        reviewed = kept or one.figure is not None
        return SetBeside(quote, source.document, source.title, source.published, reviewed=reviewed, kept=kept)

    def _is_kept(self, one: Laid) -> bool:
        """Whether a reviewer left it on its document, and made no figure of it."""
        return one.figure is None and any(one.read.span.touches(span) for span in self.kept.get(one.text_id, ()))


def _is_corrected(one: Laid) -> bool:
    if one.figure is None:
        return False
    try:
        read = converted(one.read.quantity, unit=one.figure.unit, measure=Measure(one.figure.measure))
    except UnitMismatch:
        return True
    return (read.value, read.upper, read.total) != (one.figure.value, one.figure.upper, one.figure.total)


def _faults(found: Iterable[Finding], told: _Told, new: Sequence[_New]) -> list[Fault]:
    """The first finding of each line that is new with it; a line that changes nothing brings none.

    What is asked already of the line by itself is not asked a second time in other words.
    """
    first: dict[ClaimRef, Finding] = {}
    asked = {one.laid.witness.ref: _asked_of(one.line) for one in new}
    for one in found:
        for ref in one.claims:
            if one.wording not in asked.get(ref, ()):
                first.setdefault(ref, one)
    return [
        Fault(one.line.written.place_of(Field.NOTE), Field.NOTE, told.fault(first[ref]), one.line.written)
        for one in new
        if (ref := one.laid.witness.ref) in first and _is_to_explain(one.line)
    ]


def _asked_of(line: EntryLine) -> frozenset[str]:
    """The findings that say what is asked of the line by itself."""
    fallen = FALLEN if line.unusual and line.unusual.fell else frozenset()
    return fallen | (OUT_OF_RANGE if line.below_zero or is_more_than_all(line) else frozenset())


def _is_to_explain(line: EntryLine) -> bool:
    return line.change is not Change.SAME and not _is_explained(line)


def _is_explained(line: EntryLine) -> bool:
    return line.written.answers(FigureContradicts.code)


def _is_at(one: Laid, passage: Passage | None) -> bool:
    return passage is not None and one.text_id == passage[0] and one.read.span.touches(passage[1])


def _replaced(new: Sequence[_New]) -> "_Replaced":
    return _Replaced({one.line.standing.pk: one.line.maturity for one in new if one.line.standing})


@dataclass(frozen=True, slots=True)
class _Replaced:
    """Whether a figure on record is out of force with the sheet; an estimate stays to compare with."""

    maturities: Mapping[int, Maturity | str]  # of the lines that take their place, by the figure's id

    def __call__(self, one: Laid) -> bool:
        figure = one.figure
        if figure is None or figure.pk not in self.maturities:
            return False
        return not ripens(figure.maturity, str(self.maturities[figure.pk]))


def _indicators(new: Sequence[_New]) -> set[int]:
    return {one.line.series.indicator.pk for one in new}


def _laid(number: int, line: EntryLine, sheet: Sheet) -> Laid:
    """The line as a figure that is not stored."""
    series, kept = line.series, line.kept
    figure = Recorded(
        pk=0,
        supersedes_id=None,
        indicator_id=series.indicator.pk,
        subject=series.subject.name if series.subject else None,
        period_id=line.period.pk,
        first_day=sheet.period.first,
        last_day=sheet.period.last,
        measure=series.measure.value,
        planned=series.planned,
        set_by=series.set_by,
        price_basis=series.price_basis,
        cumulative=series.cumulative,
        maturity=str(line.maturity),
        value=kept.value,
        upper=kept.upper,
        total=kept.total,
        step=kept.step,
        unit=kept.unit,
        bound=kept.bound.value,
    )
    written = Claim(
        id=str(number),
        span=Span(number, number + 1),
        quote=show.quantity(kept, sheet.lang),
        kind=Kind(series.measure.value),
        planned=series.planned,
        quantity=kept,
        estimate=line.maturity == Maturity.ESTIMATE,
        indicator=series.indicator.name_vi,
        period=sheet.period,
        basis=None,
        rule=RULE,
        confidence=1.0,
    )
    standing = series.indicator.standing
    witness = Witness(
        ClaimRef(SIGNED, written.id),
        counting(written, figure, standing.code),
        str(series.locality.pk),
        sentence=number,
        adds_up=adds_up(standing),
    )
    return Laid(witness, written, 0, figure, standing.code)
