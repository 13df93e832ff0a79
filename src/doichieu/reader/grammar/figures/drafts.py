"""A claim in the making: what several rules find one after the other, put together once at the end."""

from dataclasses import dataclass
from decimal import Decimal

from doichieu.claims import Bound, Claim, Kind, Link, Period, Quantity, Span
from doichieu.reader.grammar.text.sources import Source


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

    def claim(self, identity: str, links: tuple[Link, ...], confidence: float, doubts: tuple[str, ...]) -> Claim:
        """The claim that it has become."""
        return Claim(
            id=identity,
            span=self.span,
            quote=self.quote,
            kind=self.kind,
            planned=self.planned,
            quantity=self.quantity,
            estimate=self.estimate,
            indicator=self.indicator,
            period=self.period,
            basis=self.basis,
            rule=self.rule,
            confidence=confidence,
            locality=self.locality,
            subject=self.subject,
            code=self.code,
            links=links,
            items=self.items,
            cell=self.cell,
            doubts=doubts,
        )


def on_one_line(source: Source, start: int, end: int) -> str:
    """A stretch of the text as written, each run of white space one space."""
    return " ".join(source.written(start, end).split())
