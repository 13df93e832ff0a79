"""Findings as JSON; exact numbers are fractions as text: "1745283/1000"."""

from typing import Any

from doichieu.claims.findings import Between, ClaimRef, Fact, Finding

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


def _ref_to_json(ref: ClaimRef) -> JSON:
    return {"document": ref.document, "claim": ref.claim}


def _fact_to_json(fact: Fact) -> JSON | str:
    if isinstance(fact, Between):
        return {"low": str(fact.low), "high": str(fact.high), "unit": fact.unit}
    return _ref_to_json(fact) if isinstance(fact, ClaimRef) else fact
