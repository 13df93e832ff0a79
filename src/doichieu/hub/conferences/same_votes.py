"""One vote that several documents of a session tell of: shown once, with every place that tells of it. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from doichieu.hub.conferences.keys import known_as
from doichieu.hub.conferences.records import VoteOnRecord
from doichieu.hub.programmes.naming import same_matter, telling

COUNTS = ("votes_for", "votes_cast", "votes_against", "abstained", "share")


@dataclass(frozen=True, slots=True)
class ReadVote:
    """A vote as a document tells of it. own_title: of the document, where that may be what was voted on."""

    vote: VoteOnRecord
    own_title: str = ""

    @property
    def matter(self) -> str:
        """What was voted on: of `Nghị quyết này được thông qua` the resolution that says so."""
        named = bool(telling(self.vote.what))
        return self.vote.what if named or not self.own_title else self.own_title

    @property
    def document(self) -> int:
        return self.vote.place.document.pk if self.vote.place else 0


def votes_told_once(read: Iterable[ReadVote], kept: Collection[str]) -> list[VoteOnRecord]:
    """Each vote once, by the first that tells of it, with what others say besides; kept: the keys of clerks' rows."""
    groups: list[list[ReadVote]] = []
    for each in read:
        alike = [group for group in groups if _are_one(each, group)]
        if len(alike) == 1:
            alike[0].append(each)
        else:
            groups.append([each])
    return [_as_one(group, kept) for group in groups]


def _are_one(each: ReadVote, group: Sequence[ReadVote]) -> bool:
    """Whether a vote is that of a group: of one matter with numbers that can be those of one vote.

    One whose matter nobody names is that of another document with the same numbers.
    """
    first = group[0]
    if not all(_agree(each.vote, other.vote) for other in group):
        return False
    if all(telling(one.matter) for one in (each, first)):
        return same_matter(each.matter, first.matter) or each.vote.what == first.vote.what
    return each.document != first.document


def _agree(one: VoteOnRecord, other: VoteOnRecord) -> bool:
    """Whether what both say of the numbers is the same, and there is any such."""
    both = [(getattr(one, name), getattr(other, name)) for name in COUNTS]
    stated = [pair for pair in both if None not in pair]
    if any(mine != theirs for mine, theirs in stated):
        return False
    shares = [(a.share, b) for a, b in ((one, other), (other, one)) if a.share is not None and b.votes_cast]
    return bool(stated or shares) and all(b.share_against(share) is None for share, b in shares)


def _as_one(group: Sequence[ReadVote], kept: Collection[str]) -> VoteOnRecord:
    votes = [each.vote for each in group]
    shown = next((vote for vote in votes if known_as(vote.key, kept) in kept), votes[0])
    what = max((vote.what for vote in votes), key=lambda words: len(telling(words)))
    facts: dict[str, Any] = {
        name: next((value for vote in votes if (value := getattr(vote, name)) is not None), None) for name in COUNTS
    }
    method = next((vote.method for vote in votes if vote.method), "")
    also = tuple(vote.place for vote in votes if vote is not shown and vote.place is not None)
    return replace(replace(shown, **facts), what=what, method=method, also=also)
