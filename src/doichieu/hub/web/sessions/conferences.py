"""Sessions: the list, and what the documents of one and its clerk say of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from doichieu.hub.access.queries import granted_places
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.conferences import queries as conferences
from doichieu.hub.conferences.queries import ConferencePage, FigureOnRecord
from doichieu.hub.conferences.records import AgendaOnRecord, OpinionOnRecord, SaidOnRecord
from doichieu.hub.conferences.task_lists import alike
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.targets import SetTarget, targets_of
from doichieu.hub.programmes import queries as programmes
from doichieu.hub.programmes.keepers import may_keep as keeps_tasks
from doichieu.hub.programmes.queries import RecordShown, TaskOnRecord
from doichieu.hub.web.pages import page, part_of

GROUPINGS = ("place", "topic")


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """The figures of one document of the session."""

    document: Document
    figures: tuple[FigureOnRecord, ...]


@dataclass(frozen=True, slots=True)
class SharedTargets:
    """The targets that the same documents of the session set."""

    documents: tuple[Document, ...]
    targets: tuple[SetTarget, ...]
    waiting: int = 0  # planned figures of the one document that nobody decided on
    first_waiting: str = ""  # the id of the first of them


@dataclass(frozen=True, slots=True)
class Opinions:
    """Opinions from one place, or on one topic; without a heading where they are in the order of the texts."""

    heading: str
    opinions: tuple[OpinionOnRecord, ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of the agenda, with the records of resolutions and programmes that it names."""

    item: AgendaOnRecord
    records: tuple[RecordShown, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What is cited from under one heading."""

    heading: str
    said: tuple[SaidOnRecord, ...]


@require_safe
@page
def conference_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The sessions of which the viewer may see a document."""
    part = part_of(conferences.conferences(viewer), request)
    here = dict.fromkeys(each.locality for each in part.object_list if each.locality)
    kept = [place for place in here if viewer.may(Act.KEEP_SESSIONS, place)]
    context = {
        "section": "conferences",
        "page": part,
        "own_places": granted_places(viewer, Act.KEEP_SESSIONS) or kept,
    }
    return render(request, "web/conference_list.html", context)


@require_safe
@page
def conference(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    """One session: how it went, what was said and decided there, each on its sentence or by its clerk's name."""
    into = conferences.gone_into(pk)
    if into is not None:
        conferences.conference(into, viewer)  # who may not know of it is not led there
        return redirect("conference", pk=into)
    shown = conferences.conference(pk, viewer)
    sources = [source.document.pk for source in shown.sources]
    grouping = request.GET.get("by", "")
    records = programmes.instruments_of_documents(sources, viewer)
    tasks = programmes.told_once(
        programmes.tasks_of_documents(sources, viewer, on=timezone.localdate()),
        programmes.rejected_in(sources, viewer),
    )
    numbers = {each.instrument.written for each in records}
    behind = {each.key for opinion in shown.opinions for each in opinion.behind}
    context = {
        "section": "conferences",
        "conference": shown.conference,
        "shown": shown,
        "may_keep": viewer.may(Act.KEEP_SESSIONS, shown.conference.locality),
        "may_release": viewer.may(Act.RELEASE, shown.conference.locality),
        "grouping": grouping if grouping in GROUPINGS else "",
        "opinion_groups": opinion_groups(shown.opinions, grouping),
        "other_answers": [each for each in shown.answers if each.key not in behind],
        "unanswered": sum(each.waits for each in shown.opinions),
        "from_above": [each for each in shown.directions if each.from_above],
        "directions": [each for each in shown.directions if not each.from_above],
        "sections": sections_of(shown.prose),
        "set_targets": _targets(shown, viewer, tasks),
        "records": records,
        "agenda": agenda_lines(shown.agenda, records),
        "other_references": [each for each in shown.references if each.number not in numbers],
        "tasks": tasks,
        "alike": alike(tasks) if keeps_tasks(viewer, shown.conference.locality) else {},
        "session_days": dict.fromkeys(sources, conferences.first_day(shown.conference)),
        "documents_with_figures": _by_document(shown),
        "otherwise": conferences.otherwise_merged(shown),
        "open_differences": [each for each in shown.differences if each.by is None],
        "texts": documents.texts({source.text_id for source in shown.sources}, viewer),
    }
    return render(request, "web/conference.html", context)


def opinion_groups(opinions: Sequence[OpinionOnRecord], grouping: str) -> list[Opinions]:
    """Opinions as they were given, or by place or topic, those of none at the end."""
    if not opinions:
        return []
    if grouping not in GROUPINGS:
        return [Opinions("", tuple(opinions))]

    def heading(opinion: OpinionOnRecord) -> str:
        return opinion.said.place_name if grouping == "place" else opinion.said.topic

    ordered = sorted(opinions, key=lambda opinion: (not heading(opinion), heading(opinion).casefold()))
    return [Opinions(name, tuple(group)) for name, group in groupby(ordered, key=heading)]


def agenda_lines(agenda: Iterable[AgendaOnRecord], records: Sequence[RecordShown]) -> list[AgendaLine]:
    """Each item with the records that a document names in its words."""
    return [AgendaLine(item, tuple(each for each in records if _names(item, each))) for item in agenda]


def _names(item: AgendaOnRecord, record: RecordShown) -> bool:
    at = item.place
    return at is not None and any(
        at.text_id == place.text_id and at.span.start <= place.span.start < at.span.end for place in record.places
    )


def sections_of(prose: Iterable[SaidOnRecord]) -> list[Section]:
    """Cited sentences under their headings, in the order in which the headings come first."""
    found: dict[str, list[SaidOnRecord]] = {}
    for each in prose:
        found.setdefault(each.section, []).append(each)
    return [Section(heading, tuple(said)) for heading, said in found.items()]


def _targets(shown: ConferencePage, viewer: Viewer, tasks: Iterable[TaskOnRecord]) -> list[SharedTargets]:
    """By the documents that set them: those of one alone first, in the order of the documents."""
    of = {source.document.pk: source.document for source in shown.sources}
    handed_out = [(each.evidence.text_id, each.evidence.span) for task in tasks for each in task.everywhere]
    said = (each.said.place for each in shown.opinions)
    asked_for = [(place.text_id, place.span) for place in said if place is not None]
    found = targets_of(list(of), viewer, handed_out=handed_out, asked_for=asked_for)
    groups: dict[tuple[int, ...], list[SetTarget]] = {(number,): [] for number in of}
    for target in found.confirmed:
        groups.setdefault(target.documents, []).append(target)
    shared = [
        SharedTargets(
            tuple(of[number] for number in numbers),
            tuple(targets),
            found.waiting.get(numbers[0], 0) if len(numbers) == 1 else 0,
            found.first_waiting.get(numbers[0], ""),
        )
        for numbers, targets in groups.items()
    ]
    return [each for each in shared if each.targets or each.waiting]


def _by_document(shown: ConferencePage) -> list[DocumentFigures]:
    figures = groupby(shown.figures, key=lambda figure: figure.place.document)
    return [DocumentFigures(document, tuple(group)) for document, group in figures]
