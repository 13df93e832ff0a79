"""What the tests of reconciling share: texts read and reconciled, and findings told in short."""

from doichieu.claims.findings import Finding, Severity
from doichieu.reader import read
from doichieu.reconcile import Witness, reconcile, witnesses_of


def heard(*texts: str, locality: str = "An Bình") -> tuple[Witness, ...]:
    """The witnesses of some documents, named a, b, c …"""
    readings = (read(text, locality=locality) for text in texts)
    return tuple(one for name, reading in zip("abcdef", readings, strict=False) for one in witnesses_of(reading, name))


def told(*texts: str, locality: str = "An Bình") -> list[tuple[str, str, list[str]]]:
    """Severity, wording and the quotes of each finding."""
    witnesses = heard(*texts, locality=locality)
    return [short(finding, witnesses) for finding in reconcile(witnesses)]


def open_findings(*texts: str, locality: str = "An Bình") -> list[tuple[str, str, list[str]]]:
    """Those that are open."""
    return [one for one in told(*texts, locality=locality) if Severity(one[0]).is_open]


def short(finding: Finding, witnesses: tuple[Witness, ...]) -> tuple[str, str, list[str]]:
    quotes = {witness.ref: witness.claim.quote for witness in witnesses}
    return finding.severity.value, finding.wording, [quotes[ref] for ref in finding.claims]
