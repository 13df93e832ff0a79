"""One figure of the half year, entered and looked up: for the tests of the register."""

from typing import Any

from doichieu.claims import Span
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.register import services
from doichieu.hub.register.models import Current, Evidence, Figure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import (
    HALF,
    SENTENCE,
    period,
    quantity,
    revenue_claims,
    stored_text,
    witnessed,
)


def add(cast: Cast, series: Series, value: str = "615300000000", content: str = SENTENCE, **others):
    """A figure of the half year, witnessed by the amount of a sentence of its own."""
    text = stored_text(content, cast.district, cast.owner, name=others.pop("name", ""))
    amount = revenue_claims(content)[0]
    stated = others.pop("quantity", quantity(value, step="100000000"))
    given: dict[str, Any] = {"period": period(HALF), "evidence": witnessed(text, amount), "by": cast.owner}
    return services.add_figure(series=series, quantity=stated, **(given | others))


def take_back(
    cast: Cast, figure: Figure, witness: Evidence | None = None, reason: str = "Nhầm", **others: Any
) -> Figure | None:
    """Take one witness of a figure back; its only one where none is named."""
    row = witness or figure.evidence.get()
    given: dict[str, Any] = {"by": cast.owner} | others
    return services.withdraw_witness(
        figure=figure, text=row.text, span=Span(row.start, row.end), reason=reason, **given
    )


def rows() -> list[tuple[int, str, int, int, int]]:
    return list(Current.objects.order_by("pk").values_list("pk", "series", "period_id", "locality_id", "indicator_id"))
