"""Every read of findings: for who may read what is internal to the document's place, and for nobody else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When

from doichieu.claims import Claim, Span
from doichieu.claims.codec import claim_from_json
from doichieu.claims.findings import ClaimRef, Finding, Severity
from doichieu.hub.access.queries import covered_q
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.checks.following import fact_from_json
from doichieu.hub.checks.models import FindingFigure, FindingState, FindingStep, StoredFinding
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.places.models import Locality
from doichieu.reconcile import CHECKS
from doichieu.show.findings import finding_line
from doichieu.show.wording import Lang


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure that a finding names, and where it stands."""

    document_id: int
    text_id: int
    claim: Claim  # as it was in force when the finding was followed


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding on record, ready to be worded."""

    row: StoredFinding
    figures: tuple[NamedFigure, ...]

    @property
    def is_open(self) -> bool:
        return self.row.state == FindingState.OPEN

    def line(self, lang: Lang) -> str:
        """The check, what is measured, and the arithmetic, in one line."""
        refs = tuple(ClaimRef(str(one.text_id), one.claim.id) for one in self.figures)
        facts = tuple((name, fact_from_json(fact, refs)) for name, fact in self.row.facts)
        finding = Finding(self.row.check_name, self.row.wording, Severity(self.row.severity), refs, facts)
        return finding_line(finding, dict(zip(refs, (one.claim for one in self.figures), strict=True)), lang)


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


FindingsByFigure = Mapping[Span, list[BesideFigure]]


def findings(viewer: Viewer) -> QuerySet[StoredFinding]:
    """Findings about documents whose place's internal documents the viewer may read."""
    inside = covered_q(viewer, Act.READ_INTERNAL, "document__locality__")
    return StoredFinding.objects.filter(inside, visible_documents_q(viewer, "document__"))


def findings_asked_for(asked: Asked, viewer: Viewer) -> QuerySet[StoredFinding]:
    """Findings that the viewer may see, the gravest and latest first, each with its document and its assignee."""
    rows = findings(viewer)
    if asked.place:
        place = Locality.objects.filter(slug=asked.place).values_list("path", flat=True).first()
        rows = rows.filter(document__locality__path__startswith=place) if place else rows.none()
    wanted = {"check_name": asked.check, "severity": asked.severity, "state": asked.state}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    return _whole(rows).order_by(_gravity(), "-found_at", "-pk")


def finding(number: int, viewer: Viewer) -> ShownFinding:
    """One finding. Raises StoredFinding.DoesNotExist, whether there is none or the viewer may not see it."""
    [found] = shown([_whole(findings(viewer)).get(pk=number)])
    return found


def steps_of(row: StoredFinding) -> QuerySet[FindingStep]:
    """What became of a finding, the earliest first."""
    return FindingStep.objects.filter(finding=row).select_related("assignee").order_by("pk")


def places_with_findings(viewer: Viewer) -> QuerySet[Locality]:
    """The places whose documents have findings that the viewer may see, by name."""
    return Locality.objects.filter(pk__in=findings(viewer).values("document__locality")).order_by("name", "pk")


def check_names() -> list[str]:
    """Every check, in the order in which they are made."""
    return list(CHECKS)


def findings_beside(document: Document, viewer: Viewer) -> FindingsByFigure:
    """The findings that follow now, by the place of each figure of the document; two database queries."""
    rows = findings(viewer).filter(document=document).exclude(state=FindingState.GONE).order_by("pk")
    beside: dict[Span, list[BesideFigure]] = defaultdict(list)
    for found in shown(rows):
        for figure in found.figures:
            if figure.document_id == document.pk:
                others = tuple(other for other in found.figures if other is not figure)
                beside[figure.claim.span].append(BesideFigure(found, others))
    return dict(beside)


def _whole(rows: QuerySet[StoredFinding]) -> QuerySet[StoredFinding]:
    whole = rows.select_related("document__locality", "document__stored_by", "assignee")
    return whole.defer("document__original", "document__search")


def _gravity() -> Case:
    cases = (When(severity=each.value, then=Value(number)) for number, each in enumerate(Severity))
    return Case(*cases, output_field=IntegerField())


def shown(rows: Iterable[StoredFinding]) -> list[ShownFinding]:
    """Findings with their figures; one database query for all of them, and one for the rows."""
    listed = list(rows)
    figures: dict[int, list[NamedFigure]] = defaultdict(list)
    for figure in FindingFigure.objects.filter(finding__in=listed).select_related("text").defer("text__data"):
        named = NamedFigure(figure.text.document_id, figure.text_id, claim_from_json(figure.claim))
        figures[figure.finding_id].append(named)
    return [ShownFinding(row, tuple(figures[row.pk])) for row in listed]
