"""What a session and those before it promised, with what became of each: from the register, the records of tasks
and what was said; limited to what the viewer may know."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from doichieu.claims import Span
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.checks.comparisons import Comparison
from doichieu.hub.checks.directed import is_told_by
from doichieu.hub.checks.promised import (
    Fate,
    Promise,
    Promises,
    SessionPromises,
    Sort,
    as_seen,
    as_told,
    fate_of_answers,
    fate_of_clause,
    fate_of_direction,
    fate_of_target,
    fate_of_task,
    fate_with_proposals,
    has_words,
    if_undated,
    in_order,
    is_draft,
    on_the_day,
)
from doichieu.hub.checks.promised_targets import is_over, set_targets, witnesses_of
from doichieu.hub.checks.tellings import Told
from doichieu.hub.checks.told_places import may_tell, quoted, said_at, unconfirmed, witnessed
from doichieu.hub.conferences import queries as conferences
from doichieu.hub.conferences.preceding import earlier_sessions
from doichieu.hub.conferences.queries import ConferencePage
from doichieu.hub.conferences.records import OpinionOnRecord, SaidOnRecord
from doichieu.hub.intake.targets import WaitingTarget, waiting_targets
from doichieu.hub.programmes import queries as programmes
from doichieu.hub.programmes.models import InstrumentKind
from doichieu.hub.programmes.naming import same_matter
from doichieu.hub.programmes.queries import ENDED, OutcomeShown, RecordShown, Rejected, TaskOnRecord

__all__ = ["MOST_BEFORE", "Fate", "Promise", "Promises", "SessionPromises", "Sort", "Told", "promises"]

MOST_PROPOSED = 3  # sentences beside one task
MOST_BEFORE = 4  # sessions before one whose promises are looked at beside its own


@dataclass(frozen=True, slots=True)
class _OnRecord:
    """All that may tell what became of a promise, asked for once for all sessions of a page."""

    pages: tuple[ConferencePage, ...]  # the session, then those before it
    tasks: tuple[TaskOnRecord, ...]
    rejected: tuple[Rejected, ...]  # what people said is no task
    targets: tuple[Comparison, ...]  # of these sessions and of the programmes that they cite, with their results
    instruments: tuple[RecordShown, ...]
    waiting: tuple[WaitingTarget, ...]
    outcomes: Mapping[int, Sequence[OutcomeShown]]  # what later documents may tell of the tasks, by their ids
    on: date  # the day that everything is judged on


def promises(number: int, viewer: Viewer, *, on: date) -> Promises:
    """One session and the last before it of the same body and place.

    number: of the session. on: the day on which tasks are overdue or not.
    Raises Conference.DoesNotExist, also where no visible document reports on it.
    """
    page = conferences.conference(number, viewer)
    before = earlier_sessions(page.conference, viewer, most=MOST_BEFORE)
    pages = (page, *(conferences.conference(each.pk, viewer) for each in before))
    known = _on_record(pages, viewer, on)
    own, *earlier = (_of_session(each, known) for each in pages)
    return Promises(own, tuple(earlier), on)


def _documents(page: ConferencePage) -> frozenset[int]:
    return frozenset(source.document.pk for source in page.sources)


def _on_record(pages: tuple[ConferencePage, ...], viewer: Viewer, on: date) -> _OnRecord:
    documents = frozenset[int]().union(*map(_documents, pages))
    instruments = programmes.instruments_of_documents(documents, viewer)
    papers = {each.document.pk for each in instruments if each.document and _is_programme(each)}
    handed_out = programmes.tasks_of_documents({*documents, *papers}, viewer, on=on, unconfirmed=True)
    tasks = tuple(programmes.standing_as_others(handed_out, [_documents(page) for page in pages]))
    return _OnRecord(
        pages=pages,
        tasks=tasks,
        rejected=tuple(programmes.rejected_in(documents, viewer)),
        targets=set_targets({*documents, *papers}, viewer, on=on),
        instruments=tuple(instruments),
        waiting=tuple(waiting_targets(documents, viewer)),
        outcomes=programmes.outcomes_of(tasks, viewer),
        on=on,
    )


def _is_programme(record: RecordShown) -> bool:
    """Whether it is a programme or plan, whose items are tasks; known whole, so that its document may be told of."""
    return record.whole and record.instrument.kind in {InstrumentKind.PROGRAMME, InstrumentKind.PLAN}


def _programmes_cited(documents: frozenset[int], known: _OnRecord) -> frozenset[int]:
    """The stored programmes and plans that documents of a session cite, its own documents aside."""
    cited = (each for each in known.instruments if any(place.document.pk in documents for place in each.places))
    return frozenset(each.document.pk for each in cited if each.document and _is_programme(each)) - documents


def _of_session(page: ConferencePage, known: _OnRecord) -> SessionPromises:
    documents = _documents(page)
    rejected = [each for each in known.rejected if each.document in documents]
    tasks = programmes.told_once((task for task in known.tasks if task.evidence.document.pk in documents), rejected)
    papers = _programmes_cited(documents, known)
    items = [task for task in known.tasks if task.evidence.document.pk in papers]
    duties = [
        *(_asked_about(_task(task, Sort.TASK, known), page) for task in tasks),
        *(_task(item, Sort.PROGRAMME_ITEM, known) for item in items),
    ]
    told = [_with_opinion(_with_proposals(duty, page, known), page) for duty in duties if duty.may_be_told]
    listed = [if_undated(duty, directed=_is_directed(duty, page)) for duty in told]
    passed_over = [duty for duty in duties if not duty.may_be_told]
    every = [
        *_targets(documents, listed, passed_over, known),
        *listed,
        *_directions(page, tasks, known),
        *(_opinion(each, page) for each in page.opinions if each.is_promise),
        *_drafts(page, known),
    ]
    return SessionPromises(
        page.conference,
        in_order(as_told(on_the_day(each, known.on), inside=page.inside) for each in every),
        tuple(unconfirmed(each) for each in known.waiting if _waits(each, documents, page, listed)),
    )


def _waits(
    waiting: WaitingTarget, documents: frozenset[int], page: ConferencePage, duties: Collection[Promise]
) -> bool:
    """Whether a planned figure is listed: no wish of an opinion, nor what a duty counts (`lắp 12 camera`), unless the
    catalogue knows it."""
    text, claim = waiting.text, waiting.claim
    told = any(duty.task is not None and _lies_in(text.pk, claim.span, duty.task) for duty in duties)
    places = (each.said.place for each in page.opinions)
    asked = any(at and at.text_id == text.pk and at.span.touches(claim.span) for at in places)
    return text.document_id in documents and not asked and not (told and claim.code is None)


def _targets(
    documents: frozenset[int], duties: Collection[Promise], passed_over: Collection[Promise], known: _OnRecord
) -> Iterator[Promise]:
    """Each target that a document of the session, or a duty that is passed over, states, but for those that stand with
    a duty, in whose words they are set."""
    taken, freed = _set_with(duties), _set_with(passed_over)
    for compared in known.targets:
        target = compared.target
        stating = [each for each in witnesses_of(compared) if each.document_id in documents]
        if target is not None and target.figure.pk in freed:
            stating = stating or list(witnesses_of(compared))
        if target is None or not stating or target.figure.pk in taken:
            continue
        yield Promise(
            sort=Sort.TARGET,
            words=target.figure.indicator.name_vi,
            fate=_fate(compared, known),
            made=witnessed(stating[0]),
            results=tuple(_results(compared)),
            comparisons=(compared,),
        )


def _set_with(duties: Iterable[Promise]) -> set[int]:
    """The ids of the targets in the words of duties."""
    return {compared.target.figure.pk for duty in duties for compared in duty.comparisons if compared.target}


def _fate(compared: Comparison, known: _OnRecord) -> Fate:
    return fate_of_target(compared.status, over=is_over(compared, known.on))


def _results(compared: Comparison) -> Iterator[Told]:
    """What tells of the result of a target."""
    for held in (compared.result, compared.attainment):
        if held and held.witnesses:
            told = witnessed(held.witnesses[0])
            yield told if has_words(told.quote) else replace(told, figure=held)


def _task(task: TaskOnRecord, sort: Sort, known: _OnRecord) -> Promise:
    """A duty, with the targets that are set in its words: one clause is one promise."""
    set_there = tuple(each for each in known.targets if _is_stated_in(task, each))
    fates = [_fate(each, known) for each in set_there]
    return Promise(
        sort=sort,
        words=task.task.work or task.evidence.quote,
        fate=fate_of_clause(fate_of_task(task), fates, over=any(is_over(each, known.on) for each in set_there)),
        made=quoted(task.evidence),
        also_made=tuple(quoted(each.evidence) for each in task.also),
        outcomes=tuple(_shown_by([task])),
        results=tuple(told for each in set_there for told in _results(each)),
        comparisons=set_there,
        task=task,
        who=task.lead,
        due=task.due,
    )


def _with_proposals(duty: Promise, page: ConferencePage, known: _OnRecord) -> Promise:
    """A duty that has not ended, with the sentences of later documents that may tell of it, the latest last.

    One that is another session's task is told of there.
    """
    if duty.task is None or duty.task.standing in ENDED or duty.task.same_as is not None:
        return duty
    own = {*_documents(page), *(each.evidence.document.pk for each in duty.task.everywhere)}
    noted = {(told.document, told.span) for told in duty.outcomes}
    found = [
        may_tell(each)
        for each in programmes.told_of(duty.task, known.outcomes)
        if each.place.document.pk not in own and (each.place.document.pk, each.place.span) not in noted
    ]
    proposed = tuple(each for each in found if not each.dismissed)[-MOST_PROPOSED:]
    dismissed = tuple(each for each in found if each.dismissed)
    fate = fate_with_proposals(duty.fate, proposed, overdue=duty.due is not None and duty.due < known.on)
    return replace(duty, proposed=proposed, dismissed=dismissed, fate=fate)


def _with_opinion(duty: Promise, page: ConferencePage) -> Promise:
    """A duty that an answer takes on, with the opinion that it answers."""
    for opinion in page.opinions if duty.task else ():
        if duty.task and any(_touches(link.answer, duty.task) for link in opinion.answers):
            return replace(duty, answers=opinion.said.words)
    return duty


def _shown_by(tasks: Iterable[TaskOnRecord]) -> Iterator[Told]:
    """What documents tell of the steps of tasks."""
    steps = (step for task in tasks for each in task.everywhere for step in each.steps)
    return (quoted(step.evidence) for step in steps if step.evidence is not None)


def _asked_about(promise: Promise, page: ConferencePage) -> Promise:
    """A task that is due before the session that hands it out is asked about."""
    held = conferences.first_day(page.conference)
    return replace(promise, held=held) if held and promise.due and promise.due < held else promise


def _is_stated_in(task: TaskOnRecord, compared: Comparison) -> bool:
    """Whether a target is stated in the words of a task."""
    return any(_lies_in(each.text_id, each.span, task) for each in witnesses_of(compared))


def _lies_in(text: int, span: Span, task: TaskOnRecord) -> bool:
    """Whether a place shares words with the task, by whatever document."""
    places = (each.evidence for each in task.everywhere)
    return any(text == at.text_id and span.touches(at.span) for at in places)


def _directions(page: ConferencePage, tasks: Sequence[TaskOnRecord], known: _OnRecord) -> Iterator[Promise]:
    """What was directed, but for what stands as a target, is a task word for word, or is none by what a person said."""
    for said in page.directions:
        made = [task for task in tasks if _touches(said, task)]
        if said.place is not None and (is_told_by(said, made) or _states_target(said, known)):
            continue
        if not made and _was_rejected(said, known):
            continue
        yield Promise(
            sort=Sort.DIRECTION,
            words=said.words,
            fate=fate_of_direction(made, known.on),
            made=said_at(said),
            outcomes=tuple(_shown_by(made)),
            who=said.speaker,
        )


def _touches(said: SaidOnRecord, task: TaskOnRecord) -> bool:
    place = said.place
    return place is not None and _lies_in(place.text_id, place.span, task)


def _is_directed(duty: Promise, page: ConferencePage) -> bool:
    return duty.task is not None and any(_touches(said, duty.task) for said in page.directions)


def _was_rejected(said: SaidOnRecord, known: _OnRecord) -> bool:
    """Whether a person said of the task in these words that it is none."""
    place = said.place
    return place is not None and any(
        each.text_id == place.text_id and each.span.touches(place.span) for each in known.rejected
    )


def _states_target(said: SaidOnRecord, known: _OnRecord) -> bool:
    """Whether a target on record is stated in the words of a direction."""
    place = said.place
    witnesses = (each for compared in known.targets for each in witnesses_of(compared))
    return place is not None and any(
        each.text_id == place.text_id and each.span.touches(place.span) for each in witnesses
    )


def _opinion(opinion: OpinionOnRecord, page: ConferencePage) -> Promise:
    confirmed = [link.confirmed for link in opinion.answers]
    return Promise(
        sort=Sort.OPINION,
        words=opinion.said.words,
        fate=fate_of_answers(confirmed, inside=page.inside, in_text=bool(opinion.behind)),
        made=said_at(opinion.said),
        outcomes=tuple(map(said_at, (*(link.answer for link in opinion.answers), *opinion.behind))),
        who=opinion.said.speaker,
        where=opinion.said.place_name,
    )


def _drafts(page: ConferencePage, known: _OnRecord) -> Iterator[Promise]:
    """Each draft that was laid before the session, with the vote or the record that shows what became of it."""
    for item in page.agenda:
        if not is_draft(item.title):
            continue
        outcomes = [*_voted(item.title, page, known), *_issued(item.title, known)]
        yield Promise(
            sort=Sort.DRAFT,
            words=item.title,
            fate=Fate.KEPT if outcomes else as_seen(Fate.MISSING, inside=page.inside),
            made=quoted(item.place) if item.place else Told(item.title),
            outcomes=tuple(outcomes),
            who=item.presenter,
        )


def _voted(title: str, page: ConferencePage, known: _OnRecord) -> Iterator[Told]:
    """The votes on a draft, at its own session or a later one."""
    for other in known.pages[: known.pages.index(page) + 1]:
        for vote in other.votes:
            if same_matter(title, vote.what, same_session=other is page):
                yield quoted(vote.place) if vote.place else Told(vote.what)
                yield from map(quoted, vote.also)


def _issued(title: str, known: _OnRecord) -> Iterator[Told]:
    """The records of resolutions and programmes that have the draft's name, where a document of these sessions
    cites one or is one."""
    for record in known.instruments:
        name = record.instrument.title
        if name and not is_draft(name) and same_matter(title, name):
            yield quoted(record.places[0]) if record.places else Told(f"{record.instrument.written} {name}")
