"""What the tests of access ask about: places, roles' people, documents and entries that say what nothing else says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from doichieu.claims import Mention, Period, Span
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_subject, grant_role
from doichieu.hub.access.tests.cast import Cast, assembled
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.checks.services import refresh_findings
from doichieu.hub.conferences.keeping import Participant, Voted, Writing, put_participant, put_vote
from doichieu.hub.conferences.models import Conference
from doichieu.hub.conferences.services import record_conference
from doichieu.hub.documents.models import Document, State, StoredText
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.figure_errors import QUESTIONS
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.places.models import Locality, Subject, SubjectKind
from doichieu.hub.programmes.models import Instrument, Task, TaskAct
from doichieu.hub.programmes.outcomes import Outcome, OutcomeState
from doichieu.hub.programmes.services import propose_from_document
from doichieu.hub.programmes.steps import step_of_task
from doichieu.hub.register.tests.worked import claim as claimed
from doichieu.hub.register.tests.worked import indicator, quantity, read, stored_text
from doichieu.hub.web.tests.conftest import MEETING, session_of
from doichieu.lexicon.search import searchable

PERIOD = Period(date(2022, 1, 1), date(2022, 6, 30))
PLACES = ("province", "district", "commune", "elsewhere")


@dataclass(frozen=True)
class Thing:
    """A document with marks that stand in nothing else."""

    where: str  # the name of its place in the cast; empty without one
    state: str
    marks: tuple[str, ...]
    document: Document
    organisation: Subject | None = None  # that handed it in for itself


@dataclass(frozen=True)
class World:
    cast: Cast
    things: tuple[Thing, ...]
    clerk: User  # who handed everything in
    own: Subject  # a school of the district
    sister: Subject  # another one

    def place(self, name: str) -> Locality:
        found = getattr(self.cast, name)
        assert isinstance(found, Locality)
        return found


def assembled_world() -> World:
    """Places, people, and for each place a document and an entry that nothing else repeats."""
    cast = assembled()
    indicator(name_vi="Thu ngân sách nhà nước", search="bud01 thu ngan sach nha nuoc")
    clerk = User.objects.create(username="clerk", first_name="Kín Đáo")
    grant_role(user=clerk, role=Role.ADMINISTRATOR, locality=None, by=system_viewer())
    own, sister = school(cast, "Trường Sơn Ca"), school(cast, "Trường Hoa Sen")
    things = [handed_in(cast, clerk, number, where) for number, where in enumerate(PLACES)]
    things += [entered(cast, clerk, number, where) for number, where in enumerate(PLACES)]
    things.append(handed_in(cast, clerk, 7, "district", state=State.RELEASED))
    things.append(handed_in(cast, clerk, 8, "district", state=State.DRAFT))
    things.append(handed_in(cast, clerk, 9, ""))
    for number, each in ((4, own), (5, sister)):
        things.append(handed_in(cast, clerk, number, "district", organisation=each))
        things.append(entered(cast, clerk, number, "district", organisation=each))
    things += told_of_units(cast, clerk, own)
    for thing in things:  # the entry and the document of each place state one figure differently
        refresh_findings(thing.document.pk)
    tell_of_tasks(things)
    things += [put_down(clerk, number, thing) for number, thing in enumerate(things[: len(PLACES)])]
    return World(cast, tuple(things), clerk, own, sister)


def school(cast: Cast, name: str) -> Subject:
    return add_subject(locality=cast.district, kind=SubjectKind.ORGANISATION, name=name, by=system_viewer())


def handed_in(  # what there is to know of a document
    cast: Cast,
    clerk: User,
    number: int,
    where: str,
    *,
    state: State = State.INTERNAL,
    organisation: Subject | None = None,
) -> Thing:
    mark = f"Tập Giấy {number}{number}"
    cited = f"{number}{number}-NQ/HU"
    content = f"{mark} ghi: thu ngân sách đạt 8{number}{number},7 tỷ đồng.\n{MEETING} {mark} bàn Nghị quyết số {cited}."
    place = getattr(cast, where) if where else None
    text = stored_text(content, place, clerk, state=state, name=f"tep-{number}{number}.txt")
    amount = quantity(f"8{number}{number}700000000", step="100000000")
    session = session_of(content)
    start = content.index(cited)
    session["mentions"] += (Mention("reference", cited, Span(start, start + len(cited))),)
    read(text, (claimed(content, f"8{number}{number},7 tỷ đồng", amount),), **session)
    record_conference(text.document_id)
    propose_from_document(text.document_id)
    known_inside(text.document_id, mark)
    told: dict[str, Any] = {"search": searchable(content), "title": f"{mark} tựa", "organisation": organisation}
    Document.objects.filter(pk=text.document_id).update(**told)
    marks = (mark, f"8{number}{number},7", f"8{number}{number}7000", f"tep-{number}{number}")
    return Thing(where, state, marks, text.document, organisation)


def put_down(clerk: User, number: int, told: Thing) -> Thing:
    """What the session clerk put down of the session that a document tells of; it is not public with the document."""
    conference = Conference.objects.get(sources__reading__text__document=told.document)
    writing = Writing(conference.pk, clerk)
    what, name = f"Ghi Biểu Quyết {number}{number}", f"Tên Đại Biểu {number}{number}"
    put_vote(writing, Voted(what, votes_for=number + 3))
    put_participant(writing, Participant("delegate", name))
    return Thing(told.where, State.INTERNAL, (what, name), told.document)


def known_inside(document: int, mark: str) -> None:
    """What a clerk wrote of the record and the task of a document, with the mark: for those inside alone."""
    for record in Instrument.objects.filter(citations__text__document=document):
        record.issuer, record.title = f"{mark} cơ quan", f"{mark} trích yếu"
        record.search_inside = searchable(record.title)
        record.save()
    for task in Task.objects.filter(text__document=document):
        task.responsible = "Kín Đáo"
        task.save()
        step_of_task(task, TaskAct.PROGRESS, by="clerk", note=f"{mark} ghi riêng")


def tell_of_tasks(things: Sequence[Thing]) -> None:
    """A sentence of each document beside every task, proposed beside some and put aside beside others."""
    texts = [(thing, StoredText.objects.get(document=thing.document)) for thing in things]
    for task in Task.objects.all():
        for number, (thing, text) in enumerate(texts):
            state = OutcomeState.DISMISSED if number % 2 else OutcomeState.PROPOSED
            place = {"start": 0, "end": 5, "quote": f"{thing.marks[0]} đã xong"}
            Outcome.objects.create(task=task, text=text, state=state, decided_by="clerk", **place)


def entered(cast: Cast, clerk: User, number: int, where: str, organisation: Subject | None = None) -> Thing:
    given = {"locality": getattr(cast, where), "organisation": organisation}
    return Thing(where, State.INTERNAL, noted(number), signed(cast, clerk, number, given), organisation)


def told_of_units(cast: Cast, clerk: User, own: Subject) -> list[Thing]:
    """What the district signed about a school and a commune: its own papers, of which these two see nothing."""
    earlier: dict[str, Any] = {"period": Period(date(2021, 1, 1), date(2021, 6, 30))}
    target: dict[str, Any] = {"period": Period.year(2022), "planned": True}
    told = [
        (6, earlier, own.name),
        (7, target, cast.commune.name),
        (8, {}, own.name),  # instead of what the school sent
        (9, earlier, cast.commune.name),
    ]
    return [
        Thing("district", State.INTERNAL, noted(number), signed(cast, clerk, number, given, about))
        for number, given, about in told
    ]


def signed(cast: Cast, clerk: User, number: int, given: dict[str, Any], about: str = "") -> Document:
    """An entry of the half year, unless another period is given."""
    note, amount, *_ = noted(number)
    written = line(amount, note=note, about=about, asked=QUESTIONS)
    document = sign_entry(sheet=sheet(cast, written, **({"period": PERIOD} | given)), by=clerk).document
    assert document is not None
    return document


def noted(number: int) -> tuple[str, str, str]:
    """The marks of an entry: its note, its amount in billions and the first digits of the whole amount."""
    return f"Ghi Chú {number}{number}", f"6{number}{number},9", f"6{number}{number}9000"
