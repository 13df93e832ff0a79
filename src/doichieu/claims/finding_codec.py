"""Findings as JSON and back; exact numbers are fractions as text: "1745283/1000"."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from doichieu.claims.findings import Between, ClaimRef, Fact, Finding, Severity

JSON = dict[str, Any]


def finding_to_json(finding: Finding) -> JSON:
    """The fields of a finding."""
    return {
        "check": finding.check,
        "wording": finding.wording,
        "severity": finding.severity.value,
        "claims": [_ref_to_json(ref) for ref in finding.claims],
        "facts": {name: _fact_to_json(fact) for name, fact in finding.facts},
    }


def finding_from_json(data: Mapping[str, Any]) -> Finding:
    """The finding that `finding_to_json` wrote."""
    return Finding(
        check=data["check"],
        wording=data["wording"],
        severity=Severity(data["severity"]),
        claims=tuple(ClaimRef(ref["document"], ref["claim"]) for ref in data["claims"]),
        facts=tuple((name, _fact_from_json(fact)) for name, fact in data["facts"].items()),
    )


def _ref_to_json(ref: ClaimRef) -> JSON:
    return {"document": ref.document, "claim": ref.claim}


def _fact_to_json(fact: Fact) -> JSON | str:
    if isinstance(fact, Between):
        return {"low": str(fact.low), "high": str(fact.high), "unit": fact.unit}
    return _ref_to_json(fact) if isinstance(fact, ClaimRef) else fact


def _fact_from_json(data: Any) -> Fact:
    if isinstance(data, str):
        return data
    if "document" in data:
        return ClaimRef(data["document"], data["claim"])
    return Between(Fraction(data["low"]), Fraction(data["high"]), data["unit"])
