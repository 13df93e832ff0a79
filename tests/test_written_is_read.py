"""What the writer writes is read back as the claims that it was made of: the same numbers, kinds, bounds and times.

The claims are made up from a seed and stand in documents of some forty sentences, each on a line of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from doichieu.claims import Claim, Text
from doichieu.lexicon import folded
from doichieu.reader import read
from doichieu.writer import Unwritable, sentence
from tests.claims_to_write import OUTSAY, PUBLISHED, sentences
from tests.test_any_text import DOCUMENTS

SEED, CLAIMS, A_DOCUMENT = 2026, 6_000, 40
SHOWN = 20  # faults

Facts = Mapping[str, object]


def documents(written: list[list[Claim]]) -> Iterator[list[list[Claim]]]:
    """Sentences that may stand together: a time, and words of planning, hold for what follows them."""

    def standing(stated: list[Claim]) -> tuple[bool, bool]:
        return stated[0].planned, stated[0].period is None

    for _, group in groupby(sorted(written, key=standing), key=standing):
        alike = list(group)
        yield from (alike[at : at + A_DOCUMENT] for at in range(0, len(alike), A_DOCUMENT))


def facts(claim: Claim, meant: Claim) -> Facts:
    """What must be read back; of time and basis, what was stated."""
    quantity = claim.quantity
    return {
        "numbers": (quantity.value, quantity.upper, quantity.total),
        "step": quantity.step,
        "unit": quantity.unit,
        "bound": quantity.bound,
        "kind": claim.kind,
        "planned": claim.planned,
        "estimate": claim.estimate,
        "period": claim.period if meant.period else None,
        "basis": claim.basis if meant.basis else None,
    }


def faults(document: list[list[Claim]]) -> Iterator[str]:
    """A line for each sentence that is read otherwise than it was meant."""
    lines = [sentence(stated) for stated in document]
    claims = read("\n".join(lines), published=PUBLISHED).claims
    begin = 0
    for stated, line in zip(document, lines, strict=True):
        found = [claim for claim in claims if begin <= claim.span.start < begin + len(line)]
        begin += len(line) + 1
        if len(found) != len(stated):
            yield f"{line} {[claim.quote for claim in found]}"
            continue
        for meant, claim in zip(stated, found, strict=True):
            wanted, read_back = facts(meant, meant), facts(claim, meant)
            differing = {name: (wanted[name], read_back[name]) for name in wanted if wanted[name] != read_back[name]}
            if differing:
                yield f"{line} {claim.quote!r}: {differing}"


def test_what_is_written_is_read_back() -> None:
    written = list(sentences(SEED, CLAIMS))
    assert sum(map(len, written)) >= CLAIMS
    found = [fault for document in documents(written) for fault in faults(document)]
    assert (len(found), found[:SHOWN]) == (0, [])


def named(document: list[list[Claim]]) -> Iterator[tuple[str, str]]:
    """What each figure was said to measure, and what it is read as; a rate measures what its figure does."""
    lines = [sentence(stated) for stated in document]
    claims = iter(read("\n".join(lines), published=PUBLISHED).claims)
    for stated in document:
        name = None
        for meant, claim in zip(stated, claims, strict=False):
            name = meant.indicator or (name if meant is not stated[0] else None)
            if name:
                yield name, claim.indicator or ""


def alike(one: str, other: str) -> bool:
    """Whether two phrases share half of their words, as the gold has it."""
    these, those = (Counter(re.findall(r"\w+", folded(words))) for words in (one, other))
    return 4 * (these & those).total() >= these.total() + those.total()


def test_what_a_figure_measures_is_read_back_nearly_always() -> None:
    pairs = [pair for document in documents(list(sentences(SEED + 1, 1_500))) for pair in named(document)]
    others = [pair for pair in pairs if not alike(*pair)]
    assert len(pairs) > 1_200
    assert len(others) < len(pairs) / 50, others[:SHOWN]


def worked_claims() -> Iterator[Claim]:
    """What the reader makes of the worked documents; a number within an indicator would be a figure of its own."""
    for path in DOCUMENTS:
        for claim in read(Text(path.read_text("utf-8"))).claims:
            indicator = claim.indicator or ""
            if not OUTSAY.search(indicator) and not any(sign.isdigit() for sign in indicator):
                yield claim


def test_what_documents_state_can_be_written_and_is_read_back() -> None:
    claims = list(worked_claims())
    written, refused = [], []
    for claim in claims:
        try:
            sentence([claim])
            written.append(claim)
        except Unwritable:
            refused.append(claim)
    assert len(claims) > 900
    assert len(refused) < len(claims) / 100
    found = [fault for claim in written for fault in faults([[claim]])]
    assert (len(found), found[:SHOWN]) == (0, [])


def test_a_claim_that_is_read_otherwise_would_be_found() -> None:
    [first, *_] = (stated for stated in sentences(SEED, 100) if len(stated) == 1 and stated[0].period)
    [claim] = first
    [found] = read(sentence(first), published=PUBLISHED).claims
    assert facts(found, claim) == facts(claim, claim)
    assert facts(found, claim) != {**facts(claim, claim), "planned": not claim.planned}
