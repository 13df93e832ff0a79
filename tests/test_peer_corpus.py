"""The examples of a peer's own tests, read from its corpus where that lies beside the checkout, never copied here.

What the documents of local authorities never hold is left out by the rules below, each with its reason; an
example that no rule leaves out must be read. A rule that leaves nothing out is an error.
"""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from doichieu.claims import Bound, Claim
from doichieu.reader import read

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "peers" / "duckling_vi_corpus.json"
pytestmark = pytest.mark.skipif(not CORPUS.is_file(), reason="the peer's corpus is not beside the checkout")

Example = dict[str, Any]
LeftOut = dict[str, Callable[[Example], bool]]


def spelled(pattern: str) -> Callable[[Example], bool]:
    """Whether an example's text holds a pattern."""
    return lambda example: re.search(pattern, example["text"], re.IGNORECASE) is not None


AMOUNTS_LEFT_OUT: LeftOut = {
    "K, M and G for thousands, millions and milliards are not written in documents": spelled(r"[0-9][kmg]\b"),
    "a number does not begin with its comma": spelled(r"(?<![0-9]),[0-9]"),
    "a dash with a space behind it opens the item of a list": spelled(r"^- "),
    "zero alone is the word for not, and a hundred alone says no number": spelled(r"^(không|trăm)$"),
    "amounts in cents are not kept": spelled(r"\b(xen|xu)\b"),
    "rupees and dirhams are not kept": lambda example: example.get("unit") in ("INR", "AED"),
    "an English plural": spelled(r"[a-z]{4}s$"),
    "the dollar by its spoken name": spelled(r"\bđô\b(?! (la|mỹ))"),
    "a decimal stop in words: documents have a comma": spelled(r"\bchấm\b"),
    "the currency before both ends of a range": spelled(r"[A-Z]{3}[0-9]+-[A-Z]{3}"),
    "a comparative compares with another figure, which makes a change of it": spelled(r"^(ít|kém|nhiều|cao) hơn"),
}
UNITS = {"Dollar": "USD", "Pound": "GBP"}
BOUNDS = {"under": (Bound.UNDER, Bound.AT_MOST), "above": (Bound.OVER, Bound.AT_LEAST)}


@cache
def examples(*dimensions: str) -> tuple[Example, ...]:
    """The examples of some dimensions, in the order of the file."""
    rows = json.loads(CORPUS.read_text(encoding="utf-8")) if CORPUS.is_file() else []
    return tuple(row for row in rows if row["dim"] in dimensions)


def in_scope(rows: tuple[Example, ...], left_out: LeftOut) -> list[Example]:
    """The examples that no rule leaves out."""
    return [row for row in rows if not any(rule(row) for rule in left_out.values())]


def claims_of(example: Example) -> tuple[Claim, ...]:
    """The claims of a sentence made of the example; a number gets a unit, and a signed one its brackets."""
    words = example["text"]
    if example["dim"] == "Numeral":
        words = f"({words} ha)" if words.startswith("-") else f"{words} ha"
    return read(f"Chênh lệch là {words}.").claims


def fault(example: Example) -> str | None:
    """What is wrong with the reading of an amount, or None."""
    claims = claims_of(example)
    if len(claims) != 1:
        return f"{example['text']}: {len(claims)} figures"
    [claim] = claims
    ends = [claim.value] if claim.upper is None else [claim.value, claim.upper]
    wanted = example["value"] if isinstance(example["value"], list) else [example["value"]]
    if ends != [Decimal(str(value)) for value in wanted]:
        return f"{example['text']}: {ends}"
    if example["dim"] == "AmountOfMoney" and claim.unit != UNITS.get(example["unit"], example["unit"]):
        return f"{example['text']}: {claim.unit}"
    bounds = BOUNDS.get(example.get("form", ""))
    return f"{example['text']}: {claim.bound}" if bounds and claim.bound not in bounds else None


def test_every_number_and_amount_that_documents_can_hold_is_read() -> None:
    rows = in_scope(examples("Numeral", "AmountOfMoney"), AMOUNTS_LEFT_OUT)
    assert [line for row in rows if (line := fault(row))] == []
    assert len(rows) >= 75


@pytest.mark.parametrize("reason", AMOUNTS_LEFT_OUT)
def test_each_rule_leaves_some_amount_out(reason: str) -> None:
    assert any(map(AMOUNTS_LEFT_OUT[reason], examples("Numeral", "AmountOfMoney")))


def test_an_ordinal_is_no_figure() -> None:
    rows = examples("Ordinal")
    assert rows
    assert [row["text"] for row in rows if read(f"Kỳ họp {row['text']} của HĐND xã.").claims] == []
