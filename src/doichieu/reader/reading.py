"""One reading of one text: the frame, the people, the references, the tasks, and every number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from doichieu.claims import Other, Reading, Text
from doichieu.claims.explanations import Explanation, OtherExplained
from doichieu.reader.grammar.claims import Numbers, read_numbers
from doichieu.reader.grammar.explaining import explained_claim, words_around
from doichieu.reader.grammar.figures.stated import Stated
from doichieu.reader.grammar.frames import read_frame
from doichieu.reader.grammar.text.segments import layout_of
from doichieu.reader.grammar.text.sources import Source, source_of
from doichieu.reader.grammar.times.periods import found_times
from doichieu.reader.grammar.times.stamps import stamp

READER_VERSION = "0.2.0"
Wordings = Mapping[str, str] | Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Explained:
    """A reading, and what its claims rest on."""

    reading: Reading
    source: Source  # that the offsets of `stated` count in
    stated: tuple[Stated, ...]  # of each claim of the reading, in order; empty unless it was asked for


def read(
    text: str | Text, *, locality: str | None = None, published: date | None = None, wordings: Wordings = ()
) -> Reading:
    """Read a document. It never raises, whatever the text.

    locality, published: what is known from elsewhere; it goes before what the text says.
    wordings: phrase to catalogue code, beside the lexicon's own; a claim whose indicator is such a phrase gets
    the code. A phrase that the lexicon knows for several codes keeps to the one whose unit agrees.
    """
    return _read(text, locality, published, wordings, explained=False).reading


def named_place(text: str | Text) -> str | None:
    """The bare name of the place that a text says it is about, whatever is known from elsewhere; None for none."""
    source = source_of(Text(text) if isinstance(text, str) else text)
    return read_frame(source, layout_of(source)).locality


def borne_day(text: str | Text) -> date | None:
    """The day on which a text itself says that it was published or signed; None where it bears none."""
    source = source_of(Text(text) if isinstance(text, str) else text)
    stamped = stamp(source, layout_of(source), found_times(source))
    return stamped.day if stamped else None


def read_explained(
    text: str | Text, *, locality: str | None = None, published: date | None = None, wordings: Wordings = ()
) -> Explained:
    """The same reading as `read` gives, with all that each claim rests on; slower, and much larger."""
    return _read(text, locality, published, wordings, explained=True)


def _read(
    text: str | Text, locality: str | None, published: date | None, wordings: Wordings, *, explained: bool
) -> Explained:
    if isinstance(text, str):
        text = Text(text)
    source = source_of(text)
    layout = layout_of(source)
    frame = read_frame(source, layout, locality=locality, published=published)
    numbers = read_numbers(source, layout, frame, dict(wordings), explained=explained)
    reading = Reading(
        text=text,
        published=frame.published,
        locality=frame.locality,
        claims=numbers.claims,
        conference=frame.conference,
        people=frame.people,
        references=frame.references,
        tasks=frame.tasks,
        statements=frame.statements,
        agenda=frame.agenda,
        votes=frame.votes,
        other=_with_deleted(numbers, source) if source.omitted else numbers.other,
        unread=numbers.unread,
        mentions=frame.mentions,
    )
    return Explained(reading, source, numbers.stated)


def _with_deleted(numbers: Numbers, source: Source) -> tuple[Other, ...]:
    """The numbers that are no claims, and those that tracked changes delete, which the grammar does not see."""
    told = (
        *(claim.span for claim in numbers.claims),
        *(x.span for x in numbers.other),
        *(x.span for x in numbers.unread),
    )
    deleted = (Other(span, "furniture") for span in source.deleted_numbers(told))
    return tuple(sorted((*numbers.other, *deleted), key=lambda x: x.span.start))


def explain(
    text: str | Text, *, locality: str | None = None, published: date | None = None, wordings: Wordings = ()
) -> Explanation:
    """The same reading as `read` gives, with what every number of it rests on."""
    explained = read_explained(text, locality=locality, published=published, wordings=wordings)
    reading, source = explained.reading, explained.source
    claims = tuple(explained_claim(source, one) for one in explained.stated)
    return Explanation(
        reading,
        claims,
        tuple(OtherExplained(one, words_around(source, *source.copied(one.span))) for one in reading.other),
        tuple(OtherExplained(one, ()) for one in reading.unread),
    )
