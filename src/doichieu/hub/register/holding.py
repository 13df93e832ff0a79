"""Figures that hold now, or held at a past moment, with the witnesses that a viewer may see.

What holds now stands in the projection `Current`. What held at a moment follows from the rows themselves, which are
only ever added: those recorded by then that nothing recorded by then supersedes, on the witnesses on record by then.
Who may see it is always asked as of now.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from doichieu.claims import Claim, Period, Quantity, Span
from doichieu.claims.codec import claim_from_json, quantity_from_json
from doichieu.hub.access.outlines import Outline, Seer, outline_of, slots_of
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.catalogue.periods import named_days
from doichieu.hub.composed import Composed, slot
from doichieu.hub.documents.models import Origin, State
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.models import Evidence, Figure
from doichieu.hub.register.rules import quantity_as, states
from doichieu.hub.register.validity import Validity, validities_of
from doichieu.hub.rows import let_know

Moment = datetime | Value  # at which figures held, or its slot in a statement


class Witness(NamedTuple):
    """The place in a document that states a figure."""

    document_id: int
    title: str  # of the document
    published: date | None
    released: bool
    text_id: int
    span: Span  # in code points of the stored text
    quote: str
    read: Mapping[str, Any]  # `claim` as it is stored
    agrees: bool = True  # False: it was read as another amount, and corrected to the figure's
    signed: bool = False  # the document is a signed entry

    @property
    def claim(self) -> Claim:
        """As it was read when the figure was confirmed; made when it is asked for, since a page has hundreds."""
        return claim_from_json(self.read)

    @property
    def claim_id(self) -> str:
        """By which its document's page knows the claim."""
        return str(self.read["id"])


class HeldFigure(NamedTuple):
    """A figure with the witnesses that the viewer may see."""

    figure: Figure  # with indicator, locality, subject and period loaded
    quantity: Quantity
    witnesses: tuple[Witness, ...]  # those that state the figure itself before those that were corrected
    standing: Indicator  # what it counts as: its indicator, or what that was merged into
    days: Period  # that it counts for: on an issuer's clock those of the months that it closes
    validity: Validity = Validity.HOLDS  # now, also where it is shown as it held at a past moment

    @classmethod
    def of(cls, figure: Figure, witnesses: tuple[Witness, ...] = ()) -> "HeldFigure":
        """One figure, which is no withdrawal."""
        standing = figure.indicator.standing
        return cls(figure, quantity_as(figure, standing), witnesses, standing, named_days(figure.period))

    @property
    def stating(self) -> tuple[Witness, ...]:
        """The witnesses that state this very figure."""
        return tuple(witness for witness in self.witnesses if witness.agrees)

    @property
    def released(self) -> bool:
        """Whether everybody sees it."""
        return any(witness.released for witness in self.witnesses)


def holding(viewer: Seer, as_of: Moment | None = None) -> QuerySet[Figure]:
    """The figures that hold now, or held at a moment, as far as the viewer may see a witness of them."""
    return in_force(as_of).filter(Exists(known_evidence(viewer, as_of).filter(figure=OuterRef("pk"))))


def in_force(as_of: Moment | None = None) -> QuerySet[Figure]:
    """All figures that hold now, or held at a moment: only for `held`, which leaves out what the viewer may not see."""
    if as_of is None:
        return Figure.objects.filter(current__isnull=False)
    return Figure.objects.filter(~Exists(superseding(as_of)), recorded_at__lte=as_of, withdrawn=False)


def superseding(as_of: Moment) -> QuerySet[Figure]:
    """What superseded the figure of the outer query by that moment."""
    return Figure.objects.filter(supersedes=OuterRef("pk"), recorded_at__lte=as_of)


def lying(as_of: Moment | None, **conditions: Any) -> Q:
    """Conditions on place, period and indicator of `holding`: by the projection where that can be asked."""
    prefix = "current__" if as_of is None else ""
    return Q(**{f"{prefix}{name}": value for name, value in conditions.items()})


def known_evidence(viewer: Seer, as_of: Moment | None = None) -> QuerySet[Evidence]:
    """The witnesses that the viewer may see; of a moment, those on record by then.

    No figure that holds has a witness that was taken back: the row that follows such a figure is without it.
    """
    rows = Evidence.objects.filter(visible_documents_q(viewer, "text__document__"))
    return rows if as_of is None else rows.filter(recorded_at__lte=as_of)


def loaded(rows: QuerySet[Figure]) -> QuerySet[Figure]:
    """With all that says what a figure is about."""
    return rows.select_related("indicator__merged_into", "locality", "subject", "period")


