"""A claim in the making: what several rules find one after the other, put together once at the end."""

from dataclasses import dataclass
from decimal import Decimal

from doichieu.claims import Bound, Claim, Kind, Link, Period, Quantity, Span


@dataclass(slots=True, eq=False)
class Draft:
    """The fields of a `Claim`, as far as they are known; those with a default are found last."""

    span: Span
    quote: str
    kind: Kind
    planned: bool
    quantity: Quantity
    estimate: bool
    indicator: str | None
    period: Period | None
    basis: str | None
    rule: str
    locality: str | None = None
    subject: str | None = None
    code: str | None = None
    items: tuple[Span, ...] = ()
    cell: str | None = None

    @property
    def value(self) -> Decimal:
        return self.quantity.value

    @property
    def unit(self) -> str:
        return self.quantity.unit

    @property
    def bound(self) -> Bound:
        return self.quantity.bound

    def claim(self, identity: str, links: tuple[Link, ...], confidence: float) -> Claim:
        """The claim that it has become."""
        return Claim(
            identity,
            self.span,
            self.quote,
            self.kind,
            self.planned,
            self.quantity,
            self.estimate,
            self.indicator,
            self.period,
            self.basis,
            self.rule,
            confidence,
            self.locality,
            self.subject,
            self.code,
            links,
            self.items,
            self.cell,
        )
