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
from doichieu.reader.grammar.agenda import agenda
from doichieu.reader.grammar.bodies import bodies_in
from doichieu.reader.grammar.conferences import introduced_session, session_frame
from doichieu.reader.grammar.document_places import place_at_head
from doichieu.reader.grammar.letterheads import issuing_place
from doichieu.reader.grammar.names import Place, folded_name, places_in
from doichieu.reader.grammar.outlooks import with_outlook
from doichieu.reader.grammar.people import PersonMention, addressed_names, people, person_mentions
from doichieu.reader.grammar.programme_items import programme_items
from doichieu.reader.grammar.prose import with_prose
from doichieu.reader.grammar.references import ReferenceSpan, reference_spans
from doichieu.reader.grammar.seen import Seen
from doichieu.reader.grammar.segments import Layout
from doichieu.reader.grammar.session_attendance import attendance_mentions
from doichieu.reader.grammar.session_conduct import Named
from doichieu.reader.grammar.session_fields import Stated
from doichieu.reader.grammar.session_roles import role_mentions
from doichieu.reader.grammar.session_votes import votes
from doichieu.reader.grammar.sources import Source
from doichieu.reader.grammar.speeches import with_speeches
from doichieu.reader.grammar.statements import statements_in
from doichieu.reader.grammar.tasks import tasks_in
from doichieu.reader.grammar.times.periods import TimeExpression, completed, found_times, up_to_now
from doichieu.reader.grammar.times.stamps import stamp


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
    times: tuple[TimeExpression, ...]  # every time in the text, with its days
    places: tuple[Place, ...]  # every place that the text names with its kind
    numbers: tuple[ReferenceSpan, ...]  # every document number, those that only name included

    @property
    def session_days(self) -> tuple[date, ...]:
        """The days of the session, in order; none where there is no session or it is not dated."""
        return self.conference.dates if self.conference else ()


def read_frame(source: Source, layout: Layout, *, locality: str | None = None, published: date | None = None) -> Frame:
    """Read the frame of one document; `locality` and `published`, where known from elsewhere, go before the text."""
    found = found_times(source)
    stamped = stamp(source, layout, found) if published is None else None
    day = published or (stamped.day if stamped else None)
    times = completed(found, source, day)
    bodies = [body for body in bodies_in(source) if not layout.in_furniture(body.start)]
    places = [place for place in places_in(source) if not layout.in_furniture(place.start)]
    persons = [mention for mention in person_mentions(source) if not layout.in_furniture(mention.start)]
    named = _named(source, persons)
    seen = Seen(source, layout, bodies, times)
    session = introduced_session(seen)
    conference: SessionFrame | None = None
    stated: list[Stated] = []
    if session is not None:
        conference, stated = session_frame(seen, session, named)
    days = conference.dates if conference else ()
    if days:
        times = up_to_now(times, day, days) if day else completed(found, source, days[-1], days)
    numbers = reference_spans(source)
    cited = [number for number in numbers if number.cited and not layout.in_furniture(number.start)]
    body_place = next((body.place for body in bodies if session and body.place and body.end == stated[0].end), None)
    issuer = issuing_place(source, layout, bodies, places, numbers)
    spoken = with_speeches(seen, statements_in(seen, named, places))
    statements = with_prose(seen, with_outlook(seen, days, spoken))
    items = agenda(seen, session, named) if session else ()
    chairing = [each for each in stated if each.field == "chairs"]
    own = locality or issuer or body_place or place_at_head(source, layout, places)
    mentions = [
        *([_mention(source, "published", stamped.day.isoformat(), stamped.start, stamped.end)] if stamped else []),
        *_locality_mention(source, own, places),
        *(_mention(source, f"conference.{each.field}", each.value, each.start, each.end) for each in stated),
        *_person_mentions(source, persons),
        *(_mention(source, "reference", each.number, each.start, each.end) for each in cited),
        *(_mention(source, "number", each.number, each.start, each.end) for each in numbers if each.own),
        *(role_mentions(seen, named, chairing, items, statements) if session else ()),
        *(attendance_mentions(seen, named) if session else ()),
    ]
    return Frame(
        published=day,
        locality=own,
        conference=conference,
        people=people(source, persons),
        references=tuple(map(Reference, {folded_name(each.number): each.number for each in reversed(cited)}.values()))[
            ::-1
        ],
        tasks=_handed_out(source, layout, times, days[-1] if days else day),
        statements=statements,
        agenda=items,
        votes=votes(seen, session) if session else (),
        mentions=tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end))),
        times=tuple(times),
        places=tuple(places),
        numbers=tuple(numbers),
    )


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