def loaded_of(place: Locality, figures: list[Figure]) -> list[Figure]:
    """What `loaded` gives, of the many figures of one place that is at hand; each thing named is made once.

    Two database queries, and one where some are of subjects.
    """
    indicators = catalogue.indicators_known({row.indicator_id for row in figures})
    periods = catalogue.periods_known({row.period_id for row in figures})
    let_know(figures, locality={place.id: place}, indicator=indicators, period=periods, subject=_subjects_of(figures))
    return figures


def told(
    figures: list[Figure],
    localities: Collection[Locality],
    indicators: Collection[Indicator],
    periods: Mapping[int, PlanningPeriod],
) -> list[Figure]:
    """What `loaded` gives, where all but the subjects is at hand; one database query where some are of subjects."""
    let_know(
        figures,
        locality={place.pk: place for place in localities},
        indicator={row.pk: row for row in indicators},
        period=periods,
        subject=_subjects_of(figures),
    )
    return figures


def _subjects_of(figures: Collection[Figure]) -> Mapping[int | None, Subject | None]:
    """The subjects that figures are about, None for a place itself; one database query where there are any."""
    about = {row.subject_id for row in figures} - {None}
    return {None: None, **(Subject.objects.order_by().in_bulk(about) if about else {})}


def held(
    rows: Iterable[Figure], viewer: Viewer, as_of: datetime | None = None, cited_from: date | None = None
) -> list[HeldFigure]:
    """Figures with their witnesses; one database query, two of a past moment. Without a witness that the viewer may
    see, a figure is left out.

    cited_from: figures of periods that end before that day come without witnesses, as where they only help to judge;
    these have to be from `holding`.
    """
    figures = list(rows)
    if not figures:
        return []
    days = {number: named_days(row.period) for number, row in {row.period_id: row for row in figures}.items()}
    standing = {number: row.indicator.standing for number, row in {row.indicator_id: row for row in figures}.items()}
    cited = figures if cited_from is None else [row for row in figures if row.period.last_day >= cited_from]
    known = witnesses_of(cited, viewer, as_of)
    now = {} if as_of is None else validities_of(cited, viewer)
    return [
        HeldFigure(
            row,
            quantity_as(row, standing[row.indicator_id]),
            known.get(row.id, ()),
            standing[row.indicator_id],
            days[row.period_id],
            now.get(row.id, Validity.HOLDS),
        )
        for row in figures
        if known.get(row.id, True)
    ]


def witnesses_of(
    figures: Collection[Figure], viewer: Viewer, as_of: datetime | None = None
) -> Mapping[int, tuple[Witness, ...]]:
    """The visible witnesses of each figure: those that agree first, the earliest recorded of them at the head."""
    stated = {figure.id: figure for figure in figures}
    agreeing: dict[int, list[Witness]] = {pk: [] for pk in stated}
    corrected: dict[int, list[Witness]] = {}
    asked = _witnesses(outline_of(viewer), past=as_of is not None)
    for pk, claim, text, start, end, document, title, published, state, origin in asked.rows(
        **slots_of(viewer), figures=stated, moment=as_of
    ):
        read = _DECODER.raw_decode(claim)[0]
        agrees = _agrees(stated[pk], read)
        witness = Witness(
            document, title, published, state == State.RELEASED, text, Span(start, end), read["quote"], read, agrees,
            origin == Origin.ENTRY,
        )  # fmt: skip
        (agreeing[pk] if agrees else corrected.setdefault(pk, [])).append(witness)
    return {pk: (*rows, *corrected.get(pk, ())) for pk, rows in agreeing.items()}


_DECODER = json.JSONDecoder()
_DOCUMENT = "text__document"
_FACTS = (
    *("figure", "written", "text", "start", "end"),
    _DOCUMENT,
    *(f"{_DOCUMENT}__{name}" for name in ("title", "published", "state", "origin")),
)


@cache
def _witnesses(seer: Outline, *, past: bool) -> Composed[Any]:
    """The columns of `_FACTS`; a claim as it is written, for to decode it here takes a fifth of the calls."""

    def compose() -> QuerySet[Evidence, Any]:
        rows = known_evidence(seer, slot("moment") if past else None).filter(figure__among=slot("figures"))
        return rows.annotate(written=Cast("claim", TextField())).order_by("pk").values_list(*_FACTS)

    return Composed(compose)


def _agrees(figure: Figure, read: Mapping[str, Any]) -> bool:
    """Whether a claim, as it is stored, was read as the figure's amount; the figure's indicator is loaded."""
    if figure.withdrawn:
        return True
    plain = read["upper"] is None is read["total"] and figure.upper is None is figure.total
    if plain and read["unit"] == figure.unit == figure.indicator.unit and read["bound"] == figure.bound:
        return Decimal(read["value"]) == figure.value
    return states(figure, quantity_from_json(read))
