"""Readings as JSON and back: the contract of `doichieu read --json`.

Decimals are plain strings, days are ISO dates, spans are `start` and `end` in code points.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from doichieu.claims.figures import Claim, Kind, Link, Relation
from doichieu.claims.periods import Period
from doichieu.claims.quantities import Bound, Quantity
from doichieu.claims.readings import Other, Reading, Unread
from doichieu.claims.sessions import Mention, Person, Reference, SessionFrame, Statement, StatementKind, Task
from doichieu.claims.texts import Block, BlockKind, Span, Text

JSON = dict[str, Any]


def reading_to_json(reading: Reading) -> JSON:
    """The one JSON object of a document; `text` is the file's name, not its content."""
    return {
        "text": reading.text.name,
        "published": _day(reading.published),
        "locality": reading.locality,
        "claims": [claim_to_json(claim) for claim in reading.claims],
        "conference": conference_to_json(reading.conference) if reading.conference else None,
        "people": [{"name": person.name, "posts": list(person.posts)} for person in reading.people],
        "references": [reference.number for reference in reading.references],
        "tasks": [_task_to_json(task) for task in reading.tasks],
        "other": [{**_span_to_json(other.span), "what": other.what} for other in reading.other],
        "unread": [{**_span_to_json(unread.span), "reason": unread.reason} for unread in reading.unread],
        "mentions": [
            {"field": mention.field, "value": mention.value, **_span_to_json(mention.span)}
            for mention in reading.mentions
        ],
        "statements": [_statement_to_json(statement) for statement in reading.statements],
    }


def reading_from_json(data: Mapping[str, Any], text: Text) -> Reading:
    """The reading that `reading_to_json` wrote, over the text that its offsets count in.

    Raises KeyError or ValueError where `data` does not keep the contract.
    """
    return Reading(
        text=text,
        published=_to_day(data["published"]),
        locality=data["locality"],
        claims=tuple(claim_from_json(claim) for claim in data["claims"]),
        conference=conference_from_json(data["conference"]) if data["conference"] else None,
        people=tuple(Person(person["name"], tuple(person["posts"])) for person in data["people"]),
        references=tuple(map(Reference, data["references"])),
        tasks=tuple(_task_from_json(task) for task in data["tasks"]),
        other=tuple(Other(_to_span(other), other["what"]) for other in data["other"]),
        unread=tuple(Unread(_to_span(unread), unread["reason"]) for unread in data["unread"]),
        mentions=tuple(Mention(row["field"], row["value"], _to_span(row)) for row in data["mentions"]),
        statements=tuple(_statement_from_json(statement) for statement in data["statements"]),
    )


def claim_to_json(claim: Claim) -> JSON:
    """One claim, with the field names of the contract."""
    return {
        "id": claim.id,
        "quote": claim.quote,
        **_span_to_json(claim.span),
        "kind": claim.kind.value,
        "planned": claim.planned,
        **quantity_to_json(claim.quantity),
        "estimate": claim.estimate,
        "indicator": claim.indicator,
        "period": period_to_json(claim.period),
        "basis": claim.basis,
        "locality": claim.locality,
        "subject": claim.subject,
        "code": claim.code,
        "links": [{"relation": link.relation.value, "claim": link.claim} for link in claim.links],
        "items": [_span_to_json(item) for item in claim.items],
        "rule": claim.rule,
        "confidence": claim.confidence,
        **{name: value for name, value in (("cell", claim.cell), ("page", claim.page)) if value is not None},
    }


def claim_from_json(data: Mapping[str, Any]) -> Claim:
    """The claim that `claim_to_json` wrote."""
    return Claim(
        id=data["id"],
        span=_to_span(data),
        quote=data["quote"],
        kind=Kind(data["kind"]),
        planned=data["planned"],
        quantity=quantity_from_json(data),
        estimate=data["estimate"],
        indicator=data["indicator"],
        period=period_from_json(data["period"]),
        basis=data["basis"],
        rule=data["rule"],
        confidence=data["confidence"],
        locality=data["locality"],
        subject=data["subject"],
        code=data["code"],
        links=tuple(Link(Relation(link["relation"]), link["claim"]) for link in data["links"]),
        items=tuple(map(_to_span, data["items"])),
        cell=data.get("cell"),
        page=data.get("page"),
    )


