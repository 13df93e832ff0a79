"""Annotated documents: what a person found in a text, to measure the reader by.

`NAME.json` holds what docs/reference/gold.md says of it; `NAME.jsonl` beside it, where there is one, holds the
locality, the links and the code of each claim, in the same order.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from doichieu.claims import Span, Text
from doichieu.reader.formats import FormatError, open_file

NUMBERS = ("value", "total", "upper")


class UnreadableGold(Exception):  # noqa: N818 - named as what it is
    """An annotation that cannot be read; the sentence names the file."""

    code = "gold-unreadable"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotated claim or task: its place, its fields, and the other readings that are as good."""

    span: Span
    fields: Mapping[str, Any]

    def readings(self, field: str) -> tuple[Any, ...]:
        """The value of a field and those that may stand for it."""
        return (self.fields.get(field), *self.fields.get("accept", {}).get(field, ()))


@dataclass(frozen=True, slots=True)
class LinkedTo:
    """A link of an annotated claim: its relation, and the index of the claim that it points to."""

    relation: str
    claim: int


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is annotated of a claim beyond the shared fields."""

    locality: str | None
    codes: tuple[str | None, ...]  # the code, then those that may stand for it
    links: frozenset[LinkedTo]
    optional: frozenset[LinkedTo]  # links that may be given but need not be


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated document."""

    path: Path
    text: Text
    data: Mapping[str, Any]
    claims: tuple[Annotation, ...]
    tasks: tuple[Annotation, ...] | None  # None: not annotated
    beyond: tuple[Beyond, ...] | None  # of each claim; None: not annotated


def gold_files(folders: Iterable[Path]) -> list[Path]:
    """Every annotation under the folders, sorted. Raises UnreadableGold for a folder without any."""
    found: list[Path] = []
    for folder in folders:
        files = list(folder.rglob("*.json"))
        if not files:
            raise UnreadableGold(f"{folder}: no annotated document (NAME.json beside NAME.txt) stands here")
        found += files
    return sorted(found)


def read_gold(path: Path) -> Gold:
    """One annotated document. Raises UnreadableGold, naming the file."""
    try:
        data = json.loads(path.read_text("utf-8"))
        text = open_file(path.parent / data["text"])
        claims = tuple(_annotation(text.content, fields) for fields in data["claims"])
        for claim in claims:
            _check_numbers(claim)
        tasks = tuple(_annotation(text.content, fields) for fields in data["tasks"]) if "tasks" in data else None
        return Gold(path, text, data, claims, tasks, _beyond(path.with_suffix(".jsonl"), claims))
    except FormatError as fault:
        raise UnreadableGold(f"{path}: {fault}") from fault
    except OSError as fault:
        raise UnreadableGold(f"{fault.filename or path}: cannot be read ({fault.strerror or fault})") from fault
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation) as fault:
        raise UnreadableGold(f"{path}: no annotation of a document ({type(fault).__name__}: {fault})") from fault


def _annotation(content: str, fields: Mapping[str, Any]) -> Annotation:
    start = -1
    for _ in range(fields.get("nth", 1)):
        start = content.find(fields["quote"], start + 1)
        if start < 0:
            raise ValueError(f"the text does not hold {fields['quote']!r} so often")
    return Annotation(Span(start, start + len(fields["quote"])), fields)


def _check_numbers(claim: Annotation) -> None:
    for field in NUMBERS:
        for value in claim.readings(field):
            if value is not None:
                Decimal(value)


def _beyond(path: Path, claims: tuple[Annotation, ...]) -> tuple[Beyond, ...] | None:
    if not path.exists():
        return None
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    named = [(claim.fields["quote"], claim.fields.get("nth", 1)) for claim in claims]
    if [(line["quote"], line["nth"]) for line in lines] != named:
        raise ValueError(f"{path.name} does not name the same claims")
    index = {name: number for number, name in enumerate(named)}
    return tuple(_beyond_of(line, index) for line in lines)


def _beyond_of(line: Mapping[str, Any], index: Mapping[tuple[str, int], int]) -> Beyond:
    accept = line.get("accept", {})
    return Beyond(
        locality=line["locality"],
        codes=(line["code"], *accept.get("code", ())),
        links=frozenset(_links(line["links"], index)),
        optional=frozenset(_links(accept.get("links", ()), index)),
    )


def _links(rows: Iterable[Mapping[str, Any]], index: Mapping[tuple[str, int], int]) -> Iterator[LinkedTo]:
    return (LinkedTo(row["relation"], index[row["quote"], row["nth"]]) for row in rows)
