"""Annexes for tests, and what a test compares of their claims."""

from datetime import date

from doichieu.claims import Block, BlockKind, Claim, Span, Text
from doichieu.claims.codec import plain
from doichieu.reader import read


def written(*rows: str, before: str = "") -> str:
    """A table in plain text, its cells parted by tabs for the bars."""
    return before + "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows)


def claims(*rows: str, before: str = "", published: date | None = None) -> list[Claim]:
    """The claims of a table in plain text."""
    return list(read(written(*rows, before=before), published=published).claims)


def said(claim: Claim) -> tuple[str, str, str, bool]:
    """Quote, kind, value with unit, and whether it is planned."""
    return claim.quote, claim.kind.value, f"{plain(claim.value)} {claim.unit}".strip(), claim.planned


def days(claim: Claim) -> tuple[str, str] | None:
    """First and last day of a claim."""
    return (claim.period.first.isoformat(), claim.period.last.isoformat()) if claim.period else None


YEAR_2024, YEAR_2025, HALF_2025, HALF_2024 = (
    ("2024-01-01", "2024-12-31"),
    ("2025-01-01", "2025-12-31"),
    ("2025-01-01", "2025-06-30"),
    ("2024-01-01", "2024-06-30"),
)


def blocked(rows: list[list[str]], heads: list[str], body: int = 1) -> Text:
    """A table as a format gives it; heads: of the columns, their levels joined; body: rows below them."""
    content, blocks = "", []
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row, 1):
            start = len(content)
            content += words
            heading = heads[column - 1] if number > len(rows) - body else None
            name = row[1] if heading and column != 2 else None
            span = Span(start, len(content))
            blocks.append(Block(BlockKind.CELL, span, row=name, column=heading, label=f"1:{number}:{column}"))
            content += "\t" if column < len(row) else "\n"
    return Text(content, tuple(blocks), format="docx")
