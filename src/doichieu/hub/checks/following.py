"""What follows from claims laid side by side: those of one document, or of an indicator across documents and time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from doichieu.claims import Claim, Kind, Period, Reading, Span
from doichieu.claims.codec import claim_to_json
from doichieu.claims.findings import Between, ClaimRef, Fact, Finding
from doichieu.hub.intake.models import Decision
from doichieu.hub.ledger.digests import digest_of
from doichieu.hub.register.models import Figure, Maturity
from doichieu.hub.register.rules import quantity_of
from doichieu.lexicon import folded
from doichieu.reconcile import reconcile, witnesses_of

_FIGURE, _LOW, _HIGH, _UNIT = "figure", "low", "high", "unit"
# What a finding does not hang on: names that a reader gives, and how sure it was.
_PASSING = frozenset({"id", "rule", "confidence", "doubts", "links", "items"})


@dataclass(frozen=True, slots=True)
class Named:
    """A figure that a finding names: the claim as the finding shows it, and its text."""

    text_id: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Followed:
    """A finding that follows now, with its figures in order."""

    key: str
    finding: Finding
    figures: tuple[Named, ...]
    facts: list[list[Any]]  # as they are stored


def followed(
    document_id: int, text_id: int, reading: Reading, decisions: Iterable[Decision], sums: Mapping[str, bool]
) -> list[Followed]:
    """The open findings over a document's own figures, the gravest first; each key once.

    decisions: those that stand and change it. What was rejected is left out, what was corrected counts as corrected.
    sums: by code whether an indicator adds up over time, as the catalogue has it.
    """
    claims = in_force(reading.claims, decisions)
    named = {ClaimRef(str(document_id), claim.id): Named(text_id, claim) for claim in claims}
    read = witnesses_of(replace(reading, claims=claims), str(document_id))
    witnesses = (
        replace(one, claim=as_entered(one.claim, one.claim.code), adds_up=sums.get(one.claim.code or ""))
        for one in read
    )
    found = (one for one in reconcile(witnesses) if one.severity.is_open)
    return each_once(followed_as(one, named, [document_id]) for one in found)


def each_once(found: Iterable[Followed]) -> list[Followed]:
    """Each key once, in the order in which they come."""
    return list({one.key: one for one in reversed(list(found))}.values())[::-1]


def followed_as(finding: Finding, named: Mapping[ClaimRef, Named], scope: list[Any]) -> Followed:
    """A finding as it is kept. scope: what its key begins with, so that no other's findings share it."""
    mentioned = [fact for _, fact in finding.facts if isinstance(fact, ClaimRef)]
    refs = tuple(dict.fromkeys([*finding.claims, *mentioned]))
    figures = tuple(named[ref] for ref in refs)
    facts = [[name, _fact_to_json(fact, refs)] for name, fact in finding.facts]
    said = [finding.wording, finding.severity.value, facts, [_lasting(one.claim) for one in figures]]
    return Followed(digest_of([*scope, *said]), finding, figures, facts)


def in_force(claims: Iterable[Claim], decisions: Iterable[Decision]) -> tuple[Claim, ...]:
    """The claims as they hold after the decisions that stand; links to what was rejected go with it."""
    changing = list(decisions)
    held = []
    for claim in claims:
        decision = next((each for each in changing if claim.span.touches(Span(each.start, each.end))), None)
        if decision is None:
            held.append(claim)
        elif decision.figure is not None:
            held.append(as_recorded(claim, decision.figure))
    known = {claim.id for claim in held}
    return tuple(
        replace(claim, links=tuple(link for link in claim.links if link.claim in known)) if claim.links else claim
        for claim in held
    )


def as_recorded(claim: Claim, figure: Figure) -> Claim:
    """The claim with what the register says of it."""
    return replace(
        claim,
        quantity=quantity_of(figure),
        kind=Kind(figure.measure),
        planned=figure.planned,
        estimate=figure.maturity == Maturity.ESTIMATE,
        period=Period(figure.period.first_day, figure.period.last_day),
    )


def as_entered(claim: Claim, code: str | None) -> Claim:
    """The claim as it counts under this code: at the prices, of the days and by the plan's owner that its form says."""
    entered = claim.entered
    if entered is None or code is None:
        return replace(claim, code=code)
    owned = claim.planned or claim.kind is Kind.ATTAINMENT
    return replace(
        claim,
        code=at_prices(code, entered.price_basis),
        basis=(entered.set_by if owned else "") or claim.basis,
        period=claim.period and counted_over(claim.period, entered.cumulative),
    )


def at_prices(code: str, price_basis: str) -> str:
    """What is laid under one name: amounts at different prices are not the same."""
    return f"{code} {folded(price_basis)}" if price_basis else code


def counted_over(days: Period, cumulative: bool | None) -> Period:
    """The days of a figure; one that is counted from the year's start begins there."""
    first, last = days.first, days.last
    return Period(date(last.year, 1, 1) if cumulative and first.year == last.year else first, last)


def fact_from_json(data: str | dict[str, Any], refs: tuple[ClaimRef, ...]) -> Fact:
    """A fact as it was stored; figures by their position."""
    if isinstance(data, str):
        return data
    if _FIGURE in data:
        return refs[int(data[_FIGURE])]
    return Between(Fraction(data[_LOW]), Fraction(data[_HIGH]), data[_UNIT])


def _fact_to_json(fact: Fact, refs: tuple[ClaimRef, ...]) -> str | dict[str, Any]:
    if isinstance(fact, str):
        return fact
    if isinstance(fact, ClaimRef):
        return {_FIGURE: refs.index(fact)}
    return {_LOW: str(fact.low), _HIGH: str(fact.high), _UNIT: fact.unit}


def _lasting(claim: Claim) -> dict[str, Any]:
    """What a finding hangs on, of one figure."""
    return {name: value for name, value in claim_to_json(claim).items() if name not in _PASSING}
