"""Every read of findings: for who may read what is internal to the document's place, and for nobody else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from doichieu.claims import Claim, Span
from doichieu.claims.codec import claim_from_json
from doichieu.claims.findings import ClaimRef, Finding, Severity
from doichieu.hub.access.queries import covered_q
from doichieu.hub.access.viewers import Act, Viewer, system_viewer
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.accounts.models import User
from doichieu.hub.checks.following import fact_from_json
from doichieu.hub.checks.models import FindingFigure, FindingState, FindingStep, LaidClaim, StoredFinding
from doichieu.hub.checks.recording import CLOSING
from doichieu.hub.checks.rows import Row, texts_of
from doichieu.hub.composed import Composed, slot
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import Current
from doichieu.reconcile import CHECKS
from doichieu.show.findings import finding_line
from doichieu.show.papers import paper
from doichieu.show.wording import Lang


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure that a finding names, and where it stands."""

    document_id: int
    text_id: int
    claim: Claim  # as it was in force when the finding was followed
    title: str  # of the document, or the name of its file
    published: date | None
    organisation: str  # that handed the document in for itself; empty for none

    def paper(self, lang: Lang) -> str:
        """What its document is called in a sentence: by type, number and day where it has a number."""
        return paper(self.title, self.published, lang)


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding on record, ready to be worded."""

    row: StoredFinding
    figures: tuple[NamedFigure, ...]

    @property
    def is_open(self) -> bool:
        """Whether it holds still: also while somebody has a figure put right, until it follows no longer."""
        return self.row.state in CLOSING

    @property
    def is_being_corrected(self) -> bool:
        return self.row.state == FindingState.CORRECTED

    @property
    def is_of_several(self) -> bool:
        """Whether it names figures of more than one document."""
        return len({figure.document_id for figure in self.figures}) > 1

    def line(self, lang: Lang, read: int | None = None) -> str:
        """The check, what is measured, and the arithmetic, in one line. read: the document that it stands beside."""
        refs = tuple(ClaimRef(str(one.text_id), one.claim.id) for one in self.figures)
        facts = tuple((name, fact_from_json(fact, refs)) for name, fact in self.row.facts)
        finding = Finding(self.row.check_name, self.row.wording, Severity(self.row.severity), refs, facts)
        papers = {str(one.text_id): "" if one.document_id == read else one.paper(lang) for one in self.figures}
        claims = dict(zip(refs, (one.claim for one in self.figures), strict=True))
        return finding_line(finding, claims, lang, papers=papers)


@dataclass(frozen=True, slots=True)
class BesideFigure:
    """A finding as it stands beside one of its figures."""

    found: ShownFinding
    others: tuple[NamedFigure, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which findings are wanted; what is empty asks for all."""

    place: str = ""  # its slug, what lies under it included
    check: str = ""
    severity: str = ""
    state: str = ""
    assignee: str = ""  # the name of an account; `ME` for the viewer's own, `NOBODY` for those that nobody looks after
    only: tuple[int, ...] = ()  # their numbers


ME, NOBODY = "~me", "~nobody"  # no account can be called so


FindingsByFigure = Mapping[Span, list[BesideFigure]]


class Mark(NamedTuple):
    """An open finding beside a figure."""

    number: int
    is_being_corrected: bool


Marks = Mapping[tuple[int, Span], Sequence[Mark]]  # by the place of a text that they name


def findings(viewer: Viewer) -> QuerySet[StoredFinding]:
    """Findings about places whose internal documents the viewer may read; every document that one names, too."""
    own = Q(place__isnull=True) & covered_q(viewer, Act.READ_INTERNAL, "document__locality__")
    across = Q(place__isnull=False) & covered_q(viewer, Act.READ_INTERNAL, "place__")
    named = FindingFigure.objects.filter(finding=OuterRef("pk"))
    hidden = Exists(named.exclude(visible_documents_q(viewer, "text__document__")))
    return StoredFinding.objects.filter(own | across, visible_documents_q(viewer, "document__")).exclude(hidden)


