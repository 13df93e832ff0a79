"""The rows of an import, ready for their tables, with the digests by which the chain knows them."""

# ruff: noqa: SLF001 - Django documents `_meta` as public

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from django.db.models import Model
from django.utils import timezone

from doichieu.claims import Claim, Kind, Period, Quantity
from doichieu.claims.codec import claim_to_json, period_to_json, plain
from doichieu.hub.accounts.models import User
from doichieu.hub.documents.models import StoredText
from doichieu.hub.ledger.batches import Batch, batch_over
from doichieu.hub.ledger.digests import Alike, canonical_json
from doichieu.hub.register.bulk_checks import Row, Stated
from doichieu.hub.register.bulk_standing import Settled
from doichieu.hub.register.models import Current, Evidence, Figure, Maturity, Measure, order_of

RULE = "import"  # by what a claim was read
OWN_OF_FIGURE = ("id", "locality_id", "subject_id", "period_id", "series", "value", "upper", "total", "order")
OWN_OF_EVIDENCE = ("id", "figure_id", "start", "end", "claim")
OWN_OF_CLAIM = ("id", "start", "end", "quote", "value", "upper", "total", "period")
MOST_KEPT = 2_000  # kinds of rows that are kept at hand
_Kind = tuple[Hashable, ...]  # what rows that are alike have in common


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table, each a value for every column, in the order of `model`'s fields."""

    model: type[Model]
    ids: Sequence[int]
    values: list[tuple[Any, ...]]
    digests: Sequence[str] = ()

    @property
    def batch(self) -> Batch:
        """What the chain says of them."""
        names = self.model._meta.app_label, str(self.model._meta.model_name)
        return batch_over(*names, dict(zip(self.ids, self.digests, strict=True)))


class RowMaker:
    """Makes the rows of one import: one source, one person, one moment.

    What rows are alike in is put into words once for all of them.
    """

    def __init__(self, source: StoredText, reviewer: User) -> None:
        self.source = source
        common = {"recorded_at": timezone.now(), "recorded_by_id": reviewer.pk}
        self._figures: dict[_Kind, _Mould] = {}
        self._evidence = _Mould(Evidence, {"text_id": source.pk, **common}, OWN_OF_EVIDENCE)
        self._claims: dict[_Kind, Alike] = {}
        self._common = common
        self._made: dict[int, int] = {}  # of the last part: the figure that each row became

    def figures(self, new: Sequence[Stated], ids: Sequence[int]) -> Rows:
        """A figure for each statement."""
        pairs = zip(ids, new, strict=True)
        return _rows(Figure, ids, ((self._mould(stated), _own_of_figure(pk, stated)) for pk, stated in pairs))

    def evidence(self, entering: Settled, figures: Sequence[int], ids: Sequence[int]) -> Rows:
        """A witness for each new figure, and for each figure that a row says again."""
        made = {stated.number: pk for stated, pk in zip(entering.new, figures, strict=True)}
        known, self._made = self._made | made, made
        pairs = [*zip(figures, entering.new, strict=True)]
        for witness in entering.witnesses:
            figure = witness.figure
            pairs.append((known[figure.number] if isinstance(figure, Stated) else figure, witness.stated))
        own = (self._own_of_evidence(pk, *pair) for pk, pair in zip(ids, pairs, strict=True))
        return _rows(Evidence, ids, ((self._evidence, each) for each in own))

    def current(self, new: Sequence[Stated], ids: Sequence[int]) -> Rows:
        """The projection of the new figures, in the order of `intake.entries`: who writes the same ones waits."""
        ordered = sorted(zip(ids, new, strict=True), key=lambda pair: pair[1].key)
        values = [
            (pk, *stated.key, row.series.locality.id, row.series.indicator.id)
            for pk, stated in ordered
            for row in (stated.row,)
        ]
        return Rows(Current, [pk for pk, _ in ordered], values)

    def _mould(self, stated: Stated) -> "_Mould":
        kind = _kind(stated.row, stated.kept)
        mould = self._figures.get(kind)
        if mould is None:
            mould = _Mould(Figure, self._common | _alike_in_figures(stated), OWN_OF_FIGURE)
            _keep(self._figures, kind, mould)
        return mould

    def _own_of_evidence(self, number: int, figure: int, stated: Stated) -> dict[str, Any]:
        span = stated.row.span
        claim = Encoded(self._claim(stated.row))
        return {"id": number, "figure_id": figure, "start": span.start, "end": span.end, "claim": claim}

    def _claim(self, row: Row) -> str:
        """The claim of a row in canonical JSON."""
        kind = _kind(row, row.quantity)
        alike = self._claims.get(kind)
        if alike is None:
            same = {name: value for name, value in claim_to_json(_claim(row)).items() if name not in OWN_OF_CLAIM}
            alike = Alike(same, OWN_OF_CLAIM)
            _keep(self._claims, kind, alike)
        return alike.text(_own_of_claim(row))


