"""The page `promised → done` of a session as a Word file, ready to be laid before the next one."""

from collections.abc import Iterable, Iterator
from itertools import count

from django.utils.functional import Promise as Words
from django.utils.translation import override

from doichieu import show
from doichieu.claims import Claim, Period
from doichieu.hub.checks.comparisons import Comparison
from doichieu.hub.checks.promised import UNANSWERED, Fate, Promise, Promises, SessionPromises
from doichieu.hub.checks.tellings import Told
from doichieu.hub.conferences.models import Conference, Kind
from doichieu.hub.conferences.names import body_name, session_name
from doichieu.hub.places.models import Level
from doichieu.hub.programmes.queries import moved_words
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.reports import papers
from doichieu.hub.reports import promise_words as words
from doichieu.hub.reports.figures import figure_words
from doichieu.hub.reports.layouts import layout_of
from doichieu.hub.reports.papers import Group, Heading, Paper
from doichieu.lexicon.search import words_alone

LANGUAGE: show.Lang = "vi"
WIDTHS = (0.07, 0.5, 0.31, 0.12)
LONGEST_NAME = 120  # signs of a file name
LONGEST = 400  # signs of a matter in the table


def promises_file(found: Promises) -> bytes:
    """The whole file: each session with every matter once, what nothing is on record of first; and the sources."""
    with override(LANGUAGE):
        conference = found.own.conference
        issuer = "party" if conference.kind == Kind.PARTY else "state"
        layout = layout_of(issuer, found.on)
        paper = papers.new_paper(layout)
        papers.head(paper, layout, _heading(found, issuer))
        papers.title(paper, layout, str(words.NAME), _said(words.ABSTRACT, session=session_name(conference)))
        papers.sentence(paper, _opening(found))
        if found.overdue:
            papers.sentence(paper, _said(words.OVERDUE, count=found.overdue))
        for fate, counted in words.COUNTED.items():
            if found.number(fate):
                papers.sentence(paper, _said(counted, count=found.number(fate)))
        if settled := words.settled(found):
            papers.sentence(paper, str(settled))
        sources = _Sources()
        for session in found.sessions:
            rows = [*_rows(session, sources)]
            if rows:
                papers.section_title(paper, session_name(session.conference))
                papers.grid(paper, layout, _columns(), rows)
        _list(sources, paper)
        copies = [str(each) for each in (words.COPIES_TO, words.TO_DELEGATES, words.FILED[issuer])]
        papers.signature(paper, layout, copies, str(words.SIGNER), str(words.SIGN))
        return papers.as_bytes(paper)


def file_name(found: Promises) -> str:
    """By what it is, the body and the last day of the session: `da-de-ra-va-da-thuc-hien-hdnd-xa-la-2026-07-10`."""
    with override(LANGUAGE):
        conference = found.own.conference
        named = f"{words.FILE} {body_name(conference)}"[:LONGEST_NAME]
        return "-".join([*words_alone(named).split(), *conference.days[-1:]]) + ".docx"


def _said(message: str | Words, **facts: object) -> str:
    return str(message) % facts


def _heading(found: Promises, issuer: str) -> Heading:
    day, conference = found.on, found.own.conference
    month = f"{day.month:02}" if day.month <= SHORT_MONTHS else str(day.month)
    dated = _said(words.DAY, place="", day=f"{day:%d}", month=month, year=day.year).lstrip(", ")
    where = ", ".join(filter(None, (_place_name(conference), dated.replace(" ", UNBROKEN))))
    if issuer == "party":
        return Heading(body_name(conference), _superior(conference), str(words.PARTY), "", where)
    return Heading(body_name(conference), "", str(words.COUNTRY), str(words.MOTTO), where)


def _superior(conference: Conference) -> str:
    """The Party organisation right above: of a commune's committee that of its province (Guidance 36-HD/VPTW)."""
    above = conference.locality.parent if conference.locality else None
    return _said(words.PARTY_OF, place=above) if above and above.level != Level.COUNTRY else ""


def _place_name(conference: Conference) -> str:
    """As a letterhead has it: the name alone, with its kind where the name is a number (Decree 30/2020, Appendix I)."""
    place = conference.locality
    if place is None or not place.name[:1].isdigit():
        return place.name if place else ""
    return str(place)[:1].upper() + str(place)[1:]


UNBROKEN = "\u00a0"  # the day is never parted over two lines
SHORT_MONTHS = 2  # January and February are written with a 0: Decree 30/2020


def _opening(found: Promises) -> str:
    every = sum(len(each.promises) for each in found.sessions)
    facts = {"day": show.day(found.on), "all": every, "missing": found.number(*UNANSWERED)}
    public = found.number(Fate.UNPUBLISHED)
    if not found.earlier:
        return _said(words.OPENING_PUBLIC_ALONE if public else words.OPENING_ALONE, **facts)
    opening = words.OPENING_PUBLIC if public else words.OPENING
    return _said(opening, earlier=len(found.earlier), **facts)


def _columns() -> list[tuple[str, float]]:
    return [(str(name), width) for name, width in zip(words.COLUMNS, WIDTHS, strict=True)]