def quantity_to_json(quantity: Quantity) -> JSON:
    """The fields of a quantity, beside those of its claim."""
    return {
        "value": plain(quantity.value),
        "upper": plain(quantity.upper),
        "total": plain(quantity.total),
        "step": plain(quantity.step),
        "unit": quantity.unit,
        "bound": quantity.bound.value,
    }


def quantity_from_json(data: Mapping[str, Any]) -> Quantity:
    """The quantity among the fields of a claim."""
    return Quantity(
        value=Decimal(data["value"]),
        upper=_to_decimal(data["upper"]),
        total=_to_decimal(data["total"]),
        step=Decimal(data["step"]),
        unit=data["unit"],
        bound=Bound(data["bound"]),
    )


def conference_to_json(frame: SessionFrame) -> JSON:
    """The session frame, with the field names of the contract."""
    return {
        "body": frame.body,
        "ordinal": frame.ordinal,
        "tenure": frame.tenure,
        "term": list(frame.term) if frame.term else None,
        "dates": [day.isoformat() for day in frame.dates],
        "extended": frame.extended,
        "chairs": list(frame.chairs),
        "adopted_share": plain(frame.adopted_share),
    }


def conference_from_json(data: Mapping[str, Any]) -> SessionFrame:
    """The session frame that `conference_to_json` wrote."""
    first_and_last = data["term"]
    return SessionFrame(
        body=data["body"],
        ordinal=data["ordinal"],
        tenure=data["tenure"],
        term=(first_and_last[0], first_and_last[1]) if first_and_last else None,
        dates=tuple(map(date.fromisoformat, data["dates"])),
        extended=data["extended"],
        chairs=tuple(data["chairs"]),
        adopted_share=_to_decimal(data["adopted_share"]),
    )


def text_to_json(text: Text) -> JSON:
    """A text with its blocks, for storage."""
    return {
        "name": text.name,
        "format": text.format,
        "content": text.content,
        "blocks": [_block_to_json(block) for block in text.blocks],
    }


def text_from_json(data: Mapping[str, Any]) -> Text:
    """The text that `text_to_json` wrote."""
    return Text(
        content=data["content"],
        blocks=tuple(_block_from_json(block) for block in data["blocks"]),
        name=data["name"],
        format=data["format"],
    )


def period_to_json(period: Period | None) -> list[str] | None:
    """First and last day as ISO dates."""
    return [period.first.isoformat(), period.last.isoformat()] if period else None


def period_from_json(data: list[str] | None) -> Period | None:
    """The period that `period_to_json` wrote."""
    return Period(date.fromisoformat(data[0]), date.fromisoformat(data[1])) if data else None


def plain(number: Decimal | None) -> str | None:
    """Digits and at most one point: no exponent, and no zero that says nothing.

    >>> plain(Decimal("1.50E+3")), plain(Decimal("64.40"))
    ('1500', '64.4')
    """
    if number is None:
        return None
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def _to_decimal(digits: str | None) -> Decimal | None:
    return None if digits is None else Decimal(digits)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _to_day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _span_to_json(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _to_span(data: Mapping[str, Any]) -> Span:
    return Span(data["start"], data["end"])


def _task_to_json(task: Task) -> JSON:
    return {"quote": task.quote, **_span_to_json(task.span), "owner": task.owner, "due": _day(task.due)}


def _task_from_json(data: Mapping[str, Any]) -> Task:
    return Task(_to_span(data), data["quote"], data["owner"], _to_day(data["due"]))


STATEMENT_FIELDS = ("speaker", "place", "topic", "section")


def _statement_to_json(statement: Statement) -> JSON:
    facts = {name: getattr(statement, name) for name in STATEMENT_FIELDS}
    return {"kind": statement.kind.value, **facts, **_span_to_json(statement.span)}


def _statement_from_json(data: Mapping[str, Any]) -> Statement:
    facts = {name: data[name] for name in STATEMENT_FIELDS}
    return Statement(StatementKind(data["kind"]), _to_span(data), **facts)


BLOCK_FIELDS = ("level", "row", "column", "label")


def _block_to_json(block: Block) -> JSON:
    facts = {name: getattr(block, name) for name in BLOCK_FIELDS}
    return {"kind": block.kind.value, **_span_to_json(block.span)} | {k: v for k, v in facts.items() if v is not None}


def _block_from_json(data: Mapping[str, Any]) -> Block:
    return Block(BlockKind(data["kind"]), _to_span(data), **{name: data.get(name) for name in BLOCK_FIELDS})