class _Mould:
    """What rows of a table are alike in."""

    def __init__(self, model: type[Model], alike: dict[str, Any], own: Collection[str]) -> None:
        usual = {field.attname: field.get_default() for field in model._meta.concrete_fields}
        self._values = usual | alike  # in the order of the columns
        said = {name: value for name, value in alike.items() if value != usual[name]}
        self._said = Alike(said, own)

    def row(self, own: dict[str, Any]) -> tuple[tuple[Any, ...], str]:
        """Its values, and its digest; own: those in which the rows differ, null where they say nothing."""
        said = {name: "" if value is None else _FORMS[type(value)](value) for name, value in own.items()}
        return tuple((self._values | own).values()), self._said.digest(said)


def _rows(model: type[Model], ids: Sequence[int], facts: Iterable[tuple[_Mould, dict[str, Any]]]) -> Rows:
    values, digests = [], []
    for mould, own in facts:
        row, digest = mould.row(own)
        values.append(row)
        digests.append(digest)
    return Rows(model, ids, values, digests)


def _keep(known: dict[_Kind, Any], kind: _Kind, value: object) -> None:
    if len(known) >= MOST_KEPT:
        known.clear()
    known[kind] = value


def _kind(row: Row, quantity: Quantity) -> _Kind:
    """All that is said of a row, of this quantity, but its own."""
    series = row.series
    return (
        series.indicator.id,
        series.measure,
        series.planned,
        series.set_by,
        series.price_basis,
        series.cumulative,
        row.maturity,
        quantity.step,
        quantity.unit,
        quantity.bound,
    )


def _alike_in_figures(stated: Stated) -> dict[str, Any]:
    series, kept = stated.row.series, stated.kept
    return {
        "indicator_id": series.indicator.id,
        "measure": str(series.measure),
        "planned": series.planned,
        "set_by": series.set_by,
        "price_basis": series.price_basis,
        "cumulative": series.cumulative,
        "step": kept.step,
        "unit": kept.unit,
        "bound": kept.bound.value,
        "maturity": str(stated.row.maturity),
    }


def _own_of_figure(number: int, stated: Stated) -> dict[str, Any]:
    series, kept = stated.row.series, stated.kept
    return {
        "id": number,
        "locality_id": series.locality.id,
        "subject_id": series.subject.pk if series.subject else None,
        "period_id": stated.key[1],
        "series": stated.key[0],
        "value": kept.value,
        "upper": kept.upper,
        "total": kept.total,
        "order": order_of(kept.value),
    }


def _claim(row: Row) -> Claim:
    return Claim(
        id=_claim_id(row),
        span=row.span,
        quote=row.quote,
        kind=Kind(row.series.measure),
        planned=row.series.planned,
        quantity=row.quantity,
        estimate=row.maturity == Maturity.ESTIMATE,
        indicator=row.series.indicator.name_vi,
        period=Period(row.period.first_day, row.period.last_day),
        basis=row.series.set_by or None if row.series.measure is Measure.ATTAINMENT else None,
        rule=RULE,
        confidence=1.0,
        code=row.series.indicator.code,
    )


def _claim_id(row: Row) -> str:
    return f"r{row.span.start}"


def _own_of_claim(row: Row) -> dict[str, str]:
    """In canonical JSON."""
    span, quantity = row.span, row.quantity
    return {
        "id": f'"{_claim_id(row)}"',
        "start": repr(span.start),
        "end": repr(span.end),
        "quote": encode_basestring(row.quote),
        "value": _number(quantity.value),
        "upper": _number(quantity.upper),
        "total": _number(quantity.total),
        "period": _days(row.period.first_day, row.period.last_day),
    }


def _number(value: Decimal | None) -> str:
    return "null" if value is None else f'"{plain(value)}"'


@lru_cache(maxsize=1024)
def _days(first: date, last: date) -> str:
    return canonical_json(period_to_json(Period(first, last)))


class Encoded(str):
    """Canonical JSON: it is digested and stored as it stands."""

    __slots__ = ()


_FORMS: Mapping[type, Callable[[Any], str]] = {  # the canonical JSON of what is a row's own
    str: encode_basestring,
    Encoded: str,
    Decimal: _number,
    int: repr,
    float: repr,
}