def findings_asked_for(asked: Asked, viewer: Viewer) -> QuerySet[StoredFinding]:
    """Findings that the viewer may see, the gravest and latest first, each with its document and its assignee."""
    rows = findings(viewer)
    if asked.place:
        place = Locality.objects.filter(slug=asked.place).values_list("path", flat=True).first()
        under = Q(place__path__startswith=place) | Q(place=None, document__locality__path__startswith=place)
        rows = rows.filter(under) if place else rows.none()
    wanted = {"check_name": asked.check, "severity": asked.severity, "state": asked.state}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    if asked.assignee:
        rows = rows.filter(_looked_after_by(asked.assignee, viewer))
    if asked.only:
        rows = rows.filter(pk__in=asked.only)
    return _whole(rows).order_by(_gravity(), "-found_at", "-pk")


def finding(number: int, viewer: Viewer) -> ShownFinding:
    """One finding. Raises StoredFinding.DoesNotExist, whether there is none or the viewer may not see it."""
    [found] = shown([_whole(findings(viewer)).get(pk=number)])
    return found


def steps_of(row: StoredFinding) -> QuerySet[FindingStep]:
    """What became of a finding, the earliest first."""
    rows = FindingStep.objects.filter(finding=row).select_related("assignee").order_by("pk")
    return rows.annotate(maker=accounts.maker())


def places_with_findings(viewer: Viewer) -> QuerySet[Locality]:
    """The places that have findings that the viewer may see, by name."""
    about = findings(viewer).order_by().values(about=Coalesce("place", "document__locality"))
    return Locality.objects.filter(pk__in=about).order_by("name", "pk")


def is_place(slug: str) -> bool:
    """Whether there is a place of this name in addresses."""
    return Locality.objects.filter(slug=slug).exists()


def assignees(viewer: Viewer) -> QuerySet[User]:
    """The accounts that look after findings that the viewer may see, by name."""
    return User.objects.filter(pk__in=findings(viewer).order_by().values("assignee")).order_by("username")


def check_names() -> list[str]:
    """Every check, in the order in which they are made."""
    return list(CHECKS)


def findings_of(document: Document, viewer: Viewer, span: Span | None = None) -> list[ShownFinding]:
    """The findings that follow now and name a figure of the document, the gravest first; two database queries.

    span: the figure at this place of its text.
    """
    named = FindingFigure.objects.filter(text__document=document)
    named = named.filter(start=span.start, end=span.end) if span else named
    rows = findings(viewer).filter(pk__in=named.values("finding")).exclude(state=FindingState.GONE)
    return shown(rows.order_by(_gravity(), "pk"))


def errors_about(document: Document, span: Span, viewer: Viewer) -> list[ShownFinding]:
    """The findings that somebody has to look at still, by which the figure at this place cannot be true."""
    found = findings_of(document, viewer, span)
    return [each for each in found if each.is_open and each.row.severity == Severity.ERROR]


def places_contradicted(document: Document, viewer: Viewer) -> set[Span]:
    """Where a figure of the document bears a finding that is open still, of any gravity; two database queries."""
    found = (each for each in findings_of(document, viewer) if each.is_open)
    return {figure.claim.span for each in found for figure in each.figures if figure.document_id == document.pk}


def findings_beside(document: Document, viewer: Viewer) -> FindingsByFigure:
    """The findings that follow now, by the place of each figure of the document; two database queries."""
    beside: dict[Span, list[BesideFigure]] = defaultdict(list)
    for found in findings_of(document, viewer):
        for figure in found.figures:
            if figure.document_id == document.pk:
                others = tuple(other for other in found.figures if other is not figure)
                beside[figure.claim.span].append(BesideFigure(found, others))
    return dict(beside)


def marks_on(rows: Sequence[Row], viewer: Viewer) -> Marks:
    """The open findings that name a figure or proposal of these rows; one database query, two where there is any."""
    texts = texts_of(rows)
    every = _OPEN_BY_TEXT.rows(texts=texts) if texts else []
    if not every:
        return {}
    seen = set(findings(viewer).filter(pk__among={number for number, *_ in every}).values_list("pk", flat=True))
    return _marks(rows, [found for found in every if found[0] in seen])


def _open_by_text() -> "QuerySet[FindingFigure, Any]":
    named = FindingFigure.objects.filter(text__among=slot("texts"), finding__state__in=sorted(CLOSING))
    return named.order_by("finding").values_list("finding", "text", "start", "end", "finding__state")


