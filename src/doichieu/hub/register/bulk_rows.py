"""The rows of an import, ready for their tables, with the digests by which the chain knows them."""

# ruff: noqa: SLF001 - Django documents `_meta` as public

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from django.db.models import Model
from django.utils import timezone

from doichieu.claims import Claim, Kind, Period
from doichieu.claims.codec import claim_to_json, plain
from doichieu.hub.accounts.models import User
from doichieu.hub.documents.models import StoredText
from doichieu.hub.ledger.batches import Batch, batch_over
from doichieu.hub.ledger.digests import canonical_json, digest_of_parts
from doichieu.hub.register.bulk_checks import Stated
from doichieu.hub.register.bulk_standing import Settled
from doichieu.hub.register.models import Current, Evidence, Figure, Maturity, Measure

RULE = "import"  # by what a claim was read


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
    """Makes the rows of one import: one source, one person, one moment."""

    def __init__(self, source: StoredText, reviewer: User) -> None:
        self.source = source
        self._common = {"recorded_at": timezone.now(), "recorded_by_id": reviewer.pk}
        self._made: dict[int, int] = {}  # of the last part: the figure that each row became
        self._usual: dict[type[Model], dict[str, Any]] = {model: _defaults(model) for model in (Figure, Evidence)}

    def figures(self, new: Sequence[Stated], ids: Sequence[int]) -> Rows:
        """A figure for each statement."""
        facts = ({"id": pk, **self._common, **_figure(stated)} for pk, stated in zip(ids, new, strict=True))
        return self._rows(Figure, ids, facts)

    def evidence(self, entering: Settled, figures: Sequence[int], ids: Sequence[int]) -> Rows:
        """A witness for each new figure, and for each figure that a row says again."""
        made = {stated.number: pk for stated, pk in zip(entering.new, figures, strict=True)}
        known, self._made = self._made | made, made
        pairs = [*zip(figures, entering.new, strict=True)]
        for witness in entering.witnesses:
            figure = witness.figure
            pairs.append((known[figure.number] if isinstance(figure, Stated) else figure, witness.stated))
        text = {"text_id": self.source.pk, **self._common}
        facts = (
            {"id": pk, "figure_id": figure, **text, **_witness(stated)}
            for pk, (figure, stated) in zip(ids, pairs, strict=True)
        )
        return self._rows(Evidence, ids, facts)

    def current(self, new: Sequence[Stated], ids: Sequence[int]) -> Rows:
        """The projection of the new figures."""
        values = [
            (pk, *stated.key, row.series.locality.id, row.series.indicator.id)
            for pk, stated in zip(ids, new, strict=True)
            for row in (stated.row,)
        ]
        return Rows(Current, ids, values)

    def _rows(self, model: type[Model], ids: Sequence[int], facts: Iterable[dict[str, Any]]) -> Rows:
        usual, order = self._usual[model], sorted(self._usual[model])
        values, digests = [], []
        for stated in facts:
            row = usual | stated
            values.append(tuple(row.values()))
            said = [(name, value) for name in order if (value := row[name]) != usual[name]]
            digests.append(digest_of_parts([f'"{name}":{_FORMS[type(value)](value)}' for name, value in said]))
        return Rows(model, ids, values, digests)


def _defaults(model: type[Model]) -> dict[str, Any]:
    """What each field holds where nothing is said, in the order of the columns."""
    return {field.attname: field.get_default() for field in model._meta.concrete_fields}


def _figure(stated: Stated) -> dict[str, Any]:
    series, kept = stated.row.series, stated.kept
    return {
        "indicator_id": series.indicator.id,
        "locality_id": series.locality.id,
        "subject_id": series.subject.pk if series.subject else None,
        "period_id": stated.key[1],
        "measure": str(series.measure),
        "planned": series.planned,
        "set_by": series.set_by,
        "price_basis": series.price_basis,
        "cumulative": series.cumulative,
        "series": stated.key[0],
        "value": kept.value,
        "upper": kept.upper,
        "total": kept.total,
        "step": kept.step,
        "unit": kept.unit,
        "bound": kept.bound.value,
        "maturity": str(stated.row.maturity),
        "order": float(kept.value),
    }


def _witness(stated: Stated) -> dict[str, Any]:
    row = stated.row
    claim = Claim(
        id=f"r{row.span.start}",
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
    return {"start": row.span.start, "end": row.span.end, "claim": Encoded(canonical_json(claim_to_json(claim)))}


class Encoded(str):
    """Canonical JSON: it is digested and stored as it stands."""

    __slots__ = ()


_repeated = lru_cache(maxsize=64)(canonical_json)  # of which an import has few
_FORMS: Mapping[type, Callable[[Any], str]] = {  # the canonical JSON of a column's value
    bool: _repeated,
    datetime: _repeated,
    str: encode_basestring,
    Encoded: str,
    Decimal: lambda number: f'"{plain(number)}"',
    int: repr,
    float: repr,
}
