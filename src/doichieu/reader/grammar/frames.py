"""The frame of a document: its day and place, the session, the people, the references, the tasks.

Every field comes with the places where the text states it, as mentions:

    published, locality                 the day, the bare name
    conference.body … .adopted_share    one for each field of the session, one for each day and each chair
    person                              the name, at each place where it stands with a post
    person.post                         "NAME: post", at each post
    person.role                         "NAME: role", where the text first gives it
    reference                           the number, at each place where it is cited
    number                              the document's own number and symbol
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doichieu.claims import AgendaItem, Mention, Person, Reference, SessionFrame, Statement, Task, Vote
from doichieu.reader.grammar.document_places import delegating_place, place_at_head
from doichieu.reader.grammar.names.bodies import Body, bodies_in
from doichieu.reader.grammar.names.letterheads import issuing_place
from doichieu.reader.grammar.names.people import PersonMention, addressed_names, people, person_mentions
from doichieu.reader.grammar.names.proper_names import Place, folded_name, places_in
from doichieu.reader.grammar.names.references import ReferenceSpan, reference_spans
from doichieu.reader.grammar.sessions.agenda import agenda
from doichieu.reader.grammar.sessions.attendance import attendance_mentions, present_mention
from doichieu.reader.grammar.sessions.closing_formulas import without_formulas
from doichieu.reader.grammar.sessions.conclusions import with_concluder
from doichieu.reader.grammar.sessions.conduct import Named
from doichieu.reader.grammar.sessions.conferences import introduced_session, session_frame
from doichieu.reader.grammar.sessions.fields import Session, Stated
from doichieu.reader.grammar.sessions.lists_below import with_lists_below
from doichieu.reader.grammar.sessions.outlooks import with_outlook
from doichieu.reader.grammar.sessions.programme_items import programme_items
from doichieu.reader.grammar.sessions.prose import with_prose
from doichieu.reader.grammar.sessions.roles import role_mentions
from doichieu.reader.grammar.sessions.seen import Seen
from doichieu.reader.grammar.sessions.sibling_duties import with_siblings
from doichieu.reader.grammar.sessions.speeches import with_speeches
from doichieu.reader.grammar.sessions.statements import statements_in
from doichieu.reader.grammar.sessions.tasks import tasks_in
from doichieu.reader.grammar.sessions.votes import votes
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.periods import TimeExpression, completed, found_times, up_to_now
from doichieu.reader.grammar.times.specified import specified
from doichieu.reader.grammar.times.stamps import Stamp, stamp


@dataclass(frozen=True, slots=True)
class Frame:
    """What a document says of itself, and what its numbers need to be read."""

    published: date | None
    locality: str | None
    conference: SessionFrame | None
    people: tuple[Person, ...]
    references: tuple[Reference, ...]
    tasks: tuple[Task, ...]
    statements: tuple[Statement, ...]
    agenda: tuple[AgendaItem, ...]
    votes: tuple[Vote, ...]
    mentions: tuple[Mention, ...]  # in order of their start
    times: tuple[TimeExpression, ...]  # every time in the text, with its days and what is said more of them
    places: tuple[Place, ...]  # every place that the text names with its kind
    numbers: tuple[ReferenceSpan, ...]  # every document number, those that only name included

    @property
    def session_days(self) -> tuple[date, ...]:
        """The days of the session, in order; none where there is no session or it is not dated."""
        return self.conference.dates if self.conference else ()


def read_frame(source: Source, layout: Layout, *, locality: str | None = None, published: date | None = None) -> Frame:
    """Read the frame of one document; `locality` and `published`, where known from elsewhere, go before the text."""
    dated = _dated(source, layout, published)
    named = _names(source, layout)
    seen = Seen(source, layout, named.bodies, dated.times)
    meeting = _meeting(seen, named)
    days = meeting.days
    times = specified(_times_told(dated, meeting, source), source, layout, days[-1] if days else dated.day)
    own = locality or _own_place(named, meeting, source, layout)
    statements = with_prose(seen, _said(seen, named, meeting.days))
    items = agenda(seen, meeting.session, named.people) if meeting.session else ()
    mentions = [
        *_document_mentions(source, dated, own, named, meeting),
        *_session_mentions(seen, meeting, named, items, statements),
    ]
    return Frame(
        published=dated.day,
        locality=own,
        conference=meeting.frame,
        people=people(source, list(named.persons)),
        references=_references(named.cited),
        tasks=_handed_out(source, layout, times, days[-1] if days else dated.day),
        statements=statements,
        agenda=items,
        votes=votes(seen, meeting.session) if meeting.session else (),
        mentions=tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end))),
        times=tuple(times),
        places=tuple(named.places),
        numbers=tuple(named.numbers),
    )


def _said(seen: Seen, named: "_Names", days: Sequence[date]) -> tuple[Statement, ...]:
    """Opinions, answers and directions, in order. days: of the session."""
    spoken = with_speeches(seen, statements_in(seen, named.people, named.places))
    listed = with_siblings(seen, with_lists_below(seen, with_outlook(seen, days, spoken), named.places))
    return with_concluder(seen, without_formulas(seen, listed), named.persons)


@dataclass(frozen=True, slots=True)
class _Dated:
    """The times of a document as it was found, and with their days."""

    found: list[TimeExpression]
    stamped: Stamp | None  # None too where its day is known from elsewhere
    day: date | None  # of the document
    times: Sequence[TimeExpression]


def _dated(source: Source, layout: Layout, published: date | None) -> _Dated:
    found = found_times(source)
    stamped = stamp(source, layout, found) if published is None else None
    day = published or (stamped.day if stamped else None)
    return _Dated(found, stamped, day, completed(found, source, day))


@dataclass(frozen=True, slots=True)
class _Names:
    """What a document names, each in order; of its head and foot on every page only the numbers."""

    bodies: Sequence[Body]
    places: Sequence[Place]
    persons: Sequence[PersonMention]  # with their posts
    people: Sequence[Named]  # also after a form of address alone
    numbers: Sequence[ReferenceSpan]
    cited: Sequence[ReferenceSpan]


def _names(source: Source, layout: Layout) -> _Names:
    persons = [mention for mention in person_mentions(source) if not layout.in_furniture(mention.start)]
    numbers = reference_spans(source)
    return _Names(
        bodies=[body for body in bodies_in(source) if not layout.in_furniture(body.start)],
        places=[place for place in places_in(source) if not layout.in_furniture(place.start)],
        persons=persons,
        people=_named(source, persons),
        numbers=numbers,
        cited=[number for number in numbers if number.cited and not layout.in_furniture(number.start)],
    )


@dataclass(frozen=True, slots=True)
class _Meeting:
    """The session that a document reports on; all empty where it reports on none."""

    session: Session | None
    frame: SessionFrame | None
    stated: Sequence[Stated]

    @property
    def days(self) -> tuple[date, ...]:
        return self.frame.dates if self.frame else ()


def _meeting(seen: Seen, named: _Names) -> _Meeting:
    session = introduced_session(seen)
    if session is None:
        return _Meeting(None, None, ())
    return _Meeting(session, *session_frame(seen, session, named.people))


def _times_told(dated: _Dated, meeting: _Meeting, source: Source) -> Sequence[TimeExpression]:
    """The times, those up to now dated by the session."""
    days = meeting.days
    if not days:
        return dated.times
    if dated.day is None:
        return completed(dated.found, source, days[-1], days)
    return up_to_now(list(dated.times), dated.day, days)


def _own_place(named: _Names, meeting: _Meeting, source: Source, layout: Layout) -> str | None:
    """Who issued it, else whose session it is, else the place at its head."""
    sat = [body.place for body in named.bodies if meeting.session and body.end == meeting.stated[0].end]
    issuer = issuing_place(source, layout, named.bodies, named.places, named.numbers)
    delegating = delegating_place(source, named.bodies)
    return issuer or next(filter(None, sat), None) or delegating or place_at_head(source, layout, named.places)


def _document_mentions(
    source: Source, dated: _Dated, own: str | None, named: _Names, meeting: _Meeting
) -> list[Mention]:
    """The day, the place, the fields of the session, the people, the numbers that it cites and its own."""
    own_numbers = [each for each in named.numbers if each.own]
    stamped = dated.stamped
    return [
        *([_mention(source, "published", stamped.day.isoformat(), stamped.start, stamped.end)] if stamped else []),
        *_locality_mention(source, own, named.places),
        *(_mention(source, f"conference.{each.field}", each.value, each.start, each.end) for each in meeting.stated),
        *_person_mentions(source, named.persons),
        *(_mention(source, "reference", each.number, each.start, each.end) for each in named.cited),
        *(_mention(source, "number", each.number, each.start, each.end) for each in own_numbers),
    ]


def _session_mentions(
    seen: Seen, meeting: _Meeting, named: _Names, items: Sequence[AgendaItem], statements: Sequence[Statement]
) -> list[Mention]:
    """Who had which part in the session, and who attended."""
    if meeting.session is None:
        return []
    chairing = [each for each in meeting.stated if each.field == "chairs"]
    roles = role_mentions(seen, named.people, chairing, items, statements)
    return [*roles, *attendance_mentions(seen, named.people), *present_mention(seen)]


def _references(cited: Sequence[ReferenceSpan]) -> tuple[Reference, ...]:
    """Each number once, as it was first written, in the order in which it was last cited."""
    numbers = {folded_name(each.number): each.number for each in reversed(cited)}
    return tuple(map(Reference, numbers.values()))[::-1]


def _handed_out(source: Source, layout: Layout, times: Sequence[TimeExpression], day: date | None) -> tuple[Task, ...]:
    """The items of a programme, and the duties that stand beside them. day: of the session, else of the document."""
    items = programme_items(source, layout, times)
    handed = tasks_in(source, layout, times, day)
    duties = [duty for duty in handed if not any(duty.span.touches(x.span) for x in items)]
    return tuple(sorted((*items, *duties), key=lambda task: task.span)) if items else tuple(duties)


def _named(source: Source, persons: Sequence[PersonMention]) -> list[Named]:
    """Where people are named: with their posts, or after a form of address alone."""
    named = {person.start: Named(person.name, person.start, person.end, *person.extent) for person in persons}
    for start, end, name in addressed_names(source):
        named.setdefault(start, Named(name, start, end, start, end))
    return [named[start] for start in sorted(named)]


def _locality_mention(source: Source, name: str | None, places: Sequence[Place]) -> list[Mention]:
    """Where the document's place is first named, with its kind or bare."""
    if name is None:
        return []
    place = next((place for place in places if folded_name(place.name) == folded_name(name)), None)
    start = source.spelled.find(name)
    if place is not None:
        return [_mention(source, "locality", name, place.start, place.end)]
    return [_mention(source, "locality", name, start, start + len(name))] if start >= 0 else []


def _person_mentions(source: Source, persons: Sequence[PersonMention]) -> list[Mention]:
    mentions = [_mention(source, "person", person.name, person.start, person.end) for person in persons]
    posts = ((person, post) for person in persons for post in person.posts)
    return mentions + [
        _mention(source, "person.post", f"{person.name}: {post.text(source)}", post.start, post.end)
        for person, post in posts
    ]


def _mention(source: Source, field: str, value: str, start: int, end: int) -> Mention:
    return Mention(field, value, source.original(start, end))
