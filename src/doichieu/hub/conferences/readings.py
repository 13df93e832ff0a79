"""What the documents of a session say of it, each with the place that states it: pure."""

from collections.abc import Iterable, Iterator, Sequence

from doichieu.claims import Mention, PersonRole, Reading, Span
from doichieu.hub.conferences.differences import PRESENT, Source
from doichieu.hub.conferences.frame_values import FIELDS, values_of
from doichieu.hub.conferences.keys import key_of
from doichieu.hub.conferences.models import FieldName
from doichieu.hub.conferences.records import (
    Field,
    PersonOnRecord,
    Quoted,
    ReferenceOnRecord,
    StatementOnRecord,
    TaskOnRecord,
    VoteOnRecord,
)
from doichieu.hub.conferences.same_votes import ReadVote
from doichieu.hub.programmes.citing import kind_called
from doichieu.lexicon import folded


def read_votes(sources: Sequence[Source]) -> list[ReadVote]:
    """Every vote that a document tells of, with the title of a resolution that tells of the vote on itself."""
    found = []
    for source in sources:
        for vote in source.reading.votes:
            read = VoteOnRecord(
                key=key_of(source.text_id, vote.span),
                what=vote.what or "",
                instrument=None,
                votes_for=vote.votes_for,
                votes_cast=vote.votes_cast,
                votes_against=vote.votes_against,
                abstained=vote.abstained,
                share=vote.share,
                method=vote.method.value if vote.method else "",
                place=quoted(source, vote.span),
            )
            found.append(ReadVote(read, source.document.title if kind_called(source.document.title) else ""))
    return found


def read_statements(sources: Sequence[Source]) -> Iterator[StatementOnRecord]:
    """What was said, in order."""
    for source in sources:
        for statement in source.reading.statements:
            yield StatementOnRecord(statement, quoted(source, statement.span))


def quoted(source: Source, span: Span) -> Quoted:
    return Quoted(source.document, source.text_id, span, span.of(source.reading.text))


def read_fields(sources: Sequence[Source]) -> list[Field]:
    """Every value that some document gives, with its mentions; in the order of FIELDS."""
    found: dict[tuple[str, str], list[Quoted]] = {}
    for source in sources:
        frame = source.reading.conference
        if frame is None:
            continue
        for name in FIELDS:
            for value in values_of(frame, name):
                places = [quoted(source, mention.span) for mention in _mentions(source.reading, name, value)]
                found.setdefault((name, value), []).extend(places)
    ordered = sorted(found.items(), key=lambda item: FIELDS.index(item[0][0]))
    return [Field(name, value, tuple(places)) for (name, value), places in ordered]


def read_present(sources: Sequence[Source]) -> list[Field]:
    """How many of those who sit were present, each number with the places that state it."""
    found: dict[str, list[Quoted]] = {}
    for source in sources:
        for mention in source.reading.mentions:
            if mention.field == PRESENT:
                found.setdefault(mention.value, []).append(quoted(source, mention.span))
    return [Field(PRESENT, value, tuple(places)) for value, places in found.items()]


def _mentions(reading: Reading, name: str, value: str) -> list[Mention]:
    """The mentions of a field; where it has several values, those of this one."""
    of_field = [mention for mention in reading.mentions if mention.field == f"conference.{name}"]
    of_value = [mention for mention in of_field if folded(mention.value) == folded(value)]
    alone = reading.conference is not None and len(values_of(reading.conference, name)) == 1
    return of_value or (of_field if alone else [])


def read_people(sources: Sequence[Source]) -> Iterable[PersonOnRecord]:
    posts: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    places: dict[str, list[Quoted]] = {}
    chairs: set[str] = set()
    for source in sources:
        frame = source.reading.conference
        chairs.update(folded(name) for name in (frame.chairs if frame else ()))
        for person in source.reading.people:
            key = folded(person.name)
            names.setdefault(key, person.name)
            posts[key] = max(posts.get(key, ()), person.posts, key=_fullness)
            places.setdefault(key, []).extend(
                quoted(source, mention.span)
                for mention in source.reading.mentions
                if mention.field == "person" and folded(mention.value) == key
            )
    roles = _roles(sources)
    for key, name in names.items():
        yield PersonOnRecord(name, posts[key], key in chairs, tuple(roles.get(key, ())), tuple(places[key]))


def read_chair_posts(people: Iterable[PersonOnRecord]) -> list[Field]:
    """The posts of those who chair, in one text, each behind their name where several do."""
    chairs = [person for person in people if person.chairs and person.posts]
    posts = [", ".join(person.posts) for person in chairs]
    if len(chairs) > 1:
        posts = [f"{person.name}: {post}" for person, post in zip(chairs, posts, strict=True)]
    places = tuple(person.places[0] for person in chairs if person.places)
    return [Field(FieldName.CHAIR_POSTS.value, "; ".join(posts), places)] if chairs else []


def _fullness(posts: Sequence[str]) -> tuple[int, int]:
    """The more posts the fuller; of as many those in more signs: `Chủ tịch HĐND xã`, not the `CHỦ TỊCH` who signs."""
    return len(posts), sum(map(len, posts))


def _roles(sources: Sequence[Source]) -> dict[str, list[str]]:
    """What each did besides chairing, by the folded name, in the order of the texts."""
    found: dict[str, list[str]] = {}
    for source in sources:
        for mention in source.reading.mentions:
            if mention.field == "person.role":
                name, _, role = mention.value.rpartition(": ")
                known = found.setdefault(folded(name), [])
                if role != PersonRole.CHAIRS and role not in known:
                    known.append(role)
    return found


def read_groups(sources: Sequence[Source]) -> list[Quoted]:
    """Those who attended without a name, each once by their words, from the first document that tells of them."""
    found: dict[str, Quoted] = {}
    for source in sources:
        for mention in source.reading.mentions:
            if mention.field == "attendance":
                found.setdefault(folded(mention.value), quoted(source, mention.span))
    return list(found.values())


def read_references(sources: Sequence[Source]) -> list[ReferenceOnRecord]:
    places: dict[str, list[Quoted]] = {}
    for source in sources:
        for reference in source.reading.references:
            mentioned = [
                quoted(source, mention.span)
                for mention in source.reading.mentions
                if mention.field == "reference" and mention.value == reference.number
            ]
            places.setdefault(reference.number, []).extend(mentioned)
    return [ReferenceOnRecord(number, tuple(found)) for number, found in places.items()]


def read_tasks(sources: Sequence[Source]) -> list[TaskOnRecord]:
    return [
        TaskOnRecord(task.quote, task.owner, task.due, quoted(source, task.span))
        for source in sources
        for task in source.reading.tasks
    ]
