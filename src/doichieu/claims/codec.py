"""Readings as JSON and back: the contract of `doichieu read --json`.

Decimals are plain strings, days are ISO dates, spans are `start` and `end` in code points.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from json import JSONEncoder
from typing import Any

from doichieu.claims.figures import Claim, Entered, Kind, Link, Relation
from doichieu.claims.periods import Period
from doichieu.claims.quantities import Bound, Quantity
from doichieu.claims.readings import Other, Reading, Unread
from doichieu.claims.session_codec import (
    agenda_item_from_json,
    agenda_item_to_json,
    conference_from_json,
    conference_to_json,
    statement_from_json,
    statement_to_json,
    task_from_json,
    task_to_json,
    vote_from_json,
    vote_to_json,
)
from doichieu.claims.sessions import Mention, Person, Reference
from doichieu.claims.texts import Block, BlockKind, Span, Text
from doichieu.claims.values_codec import (
    JSON,
    day_from_json,
    day_to_json,
    plain,
    span_from_json,
    span_to_json,
    to_decimal,
)

__all__ = [
    "JSON",
    "claim_from_json",
    "claim_to_json",
    "conference_from_json",
    "conference_to_json",
    "period_from_json",
    "period_to_json",
    "plain",
    "quantity_from_json",
    "quantity_to_json",
    "reading_from_json",
    "reading_to_json",
    "text_from_json",
    "text_to_json",
    "written_reading",
]


# By what they are stored as: asked of an enumeration itself, each costs as much as the rest of a field.
KINDS: Mapping[str, Kind] = {each.value: each for each in Kind}
BOUNDS: Mapping[str, Bound] = {each.value: each for each in Bound}


def reading_to_json(reading: Reading) -> JSON:
    """The one JSON object of a document; `text` is the file's name, not its content."""
    return {
        "text": reading.text.name,
        "published": day_to_json(reading.published),
        "locality": reading.locality,
        "claims": [claim_to_json(claim) for claim in reading.claims],
        "conference": conference_to_json(reading.conference) if reading.conference else None,
        "people": [{"name": person.name, "posts": list(person.posts)} for person in reading.people],
        "references": [reference.number for reference in reading.references],
        "tasks": [task_to_json(task) for task in reading.tasks],
        "other": [{**span_to_json(other.span), "what": other.what} for other in reading.other],
        "unread": [{**span_to_json(unread.span), "reason": unread.reason} for unread in reading.unread],
        "mentions": [
            {"field": mention.field, "value": mention.value, **span_to_json(mention.span)}
            for mention in reading.mentions
        ],
        "statements": [statement_to_json(statement) for statement in reading.statements],
        "agenda": [agenda_item_to_json(item) for item in reading.agenda],
        "votes": [vote_to_json(vote) for vote in reading.votes],
    }


def written_reading(reading: Reading) -> Iterator[str]:
    """The object of `reading_to_json` as text, in pieces: a long document has a hundred thousand claims."""
    encode = JSONEncoder(ensure_ascii=False).encode
    for name, value in reading_to_json(replace(reading, claims=())).items():
        yield f'{{"{name}": ' if name == "text" else f', "{name}": '
        if name != "claims":
            yield encode(value)
            continue
        yield "["
        for number, claim in enumerate(reading.claims):
            yield f"{', ' if number else ''}{encode(claim_to_json(claim))}"
        yield "]"
    yield "}"


def reading_from_json(data: Mapping[str, Any], text: Text) -> Reading:
    """The reading that `reading_to_json` wrote, over the text that its offsets count in.

    Raises KeyError or ValueError where `data` does not keep the contract.
    """
    return Reading(
        text=text,
        published=day_from_json(data["published"]),
        locality=data["locality"],
        claims=tuple(claim_from_json(claim) for claim in data["claims"]),
        conference=conference_from_json(data["conference"]) if data["conference"] else None,
        people=tuple(Person(person["name"], tuple(person["posts"])) for person in data["people"]),
        references=tuple(map(Reference, data["references"])),
        tasks=tuple(task_from_json(task) for task in data["tasks"]),
        other=tuple(Other(span_from_json(other), other["what"]) for other in data["other"]),
        unread=tuple(Unread(span_from_json(unread), unread["reason"]) for unread in data["unread"]),
        mentions=tuple(Mention(row["field"], row["value"], span_from_json(row)) for row in data["mentions"]),
        statements=tuple(statement_from_json(statement) for statement in data["statements"]),
        agenda=tuple(map(agenda_item_from_json, data.get("agenda", ()))),  # readings stored by 0.2.0 have neither
        votes=tuple(map(vote_from_json, data.get("votes", ()))),
    )


def claim_to_json(claim: Claim) -> JSON:
    """One claim, with the field names of the contract."""
    return {
        "id": claim.id,
        "quote": claim.quote,
        **span_to_json(claim.span),
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
        "items": [span_to_json(item) for item in claim.items],
        "rule": claim.rule,
        "confidence": claim.confidence,
        **{name: value for name, value in (("cell", claim.cell), ("page", claim.page)) if value is not None},
        **({"doubts": list(claim.doubts)} if claim.doubts else {}),
        **({"entered": asdict(claim.entered)} if claim.entered else {}),
    }


def claim_from_json(data: Mapping[str, Any], **told: Any) -> Claim:
    """The claim that `claim_to_json` wrote. told: fields of `Claim` that are known otherwise than they were written."""
    fields = {name: data[name] for name in _AS_WRITTEN}
    fields.update(told)
    for name, decoded in _DECODED.items():
        if name not in told:
            fields[name] = decoded(data)
    return Claim(**fields)


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
        upper=to_decimal(data["upper"]),
        total=to_decimal(data["total"]),
        step=Decimal(data["step"]),
        unit=data["unit"],
        bound=BOUNDS[data["bound"]],
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


BLOCK_FIELDS = ("level", "row", "column", "label")


def _block_to_json(block: Block) -> JSON:
    facts = {name: getattr(block, name) for name in BLOCK_FIELDS}
    return {"kind": block.kind.value, **span_to_json(block.span)} | {k: v for k, v in facts.items() if v is not None}


def _block_from_json(data: Mapping[str, Any]) -> Block:
    return Block(BlockKind(data["kind"]), span_from_json(data), **{name: data.get(name) for name in BLOCK_FIELDS})


def _links_from_json(data: Mapping[str, Any]) -> tuple[Link, ...]:
    written = data["links"]
    return tuple([Link(Relation(link["relation"]), link["claim"]) for link in written]) if written else ()


def _items_from_json(data: Mapping[str, Any]) -> tuple[Span, ...]:
    written = data["items"]
    return tuple([span_from_json(item) for item in written]) if written else ()


# Of a claim the fields that stand in JSON as they are, and how the others are read.
_AS_WRITTEN = (
    *("id", "quote", "planned", "estimate", "indicator", "basis", "rule", "confidence"),
    *("locality", "subject", "code"),
)
_DECODED: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "span": span_from_json,
    "kind": lambda data: KINDS[data["kind"]],
    "quantity": quantity_from_json,
    "period": lambda data: period_from_json(data["period"]),
    "links": _links_from_json,
    "items": _items_from_json,
    "cell": lambda data: data.get("cell"),
    "page": lambda data: data.get("page"),
    "doubts": lambda data: tuple(data.get("doubts", ())),
    "entered": lambda data: Entered(**data["entered"]) if "entered" in data else None,
}
