"""What `doichieu verify` does: the chain with every row that it names, and what the register shows of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from doichieu.hub.documents import soundness as entries
from doichieu.hub.ledger.snapshots import snapshot
from doichieu.hub.ledger.verifying import Finding, Walk
from doichieu.hub.register import soundness

RowFault = Finding | soundness.Fault | entries.Fault


@dataclass(frozen=True, slots=True)
class Verified:
    """How far the walk went. last: "12:9f…", number and digest of the last link; empty without one."""

    links: int
    rows: int
    last: str
    faults: int


def verify(tell: Callable[[RowFault], object], noted: str = "") -> Verified:
    """Compare everything on record with the chain, in one snapshot; `tell` gets each row at fault.

    noted: a `last` of an earlier time that was kept elsewhere. Whoever can write to the database can also write
    the whole chain anew; then that link has another digest.
    """
    walk, faults = Walk(), 0
    with snapshot():
        for fault in _faults(walk, noted):
            faults += 1
            tell(fault)
    return Verified(walk.links, walk.rows, walk.last, faults)


def _faults(walk: Walk, noted: str) -> Iterator[RowFault]:
    yield from walk.findings(noted)
    yield from soundness.faults()
    yield from entries.faults()
