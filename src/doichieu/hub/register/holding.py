"""Figures that hold now, or held at a past moment, with the witnesses that a viewer may see.

What holds now stands in the projection `Current`. What held at a moment follows from the rows themselves, which are
only ever added: those recorded by then that nothing recorded by then supersedes, on the witnesses on record by then.
Who may see it is always asked as of now.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, cast

from django.db.models import Exists, ForeignKey, OuterRef, Q, QuerySet

from doichieu.claims import Claim, Period, Quantity, Span
from doichieu.claims.codec import claim_from_json, quantity_from_json
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.catalogue.periods import named_days
from doichieu.hub.documents.models import Origin, State
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.models import Evidence, Figure
from doichieu.hub.register.rules import quantity_of, states


@dataclass(frozen=True)
class Witness:
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

    @cached_property
    def claim(self) -> Claim:
        """As it was read when the figure was confirmed; made when it is asked for, since a page has hundreds."""
        return claim_from_json(self.read)

    @property
    def claim_id(self) -> str:
        """By which its document's page knows the claim."""
        return str(self.read["id"])


@dataclass(frozen=True)
class HeldFigure:
    """A figure with the witnesses that the viewer may see."""

    figure: Figure  # with indicator, locality, subject and period loaded
    quantity: Quantity
    witnesses: tuple[Witness, ...]  # those that state the figure itself before those that were corrected

    @cached_property
    def days(self) -> Period:
        """The days that it counts for: on an issuer's clock those of the months that it closes."""
        return named_days(self.figure.period)

    @cached_property
    def standing(self) -> Indicator:
        """What it counts as: its indicator, or what that was merged into."""
        return self.figure.indicator.standing

    @property
    def stating(self) -> tuple[Witness, ...]:
        """The witnesses that state this very figure."""
        return tuple(witness for witness in self.witnesses if witness.agrees)

    @property
    def released(self) -> bool:
        """Whether everybody sees it."""
        return any(witness.released for witness in self.witnesses)


def holding(viewer: Viewer, as_of: datetime | None = None) -> QuerySet[Figure]:
    """The figures that hold now, or held at a moment, as far as the viewer may see a witness of them."""
    return in_force(as_of).filter(Exists(known_evidence(viewer, as_of).filter(figure=OuterRef("pk"))))


def in_force(as_of: datetime | None = None) -> QuerySet[Figure]:
    """All figures that hold now, or held at a moment: only for `held`, which leaves out what the viewer may not see."""
    if as_of is None:
        return Figure.objects.filter(current__isnull=False)
    return Figure.objects.filter(~Exists(superseding(as_of)), recorded_at__lte=as_of, withdrawn=False)


def superseding(as_of: datetime) -> QuerySet[Figure]:
    """What superseded the figure of the outer query by that moment."""
    return Figure.objects.filter(supersedes=OuterRef("pk"), recorded_at__lte=as_of)


def lying(as_of: datetime | None, **conditions: Any) -> Q:
    """Conditions on place, period and indicator of `holding`: by the projection where that can be asked."""
    prefix = "current__" if as_of is None else ""
    return Q(**{f"{prefix}{name}": value for name, value in conditions.items()})


def known_evidence(viewer: Viewer, as_of: datetime | None = None) -> QuerySet[Evidence]:
    """The witnesses that the viewer may see; of a moment, those on record by then.

    No figure that holds has a witness that was taken back: the row that follows such a figure is without it.
    """
    rows = Evidence.objects.filter(visible_documents_q(viewer, "text__document__"))
    return rows if as_of is None else rows.filter(recorded_at__lte=as_of)


def loaded(rows: QuerySet[Figure]) -> QuerySet[Figure]:
    """With all that says what a figure is about."""
    return rows.select_related("indicator__merged_into", "locality", "subject", "period")


_LOCALITY, _INDICATOR, _PERIOD, _SUBJECT = (
    cast("ForeignKey[Any, Any]", Figure._meta.get_field(name))  # noqa: SLF001 # Django documents `_meta` as public
    for name in ("locality", "indicator", "period", "subject")
)


