"""Votes of which two documents of one session give two counts, as differences between the documents: pure."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from doichieu.hub.conferences.differences import Difference
from doichieu.hub.conferences.keys import known_as
from doichieu.hub.conferences.records import VoteOnRecord
from doichieu.hub.conferences.same_votes import ReadVote
from doichieu.hub.documents.models import Document
from doichieu.hub.programmes.citing import kind_called
from doichieu.hub.programmes.naming import same_matter, telling

VOTES = "votes"  # the field; a value is votes for and cast, against, abstained: "25/26|1|"


def vote_differences(read: Sequence[ReadVote], kept: Collection[str]) -> Iterator[Difference]:
    """One for each matter that was voted on; not of votes that the clerk put down, whose keys are `kept`."""
    found: dict[str, dict[tuple[str, int], tuple[str, Document]]] = {}
    stated = [each for each in read if _is_counted(each.vote) and known_as(each.vote.key, kept) not in kept]
    for one, other in combinations(stated, 2):
        if one.document != other.document and _differ(one.vote, other.vote) and _may_be_one(one, other):
            named = max((one, other), key=lambda each: (not _of_how_many(each), len(telling(each.matter))))
            values = found.setdefault(named.matter, {})
            for each in (one, other):
                if each.vote.place is not None:
                    value = _value(each.vote)
                    values.setdefault((value, each.document), (value, each.vote.place.document))
    for matter, values in found.items():
        yield Difference(VOTES, tuple(values.values()), about=matter)


def _is_counted(vote: VoteOnRecord) -> bool:
    return vote.votes_for is not None and vote.votes_cast is not None


def _differ(one: VoteOnRecord, other: VoteOnRecord) -> bool:
    return (one.votes_for, one.votes_cast) != (other.votes_for, other.votes_cast)


def _may_be_one(one: ReadVote, other: ReadVote) -> bool:
    """Whether both are of one matter, or one is of several among which the other is: `3 nghị quyết`."""
    if _of_how_many(one) or _of_how_many(other):
        return _kind(one) is not None and _kind(one) == _kind(other)
    return bool(telling(one.matter)) and same_matter(one.matter, other.matter)


def _of_how_many(each: ReadVote) -> bool:
    """Whether it is told of several at once, by their number."""
    return telling(each.matter).isdigit()


def _kind(each: ReadVote) -> str | None:
    """The kind of document that was voted on."""
    return kind_called(each.matter.lstrip("0123456789 "))


def _value(vote: VoteOnRecord) -> str:
    against, abstained = ("" if each is None else str(each) for each in (vote.votes_against, vote.abstained))
    return f"{vote.votes_for}/{vote.votes_cast}|{against}|{abstained}"
