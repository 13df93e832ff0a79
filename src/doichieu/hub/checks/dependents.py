"""What depends on a document: told on its page, and before it is taken back, corrected, or no longer public."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from doichieu.claims import Period, Span
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.periods import FIRST_DAY, LAST_DAY
from doichieu.hub.checks.allocations import Allocation, allocations_of
from doichieu.hub.checks.findings import ShownFinding, findings_of
from doichieu.hub.documents.models import Document, StoredText
from doichieu.hub.intake import queries as intake
from doichieu.hub.intake.models import Action
from doichieu.hub.places.models import Locality
from doichieu.hub.register import queries as register
from doichieu.hub.register.deriving import Derived, derived
from doichieu.hub.register.models import Measure
from doichieu.hub.register.queries import HeldFigure, Witness
from doichieu.hub.register.resting import Resting, replaced_of, resting_on

ALWAYS = Period(FIRST_DAY, LAST_DAY)


class Without(StrEnum):
    """What would hold of a figure without the document."""

    ANOTHER = "another"  # the one that it had replaced
    SAME = "same"  # other documents state it, too
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Dependents:
    """What depends on a document, or on one figure of it, as far as the viewer may see it."""

    figures: tuple[Resting, ...]  # that hold
    replaced_by: tuple[HeldFigure, ...]  # figures of other documents that replaced one of this
    decisions: Mapping[Action, int]  # that stand, by what was decided
    entries: tuple[Witness, ...]  # signed entries that state the same figures, or replaced them; each once
    derived: tuple[Derived, ...]  # amounts that are computed of its figures
    allocations: tuple[Allocation, ...]  # handed-down targets, of which it states the whole or a part
    findings: tuple[ShownFinding, ...]  # that name a figure of it

    @property
    def by_what_comes(self) -> tuple[tuple[Without, tuple[Resting, ...]], ...]:
        """The figures by what would hold without the document; first where something else would."""
        found = ((sort, tuple(each for each in self.figures if _without(each) is sort)) for sort in Without)
        return tuple((sort, figures) for sort, figures in found if figures)

    def __bool__(self) -> bool:
        return any((self.figures, self.replaced_by, self.decisions, self.findings))


def _without(figure: Resting) -> Without:
    if figure.stays:
        return Without.SAME
    return Without.NOTHING if figure.falls_back_to is None else Without.ANOTHER


def dependents_of(document: Document, viewer: Viewer, span: Span | None = None) -> Dependents:
    """All that depends on a document. span: on the figure at this place of its text alone.

    Raises access.Refused for who may not read what is internal to its place.
    """
    viewer.must(Act.READ_INTERNAL, document.locality)
    figures = resting_on(document.pk, viewer, span)
    held = [each.held for each in figures]
    successors = [each.by for each in replaced_of(document.pk, viewer)] if span is None else []
    return Dependents(
        figures=tuple(figures),
        replaced_by=tuple(successors),
        decisions=_decisions(document, span),
        entries=tuple(_entries([*held, *successors], document)),
        derived=tuple(_derived(held, viewer)),
        allocations=tuple(_allocations(held, viewer)),
        findings=tuple(findings_of(document, viewer, span)),
    )


def _decisions(document: Document, span: Span | None) -> Mapping[Action, int]:
    """How many decisions stand, in the order of the vocabulary."""
    text = StoredText.objects.filter(document=document).order_by("pk").first()
    standing = intake.standing_decisions(text) if text else ()
    counted = Counter(each.action for each in standing if span is None or span == Span(each.start, each.end))
    return {action: counted[action] for action in Action if counted[action]}


def _entries(figures: Iterable[HeldFigure], document: Document) -> list[Witness]:
    found = {
        witness.document_id: witness
        for held in figures
        for witness in held.witnesses
        if witness.document_id != document.pk and witness.signed
    }
    return list(found.values())


def _derived(figures: Sequence[HeldFigure], viewer: Viewer) -> Iterable[Derived]:
    """The computed amounts that have one of these among their parts; two queries for each place."""
    for place in _places(figures):
        own = {held.figure.pk: held.figure.indicator for held in figures if held.figure.locality_id == place.pk}
        codes = {indicator.standing.code for indicator in own.values()}
        around = register.current_figures(viewer, locality=place, within=ALWAYS, codes=codes)
        for each in derived(around):
            if any(part.held.figure.pk in own for part in each.parts):
                yield each


def _allocations(figures: Sequence[HeldFigure], viewer: Viewer) -> Iterable[Allocation]:
    """The targets handed down of which one of these is the whole or a part, and another figure the rest.

    Six queries for each place and period.
    """
    own = {held.figure.pk for held in figures}
    for place, days in _handed_down(figures):
        for allocation in allocations_of(place, days, viewer):
            whole = (allocation.whole,) if allocation.whole else ()
            stated = {held.figure.pk for held in (*whole, *(part.target for part in allocation.parts))}
            if stated & own and stated - own:
                yield allocation


def _handed_down(figures: Iterable[HeldFigure]) -> Iterable[tuple[Locality, Period]]:
    """The places that may have handed a target down: its own, and for a place's target the one above; each once."""
    found: dict[tuple[int, Period], Locality] = {}
    for held in figures:
        row = held.figure
        if row.planned and row.measure == Measure.LEVEL:
            above = [row.locality.parent] if row.subject_id is None and row.locality.parent is not None else []
            for place in (row.locality, *above):
                found[place.pk, held.days] = place
    return [(place, days) for (_, days), place in found.items()]


def _places(figures: Iterable[HeldFigure]) -> Iterable[Locality]:
    return {held.figure.locality_id: held.figure.locality for held in figures}.values()
