"""The three habits of the lexicon: each example reads as its entry says, each form stands in an example, and each
rule reads some example. That no Vietnamese word is written in code is looked after by test_architecture.py.

Tables of figures are checked here; a table that other modules read has its examples checked beside them.
"""

import re
from functools import cache

import pytest

from doichieu.claims import Claim
from doichieu.claims.codec import plain
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader import read
from doichieu.reader.grammar.amounts import quantities

FIGURE_TABLES = (
    "abbreviations",
    "boundaries",
    "bounds",
    "columns",
    "cues",
    "estimates",
    "furniture",
    "guards",
    "heads",
    "indicators",
    "labels",
    "links",
    "magnitudes",
    "numerals",
    "ranks",
    "sections",
    "units",
)
ENTRIES = [(name, entry) for name in FIGURE_TABLES for entry in table(name)]
EXAMPLES = [(name, entry, example) for name, entry in ENTRIES for example in entry.examples]


def number_and_unit(claim: Claim) -> str:
    """How the examples write a claim's figure: `5..7 ha`, `30/34 tiêu chí`."""
    upper = f"..{plain(claim.upper)}" if claim.upper is not None else ""
    total = f"/{plain(claim.total)}" if claim.total is not None else ""
    return f"{plain(claim.value)}{upper}{total} {claim.unit}".strip()


def facts(claim: Claim) -> set[str]:
    """All that an example may add about a claim."""
    said = {claim.kind.value, claim.bound.value, "planned" if claim.planned else "reported"}
    said |= {"estimate" if claim.estimate else "no estimate"}
    said.add(f"code: {claim.code}")
    return said | {f"indicator: {folded(claim.indicator or '')}", f"basis: {folded(claim.basis or '')}"}


@cache
def claims_of(text: str) -> tuple[Claim, ...]:
    return read(text).claims


def fault(example: Example) -> str | None:
    """What is wrong in the reading of an example, or None."""
    claims = claims_of(example.text)
    wanted = [re.split(r";\s*", line) for line in example.reads]
    found = [number_and_unit(claim) for claim in claims]
    if found != [folded(parts[0]) if "đồng" in parts[0] else parts[0] for parts in wanted]:
        return f"{example.text!r}: {found}"
    for claim, parts in zip(claims, wanted, strict=True):
        said = facts(claim)
        missing = {part if part in said else folded(part) for part in parts[1:]} - said
        if missing:
            return f"{example.text!r}: {claim.quote!r} lacks {missing}, has {said}"
    return None


@pytest.mark.parametrize("name", FIGURE_TABLES)
def test_each_example_reads_as_its_entry_says(name: str) -> None:
    faults = [fault(example) for table_name, _, example in EXAMPLES if table_name == name]
    assert [line for line in faults if line] == []


@pytest.mark.parametrize("name", FIGURE_TABLES)
def test_each_form_stands_in_an_example(name: str) -> None:
    assert [f"{entry.id}: {form}" for entry in table(name) for form in missing_forms(entry)] == []


def missing_forms(entry: Entry) -> list[str]:
    texts = [folded(example.text) for example in entry.examples]
    return [form for form in entry.named if not any(stands_in(folded(form), text) for text in texts)]


def stands_in(form: str, text: str) -> bool:
    before = r"(?<![^\W\d_])" if form[0].isalpha() else ""
    behind = r"(?!\w)" if form[-1].isalnum() else ""
    return re.search(rf"{before}{re.escape(form)}{behind}", text) is not None


def test_each_rule_of_quantities_reads_some_example() -> None:
    used = {claim.rule.split(";")[0] for _, _, example in EXAMPLES for claim in claims_of(example.text)}
    assert {rule.name for rule in quantities.RULES} - used == set()


def test_each_kind_rule_reads_some_example() -> None:
    used = {claim.rule.split("; ")[1] for _, _, example in EXAMPLES for claim in claims_of(example.text)}
    named = {
        "so many out of so many",
        "level that a change ends at",
        "level that another is put against",
        "change",
        "difference from a plan",
        "difference from a plan, of a rate that is not told",
        "rise of a plan",
        "change against a plan",
        "change of a part",
        "change, restated or in turn",
        "signed change",
        "less than a plan",
        "reduction by a rule",
        "so many times a plan",
        "so many times as much",
        "more than a plan",
        "percentage of a plan",
        "index against another time",
        "rate of an unnamed plan",
        "stated level",
    }
    assert named - used == set()
