"""When two figures of an organisation's forms state the same: for what was sent anew and what is wanted again."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from doichieu.claims import Claim
from doichieu.hub.intake.entry_lines import advances
from doichieu.hub.register.models import Maturity
from doichieu.lexicon import folded


class What(NamedTuple):
    """What a figure of a unit's form is about; the subject is the unit."""

    unit: int
    indicator: int
    named: str  # another place than the form's own, folded; empty for none
    kind: str  # its measure
    planned: bool
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How a form says that a figure is counted."""

    prices: str | None  # None: signed before forms said it, and the running count with it
    running: bool | None
    maturity: str
    owner: str = ""  # whose plan it is of, in the words of a form, folded; empty where it does not say

    def meets(self, other: "Counted") -> bool:
        """Whether the two are of one plan, at the same prices and of the same running count, or one does not say."""
        return self._at_prices_of(other) and (not self.owner or not other.owner or self.owner == other.owner)

    def takes_the_place_of(self, earlier: "Counted") -> bool:
        """Whether this, in a later form, states the earlier anew: counted alike, and not said to be less ripe.

        Where one of them does not say whose plan it is of, it may be another.
        """
        riper_before = bool(self.maturity) and advances(self.maturity, earlier.maturity)
        return self.owner == earlier.owner and self._at_prices_of(earlier) and not riper_before

    def _at_prices_of(self, other: "Counted") -> bool:
        unsaid = self.prices is None or other.prices is None
        return unsaid or (self.prices, self.running) == (other.prices, other.running)


def what_of(unit: int, indicator: int, claim: Claim) -> What:
    """What a claim of a form of an organisation, by ids, is about."""
    days = (claim.period.first, claim.period.last) if claim.period else (None, None)
    return What(unit, indicator, folded(claim.locality or ""), str(claim.kind), claim.planned, *days)


def counted(claim: Claim) -> Counted:
    """How the form of a claim says that it is counted."""
    owner = folded(claim.basis or "")
    if claim.entered is None:
        return Counted(None, None, str(Maturity.ESTIMATE) if claim.estimate else "", owner)
    return Counted(claim.entered.price_basis, claim.entered.cumulative, claim.entered.maturity, owner)
