"""Small rows that the tests of the upper apps share: an indicator, a document with a sentence, a claim in it."""

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from doichieu.claims import Bound, Claim, Kind, Period, Quantity, Span, Text
from doichieu.claims.codec import claim_to_json, reading_to_json, text_to_json
from doichieu.claims.readings import Reading
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.catalogue.services import ensure_period
from doichieu.hub.documents.models import Document, State, StoredClaim, StoredReading, StoredText
from doichieu.hub.places.models import Locality
from doichieu.hub.register.services import WitnessedClaim

YEAR = Period.year(2022)
HALF = Period(date(2022, 1, 1), date(2022, 6, 30))
SENTENCE = "Thu ngân sách ước đạt 615,3 tỷ đồng, đạt 63% dự toán thành phố giao, tăng 9% so với cùng kỳ."


def indicator(code: str = "BUD01", **fields: Any) -> Indicator:
    """Revenue in đồng, higher is better, adding up over time, unless `fields` say otherwise."""
    usual: dict[str, Any] = {
        "name_vi": f"Chỉ tiêu {code}",
        "name_en": f"Indicator {code}",
        "unit": "VND",
        "shown_in": "tỷ đồng",
        "direction": "higher",
        "aggregation_time": "sum",
        "aggregation_space": "sum",
        "sector": "budget",
        "search": code.lower(),
    }
    return Indicator.objects.create(code=code, **(usual | fields))


def period(of: Period) -> PlanningPeriod:
    return ensure_period(of.first, of.last)


def stored_text(
    content: str, locality: Locality | None, by: User, *, state: State = State.INTERNAL, name: str = ""
) -> StoredText:
    """A document of a place with one text."""
    released = {"released_at": timezone.now(), "released_by": by} if state == State.RELEASED else {}
    name = name or f"{hashlib.sha256(content.encode()).hexdigest()[:12]}.txt"
    document = Document.objects.create(
        title=name,
        name=name,
        original=content.encode(),
        digest=hashlib.sha256(f"{name}{content}".encode()).hexdigest(),
        locality=locality,
        published=date(2022, 7, 1),
        state=state,
        stored_at=timezone.now(),
        stored_by=by,
        **released,
    )
    data = text_to_json(Text(content, name=name))
    return StoredText.objects.create(document=document, data=data, made_at=timezone.now())


def quantity(value: str, unit: str = "VND", step: str = "1", bound: Bound = Bound.EXACT, **fields: Any) -> Quantity:
    """A quantity; `upper` and `total` as text."""
    others = {name: Decimal(number) for name, number in fields.items()}
    return Quantity(Decimal(value), others.get("upper"), others.get("total"), Decimal(step), unit, bound)


def claim(content: str, quote: str, stated: Quantity, **fields: Any) -> Claim:
    """The claim at the first place of `quote`."""
    start = content.index(quote)
    usual: dict[str, Any] = {
        "id": f"c{start}",
        "span": Span(start, start + len(quote)),
        "quote": quote,
        "kind": Kind.LEVEL,
        "planned": False,
        "quantity": stated,
        "estimate": False,
        "indicator": "thu ngân sách",
        "period": HALF,
        "basis": None,
        "rule": "test",
        "confidence": 0.9,
        "code": "BUD01",
    }
    return Claim(**(usual | fields))


def revenue_claims(content: str = SENTENCE) -> tuple[Claim, Claim, Claim]:
    """The amount, the attainment and the growth of `SENTENCE`."""
    return (
        claim(content, "615,3 tỷ đồng", quantity("615300000000", step="100000000"), estimate=True),
        claim(content, "63%", quantity("63", "%"), kind=Kind.ATTAINMENT, basis="dự toán thành phố giao"),
        claim(content, "9%", quantity("9", "%"), kind=Kind.GROWTH, basis="cùng kỳ"),
    )


def witnessed(text: StoredText, stated: Claim) -> WitnessedClaim:
    return WitnessedClaim(text, stated)


def read(text: StoredText, claims: tuple[Claim, ...], version: str = "1", **fields: Any) -> StoredReading:
    """A reading on record with these claims; `fields` are those of a Reading."""
    usual: dict[str, Any] = {
        "published": None,
        "locality": None,
        "conference": None,
        "people": (),
        "references": (),
        "tasks": (),
        "other": (),
        "unread": (),
    }
    content = Text(text.data["content"], name=text.data["name"])
    reading = Reading(text=content, claims=claims, **(usual | fields))
    stored = StoredReading.objects.create(
        text=text, reader_version=version, data=reading_to_json(reading), made_at=timezone.now()
    )
    for each in claims:
        StoredClaim.objects.create(
            reading=stored,
            claim_id=each.id,
            start=each.span.start,
            end=each.span.end,
            code=each.code or "",
            kind=each.kind.value,
            planned=each.planned,
            first_day=each.period.first if each.period else None,
            last_day=each.period.last if each.period else None,
            confidence=each.confidence,
            data=claim_to_json(each),
        )
    return stored
