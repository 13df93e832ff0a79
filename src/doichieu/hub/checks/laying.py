"""The claims of a reading, kept ready to be laid beside those of other documents of the same place."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from doichieu.claims import Claim, Reading
from doichieu.claims.codec import claim_from_json, claim_to_json
from doichieu.claims.findings import ClaimRef
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.models import LaidClaim
from doichieu.hub.documents.models import Document, StoredReading
from doichieu.lexicon import folded
from doichieu.reconcile import Witness, witnesses_of
from doichieu.reconcile.lists import Named

_AROUND = ("sentence", "paragraph", "before", "after", "apart")  # of a witness, beside its claim and its list


def lay_claims(
    document: Document, stored: StoredReading, reading: Reading, codes: Mapping[str, Indicator] | None = None
) -> None:
    """Keep the claims of the latest reading that have an indicator; those of the reading before go.

    codes: `catalogue.standing_codes` of the claims, where whoever calls has them already.
    """
    known = list(LaidClaim.objects.filter(text__document=document).order_by("start", "pk"))
    if codes is None:
        codes = catalogue.standing_codes({claim.code for claim in reading.claims if claim.code})
    rows = list(_rows(document, stored, reading, codes))
    if [_facts(row) for row in known] != [_facts(row) for row in rows]:
        if known:
            LaidClaim.objects.filter(text__document=document).delete()
        LaidClaim.objects.bulk_create(rows)


def witness_of(row: LaidClaim, counts_as: Claim | None = None, sums: bool | None = None) -> Witness:
    """The claim as it was read, with what stands around it; its document is named by the text's number.

    counts_as: the claim as it is laid, in place of that. sums: whether its indicator adds up over time.
    """
    claim, around = counts_as or claim_from_json(row.claim), dict(row.around)
    listed = around.pop("listed", None)
    return Witness(
        ClaimRef(str(row.text_id), claim.id),
        claim,
        place=str(row.locality_id),
        listed=Named(**listed) if isinstance(listed, dict) else None,
        adds_up=sums,
        **around,
    )


def _rows(
    document: Document, stored: StoredReading, reading: Reading, codes: Mapping[str, Indicator]
) -> Iterator[LaidClaim]:
    """Claims of a known indicator and time; those that name another place are not the document's own."""
    if document.locality is None:
        return
    own = {folded(document.locality.name), folded(str(document.locality))}
    for witness in sorted(witnesses_of(reading, ""), key=lambda one: one.claim.span):
        named = folded(witness.claim.locality or "")
        if witness.claim.period is not None and (not named or named in own):
            yield from _row(document, stored, witness, codes)


def _row(
    document: Document, stored: StoredReading, witness: Witness, codes: Mapping[str, Indicator]
) -> Iterator[LaidClaim]:
    claim = witness.claim
    indicator = codes.get(claim.code or "")
    if indicator is not None and claim.period is not None:
        yield LaidClaim(
            text_id=stored.text_id,
            locality=document.locality,
            indicator=indicator,
            start=claim.span.start,
            end=claim.span.end,
            last_day=claim.period.last,
            claim=claim_to_json(claim),
            around=_around(witness),
        )


def _around(witness: Witness) -> dict[str, Any]:
    """What JSON keeps of a witness beside its claim; `witness_of` makes it whole again."""
    listed = asdict(witness.listed) if witness.listed else None
    return {name: getattr(witness, name) for name in _AROUND} | {"listed": listed}


def _facts(row: LaidClaim) -> tuple[Any, ...]:
    return row.text_id, row.locality_id, row.indicator_id, row.start, row.end, row.claim, row.around