_OPEN_BY_TEXT: Composed[Any] = Composed(_open_by_text)


def marks_of(row: Row, marks: Marks) -> tuple[int, ...]:
    """The numbers of the open findings that figures or proposals of a row take part in."""
    return tuple(sorted({each.number for each in _beside(row, marks)})) if marks else ()


def are_being_corrected(row: Row, marks: Marks) -> bool:
    """Whether somebody has each of the contradictions of a row put right; False where there is none."""
    beside = _beside(row, marks) if marks else []
    return bool(beside) and all(each.is_being_corrected for each in beside)


def _beside(row: Row, marks: Marks) -> list[Mark]:
    return [each for place in row.places for each in marks.get(place, ())]


def _marks(rows: Iterable[Row], found: Iterable[tuple[int, int, int, int, str]]) -> Marks:
    """found: the number of each finding with the text, first and last code point that it names, and its state."""
    places: dict[int, set[Span]] = defaultdict(set)
    for text, span in {place for row in rows for place in row.places}:
        places[text].add(span)
    marks: dict[tuple[int, Span], list[Mark]] = defaultdict(list)
    for number, text, start, end, state in found:
        for span in places[text]:
            if span.touches(Span(start, end)):
                marks[text, span].append(Mark(number, state == FindingState.CORRECTED))
    return marks


def open_findings(under: str = "") -> QuerySet[StoredFinding]:
    """The open findings of a place and what lies under it, for commands: nobody's view limits them."""
    return findings_asked_for(Asked(place=under, state=FindingState.OPEN), system_viewer())


def documents_to_check(under: str = "") -> list[tuple[int, str]]:
    """The documents that were read, with their names, the oldest first. under: the slug of a place; empty for all."""
    rows = Document.objects.filter(_under(under, "locality__"), texts__readings__isnull=False)
    return list(rows.order_by("pk").values_list("pk", "name").distinct())


def places_to_check(under: str = "") -> list[tuple[int, str]]:
    """The places that have figures or claims of an indicator, with their names. under: as above."""
    figures, claims = (model.objects.filter(locality=OuterRef("pk")) for model in (Current, LaidClaim))
    rows = Locality.objects.filter(_under(under), Exists(figures) | Exists(claims))
    return [(place.pk, str(place)) for place in rows.order_by("path", "pk")]


def _under(slug: str, prefix: str = "") -> Q:
    """Condition: at a place or under it. Raises Locality.DoesNotExist."""
    return Q(**{f"{prefix}path__startswith": Locality.objects.get(slug=slug).path}) if slug else Q()


def _looked_after_by(assignee: str, viewer: Viewer) -> Q:
    if assignee == NOBODY:
        return Q(assignee=None)
    if assignee == ME:
        return Q(assignee=viewer.user) & Q(assignee__isnull=False)
    return Q(assignee__username=assignee)


def _whole(rows: QuerySet[StoredFinding]) -> QuerySet[StoredFinding]:
    whole = rows.select_related("place", "indicator", "document__locality", "document__stored_by", "assignee")
    return whole.defer("document__original", "document__search")


def _gravity() -> Case:
    cases = (When(severity=each.value, then=Value(number)) for number, each in enumerate(Severity))
    return Case(*cases, output_field=IntegerField())


def shown(rows: Iterable[StoredFinding]) -> list[ShownFinding]:
    """Findings with their figures; one database query for all of them, and one for the rows."""
    listed = list(rows)
    figures: dict[int, list[NamedFigure]] = defaultdict(list)
    rows_named = FindingFigure.objects.filter(finding__in=listed).select_related("text__document__organisation")
    for figure in rows_named.defer("text__data", "text__document__original", "text__document__search"):
        figures[figure.finding_id].append(_named(figure))
    return [ShownFinding(row, tuple(figures[row.pk])) for row in listed]


def _named(figure: FindingFigure) -> NamedFigure:
    document = figure.text.document
    return NamedFigure(
        document_id=document.pk,
        text_id=figure.text_id,
        claim=claim_from_json(figure.claim),
        title=document.title or document.name,
        published=document.published,
        organisation=str(document.organisation or ""),
    )
