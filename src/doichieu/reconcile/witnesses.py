"""A claim with what is known around it: its document, its place, its sentence, the words before and behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from doichieu.claims import Claim, Reading, Relation
from doichieu.claims.findings import ClaimRef
from doichieu.lexicon import folded
from doichieu.reconcile.lists import Named, named_behind
from doichieu.reconcile.stances import stands
from doichieu.show.sentences import sentence_of

_ITEM = re.compile(r"[-–—+*•]|\w{1,6}(?:\.\w{1,3})*[.)]\s|\d+\s")
_FINAL = frozenset(".;:,!?…")
LONGEST_HEADLINE = 200  # signs


@dataclass(frozen=True, slots=True)
class Witness:
    """One claim of one document, ready to be laid beside others."""

    ref: ClaimRef
    claim: Claim
    place: str = ""  # folded name; empty where nobody says
    published: date | None = None
    sentence: int = 0  # where its sentence begins in the document: the same for figures of one sentence
    paragraph: int = 0  # where its line begins
    before: str = ""  # folded words from the figure before it in the sentence
    after: str = ""  # folded words up to the next one, or to the end of the sentence
    apart: bool = False  # in a headline or caption: a short line of its own without a stop
    listed: Named | None = None  # how many things a list behind the count names; None: no list is seen
    rates: ClaimRef | None = None  # the amount that a rate measures, where it stands in another document
    adds_up: bool | None = None  # over time, as the catalogue has it; None: the lexicon and the words say so

    @property
    def order(self) -> tuple[str, int, str]:
        """Document, place in it, id: witnesses are laid side by side in this order, however they came."""
        return self.ref.document, self.claim.span.start, self.ref.claim

    def links(self, relation: Relation) -> Sequence[ClaimRef]:
        """The claims that this one rates, is part of, or repeats."""
        links = self.claim.links
        return [ClaimRef(self.ref.document, link.claim) for link in links if link.relation is relation] if links else ()

    def says(self, kind: str) -> bool:
        """Whether a word of this kind (lexicon/stances.toml) stands beside the figure or in what it measures."""
        if stands(kind, self.before) or stands(kind, self.after):
            return True
        return stands(kind, _folded(self.claim.indicator or ""))


_folded = lru_cache(maxsize=4096)(folded)  # the figures of one indicator have one name, and are asked many things


def witnesses_of(reading: Reading, document: str) -> tuple[Witness, ...]:
    """The claims of one reading; `document` is its name or number among all that are reconciled."""
    content = reading.text.content
    pairs = ((sentence_of(reading.text, claim.span), claim) for claim in reading.claims)
    found: list[Witness] = []
    for sentence, group in groupby(pairs, key=lambda pair: pair[0]):
        claims = [claim for _, claim in group]
        for number, claim in enumerate(claims):
            start = claims[number - 1].span.end if number else sentence.start
            end = claims[number + 1].span.start if number + 1 < len(claims) else sentence.end
            found.append(
                Witness(
                    ref=ClaimRef(document, claim.id),
                    claim=claim,
                    place=folded(claim.locality or reading.locality or ""),
                    published=reading.published,
                    sentence=sentence.start,
                    paragraph=content.rfind("\n", 0, sentence.start) + 1,
                    before=folded(content[start : claim.span.start]),
                    after=folded(content[claim.span.end : max(end, claim.span.end)]),
                    apart=claim.cell is None and claim.entered is None and _is_apart(content, claim.span.start),
                    listed=named_behind(content, claim, sentence.end, end),
                )
            )
    return tuple(found)


def _is_apart(content: str, place: int) -> bool:
    """Whether the line is a headline or a caption: short, without a stop at its end, and no item of a list."""
    start = content.rfind("\n", 0, place) + 1
    end = content.find("\n", place)
    line = content[start : end if end >= 0 else len(content)].strip()
    return len(line) <= LONGEST_HEADLINE and line[-1:] not in _FINAL and not _ITEM.match(line)
