"""Opinions and directions on sentences of the project's own, annotated before any rule was written for them."""

import json
from pathlib import Path

from doichieu.reader import read

SENTENCES = Path(__file__).parent / "gold/statements/sentences.jsonl"
WANTED = 0.85  # F1 of each kind


def test_opinions_and_directions_are_told_from_other_sentences() -> None:
    rows = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    pairs = [(row["kind"], kind_of(row["text"])) for row in rows]
    assert len(rows) == 160
    assert f1(pairs, "opinion") >= WANTED
    assert f1(pairs, "direction") >= WANTED


def kind_of(text: str) -> str | None:
    found = read(text).statements
    return found[0].kind.value if found else None


def f1(pairs: list[tuple[str | None, str | None]], kind: str) -> float:
    """Twice the right ones over all annotated and all given."""
    right = sum(annotated == given == kind for annotated, given in pairs)
    return 2 * right / sum((annotated == kind) + (given == kind) for annotated, given in pairs)
