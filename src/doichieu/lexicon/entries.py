"""One loader for every table of words in this folder.

A table is a TOML file: an array of tables named in the singular (`[[unit]]` in `units.toml`), each with
an id, the forms it is written in, its facts, a source, and examples that are run as tests. All forms are read; the
first is the one that is written, so that where an entry has several, the official one stands first. Where an entry has
`stems` and `tails`, each stem with each tail behind it is a form too: `giảm` and `sụt` before `mạnh` and `mất`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pkgutil import get_data
from typing import Any

import tomli

RESERVED = frozenset({"id", "forms", "stems", "tails", "source", "examples"})
_EXAMPLES = re.compile(r"^examples = \[(?:.*\]|(?:.*\n)+?\])$", re.MULTILINE)  # on one line, or on lines of their own


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of text and what must be read in it; an empty `reads` is a trap."""

    text: str
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase of the trade, in all its spellings."""

    id: str
    forms: tuple[str, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)
    source: str | None = None
    table: str = ""  # the name of the file that it stands in
    named: tuple[str, ...] = ()  # the forms, stems and tails that stand in the file, each of which an example shows

    @property
    def examples(self) -> tuple[Example, ...]:
        """What must be read in which text: read from the file only here, since reading documents needs none."""
        return _examples(self.table).get(self.id, ())

    @property
    def written(self) -> str:
        """The form that is written."""
        return self.forms[0]

    def fact(self, name: str) -> str:
        """A fact as text. Raises KeyError, naming the entry, where it has no such fact."""
        try:
            return str(self.facts[name])
        except KeyError:
            raise KeyError(f"{self.id}: no fact {name!r}") from None


@cache
def table(name: str) -> tuple[Entry, ...]:
    """The entries of `name`.toml, in the file's order.

    Raises FileNotFoundError for an unknown table and ValueError for a faulty entry.
    """
    entries = tuple(_entry(name, row) for row in _rows(without_examples(_written(name))))
    _refuse_repeated_ids(name, entries)
    return entries


def without_examples(written: str) -> str:
    """A table as it is written, without its examples, which are two thirds of all tables: quicker to read."""
    return _EXAMPLES.sub("", written)


@cache
def _examples(name: str) -> Mapping[str, tuple[Example, ...]]:
    """The examples of a table by the id of their entry."""
    rows = _rows(_written(name)) if name else ()
    return {
        row["id"]: tuple(Example(example["text"], tuple(example["reads"])) for example in row.get("examples", ()))
        for row in rows
    }


def _written(name: str) -> str:
    """A table as it is written. Raises FileNotFoundError where there is none."""
    data = get_data(__package__, f"{name}.toml")
    if data is None:
        raise FileNotFoundError(f"{name}.toml")
    return data.decode()


def _rows(written: str) -> Iterator[Mapping[str, Any]]:
    for rows in tomli.loads(written).values():
        yield from rows


def entry(name: str, identity: str) -> Entry:
    """The entry of `name`.toml with that id; raises KeyError where there is none."""
    try:
        return _by_id(name)[identity]
    except KeyError:
        raise KeyError(f"{name}.toml: no entry {identity!r}") from None


@cache
def _by_id(name: str) -> Mapping[str, Entry]:
    return {entry.id: entry for entry in table(name)}


def tables() -> tuple[str, ...]:
    """The names of all tables, sorted."""
    from importlib import resources  # noqa: PLC0415 - a fiftieth of the start of the command

    files = resources.files(__package__).iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def _entry(name: str, row: Mapping[str, Any]) -> Entry:
    if not row.get("id") or not row.get("forms"):
        raise ValueError(f"{name}.toml: an entry needs an id and forms: {row!r}")
    forms, stems, tails = (tuple(row.get(key, ())) for key in ("forms", "stems", "tails"))
    return Entry(
        id=row["id"],
        forms=tuple(dict.fromkeys((*forms, *(f"{stem} {tail}" for stem in stems for tail in tails)))),
        facts={key: value for key, value in row.items() if key not in RESERVED},
        source=row.get("source"),
        table=name,
        named=tuple(dict.fromkeys((*forms, *stems, *tails))),
    )


def _refuse_repeated_ids(name: str, entries: tuple[Entry, ...]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise ValueError(f"{name}.toml: the id {entry.id!r} stands twice")
        seen.add(entry.id)
