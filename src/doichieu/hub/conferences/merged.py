"""What of a session that was merged goes on in the record that stays: pure, but for the condition on rows.

The record that stays wins. What the other one says of a fact that this one knows stands beside it as a difference.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from doichieu.claims import Reading
from doichieu.hub.conferences.differences import PRESENT
from doichieu.hub.conferences.frame_values import FIELDS, value_of
from doichieu.hub.conferences.models import Attachment, FieldName, Merging
from doichieu.hub.conferences.records import Fact, Field
from doichieu.lexicon import folded


@dataclass(frozen=True, slots=True)
class OtherwiseMerged:
    """A fact of which a session says something else than the one that it goes on as."""

    field: str
    holds: tuple[str, ...]  # in the record that stays
    other: tuple[str, ...]
    merging: Merging | None = None  # by which it goes on; None: it does not yet


def otherwise(
    holds: Iterable[Fact], other: Mapping[str, Sequence[str]], merging: Merging | None = None
) -> Iterator[OtherwiseMerged]:
    """The facts that both give, and not alike; in the order of the record that stays."""
    for fact in holds:
        said = tuple(other.get(fact.name, ()))
        if said and {*map(folded, said)} != {*map(folded, fact.values)}:
            yield OtherwiseMerged(fact.name, fact.values, said, merging)


def own_first(own: Sequence[Field], every: Sequence[Field]) -> list[Field]:
    """What the documents of the record itself state, and of the facts on which they are silent what others do."""
    told = {field.name for field in own}
    return [*own, *(field for field in every if field.name not in told)]


def fields_told(readings: Iterable[Reading]) -> frozenset[str]:
    """The names of the fields of which these documents of a session say something."""
    told: set[str] = set()
    for reading in readings:
        told.update(name for name in FIELDS if value_of(reading.conference, name))
        told.update(mention.field for mention in reading.mentions if mention.field == PRESENT)
    told.update(FieldName.KIND.value for _ in told & {FieldName.BODY})
    told.update(FieldName.CHAIR_POSTS.value for _ in told & {FieldName.CHAIRS})
    return frozenset(told)


def came_by_merging() -> Exists:
    """Expression, of a source: a merging put it on the record of its session."""
    standing = {"merging__into": OuterRef("conference"), "merging__parting__isnull": True}
    return Exists(Attachment.objects.filter(text=OuterRef("reading__text"), **standing))
