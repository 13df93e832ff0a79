"""When two figures of an organisation's forms state the same: for what was sent anew and what is wanted again."""

from dataclasses import dataclass

from doichieu.claims import Claim, Period
from doichieu.hub.intake.entry_lines import advances
from doichieu.hub.register.models import Maturity
from doichieu.lexicon import folded

# unit, indicator, measure, whether a target, days, place named, whose plan; of a unit's form the subject is the unit
What = tuple[int, int, str, bool, Period | None, str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """How a form says that a figure is counted."""

    prices: str | None  # None: signed before forms said it, and the running count with it
    running: bool | None
    maturity: str

    def meets(self, other: "Counted") -> bool:
        """Whether the two are at the same prices and of the same running count, or one form does not say."""
        unsaid = self.prices is None or other.prices is None
        return unsaid or (self.prices, self.running) == (other.prices, other.running)

    def takes_the_place_of(self, earlier: "Counted") -> bool:
        """Whether this, in a later form, states the earlier anew: counted alike, and not said to be less ripe."""
        riper_before = bool(self.maturity) and advances(self.maturity, earlier.maturity)
        return self.meets(earlier) and not riper_before


def what_of(unit: int, indicator: int, claim: Claim) -> What:
    """What a claim of a form of an organisation, by ids, is about."""
    return (
        unit,
        indicator,
        str(claim.kind),
        claim.planned,
        claim.period,
        folded(claim.locality or ""),
        claim.basis or "",
    )


def counted(claim: Claim) -> Counted:
    """How the form of a claim says that it is counted."""
    if claim.entered is None:
        return Counted(None, None, str(Maturity.ESTIMATE) if claim.estimate else "")
    return Counted(claim.entered.price_basis, claim.entered.cumulative, claim.entered.maturity)
