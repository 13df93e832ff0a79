"""The words of display.toml and findings.toml, in either language."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from doichieu.lexicon import Entry, table

Lang = Literal["vi", "en"]


@cache
def entries() -> dict[str, Entry]:
    """The entries of display.toml and findings.toml by id; the ids of the second begin with "check." or "finding."."""
    return {entry.id: entry for name in ("display", "findings") for entry in table(name)}


def words(identity: str, lang: Lang, **facts: object) -> str:
    """The wording of an entry, its {braces} filled in from `facts`.

    Raises KeyError for an unknown id or a fact left out.
    """
    wording = _wording(entries()[identity], lang)
    return wording.format(**facts) if facts else wording


@cache
def wordings(prefix: str, lang: Lang) -> Mapping[str, str]:
    """Wording by id, of all entries whose id begins with `prefix`."""
    return {name: _wording(entry, lang) for name, entry in entries().items() if name.startswith(prefix)}


def _wording(entry: Entry, lang: Lang) -> str:
    return entry.forms[0] if lang == "vi" else entry.fact("en")


def unread_reason(reason: str, lang: Lang) -> str:
    """Why a number was not read, of the reader's English reason; as it stands where the table has none."""
    known = (entry for name, entry in entries().items() if name.startswith("unread."))
    return next((_wording(entry, lang) for entry in known if reason == entry.fact("en")), reason)


def unread_advice(reason: str, lang: Lang) -> str:
    """What a clerk can do so that a number is read; empty for a reason that the table does not have."""
    known = (entry for name, entry in entries().items() if name.startswith("unread."))
    return next((entry.fact(f"advice_{lang}") for entry in known if reason == entry.fact("en")), "")