def loaded_of(place: Locality, rows: QuerySet[Figure]) -> list[Figure]:
    """What `loaded` gives, of the many figures of one place that is at hand; each thing named is made once.

    Two database queries beside that for the figures, and one where some are of subjects.
    """
    figures = list(rows)
    known = Indicator.objects.select_related("merged_into").defer("search", "merged_into__search").order_by()
    indicators = {row.pk: row for row in known.filter(pk__among={row.indicator_id for row in figures})}
    days = PlanningPeriod.objects.order_by().filter(pk__among={row.period_id for row in figures})
    periods = {row.pk: row for row in days}
    for row in figures:
        _PERIOD.set_cached_value(row, periods[row.period_id])
    _tell(figures, {place.pk: place}, indicators)
    return figures


def loaded_among(
    localities: Collection[Locality], indicators: Collection[Indicator], rows: QuerySet[Figure]
) -> list[Figure]:
    """What `loaded` gives, of figures of places and indicators that are at hand.

    One database query, and one more where some are of subjects.
    """
    figures = list(rows.select_related("period"))
    _tell(figures, {place.pk: place for place in localities}, {row.pk: row for row in indicators})
    return figures


def _tell(figures: Collection[Figure], places: Mapping[int, Locality], indicators: Mapping[int, Indicator]) -> None:
    """Let each figure know its place, its indicator and its subject."""
    about = {row.subject_id for row in figures if row.subject_id is not None}
    subjects = Subject.objects.order_by().in_bulk(about) if about else {}
    for row in figures:
        _LOCALITY.set_cached_value(row, places[row.locality_id])
        _INDICATOR.set_cached_value(row, indicators[row.indicator_id])
        _SUBJECT.set_cached_value(row, None if row.subject_id is None else subjects[row.subject_id])


def held(
    rows: Iterable[Figure], viewer: Viewer, as_of: datetime | None = None, cited_from: date | None = None
) -> list[HeldFigure]:
    """Figures with their witnesses; one database query. Without one that the viewer may see, a figure is left out.

    cited_from: figures of periods that end before that day come without witnesses, as where they only help to judge;
    these have to be from `holding`.
    """
    figures = list(rows)
    if not figures:
        return []
    cited = figures if cited_from is None else [row for row in figures if row.period.last_day >= cited_from]
    known = witnesses_of(cited, viewer, as_of)
    return [HeldFigure(row, quantity_of(row), known.get(row.pk, ())) for row in figures if known.get(row.pk, True)]


def witnesses_of(
    figures: Collection[Figure], viewer: Viewer, as_of: datetime | None = None
) -> Mapping[int, tuple[Witness, ...]]:
    """The visible witnesses of each figure: those that agree first, the earliest recorded of them at the head."""
    found: dict[int, list[Witness]] = {figure.pk: [] for figure in figures}
    stated = {figure.pk: figure for figure in figures}
    rows = known_evidence(viewer, as_of).filter(figure__among=found).order_by("pk")
    for facts in rows.values(*_FACTS):
        found[facts["figure"]].append(_witness(stated[facts["figure"]], facts))
    return {pk: tuple(sorted(rows, key=lambda witness: not witness.agrees)) for pk, rows in found.items()}


_DOCUMENT = "text__document"
_FACTS = (
    *("figure", "claim", "text", "start", "end"),
    _DOCUMENT,
    *(f"{_DOCUMENT}__{name}" for name in ("title", "published", "state", "origin")),
)


def _witness(figure: Figure, facts: Mapping[str, Any]) -> Witness:
    """facts: the columns of `_FACTS`."""
    read = facts["claim"]
    return Witness(
        document_id=facts[_DOCUMENT],
        title=facts[f"{_DOCUMENT}__title"],
        published=facts[f"{_DOCUMENT}__published"],
        released=facts[f"{_DOCUMENT}__state"] == State.RELEASED,
        text_id=facts["text"],
        span=Span(facts["start"], facts["end"]),
        quote=read["quote"],
        read=read,
        agrees=figure.withdrawn or states(figure, quantity_from_json(read)),
        signed=facts[f"{_DOCUMENT}__origin"] == Origin.ENTRY,
    )
