"""What follows from the figures of one indicator of a place, taken together across documents and time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from doichieu.claims.findings import ClaimRef, Finding
from doichieu.hub.checks.following import Followed, Named, each_once, followed_as
from doichieu.hub.checks.neighbourhoods import Laid, Neighbourhood
from doichieu.hub.checks.peers import Peers
from doichieu.hub.intake.entry_texts import RULE as SIGNED
from doichieu.hub.register.bulk_rows import RULE as IMPORTED
from doichieu.lexicon import folded
from doichieu.reconcile import USUAL, outlier_among, reconcile

SEEN_ALONE = frozenset({SIGNED, IMPORTED})  # by what a claim was read where no other check goes over its document


def followed_across(place_id: int, indicator_id: int, around: Neighbourhood, peers: Peers) -> list[Followed]:
    """The open findings that no document shows by itself; each key once."""
    laid = {one.witness.ref: one for one in around.laid}
    kept = [one for one in open_findings_among(around.laid, peers) if is_across(one, laid)]
    if not kept:
        return []
    named = {ref: Named(one.text_id, one.shown) for ref, one in laid.items()}
    return each_once(followed_as(one, named, key_scope(place_id, indicator_id, one)) for one in kept)


def open_findings_among(laid: Sequence[Laid], peers: Peers) -> list[Finding]:
    """What the checks find that somebody has to look at, the gravest first."""
    found = reconcile(one.witness for one in laid) if len(laid) > 1 else ()
    return [*(one for one in found if one.severity.is_open), *_among_places(laid, peers)]


def is_across(finding: Finding, laid: Mapping[ClaimRef, Laid]) -> bool:
    """Whether the figures of no single document give it, or nobody goes over that document's figures by themselves."""
    if len({ref.document for ref in finding.claims}) > 1:
        return not _is_shown_by_one(finding, laid)
    [document] = {ref.document for ref in finding.claims}
    if any(laid[ref].witness.claim.rule in SEEN_ALONE for ref in finding.claims):
        return True
    own = sum(ref.document == document for ref in laid)
    return finding.check == "outlier" and own < USUAL.fewest_points


def _is_shown_by_one(finding: Finding, laid: Mapping[ClaimRef, Laid]) -> bool:
    """Whether one document states every figure of the finding, so that it is found there already."""
    wanted = {_said(laid[ref]) for ref in finding.claims}
    stated: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for ref, one in laid.items():
        stated[ref.document].add(_said(one))
    return any(wanted <= said for said in stated.values())


def _said(one: Laid) -> tuple[object, ...]:
    claim = one.witness.claim
    amount = claim.value, claim.upper, claim.total, claim.unit
    return claim.kind, claim.planned, claim.period, folded(claim.subject or ""), *amount


def _among_places(laid: Sequence[Laid], peers: Peers) -> Iterator[Finding]:
    """The figure of the latest period in which like places have figures too, if it stands apart from theirs."""
    for one in laid:
        others = peers.of(one.figure) if one.figure is not None else ()
        found = outlier_among(one.witness, others) if others else None
        if found is not None:
            yield found


def key_scope(place_id: int, indicator_id: int, finding: Finding) -> list[Any]:
    """What the key of a finding across documents begins with."""
    return ["across", place_id, indicator_id, [ref.document for ref in finding.claims]]
