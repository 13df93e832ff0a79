"""The agenda of a session from what its documents say of it, each item once: pure."""

from collections.abc import Iterator, Sequence

from doichieu.claims import AgendaItem, AgendaKind, Reading, Span, StatementKind
from doichieu.hub.conferences.differences import Source
from doichieu.hub.conferences.keys import key_of
from doichieu.hub.conferences.readings import quoted
from doichieu.hub.conferences.records import AgendaOnRecord
from doichieu.hub.programmes.naming import telling
from doichieu.lexicon import folded


def read_agenda(sources: Sequence[Source]) -> list[AgendaOnRecord]:
    """Every item once, where several documents name it by the same words or paper number, from the first of them.

    None of what was said, which stands among what was said, and none of a number of papers: `3 nghị quyết`.
    """
    found: dict[tuple[str, str], AgendaOnRecord] = {}
    numbered: set[tuple[str, str]] = set()
    by_number: set[str] = set()
    for source in sources:
        for item in source.reading.agenda:
            if telling(item.title).isdigit() or _is_said(item, source.reading):
                continue
            read = AgendaOnRecord(
                key_of(source.text_id, item.span),
                item.kind.value,
                item.title,
                item.presenter or "",
                None,
                quoted(source, item.span),
            )
            numbers = {(read.kind, number) for number in _numbers_in(item.span, source.reading)}
            if not numbers & numbered:
                found.setdefault((read.kind, folded(read.title)), read)
            if numbers and item.presenter and folded(item.title).endswith(f" {folded(item.presenter)}"):
                by_number.add(read.key)
            numbered |= numbers
    return _without_twins(list(found.values()), by_number, _posts(sources))


def _is_said(item: AgendaItem, reading: Reading) -> bool:
    """Whether a speech is told together with what it directs."""
    return item.kind is AgendaKind.SPEECH and any(
        said.kind is StatementKind.DIRECTION and said.span.touches(item.span) for said in reading.statements
    )


def _numbers_in(span: Span, reading: Reading) -> Iterator[str]:
    """The numbers of documents that are cited at a place."""
    for mention in reading.mentions:
        if mention.field == "reference" and span.start <= mention.span.start < span.end:
            yield folded(mention.value)


def _posts(sources: Sequence[Source]) -> dict[str, list[str]]:
    """The posts of each person, folded, by the folded name."""
    found: dict[str, list[str]] = {}
    for source in sources:
        for person in source.reading.people:
            found.setdefault(folded(person.name), []).extend(folded(post) for post in person.posts)
    return found


def _without_twins(
    items: list[AgendaOnRecord], by_number: set[str], posts: dict[str, list[str]]
) -> list[AgendaOnRecord]:
    """Without a paper that one document gives by its number and its body alone, where the others tell of one paper
    of that kind that somebody of that body presented: `Báo cáo số 5/BC-UBND của UBND xã` is what its chairman read."""
    dropped: set[str] = set()
    for item in items:
        if item.key not in by_number:
            continue
        body = folded(item.presenter)
        rivals = [
            each for each in items if each.key in by_number and (each.kind, folded(each.presenter)) == (item.kind, body)
        ]
        told = [
            each
            for each in items
            if each.kind == item.kind
            and each.key not in by_number
            and any(f" {post}".endswith(f" {body}") for post in posts.get(folded(each.presenter), ()))
        ]
        if len(rivals) == len(told) == 1:
            dropped.add(item.key)
    return [item for item in items if item.key not in dropped]
