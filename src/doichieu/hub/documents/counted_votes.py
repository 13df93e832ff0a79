"""The figures of a reading that are the numbers of its votes: `31/33 đại biểu tán thành` is a vote, and no figure that
anybody has to confirm. Pure."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from doichieu.claims import Claim, Reading, Vote
from doichieu.lexicon import folded, table

PERCENT = "%"
STEP = Decimal("0.1")  # within which a printed share is that of the votes


def counted_votes(reading: Reading) -> frozenset[str]:
    """The ids of the claims that say how a vote of the reading went."""
    return frozenset(claim.id for claim in reading.claims for vote in reading.votes if _counts(claim, vote))


def _counts(claim: Claim, vote: Vote) -> bool:
    if not (vote.span.start <= claim.span.start and claim.span.end <= vote.span.end):
        return False
    number = claim.quantity
    if number.unit == PERCENT:
        return any(abs(number.value - share) <= STEP for share in _shares(vote))
    counts = {vote.votes_for, vote.votes_against, vote.abstained}
    return folded(number.unit) in _voters() and number.value in counts and number.total in {None, vote.votes_cast}


def _shares(vote: Vote) -> Iterator[Decimal]:
    """In percent: the one that is stated, and the one that its numbers give."""
    if vote.share is not None:
        yield vote.share
    if vote.votes_for is not None and vote.votes_cast:
        yield Decimal(100 * vote.votes_for) / vote.votes_cast


@cache
def _voters() -> frozenset[str]:
    entries = (entry for entry in table("votes") if entry.fact("kind") == "voters")
    return frozenset(folded(form) for entry in entries for form in entry.forms)