class _Sources:
    """The documents of the file, each with the number by which the rows name it."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def named(self, told: Iterable[Told | None]) -> str:
        """The numbers of documents, each once: `[1], [3]`; what a clerk put down has none."""
        titles = dict.fromkeys(_title(one) for one in told if one and one.title)
        numbers = sorted(self._numbers.setdefault(title, len(self._numbers) + 1) for title in titles)
        return ", ".join(f"[{number}]" for number in numbers)

    @property
    def listed(self) -> list[str]:
        return [f"[{number}] {title}" for title, number in self._numbers.items()]


def _title(told: Told) -> str:
    return f"{told.title} ({show.day(told.published)})" if told.published else told.title


def _list(sources: _Sources, paper: Paper) -> None:
    if sources.listed:
        papers.section_title(paper, str(words.SOURCES))
    for line in sources.listed:
        papers.sentence(paper, line)


def _rows(session: SessionPromises, sources: _Sources) -> Iterator[tuple[str, str, str, str] | Group]:
    """Numbered in one row, below headings: nothing is on record; nor need it be, yet or by any day; something is."""
    numbers = map(str, count(1))
    told = [each for each in session.promises if each.fate not in words.WAITING]
    groups = [*((heading, session.that(fate)) for fate, heading in words.WAITING.items()), (words.TOLD_TITLE, told)]
    for heading, promises in groups:
        if promises:
            yield Group(str(heading))
        for promise in promises:
            yield next(numbers), _matter(promise), _outcome(promise), sources.named(_told(promise))
    if session.unconfirmed:
        yield Group(str(words.UNCONFIRMED_TITLE))
    for each in session.unconfirmed:
        matter = f"{_planned(each.claim)}\n“{_shortened(each.made.quote)}”"
        yield next(numbers), matter, str(words.UNCONFIRMED), sources.named([each.made])


def _planned(claim: Claim) -> str:
    """A figure behind the words of its indicator."""
    figure = show.figure(claim, LANGUAGE)
    return f"{show.capitalised(claim.indicator)}: {figure}" if claim.indicator else figure


def _told(promise: Promise) -> list[Told | None]:
    """Every place that states a matter, or tells what became of it."""
    return [*promise.sources, *promise.results, *promise.outcomes, *(each.told for each in promise.proposed)]


def _matter(promise: Promise) -> str:
    """Sort and words; of a target its figure and period, of a task its lead and day."""
    facts = [f"{words.SORTS[promise.sort]}: {show.capitalised(_shortened(promise.words))}"]
    if promise.target is not None:
        facts.append(_with_days(promise.target))
    facts += [_target_beside(each.target) for each in promise.targets_beside if each.target]
    facts += [_said(words.LEAD, who=promise.who)] if promise.task is not None and promise.who else []
    facts += [_said(words.OF_PLACE, where=promise.where)] if promise.where else []
    facts += [_said(words.IN_ANSWER, quote=_shortened(promise.answers))] if promise.answers else []
    facts += [_said(words.DUE, day=show.day(promise.due))] if promise.due else []
    facts += [moved_words(promise.task.moved)] if promise.task is not None and promise.task.moved else []
    if promise.held and promise.due:
        facts.append(_said(words.DUE_QUESTION, due=show.day(promise.due), held=show.day(promise.held)))
    facts += [str(words.PROPOSED)] if promise.is_proposed else []
    return "\n".join(facts)


def _target_beside(target: HeldFigure) -> str:
    indicator = target.figure.indicator.standing
    return _said(words.TARGET_BESIDE, name=indicator.name_vi, figure=_with_days(target))


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rsplit(' ', 1)[0]} …"


def _outcome(promise: Promise) -> str:
    """The fate, and what tells of it: the result, the answer, the step."""
    lines = [str(words.FATES[promise.told_as])]
    if promise.task is not None and promise.task.standing in words.LATE:
        lines.append(str(words.LATE[promise.task.standing]))
    lines += [str(words.ENDED[promise.task_ended])] if promise.task_ended else []
    ended = promise.task.closed_on if promise.task is not None else None
    lines += [_said(words.ENDED_ON, day=show.day(ended))] if ended else []
    for compared in promise.comparisons:
        lines += _reached(compared)
    lines += [str(words.ANSWERS_BOTH)] if promise.is_answered_by_targets else []
    for told in promise.outcomes:
        lines += [f"“{_shortened(told.quote)}”", *([_said(words.BY, who=told.by)] if told.by else [])]
    lines += [
        _said(words.MAY_TELL[each.manner], quote=_shortened(each.told.quote), source=_title(each.told))
        for each in promise.proposed
    ]
    return "\n".join(dict.fromkeys(lines))


def _reached(compared: Comparison) -> Iterator[str]:
    """The result, how it stands to a target that is not due yet, and the share of the target that the source states."""
    result, share = compared.result, compared.attainment
    if result is not None:
        yield _said(words.RESULT, figure=_with_days(result))
    if share is not None:
        same_days = result is not None and result.days == share.days
        yield _said(words.SHARE_OF_TARGET, figure=figure_words(share, LANGUAGE) if same_days else _with_days(share))
    if compared.status in words.PACE:
        yield str(words.PACE[compared.status])


def _with_days(held: HeldFigure) -> str:
    """A figure with the days that it is of: those of a result need not be those of the target."""
    record = held.figure.period
    days = show.period(Period(record.first_day, record.last_day), LANGUAGE)
    return f"{figure_words(held, LANGUAGE)}, {days}"
