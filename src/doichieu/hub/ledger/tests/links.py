"""What tests of any app ask of the chain."""

from collections.abc import Iterator

from doichieu.hub.ledger.verifying import LINK, Walk


def broken_links() -> Iterator[int]:
    """Numbers of the links that do not follow from the one before them, or are not there."""
    for finding in Walk().findings():
        label, _, number = finding.row.partition(" ")
        if label == LINK:
            yield int(number)
